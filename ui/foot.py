"""The line at the foot of the window: that it is saved, where I am, and the one next step."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from nq57desk.i18n import _
from ui import theme
from ui.actions import Act, Actions


class Foot(QFrame):
    """Saved state on the left, tips in the middle, steps on the right."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self.saved = QLabel()
        self.tip = _Elided()
        self.place = QLabel()
        self.previous = QPushButton(_("Previous section"))
        self.next = QPushButton(_("Done, to the next section   Ctrl+Enter"))
        self.next.setProperty("role", "next")
        theme.add_icon(self.previous, "previous")
        for button, act in ((self.previous, Act.PREVIOUS), (self.next, Act.DONE_NEXT)):
            button.setToolTip(actions[act].toolTip())
            button.clicked.connect(actions[act].trigger)
        unit = theme.unit()
        row = QHBoxLayout(self)
        row.setContentsMargins(unit, unit // 4, unit, unit // 4)
        row.setSpacing(unit)
        row.addWidget(self.saved)
        row.addWidget(self.tip, 1)
        for widget in (self.place, self.previous, self.next):
            row.addWidget(widget)

    def show_home(self) -> None:
        """Show the foot of the home page: no steps."""
        for widget in (self.saved, self.place, self.previous, self.next):
            widget.hide()

    def show_report(self) -> None:
        """Show the foot of a report."""
        for widget in (self.saved, self.place, self.previous, self.next):
            widget.show()

    def show_steps(self, wanted: bool) -> None:
        """Show the steps from section to section, or leave them out for another next step."""
        for widget in (self.place, self.previous, self.next):
            widget.setVisible(wanted)

    def show_saved(self, moment: datetime) -> None:
        """Say that everything is on disk."""
        self._say(_("Saved {time}").format(time=f"{moment:%H:%M}"), "")

    def show_unsaved(self) -> None:
        """Say that the disk is behind."""
        self._say(_("Not saved yet"), "wrong")

    def show_tip(self, text: str) -> None:
        """Say what an action is for; "" says nothing."""
        self.tip.say(text)

    def show_place(self, text: str) -> None:
        """Say where the clerk is."""
        self.place.setText(text)

    def _say(self, text: str, role: str) -> None:
        self.saved.setText(text)
        if self.saved.property("role") != role:
            theme.set_role(self.saved, role)


class _Elided(QLabel):
    """A text that gives way where there is no room for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "faint")
        self.setMinimumWidth(0)
        self._text = ""

    def say(self, text: str) -> None:
        self._text = text
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, self.width()))
