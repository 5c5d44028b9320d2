"""The bin: drafts that were thrown away, to be taken out or deleted for good."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nq57desk.drafts import DraftSummary
from nq57desk.i18n import _
from ui import theme
from ui.home.model import told
from ui.widgets.form import labelled

_ID = Qt.ItemDataRole.UserRole


class BinDialog(QDialog):
    """What lies in the bin.

    Signals:
        restore_requested(str): take a draft out: its id.
        empty_requested(): delete all of them for good; the clerk has said yes.
    """

    restore_requested = Signal(str)
    empty_requested = Signal()

    def __init__(self, drafts: Callable[[], Sequence[DraftSummary]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bin"))
        self._drafts = drafts
        self.list = QListWidget()
        self.list.itemActivated.connect(self._on_restore)
        self.nothing = QLabel(_("The bin is empty."))
        self.restore = QPushButton(_("Take it out"))
        self.empty = QPushButton(_("Empty the bin…"))
        theme.add_icon(self.restore, "restore")
        theme.add_icon(self.empty, "bin")
        self.restore.clicked.connect(self._on_restore)
        self.empty.clicked.connect(self._on_empty)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.empty, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (labelled(_("&Reports in the bin:"), self.list), self.nothing, self.list):
            column.addWidget(widget)
        column.addWidget(buttons)
        self.resize(theme.unit() * 36, theme.unit() * 20)
        self._show()

    def _show(self) -> None:
        drafts = self._drafts()
        self.list.clear()
        for draft in drafts:
            when = told(draft.changed, datetime.now())
            item = QListWidgetItem(f"{draft.name}   ({when})")
            item.setData(_ID, draft.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.nothing.setVisible(not drafts)
        self.restore.setEnabled(bool(drafts))
        self.empty.setEnabled(bool(drafts))

    def _on_restore(self) -> None:
        item = self.list.currentItem()
        if item:
            self.restore_requested.emit(item.data(_ID))
            self._show()

    def _on_empty(self) -> None:
        count = self.list.count()
        text = _("{count} reports will be deleted for good. They cannot be brought back.")
        box = QMessageBox(
            QMessageBox.Icon.Warning, _("Empty the bin"), text.format(count=count), parent=self
        )
        delete = box.addButton(_("Delete for good"), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(_("Keep them"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        delete.clicked.connect(self._on_confirmed)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _on_confirmed(self) -> None:
        self.empty_requested.emit()
        self._show()
