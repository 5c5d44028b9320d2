"""The quiet mark of what came over from last period: a bar in the margin, a tint in tables.

Paper is white by day and by night, so the marks have one look. The bar tells by its shape what
the tint tells by its colour.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from ui import theme

_BAR, _CURRENT_BAR = 3, 5
_VEIL = QColor(255, 255, 255, 165)


@dataclass(frozen=True, slots=True)
class CarriedMarks:
    """Which paragraphs and rows wait to be confirmed, by id.

    `current`: the one that would be confirmed now. `alone`: the others are veiled.
    """

    waiting: frozenset[str] = frozenset()
    current: str = ""
    alone: bool = False

    def paint_ground(self, painter: QPainter, part: str, rect: QRect) -> None:
        """Tint what lies under the words of a cell, where its row waits."""
        if part in self.waiting:
            painter.fillRect(rect, QColor(theme.LIGHT.carried_back))

    def paint_over(self, painter: QPainter, part: str, rect: QRect, *, bar: bool = True) -> None:
        """Draw the bar at the left of what waits; veil what does not, if it is to be so."""
        if part not in self.waiting:
            if self.alone:
                painter.fillRect(rect, _VEIL)
        elif bar:
            is_current = part == self.current
            width = _CURRENT_BAR if is_current else _BAR
            colour = theme.LIGHT.carried if is_current else theme.LIGHT.carried_line
            painter.fillRect(rect.left(), rect.top(), width, rect.height(), QColor(colour))


NO_MARKS = CarriedMarks()
