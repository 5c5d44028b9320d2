"""Fields that the mouse wheel leaves alone.

A clerk who scrolls a page passes over its fields; by Qt's habit the one under the pointer would
then change, unseen: the period, the day.
"""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

Field = TypeVar("Field", bound=QWidget)


class _NoWheel(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel:
            return super().eventFilter(watched, event)
        event.ignore()  # goes on to the page, which scrolls
        return True


def still(field: Field) -> Field:
    """Keep the wheel from changing `field`; return it."""
    field.installEventFilter(_NoWheel(field))
    return field
