"""The sheet of findings on screen: its pages as printed, to print or to write as a file."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nq57desk.checking import Checked
from nq57desk.i18n import _
from nq57desk.model import Report
from ui import theme
from ui.output import Exporter
from ui.preview.view import PreviewPane


class SheetDialog(QDialog):
    """Shows the sheet of one check."""

    refreshed = Signal()

    def __init__(
        self, exporter: Exporter, report: Report, checked: Sequence[Checked], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._exporter = exporter
        self._report = report
        self._checked = tuple(checked)
        self.setWindowTitle(_("Sheet of findings"))
        self.pages = PreviewPane()
        self.pages.refresh_requested.connect(self._make)
        self._lay_out()
        self._make()

    def done(self, result: int) -> None:
        self.pages.clear()
        super().done(result)

    def _lay_out(self) -> None:
        unit = theme.unit()
        buttons = QHBoxLayout()
        ways = (
            (_("Print…"), "print", lambda: self._exporter.print_sheet(*self._what())),
            (_("Export to Word"), "export-word", lambda: self._exporter.sheet_word(*self._what())),
            (_("Export to PDF"), "export-pdf", lambda: self._exporter.sheet_pdf(*self._what())),
        )
        for text, icon, go in ways:
            button = QPushButton(text)
            theme.add_icon(button, icon)
            button.clicked.connect(lambda _checked=False, go=go: go())
            buttons.addWidget(button)
        buttons.addStretch(1)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.reject)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)
        self.resize(unit * 46, unit * 36)

    def _what(self) -> tuple[Report, tuple[Checked, ...]]:
        return self._report, self._checked

    def _make(self) -> None:
        self.pages.show_message(_("The pages are being made…"))
        job = self._exporter.make_sheet(*self._what())
        job.done.connect(self._show)
        job.failed.connect(lambda error: self.pages.show_message(error.text))

    def _show(self, data: bytes) -> None:
        self.pages.show_pdf(data)
        self.refreshed.emit()
