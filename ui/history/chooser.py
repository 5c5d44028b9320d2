"""Choosing figures from a list: words narrow it, Space or a click chooses."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from nq57desk.figures.catalogue import Figure
from nq57desk.i18n import _
from nq57desk.vietnamese import fold
from ui import theme

MOST = 6
_ID = Qt.ItemDataRole.UserRole
_HEARD = Qt.ItemDataRole.UserRole + 1


class FigureChooser(QWidget):
    """The list of figures that some report has a value of.

    Signals:
        changed(): others are chosen.
    """

    changed = Signal()

    def __init__(self, figures: Sequence[Figure], chosen: Sequence[str]) -> None:
        super().__init__()
        self.words = QLineEdit(placeholderText=_("Find a figure, accents not needed"))
        self.words.setClearButtonEnabled(True)
        self.words.setAccessibleName(_("Find a figure"))
        self.words.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Figures to plot"))
        self.list.setWordWrap(True)
        self.words.returnPressed.connect(self._go_to_first)
        self.told = QLabel(wordWrap=True)
        self.told.setProperty("role", "look")
        self.told.hide()
        for figure in sorted(figures, key=lambda each: each.id not in chosen):
            self.list.addItem(_item(figure, is_chosen=figure.id in chosen[:MOST]))
        self.list.itemChanged.connect(self._on_changed)
        self.list.itemActivated.connect(_turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit() // 3)
        for widget in (self.words, self.list, self.told):
            column.addWidget(widget)

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the chosen figures, in the order of the list."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(item.data(_ID)) for item in items if _is_chosen(item))

    def choose(self, figure_id: str) -> None:
        """Choose one figure more, if it is in the list."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_ID) == figure_id:
                item.setCheckState(Qt.CheckState.Checked)
                self.list.setCurrentItem(item)

    def _on_changed(self, item: QListWidgetItem) -> None:
        too_many = len(self.chosen()) > MOST
        if too_many:
            self.list.blockSignals(True)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.blockSignals(False)
            text = _("A plot holds {most} figures at most. Please leave one out first.")
            self.told.setText(text.format(most=MOST))
        self.told.setVisible(too_many)
        if not too_many:
            self.changed.emit()

    def _narrow(self, words: str) -> None:
        needles = fold(words).split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            heard = str(item.data(_HEARD))
            item.setHidden(not all(needle in heard for needle in needles))

    def _go_to_first(self) -> None:
        for row in range(self.list.count()):
            if not self.list.item(row).isHidden():
                self.list.setCurrentRow(row)
                self.list.setFocus()
                return


def _item(figure: Figure, *, is_chosen: bool) -> QListWidgetItem:
    text = f"{figure.label} ({figure.unit})" if figure.unit else figure.label
    item = QListWidgetItem(text)
    item.setData(_ID, figure.id)
    item.setData(_HEARD, fold(" ".join((figure.label, figure.group, *figure.names))))
    item.setToolTip(figure.group)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
    return item


def _is_chosen(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked


def _turn(item: QListWidgetItem) -> None:
    states = Qt.CheckState
    item.setCheckState(states.Unchecked if _is_chosen(item) else states.Checked)
