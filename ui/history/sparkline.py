"""A figure's last values as a small line: its way, the last value as a dot, leaps as diamonds."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from nq57desk.history import Point
from ui import theme
from ui.history.looks import Shape, draw_leap, draw_point

_DOT = 3.0
_DIAMOND = 7.0


class Sparkline(QWidget):
    """The line. What it shows is told in words by what stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._values: tuple[float, ...] = ()
        self._leaps: tuple[bool, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show other values, oldest first."""
        self._values = tuple(float(point.amount.value or 0) for point in points)
        self._leaps = tuple(point.unusual for point in points)
        self.update()

    def sizeHint(self) -> QSize:
        unit = theme.unit(self)
        return QSize(unit * 12, round(unit * 3.4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._values:
            return
        look = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        painter.setPen(QPen(QColor(look.accent), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        for at, leaps in zip(places, self._leaps, strict=True):
            if leaps:
                draw_leap(painter, at, look, _DIAMOND)
        draw_point(painter, places[-1], Shape.CIRCLE, look.accent, _DOT)
        painter.end()

    def _places(self) -> list[QPointF]:
        low, high = min(self._values), max(self._values)
        left, top = _DIAMOND + 2, _DIAMOND + 2
        wide, tall = self.width() - 2 * left, self.height() - 2 * top
        step = wide / max(1, len(self._values) - 1)
        spread = high - low
        return [
            QPointF(
                left + step * place,
                top + tall * ((high - value) / spread if spread else 0.5),
            )
            for place, value in enumerate(self._values)
        ]
