from datetime import date

import pytest

from nq57desk.model import DataSpan, Period
from nq57desk.period_order import (
    data_spans,
    following,
    latest_before,
    months_covered,
    same_days,
    year_before,
)
from nq57desk.periods import code, read


@pytest.mark.parametrize(
    ("period", "next_one"),
    [
        ("5T/2026", "6T/2026"),
        ("6T/2026", "9T/2026"),
        ("9T/2026", "2026"),
        ("Q4/2026", "Q1/2027"),
        ("05/2026", "06/2026"),
        ("12/2026", "01/2027"),
        ("2026", "2027"),
        ("", ""),
    ],
)
def test_the_next_report_follows_the_usual_ladder(period: str, next_one: str) -> None:
    assert code(following(read(period))) == next_one


@pytest.mark.parametrize(
    ("days", "start", "end"),
    [
        ("15/12/2025-14/5/2026", date(2026, 5, 15), date(2026, 10, 14)),
        ("01/7/2026-31/12/2026", date(2027, 1, 1), date(2027, 6, 30)),
        ("31/01/2026-27/02/2026", date(2026, 2, 28), date(2026, 3, 27)),
        ("10/3/2026-12/3/2026", date(2026, 3, 13), date(2026, 3, 15)),
    ],
)
def test_days_are_followed_by_as_many_months_or_days(days: str, start: date, end: date) -> None:
    after = following(read(days))
    assert (after.start, after.end) == (start, end)


def test_the_same_period_of_last_year_keeps_its_kind() -> None:
    assert code(year_before(read("6T/2026"))) == "6T/2025"
    leap = year_before(read("01/01/2028-29/02/2028"))
    assert leap.end == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("period", "known", "before"),
    [
        ("6T/2026", ["5T/2026", "Q1/2026", "2025"], "5T/2026"),
        ("9T/2026", ["Q2/2026", "6T/2026", "9T/2025"], "6T/2026"),
        ("Q1/2026", ["2025", "Q4/2025", "6T/2026"], "2025"),
        ("5T/2026", ["6T/2026", "5T/2026"], None),
        ("", ["2025"], None),
    ],
)
def test_the_period_before_is_found_across_kinds(
    period: str, known: list[str], before: str | None
) -> None:
    found = latest_before(read(period), [read(each) for each in known])
    assert (found and code(found)) == before


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("05/2026", date(2026, 4, 15), date(2026, 5, 14)),
        ("Q1/2026", date(2025, 12, 15), date(2026, 3, 14)),
        ("Q3/2026", date(2026, 6, 15), date(2026, 9, 14)),
        ("6T/2026", date(2025, 12, 15), date(2026, 6, 14)),
        ("9T/2026", date(2025, 12, 15), date(2026, 9, 14)),
        ("2026", date(2025, 12, 15), date(2026, 12, 14)),
        ("03/2026", date(2026, 2, 15), date(2026, 3, 14)),
    ],
)
def test_data_are_closed_on_the_days_of_the_decree(period: str, start: date, end: date) -> None:
    assert data_spans(read(period))[0] == DataSpan(start=start, end=end)


def test_calendar_days_are_offered_too() -> None:
    assert data_spans(read("Q1/2026"))[1] == DataSpan(
        start=date(2026, 1, 1), end=date(2026, 3, 31)
    )
    assert data_spans(Period()) == ()


def test_periods_are_compared_by_their_days() -> None:
    assert same_days(read("Q1/2026"), read("3T/2026"))
    assert not same_days(read("Q2/2026"), read("6T/2026"))
    assert not same_days(Period(), Period())
    assert (months_covered(read("9T/2026")), months_covered(Period())) == (9, None)
