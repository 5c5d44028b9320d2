"""A report put on another period."""

from datetime import date

import pytest

from nq57desk.model import DataSpan, Period, Report
from nq57desk.period_order import data_spans
from nq57desk.periods import read
from nq57desk.rescheduling import put_on
from tests.helpers import build_report

OWN = DataSpan(start=date(2026, 1, 5), end=date(2026, 5, 20))


def on(period: str, span: DataSpan) -> Report:
    return build_report(period=read(period), data_span=span)


@pytest.mark.parametrize("place", [0, 1])
def test_the_usual_days_of_the_data_follow(place: int) -> None:
    report = on("5T/2026", data_spans(read("5T/2026"))[place])
    command = put_on(report, read("6T/2026"))
    after = command.apply(report)
    assert after.data_span == data_spans(read("6T/2026"))[place]
    assert command.inverse(report).apply(after) == report


def test_chosen_days_stay_and_none_stay_none() -> None:
    for span in (OWN, DataSpan()):
        after = put_on(on("5T/2026", span), read("6T/2026")).apply(on("5T/2026", span))
        assert (after.period, after.data_span) == (read("6T/2026"), span)


def test_a_report_on_a_theme_has_no_days_of_data() -> None:
    report = on("5T/2026", data_spans(read("5T/2026"))[0])
    assert put_on(report, Period()).apply(report).data_span == DataSpan()
