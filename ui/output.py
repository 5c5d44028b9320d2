"""What leaves the program: printed pages beside the text, Word and PDF files, the printer.

Composing runs beside the window's thread on a frozen report. A newer wish for the same thing
stops the older one.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from nq57desk.checking import Checked
from nq57desk.errors import ClerkError, UnwritableFile
from nq57desk.i18n import _, mark
from nq57desk.model import Report
from nq57desk.session import Session
from ui.dialogs import files
from ui.jobs import Cancelled, Job, Jobs
from ui.memory import Memory
from ui.widgets.notice import NoticeBoard, Tone, Way

_FOLDER = "last-folder"
_SHEET = mark("Sheet of findings")
_PAUSE_MS = 1200


class Pages(Protocol):
    """The pane that shows printed pages."""

    def show_pdf(self, data: bytes) -> None:
        """Show the pages of a PDF."""
        ...

    def show_message(self, text: str) -> None:
        """Show a text in place of pages."""
        ...

    def show_stale(self, stale: bool) -> None:
        """Say that the text has changed since the pages were made, or cease to."""
        ...


class Composer:
    """Makes files of a report in jobs; knows which engine was chosen."""

    def __init__(self, session: Session, jobs: Jobs) -> None:
        self._session = session
        self._jobs = jobs

    def docx(self, report: Report) -> Job:
        """Start to make the Word file."""
        session, figures = self._session, self._session.writer(report)
        return self._jobs.start(
            _("Making the Word file…"),
            lambda _stop: session.printing.compose(report, figures=figures),
        )

    def pdf(self, report: Report, title: str) -> Job:
        """Start to make the PDF."""
        session, engine = self._session, self._session.printing.pdf_engine()
        figures = session.writer(report)

        def work(stop: Cancelled) -> bytes:
            docx = session.printing.compose(report, figures=figures)
            return session.printing.to_pdf(docx, engine=engine, cancelled=stop)

        return self._jobs.start(title, work)

    def sheet(self, report: Report, checked: Sequence[Checked]) -> Job:
        """Start to make the sheet of findings as a Word file."""
        session, title = self._session, _("Making the sheet of findings…")
        return self._jobs.start(
            title, lambda _stop: session.printing.findings_sheet(report, checked)
        )

    def sheet_pdf(self, report: Report, checked: Sequence[Checked]) -> Job:
        """Start to make the PDF of the sheet of findings."""
        session, engine = self._session, self._session.printing.pdf_engine()

        def work(stop: Cancelled) -> bytes:
            docx = session.printing.findings_sheet(report, checked)
            return session.printing.to_pdf(docx, engine=engine, cancelled=stop)

        return self._jobs.start(_("Making the sheet of findings…"), work)


class Previewer(QObject):
    """Keeps the printed pages up with the text while they are in sight."""

    def __init__(self, composer: Composer, pages: Pages, parent: QObject) -> None:
        super().__init__(parent)
        self._composer = composer
        self._pages = pages
        self._report: Report | None = None
        self._shown: Report | None = None
        self._active = False
        self._job: Job | None = None
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.refresh)

    def set_active(self, active: bool) -> None:
        """Begin or cease to follow the text."""
        self._active = active
        if active and self._report is not self._shown:
            self.refresh()

    def follow(self, report: Report | None, *, at_once: bool = False) -> None:
        """Take a newer state of the report; the pages follow after a pause."""
        self._report = report
        if not self._active or report is None:
            return
        if at_once:
            self.refresh()
        else:
            self._pause.start()

    def rewrite(self) -> None:
        """Make the pages anew, as soon as they are in sight: the same report prints otherwise."""
        self._shown = None
        if self._active:
            self.refresh()

    def refresh(self) -> None:
        """Make the pages now."""
        self._pause.stop()
        report = self._report
        if report is None:
            return
        if self._job is not None:
            self._job.cancel()
        if self._shown is None or self._shown.id != report.id:
            self._pages.show_message(_("The pages are being made…"))
        self._job = job = self._composer.pdf(report, _("Making the printed pages…"))
        job.done.connect(lambda data: self._on_done(report, data))
        job.failed.connect(lambda error: self._pages.show_message(error.text))
        job.ended.connect(lambda: self._forget(job))

    def _on_done(self, report: Report, data: bytes) -> None:
        self._shown = report
        self._pages.show_pdf(data)

    def _forget(self, job: Job) -> None:
        if self._job is not job:
            return
        self._job = None
        if job.is_cancelled:  # by the clerk: no newer one has taken its place
            self._pages.show_stale(True)


class Exporter(QObject):
    """Writes files where the clerk wants them, and prints.

    Signals:
        written(Path): a file lies there now.
    """

    written = Signal(object)

    def __init__(
        self, session: Session, composer: Composer, notices: NoticeBoard, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._memory = Memory(session)
        self._composer = composer
        self._notices = notices
        self._window = window

    def export_word(self, report: Report) -> None:
        """Ask where, and write the Word file."""
        path = self._ask(report, ".docx", _("Word document (*.docx)"))
        if path:
            self._write_when_done(self._composer.docx(report), path)

    def export_pdf(self, report: Report) -> None:
        """Ask where, and write the PDF."""
        path = self._ask(report, ".pdf", _("PDF document (*.pdf)"))
        if path:
            job = self._composer.pdf(report, _("Making the PDF file…"))
            self._write_when_done(job, path)

    def print_report(self, report: Report) -> None:
        """Compose the report and ask the printer's dialog."""
        job = self._composer.pdf(report, _("Making the printed pages…"))
        # The dialog waits for the clerk; the job is to end before it opens.
        job.done.connect(lambda data: QTimer.singleShot(0, self, lambda: self._print(data)))
        job.failed.connect(lambda error: self._tell_failure(error, self._print_again(report)))

    def make_sheet(self, report: Report, checked: Sequence[Checked]) -> Job:
        """Start to make the PDF of the sheet of findings."""
        return self._composer.sheet_pdf(report, checked)

    def sheet_word(self, report: Report, checked: Sequence[Checked]) -> None:
        """Ask where, and write the sheet of findings as a Word file."""
        path = self._ask(report, ".docx", _("Word document (*.docx)"), prefix=_SHEET)
        if path:
            self._write_when_done(self._composer.sheet(report, checked), path)

    def sheet_pdf(self, report: Report, checked: Sequence[Checked]) -> None:
        """Ask where, and write the sheet of findings as a PDF."""
        path = self._ask(report, ".pdf", _("PDF document (*.pdf)"), prefix=_SHEET)
        if path:
            self._write_when_done(self.make_sheet(report, checked), path)

    def print_sheet(self, report: Report, checked: Sequence[Checked]) -> None:
        """Compose the sheet of findings and ask the printer's dialog."""
        job = self.make_sheet(report, checked)
        job.done.connect(lambda data: QTimer.singleShot(0, self, lambda: self._print(data)))
        job.failed.connect(lambda error: self._tell_failure(error))

    def keep_word(self, data: bytes, report: Report, *, prefix: str) -> None:
        """Ask where, and write a Word file that is made already; `prefix` is a msgid."""
        path = self._ask(report, ".docx", _("Word document (*.docx)"), prefix=prefix)
        if path:
            self._write(data, path)

    def keep_pdf(self, data: bytes, report: Report, *, prefix: str) -> None:
        """Ask where, and write a PDF that is made already; `prefix` is a msgid."""
        path = self._ask(report, ".pdf", _("PDF document (*.pdf)"), prefix=prefix)
        if path:
            self._write(data, path)

    def print_made(self, data: bytes) -> None:
        """Ask the printer's dialog for a PDF that is made already."""
        self._print(data)

    def _ask(self, report: Report, suffix: str, kind: str, *, prefix: str = "") -> Path | None:
        folder = Path(self._memory.text(_FOLDER) or Path.home() / "Documents")
        if not folder.is_dir():
            folder = Path.home()
        name = f"{_(prefix)} - {report.name}" if prefix else report.name
        suggested = folder / (files.file_name(name) + suffix)
        path = files.ask_save(self._window, suggested, kind)
        if path:
            self._memory.keep(_FOLDER, str(path.parent))
        return path

    def _write_when_done(self, job: Job, path: Path) -> None:
        job.done.connect(lambda data: self._write(data, path))
        job.failed.connect(lambda error: self._tell_failure(error))

    def _write(self, data: bytes, path: Path) -> None:
        try:
            self._session.printing.export(data, path, overwrite=True)
        except UnwritableFile as error:
            again = Way(text=_("Try again"), go=lambda: self._write(data, path))
            self._tell_failure(error, again)
            return
        text = _("Written: {name}, in {folder}").format(name=path.name, folder=path.parent)
        self._notices.tell(
            Tone.DONE,
            text,
            Way(text=_("Open the file"), go=lambda: _open(path)),
            Way(text=_("Open the folder"), go=lambda: _open(path.parent)),
            key="export",
        )
        self.written.emit(path)

    def _print(self, data: bytes) -> None:
        from ui.preview.printing import print_pdf

        print_pdf(data, self._window)

    def _print_again(self, report: Report) -> Way:
        return Way(text=_("Try again"), go=lambda: self.print_report(report))

    def _tell_failure(self, error: ClerkError, *ways: Way) -> None:
        self._notices.tell(Tone.WRONG, error.text, *ways, key="export")


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
