"""Keeps the fields of pages for reading only, and hears when somebody types in them all the same.

The report itself refuses an edit of a signed one (`OpenDraft.run`); this keeps what is seen from
running ahead of it. What only filters or looks (a field with the property `READS`) stays free.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QWidget,
)

READS = "reads"
_SHUT = "shut"
_TYPED = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_CHOSEN = (QComboBox, QCheckBox, QRadioButton, QPushButton)
_ERASING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier

Pages = Callable[[], Iterable[QWidget]]


class PageLock(QObject):
    """Locks the fields of some pages, and opens them again.

    Args:
        pages: the pages, asked anew each time: fields come and go.

    Signals:
        tried(): the clerk has typed where nothing can be written.
    """

    tried = Signal()

    def __init__(self, pages: Pages, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._watched: QWidget | None = None
        self._is_locked = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def is_locked(self) -> bool:
        """Whether the pages are for reading only."""
        return self._is_locked

    def lock(self) -> None:
        """Let the fields be read and copied only; once more locks those that have come since."""
        self._is_locked = True
        for field in self._fields():
            if not field.property(_SHUT) and not field.property(READS):
                _shut(field)
        self._watch(QApplication.focusWidget())

    def unlock(self) -> None:
        """Let the fields that were locked be as they were."""
        self._is_locked = False
        self._watch(None)
        for field in self._fields():
            if field.property(_SHUT):
                _open(field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event if isinstance(event, QKeyEvent) else None
        if pressed and event.type() == QEvent.Type.KeyPress and _would_write(pressed):
            self.tried.emit()
            return True
        return super().eventFilter(watched, event)

    def _fields(self) -> Iterable[QWidget]:
        for page in self._pages():
            yield from page.findChildren(QWidget)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._is_locked:
            self._watch(new)

    def _watch(self, field: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._on_destroyed)
        inside = field is not None and any(page.isAncestorOf(field) for page in self._pages())
        self._watched = field if field is not None and inside and _writes(field) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._watched.destroyed.connect(self._on_destroyed)

    def _on_destroyed(self) -> None:
        self._watched = None


def _writes(field: QWidget) -> bool:
    """Tell whether keys pressed in a field would write into the report."""
    return not field.property(READS) and not isinstance(field, QPushButton | QCheckBox)


def _would_write(event: QKeyEvent) -> bool:
    keys = QKeySequence.StandardKey
    if event.matches(keys.Paste) or event.matches(keys.Cut):
        return True
    if event.modifiers() & _HELD:
        return False
    return event.key() in _ERASING or bool(event.text() and event.text().isprintable())


def _shut(field: QWidget) -> None:
    if isinstance(field, _TYPED):
        if field.isReadOnly():
            return
        field.setReadOnly(True)
    elif isinstance(field, _CHOSEN) and field.isEnabled():
        field.setEnabled(False)
    else:
        return
    _mark(field, shut=True)


def _open(field: QWidget) -> None:
    if isinstance(field, _TYPED):
        field.setReadOnly(False)
    else:
        field.setEnabled(True)
    _mark(field, shut=False)


def _mark(field: QWidget, *, shut: bool) -> None:
    """Let the style sheet show a field as shut, or as open."""
    field.setProperty(_SHUT, shut)
    field.style().unpolish(field)
    field.style().polish(field)
