from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from nq57desk.commands import Confirm, EditContent, SetCarried, SetFigure, touched
from nq57desk.model import DataSpan, FigureId, FigureValue, Report, ReportId, SectionId
from nq57desk.store.database import open_database
from nq57desk.store.reports import Reports
from tests.helpers import block, build_report, section, table

ONE, TWO = block("Một", block_id="one"), block("Hai", block_id="two")
FIGURE = FigureValue(figure=FigureId("so-xom"))
A = SectionId("a")


def carried_report() -> Report:
    whole = section("a", content=(ONE, TWO, table(("1", "Kế hoạch"), ("2", "Sổ tay"))))
    return build_report(
        whole, carried=frozenset({"one", "two", "r0", "r1", "so-xom"}), figures=(FIGURE,)
    )


def test_confirming_takes_the_marks_away_and_back() -> None:
    report = carried_report()
    confirm = Confirm(frozenset({"one", "r1", "unknown"}))
    after = confirm.apply(report)
    assert after.carried == {"two", "r0", "so-xom"}
    assert confirm.inverse(report).apply(after) == report
    assert touched(report, after) == {"carried"}


def test_an_edited_block_or_row_is_confirmed_the_others_stay() -> None:
    report = carried_report()
    edit = EditContent(A, (block("Một mới", block_id="one"), TWO, table(("1", "Khác"))))
    after = edit.apply(report)
    assert after.carried == {"two", "so-xom"}
    assert edit.inverse(report).apply(after) == report


def test_moving_blocks_confirms_nothing() -> None:
    report = carried_report()
    one, two, rows = report.sections[0].content
    assert EditContent(A, (two, one, rows)).apply(report).carried == report.carried


def test_a_figure_entered_is_confirmed() -> None:
    report = carried_report()
    entered = SetFigure(replace(FIGURE, note="mới"))
    after = entered.apply(report)
    assert "so-xom" not in after.carried
    assert entered.inverse(report).apply(after) == report


def test_marks_and_days_of_data_are_stored(tmp_path: Path) -> None:
    db, _ = open_database(tmp_path, now=datetime(2026, 6, 15))
    reports = Reports(db)
    before = carried_report()
    reports.add(before)
    span = DataSpan(start=date(2025, 12, 15), end=date(2026, 6, 14))
    after = SetCarried(frozenset({"two"})).apply(before)
    after = replace(after, data_span=span, previous=ReportId("cũ"))
    reports.save(before, after)
    kept, whole = reports.load(after.id, now=datetime(2026, 6, 15))
    db.close()
    assert kept == after and whole
