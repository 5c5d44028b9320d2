"""Actions that a widget has for itself: their keys work while it, or what is in it, has focus."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def own_action(widget: QWidget, text: str, shortcut: str, do: Callable[[], object]) -> QAction:
    """Give `widget` an action with its key in the tooltip."""
    action = QAction(text, widget)
    action.setShortcut(QKeySequence(shortcut))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{text} ({keys})")
    action.triggered.connect(lambda _checked: do())
    widget.addAction(action)
    return action
