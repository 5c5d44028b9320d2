"""How periods lie to each other, and from which day to which their data are taken.

Reports of one office come in kinds that overlap (5 tháng, 6 tháng, quý II), so the one before is
told by the day it ends, whatever its kind.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from nq57desk.model import DataSpan, Period, PeriodKind
from nq57desk.periods import span

_LADDER = (3, 6, 9, 12)  # the counts of months that reports are usually made for
_CLOSING_DAY = 14
_IN_EVERY_MONTH = 28


def following(period: Period) -> Period:
    """Return the period that the next report is usually on: 5 or 6 tháng → 6 or 9 tháng."""
    number, year = period.number or 0, period.year
    match period.kind:
        case PeriodKind.MONTHS:
            months = next((step for step in _LADDER if step > number), 12)
            if months == 12:
                return Period(kind=PeriodKind.YEAR, year=year)
            return replace(period, number=months)
        case PeriodKind.MONTH | PeriodKind.QUARTER:
            last = 12 if period.kind is PeriodKind.MONTH else 4
            if number < last:
                return replace(period, number=number + 1)
            return replace(period, number=1, year=_plus(year, 1))
        case PeriodKind.YEAR:
            return replace(period, year=_plus(year, 1))
        case PeriodKind.RANGE if period.start and period.end:
            return _next_range(period, period.start, period.end)
        case _:
            return period


def year_before(period: Period) -> Period:
    """Return the same period of last year (cùng kỳ năm trước)."""
    return replace(
        period,
        year=_plus(period.year, -1),
        start=_a_year_before(period.start),
        end=_a_year_before(period.end),
    )


def latest_before(period: Period, known: Iterable[Period]) -> Period | None:
    """Return which of `known` was reported on before: the last to end before `period` ends.

    Of those that end on one day the one that covers most.
    """
    own = span(period)
    if own is None:
        return None
    ended = [(days, each) for each in known if (days := span(each)) and days[1] < own[1]]
    best = max(ended, key=lambda pair: (pair[0][1], -pair[0][0].toordinal()), default=None)
    return best[1] if best else None


def same_days(one: Period, other: Period) -> bool:
    """Whether two periods cover the same days: quý I and 3 tháng đầu năm."""
    days = span(one)
    return days is not None and days == span(other)


def months_covered(period: Period) -> int | None:
    """Return how many months a period covers, begun ones counted; `None` if it does not say."""
    days = span(period)
    if days is None:
        return None
    start, end = days
    return (end.year - start.year) * 12 + end.month - start.month + 1


def data_spans(period: Period) -> tuple[DataSpan, ...]:
    """Return the days that may be offered for the data: by the decree, then by the calendar.

    Of months that the decree does not name (5 tháng) the days are those of its rule.

    Source: NĐ 09/2019/NĐ-CP, thời gian chốt số liệu.
    """
    days = span(period)
    if days is None:
        return ()
    calendar_days = DataSpan(start=days[0], end=days[1])
    if period.kind is PeriodKind.RANGE:
        return (calendar_days,)
    day_before = days[0] - timedelta(days=1)
    start = day_before.replace(day=_CLOSING_DAY + 1)
    return (DataSpan(start=start, end=days[1].replace(day=_CLOSING_DAY)), calendar_days)


def _next_range(period: Period, first: date, last: date) -> Period:
    """Return the span behind one: as many months where it is whole months, else as many days."""
    start = last + timedelta(days=1)
    if start.day != first.day or start.day > _IN_EVERY_MONTH:
        return replace(period, start=start, end=start + (last - first))
    months = (start.year - first.year) * 12 + start.month - first.month
    months_on = start.month - 1 + months
    beyond = start.replace(year=start.year + months_on // 12, month=months_on % 12 + 1)
    return replace(period, start=start, end=beyond - timedelta(days=1))


def _plus(year: int | None, years: int) -> int | None:
    return None if year is None else year + years


def _a_year_before(day: date | None) -> date | None:
    if day is None:
        return None
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)
