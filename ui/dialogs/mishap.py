"""When a bug of ours shows: say that the work is kept, and what to do; details for a supporter."""

import traceback
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from nq57desk import __version__
from nq57desk.i18n import _


class MishapBox(QMessageBox):
    """One box; further bugs while it is open are added to its details."""

    def __init__(self, *, is_saved: bool, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(_("Something went wrong"))
        self.setText(_("The program could not do that."))
        saved = _("Your work is saved.") if is_saved else _("Your last words are not saved yet.")
        what_now = _(
            "You can go on working. If it happens again, close the program and open it anew,"
            " and send the details to the person who helps you."
        )
        self.setInformativeText(f"{saved} {what_now}")
        copy = self.addButton(_("Copy the details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(self._copy)
        go_on = self.addButton(_("Go on working"), QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(go_on)
        self._details: list[str] = []

    def add(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Keep what happened for the details."""
        self._details.append("".join(traceback.format_exception(kind, error, trace)))

    def details(self) -> str:
        """Return all that happened, for a supporter."""
        return f"nq57desk {__version__}\n\n" + "\n".join(self._details)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details())
