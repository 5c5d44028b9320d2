"""The table of figures: keys as in Excel, from cell to cell, and a column pasted."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nq57desk.i18n import _
from nq57desk.model import FigureId
from ui import theme
from ui.figures.model import TYPED, Field, FigureModel, Index
from ui.widgets.late import LateField

_Hint = QAbstractItemDelegate.EndEditHint
_Move = QAbstractItemView.CursorAction
_ALONG = {_Move.MoveNext: 1, _Move.MovePrevious: -1}
_DOWN = {_Move.MoveDown: 1, _Move.MoveUp: -1}
_WIDTHS = {
    Field.VALUE: 7.5, Field.CUMULATIVE: 5.5, Field.UNIT: 6, Field.LAST: 5.5, Field.CHANGE: 6,
    Field.YEAR_CHANGE: 6,
}  # fmt: skip
_DROPPED = (Field.NOTE, Field.YEAR_CHANGE, Field.UNIT)  # the first to go where there is no room
_NAME, _WIDE_NAME, _NOTE = 16, 21, 10  # lines' heights of width that names and notes want
_KEYS = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ValueField(LateField):
    """The field over a cell.

    Signals:
        column_pasted(str): several lines came from the clipboard.
    """

    column_pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = QGuiApplication.clipboard().text()
        if event.matches(QKeySequence.StandardKey.Paste) and "\n" in text.strip():
            self.column_pasted.emit(text)
        else:
            super().keyPressEvent(event)


class _ValueDelegate(QStyledItemDelegate):
    """Lends the field.

    Signals:
        opened(ValueField): a field stands over a cell.
        moved(int): Enter or an arrow goes on, 1 to the cell below, -1 to the one above.
    """

    opened = Signal(object)
    moved = Signal(int)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        field = ValueField(parent)
        field.setAccessibleName(_("Value"))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.opened.emit(field)
        return field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _KEYS.get(Qt.Key(event.key()))
            held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            if step is not None and not event.modifiers() & held:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, _Hint.NoHint)
                self.moved.emit(step)
                return True
        return super().eventFilter(watched, event)


class FigureTable(QTableView):
    """The view over a model of figures.

    Tab goes along the cells to type in, Enter down a column, as in Excel; the arrows reach what
    is computed too.

    Signals:
        left(int): Tab or Enter wants out, 1 below the last cell, -1 above the first.
        figure_shown(str): another figure is the current one.
        facts_wanted(str): the clerk wants all that is known of a figure.
    """

    left = Signal(int)
    figure_shown = Signal(str)
    facts_wanted = Signal(str)

    def __init__(self, model: FigureModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._field: ValueField | None = None
        self._wanted = list(Field)
        self.setModel(model)
        delegate = _ValueDelegate(self)
        delegate.opened.connect(self._on_opened)
        delegate.moved.connect(self._on_moved)
        self.setItemDelegate(delegate)
        self._set_up_look()
        model.modelReset.connect(self._on_reset)

    def end_typing(self) -> None:
        """Take what is being typed."""
        if self._field is not None:
            self.commitData(self._field)
            self.closeEditor(self._field, _Hint.NoHint)

    def show_columns(self, *, past: bool, year_ago: bool, note: bool = True) -> None:
        """Show the columns that have something to say, as far as there is room."""
        said = {
            Field.CUMULATIVE: self._model.adds_up,
            Field.LAST: past,
            Field.CHANGE: past,
            Field.YEAR_CHANGE: year_ago,
            Field.NOTE: note,
        }
        self._wanted = [field for field in Field if said.get(field, True)]
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def fit_height(self, most_rows: int) -> None:
        """Be as high as the rows, of which more than `most_rows` are scrolled."""
        rows = min(self._model.rowCount(), most_rows)
        frame = 2 * self.frameWidth()
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows * self.verticalHeader().defaultSectionSize() + frame)

    def current_figure(self) -> FigureId:
        """Return the figure of the current row, "" where none is current."""
        figure = self._model.figure(self.currentIndex())
        return figure.id if figure else FigureId("")

    def go_to(self, figure: FigureId) -> bool:
        """Go to a figure; tell whether it is shown."""
        index = self._model.index_of(figure)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def go_to_first(self) -> None:
        """Go to the first cell to type in, unless a cell is current."""
        if self._model.figure(self.currentIndex()) is None:
            self.setCurrentIndex(self._below(QModelIndex(), 1))

    def paste(self, text: str = "") -> None:
        """Type a column of the clipboard into the cells from the current one down."""
        text = text or QGuiApplication.clipboard().text()
        index = self.currentIndex()
        if index.isValid() and text.strip():
            self._model.paste(
                _typed_cell(index), [line.split("\t")[0] for line in text.splitlines()]
            )

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        index = self.currentIndex()
        if action in _ALONG:
            found = self._along(index, _ALONG[action])
        elif action in _DOWN:
            found = self._row_below(index, _DOWN[action])
        else:
            return super().moveCursor(action, modifiers)
        return found if found.isValid() else index

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        step = {_Hint.EditNextItem: 1, _Hint.EditPreviousItem: -1}.get(hint, 0)
        out = step != 0 and not self._along(self.currentIndex(), step).isValid()
        super().closeEditor(editor, _Hint.NoHint if out else hint)
        if out:
            self.left.emit(step)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        figure = self._model.figure(current)
        if figure is not None:
            self.figure_shown.emit(figure.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.go_to_first()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of a cell from the window's actions: F2 changes the value here."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete) and not event.modifiers():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        index = _typed_cell(self.currentIndex())
        if event.matches(keys.Paste):
            self.paste()
        elif event.matches(keys.Copy):
            QGuiApplication.clipboard().setText(self._model.copied(self.currentIndex()))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._model.setData(index, "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open(index)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the table from its last cell, Shift+Tab from its first."""
        step = 1 if forward else -1
        found = self._along(self.currentIndex(), step)
        if found.isValid():
            self.setCurrentIndex(found)
        else:
            self.left.emit(step)
        return True

    def _open(self, index: QModelIndex) -> None:
        """Open a cell to type in; what is computed can only be explained."""
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)
        elif figure := self.current_figure():
            self.facts_wanted.emit(figure)

    def _below(self, index: Index, step: int) -> QModelIndex:
        """Return the next cell of the column to type in, an invalid index where there is none."""
        column = index.column() if index.column() in TYPED else Field.VALUE
        row = index.row() + step
        while 0 <= row < self._model.rowCount():
            found = self._model.index(row, column)
            if found.flags() & Qt.ItemFlag.ItemIsEditable:
                return found
            row += step
        return QModelIndex()

    def _row_below(self, index: Index, step: int) -> QModelIndex:
        """Return the cell in the next row that is no title, an invalid index at the end."""
        row = index.row() + step
        while 0 <= row < self._model.rowCount():
            if not self._model.is_title(row):
                return self._model.index(row, max(index.column(), Field.VALUE))
            row += step
        return QModelIndex()

    def _along(self, index: Index, step: int) -> QModelIndex:
        """Return the next cell to type in, along the rows."""
        cells = [
            (row, field)
            for row in range(self._model.rowCount())
            for field in TYPED
            if not self.isColumnHidden(field)
        ]
        at = (index.row(), index.column())
        later = (cell > at if step > 0 else cell < at for cell in cells)
        wanted = [cell for cell, fits in zip(cells, later, strict=True) if fits]
        for row, field in wanted if step > 0 else reversed(wanted):
            found = self._model.index(row, field)
            if found.flags() & Qt.ItemFlag.ItemIsEditable:
                return found
        return QModelIndex()

    def _on_moved(self, step: int) -> None:
        found = self._below(self.currentIndex(), step)
        if found.isValid():
            self.setCurrentIndex(found)
            self.edit(found)
        else:
            self.left.emit(step)

    def _fit_columns(self) -> None:
        """Leave columns out where names would be cut short; notes take what names do not need."""
        head, unit = self.horizontalHeader(), theme.unit()
        shown, dropped = list(self._wanted), list(_DROPPED)
        room = self._room(shown)
        while dropped and room < _NAME * unit + (_NOTE * unit if Field.NOTE in shown else 0):
            shown = [field for field in shown if field != dropped[0]]
            del dropped[0]
            room = self._room(shown)
        notes = Field.NOTE in shown
        name = min(_WIDE_NAME * unit, room - _NOTE * unit) if notes else max(room, 8 * unit)
        elastic = {Field.LABEL: name, Field.NOTE: room - name}
        for field in Field:
            self.setColumnHidden(field, field not in shown)
            if field in shown:
                head.resizeSection(field, elastic.get(field) or _width(field))

    def _room(self, shown: list[Field]) -> int:
        """Return the width that is left for names and notes."""
        return self.viewport().width() - sum(_width(field) for field in shown)

    def _on_opened(self, field: ValueField) -> None:
        self._field = field
        field.column_pasted.connect(self._on_column_pasted)
        field.destroyed.connect(self._on_closed)

    def _on_column_pasted(self, text: str) -> None:
        if self._field is not None:
            super().closeEditor(self._field, _Hint.RevertModelCache)
        self.setFocus()
        self.paste(text)

    def _on_closed(self) -> None:
        self._field = None

    def _on_reset(self) -> None:
        self.clearSpans()
        for row in range(self._model.rowCount()):
            if self._model.is_title(row):
                self.setSpan(row, 0, 1, len(Field))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable and self.current_figure():
            self.facts_wanted.emit(self.current_figure())

    def _set_up_look(self) -> None:
        self.setAccessibleName(_("Figures"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.SelectedClicked
        )
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._on_double_clicked)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self))
        self.setCornerButtonEnabled(False)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        select = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(QModelIndex(), select)


def _typed_cell(index: QModelIndex) -> QModelIndex:
    """Return the cell to type in that a cell stands for: the value, but for a cumulative."""
    return index if index.column() == Field.CUMULATIVE else index.siblingAtColumn(Field.VALUE)


def _width(field: Field) -> int:
    """Return the width of a column, 0 for names and notes, which take what is left."""
    return round(_WIDTHS.get(field, 0) * theme.unit())
