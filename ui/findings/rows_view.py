"""A list over rows and their titles: Enter goes to a row, heights follow the width."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from ui.findings.delegate import RowsDelegate, Told
from ui.findings.rows import Group, RowsModel


class RowsList(QListView):
    """The list; a click or Enter on a title folds it, Left and Right do so too.

    Signals:
        chosen(object): a row that is no title was clicked, or Enter pressed on it.
    """

    chosen = Signal(object)

    def __init__(self, model: RowsModel, told: Callable[[object], Told | None]) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.setProperty("role", "dense")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(RowsDelegate(self, told))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._choose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in enter and not held and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not held:
            self._fold(event.key() == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index.row())
        if isinstance(row, Group):
            self._toggle(index.row())
        elif row is not None:
            self.chosen.emit(row)

    def _fold(self, wanted: bool) -> None:
        """Fold or open the group that the marked row stands in, and mark its title."""
        title = self._rows.group_at(self.currentIndex().row())
        group = self._rows.row_at(title)
        if isinstance(group, Group) and group.is_open is wanted:
            self._toggle(title)

    def _toggle(self, row: int) -> None:
        """Fold or open a group without moving what is in sight."""
        place = self.verticalScrollBar().value()
        self._rows.toggle(row)
        self.setCurrentIndex(self._rows.index(row))
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)
