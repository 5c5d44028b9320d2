"""The page before printing. Enter prints, a click goes to a place; nothing is asked twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from nq57desk.i18n import _
from nq57desk.model import Report
from nq57desk.readiness import OpenGroup, is_ready
from nq57desk.readiness import told as told_open
from ui import theme
from ui.findings.rows_view import RowsList
from ui.ready.model import ReadyModel, told
from ui.widgets.cover import Cover
from ui.widgets.form import faint, heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """A way out of the program for a report: what it is called, its icon, what it does."""

    title: str
    button: str
    icon: str
    go: Callable[[Report], object]


class ReadyPage(Cover):
    """What is open, and the one button to go on.

    Signals:
        go_on_wanted(): print or export as it stands.
        item_chosen(OpenItem): go to where something is open.
        sheet_wanted(): print the sheet of findings for the person who signs.
        left(): back to writing.
        in_sight(bool): the page is shown, or is no longer.
    """

    go_on_wanted = Signal()
    item_chosen = Signal(object)
    sheet_wanted = Signal()
    left = Signal()
    in_sight = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.model = ReadyModel()
        self.title = heading("", scale=1.3)
        self.summary = QLabel(wordWrap=True)
        self.list = RowsList(self.model, told)
        self.list.setAccessibleName(_("What is open"))
        self.list.chosen.connect(self.item_chosen)
        self.go_on = QPushButton()
        self.go_on.setProperty("role", "next")
        self.sheet = QPushButton(_("Print the sheet of findings for the signer…"))
        self.back = QPushButton(_("Back to writing   Esc"))
        theme.add_icon(self.sheet, "print")
        theme.add_icon(self.back, "previous")
        self.go_on.clicked.connect(self.go_on_wanted)
        self.sheet.clicked.connect(self.sheet_wanted)
        self.back.clicked.connect(self.left)
        self._lay_out()

    def show_open(
        self, leave: Leave, groups: Sequence[OpenGroup], *, anew: bool, is_checking: bool
    ) -> None:
        """Show what is open before the report leaves; `is_checking`: more may come."""
        self.title.setText(leave.title)
        self.go_on.setText(f"{leave.button}   Enter")
        self.go_on.setIcon(theme.icon(leave.icon, theme.colours().accent_text))
        place = self.list.verticalScrollBar().value()
        self.model.show(groups, anew=anew)
        self.list.executeDelayedItemsLayout()
        self.list.verticalScrollBar().setValue(0 if anew else place)
        self.summary.setText(_summary(groups, is_checking=is_checking))

    def focus_first(self) -> None:
        """Put the keys on the button that goes on."""
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if isinstance(focused, QPushButton):
                focused.click()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.go_on_wanted.emit()
            case Qt.Key.Key_Down if focused is not self.list:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
            case _:
                super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.in_sight.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.in_sight.emit(False)

    def _lay_out(self) -> None:
        unit = theme.unit()
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, unit // 4, 1, unit // 4)
        inside.addWidget(self.list)
        buttons = QHBoxLayout()
        buttons.setSpacing(unit // 2)
        buttons.addWidget(self.go_on)
        buttons.addWidget(self.sheet)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit // 2, unit, unit)
        column.setSpacing(unit // 2)
        column.addWidget(self.title)
        column.addWidget(self.summary)
        column.addLayout(buttons)
        column.addWidget(faint(_("Click a line to go to its place.")))
        column.addWidget(card, 1)


def _summary(groups: Sequence[OpenGroup], *, is_checking: bool) -> str:
    if is_ready(groups):
        return _("Being checked…") if is_checking else _("Nothing is open.")
    return _("Still open: {counts}. The report can be printed as it stands.").format(
        counts=told_open(groups)
    )
