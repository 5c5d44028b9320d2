"""Names of units and offices that no longer exist.

The table is dated: a name is wrong only in a report that is younger than the change, and where
the text does not speak of the past.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from nq57desk import periods
from nq57desk.checks.citations import citations
from nq57desk.checks.place_table import Places
from nq57desk.checks.reading import Kind, Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import REMEMBERED, around, clauses, snippet
from nq57desk.i18n import _, mark
from nq57desk.model import Severity
from nq57desk.vietnamese import short_date

_PAST = re.compile(
    r"trước đây|\bcũ\b|sáp nhập|hợp nhất|trước khi|trước ngày|giải thể|chuyển từ|bàn giao từ"
    r"|kết thúc|không tổ chức|bỏ cấp",
    re.IGNORECASE,
)


def gone_place(reading: Reading) -> Iterator[Remark]:
    """A unit or office under a name that it no longer bears."""
    day = day_of(reading)
    if day is None:
        return
    told: dict[str, list[tuple[Passage, int, int]]] = defaultdict(list)
    for passage in reading.passages:
        if passage.kind is not Kind.UNPLACED:
            for name, start, end in old_names(passage.text, reading.places):
                if reading.places.changes[name].since <= day:
                    told[name].append((passage, start, end))
    for name, places in told.items():
        passage, start, end = places[0]
        change = reading.places.changes[name]
        yield Remark(
            message=_(
                "“{old}” ({count} times, {where}) is no more since {day}; now: {new}. Keep the "
                "old name only where the past is meant."
            ).format(
                old=passage.text[start:end],
                count=len(places),
                where=passage.where,
                day=short_date(change.since),
                new=change.new,
            ),
            places=tuple(p.place(a, b) for p, a, b in places),
            quote=snippet(passage.text, start, end),
            found=passage.text[start:end],
            expected=change.new,
        )


def day_of(reading: Reading) -> date | None:
    """Return a day that the report is not older than: its date, else its period."""
    if reading.signed:
        return reading.signed
    days = [one.day for p in reading.prose for one in citations(p.text) if one.day]
    span = periods.span(reading.report.period)
    if span:
        return span[1]
    return max(days, default=None)


@lru_cache(maxsize=REMEMBERED)
def old_names(text: str, table: Places) -> tuple[tuple[str, int, int], ...]:
    """Return the old names in a text that speaks of the present, and where they stand."""
    found = []
    for match in table.pattern.finditer(text):
        clause = around(clauses(text), match.start())
        cited = any(one.date_end <= match.start() <= one.date_end + 60 for one in citations(text))
        if not cited and not _PAST.search(text, clause.start, clause.end):
            found.append((table.named(match[0]), match.start(), match.end()))
    return tuple(found)


RULES = (
    Rule(
        id="gone-place",
        severity=Severity.WARNING,
        title=mark("A unit under a name that it no longer bears"),
        source="bảng đơn vị đã đổi tên, sáp nhập (cơ quan tự cập nhật)",
        in_report=gone_place,
    ),
)
