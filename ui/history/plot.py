"""A plot on the page of a window, and the same as a picture to be passed on."""

from math import ceil

from PySide6.QtCore import QBuffer, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nq57desk.history import amount_text
from nq57desk.i18n import _
from nq57desk.periods import label
from nq57desk.timeline import Timeline
from ui import theme
from ui.history.drawing import Style, draw, least_height

_WIDTH = 1100  # of a picture, before it is drawn twice as fine
_FINE = 2
_MARGIN = 16


class PlotView(QWidget):
    """Shows a timeline; it asks for as much height as its panels need."""

    def __init__(self) -> None:
        super().__init__()
        self._line = Timeline()
        self._bars = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Plot"))

    def show_timeline(self, line: Timeline, *, bars: bool) -> None:
        """Show other figures, as lines or as columns."""
        self._line, self._bars = line, bars
        self.setMinimumHeight(least_height(line, self.font()) + 2 * _MARGIN)
        self.setAccessibleDescription("; ".join(_told(line)))
        self.update()

    def picture(self, title: str) -> QImage:
        """Return the plot as a picture on white, with a title, fit for paper."""
        font = QFont(self.font())
        height = least_height(self._line, font) + 4 * _MARGIN
        size = QSize(_WIDTH, max(height, _WIDTH * 9 // 16))
        image = QImage(size * _FINE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_FINE)
        image.fill(QColor(theme.LIGHT.base))
        painter = QPainter(image)
        bold = QFont(font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(theme.LIGHT.text))
        head = ceil(painter.fontMetrics().height() * 1.5)
        painter.drawText(_MARGIN, _MARGIN + painter.fontMetrics().ascent(), title)
        inner = QRectF(0, 0, size.width(), size.height())
        inner.adjust(_MARGIN, _MARGIN + head, -_MARGIN, -_MARGIN)
        draw(painter, inner, self._line, Style(bars=self._bars, look=theme.LIGHT, font=font))
        painter.end()
        return image

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.base))
        inner = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        draw(painter, inner, self._line, Style(bars=self._bars, look=look, font=self.font()))
        painter.end()


def png(image: QImage) -> bytes:
    """Return a picture as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def _told(line: Timeline) -> list[str]:
    """Say the values for those who cannot see the plot."""
    return [
        f"{series.figure.label}, {label(point.period)}: "
        f"{amount_text(series.figure, point.amount.value)}"
        for series in line.series
        for point in series.points
        if point is not None
    ]
