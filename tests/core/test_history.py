from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from nq57desk.errors import NotFound
from nq57desk.figures.catalogue import Catalogue, Figure, Kind
from nq57desk.history import Point, Reported, history, newest_first
from nq57desk.model import FigureId, FigureValue, Office, ReportId, ReportStatus
from nq57desk.periods import code, read
from nq57desk.session import Session
from tests.helpers import build_report, counting_ids

COUNT = Figure(id=FigureId("xom"), label="Số xóm", kind=Kind.COUNT)
FLOW = Figure(id=FigureId("ho-so"), label="Hồ sơ", kind=Kind.COUNT, accumulates=True)
RATE = Figure(id=FigureId("ty-le"), label="Tỷ lệ", kind=Kind.PERCENT, unit="%")
CATALOGUE = Catalogue(figures=(COUNT, FLOW, RATE))


def reported(period: str, value: int, **more: object) -> Reported:
    values = tuple(
        FigureValue(figure=figure.id, value=Decimal(value)) for figure in CATALOGUE.figures
    )
    whole = {"report": ReportId(period), "name": period, "figures": values} | more
    return Reported(period=read(period), **whole)


def points(figure: Figure, *values: tuple[str, int]) -> tuple[Point, ...]:
    known = newest_first(reported(period, value) for period, value in values)
    return history(figure, known, CATALOGUE)


def told(found: tuple[Point, ...]) -> list[tuple[str, int, bool]]:
    return [(code(each.period), int(each.amount.value or 0), each.unusual) for each in found]


def test_values_stand_in_the_order_of_their_periods() -> None:
    found = points(COUNT, ("9T/2026", 3), ("2025", 1), ("6T/2026", 2))
    assert told(found) == [("2025", 1, False), ("6T/2026", 2, False), ("9T/2026", 3, False)]


def test_only_the_last_eight_are_told_and_no_more_are_read() -> None:
    def newest() -> Iterator[Reported]:
        for year in range(2026, 2018, -1):
            yield reported(str(year), year)
        raise AssertionError("read too far")

    assert [value for _, value, _ in told(history(COUNT, newest(), CATALOGUE))] == list(
        range(2019, 2027)
    )


def test_a_leap_out_of_its_own_history_is_pointed_out() -> None:
    found = points(COUNT, ("Q1/2025", 12), ("Q2/2025", 12), ("Q3/2025", 13), ("Q4/2025", 130))
    assert [each.unusual for each in found] == [False, False, False, True]
    assert found[-1].usual == 12


def test_too_short_a_history_points_out_nothing() -> None:
    found = points(COUNT, ("Q1/2025", 12), ("Q2/2025", 12), ("Q3/2025", 130))
    assert not any(each.unusual for each in found)


def test_what_adds_up_is_judged_by_its_pace() -> None:
    year = (("Q1/2025", 300), ("6T/2025", 600), ("9T/2025", 900), ("2025", 1200), ("Q1/2026", 310))
    assert not any(each.unusual for each in points(FLOW, *year))
    assert points(FLOW, *year[:4], ("Q1/2026", 900))[-1].usual == 300


def test_a_rate_leaps_by_points() -> None:
    steady = (("Q1/2025", 80), ("Q2/2025", 81), ("Q3/2025", 80))
    assert not points(RATE, *steady, ("Q4/2025", 89))[-1].unusual
    assert points(RATE, *steady, ("Q4/2025", 8))[-1].unusual


def test_of_one_period_the_signed_report_counts() -> None:
    known = (
        reported("2025", 1, report=ReportId("draft")),
        reported("2025", 2, report=ReportId("signed"), status=ReportStatus.SIGNED),
        reported("", 3),
    )
    assert [each.report for each in newest_first(known)] == ["signed"]


def test_the_session_reads_the_reports_of_its_office(tmp_path: Path) -> None:
    figure = FigureId("ho_so_truc_tiep")
    new_id = counting_ids()
    with Session(tmp_path, clock=lambda: datetime(2026, 6, 15), new_id=new_id) as session:
        session.set_office(Office(name="Mẫu"))
        for place, period in (("Mẫu", "Q1/2026"), ("Khác", "Q2/2026"), ("Mẫu", "6T/2026")):
            values = (FigureValue(figure=figure, value=Decimal(len(period))),)
            report = build_report(period=read(period), figures=values)
            session.add(replace(report, office=Office(name=place)))
        found = session.over_periods.history(figure)
        with pytest.raises(NotFound):
            session.over_periods.history("no-such")
    assert [code(each.period) for each in found] == ["Q1/2026", "6T/2026"]
