"""Asking why a signed report is written anew."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from nq57desk.i18n import _
from nq57desk.model import Report
from nq57desk.signing import document_number
from ui import theme
from ui.widgets.form import labelled


class ReasonDialog(QDialog):
    """The reason for a new version."""

    def __init__(self, report: Report, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Reopen as a new version"))
        told = QLabel(
            _(
                "Report number {number} stays as it was signed. The new version is a draft with"
                " the same content, without number and day."
            ).format(number=document_number(report.header)),
            wordWrap=True,
        )
        self.reason = QPlainTextEdit(tabChangesFocus=True)
        self.reason.setPlaceholderText(_("such as: the count of files on page 3 was wrong"))
        self.reason.setFixedHeight(self.reason.fontMetrics().lineSpacing() * 4)
        self.reason.textChanged.connect(self._on_edited)
        buttons = QDialogButtonBox()
        self.make = buttons.addButton(
            _("Make the new version"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.make.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        unit = theme.unit()
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit, unit, unit)
        column.setSpacing(unit // 2)
        label = labelled(_("&Why is a new version made?"), self.reason)
        for widget in (told, label, self.reason, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(unit * 30)
        self._on_edited()
        self.reason.setFocus()

    def text(self) -> str:
        """Return the reason."""
        return " ".join(self.reason.toPlainText().split())

    def _on_edited(self) -> None:
        self.make.setEnabled(bool(self.text()))
