"""The whole report with what changed since an earlier one: on screen, as Word and PDF, printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nq57desk.earlier import Earlier
from nq57desk.errors import ClerkError
from nq57desk.i18n import _, mark
from nq57desk.model import Report
from nq57desk.session import Session
from ui import theme
from ui.jobs import Cancelled, Job, Jobs
from ui.output import Exporter
from ui.preview.view import PreviewPane
from ui.previous.view import title_of
from ui.widgets.form import labelled

_NAME = mark("Comparison")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A blackline: the Word file with tracked changes, and its pages with colours."""

    docx: bytes
    pdf: bytes


class Blackliner(QObject):
    """Makes blacklines in jobs, and lets them out."""

    def __init__(
        self, session: Session, jobs: Jobs, exporter: Exporter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self.exporter = exporter

    def report(self, report_id: str) -> Report:
        """Return the report to compare with.

        Raises:
            ClerkError: it cannot be read.
        """
        return self._session.report(report_id)

    def make(self, old: Report, new: Report) -> Job:
        """Start to make the blackline of two reports."""
        session, engine = self._session, self._session.printing.pdf_engine()
        figures = (session.writer(old), session.writer(new))

        def work(stop: Cancelled) -> Made:
            docx = session.printing.blackline(old, new, figures=figures)
            pdf = session.printing.blackline_pdf(docx, engine=engine, cancelled=stop)
            return Made(docx=docx, pdf=pdf)

        return self._jobs.start(_("Comparing the two reports…"), work)


class BlacklineDialog(QDialog):
    """Shows a blackline; another report to compare with can be chosen.

    Signals:
        refreshed(): the pages are those of the reports that are chosen.
    """

    refreshed = Signal()

    def __init__(
        self,
        blackliner: Blackliner,
        report: Report,
        known: Sequence[Earlier],
        chosen: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._blackliner = blackliner
        self._report = report
        self._made: Made | None = None
        self._job: Job | None = None
        self.setWindowTitle(_("Compared with an earlier report"))
        self._make_choice(known, chosen)
        self.pages = PreviewPane()
        self.pages.refresh_requested.connect(self._make)
        self._make_ways()
        self._lay_out()
        unit = theme.unit()
        self.resize(unit * 60, max(unit * 36, round(parent.height() * 0.94)))
        self._make()

    def done(self, result: int) -> None:
        self._stop()
        self.pages.clear()
        super().done(result)

    def _make_choice(self, known: Sequence[Earlier], chosen: str) -> None:
        self.choice = QComboBox()
        for each in known:
            self.choice.addItem(title_of(each), each.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))
        self.choice.activated.connect(lambda _number: self._make())

    def _make_ways(self) -> None:
        exporter = self._blackliner.exporter
        self.print, self.word, self.pdf = (
            self._way(_("Print…"), "print"),
            self._way(_("Export to Word"), "export-word"),
            self._way(_("Export to PDF"), "export-pdf"),
        )
        self.print.clicked.connect(
            lambda: self._with_made(lambda made: exporter.print_made(made.pdf))
        )
        self.word.clicked.connect(
            lambda: self._with_made(
                lambda made: exporter.keep_word(made.docx, self._report, prefix=_NAME)
            )
        )
        self.pdf.clicked.connect(
            lambda: self._with_made(
                lambda made: exporter.keep_pdf(made.pdf, self._report, prefix=_NAME)
            )
        )
        self.progress = QProgressBar(maximum=0, textVisible=False)
        self.progress.setFixedWidth(theme.unit() * 8)
        self.stop = QPushButton(_("Stop"), autoDefault=False)
        self.stop.clicked.connect(self._on_stop_wanted)
        self.close_ = QPushButton(_("Close"), autoDefault=False)
        self.close_.clicked.connect(self.reject)

    def _way(self, text: str, icon: str) -> QPushButton:
        button = QPushButton(text, autoDefault=False)
        theme.add_icon(button, icon)
        return button

    def _lay_out(self) -> None:
        unit = theme.unit()
        head = QHBoxLayout()
        head.addWidget(labelled(_("Compared with:"), self.choice))
        head.addWidget(self.choice, 1)
        head.addSpacing(unit)
        legend = QLabel(_legend())
        legend.setTextFormat(Qt.TextFormat.RichText)
        head.addWidget(legend)
        buttons = QHBoxLayout()
        for button in (self.print, self.word, self.pdf):
            buttons.addWidget(button)
        buttons.addSpacing(unit)
        buttons.addWidget(self.progress)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        buttons.addWidget(self.close_)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)

    def _make(self) -> None:
        self._stop()
        self._made = None
        self.pages.show_message(_("The two reports are being compared…"))
        try:
            old = self._blackliner.report(self.choice.currentData())
        except ClerkError as error:
            self.pages.show_message(error.text)
            self._show_ways()
            return
        self._job = job = self._blackliner.make(old, self._report)
        job.done.connect(self._on_made)
        job.failed.connect(lambda error: self.pages.show_message(error.text))
        job.ended.connect(lambda: self._forget(job))
        self._show_ways()

    def _on_made(self, made: Made) -> None:
        self._made = made
        self.pages.show_pdf(made.pdf)
        self.refreshed.emit()

    def _forget(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            self._show_ways()

    def _on_stop_wanted(self) -> None:
        self._stop()
        self.pages.show_message(_("Stopped. Press Refresh to compare again."))
        self._show_ways()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show_ways(self) -> None:
        for button in (self.print, self.word, self.pdf):
            button.setEnabled(self._made is not None)
        for part in (self.progress, self.stop):
            part.setVisible(self._job is not None)

    def _with_made(self, go: Callable[[Made], object]) -> None:
        if self._made is not None:
            go(self._made)


def _legend() -> str:
    """Name the signs of the pages."""
    now = theme.colours()
    added, removed = escape(_("put in")), escape(_("taken out"))
    return (
        f'<u style="color: {now.link}">{added}</u>&nbsp;&nbsp;'
        f'<span style="color: {now.wrong}">[{removed}]</span>'
    )
