"""A file that is only checked: nothing of it is kept."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nq57desk.checking import Checked, open_of, said
from nq57desk.i18n import _
from nq57desk.model import Report
from nq57desk.session import Session
from ui import theme
from ui.dialogs import files
from ui.findings.listing import FindingsList
from ui.findings.sheet import SheetDialog
from ui.findings.watch import Result
from ui.jobs import Jobs
from ui.memory import Memory
from ui.output import Exporter
from ui.widgets.form import faint, heading
from ui.widgets.notice import NoticeBoard, Tone

_FOLDER = "last-folder"


class FileCheck(QObject):
    """Asks for a file, checks it beside the window's thread, shows what was found.

    Signals:
        import_wanted(Path): the clerk wants to go on with the file as a draft.
    """

    import_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        exporter: Exporter,
        notices: NoticeBoard,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._memory = Memory(session)
        self._jobs = jobs
        self._exporter = exporter
        self._notices = notices
        self._window = window

    def ask(self) -> None:
        """Ask for a file and check it."""
        folder = self._memory.text(_FOLDER) or str(Path.home())
        path = files.ask_check(self._window, folder)
        if path:
            self._memory.keep(_FOLDER, str(path.parent))
            self.check(path)

    def check(self, path: Path) -> None:
        """Check a file."""
        session, checking = self._session, self._session.checking()

        def work(_stop: object) -> Result:
            imported = session.read_file(path)
            checked = checking.check(imported.report, imported.lines)
            return Result(report=imported.report, checked=checked)

        job = self._jobs.start(_("Checking {name}…").format(name=path.name), work)
        job.done.connect(lambda result: self._show(path, result))
        job.failed.connect(lambda error: self._notices.tell(Tone.WRONG, error.text, key="check"))

    def _show(self, path: Path, result: Result) -> None:
        dialog = FileFindings(path.name, result.checked, self._window)
        dialog.sheet_wanted.connect(lambda: self._show_sheet(result, dialog))
        dialog.import_wanted.connect(lambda: self.import_wanted.emit(path))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_sheet(self, result: Result, parent: QWidget) -> None:
        open_sheet(self._exporter, result.report, result.checked, parent)


class FileFindings(QDialog):
    """What was found in a file, with its lines.

    Signals:
        sheet_wanted(): print the findings.
        import_wanted(): go on with the file as a draft.
    """

    sheet_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, file: str, checked: Sequence[Checked], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Check of {file}").format(file=file))
        self.findings = FindingsList(in_file=True)
        self.findings.show_findings(checked)
        self.findings.marked.connect(self._show_quote)
        self.quote = QLabel(wordWrap=True)
        self.quote.setTextFormat(Qt.TextFormat.PlainText)
        self.quote.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out(said(checked))
        self.findings.mark(self.findings.model.next_open(-1) if open_of(checked) else -1)

    def _lay_out(self, summary: str) -> None:
        unit = theme.unit()
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit, unit, unit)
        column.setSpacing(unit // 2)
        column.addWidget(heading(summary or _("Nothing is found"), scale=1.2))
        column.addWidget(faint(_("The file itself stays as it is; nothing of it is kept here.")))
        column.addWidget(self.findings, 1)
        column.addWidget(self.quote)
        buttons = QHBoxLayout()
        for text, icon, go in (
            (_("Sheet of findings…"), "print", self.sheet_wanted.emit),
            (_("Copy as text"), "copy", self._copy),
            (_("Go on with it as a draft"), "import", self._import),
        ):
            button = QPushButton(text, autoDefault=False)
            theme.add_icon(button, icon)
            button.clicked.connect(lambda _checked=False, go=go: go())
            buttons.addWidget(button)
        buttons.addStretch(1)
        close = QPushButton(_("Close"), autoDefault=False)
        close.clicked.connect(self.reject)
        buttons.addWidget(close)
        column.addLayout(buttons)
        self.resize(unit * 50, unit * 36)
        self.findings.setFocus()

    def _show_quote(self) -> None:
        one = self.findings.current()
        quote = one.finding.quote if one else ""
        self.quote.setText(f"“{quote}”" if quote else "")

    def _copy(self) -> None:
        QApplication.clipboard().setText(as_text(self.findings.model.checked()))

    def _import(self) -> None:
        self.accept()
        self.import_wanted.emit()


def as_text(checked: Sequence[Checked]) -> str:
    """Return the open findings as text, a line each."""
    return "\n".join(f"{one.where}: {one.finding.message}" for one in open_of(checked))


def open_sheet(
    exporter: Exporter, report: Report, checked: Sequence[Checked], parent: QWidget
) -> SheetDialog:
    """Show the sheet of findings over `parent`."""
    dialog = SheetDialog(exporter, report, checked, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
