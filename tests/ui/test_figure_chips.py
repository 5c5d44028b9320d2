"""`#` in a text: the list of figures, what Enter inserts, a chip's menu, a cell."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from nq57desk.model import FigureForm, Period, PeriodKind
from nq57desk.session import Session
from ui.figures.picker import FigurePicker
from ui.main_window import MainWindow

HALF_YEAR = Period(kind=PeriodKind.MONTHS, year=2026, number=6)
ONLINE = "ho_so_truc_tuyen"


def writing(window: MainWindow, session: Session) -> QTextEdit:
    report = session.begin("dot-pha", HALF_YEAR)
    window.open_report(report.id)
    window.book.enter([(ONLINE, "1577")])
    window.report.go_to_section(report.body[1].id)
    return window.report.section.editor.findChildren(QTextEdit)[0]


def picker(field: QTextEdit) -> FigurePicker:
    return field.findChildren(FigurePicker)[-1]


def runs(window: MainWindow):
    section = window.report.section.section_id
    return window.desk.draft.report.section(section).blocks[0].runs


def test_letters_without_accents_find_and_enter_inserts(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    field = writing(window, session)
    qtbot.keyClicks(field, "Co #")
    popup = picker(field)
    qtbot.keyClicks(popup.words, "ho so truc tuyen")
    assert popup.list.item(0).text() == "Hồ sơ tiếp nhận trực tuyến"
    assert popup.forms.item(0).text() == "1.577 hồ sơ"
    qtbot.keyClick(popup.words, Qt.Key.Key_Return)
    qtbot.keyClicks(field, " nhe")
    told = runs(window)
    assert [run.text for run in told] == ["Co ", "", " nhe"]
    assert told[1].figure.figure == ONLINE


def test_tab_changes_how_it_is_written(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    field = writing(window, session)
    qtbot.keyClicks(field, "#")
    popup = picker(field)
    qtbot.keyClicks(popup.words, "ho so truc tuyen")
    qtbot.keyClick(popup.words, Qt.Key.Key_Tab)
    qtbot.keyClick(popup.words, Qt.Key.Key_Return)
    assert runs(window)[0].figure.form is FigureForm.VALUE


def test_all_ways_to_write_a_figure_stand_beside_it(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    field = writing(window, session)
    window.book.enter([("ho_so_tiep_nhan_trong_ky", "1612")])
    qtbot.keyClicks(field, "#")
    popup = picker(field)
    qtbot.keyClicks(popup.words, "ho so truc tuyen")
    shown = [popup.forms.item(row).text() for row in range(popup.forms.count())]
    assert {"1.577 hồ sơ", "1.577", "1.577/1.612", "97,83%"} <= set(shown)
    for _more in range(len(shown)):
        qtbot.keyClick(popup.words, Qt.Key.Key_Tab)
    assert popup.forms.currentRow() == 0


def test_escape_leaves_the_sign_as_typed(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    field = writing(window, session)
    qtbot.keyClicks(field, "So #")
    popup = picker(field)
    qtbot.keyClicks(popup.words, "12")
    qtbot.keyClick(popup.words, Qt.Key.Key_Escape)
    assert runs(window)[0].text == "So #12"


def test_the_menu_of_a_chip_changes_its_form_and_tells_where_else(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    field = writing(window, session)
    qtbot.keyClicks(field, "#")
    qtbot.keyClicks(picker(field).words, "ho so truc tuyen")
    qtbot.keyClick(picker(field).words, Qt.Key.Key_Return)
    menu = window.report.chip_help.menu(field, 0)
    texts = {action.text(): action for action in menu.actions()}
    assert "Dùng ở đâu (1)" in texts
    texts["1.577"].trigger()
    assert runs(window)[0].figure.form is FigureForm.VALUE
    field.selectAll()
    field.cut()
    assert QApplication.clipboard().text() == "1.577"
    field.paste()
    field.paste()
    assert [run.figure.figure for run in runs(window)] == [ONLINE, ONLINE]
