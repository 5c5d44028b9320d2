"""A table as an editable grid with its row actions."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QMoveEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from nq57desk.i18n import _
from nq57desk.model import RowId, Table
from ui import theme
from ui.editor import look
from ui.editor.carried import CarriedMarks
from ui.editor.chip_keys import FigureKeys
from ui.editor.chips import TextOf
from ui.editor.search import matches
from ui.editor.spans import Span
from ui.editor.underline import Underlined
from ui.tables.cells import column_at, columns_in
from ui.tables.grid import Grid
from ui.tables.model import Corner, TableModel
from ui.widgets.own_action import own_action


class TableGrid(QWidget):
    """Shows and edits one table.

    Signals:
        table_changed(object): the table is another now.
        entered(): the caret has come in.
        caret_moved(): the current cell is another.
        left(int): the caret wants out, -1 above, 1 below.
        removal_wanted(): the clerk wants the table away.
        shifted(): the table stands elsewhere on its page.
    """

    table_changed = Signal(object)
    entered = Signal()
    caret_moved = Signal()
    left = Signal(int)
    removal_wanted = Signal()
    shifted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TableModel(self)
        self._grid = Grid(self._model)
        self._tools = self._make_actions()
        self._make_menu()
        self._hint = QLabel()
        self._lay_out()
        self.setFocusProxy(self._grid)
        self._model.table_changed.connect(self.table_changed)
        self._grid.moved.connect(self._on_moved)
        self._grid.left.connect(self.left)
        self._grid.lost.connect(self._on_lost)

    def show_table(self, table: Table, *, new_id: Callable[[], str]) -> None:
        """Show `table` without telling; a refresh of the same rows leaves the caret in place."""
        self._model.show(table, new_id=new_id)
        self._hint.hide()

    def table(self) -> Table:
        """Return the table as it stands now."""
        return self._model.table

    def actions_list(self) -> list[QAction]:
        """Return the row actions, in the order of a toolbar."""
        return list(self._tools)

    def is_wide(self) -> bool:
        """Tell whether the table would like more than the printed line."""
        return self._grid.is_wide()

    def show_figures(self, text_of: TextOf, keys: FigureKeys | None = None) -> None:
        """Show figures by these texts from now on; `keys` hears of wishes for figures."""
        self._grid.show_figures(text_of, keys)

    def set_room(self, room: int) -> None:
        """Take at most this width; wider tables scroll sideways."""
        self._grid.set_room(room)

    def set_read_only(self, read_only: bool) -> None:
        """Let the table be read and copied only."""
        self._model.set_read_only(read_only)
        self._bar.setVisible(not read_only)
        for action in (*self._tools, self._remove):
            action.setEnabled(not read_only)

    # What the section around it asks, as of a part of text.

    def cursorRect(self) -> QRect:
        """Return where the caret is, in this widget."""
        rect = self._grid.caret_rect()
        return QRect(self._grid.mapTo(self, rect.topLeft()), rect.size())

    def pin_header(self, offset: int) -> None:
        """Keep the head in sight while `offset` pixels of this widget are scrolled away above."""
        self._grid.pin_header(offset - self._grid.y())

    def put_caret(self, row_id: str, start: int = 0, _end: int | None = None) -> bool:
        """Make a cell of the row of that id the current one; False where there is none.

        `start`: a position in the text of the row, a tab between two cells. The table's own id
        stands for its head.
        """
        for number, row in enumerate(self._model.table.rows):
            if row.id == row_id:
                column = column_at([cell.text for cell in row.cells], start)
                self._grid.setCurrentIndex(self._model.index(number, column))
                return True
        if row_id == self._model.table.id and self._model.table.rows:
            self._grid.setCurrentIndex(self._model.index(0, column_at(self._heads(), start)))
            return True
        return False

    def _heads(self) -> list[str]:
        return [leaf.text for leaf in self._model.table.leaves()]

    def caret(self) -> tuple[str, int]:
        """Return the row that has or had the caret, "" for none, and 0."""
        row, rows = self._grid.current_row(), self._model.table.rows
        return (rows[row].id if 0 <= row < len(rows) else ""), 0

    def head_height(self) -> int:
        """Return how much of the page the head covers while rows scroll under it."""
        return self._grid.horizontalHeader().height()

    def row_spans(self) -> Iterator[Span]:
        """Yield where the rows stand in this widget."""
        for number, row in enumerate(self._model.table.rows):
            rect = self._grid.visualRect(self._model.index(number, 0))
            top = self._grid.mapTo(self, self._grid.viewport().pos() + rect.topLeft()).y()
            yield Span(id=row.id, top=top, height=rect.height())

    def underline(self, marks: Sequence[Underlined]) -> None:
        """Mark the cells that hold these words in their corner, until others come."""
        rows = {row.id: row for row in self._model.table.rows}
        corners: dict[tuple[str, int], Corner] = {}
        for mark in marks:
            if mark.block in rows:
                texts = [cell.text for cell in rows[RowId(mark.block)].cells]
                columns = columns_in(texts, mark.start, mark.end)
                cells = [(mark.block, column) for column in columns]
            elif mark.block == self._model.table.id:
                column = column_at(self._heads(), mark.start)
                cells = [(row, column) for row in rows]
            else:
                continue
            corners |= dict.fromkeys(cells, Corner(mark.colour, mark.text))
        self._model.mark(corners)

    def show_carried(self, marks: CarriedMarks) -> None:
        """Mark the rows that came over and wait, from now on."""
        self._model.show_carried(marks)

    def caret_parts(self) -> tuple[str, ...]:
        """Return the ids of the marked rows, the one at the caret first."""
        rows = [self._grid.currentIndex().row(), *self._grid.marked_rows()]
        return tuple(dict.fromkeys(self._model.table.rows[row].id for row in rows if row >= 0))

    def find_text(self, text: str, *, forward: bool, from_caret: bool) -> bool:
        """Make the next cell with `text` the current one."""
        places = [
            (row, column)
            for row in range(self._model.rowCount())
            for column in range(self._model.columnCount())
            if any(matches(self._model.cell(self._model.index(row, column)).text, text))
        ]
        here = self._grid.currentIndex()
        if from_caret and here.isValid():
            place = (here.row(), here.column())
            places = [one for one in places if (one > place if forward else one < place)]
        if places:
            self._grid.setCurrentIndex(self._model.index(*places[0 if forward else -1]))
        return bool(places)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.shifted.emit()

    # Rows.

    def _make_actions(self) -> tuple[QAction, ...]:
        return (
            self._action(_("Add row"), "row-add", "Alt+Insert", self._add_row),
            self._action(_("Add group"), "row-group", "Alt+Shift+Insert", self._add_group),
            self._action(_("Remove row"), "row-remove", "Alt+Delete", self._remove_rows),
            self._action(_("Row up"), "move-up", "Alt+Up", lambda: self._move_row(-1)),
            self._action(_("Row down"), "move-down", "Alt+Down", lambda: self._move_row(1)),
        )

    def _make_menu(self) -> None:
        keys, grid = QKeySequence.StandardKey, self._grid
        for text, key, do in (
            (_("Copy"), keys.Copy, grid.copy),
            (_("Cut"), keys.Cut, grid.cut),
            (_("Paste"), keys.Paste, grid.paste),
            (_("Clear"), keys.Delete, grid.clear_cells),
        ):
            action = QAction(text, grid)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked, do=do: do())
            grid.addAction(action)
        grid.addActions([_separator(grid), *self._tools, _separator(grid)])
        remove = QAction(_("Remove table"), grid)
        remove.triggered.connect(lambda _checked: self.removal_wanted.emit())
        grid.addAction(remove)
        self._remove = remove
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _action(self, text: str, icon: str, shortcut: str, do: Callable[[], None]) -> QAction:
        action = own_action(self, text, shortcut, do)
        action.setIcon(theme.icon(icon, theme.LIGHT.text))  # on paper, by day and by night
        return action

    def _add_row(self) -> None:
        at = self._grid.current_row() + 1
        self._grid.end_writing()
        self._model.insert_row(at)
        self._grid.open(self._model.index(at, self._grid.first_to_fill(at)))

    def _add_group(self) -> None:
        at = self._grid.current_row() + 1
        self._grid.end_writing()
        self._model.insert_group(at)
        self._grid.open(self._model.index(at, self._grid.first_to_fill(at)))

    def _remove_rows(self) -> None:
        rows = self._grid.marked_rows()
        self._grid.end_writing()
        self._model.remove_rows(rows)

    def _move_row(self, step: int) -> None:
        row, column = self._grid.current_row(), self._grid.currentIndex().column()
        self._grid.end_writing()
        if row >= 0 and self._model.move_row(row, step):
            self._grid.setCurrentIndex(self._model.index(row + step, max(0, column)))

    # The look.

    def _lay_out(self) -> None:
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(2)
        for action in self._tools:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        row.addStretch(1)
        self._bar.setCursor(Qt.CursorShape.ArrowCursor)
        theme.set_role(self._hint, "look")
        self._hint.hide()
        self.setPalette(look.paper())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 10)
        column.setSpacing(2)
        for widget in (self._bar, self._grid, self._hint):
            column.addWidget(widget)

    def _on_moved(self) -> None:
        if self._grid.has_caret():
            self.entered.emit()
            self.caret_moved.emit()

    def _on_lost(self, columns: int) -> None:
        text = _("{count} columns on the right found no room in the table and were left out.")
        self._hint.setText(text.format(count=columns))
        self._hint.setVisible(columns > 0)


def _separator(parent: QWidget) -> QAction:
    made = QAction(parent)
    made.setSeparator(True)
    return made
