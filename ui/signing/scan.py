"""The scan of a signed report: its pages, and what can be done with it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nq57desk.i18n import _
from nq57desk.scans import Scan, size_text
from ui import theme
from ui.preview.page_view import PageView
from ui.preview.pages import PdfPages
from ui.widgets.form import faint, heading


class ScanDialog(QDialog):
    """Shows a scan.

    Signals:
        replace_wanted(): keep another file in its place.
        save_wanted(): write it to a file of the clerk's.
        remove_wanted(): take it away from the report.
    """

    replace_wanted = Signal()
    save_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, scan: Scan, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Scan of the signed paper"))
        self.pages = PageView()
        self.pages.setAccessibleName(_("Scan of the signed paper"))
        self.pages.show_pages(PdfPages(path.read_bytes()))
        unit = theme.unit()
        row = QHBoxLayout()
        row.setSpacing(unit // 2)
        for text, icon, signal in (
            (_("&Replace by another file…"), "import", self.replace_wanted),
            (_("&Save as a file…"), "export-pdf", self.save_wanted),
            (_("Take it &away"), "delete", self.remove_wanted),
        ):
            button = QPushButton(text)
            theme.add_icon(button, icon)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        facts = _("{pages} pages, {size}, attached {day}").format(
            pages=self.pages.page_count(), size=size_text(scan), day=f"{scan.added:%d/%m/%Y}"
        )
        column = QVBoxLayout(self)
        column.setSpacing(unit // 2)
        column.addWidget(heading(scan.name))
        column.addWidget(faint(facts))
        column.addWidget(self.pages, 1)
        column.addLayout(row)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(unit * 52, unit * 38)
        self.finished.connect(lambda _result: self.pages.show_pages(None))
        self.pages.setFocus()
