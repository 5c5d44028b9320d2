"""A wave along the foot of a field whose words cannot be underlined one by one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.widgets.tips import wrapped

_HEIGHT, _STEP = 5, 3


class Wave(QWidget):
    """Lies over the foot of a field, never in the way of the mouse; says why as its tip."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._tip = field.toolTip()
        self._colour = QColor()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        field.installEventFilter(self)

    def show_over(self, colour: str, texts: Sequence[str]) -> None:
        """Show the wave; no `texts` take it away."""
        self._colour = QColor(colour)
        self._field.setToolTip(wrapped(texts) or self._tip)
        self._follow()
        self.setVisible(bool(texts))
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour, 1.3))
        points = [
            QPointF(x, 1 if number % 2 else _HEIGHT - 1.5)
            for number, x in enumerate(range(0, self.width(), _STEP))
        ]
        painter.drawPolyline(QPolygonF(points))
        painter.end()

    def _follow(self) -> None:
        size = self._field.size()
        if isinstance(self._field, QAbstractButton):  # its words end before its room does
            size = size.boundedTo(self._field.sizeHint())
        self.setGeometry(QRect(4, size.height() - _HEIGHT - 1, size.width() - 8, _HEIGHT))


def wave_of(field: QWidget) -> Wave:
    """Return the wave of a field, made when it is first wanted."""
    known = field.findChild(Wave, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return known or Wave(field)
