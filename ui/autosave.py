"""Edits on their way to the disk: typing is gathered for at most a second, the rest goes at once.

What could not be written stays in memory until a later try succeeds; the window shows why and
offers to try again.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from nq57desk.commands import Command
from nq57desk.errors import StoreError
from nq57desk.model import Report, ReportId

PAUSE_MS = 300
LONGEST_MS = 700  # what is left of the second is for the disk


class Keeper(Protocol):
    """The part of the session that puts an edit on disk."""

    def apply(self, report_id: ReportId, command: Command) -> Report:
        """Do the edit, on disk when this returns; after a `StoreError` it is in memory."""
        ...

    def save(self, report_id: ReportId) -> Report:
        """Write what of the report is in memory only."""
        ...


class Autosave(QObject):
    """The queue of edits of one report that are not on disk yet.

    Signals:
        saved(datetime): everything is on disk.
        failed(str): the disk is behind; why, for the clerk.
    """

    saved = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        keeper: Keeper,
        report_id: ReportId,
        *,
        clock: Callable[[], datetime] = datetime.now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._report_id = report_id
        self._clock = clock
        self._waiting: list[Command] = []
        self._is_behind = False
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)

    @property
    def is_waiting(self) -> bool:
        """Whether something is not on disk yet."""
        return bool(self._waiting) or self._is_behind

    def gather(self, command: Command) -> None:
        """Take typing; it is written when the clerk pauses, at the latest after a second."""
        last = self._waiting[-1] if self._waiting else None
        if last and command.merge_key and last.merge_key == command.merge_key:
            self._waiting[-1] = command
        else:
            self._waiting.append(command)
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def write(self, command: Command) -> None:
        """Write an edit at once, after all that waits."""
        self._waiting.append(command)
        self.flush()

    def flush(self) -> bool:
        """Write all that waits; tell whether nothing waits any more."""
        self._pause.stop()
        self._longest.stop()
        if not self.is_waiting:
            return True
        try:
            self._write_all()
        except StoreError as error:
            self.failed.emit(error.text)
            return False
        self.saved.emit(self._clock())
        return True

    def _write_all(self) -> None:
        if self._is_behind and not self._waiting:
            self._keeper.save(self._report_id)
        while self._waiting:
            self._is_behind = True
            self._keeper.apply(self._report_id, self._waiting.pop(0))
        self._is_behind = False

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, interval=milliseconds, singleShot=True)
        timer.timeout.connect(self.flush)
        return timer
