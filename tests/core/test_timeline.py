"""Figures side by side over the periods, and the Excel file of them."""

import zipfile
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nq57desk.cli import main
from nq57desk.figures.catalogue import Catalogue, Figure, Kind
from nq57desk.history import Reported, newest_first
from nq57desk.model import FigureId, FigureValue, Office, ReportId
from nq57desk.periods import read
from nq57desk.session import Session
from nq57desk.timeline import Timeline, leaps, overlaps, short_label, timeline
from nq57desk.timeline_sheet import timeline_sheet
from tests.helpers import build_report, counting_ids

FILES = Figure(id=FigureId("f"), label="Hồ sơ", kind=Kind.COUNT, unit="hồ sơ", accumulates=True)
RATE = Figure(id=FigureId("r"), label="Tỷ lệ", kind=Kind.PERCENT, unit="%")
MONEY = Figure(id=FigureId("m"), label="=Kinh phí", kind=Kind.MONEY, unit="triệu đồng")
TEAMS = Figure(id=FigureId("t"), label="Số tổ", kind=Kind.COUNT, unit="tổ")
CATALOGUE = Catalogue(figures=(FILES, RATE, MONEY, TEAMS))
ALL = (FILES, RATE, MONEY)


def past(period: str, **values: str) -> Reported:
    kept = (FigureValue(figure=FigureId(k), value=Decimal(v)) for k, v in values.items())
    return Reported(report=ReportId(period), name=period, period=read(period), figures=tuple(kept))


def told(*known: Reported, figures: tuple[Figure, ...] = ALL, last: int = 12) -> Timeline:
    return timeline(figures, newest_first(known), CATALOGUE, last=last)


THREE = told(
    past("Q1/2026", f="1577", r="82.25"),
    past("Q2/2026", f="1612"),
    past("Q3/2026"),
    past("Q4/2026", f="1700", r="90", m="1250000000"),
)


def test_a_period_without_a_value_is_a_gap_and_one_without_any_is_left_out() -> None:
    assert [each.report for each in THREE.moments] == ["Q1/2026", "Q2/2026", "Q4/2026"]
    assert [series.values for series in THREE.series] == [
        (Decimal(1577), Decimal(1612), Decimal(1700)),
        (Decimal("82.25"), None, Decimal(90)),
        (None, None, Decimal(1250000000)),
    ]


def test_only_the_last_periods_are_told() -> None:
    line = told(past("2024", f="1"), past("2025", f="2"), past("2026", f="3"), last=2)
    assert [each.report for each in line.moments] == ["2025", "2026"]


def test_figures_of_one_unit_share_a_panel() -> None:
    line = told(past("2026", t="1", f="2"), figures=(FILES, TEAMS, RATE, FILES))
    panels = [(panel.unit, len(panel.series)) for panel in line.panels]
    assert panels == [("hồ sơ", 2), ("tổ", 1), ("%", 1)]


def test_what_leaps_is_said_in_words() -> None:
    known = [past(f"Q{n}/2025", t=str(v)) for n, v in enumerate((12, 12, 13, 130), 1)]
    [leap] = leaps(told(*known, figures=(TEAMS,)))
    assert leap == "Số tổ, quý IV năm 2025: 130 tổ; theo các kỳ trước khoảng 12 tổ"


def test_unlike_periods_of_what_adds_up_are_pointed_out() -> None:
    unlike = (past("Q1/2026", f="1", t="1"), past("6T/2026", f="2", t="2"))
    assert overlaps(told(*unlike)) and not overlaps(told(*unlike, figures=(TEAMS,)))
    assert not overlaps(told(past("Q1/2026", f="1"), past("Q1/2025", f="2")))


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("Q4/2025", ("Quý IV", "2025")), ("6T/2026", ("6 tháng", "2026")),
        ("05/2026", ("Tháng 5", "2026")), ("2026", ("Năm", "2026")),
    ],
)  # fmt: skip
def test_a_period_has_a_short_name_for_an_axis(period: str, label: tuple[str, str]) -> None:
    assert short_label(read(period)) == label


def test_the_sheet_holds_numbers_gaps_and_notes() -> None:
    sheet = load_workbook(BytesIO(timeline_sheet(THREE))).active
    head = [cell.value for cell in sheet[3]]
    assert head == ["Kỳ", "Hồ sơ (hồ sơ)", "Tỷ lệ (%)", "=Kinh phí (triệu đồng)"]
    assert sheet["D3"].data_type == "s"
    assert [cell.value for cell in sheet[5]] == ["Quý II năm 2026", 1612, None, None]
    assert [cell.value for cell in sheet[6]][1:] == [1700, 90, 1250]
    assert sheet["C4"].number_format == "#,##0.00"


@pytest.mark.parametrize(("bars", "kind"), [(False, "lineChart"), (True, "barChart")])
def test_each_unit_has_a_real_chart_with_gaps_and_axes(bars: bool, kind: str) -> None:
    with zipfile.ZipFile(BytesIO(timeline_sheet(THREE, bars=bars))) as book:
        charts = [book.read(n).decode() for n in book.namelist() if "charts/chart" in n]
    assert len(charts) == 3
    for chart in charts:
        assert f"<{kind}>" in chart and '<dispBlanksAs val="gap"' in chart
        assert chart.count('<delete val="0"') == 2


def test_the_session_knows_which_figures_were_reported(tmp_path: Path) -> None:
    values = (FigureValue(figure=FigureId("ho_so_truc_tiep"), value=Decimal(20)),)
    new_id = counting_ids()
    with Session(tmp_path, clock=lambda: datetime(2026, 6, 15), new_id=new_id) as session:
        session.set_office(Office(name="Mẫu"))
        report = build_report(period=read("6T/2026"), figures=values)
        session.add(replace(report, office=Office(name="Mẫu")))
        known = [each.id for each in session.over_periods.reported_figures()]
        line = session.over_periods.timeline(["ho_so_truc_tiep"])
    assert "ho_so_truc_tiep" in known and "ho_so_truc_tuyen" not in known
    assert line.series[0].values == (Decimal(20),)


def test_a_computed_figure_has_a_history_too(tmp_path: Path) -> None:
    parts = {"ho_so_truc_tiep": 20, "ho_so_truc_tuyen": 60}
    values = tuple(FigureValue(figure=FigureId(k), value=Decimal(v)) for k, v in parts.items())
    with Session(tmp_path) as session:
        session.add(build_report(period=read("6T/2026"), figures=values))
        for figure, value in (("ho_so_tiep_nhan_trong_ky", 80), ("ty_le_ho_so_truc_tuyen", 75)):
            [point] = session.over_periods.history(figure)
            assert point.amount.value == value


def test_the_verb_history_writes_the_excel_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Session(tmp_path / "data") as session:
        values = (FigureValue(figure=FigureId("ho_so_truc_tiep"), value=Decimal(20)),)
        session.add(build_report(period=read("6T/2026"), figures=values))
    out = tmp_path / "ho so.xlsx"
    asked = ["--data", str(tmp_path / "data"), "history", "ho_so_truc_tiep", "--xlsx", str(out)]
    assert main(asked) == 0
    assert str(out) in capsys.readouterr().out
    assert load_workbook(out).active["B4"].value == 20
    assert main(asked) == 1
    assert main([*asked, "--force"]) == 0
