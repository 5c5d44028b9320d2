"""Checks the open report after a pause in typing, beside the window's thread."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from nq57desk.checking import Checked, Checking
from nq57desk.figures.catalogue import Catalogue
from nq57desk.figures.writing import Manner
from nq57desk.i18n import _
from nq57desk.model import Report
from nq57desk.session import Session
from ui.jobs import Jobs

_PAUSE_MS = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was found, the state of the report in which it was, the names of places there."""

    report: Report
    checked: tuple[Checked, ...]
    names: tuple[str, ...] = ()


class Watch(QObject):
    """Follows one report; one check at a time, always of the newest state.

    Signals:
        found(Result): a check is done.
    """

    found = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._report: Report | None = None
        self._asked: Report | None = None
        self._checking: Checking | None = None
        self._manner: tuple[Catalogue, Manner] | None = None
        self._is_running = False
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._check)

    def follow(self, report: Report | None, *, at_once: bool = False) -> None:
        """Take a newer state of the report, another report, or none."""
        manner = (self._session.catalogue(), self._session.manner)
        is_other = report is None or self._report is None or report.id != self._report.id
        if is_other or manner != self._manner:
            self._checking = self._session.checking(report) if report else None
            self._manner, self._asked = manner, None
        self._report = report
        if at_once:
            self._check()
        elif report is not None:
            self._pause.start()

    def _check(self) -> None:
        self._pause.stop()
        report, checking = self._report, self._checking
        if report is None or checking is None or self._is_running or report is self._asked:
            return
        self._is_running, self._asked = True, report

        def work(_stop: object) -> Result:
            checked = checking.check(report)
            return Result(report=report, checked=checked, names=checking.place_names(report))

        job = self._jobs.start(_("Checking…"), work)
        job.done.connect(self._on_done)
        job.ended.connect(self._on_ended)

    def _on_done(self, result: Result) -> None:
        if self._report is not None and self._report.id == result.report.id:
            self.found.emit(result)

    def _on_ended(self) -> None:
        self._is_running = False
        if self._report is not self._asked and not self._pause.isActive():
            self._check()
