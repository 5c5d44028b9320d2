"""The report that is open: its present state, its undo stack, its way to the disk.

The report in memory is always what the clerk sees; the disk follows within a second. A change
tells what it touched, so that each view refreshes only that.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from nq57desk.commands import Command, touched
from nq57desk.errors import BadInput, NotFound
from nq57desk.model import Report
from ui.autosave import Autosave, Keeper
from ui.undo import Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an edit did: the report before and after, and the parts that differ."""

    before: Report
    after: Report
    touched: frozenset[str]


class OpenDraft(QObject):
    """One report in the window.

    Signals:
        changed(Change): the report is another now.
        refused(str): an edit could not be done; why, for the clerk.
    """

    changed = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        keeper: Keeper,
        report: Report,
        *,
        clock: Callable[[], datetime] = datetime.now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._report = report
        self._burst = 0
        self.stack = QUndoStack(self)
        self.autosave = Autosave(keeper, report.id, clock=clock, parent=self)

    @property
    def report(self) -> Report:
        """The report as it stands now."""
        return self._report

    def run(self, command: Command) -> bool:
        """Do an edit as one step to undo; tell whether anything changed."""
        try:
            after = command.apply(self._report)
        except (NotFound, BadInput) as error:
            self.refused.emit(error.text)
            return False
        if after == self._report:
            return False
        self.stack.push(Edit(command, self._report, self._do, burst=self._burst))
        return True

    def seal(self) -> None:
        """End the burst of typing: what comes next is a step of its own."""
        self._burst += 1
        self.autosave.flush()

    def _do(self, command: Command) -> None:
        before = self._report
        self._report = command.apply(before)
        if command.merge_key:
            self.autosave.gather(command)
        else:
            self.autosave.write(command)
        parts = touched(before, self._report)
        self.changed.emit(Change(before=before, after=self._report, touched=parts))
