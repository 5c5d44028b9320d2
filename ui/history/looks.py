"""How series are told apart: a colour, a shape of their points and a pattern of bars each."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from ui import theme


class Shape(Enum):
    """The shape of the points of a line."""

    CIRCLE = auto()
    SQUARE = auto()
    TRIANGLE = auto()
    CROSS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """The look of one series."""

    colour: str
    shape: Shape
    pattern: Qt.BrushStyle


_LIGHT = ("#1f5fa8", "#b45309", "#1f7a45", "#86198f", "#0e7490", "#9f1239")
_DARK = ("#6aa6ee", "#f0a95a", "#7dd3a2", "#dba0e6", "#67c9dd", "#f5a0b4")
_SHAPES = tuple(Shape)
_PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.VerPattern,
)


def ink(place: int, look: theme.Colours) -> Ink:
    """Return the look of the series at a place."""
    colours = _DARK if look is theme.DARK else _LIGHT
    return Ink(
        colour=colours[place % len(colours)],
        shape=_SHAPES[place % len(_SHAPES)],
        pattern=_PATTERNS[place % len(_PATTERNS)],
    )


def draw_point(painter: QPainter, at: QPointF, shape: Shape, colour: str, size: float) -> None:
    """Draw a point of a line."""
    painter.setPen(QPen(QColor(colour), max(1.2, size / 3)))
    painter.setBrush(QColor(colour))
    x, y = at.x(), at.y()
    match shape:
        case Shape.CIRCLE:
            painter.drawEllipse(at, size, size)
        case Shape.SQUARE:
            painter.drawRect(QRectF(x - size, y - size, 2 * size, 2 * size))
        case Shape.TRIANGLE:
            corners = ((x, y - size * 1.2), (x + size * 1.2, y + size), (x - size * 1.2, y + size))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        case Shape.CROSS:
            painter.drawLine(QPointF(x - size, y - size), QPointF(x + size, y + size))
            painter.drawLine(QPointF(x - size, y + size), QPointF(x + size, y - size))


def draw_leap(painter: QPainter, at: QPointF, look: theme.Colours, size: float) -> None:
    """Draw a diamond round a value that leaps."""
    painter.setPen(QPen(QColor(look.look), max(1.6, size / 5)))
    painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
    x, y = at.x(), at.y()
    corners = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
