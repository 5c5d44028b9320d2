"""The period that the report is on, and what its text says of periods and dates.

Source: structure.md: every period phrase in the body = the title's period; reporting period ∩
task period = ∅; a date given for the data lies inside the period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nq57desk import periods
from nq57desk.checks.citations import citations
from nq57desk.checks.reading import Kind, Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import REMEMBERED, around, clauses, numbers, sentences, snippet
from nq57desk.errors import BadInput
from nq57desk.i18n import _, mark
from nq57desk.model import Period, PeriodKind, Severity

_COUNT = r"(?:\d{1,2}|một|hai|ba|bốn|sáu|chín)"
_PHRASE = re.compile(
    rf"""\b(?:(?P<rest>{_COUNT}\s+tháng\s+cuối\s+năm)
    |(?P<months>{_COUNT}\s+tháng\s+đầu\s+năm)
    |(?P<quarter>quý\s+(?:[1-4]|IV|I{{1,3}})\b)
    |(?P<month>(?<!ngày\s)(?<!\d\s)tháng\s+\d{{1,2}}\b(?!\s*/\s*\d))
    |(?P<year>năm(?=\s+(?:19|20)\d\d\b)))
    (?:\s*(?:/|năm\s+|\s)\s*(?P<of>(?:19|20)\d\d)\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMPARES = re.compile(
    r"so với|cùng kỳ|từ năm|đến năm|từ đầu năm|giai đoạn|năm học|kể từ|trước đây|đầu năm \d{4} và"
    r"|cuối năm|tầm nhìn|từ khi|thời điểm|trước năm|sau năm|nhiệm kỳ|theo kế hoạch|dự toán"
    r"|phấn đấu|dự kiến|kế hoạch năm|tiếp tục",
    re.IGNORECASE,
)
PROGRAMME = re.compile(r"(?:chương trình|kế hoạch|đề án)\b[^,;.]{0,40}\bnăm\b", re.IGNORECASE)
_OPENS = re.compile(
    r"^(?:[-+*•]\s*)?(?:trong|qua|kết quả|tính đến|đến hết|tại thời điểm)?\s*$", re.IGNORECASE
)
_TASKS = re.compile(r"nhiệm vụ|giải pháp|phương hướng", re.IGNORECASE)
_RATE_WORD = re.compile(r"\b[Tt][ỷỉ] lệ\b")
_RATE_LABEL = re.compile(
    r"\b(?:tỷ|tỉ) lệ\b(?P<said>[^;.%]*?)(?::|\bđạt\b|\blà\b)\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A period named in a text; `rest` marks the last months of a year."""

    start: int
    end: int
    period: Period
    rest: bool = False

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day."""
        return periods.span(self.period)


@lru_cache(maxsize=REMEMBERED)
def phrases(text: str) -> tuple[Phrase, ...]:
    """Return the periods named in `text`; a year left out is taken from a later phrase."""
    if not _YEAR.search(text):
        return ()
    found = list(_PHRASE.finditer(text))
    made: list[Phrase] = []
    for index, match in enumerate(found):
        later = (other["of"] for other in found[index:] if other["of"])
        year = match["of"] or next(later, None)
        if year is None:
            continue
        said = match[0] if match["of"] else f"{match[0]} {_of(match)}{year}"
        try:
            period = periods.read(said)
        except BadInput:
            continue
        made.append(Phrase(match.start(), match.end(), period, bool(match["rest"])))
    return tuple(made)


def _of(match: re.Match[str]) -> str:
    return "năm " if match["quarter"] or match["month"] else ""


@lru_cache(maxsize=2)
def reported(reading: Reading) -> Period:
    """Return the period that the subject names; the report's own where it names none."""
    named = periods.find(reading.subject.text)
    return named or reading.report.period


def missing_period(reading: Reading) -> Iterator[Remark]:
    """A subject that names no period."""
    subject = reading.subject
    if subject.text and reported(reading).kind is PeriodKind.NONE:
        yield Remark(
            message=_(
                "The subject names no period. Say which months the report is on, or until when "
                "its figures are counted."
            ),
            places=(subject.place(),),
            quote=subject.text[:120],
        )


def other_period(reading: Reading) -> Iterator[Remark]:
    """Results told of a period that is not the report's, nor a part of it."""
    period = reported(reading)
    span = periods.span(period)
    if span is None:
        return
    for passage in (*_of_results(reading), *_framing(reading)):
        for phrase in phrases(passage.text):
            if phrase.span and _is_other(phrase, span, period) and _is_told(passage, phrase):
                said = passage.text[phrase.start : phrase.end]
                yield Remark(
                    message=_(
                        "{where} tells of “{said}”, the report is on {period}. Is it left over "
                        "from another report?"
                    ).format(where=passage.where, said=said, period=periods.label(period)),
                    places=(passage.place(phrase.start, phrase.end), reading.subject.place()),
                    quote=snippet(passage.text, phrase.start, phrase.end),
                    found=said,
                    expected=periods.label(period),
                )


def _of_results(reading: Reading) -> Iterator[Passage]:
    for passage in reading.passages:
        in_text = passage.kind in (Kind.HEADING, Kind.TEXT) and not passage.appendix
        if (in_text or passage.kind is Kind.COLUMN) and not passage.future:
            yield passage


def _framing(reading: Reading) -> Iterator[Passage]:
    """Yield the sentences before and behind the body, which name the report's period again."""
    return reading.only(Kind.LEAD_IN, Kind.CLOSING)


def _is_other(phrase: Phrase, span: tuple[date, date], period: Period) -> bool:
    """Whether a phrase names a past or present time that is no part of the period.

    "5 tháng đầu năm" is no part of "6 tháng đầu năm": it is the same thing told too early.
    """
    first, last = phrase.span or span
    months = phrase.period.kind is PeriodKind.MONTHS is period.kind
    inside = span[0] <= first and last <= span[1] and not (months and last != span[1])
    holds = first <= span[0] and span[1] <= last and phrase.period.kind is PeriodKind.YEAR
    return not inside and not holds and not phrase.rest and first <= span[1]


def _is_told(passage: Passage, phrase: Phrase) -> bool:
    """Whether results are told of the phrase: it opens a sentence, or stands in a heading."""
    text = passage.text
    clause = around(clauses(text), phrase.start)
    if _COMPARES.search(text, max(clause.start - 30, 0), clause.end) or _quoted(text, phrase):
        return False
    if passage.kind is Kind.COLUMN:
        return phrase.period.kind is not PeriodKind.YEAR
    if passage.kind in (Kind.CLOSING, Kind.LEAD_IN):
        return phrase.period.kind in (PeriodKind.MONTHS, PeriodKind.QUARTER)
    sentence = around(sentences(text), phrase.start)
    if any(one.start < phrase.start for one in citations(text) if one.end > sentence.start):
        return False
    if passage.kind is Kind.HEADING:
        return phrase.period.kind in (PeriodKind.MONTHS, PeriodKind.YEAR, PeriodKind.QUARTER)
    opening = text[sentence.start : phrase.start]
    if phrase.period.kind is PeriodKind.YEAR and not opening.strip():
        return False
    return bool(_OPENS.match(opening))


def _quoted(text: str, phrase: Phrase) -> bool:
    before = text[: phrase.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def uneven_period(reading: Reading) -> Iterator[Remark]:
    """A title on the year and a text on its months, or the other way round in a heading."""
    period = reported(reading)
    span = periods.span(period)
    if span is None:
        return
    odd: list[tuple[Passage, Phrase]] = []
    for passage in _of_results(reading):
        if passage.kind is Kind.COLUMN:
            continue
        for phrase in phrases(passage.text):
            shorter = period.kind is PeriodKind.YEAR and phrase.period.kind is PeriodKind.MONTHS
            heading = passage.kind is Kind.HEADING
            longer = period.kind is not PeriodKind.YEAR and phrase.period.kind is PeriodKind.YEAR
            same_year = phrase.period.year == period.year and not phrase.rest
            told = shorter or (longer and heading and not _is_of_other(passage.text))
            if same_year and told and not _quoted(passage.text, phrase):
                odd.append((passage, phrase))
    if not odd:
        return
    passage, phrase = odd[0]
    said = passage.text[phrase.start : phrase.end]
    closing = [p for p in reading.tail if p.kind is Kind.CLOSING]
    yield Remark(
        message=_(
            "The subject is on {period}, {where} on “{said}” ({count} times). Name one period "
            "throughout, or say how the two belong together."
        ).format(period=periods.label(period), where=passage.where, said=said, count=len(odd)),
        places=(
            *(p.place(f.start, f.end) for p, f in odd),
            reading.subject.place(),
            *(p.place() for p in closing),
        ),
        quote=snippet(passage.text, phrase.start, phrase.end),
        found=said,
        expected=periods.label(period),
    )


def _is_of_other(text: str) -> bool:
    """Whether a text compares with a year, or cites a programme of it."""
    return bool(_COMPARES.search(text) or PROGRAMME.search(text))


def overlapping_tasks(reading: Reading) -> Iterator[Remark]:
    """A period of tasks that shares days with the period reported."""
    span = periods.span(reported(reading))
    if span is None or reported(reading).kind is PeriodKind.YEAR:
        return
    odd: list[tuple[Passage, Phrase]] = []
    for passage in reading.passages:
        heads = (Kind.SUBJECT, Kind.LEAD_IN, Kind.HEADING, Kind.CLOSING)
        if passage.kind not in heads or passage.appendix:
            continue
        for phrase in phrases(passage.text):
            if _is_task(passage, phrase) and phrase.span and _overlap(span, phrase.span):
                odd.append((passage, phrase))
    if odd:
        passage, phrase = odd[0]
        said = passage.text[phrase.start : phrase.end]
        yield Remark(
            message=_(
                "The tasks of “{said}” ({where}) overlap with the period reported, {period}. "
                "Tasks begin when the period has ended."
            ).format(
                said=said,
                where="; ".join(dict.fromkeys(p.where for p, _f in odd)),
                period=periods.label(reported(reading)),
            ),
            places=tuple(p.place(f.start, f.end) for p, f in odd),
            quote=snippet(passage.text, phrase.start, phrase.end),
            found=said,
            expected=periods.next_label(reported(reading)),
        )


def _is_task(passage: Passage, phrase: Phrase) -> bool:
    """Whether a phrase stands behind "nhiệm vụ, giải pháp" in its clause."""
    text = passage.text
    told = [match.start() for match in _TASKS.finditer(text, 0, phrase.start)]
    if not told or not (phrase.rest or phrase.period.kind is not PeriodKind.YEAR):
        return False
    between = text[told[-1] : phrase.start]
    results = re.search(r"kết quả|tình hình|thực hiện nghị quyết", between, re.IGNORECASE)
    return results is None and phrase.period.kind is not PeriodKind.MONTHS


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def rate_without_rate(passage: Passage) -> Iterator[Remark]:
    """A label that promises a rate ("Tỷ lệ …") and gives a count."""
    text = passage.text
    if passage.future or not _RATE_WORD.search(text):
        return
    for clause in clauses(text):
        told = [number for number in numbers(text) if clause.start <= number.start < clause.end]
        if not told:
            continue
        first = told[0]
        label = _RATE_LABEL.search(text[clause.start : first.from_])
        counts = not first.unit and first.denominator is None
        if not label or not counts or any(number.is_percent for number in told):
            continue
        said = text[clause.start + label.start() : clause.end].strip(" ;.")
        yield Remark(
            message=_(
                "{where}: “{said}” promises a rate and gives a count. Write the rate, or name "
                "it “Số …”."
            ).format(where=passage.where, said=said[:100]),
            places=(passage.place(clause.start + label.start(), first.end),),
            quote=said[:120],
            found=text[first.start : first.end],
            expected="%",
        )


_SOURCE = "kỳ nêu trong thân bài = kỳ ở trích yếu"
RULES = (
    Rule(
        id="missing-period",
        severity=Severity.INFO,
        title=mark("A subject without a period"),
        source="trích yếu nêu kỳ báo cáo",
        in_report=missing_period,
    ),
    Rule(
        id="other-period",
        severity=Severity.WARNING,
        title=mark("Results of another period"),
        source=_SOURCE,
        in_report=other_period,
    ),
    Rule(
        id="uneven-period",
        severity=Severity.INFO,
        title=mark("A period named in two ways"),
        source=_SOURCE,
        in_report=uneven_period,
    ),
    Rule(
        id="overlapping-tasks",
        severity=Severity.WARNING,
        title=mark("Tasks that overlap with the period reported"),
        source="kỳ nhiệm vụ nối tiếp kỳ báo cáo, không trùng ngày nào",
        in_report=overlapping_tasks,
    ),
    Rule(
        id="rate-without-rate",
        severity=Severity.WARNING,
        title=mark("A label that promises a rate and gives a count"),
        source="nhãn “Tỷ lệ” phải có tỷ lệ",
        in_passage=rate_without_rate,
    ),
)
