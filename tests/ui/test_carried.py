"""What came over: how it looks, how it is gone through and confirmed, what undo brings back."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from nq57desk.model import FigureId, FigureValue, Report
from nq57desk.session import Session
from tests.helpers import block, build_report, section, table
from ui import theme
from ui.actions import Act
from ui.carried.strip import said
from ui.editor.text_part import TextPart
from ui.editor.view import SectionEditor
from ui.figures.model import Field
from ui.main_window import MainWindow
from ui.outline.model import CARRIED_ROLE
from ui.outline.page import FIGURES, Page, PageKind
from ui.tables.grid import Grid

CONTROL = Qt.KeyboardModifier.ControlModifier
SLOW = FigureId("so_to_dan_pho_xom")
CARRIED = frozenset({"a", "one", "two", "r1", SLOW})


@pytest.fixture
def report(session: Session) -> Report:
    first = section(
        "a", content=(block("Một", block_id="one"), block("Hai", block_id="two"), block("Ba"))
    )
    second = section("b", "Bốn")
    third = section("c", content=(table(("1", "Kế hoạch"), ("2", "Sổ tay")),))
    figure = FigureValue(figure=SLOW, value=Decimal(26), as_of=date(2026, 5, 14))
    return session.add(build_report(first, second, third, carried=CARRIED, figures=(figure,)))


@pytest.fixture
def opened(window: MainWindow, report: Report) -> MainWindow:
    window.open_report(report.id)
    window.report.go_to_section(report.sections[0].id)
    return window


def waiting(window: MainWindow) -> frozenset[str]:
    return window.desk.draft.report.carried


def here(window: MainWindow) -> str:
    current = window.carried.current
    return current.id if current else ""


def press(window: MainWindow, act: Act, times: int = 1) -> None:
    for _time in range(times):
        window.acts[act].trigger()


def test_one_key_leads_through_all_that_waits_in_report_order(opened: MainWindow) -> None:
    seen = []
    for _step in range(5):
        seen.append((here(opened), opened.report.page.key))
        press(opened, Act.CONFIRM_NEXT)
    assert seen == [("a", "a"), ("one", "a"), ("two", "a"), ("r1", "c"), (SLOW, "figures")]
    assert waiting(opened) == frozenset()
    assert "Đã duyệt hết" in opened.notices.texts()[-1]
    assert not opened.carried.strip.isVisible()


def test_the_key_works_while_the_caret_is_in_the_text(opened: MainWindow, qtbot: QtBot) -> None:
    opened.report.section.reveal("two", 0, 0)
    field = opened.report.section.editor.findChildren(TextPart)[0]
    qtbot.keyClick(field, Qt.Key.Key_D, CONTROL)
    assert waiting(opened) == CARRIED - {"two"}
    assert here(opened) == "r1"


def test_from_what_does_not_wait_the_key_only_goes_on(opened: MainWindow) -> None:
    opened.report.section.reveal("b-Ba", 0, 0)
    press(opened, Act.CONFIRM_NEXT)
    assert waiting(opened) == CARRIED
    assert here(opened) == "r1"
    opened.report.go_to_section("b")
    assert opened.carried.strip.told.text() == said(0, 5)
    press(opened, Act.CONFIRM_NEXT)
    assert (waiting(opened), here(opened)) == (CARRIED, "r1")


def test_a_selection_is_confirmed_whole(opened: MainWindow) -> None:
    opened.report.section.reveal("one", 0, 0)
    field = opened.report.section.editor.findChildren(QTextEdit)[0]
    field.selectAll()
    press(opened, Act.CONFIRM_NEXT)
    assert waiting(opened) == CARRIED - {"one", "two"}


def test_a_whole_section_is_confirmed_and_undone_in_one_step(opened: MainWindow) -> None:
    press(opened, Act.CONFIRM_SECTION)
    assert waiting(opened) == {"r1", SLOW}
    assert opened.report.page.key == "c"
    press(opened, Act.UNDO)
    assert waiting(opened) == CARRIED
    assert opened.session.report(opened.desk.draft.report.id).carried == CARRIED


def test_typing_takes_the_mark_off_and_undo_puts_it_back(opened: MainWindow, qtbot: QtBot) -> None:
    opened.report.section.reveal("two", 3, 3)
    field = opened.report.section.editor.findChildren(TextPart)[0]
    qtbot.keyClicks(field, " them")
    assert waiting(opened) == CARRIED - {"two"}
    press(opened, Act.UNDO)
    assert waiting(opened) == CARRIED


def test_tree_head_and_strip_count_what_waits(opened: MainWindow) -> None:
    model = opened.report.outline.model
    counts = {
        page.key: model.index_of(page).data(CARRIED_ROLE)
        for page in (FIGURES, *(Page(PageKind.SECTION, key) for key in "abc"))
    }
    assert counts == {"figures": 1, "a": 3, "b": 0, "c": 1}
    assert "5" in opened.carried.head.count.text()
    assert opened.carried.strip.told.text() == said(3, 5)
    assert opened.report.section.carried.isVisibleTo(opened)


def test_only_sections_in_which_something_waits_are_shown(opened: MainWindow) -> None:
    tree, model = opened.report.outline.tree, opened.report.outline.model

    def shown() -> list[str]:
        rows = range(model.rowCount())
        return [
            model.index(row, 0).data() for row in rows if not tree.isRowHidden(row, QModelIndex())
        ]

    everything = shown()
    opened.carried.head.only.click()
    assert shown() == ["Số liệu", "Mục a", "Mục c"]
    press(opened, Act.CONFIRM_SECTION)
    assert shown() == ["Số liệu", "Mục c"]
    press(opened, Act.CONFIRM_NEXT, 2)
    assert not opened.acts[Act.ONLY_WAITING].isChecked()
    assert shown() == everything


def bars(window: MainWindow) -> list[str]:
    """Return the colours at the left edge of the paragraphs."""
    field = window.report.section.editor.findChildren(TextPart)[0]
    image, document = field.viewport().grab().toImage(), field.document()
    boxes = [
        document.documentLayout().blockBoundingRect(document.findBlockByNumber(number))
        for number in range(document.blockCount())
    ]
    return [image.pixelColor(1, round(box.center().y())).name() for box in boxes]


def test_what_waits_has_a_bar_what_is_confirmed_has_none(opened: MainWindow) -> None:
    look = theme.LIGHT
    assert bars(opened)[1:] == [look.carried_line, "#ffffff"]
    press(opened, Act.CONFIRM_NEXT, 2)
    first, second, third = bars(opened)
    assert (first, third) == ("#ffffff", "#ffffff")
    assert second not in ("#ffffff", look.carried_line)  # the current one is darker


def test_a_row_that_waits_is_tinted_and_has_a_bar(opened: MainWindow) -> None:
    opened.report.go_to_section("c")
    [grid] = opened.report.section.editor.findChildren(Grid)
    image, model = grid.viewport().grab().toImage(), grid.model()
    tints = []
    for row in range(2):
        box = grid.visualRect(model.index(row, 1))
        tints.append(image.pixelColor(box.right() - 4, box.bottom() - 3).name())
    edge = grid.visualRect(model.index(1, 0))
    assert tints[0] == "#ffffff" != tints[1]
    assert image.pixelColor(edge.left() + 1, edge.center().y()).name() != tints[1]


def test_a_figure_that_waits_is_told_and_typing_the_same_confirms_it(opened: MainWindow) -> None:
    opened.report.go_to_figure(SLOW)
    model = opened.report.figures.model
    cell = model.index_of(SLOW)
    assert "chờ duyệt" in cell.siblingAtColumn(Field.NOTE).data()
    back = cell.data(Qt.ItemDataRole.BackgroundRole)
    assert back.color().name() == theme.colours().carried_back
    model.setData(cell, "26")
    assert waiting(opened) == CARRIED - {SLOW}
    assert "chờ duyệt" not in cell.siblingAtColumn(Field.NOTE).data()


def test_a_report_with_nothing_to_confirm_shows_none_of_it(
    window: MainWindow, session: Session
) -> None:
    window.open_report(session.add(build_report()).id)
    assert not window.carried.strip.isVisible()
    assert not window.carried.head.isVisible()
    assert not window.acts[Act.CONFIRM_NEXT].isEnabled()


def test_a_long_paragraph_is_shown_whole(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    long = " ".join(["Đoạn dài nói nhiều việc."] * 40)
    blocks = tuple(block(f"{number}. {long}", block_id=f"p{number}") for number in range(4))
    carried = frozenset(each.id for each in blocks)
    report = session.add(build_report(section("a", content=blocks), carried=carried))
    window.open_report(report.id)
    window.report.go_to_section(report.sections[0].id)
    editor = window.report.section.editor
    for name in ("p1", "p2", "p3"):
        press(window, Act.CONFIRM_NEXT)
        qtbot.waitUntil(lambda name=name: is_whole(editor, name))
        assert here(window) == name


def is_whole(editor: SectionEditor, name: str) -> bool:
    span = next(each for each in editor.spans() if each.id == name)
    top, shown = editor.scroll_bar().value(), editor.scroll_bar().pageStep()
    return top <= span.top and span.top + span.height <= top + shown
