"""A report put on another period: the days of its data follow where they were the usual ones."""

from nq57desk.commands import Command, SetDataSpan, SetPeriod, Together
from nq57desk.model import DataSpan, Period, Report
from nq57desk.period_order import data_spans


def put_on(report: Report, period: Period) -> Command:
    """Return the edit that puts a report on another period.

    Days of data that are those of the decree, or of the calendar, become the same of the new
    period; days that the clerk chose stay, and a report without any stays without.
    """
    former = data_spans(report.period)
    if report.data_span not in former:
        return SetPeriod(period)
    place = former.index(report.data_span)
    days = data_spans(period)
    span = days[min(place, len(days) - 1)] if days else DataSpan()
    return Together((SetPeriod(period), SetDataSpan(span)), SetPeriod.title)
