"""The sections that come over or do not, by habit; what comes over of each can be changed."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from nq57desk.continuing import Habit, carry_name
from nq57desk.i18n import _
from nq57desk.model import SectionId
from nq57desk.rollover import Carry, Taken
from ui import theme

CARRY = Qt.ItemDataRole.UserRole + 1
SOURCE = Qt.ItemDataRole.UserRole + 2
PROPOSED = Qt.ItemDataRole.UserRole + 3


class TakenModel(QStandardItemModel):
    """Habits, and the sections under them; the second column can be changed.

    Signals:
        chosen(): the clerk has chosen for a section or for all of a habit.
        rebuilt(): other sections are shown.
    """

    chosen = Signal()
    rebuilt = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()

    def show_habits(self, habits: Sequence[Habit]) -> None:
        """Show other sections, or what became of the same ones; those stay in place."""
        shape = tuple((each.reason, tuple(t.source for t in each.sections)) for each in habits)
        is_other = shape != self._shown
        if is_other:
            self._shown = shape
            self._build(habits)
        for row, habit in enumerate(habits):
            _put(self.item(row, 1), habit.carry, habit.carry)
            for place, taken in enumerate(habit.sections):
                _put(self.item(row).child(place, 1), taken.carry, taken.proposed)
        if is_other:
            self.rebuilt.emit()

    def choices(self) -> dict[SectionId, Carry]:
        """Return what the clerk has chosen otherwise than was proposed."""
        found = {}
        for row in range(self.rowCount()):
            group = self.item(row)
            for place in range(group.rowCount()):
                item = group.child(place, 1)
                if item.data(CARRY) is not item.data(PROPOSED):
                    found[SectionId(group.child(place).data(SOURCE))] = item.data(CARRY)
        return found

    def choose(self, index: QModelIndex, carry: Carry) -> None:
        """Choose what comes over of a section, or of all sections of a habit."""
        item = self.itemFromIndex(index.siblingAtColumn(0))
        rows = [item.child(place) for place in range(item.rowCount())] or [item]
        for row in rows:
            beside = self.itemFromIndex(row.index().siblingAtColumn(1))
            _put(beside, carry, beside.data(PROPOSED))
        self.chosen.emit()

    def _build(self, habits: Sequence[Habit]) -> None:
        self.clear()
        self.setHorizontalHeaderLabels([_("Sections of the last report"), _("Into the new one")])
        for habit in habits:
            why = habit.reason.text.rstrip(".")
            group = _item(_("{count} · {why}").format(why=why, count=len(habit.sections)))
            font = QFont()
            font.setBold(True)
            group.setFont(font)
            for taken in habit.sections:
                group.appendRow([_section_item(taken), _item("")])
            self.appendRow([group, _item("")])


class CarryDelegate(QStyledItemDelegate):
    """Lends a list of what may come over; shows that the cell can be opened."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        super().initStyleOption(option, index)
        option.text = f"{option.text}  ▾"

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        size = super().sizeHint(option, index)
        size.setHeight(theme.row_height())
        return size

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        _index: QModelIndex,  # type: ignore[override]
    ) -> QWidget:
        box = QComboBox(parent)
        box.setAccessibleName(_("Into the new one"))
        for carry in Carry:
            box.addItem(_capital(carry_name(carry)), carry)
        box.activated.connect(lambda _row: self._take(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:  # type: ignore[override]
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(CARRY)))

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex,  # type: ignore[override]
    ) -> None:
        if isinstance(editor, QComboBox) and isinstance(model, TakenModel):
            carry = editor.currentData()
            if carry is not None and carry is not index.data(CARRY):
                model.choose(index, carry)

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.NoHint)


class TakenView(QTreeView):
    """The tree of habits and sections; a click on the second column opens the choice."""

    def __init__(self, model: TakenModel) -> None:
        super().__init__(uniformRowHeights=True)
        self.setModel(model)
        self.setAccessibleName(_("Sections of the last report"))
        self.setItemDelegateForColumn(1, CarryDelegate(self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIndentation(theme.unit())
        self.clicked.connect(self._on_clicked)
        model.rebuilt.connect(self._on_rebuilt)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 1:
            self.edit(index)
        elif not index.parent().isValid():
            self.setExpanded(index, not self.isExpanded(index))

    def _on_rebuilt(self) -> None:
        """Open what is emptied: that is what the clerk should know of."""
        self._fit()
        for row in range(self.model().rowCount()):
            index = self.model().index(row, 1)
            self.setExpanded(index.siblingAtColumn(0), index.data(CARRY) is Carry.EMPTY)

    def _fit(self) -> None:
        head = self.header()
        head.setStretchLastSection(False)
        if head.count() > 1:
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(1, theme.unit() * 11)


def _item(text: str) -> QStandardItem:
    made = QStandardItem(text)
    made.setToolTip(text)
    return made


def _section_item(taken: Taken) -> QStandardItem:
    made = _item(taken.heading)
    made.setData(taken.source or "", SOURCE)
    return made


def _put(item: QStandardItem, carry: Carry | None, proposed: Carry | None) -> None:
    item.setData(carry, CARRY)
    item.setData(proposed, PROPOSED)
    item.setText(_capital(carry_name(carry)) if carry else _("In different ways"))
    font = QFont()
    font.setBold(carry is not proposed)
    item.setFont(font)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
