"""The line above a page: how much of it still is last period's, and the key that goes on."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from nq57desk.i18n import _
from ui import theme
from ui.actions import Act, Actions


class CarriedStrip(QFrame):
    """Counts of the page, and the two steps."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setProperty("role", "carried-strip")
        self.bar = QFrame()
        self.bar.setProperty("role", "carried-bar")
        self.bar.setFixedWidth(4)
        self.told = QLabel()
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.next = QPushButton()
        self.all = QPushButton(_("Confirm all here"))
        for button, act in ((self.next, Act.CONFIRM_NEXT), (self.all, Act.CONFIRM_SECTION)):
            button.setToolTip(actions[act].toolTip())
            button.clicked.connect(actions[act].trigger)
        self._lay_out()
        self.hide()

    def show_counts(self, here: int, total: int, *, at_one: bool) -> None:
        """Show how much waits on the page and in all; `at_one`: the key would confirm a part."""
        self.setVisible(total > 0)
        self.told.setText(said(here, total))
        self.all.setVisible(here > 0)
        text = _("Confirm, to the next") if at_one else _("To the next one")
        self.next.setText(f"{text}   Ctrl+D")

    def _lay_out(self) -> None:
        unit = theme.unit()
        row = QHBoxLayout(self)
        row.setContentsMargins(unit, unit // 5, unit // 2, unit // 5)
        row.setSpacing(unit // 2)
        parts: tuple[tuple[QWidget, int], ...] = (
            (self.bar, 0), (self.told, 1), (self.next, 0), (self.all, 0),
        )  # fmt: skip
        for widget, share in parts:
            row.addWidget(widget, share)


def said(here: int, total: int) -> str:
    """Say how much waits on a page."""
    if here:
        return _("Of last period: {here} here, {total} in all to look at").format(
            here=here, total=total
        )
    return _("Nothing of last period waits here; {total} in all").format(total=total)
