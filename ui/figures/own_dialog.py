"""The office's own figures: a list of them, and the form of the chosen one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nq57desk.errors import ClerkError
from nq57desk.figures.catalogue import Catalogue, Figure, Kind
from nq57desk.figures.own import own_id, refuse_unfit
from nq57desk.i18n import _
from nq57desk.model import FigureId, Outline
from nq57desk.outlines import meanings
from ui import theme
from ui.figures.own_form import OwnFigureForm
from ui.widgets.form import faint

_FIGURE = Qt.ItemDataRole.UserRole
_NEW = Figure(id=FigureId(""), label="", kind=Kind.COUNT)
Keep = Callable[[tuple[Figure, ...]], None]


class OwnFiguresDialog(QDialog):
    """The own figures of an office; `keep` writes them, or says why it cannot."""

    def __init__(
        self,
        figures: Sequence[Figure],
        catalogue: Catalogue,
        outlines: Sequence[Outline],
        keep: Keep,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Figures of our own office"))
        self._keep = keep
        own = {figure.id for figure in figures}
        self._built_in = tuple(
            figure
            for figure in catalogue.figures
            if figure.id not in own and figure.cumulative_of not in own
        )
        self.list = QListWidget()
        self.list.setMinimumWidth(theme.unit() * 16)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Figures of our own office"))
        self.form = OwnFigureForm(catalogue, meanings(outlines))
        self.form.edited.connect(self._on_edited)
        self.wrong = QLabel(wordWrap=True)
        self.wrong.setProperty("role", "wrong")
        self.wrong.hide()
        for figure in figures:
            self._add_item(figure)
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.setCurrentRow(0)
        self._on_chosen(self.list.currentItem(), None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.doItemsLayout()  # rows were measured before the style was known

    def figures(self) -> tuple[Figure, ...]:
        """Return the figures as the dialog has them now."""
        return tuple(_figure(self.list.item(row)) for row in range(self.list.count()))

    def accept(self) -> None:
        """Keep the figures and close, unless something is wrong with one."""
        self._name_new()
        try:
            for row, figure in enumerate(self.figures()):
                self._refuse_unfit(row, figure)
            self._keep(self.figures())
        except ClerkError as error:
            self._show_wrong(error.text)
            return
        super().accept()

    def add(self) -> None:
        """Begin another figure."""
        self._name_new()
        self._add_item(_NEW)
        self.list.setCurrentRow(self.list.count() - 1)
        self.form.label.setFocus()

    def remove(self) -> None:
        """Take the chosen figure out; it is gone when the dialog is saved."""
        row = self.list.currentRow()
        if row >= 0:
            self.list.takeItem(row)
            self.wrong.hide()

    def _refuse_unfit(self, row: int, figure: Figure) -> None:
        try:
            refuse_unfit(figure, (*self._built_in, *self.figures()))
        except ClerkError:
            self.list.setCurrentRow(row)
            raise

    def _name_new(self) -> None:
        """Give ids to new figures, so that others can be made of them."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            figure = _figure(item)
            if figure.label and not figure.id:
                taken = {each.id for each in (*self._built_in, *self.figures())}
                item.setData(_FIGURE, replace(figure, id=own_id(figure.label, taken)))

    def _add_item(self, figure: Figure) -> None:
        item = QListWidgetItem(figure.label or _("New figure"))
        item.setData(_FIGURE, figure)
        self.list.addItem(item)

    def _on_chosen(self, item: QListWidgetItem | None, _former: object) -> None:
        self._name_new()
        self.form.setEnabled(item is not None)
        self.taken_out.setEnabled(item is not None)
        figure = _figure(item) if item else _NEW
        parts = (*self._built_in, *(each for each in self.figures() if each.id))
        self.form.show_figure(figure, [each for each in parts if each.id != figure.id])

    def _on_edited(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            figure = self.form.figure()
            item.setData(_FIGURE, figure)
            item.setText(figure.label or _("New figure"))
            self.wrong.hide()

    def _show_wrong(self, text: str) -> None:
        self.wrong.setText(text)
        self.wrong.show()

    def _lay_out(self) -> None:
        unit = theme.unit()
        added = QPushButton(_("&Add"))
        added.clicked.connect(self.add)
        self.taken_out = QPushButton(_("&Remove"))
        self.taken_out.clicked.connect(self.remove)
        for button in (added, self.taken_out):
            button.setAutoDefault(False)
        tools = QHBoxLayout()
        for button in (added, self.taken_out):
            tools.addWidget(button)
        tools.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(tools)
        row = QHBoxLayout()
        row.setSpacing(unit)
        row.addLayout(left, 2)
        row.addWidget(self.form, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit, unit, unit)
        column.setSpacing(unit // 2)
        text = _("What your province asks for and the program does not know. It stays here.")
        column.addWidget(faint(text))
        column.addLayout(row, 1)
        column.addWidget(self.wrong)
        column.addWidget(self._buttons())
        self.resize(unit * 52, unit * 34)

    def _buttons(self) -> QDialogButtonBox:
        choices = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(choices.Save | choices.Cancel)
        buttons.button(choices.Save).setProperty("role", "next")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def _figure(item: QListWidgetItem) -> Figure:
    figure: Figure = item.data(_FIGURE)
    return figure
