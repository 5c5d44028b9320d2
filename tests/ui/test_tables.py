"""The grid of a table under the clerk's keys and mouse."""

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QApplication

from tests.helpers import block, counting_ids
from tests.ui.editing import field, group, keys, row, shown_editor, table
from ui.editor.text_part import TextPart
from ui.editor.view import SectionEditor
from ui.tables.cell_editor import CellEditor
from ui.tables.grid import Grid
from ui.tables.view import TableGrid
from ui.theme import choose_scheme

TAB, ESC, DELETE = Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Delete
GIVEN = table(row("1", "a", ""), group("I", "Nhóm"), row("2", "b", ""))


def opened(qtbot, place: tuple[int, int] = (0, 1)) -> tuple[SectionEditor, Grid]:
    editor = shown_editor(qtbot, (GIVEN,))
    grid = editor.findChild(Grid)
    grid.open(grid.model().index(*place))
    return editor, grid


def texts(editor: SectionEditor) -> list[list[str]]:
    (found,) = editor.content()
    return [[one.text for one in line.cells] for line in found.rows]


def test_typing_in_a_cell_tells_each_key(qtbot):
    editor, _grid = opened(qtbot)
    heard = []
    editor.content_changed.connect(heard.append)
    keys("xy")
    assert len(heard) == 2
    assert texts(editor)[0] == ["1", "axy", ""]


def test_enter_begins_a_line_in_the_cell(qtbot):
    editor, _grid = opened(qtbot)
    keys(Qt.Key.Key_Return, "b")
    assert texts(editor)[0][1] == "a\nb"


def test_tab_goes_over_groups_and_past_the_last_cell_adds_a_row(qtbot):
    editor, _grid = opened(qtbot, (0, 2))
    keys("x", TAB, TAB, "Tên", TAB, TAB, TAB, "z", TAB, TAB, "mới")
    assert texts(editor) == [
        ["1", "a", "x"],
        ["I", "Tên"],
        ["2", "b", "z"],
        ["3", "mới", ""],
    ]


def test_shift_tab_goes_back(qtbot):
    _editor, grid = opened(qtbot, (1, 0))
    qtbot.keyClick(field(), Qt.Key.Key_Backtab)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 2)


def test_arrows_leave_a_cell_where_its_text_ends(qtbot):
    _editor, grid = opened(qtbot)
    keys(Qt.Key.Key_Right)
    assert grid.currentIndex().column() == 2
    keys(Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert grid.currentIndex().column() == 1


def test_a_click_puts_the_caret_into_the_cell(qtbot):
    editor = shown_editor(qtbot, (GIVEN,))
    grid = editor.findChild(Grid)
    place = grid.visualRect(grid.model().index(2, 1)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert isinstance(field(), CellEditor)
    keys("!")
    assert texts(editor)[2][1] == "b!"


def test_delete_clears_a_marked_range(qtbot):
    editor, grid = opened(qtbot)
    keys(ESC)
    qtbot.keyClick(grid, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    keys(DELETE)
    assert texts(editor)[0] == ["", "", ""]


def test_a_range_is_copied_and_pasted(qtbot):
    editor, grid = opened(qtbot, (0, 0))
    keys(ESC)
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().mimeData().text() == "1\ta\r\n"
    keys(Qt.Key.Key_Down, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert texts(editor)[2] == ["2", "1", "a"]


def test_a_range_pasted_while_writing_spreads_over_cells(qtbot):
    editor, _grid = opened(qtbot)
    data = QMimeData()
    data.setText("x\ty\nz\tw\n")
    field().insertFromMimeData(data)
    assert [line[1:] for line in texts(editor)] == [["x", "y"], ["Nhóm"], ["z", "w"]]


def test_columns_that_found_no_room_are_told(qtbot):
    editor, grid = opened(qtbot, (0, 2))
    data = QMimeData()
    data.setText("x\ty\n")
    grid.paste(data)
    hint = editor.findChild(TableGrid)._hint
    assert hint.isVisible() and "1" in hint.text()


def test_row_actions_add_move_and_remove(qtbot):
    editor, _grid = opened(qtbot, (0, 1))
    add, add_group, remove, up, down = editor.findChild(TableGrid).actions_list()
    add.trigger()
    keys("mới")
    assert texts(editor)[1] == ["2", "mới", ""]
    up.trigger()
    assert texts(editor)[0] == ["1", "mới", ""]
    down.trigger()
    remove.trigger()
    assert texts(editor) == [["1", "a", ""], ["I", "Nhóm"], ["2", "b", ""]]
    add_group.trigger()
    assert texts(editor)[1:3] == [["I", ""], ["II", "Nhóm"]]


def test_a_refresh_of_the_same_rows_leaves_the_caret_in_its_cell(qtbot):
    editor, grid = opened(qtbot)
    keys("x")
    writing = field()
    editor.show_content((GIVEN,), new_id=counting_ids())
    assert field() is writing
    assert (writing.toPlainText(), texts(editor)[0][1]) == ("a", "a")
    assert grid.currentIndex().column() == 1


def test_the_grid_is_as_tall_as_its_rows_and_grows_with_them(qtbot):
    _editor, grid = opened(qtbot)
    before = grid.height()
    keys(*["dài dòng "] * 30)
    assert grid.height() > before
    assert grid.verticalScrollBar().maximum() == 0


def test_the_head_stays_in_sight_while_a_long_table_scrolls(qtbot):
    rows = tuple(row(str(i), "Nội dung\n" * 3, "") for i in range(1, 30))
    editor = shown_editor(qtbot, (block("Trên", block_id="1"), table(*rows)))
    grid, bar = editor.findChild(Grid), editor._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    bar.setValue(bar.maximum() // 2)
    assert 0 <= head_top(editor, grid) <= 1


def test_the_head_stays_in_sight_when_the_text_above_grows(qtbot):
    rows = tuple(row(str(i), "Nội dung\n" * 3, "") for i in range(1, 30))
    editor = shown_editor(qtbot, (block("Trên", block_id="1"), table(*rows)))
    grid, bar = editor.findChild(Grid), editor._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    bar.setValue(bar.maximum() // 2)
    before = bar.maximum()
    field().clearFocus()
    editor.findChild(TextPart).textCursor().insertText("Thêm lời. " * 60)
    qtbot.waitUntil(lambda: bar.maximum() > before)
    qtbot.waitUntil(lambda: 0 <= head_top(editor, grid) <= 1, timeout=1000)


def head_top(editor: SectionEditor, grid: Grid) -> int:
    return grid.horizontalHeader().mapTo(editor._scroll.viewport(), QPoint(0, 0)).y()


def test_words_in_cells_are_dark_on_paper_by_night(qtbot, application):
    choose_scheme(application, "dark")
    try:
        _editor, grid = opened(qtbot)
        grid.end_writing()
        image = grid.viewport().grab().toImage()
        across, down = range(0, image.width(), 1), range(0, image.height(), 1)
        darkest = min(image.pixelColor(x, y).lightness() for x in across for y in down)
        assert darkest < 90
    finally:
        choose_scheme(application, "")
