"""Undo and redo: one core command in one `QUndoCommand`; typing of one burst is one step.

The stack drives the report; the store hears of each step, back ones too. Ctrl+Z goes to the
focused field first, then to the stack: `FieldFirst` sees to that.
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
    """One edit on the stack. `burst` parts the typing of one stay from that of the next."""

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


class FieldFirst(QObject):
    """Keeps a focused text field from swallowing Ctrl+Z, and asks it before the stack."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._watched: QWidget | None = None
        application.focusChanged.connect(self._on_focus_changed)

    def undo(self, stack: Callable[[], None]) -> None:
        """Undo in the focused field if it can, else call `stack`."""
        field = QApplication.focusWidget()
        if can_undo(field):
            field.undo()  # type: ignore[union-attr]
        else:
            stack()

    def redo(self, stack: Callable[[], None], *, stack_can: bool) -> None:
        """Redo what was undone last: a step of the stack, else in the focused field.

        Undoing in a field ends what the stack could redo, so what it can redo came later.
        """
        field = QApplication.focusWidget()
        if not stack_can and can_redo(field):
            field.redo()  # type: ignore[union-attr]
        else:
            stack()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = new if isinstance(new, (QTextEdit, QPlainTextEdit, QLineEdit)) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def can_undo(field: QWidget | None) -> bool:
    """Tell whether a widget has typing of its own to take back."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    if isinstance(field, (QTextEdit, QPlainTextEdit)):
        return field.document().isUndoAvailable()
    return False


def can_redo(field: QWidget | None) -> bool:
    """Tell whether a widget has typing of its own to bring back."""
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    if isinstance(field, (QTextEdit, QPlainTextEdit)):
        return field.document().isRedoAvailable()
    return False
