"""Draws a timeline: a panel for each unit under each other, over one axis of periods.

A gap breaks the line and leaves the bar out. It paints on anything: the window, a picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from nq57desk.history import in_unit
from nq57desk.i18n import _
from nq57desk.scale import round_marks
from nq57desk.timeline import Panel, Series, Timeline, short_label
from nq57desk.vietnamese import format_number
from ui import theme
from ui.history.looks import Ink, draw_leap, draw_point, ink

_MARKS = 5
_FLAGS = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How it is drawn: columns in place of lines, the colours, the font."""

    bars: bool
    look: theme.Colours
    font: QFont


def draw(painter: QPainter, rect: QRectF, line: Timeline, style: Style) -> None:
    """Draw a timeline into a rectangle."""
    if not line.moments or not line.series:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(style.font)
    height = QFontMetricsF(style.font).height()
    panels = line.panels
    left = max(_axis_width(panel, style.font) for panel in panels)
    below = 2.6 * height
    tall = (rect.height() - below) / len(panels)
    inks = {series.figure.id: ink(at, style.look) for at, series in enumerate(line.series)}
    for place, panel in enumerate(panels):
        area = QRectF(rect.left(), rect.top() + place * tall, rect.width(), tall)
        looks = [inks[series.figure.id] for series in panel.series]
        _PanelPainter(painter, area, panel, looks, style, left).draw()
    _draw_periods(painter, rect.adjusted(left, rect.height() - below, 0, 0), line, style)


def least_height(line: Timeline, font: QFont) -> int:
    """Return how high a timeline must be drawn at least to be read."""
    height = QFontMetricsF(font).height()
    legends = sum(len(panel.series) for panel in line.panels)
    return round(height * (2.6 + legends * 1.3 + 9 * max(1, len(line.panels))))


def _values(series: Series) -> list[float | None]:
    return [
        None if value is None else float(in_unit(series.figure, value)) for value in series.values
    ]


