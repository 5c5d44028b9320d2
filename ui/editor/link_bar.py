"""A line over the text for the address of a link."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from nq57desk.i18n import _
from ui import theme


class LinkBar(QFrame):
    """Asks for an address; Enter sets it, Esc goes back.

    Signals:
        chosen(str): the address, "" to take the link away.
        closed(): the line has gone.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "guidance")
        self._address = QLineEdit()
        self._address.setPlaceholderText("https://…")
        self._address.returnPressed.connect(self._choose)
        label = QLabel(_("&Link address"))
        label.setBuddy(self._address)
        put = QPushButton(_("Set link"))
        put.clicked.connect(self._choose)
        self._drop = QPushButton(_("Remove link"))
        self._drop.clicked.connect(self._remove)
        row = QHBoxLayout(self)
        half = theme.unit(self) // 2
        row.setContentsMargins(half, half // 2, half, half // 2)
        for widget in (label, self._address, put, self._drop):
            row.addWidget(widget)
        self.hide()

    def ask(self, address: str) -> None:
        """Show the line with the present address."""
        self._address.setText(address)
        self._address.selectAll()
        self._drop.setEnabled(bool(address))
        self.show()
        self._address.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        address = self._address.text().strip()
        if address and "://" not in address and not address.startswith("mailto:"):
            address = f"mailto:{address}" if "@" in address else f"https://{address}"
        self._close()
        self.chosen.emit(address)

    def _remove(self) -> None:
        self._close()
        self.chosen.emit("")

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
