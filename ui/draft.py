"""The report that is open: its present state, its undo stack, its way to the disk.

The report in memory is always what the clerk sees; the disk follows within a second. A change
tells what it touched, so that each view refreshes only that.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from nq57desk.commands import Command, EditContent, Together, touched
from nq57desk.errors import BadInput, NotFound
from nq57desk.model import Report
from nq57desk.signing import refuse_if_signed
from ui.autosave import Autosave, Keeper
from ui.undo import Edit

_ANY = Together((), "")  # stands for whatever the clerk would change
_PAUSE_S = 1.0
_LONGEST_S = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an edit did: the report before and after, and the parts that differ."""

    before: Report
    after: Report
    touched: frozenset[str]


class Bursts:
    """Parts typing into steps to undo: at a pause, after some seconds, at a new paragraph."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._number = 0
        self._began = self._last = -_LONGEST_S
        self._shape: object = None

    def number(self, command: Command) -> int:
        """Return the number of the burst that `command` belongs to."""
        now, shape = self._clock(), _shape(command)
        paused = now - self._last > _PAUSE_S or now - self._began > _LONGEST_S
        if paused or shape != self._shape:
            self._number += 1
            self._began = now
        self._last, self._shape = now, shape
        return self._number

    def end(self) -> None:
        """Let what comes next be a burst of its own."""
        self._number += 1
        self._began = self._last = -_LONGEST_S


def _shape(command: Command) -> object:
    """Return what stays the same while one paragraph or cell is typed in."""
    if not isinstance(command, EditContent):
        return command.merge_key
    parts = tuple((item.id, getattr(item, "kind", None)) for item in command.content)
    return command.section_id, parts


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
        self._bursts = Bursts()
        self.stack = QUndoStack(self)
        self.autosave = Autosave(keeper, report.id, clock=clock, parent=self)

    @property
    def report(self) -> Report:
        """The report as it stands now."""
        return self._report

    def may_edit(self) -> bool:
        """Tell whether the report can be changed; where it cannot, say why."""
        return self._allows(_ANY)

    def run(self, command: Command) -> bool:
        """Do an edit as one step to undo; tell whether anything changed."""
        if not self._allows(command):
            return False
        try:
            after = command.apply(self._report)
        except (NotFound, BadInput) as error:
            self.refused.emit(error.text)
            return False
        if after == self._report:
            return False
        burst = self._bursts.number(command)
        self.stack.push(Edit(command, self._report, self._do, burst=burst))
        return True

    def undo(self) -> None:
        """Take back the last step."""
        self._bursts.end()
        self.stack.undo()

    def redo(self) -> None:
        """Bring back the step that was taken back."""
        self._bursts.end()
        self.stack.redo()

    def seal(self) -> None:
        """End the burst of typing: what comes next is a step of its own, and write it."""
        self._bursts.end()
        self.autosave.flush()

    def _allows(self, command: Command) -> bool:
        try:
            refuse_if_signed(self._report, command)
        except BadInput as error:
            self.refused.emit(error.text)
            return False
        return True

    def _do(self, command: Command) -> None:
        before = self._report
        self._report = command.apply(before)
        if command.merge_key:
            self.autosave.gather(command)
        else:
            self.autosave.write(command)
        parts = touched(before, self._report)
        self.changed.emit(Change(before=before, after=self._report, touched=parts))