def _marks(panel: Panel) -> tuple[float, ...]:
    known = [v for series in panel.series for v in _values(series) if v is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    return round_marks(min(0.0, low), max(0.0, high), most=_MARKS)


def _number(value: float) -> str:
    return format_number(Decimal(f"{value:.10g}"))


def _axis_width(panel: Panel, font: QFont) -> float:
    metrics = QFontMetricsF(font)
    widest = max(metrics.horizontalAdvance(_number(mark)) for mark in _marks(panel))
    return widest + metrics.height()


def _draw_periods(painter: QPainter, rect: QRectF, line: Timeline, style: Style) -> None:
    """Write the periods in two lines, as many as there is room for, the last one always."""
    metrics = QFontMetricsF(style.font)
    count = len(line.moments)
    step = rect.width() / count
    labels = [short_label(moment.period) for moment in line.moments]
    widest = max(metrics.horizontalAdvance(part) for pair in labels for part in pair)
    every = max(1, -(-(widest + metrics.averageCharWidth()) // step))
    painter.setPen(QColor(style.look.text))
    for place, (first, second) in enumerate(labels):
        if (count - 1 - place) % every:
            continue
        middle = rect.left() + step * (place + 0.5)
        cell = QRectF(middle - widest, rect.top() + metrics.height() * 0.3, 2 * widest, 0)
        for row, text in enumerate((first, second)):
            at = cell.translated(0, row * metrics.height())
            at.setHeight(metrics.height())
            painter.drawText(at, _FLAGS.AlignHCenter | _FLAGS.AlignTop, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A value to be written at a point; of a lower rank before others."""

    text: str
    at: QPointF
    unusual: bool
    rank: int


class _PanelPainter:
    """Draws the figures of one unit."""

    def __init__(
        self,
        painter: QPainter,
        area: QRectF,
        panel: Panel,
        inks: Sequence[Ink],
        style: Style,
        left: float,
    ) -> None:
        self._painter = painter
        self._panel = panel
        self._inks = inks
        self._style = style
        self._metrics = QFontMetricsF(style.font)
        self._marks = _marks(panel)
        head = self._metrics.height() * (1.3 * len(panel.series) + 1.4)
        self._area = area
        self._plot = area.adjusted(left, head, 0, -self._metrics.height() * 0.7)
        self._points = [list(self._places(series)) for series in panel.series]

    def draw(self) -> None:
        """Draw axis, figures, their names and values."""
        self._draw_legend()
        self._draw_axis()
        for place in range(len(self._panel.series)):
            if self._style.bars:
                self._draw_bars(place)
            else:
                self._draw_line(place)
        self._draw_values()

    def _places(self, series: Series) -> Iterator[QPointF | None]:
        step = self._plot.width() / len(series.points)
        for place, value in enumerate(_values(series)):
            middle = self._plot.left() + step * (place + 0.5)
            yield None if value is None else QPointF(middle, self._y(value))

    def _y(self, value: float) -> float:
        low, high = self._marks[0], self._marks[-1]
        return self._plot.bottom() - self._plot.height() * (value - low) / (high - low)

    def _draw_legend(self) -> None:
        painter, height = self._painter, self._metrics.height()
        for place, (series, look) in enumerate(zip(self._panel.series, self._inks, strict=True)):
            top = self._area.top() + place * height * 1.3 + height * 0.2
            sign = QRectF(self._area.left() + 4, top, height * 1.4, height)
            if self._style.bars:
                painter.setPen(QPen(QColor(look.colour), 1))
                painter.setBrush(QBrush(QColor(look.colour), look.pattern))
                painter.drawRect(sign.adjusted(2, 3, -2, -3))
            else:
                painter.setPen(QPen(QColor(look.colour), 2))
                y = sign.center().y()
                painter.drawLine(QPointF(sign.left(), y), QPointF(sign.right(), y))
                draw_point(painter, sign.center(), look.shape, look.colour, height / 5)
            text = QRectF(sign.right() + height / 2, top, self._area.width() - 3 * height, height)
            painter.setPen(QColor(self._style.look.text))
            unit = series.figure.unit
            name = f"{series.figure.label} ({unit})" if unit else series.figure.label
            if not any(self._points[place]):
                name = _("{figure}: no values").format(figure=name)
            shown = self._metrics.elidedText(name, Qt.TextElideMode.ElideRight, text.width())
            painter.drawText(text, _FLAGS.AlignLeft | _FLAGS.AlignVCenter, shown)

    def _draw_axis(self) -> None:
        painter, height = self._painter, self._metrics.height()
        for mark in self._marks:
            y = self._y(mark)
            painter.setPen(QPen(QColor(self._style.look.line), 1))
            painter.drawLine(QPointF(self._plot.left(), y), QPointF(self._plot.right(), y))
            painter.setPen(QColor(self._style.look.faint))
            left = self._area.left()
            cell = QRectF(left, y - height / 2, self._plot.left() - left - 6, height)
            painter.drawText(cell, _FLAGS.AlignRight | _FLAGS.AlignVCenter, _number(mark))
        painter.setPen(QPen(QColor(self._style.look.faint), 1.4))
        zero = self._y(0.0)
        painter.drawLine(QPointF(self._plot.left(), zero), QPointF(self._plot.right(), zero))

    def _draw_line(self, place: int) -> None:
        look, points = self._inks[place], self._points[place]
        for known, run in groupby(points, key=lambda at: at is not None):
            stretch = [at for at in run if at is not None]
            if known:
                self._painter.setPen(QPen(QColor(look.colour), 2))
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._painter.drawPolyline(QPolygonF(stretch))
        size = self._metrics.height() / 5
        for at in points:
            if at is not None:
                draw_point(self._painter, at, look.shape, look.colour, size)

    def _draw_bars(self, place: int) -> None:
        look, zero = self._inks[place], self._y(0.0)
        for at in self._points[place]:
            if at is None:
                continue
            middle = self._bar_middle(at.x(), place)
            width = self._bar_width()
            top, bottom = sorted((at.y(), zero))
            bar = QRectF(middle - width / 2, top, width, bottom - top)
            self._painter.setPen(QPen(QColor(look.colour), 1.2))
            self._painter.setBrush(QBrush(QColor(look.colour), look.pattern))
            self._painter.drawRect(bar)

    def _bar_width(self) -> float:
        count = len(self._panel.series)
        step = self._plot.width() / len(self._points[0])
        return min(step * 0.72 / count, self._metrics.height() * 4)

    def _bar_middle(self, x: float, place: int) -> float:
        return x + self._bar_width() * (place - (len(self._panel.series) - 1) / 2)

    def _draw_values(self) -> None:
        """Write the values where there is room: leaps first, then the last ones, then the rest."""
        height = self._metrics.height()
        texts = sorted(self._value_texts(), key=lambda text: text.rank)
        written: list[QRectF] = []
        for text in texts:
            if text.unusual:
                draw_leap(self._painter, text.at, self._style.look, height * 0.55)
            above, below = self._cells(text)
            free = [each for each in (above, below) if not any(map(each.intersects, written))]
            if free:
                self._write(text, free[0])
                written.append(free[0])

    def _value_texts(self) -> Iterator[_Text]:
        for place, series in enumerate(self._panel.series):
            points = self._points[place]
            last = max((at for at, point in enumerate(points) if point), default=-1)
            for at, (point, told) in enumerate(zip(points, series.points, strict=True)):
                if point is None or told is None or told.amount.value is None:
                    continue
                x = self._bar_middle(point.x(), place) if self._style.bars else point.x()
                yield _Text(
                    text=_number(float(in_unit(series.figure, told.amount.value))),
                    at=QPointF(x, point.y()),
                    unusual=told.unusual,
                    rank=0 if told.unusual else 1 if at == last else 2,
                )

    def _cells(self, text: _Text) -> tuple[QRectF, QRectF]:
        """Return the places over and under a point; over a bar alone."""
        height = self._metrics.height()
        width = self._metrics.horizontalAdvance(text.text) + 6
        gap = height * (0.75 if text.unusual else 0.35)
        left = min(text.at.x() - width / 2, self._plot.right() - width)
        above = QRectF(left, text.at.y() - gap - height, width, height)
        below = QRectF(left, text.at.y() + gap, width, height)
        fits = below.bottom() < self._plot.bottom() and not self._style.bars
        return above, below if fits else above

    def _write(self, text: _Text, cell: QRectF) -> None:
        look = self._style.look
        ground = QColor(look.base)
        ground.setAlpha(190)  # a line that passes behind stays seen
        self._painter.fillRect(cell, ground)
        self._painter.setPen(QColor(look.look if text.unusual else look.text))
        self._painter.drawText(cell, _FLAGS.AlignCenter, text.text)
