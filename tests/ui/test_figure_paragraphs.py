"""Figures in the lead-in, the legal bases and the closing sentence; chips on the clipboard."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from nq57desk.commands import EditContent
from nq57desk.model import Block, BlockId, Cell, FigureForm, FigureId, FigureRef, Run
from nq57desk.session import Session
from tests.ui.editing import row, table
from tests.ui.test_figure_chips import HALF_YEAR, ONLINE, picker
from ui.editor.chip_keys import FigureKeys, ask_for_menu
from ui.editor.paragraphs import ParagraphsEdit
from ui.main_window import MainWindow
from ui.outline.page import CLOSING, HEADER
from ui.pages.find_bar import find_in
from ui.tables.grid import Grid

CHIP = Run(figure=FigureRef(figure=FigureId(ONLINE), form=FigureForm.VALUE))
TEXTS = (Run(text="Có "), CHIP, Run(text=" hồ sơ"))


@pytest.fixture
def opened(window: MainWindow, session: Session) -> MainWindow:
    window.open_report(session.begin("tinh-uy", HALF_YEAR).id)
    window.book.enter([(FigureId(ONLINE), "1577")])
    return window


def type_figure(qtbot: QtBot, field: QTextEdit) -> None:
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(field, " #")
    qtbot.keyClicks(picker(field).words, "ho so truc tuyen")
    qtbot.keyClick(picker(field).words, Qt.Key.Key_Return)


def figures(blocks: Iterable[Block]) -> list[str]:
    return [run.figure.figure for block in blocks for run in block.runs if run.figure]


@pytest.mark.parametrize("part", ["bases", "lead_in"])
def test_a_figure_stands_in_the_head(qtbot: QtBot, opened: MainWindow, part: str) -> None:
    opened.report.go(HEADER)
    type_figure(qtbot, getattr(opened.report.header, part))
    assert figures(getattr(opened.desk.draft.report.header, part)) == [ONLINE]
    opened.desk.draft.undo()
    assert figures(getattr(opened.desk.draft.report.header, part)) == []


def test_a_figure_stands_in_the_closing_and_parameters_stay(
    qtbot: QtBot, opened: MainWindow
) -> None:
    opened.report.go(CLOSING)
    before = opened.desk.draft.report.closing.sentence
    type_figure(qtbot, opened.report.closing.sentence)
    after = opened.desk.draft.report.closing.sentence
    assert figures(after) == [ONLINE]
    assert "{" in before[-1].text
    assert after[-1].text.startswith(before[-1].text)
    assert [block.id for block in after] == [block.id for block in before]


def test_every_place_is_one_step_away(qtbot: QtBot, opened: MainWindow) -> None:
    report = opened.report
    report.go(HEADER)
    type_figure(qtbot, report.header.lead_in)
    report.go(CLOSING)
    type_figure(qtbot, report.closing.sentence)
    line = row("1", "", "", row_id="r")
    told = table(line)
    told = type(told)(
        id=told.id,
        columns=told.columns,
        rows=(type(line)(id=line.id, cells=(*line.cells[:2], Cell(runs=(CHIP,)))),),
    )
    appendix = opened.desk.draft.report.appendices[0].id
    opened.desk.draft.run(EditContent(appendix, (told,)))
    for place in opened.book.places(FigureId(ONLINE)):
        report.go(HEADER)
        report.go_to_place(place)
        if place.section:
            grid = report.section.findChildren(Grid)[0]
            assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 2)
        else:
            field = QApplication.focusWidget()
            assert isinstance(field, ParagraphsEdit)
            assert field.createMimeDataFromSelection().text() == "1.577 hồ sơ"


def field_with(opened: MainWindow, *content: object) -> QTextEdit:
    section = opened.desk.draft.report.body[1].id
    opened.desk.draft.run(EditContent(section, content))
    opened.report.go_to_section(section)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return opened.report.section.editor.findChildren(QTextEdit)[0]


def shown_runs(opened: MainWindow) -> list[tuple[str, bool]]:
    content = opened.desk.draft.report.body[1].content
    rows = [row for item in content if not isinstance(item, Block) for row in item.rows]
    runs = [run for item in content if isinstance(item, Block) for run in item.runs]
    runs += [run for each in rows for cell in each.cells for run in cell.runs]
    return [(run.text, run.figure is not None) for run in runs]


def test_a_chip_goes_from_text_to_cell_and_on_to_a_cell(opened: MainWindow) -> None:
    sentence = Block(id=BlockId("b"), runs=TEXTS)
    field = field_with(opened, sentence, table(row("1", "", "")))
    field.selectAll()
    field.copy()
    grid = opened.report.section.findChildren(Grid)[0]
    for column in (1, 2):
        grid.setCurrentIndex(grid.model().index(0, column))
        grid.paste()
        grid.copy()
    assert shown_runs(opened)[-6:] == [("Có ", False), ("", True), (" hồ sơ", False)] * 2
    assert QApplication.clipboard().text() == "Có 1.577 hồ sơ\r\n"


def test_a_chip_goes_from_cells_to_a_text(opened: MainWindow) -> None:
    told = table(row("1", "", ""))
    field = field_with(opened, told)
    grid = opened.report.section.findChildren(Grid)[0]
    grid.model().setData(grid.model().index(0, 1), Cell(runs=TEXTS), Qt.ItemDataRole.UserRole)
    grid.setCurrentIndex(grid.model().index(0, 1))
    grid.copy()
    field.paste()
    assert shown_runs(opened)[:3] == [("Có ", False), ("", True), (" hồ sơ", False)]


def test_a_chip_in_a_cell_being_written_is_copied_whole(opened: MainWindow) -> None:
    field = field_with(opened, Block(id=BlockId("b"), runs=TEXTS), table(row("1", "", "")))
    field.selectAll()
    field.copy()
    grid = opened.report.section.findChildren(Grid)[0]
    grid.open(grid.model().index(0, 1))
    cell = grid.findChildren(QTextEdit)[-1]
    cell.paste()
    cell.selectAll()
    cell.cut()
    assert QApplication.clipboard().text() == "Có 1.577 hồ sơ"
    field.paste()
    assert [figure for _text, figure in shown_runs(opened)[:3]].count(True) == 1


def test_a_chip_moves_and_deletes_as_one_letter(qtbot: QtBot, opened: MainWindow) -> None:
    field = field_with(opened, Block(id=BlockId("b"), runs=TEXTS))
    field.moveCursor(QTextCursor.MoveOperation.Start)
    for _letter in "Có ":
        qtbot.keyClick(field, Qt.Key.Key_Right)
    qtbot.keyClick(field, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert field.createMimeDataFromSelection().text() == "1.577"
    qtbot.keyClick(field, Qt.Key.Key_Right)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert shown_runs(opened) == [("Có  hồ sơ", False)]
    opened.desk.draft.undo()
    assert shown_runs(opened)[1] == ("", True)


def test_words_after_a_chip_are_found_where_they_stand(opened: MainWindow) -> None:
    field = field_with(opened, Block(id=BlockId("b"), runs=TEXTS))
    hit = next(each for each in find_in(opened.desk.draft.report, "hồ sơ") if each.block == "b")
    opened.report.section.reveal(hit.block, hit.start, hit.end)
    assert field.textCursor().selectedText() == "hồ sơ"


def test_the_menu_key_opens_the_chip_before_the_caret(opened: MainWindow) -> None:
    field = field_with(opened, Block(id=BlockId("b"), runs=TEXTS[:2]))
    field.moveCursor(QTextCursor.MoveOperation.End)
    asked = []
    keys = FigureKeys()
    keys.menu_wanted.connect(lambda _field, at: asked.append(at))
    assert ask_for_menu(field, keys, field.cursorRect().center())
    assert asked == [3]


def test_a_line_more_is_a_basis_of_its_own(qtbot: QtBot, opened: MainWindow) -> None:
    opened.report.go(HEADER)
    field = opened.report.header.bases
    before = opened.desk.draft.report.header.bases
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "Can cu khac")
    after = opened.desk.draft.report.header.bases
    assert after[:-1] == before
    assert after[-1].text == "Can cu khac"
    assert after[-1].id not in {each.id for each in before}
    assert field.textCursor().atEnd()
