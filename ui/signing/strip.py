"""The strip over an open report that says how far it is on its way to the signature."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton

from nq57desk.i18n import _
from nq57desk.model import ReportStatus
from nq57desk.signing import Version, document_number, state_text, version_text
from ui import theme
from ui.actions import SPECS, Act, Actions
from ui.widgets.icon_label import IconLabel

_STEPS = {
    ReportStatus.DRAFT: (),
    ReportStatus.SUBMITTED: (Act.SIGN, Act.TAKE_BACK),
    ReportStatus.SIGNED: (Act.SCAN, Act.REOPEN),
}
_ROLES = {
    ReportStatus.DRAFT: "notice-info",
    ReportStatus.SUBMITTED: "notice-look",
    ReportStatus.SIGNED: "notice-done",
}


class SigningStrip(QFrame):
    """What is said, and the steps that can be taken; gone where there is nothing to say.

    Signals:
        version_requested(str): the clerk wants to see another version: its id.
    """

    version_requested = Signal(str)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._shape = IconLabel("sign", 20, "text")
        self.label = QLabel(wordWrap=True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.versions = QToolButton()
        self.versions.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.versions.setMenu(QMenu(self.versions))
        self.buttons = {act: self._button(act) for acts in _STEPS.values() for act in acts}
        half = theme.unit() // 2
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.unit(), half // 2, theme.unit(), half // 2)
        row.setSpacing(half)
        row.addWidget(self._shape)
        row.addWidget(self.label, 1)
        row.addWidget(self.versions)
        for button in self.buttons.values():
            row.addWidget(button)
        self.hide()

    def show_versions(self, shown: Version | None, versions: Sequence[Version]) -> None:
        """Say how far the version `shown` is; `versions` are all of that report."""
        text = _said(shown, versions) if shown else ""
        self.setVisible(bool(text))
        if shown is None:
            return
        theme.set_role(self, _ROLES[shown.status])
        self.label.setText(text)
        self.setAccessibleName(text)
        for act, button in self.buttons.items():
            button.setVisible(act in _STEPS[shown.status])
        scan = _("Scan of the signed paper…") if shown.has_scan else _("Attach the signed scan…")
        self.buttons[Act.SCAN].setText(scan)
        self._show_menu(shown, versions)

    def _show_menu(self, shown: Version, versions: Sequence[Version]) -> None:
        self.versions.setVisible(len(versions) > 1)
        self.versions.setText(_("Versions ({count})").format(count=len(versions)))
        menu = self.versions.menu()
        menu.clear()
        for version in versions:
            action = QAction(version_text(version).replace("&", "&&"), menu, checkable=True)
            action.setChecked(version.id == shown.id)
            action.triggered.connect(
                lambda _checked=False, to=version.id: self.version_requested.emit(to)
            )
            menu.addAction(action)

    def _button(self, act: Act) -> QPushButton:
        action = self._actions[act]
        button = QPushButton(action.iconText())
        theme.add_icon(button, SPECS[act].icon)
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button


def _said(shown: Version, versions: Sequence[Version]) -> str:
    """Return what the strip says of a version, "" of a first draft."""
    match shown.status:
        case ReportStatus.SIGNED:
            return _("{state}. For reading only.").format(
                state=state_text(shown.status, shown.header)
            )
        case ReportStatus.SUBMITTED:
            return _("Submitted for signing. When it is signed, enter number and day.")
        case _:
            return _why_anew(shown, versions)


def _why_anew(shown: Version, versions: Sequence[Version]) -> str:
    if shown.reopening is None:
        return ""
    former = next((each for each in versions if each.id == shown.reopening.of), None)
    text = _("Version {number}, in place of report number {former}. Reason: {reason}")
    return text.format(
        number=shown.number,
        former=document_number(former.header) if former else "…",
        reason=shown.reopening.reason,
    )
