"""The page of figures: typing, pasting, what cannot be read, last period, what is missing."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nq57desk.figure_commands import enter_figure
from nq57desk.model import FigureId, FigureValue, Nature, Operator, Period, PeriodKind
from nq57desk.session import Session
from ui.actions import Act
from ui.figures.model import Field, FigureModel, Wanted
from ui.main_window import MainWindow
from ui.outline.page import FIGURES

HALF_YEAR = Period(kind=PeriodKind.MONTHS, year=2026, number=6)
ONLINE, DIRECT, ALL = "ho_so_truc_tuyen", "ho_so_truc_tiep", "ho_so_tiep_nhan_trong_ky"


@pytest.fixture
def page(window: MainWindow, session: Session):
    window.open_report(session.begin("tinh-uy", HALF_YEAR).id)
    window.acts[Act.FIGURES].trigger()
    assert window.report.page == FIGURES
    return window.report.figures


def cell(model: FigureModel, figure: str, field: Field) -> str:
    return model.index(model.row_of(FigureId(figure)), field).data() or ""


def test_the_model_keeps_the_rules_of_qt(page, qtmodeltester) -> None:
    qtmodeltester.check(page.model, force_py=True)
    page.words.setText("ho so")
    page.only_missing.setChecked(True)


def type_down(qtbot: QtBot, *texts: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    for text in texts:
        qtbot.keyClick(QApplication.focusWidget(), text[0])
        qtbot.keyClicks(QApplication.focusWidget(), text[1:])
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_enter_goes_down_and_each_value_is_a_step_to_undo(
    qtbot: QtBot, window: MainWindow, page
) -> None:
    page.go_to(FigureId(ONLINE))
    type_down(qtbot, "1577", "2000")
    assert cell(page.model, ONLINE, Field.VALUE) == "1.577"
    assert cell(page.model, DIRECT, Field.VALUE) == "2.000"
    window.desk.draft.undo()
    assert cell(page.model, DIRECT, Field.VALUE) == "chưa có số liệu"
    assert cell(page.model, ONLINE, Field.VALUE) == "1.577"


def test_tab_goes_along_to_the_cumulative_and_on_to_the_next_row(
    qtbot: QtBot, window: MainWindow, page
) -> None:
    page.go_to(FigureId(ONLINE))
    type_down(qtbot, "15", "2000", "3", key=Qt.Key.Key_Tab)
    assert cell(page.model, ONLINE, Field.CUMULATIVE) == "2.000"
    assert cell(page.model, DIRECT, Field.VALUE) == "3"
    kept = {value.figure: value for value in window.desk.draft.report.figures}
    assert (kept[ONLINE].value, kept[ONLINE].cumulative) == (15, 2000)


def test_a_column_of_excel_is_pasted_and_sums_follow(window: MainWindow, page) -> None:
    page.go_to(FigureId(ONLINE))
    page.table.paste("1.577\tghi chú\r\n20\r\n")
    assert cell(page.model, DIRECT, Field.VALUE) == "20"
    total = page.model.index(page.model.row_of(ALL), Field.VALUE)
    assert total.data() == "1.597" and not total.flags() & Qt.ItemFlag.ItemIsEditable
    assert "Tính từ" in cell(page.model, ALL, Field.NOTE)
    window.desk.draft.undo()
    assert not window.desk.draft.report.figures


def test_a_column_of_cumulatives_is_pasted_beside_the_values(page) -> None:
    page.go_to(FigureId(f"{ONLINE}_luy_ke"))
    page.table.paste("3.000\r\n40\r\n")
    assert cell(page.model, ONLINE, Field.CUMULATIVE) == "3.000"
    assert cell(page.model, DIRECT, Field.CUMULATIVE) == "40"
    assert cell(page.model, ONLINE, Field.VALUE) == "chưa có số liệu"


def test_what_is_computed_is_reached_by_arrows_and_only_explained(
    qtbot: QtBot, window: MainWindow, page
) -> None:
    window.book.enter([(ONLINE, "5"), (DIRECT, "3")])
    above = page.model.index(page.model.row_of(FigureId(ALL)) - 1, Field.VALUE)
    page.table.setCurrentIndex(above)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.current_figure() == ALL
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.facts.explanation.hasFocus()
    assert not page.facts.as_of.isEnabled()
    qtbot.keyClicks(page.facts.explanation, "Do chien dich")
    kept = {value.figure: value for value in window.desk.draft.report.figures}
    assert kept[ALL].explanation == "Do chien dich"
    assert kept[ALL].value is None


def test_last_year_stands_beside_where_there_is_a_report_of_it(
    window: MainWindow, session: Session
) -> None:
    before = session.begin("tinh-uy", replace(HALF_YEAR, year=2025))
    command, _note = enter_figure(before, ONLINE, "800", session.catalogue())
    session.apply(before.id, command)
    window.open_report(session.begin("tinh-uy", HALF_YEAR).id)
    window.book.enter([(ONLINE, "1000")])
    window.acts[Act.FIGURES].trigger()
    page = window.report.figures
    page.go_to(FigureId(ONLINE))
    assert "Cùng kỳ năm trước: 800 (+25%)" in page.facts.beside.text()
    assert cell(page.model, ONLINE, Field.YEAR_CHANGE) == "+25%"


def test_what_cannot_be_read_stays_with_the_reason_beside_it(window: MainWindow, page) -> None:
    row = page.model.row_of(ONLINE)
    page.model.setData(page.model.index(row, Field.VALUE), "nhiều lắm")
    assert cell(page.model, ONLINE, Field.VALUE) == "nhiều lắm"
    assert "nhiều lắm" in cell(page.model, ONLINE, Field.NOTE)
    assert not window.desk.draft.report.figures
    page.model.setData(page.model.index(row, Field.VALUE), "1.234")
    assert "1234" in cell(page.model, ONLINE, Field.NOTE)


def test_last_period_stands_beside_with_the_change(window: MainWindow, session: Session) -> None:
    first = session.begin("tinh-uy", Period(kind=PeriodKind.QUARTER, year=2026, number=1))
    window.open_report(first.id)
    assert window.report.figures.table.isColumnHidden(Field.LAST)
    window.book.enter([(ONLINE, "1000")])
    window.show_home()
    window.open_report(session.begin("tinh-uy", HALF_YEAR).id)
    window.book.enter([(ONLINE, "1125")])
    page = window.report.figures
    assert not page.table.isColumnHidden(Field.LAST)
    assert cell(page.model, ONLINE, Field.LAST) == "1.000"
    assert cell(page.model, ONLINE, Field.CHANGE) == "+12,5%"


def test_words_without_accents_filter_and_the_rest_is_counted(window, page) -> None:
    before = len(window.book.missing())
    window.book.enter([(ONLINE, "5")])
    assert str(before - 1) in page.count.text()
    page.model.show_wanted(window.book.asked(), Wanted(words="truc tuyen ho so"))
    assert page.model.row_of(ONLINE) > 0
    assert page.model.is_title(0)
    page.model.show_wanted(window.book.asked(), Wanted(words="truc tuyen", missing_only=True))
    assert page.model.row_of(ONLINE) < 0


def test_every_fact_of_a_value_is_kept(qtbot: QtBot, window: MainWindow, page) -> None:
    page.go_to(FigureId(ONLINE))
    page.show_facts()
    facts = page.facts
    for box, row in ((facts.operator, 3), (facts.nature, 1)):
        box.setCurrentIndex(row)
        box.activated.emit(row)
    for field in (facts.scope, facts.source, facts.note, facts.as_of):
        field.setFocus()
        qtbot.keyClicks(field, "20/6" if field is facts.as_of else "Mot cua")
    qtbot.keyClick(facts.as_of, Qt.Key.Key_Return)
    [kept] = window.desk.draft.report.figures
    assert kept == FigureValue(
        figure=FigureId(ONLINE),
        operator=Operator.AT_LEAST,
        nature=Nature.TARGET,
        as_of=date(2026, 6, 20),
        scope="Mot cua",
        source="Mot cua",
        note="Mot cua",
    )


def test_a_day_that_is_none_is_told_and_not_kept(qtbot: QtBot, window: MainWindow, page) -> None:
    page.go_to(FigureId(ONLINE))
    page.facts.as_of.setFocus()
    qtbot.keyClicks(page.facts.as_of, "31/6")
    qtbot.keyClick(page.facts.as_of, Qt.Key.Key_Return)
    assert page.facts.wrong.isVisible() and "31/6" in page.facts.wrong.text()
    assert not window.desk.draft.report.figures


def test_columns_give_way_to_names_where_there_is_no_room(
    window: MainWindow, session: Session
) -> None:
    session.begin("tinh-uy", replace(HALF_YEAR, year=2025))
    session.begin("tinh-uy", replace(HALF_YEAR, number=5))
    window.open_report(session.begin("tinh-uy", HALF_YEAR).id)
    window.acts[Act.FIGURES].trigger()
    window.acts[Act.PREVIEW].trigger()
    table = window.report.figures.table
    assert not table.horizontalScrollBar().isVisible()
    assert not table.isColumnHidden(Field.CHANGE) and table.isColumnHidden(Field.NOTE)
    assert table.columnWidth(Field.LABEL) > table.columnWidth(Field.VALUE)


def test_a_new_own_figure_shows_at_once(window: MainWindow, page) -> None:
    online = window.book.catalogue.find(FigureId(ONLINE))
    own = replace(
        online, id=FigureId("rieng_thu"), label="Phiếu hẹn của xã Mẫu", names=(), aliases=()
    )
    window.book.add_own(own)
    assert cell(page.model, own.id, Field.LABEL) == own.label
