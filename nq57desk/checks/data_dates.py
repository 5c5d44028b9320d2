"""Days that figures are told to be counted between, and the period of the report.

Source: structure.md: a date given for the data lies inside the period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from nq57desk import periods
from nq57desk.checks.citations import read_day
from nq57desk.checks.period_rules import reported
from nq57desk.checks.reading import Kind, Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import REMEMBERED
from nq57desk.i18n import _, mark
from nq57desk.model import Severity
from nq57desk.vietnamese import short_date

_FROM_TO = re.compile(
    r"từ(?:\s+ngày)?\s+(?P<d1>\d{1,2})[/.-](?P<m1>\d{1,2})(?:[/.-](?P<y1>\d{4}))?\s*"
    r"(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[/.-]\d{4}")
_UNTIL = re.compile(
    r"(?:tính\s+đến|đến|số liệu)\s+(?:hết\s+)?ngày\s+"
    r"(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4})",
    re.IGNORECASE,
)
BEFORE_START = timedelta(days=31)  # data of a period may begin in the month before (NĐ 09/2019)


@dataclass(frozen=True, slots=True)
class DataDates:
    """Days that figures are told to be counted between."""

    passage: Passage
    start: int
    end: int
    first: date | None
    last: date

    @property
    def printed(self) -> str:
        """The words that say so."""
        return self.passage.text[self.start : self.end]


def data_dates(reading: Reading) -> Iterator[DataDates]:
    """Yield the days that figures are counted from and to."""
    for passage in reading.passages:
        if passage.kind in _TELLS_DATES and not passage.future:
            for dates in _dates_in(passage.text):
                yield DataDates(passage, *dates)


_TELLS_DATES = (Kind.TEXT, Kind.HEADING, Kind.CELL, Kind.COLUMN)
_NOT_DATA = re.compile(
    r"(?:hạn|chậm nhất|trước|hoàn thành|thời gian|tổ chức|có hiệu lực)[^.;]{0,30}$", re.IGNORECASE
)


@lru_cache(maxsize=REMEMBERED)
def _dates_in(text: str) -> tuple[tuple[int, int, date | None, date], ...]:
    """Return the stretches that tell days of figures: where, the first day, the last."""
    found: list[tuple[int, int, date | None, date]] = []
    if not _YEAR.search(text):
        return ()
    for pattern in (_FROM_TO, _UNTIL):
        for match in pattern.finditer(text):
            last = read_day(match["y2"], match["m2"], match["d2"])
            inside = any(start <= match.start() < end for start, end, _first, _last in found)
            if last and not inside and not _NOT_DATA.search(text, 0, match.start()):
                found.append((*match.span(), _first(match, pattern), last))
    return tuple(found)


def _first(match: re.Match[str], pattern: re.Pattern[str]) -> date | None:
    if pattern is not _FROM_TO:
        return None
    return read_day(match["y1"] or match["y2"], match["m1"], match["d1"])


def data_ends_early(reading: Reading) -> Iterator[Remark]:
    """Figures that are counted to a day before the period's end."""
    period = reported(reading)
    span = periods.span(period)
    if span is None:
        return
    early: dict[date, list[DataDates]] = {}
    for dates in data_dates(reading):
        if span[0] <= dates.last < span[1]:
            early.setdefault(dates.last, []).append(dates)
    for last, told in early.items():
        yield Remark(
            message=_(
                "{where}: the figures are counted to {last}, the report is on {period}, which "
                "ends on {end}. Say so wherever these figures stand."
            ).format(
                where="; ".join(dict.fromkeys(dates.passage.where for dates in told)),
                last=short_date(last),
                period=periods.label(period),
                end=short_date(span[1]),
            ),
            places=(
                *(dates.passage.place(dates.start, dates.end) for dates in told),
                reading.subject.place(),
            ),
            quote=told[0].printed,
            found=short_date(last),
            expected=short_date(span[1]),
        )


def data_outside(reading: Reading) -> Iterator[Remark]:
    """Figures that are counted from or to a day outside of the period, or after the report."""
    period = reported(reading)
    span = periods.span(period)
    signed = reading.signed
    for dates in data_dates(reading):
        late = signed is not None and dates.last > signed
        outside = span is not None and not _lies_in(dates, span)
        if not late and not outside:
            continue
        message = _("{where}: the figures are of “{dates}”, but the report is on {limit}.")
        limit = expected = periods.label(period)
        if late and signed:
            message = _("{where}: the figures are of “{dates}”, but this report is of {limit}.")
            limit = short_date(signed)
            expected = f"≤ {limit}"
        yield Remark(
            message=message.format(where=dates.passage.where, dates=dates.printed, limit=limit),
            places=(dates.passage.place(dates.start, dates.end), reading.subject.place()),
            quote=dates.printed,
            found=dates.printed,
            expected=expected,
        )


def _lies_in(dates: DataDates, span: tuple[date, date]) -> bool:
    first = dates.first or dates.last
    return span[0] - BEFORE_START <= first and dates.last <= span[1] and dates.last >= span[0]


RULES = (
    Rule(
        id="data-ends-early",
        severity=Severity.INFO,
        title=mark("Figures counted to a day before the end of the period"),
        source="mốc số liệu nằm trong kỳ và được ghi rõ",
        in_report=data_ends_early,
    ),
    Rule(
        id="data-outside",
        severity=Severity.WARNING,
        title=mark("Figures counted outside of the period or after the report"),
        source="mốc số liệu nằm trong kỳ, không sau ngày báo cáo",
        in_report=data_outside,
    ),
)
