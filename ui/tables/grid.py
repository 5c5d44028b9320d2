"""The cells of a table: moving, writing, marking ranges. As tall as its rows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTableView, QWidget

from nq57desk.i18n import _
from ui.editor import look
from ui.editor.chip_keys import FigureKeys
from ui.editor.chips import TextOf
from ui.tables.cell_editor import CellDelegate, CellEditor, Index
from ui.tables.cells import POINTS
from ui.tables.clipboard import from_clipboard, to_clipboard
from ui.tables.header import LINE, TableHeader
from ui.tables.model import CORNER, TableModel
from ui.tables.widths import column_widths, wanted_width

_LEAST_ROW = 28
_WIDE = 1.5  # times the printed line, from where a table takes more


class Grid(QTableView):
    """The view over a table's model.

    Signals:
        moved(): the current cell, or the caret in it, is another.
        left(int): the caret wants out, -1 above the table, 1 below.
        lost(int): that many pasted columns found no room.
    """

    moved = Signal()
    left = Signal(int)
    lost = Signal(int)

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._room = 600
        self._wide = False
        self._pinned = 0
        self._editor: CellEditor | None = None
        self._head = TableHeader(self)
        self.setHorizontalHeader(self._head)
        self.setModel(model)
        self._delegate = CellDelegate(self)
        self._delegate.opened.connect(self._on_opened)
        self.setItemDelegate(self._delegate)
        self._set_up_look()
        model.modelReset.connect(self._on_reset)
        for changed in (model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            changed.connect(self._on_rows_changed)
        model.dataChanged.connect(self._on_data_changed)
        self._head.sectionResized.connect(self._fit_rows)

    def is_wide(self) -> bool:
        """Tell whether the table would like more than the printed line."""
        return self._wide

    def set_room(self, room: int) -> None:
        """Take at most this width; a table of few columns keeps to the printed line."""
        if room != self._room:
            self._room = room
            self._fit_columns()

    def show_figures(self, text_of: TextOf, keys: FigureKeys | None = None) -> None:
        """Show figures by these texts from now on; `keys` hears of wishes for figures."""
        self._delegate.text_of = text_of
        self._delegate.figure_keys = keys
        if self._editor:
            self._editor.show_figures(text_of, keys)
        self._fit_rows()
        self.viewport().update()

    def pin_header(self, offset: int) -> None:
        """Keep the head in sight while `offset` pixels of the table are scrolled away above."""
        self._pinned = offset
        last = max(0, self.height() - self._head.height() - _LEAST_ROW)
        self._head.move(self._head.x(), max(0, min(offset, last)))
        self._head.raise_()

    def current_row(self) -> int:
        """Return the row at the caret, the last one where there is none; -1 without rows."""
        index = self.currentIndex()
        return index.row() if index.isValid() else self._model.rowCount() - 1

    def caret_rect(self) -> QRect:
        """Return where the caret or the current cell is, in this widget."""
        if self._editor and self._editor.hasFocus():
            rect = self._editor.cursorRect()
            return QRect(self._editor.mapTo(self, rect.topLeft()), rect.size())
        rect = self.visualRect(self.currentIndex())
        return rect.translated(self.viewport().pos())

    def open(self, index: Index, *, mark_all: bool = False, at: QPoint | None = None) -> None:
        """Write in a cell: caret at a point or the end, or all of it marked."""
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self.setCurrentIndex(index)
        self.edit(index)
        editor = self._editor
        if editor is None:
            return
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if mark_all:
            editor.selectAll()
        elif at is not None:
            editor.setTextCursor(editor.cursorForPosition(editor.mapFrom(self.viewport(), at)))
        else:
            editor.moveCursor(QTextCursor.MoveOperation.End)
        self.moved.emit()

    def step(self, by: int) -> None:
        """Go to the next cell and mark its text; past the last one a row is added."""
        index = self.currentIndex()
        row, column = index.row(), index.column() + by
        if column >= self._columns_of(row):
            row, column = row + 1, 0
        elif column < 0:
            row, column = row - 1, self._columns_of(row - 1) - 1 if row else 0
        if row < 0:
            return
        if row >= self._model.rowCount():
            self.end_writing()
            self._model.insert_row(row)
        self.open(self._model.index(row, column), mark_all=True)

    def go(self, rows: int, columns: int) -> None:
        """Go to a neighbouring cell; beyond the first and last row out of the table."""
        index = self.currentIndex()
        row, column = index.row() + rows, index.column() + columns
        if rows and not 0 <= row < self._model.rowCount():
            self.end_writing()
            self.left.emit(rows)
        elif 0 <= column < self._columns_of(row):
            self.open(self._model.index(row, min(column, self._columns_of(row) - 1)))

    def end_writing(self) -> None:
        """End writing; the cell stays current."""
        if self._editor:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_caret(self) -> bool:
        """Tell whether keys come here."""
        return self.hasFocus() or (self._editor is not None and self._editor.hasFocus())

    def marked_rows(self) -> list[int]:
        """Return the rows with a marked cell, else the one at the caret."""
        rows = {index.row() for index in self.selectedIndexes()}
        return sorted(rows) or [row for row in (self.current_row(),) if row >= 0]

    def _first_to_fill(self) -> Index:
        rows = range(self._model.rowCount())
        row = next((row for row in rows if not self._model.is_group(row)), 0)
        return self._model.index(row, self.first_to_fill(row))

    def first_to_fill(self, row: int) -> int:
        """Return the first empty cell of a row."""
        columns = range(self._columns_of(row))
        empty = (c for c in columns if not self._model.cell(self._model.index(row, c)).runs)
        return next(empty, 0)

    # The clipboard.

    def copy(self) -> None:
        """Put the marked cells on the clipboard."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        columns = sorted({index.column() for index in self.selectedIndexes()})
        if rows:
            cells = [
                [self._model.cell(self._model.index(row, column)) for column in columns]
                for row in rows
            ]
            data = to_clipboard(cells, self._delegate.text_of)
            QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Put the marked cells on the clipboard and empty them."""
        self.copy()
        self.clear_cells()

    def paste(self, source: QMimeData | None = None) -> None:
        """Write the clipboard's cells from the first marked cell on."""
        marked = self.selectedIndexes() or [self.currentIndex()]
        first = min(marked, key=lambda index: (index.row(), index.column()))
        grid = from_clipboard(source or QGuiApplication.clipboard().mimeData())
        if grid and first.isValid() and self._is_writable():
            self.end_writing()
            self.lost.emit(self._model.paste(first, grid))

    def clear_cells(self) -> None:
        """Empty the marked cells."""
        if self._is_writable():
            self._model.clear(self.selectedIndexes())

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        for key, do in ((keys.Copy, self.copy), (keys.Cut, self.cut), (keys.Paste, self.paste)):
            if event.matches(key):
                do()
                return
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if not event.modifiers():
                self.clear_cells()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self.step(1 if event.key() == Qt.Key.Key_Tab else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2 if not event.modifiers():
                self.open(self.currentIndex())
            case Qt.Key.Key_Up if self.current_row() == 0:
                self.left.emit(-1)
            case Qt.Key.Key_Down if self.current_row() == self._model.rowCount() - 1:
                self.left.emit(1)
            case _:
                self._type(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """An input method that composes begins writing as a key does."""
        if event.commitString() or event.preeditString():
            self.open(self.currentIndex(), mark_all=True)
            if self._editor:
                QApplication.sendEvent(self._editor, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        alone = len(self.selectedIndexes()) == 1 and index == self.currentIndex()
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if alone and plain:
            self.open(index, at=event.position().toPoint())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reason = event.reason()
        if self._model.rowCount() == 0 or self._editor:
            return
        if reason == Qt.FocusReason.TabFocusReason:
            self.open(self._first_to_fill())
        elif reason == Qt.FocusReason.BacktabFocusReason:
            self.open(self._model.index(self._model.rowCount() - 1, 0))
        elif not self.currentIndex().isValid():
            select = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._model.index(0, 0), select)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.pin_header(self._pinned)

    def _type(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if not event.text().isprintable() or not event.text() or held:
            super().keyPressEvent(event)
            return
        self.open(self.currentIndex(), mark_all=True)
        if self._editor:
            QApplication.sendEvent(self._editor, event)

    # The look.

    def _set_up_look(self) -> None:
        self.setAccessibleName(_("Table"))
        self.setFont(look.report_font(POINTS))
        self.setFrameShape(QFrame.Shape.Box)
        self.setStyleSheet(
            f"QTableView {{ border: 1px solid {LINE.name()}; gridline-color: {LINE.name()}; }}"
        )
        self.setPalette(look.paper())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_LEAST_ROW)

    def _on_reset(self) -> None:
        self._head.show_columns(self._model.table.columns)
        self._on_rows_changed()
        self._fit_columns()

    def _on_rows_changed(self) -> None:
        self.clearSpans()
        columns = self._model.columnCount()
        for row in range(self._model.rowCount()):
            if self._model.is_group(row) and columns > 2:
                self.setSpan(row, 1, 1, columns - 1)
        self._fit_rows()

    def _on_data_changed(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        if CORNER in roles:
            return
        for row in range(first.row(), last.row() + 1):
            self._fit_row(row)
        self._fit_height()

    def _fit_columns(self) -> None:
        measure = QFontMetricsF(look.report_font(POINTS)).horizontalAdvance
        self._wide = wanted_width(self._model.table, measure) > _WIDE * look.LINE
        room = self._most() - 2 * self.frameWidth()
        widths = column_widths(self._model.table, room, measure)
        self._head.blockSignals(True)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self._head.blockSignals(False)
        self._head.show_columns(self._model.table.columns)
        self.updateGeometries()
        self._fit_rows()

    def _fit_rows(self) -> None:
        for row in range(self._model.rowCount()):
            self._fit_row(row)
        self._fit_height()

    def _fit_row(self, row: int) -> None:
        heights = [
            self._delegate.height(self._model.index(row, column), self._width(row, column))
            for column in range(self._columns_of(row))
        ]
        self.setRowHeight(row, max(_LEAST_ROW, *heights) + 1)

    def _width(self, row: int, column: int) -> int:
        last = self._model.columnCount() if column + 1 == self._columns_of(row) else column + 1
        return sum(self.columnWidth(one) for one in range(column, last)) - 1

    def _columns_of(self, row: int) -> int:
        """Return how many cells a row shows."""
        columns = self._model.columnCount()
        return min(columns, 2) if self._model.is_group(row) else columns

    def _fit_height(self) -> None:
        height = self._head.sizeHint().height() + self.verticalHeader().length()
        height += 2 * self.frameWidth()
        width = self._head.length() + 2 * self.frameWidth()
        if width > self._room:
            height += self.horizontalScrollBar().sizeHint().height()
        self.setFixedSize(min(self._room, width), height)

    def _most(self) -> int:
        return self._room if self._wide else min(self._room, round(look.LINE))

    # Writing.

    def _on_opened(self, editor: CellEditor, _index: Index) -> None:
        self._editor = editor
        editor.destroyed.connect(self._on_closed)
        editor.cursorPositionChanged.connect(self.moved)
        editor.tabbed.connect(self.step)
        editor.stepped.connect(self.go)
        editor.range_pasted.connect(self.paste)
        editor.done.connect(self.end_writing)

    def _on_closed(self) -> None:
        self._editor = None

    def _is_writable(self) -> bool:
        return bool(self._model.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def event(self, event: QEvent) -> bool:
        """Take the keys of cells before the window does (Delete, Ctrl+C)."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if any(event.matches(key) for key in (keys.Copy, keys.Cut, keys.Paste, keys.Delete)):
                event.accept()
                return True
        return super().event(event)
