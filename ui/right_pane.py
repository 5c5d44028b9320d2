"""The right pane: one tab at a time, closed by a key or a cross."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from nq57desk.i18n import _
from ui.widgets.form import cross_button

PAGE = 34  # what a printed page wants


class RightPane(QTabWidget):
    """Tabs beside the page.

    Signals:
        closed(): the clerk wants the pane away.
        turned(QWidget): another tab is shown.
    """

    closed = Signal()
    turned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rooms: dict[QWidget, int] = {}
        self.setDocumentMode(True)
        self.setAccessibleName(_("Beside the page"))
        cross = cross_button(_("Close this side"))
        cross.clicked.connect(self.closed)
        self.setCornerWidget(cross, Qt.Corner.TopRightCorner)

        self.currentChanged.connect(self._on_current_changed)

    def add(self, widget: QWidget, title: str, *, room: int = PAGE) -> None:
        """Add a tab; `room`: how wide it is well read, in lines' heights."""
        self.addTab(widget, title)
        self._rooms[widget] = room

    def room(self) -> int:
        """Return how wide the tab that is shown is well read, in lines' heights."""
        return self._rooms.get(self.currentWidget(), PAGE)

    def _on_current_changed(self, number: int) -> None:
        widget = self.widget(number)
        if widget is not None:
            self.setFocusProxy(widget)
            self.turned.emit(widget)
