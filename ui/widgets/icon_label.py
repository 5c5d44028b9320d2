"""An icon that stands beside a text and follows light and dark."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel

from ui import theme


class IconLabel(QLabel):
    """A picture without a word; what it means is told in the text beside it.

    Args:
        name: the icon.
        size: in pixels.
        colour: the name of one of the look's colours, "text" by default.
    """

    def __init__(self, name: str, size: int, colour: str = "text") -> None:
        super().__init__()
        self._name = name
        self._size = size
        self._colour = colour
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colour = getattr(theme.colours(), self._colour)
        self.setPixmap(theme.icon(self._name, colour).pixmap(self._size, self._size))
