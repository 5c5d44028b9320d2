"""Tasks set for a time that was over before the period of the report began.

Source: structure.md: the tasks follow the period reported; what names last year is left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from nq57desk import periods
from nq57desk.checks.citations import citations, read_day
from nq57desk.checks.period_rules import PROGRAMME, phrases, reported
from nq57desk.checks.reading import Kind, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import around, clauses, snippet
from nq57desk.i18n import _, mark
from nq57desk.model import PeriodKind, Severity

_WITHIN = re.compile(r"(?:trong|hết|cuối|đến)\s+$", re.IGNORECASE)
_DEADLINE = re.compile(
    r"(?:trước|chậm nhất(?: đến)?|xong|hoàn thành(?: đến)?|đến hết)\s+(?:ngày\s+)?"
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"so với|cùng kỳ|kết quả|tồn tại|hạn chế|khắc phục|chuyển sang|còn lại|tổng kết|đánh giá"
    r"|giai đoạn|năm học|phát huy|kể từ|từ năm|tại thời điểm|chưa hoàn thành|quyết toán",
    re.IGNORECASE,
)


def tasks_of_the_past(reading: Reading) -> Iterator[Remark]:
    """Tasks of a period, or until a day, that was over before the report's period began."""
    span = periods.span(reported(reading))
    if span is None:
        return
    for passage in reading.passages:
        if passage.kind not in (Kind.HEADING, Kind.TEXT) or not passage.future:
            continue
        for start, end in _ended(passage.text, span[0]):
            said = passage.text[start:end]
            yield Remark(
                message=_(
                    "{where} sets tasks for “{said}”, which was over before {period}. Is it left "
                    "over from another report?"
                ).format(where=passage.where, said=said, period=periods.label(reported(reading))),
                places=(passage.place(start, end),),
                quote=snippet(passage.text, start, end),
                found=said,
                expected=periods.next_label(reported(reading)),
            )


def _ended(text: str, first: date) -> Iterator[tuple[int, int]]:
    """Yield what names a time that ended before the day `first`, and tells when to do a task."""
    for phrase in phrases(text):
        year = phrase.period.kind is PeriodKind.YEAR
        until = _WITHIN.search(text, 0, phrase.start) if year else True
        over = phrase.span is not None and phrase.span[1] < first
        if over and until and not _looks_back(text, phrase.start, phrase.end):
            yield phrase.start, phrase.end
    for match in _DEADLINE.finditer(text):
        day = read_day(match["year"], match["month"], match["day"])
        if day and day < first and not _looks_back(text, match.start(), match.end()):
            yield match.span()


def _looks_back(text: str, start: int, end: int) -> bool:
    """Whether the words around a time compare with it, cite a document or a programme of it."""
    clause = around(clauses(text), start)
    before = text[clause.start : start]
    cited = any(one.start < end and one.end > clause.start for one in citations(text))
    return bool(cited or _BACK.search(before) or PROGRAMME.search(text[clause.start : end]))


RULES = (
    Rule(
        id="past-tasks",
        severity=Severity.WARNING,
        title=mark("Tasks of a time that is over"),
        source="kỳ nhiệm vụ nối tiếp kỳ báo cáo",
        in_report=tasks_of_the_past,
    ),
)
