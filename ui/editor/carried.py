"""The quiet mark of what came over from last period: a bar in the margin, a tint in tables.

Paper is white by day and by night, so the marks have one look. The bar tells by its shape what
the tint tells by its colour.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from ui import theme

_BAR = 3
_SHADE = 12  # of 255, over what would be confirmed now
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
            colour = self._colour(part)
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), colour)
        if part in self.waiting and part == self.current:
            shade = QColor(theme.LIGHT.carried)
            shade.setAlpha(_SHADE)
            painter.fillRect(rect, shade)

    def _colour(self, part: str) -> QColor:
        look = theme.LIGHT
        return QColor(look.carried if part == self.current else look.carried_line)


NO_MARKS = CarriedMarks()
