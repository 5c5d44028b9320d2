"""What came over from the previous report and was neither changed nor confirmed.

The old period's words in it are judged as a take-over judges them; each section is told once.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby

from nq57desk.carried import waiting
from nq57desk.checks.reading import Kind, Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import REMEMBERED
from nq57desk.i18n import _, mark
from nq57desk.model import Office, Period, Place, Severity
from nq57desk.rollover import Doubt, Setting
from nq57desk.rollover.mentions import Mention, Turn

_SHOWN = 4
_DAYS = frozenset({Doubt.DATE, Doubt.YEAR})
_SETTINGS = {Kind.HEADING: Setting.HEADING, Kind.CELL: Setting.CELL}
_PERSON = re.compile(
    r"\b(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)\s+(?P<name>[^\W\d_]+(?:\s+[^\W\d_]+){1,3})"
)


def unconfirmed(reading: Reading) -> Iterator[Remark]:
    """Yield how much has not been looked at, once for the whole report, and where it begins."""
    parts = waiting(reading.report)
    if not parts:
        return
    sections = list(dict.fromkeys(part.section for part in parts if part.section))
    text = _(
        "{count} parts in {sections} sections came from last period and nobody has confirmed them."
        " Go through them with Ctrl+D."
    )
    yield Remark(
        message=text.format(count=len(parts), sections=len(sections)),
        places=tuple(Place(section=section) for section in sections[:1]),
        found=str(len(parts)),
    )


def old_periods(reading: Reading) -> Iterator[Remark]:
    """Yield the names of other periods, section by section."""
    yield from _mentions(
        reading,
        lambda each: each.doubt not in _DAYS,
        _("Taken over, not confirmed, and on another period: {words}. Does it still hold?"),
    )


def old_days(reading: Reading) -> Iterator[Remark]:
    """Yield the dates and years of last period, section by section."""
    yield from _mentions(
        reading,
        lambda each: each.doubt in _DAYS,
        _("Taken over, not confirmed, with days or years: {words}. Do they still hold?"),
    )


def persons(reading: Reading) -> Iterator[Remark]:
    """Yield the people who are named, section by section: they may hold other posts now."""
    text = _("Taken over, not confirmed, with people: {words}. Are they still in office?")
    yield from _grouped(reading, _people, text)


def other_office(reading: Reading) -> Iterator[Remark]:
    """Yield where the office of the previous report is named, if that was another one."""
    before = reading.before
    if before is None or not _is_other(before.office, reading.report.office):
        return
    pattern = re.compile(rf"\b{re.escape(before.office.locality)}\b", re.IGNORECASE)
    text = _("Taken over from the report of another place, which it still names: {words}.")
    yield from _grouped(
        reading, lambda one: [match.span() for match in pattern.finditer(one.text)], text
    )


Spans = list[tuple[int, int]]


def _mentions(reading: Reading, wanted: Callable[[Mention], bool], text: str) -> Iterator[Remark]:
    report, before = reading.report, reading.before
    old = before.period if before else Period()
    turn = Turn(old=old, new=report.period, span=report.data_span)

    def of(passage: Passage) -> Spans:
        found = _judged(turn, passage.text, _SETTINGS.get(passage.kind, Setting.TEXT))
        return [
            (each.start, each.end)
            for each in found
            if wanted(each) and not _holds(each, passage.text)
        ]

    yield from _grouped(reading, of, text)


def _holds(mention: Mention, text: str) -> bool:
    """Whether the words are what would stand there in the new period."""
    return text[mention.start : mention.end].casefold() == mention.hint.casefold()


@lru_cache(maxsize=REMEMBERED)
def _judged(turn: Turn, text: str, setting: Setting) -> tuple[Mention, ...]:
    return turn.mentions(text, setting)


def _grouped(reading: Reading, find: Callable[[Passage], Spans], text: str) -> Iterator[Remark]:
    passages = [(one, find(one)) for one in _carried(reading)]
    told = [(one, spans) for one, spans in passages if spans]
    for _section, found in groupby(told, key=lambda pair: pair[0].section):
        pairs = [(one, span) for one, spans in found for span in spans]
        words = [one.text[start:end] for one, (start, end) in pairs]
        shown = list(dict.fromkeys(words))
        quoted = ", ".join(f"“{each}”" for each in shown[:_SHOWN])
        more = len(shown) - _SHOWN
        quoted += _(" and {count} more").format(count=more) if more > 0 else ""
        yield Remark(
            message=text.format(words=quoted),
            places=tuple(one.place(start, end) for one, (start, end) in pairs),
            quote=words[0],
            found=", ".join(shown),
        )


def _carried(reading: Reading) -> Iterator[Passage]:
    carried = reading.report.carried
    for passage in reading.passages if carried else ():
        part = passage.section if passage.kind is Kind.HEADING else passage.block
        if part in carried and passage.text:
            yield passage


def _people(passage: Passage) -> Spans:
    spans = []
    for match in _PERSON.finditer(passage.text):
        words = match["name"].split()
        names = 0
        while names < len(words) and words[names][:1].isupper():
            names += 1
        if names >= 2:
            last = sum(len(word) for word in words[:names]) + names - 1
            spans.append((match.start(), match.start("name") + last))
    return spans


def _is_other(before: Office, now: Office) -> bool:
    return bool(before.name) and before.locality.casefold() != now.locality.casefold()


_SOURCE = mark("What is taken over from last period must be read again before it is signed.")

RULES: tuple[Rule, ...] = (
    Rule(
        id="carried-unconfirmed",
        severity=Severity.WARNING,
        title=mark("Taken over from last period, not confirmed"),
        source=_SOURCE,
        in_report=unconfirmed,
    ),
    Rule(
        id="carried-period",
        severity=Severity.WARNING,
        title=mark("Another period in what was taken over"),
        source=_SOURCE,
        in_report=old_periods,
    ),
    Rule(
        id="carried-days",
        severity=Severity.INFO,
        title=mark("Days and years in what was taken over"),
        source=_SOURCE,
        in_report=old_days,
    ),
    Rule(
        id="carried-people",
        severity=Severity.INFO,
        title=mark("People in what was taken over"),
        source=_SOURCE,
        in_report=persons,
    ),
    Rule(
        id="carried-office",
        severity=Severity.WARNING,
        title=mark("Another office in what was taken over"),
        source=_SOURCE,
        in_report=other_office,
    ),
)
