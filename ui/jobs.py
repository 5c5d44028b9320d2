"""Long work off the window's thread: it gets frozen values, never a connection or a widget.

A job may be cancelled at any time; its result is then dropped. One that takes longer than a wait
without a sign is announced, so that the window can show it with a way out.
"""

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from nq57desk.errors import ClerkError

LONG_MS = 600
_LAST_WAIT_MS = 3000

Cancelled = Callable[[], bool]
Work = Callable[[Cancelled], object]


class Job(QObject):
    """One piece of work.

    Signals:
        done(object): the result.
        failed(ClerkError): an expected failure.
        ended(): after either, and after a cancelled job too.
    """

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _finished = Signal(object, object)

    def __init__(self, title: str, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._cancelled = threading.Event()
        self._finished.connect(self._on_finished)
        # Kept and never deleted by the pool: Python would take what Qt next puts at its address,
        # a text document say, for this runnable still.
        self.runnable = QRunnable.create(self.run)
        self.runnable.setAutoDelete(False)

    def cancel(self) -> None:
        """Ask the work to stop and drop its result."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the clerk, or a newer job, has stopped this one."""
        return self._cancelled.is_set()

    def run(self) -> None:
        """Do the work; called on a thread of the pool."""
        try:
            result, error = self._work(self._cancelled.is_set), None
        except Exception as raised:
            result, error = None, raised
        self._finished.emit(result, error)

    def _on_finished(self, result: object, error: Exception | None) -> None:
        try:
            self._tell(result, error)
        finally:
            self.ended.emit()

    def _tell(self, result: object, error: Exception | None) -> None:
        if self.is_cancelled:
            return
        if error is None:
            self.done.emit(result)
        elif isinstance(error, ClerkError):
            self.failed.emit(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)


class Jobs(QObject):
    """The jobs that run.

    Signals:
        long_running(Job): a job has run for longer than a short wait and is still running.
    """

    long_running = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[Job] = set()

    @property
    def is_running(self) -> bool:
        """Whether any work goes on."""
        return bool(self._running)

    def start(self, title: str, work: Work) -> Job:
        """Start work; connect to the job's signals before returning to the event loop."""
        job = Job(title, work, self)
        self._running.add(job)
        job.ended.connect(lambda: self._forget(job))
        QTimer.singleShot(LONG_MS, self, lambda: self._announce(job))
        self._pool.start(job.runnable)
        return job

    def stop(self) -> None:
        """Cancel all and wait a little for them to end."""
        for job in self._running:
            job.cancel()
        self._pool.waitForDone(_LAST_WAIT_MS)

    def _announce(self, job: Job) -> None:
        if job in self._running and not job.is_cancelled:
            self.long_running.emit(job)

    def _forget(self, job: Job) -> None:
        self._running.discard(job)
        job.deleteLater()
