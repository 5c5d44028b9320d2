"""The page of figures: typing, pasting, what cannot be read, last period, what is missing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nq57desk.model import FigureId, Period, PeriodKind
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


def test_enter_goes_down_and_each_value_is_a_step_to_undo(
    qtbot: QtBot, window: MainWindow, page
) -> None:
    page.go_to(FigureId(ONLINE))
    for typed in ("1577", "2000"):
        qtbot.keyClick(QApplication.focusWidget(), typed[0])
        qtbot.keyClicks(QApplication.focusWidget(), typed[1:])
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert cell(page.model, ONLINE, Field.VALUE) == "1.577"
    assert cell(page.model, f"{ONLINE}_luy_ke", Field.VALUE) == "2.000"
    window.desk.draft.undo()
    assert cell(page.model, f"{ONLINE}_luy_ke", Field.VALUE) == ""
    assert cell(page.model, ONLINE, Field.VALUE) == "1.577"


def test_a_column_of_excel_is_pasted_and_sums_follow(window: MainWindow, page) -> None:
    page.go_to(FigureId(ONLINE))
    page.table.paste("1.577\tghi chú\r\n2.000\r\n20\r\n")
    assert cell(page.model, DIRECT, Field.VALUE) == "20"
    total = page.model.index(page.model.row_of(ALL), Field.VALUE)
    assert total.data() == "1.597" and not total.flags() & Qt.ItemFlag.ItemIsEditable
    assert "Tính từ" in cell(page.model, ALL, Field.NOTE)
    window.desk.draft.undo()
    assert not window.desk.draft.report.figures


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
