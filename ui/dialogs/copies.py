"""The copies of all drafts that the program made, to bring one back."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from nq57desk.i18n import _
from ui import theme
from ui.widgets.form import labelled


class CopiesDialog(QDialog):
    """The copies there are, newest first.

    Signals:
        wanted(int): bring this one back: its place in the list.
    """

    wanted = Signal(int)

    def __init__(self, made: Sequence[datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bring back a copy"))
        self.list = QListWidget()
        self.list.addItems([f"{moment:%d/%m/%Y %H:%M}" for moment in made])
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        told = QLabel(
            _(
                "All drafts become as they were at that time. How they are now is copied first, "
                "so you can come back to it here."
            )
            if made
            else _("No copy has been made yet. The program makes one a day.")
        )
        told.setWordWrap(True)
        self._lay_out(told, self._make_buttons(bool(made)))
        self.accepted.connect(lambda: self.wanted.emit(self.list.currentRow()))

    def _make_buttons(self, are_any: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.bring = buttons.addButton(_("Bring it back"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.add_icon(self.bring, "restore")
        self.bring.setEnabled(are_any)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _lay_out(self, told: QLabel, buttons: QDialogButtonBox) -> None:
        column = QVBoxLayout(self)
        for widget in (told, labelled(_("&Copies of all drafts:"), self.list), self.list, buttons):
            column.addWidget(widget)
        self.resize(theme.unit() * 30, theme.unit() * 20)
