"""The table of figures: keys as in Excel, from cell to cell, and a column pasted."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nq57desk.i18n import _
from nq57desk.model import FigureId
from ui import theme
from ui.figures.model import Field, FigureModel, Index

_Hint = QAbstractItemDelegate.EndEditHint
_Move = QAbstractItemView.CursorAction
_STEPS = {_Move.MoveNext: 1, _Move.MovePrevious: -1, _Move.MoveDown: 1, _Move.MoveUp: -1}


class ValueField(QLineEdit):
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
    """

    opened = Signal(object)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        field = ValueField(parent)
        field.setAccessibleName(_("Value"))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.opened.emit(field)
        return field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and the arrows go from cell to cell."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            hints = {
                Qt.Key.Key_Return: _Hint.EditNextItem,
                Qt.Key.Key_Enter: _Hint.EditNextItem,
                Qt.Key.Key_Down: _Hint.EditNextItem,
                Qt.Key.Key_Up: _Hint.EditPreviousItem,
            }
            hint = hints.get(Qt.Key(event.key()))
            if hint is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, hint)
                return True
        return super().eventFilter(watched, event)


class FigureTable(QTableView):
    """The view over a model of figures.

    Signals:
        left(int): Tab or Enter wants out, 1 below the last cell, -1 above the first.
        figure_shown(str): another figure is the current one.
    """

    left = Signal(int)
    figure_shown = Signal(str)

    def __init__(self, model: FigureModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._field: ValueField | None = None
        self.setModel(model)
        delegate = _ValueDelegate(self)
        delegate.opened.connect(self._on_opened)
        self.setItemDelegate(delegate)
        self._set_up_look()
        model.modelReset.connect(self._on_reset)

    def end_typing(self) -> None:
        """Take what is being typed."""
        if self._field is not None:
            self.commitData(self._field)
            self.closeEditor(self._field, _Hint.NoHint)

    def show_past(self, shown: bool) -> None:
        """Show last period's columns or leave them out."""
        for field in (Field.LAST, Field.CHANGE):
            self.setColumnHidden(field, not shown)

    def go_to(self, figure: FigureId) -> bool:
        """Go to a figure; tell whether it is shown."""
        row = self._model.row_of(figure)
        if row < 0:
            return False
        self.setCurrentIndex(self._model.index(row, Field.VALUE))
        return True

    def go_to_first(self) -> None:
        """Go to the first cell to type in, unless a cell is current."""
        if self._model.figure(self.currentIndex()) is None:
            self.setCurrentIndex(self._next(-1, 1))

    def paste(self, text: str = "") -> None:
        """Type a column of the clipboard into the cells from the current one down."""
        text = text or QGuiApplication.clipboard().text()
        index = self.currentIndex()
        if index.isValid() and text.strip():
            self._model.paste(index, [line.split("\t")[0] for line in text.splitlines()])

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        step = _STEPS.get(action)
        if step is None:
            return super().moveCursor(action, modifiers)
        found = self._next(self.currentIndex().row(), step)
        return found if found.isValid() else self.currentIndex()

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        step = {_Hint.EditNextItem: 1, _Hint.EditPreviousItem: -1}.get(hint, 0)
        out = step != 0 and not self._next(self.currentIndex().row(), step).isValid()
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        index = self.currentIndex()
        if event.matches(keys.Paste):
            self.paste()
        elif event.matches(keys.Copy):
            QGuiApplication.clipboard().setText(str(index.data() or ""))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._model.setData(index.siblingAtColumn(Field.VALUE), "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit(index.siblingAtColumn(Field.VALUE))
        else:
            super().keyPressEvent(event)

    def _next(self, row: int, step: int) -> QModelIndex:
        """Return the next cell to type in, an invalid index where there is none."""
        row += step
        while 0 <= row < self._model.rowCount():
            index = self._model.index(row, Field.VALUE)
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                return index
            row += step
        return QModelIndex()

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

    def _set_up_look(self) -> None:
        self.setAccessibleName(_("Figures"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.SelectedClicked
        )
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self))
        self.setCornerButtonEnabled(False)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        unit = theme.unit()
        for field, width in (
            (Field.VALUE, 9), (Field.UNIT, 6), (Field.LAST, 7), (Field.CHANGE, 6),
        ):  # fmt: skip
            head.resizeSection(field, width * unit)
        head.setSectionResizeMode(Field.LABEL, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(Field.NOTE, QHeaderView.ResizeMode.Stretch)
        select = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(QModelIndex(), select)
