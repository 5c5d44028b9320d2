"""Undo and redo: one core command in one `QUndoCommand`; typing of one burst is one step.

The stack drives the report; the store hears of each step, back ones too. What is typed on the
pages of a report is on the stack keystroke by keystroke, so Ctrl+Z goes there even from a field:
the field's own history would run against it, and ends with the page. Any other field (words to
find) has its own history, and the key goes to it first.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoCommand
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from nq57desk.commands import Command
from nq57desk.model import Report

Doer = Callable[[Command], None]
_TYPING = 1


class Edit(QUndoCommand):
    """One edit on the stack. `burst` parts typing that is a step of its own from that before."""

    def __init__(self, command: Command, report: Report, do: Doer, *, burst: int) -> None:
        super().__init__(command.label)
        self._forward = command
        self._back = command.inverse(report)
        self._before = report
        self._do = do
        self._burst = burst

    def id(self) -> int:
        return _TYPING if self._forward.merge_key else -1

    def redo(self) -> None:
        self._do(self._forward)

    def undo(self) -> None:
        self._do(self._back)

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Edit) or not self._goes_on_with(other):
            return False
        self._forward = other._forward
        self.setObsolete(self._forward.apply(self._before) == self._before)
        return True

    def _goes_on_with(self, other: "Edit") -> bool:
        same = other._forward.merge_key == self._forward.merge_key
        return same and other._burst == self._burst


class UndoKeys(QObject):
    """Sends Ctrl+Z and Ctrl+Y where they belong; no field swallows them.

    Args:
        application: whose fields are watched.
        is_mirrored: whether what is typed in a field is on the stack.
    """

    def __init__(
        self, application: QApplication, *, is_mirrored: Callable[[QWidget], bool]
    ) -> None:
        super().__init__(application)
        self._is_mirrored = is_mirrored
        self._watched: QWidget | None = None
        application.focusChanged.connect(self._on_focus_changed)

    def undo(self, stack: Callable[[], None]) -> None:
        """Undo in the focused field if it has a history of its own, else call `stack`."""
        field = self._own_field()
        if field is not None and _can_undo(field):
            field.undo()
        else:
            stack()

    def redo(self, stack: Callable[[], None]) -> None:
        """Redo in the focused field if it has a history of its own, else call `stack`."""
        field = self._own_field()
        if field is not None and _can_redo(field):
            field.redo()
        else:
            stack()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _own_field(self) -> "Field | None":
        field = QApplication.focusWidget()
        if isinstance(field, Field) and not self._is_mirrored(field):
            return field
        return None

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = new if isinstance(new, Field) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


Field = QLineEdit | QTextEdit | QPlainTextEdit


def _can_undo(field: Field) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return field.document().isUndoAvailable()


def _can_redo(field: Field) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return field.document().isRedoAvailable()
