"""The pages of a PDF as pictures for the screen and for the printer."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from pypdfium2 import PdfDocument, PdfPage
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from nq57desk.pdfium import LOCK

POINTS_PER_INCH = 72
_BAND_PIXELS = 480
_PROBE_INCH = 50  # dots an inch: enough for a thin coloured line to leave a tint


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A strip of a page: `top` in pixels from the page's upper edge."""

    top: int
    image: QImage


class PdfPages:
    """A PDF opened to be looked at.

    Raises:
        PdfiumError: the bytes are no PDF.
    """

    def __init__(self, data: bytes) -> None:
        with LOCK:
            self._document = PdfDocument(data)
            self.sizes = tuple(
                QSizeF(*self._document.get_page_size(index))
                for index in range(len(self._document))
            )

    def close(self) -> None:
        """Give the memory back."""
        with LOCK:
            self._document.close()

    def image(self, index: int, scale: float) -> QImage:
        """Draw a page at `scale` pixels a point."""
        with LOCK:
            return _drawn(self._document[index], scale)

    def bands(self, index: int, dots_per_inch: int) -> Iterator[Band]:
        """Draw a page for the printer without ever holding much of it in memory.

        A page of blacks and greys is one picture of a byte a dot, a coloured one comes in strips:
        a viewer that shrinks strips shows seams between them.
        """
        scale = dots_per_inch / POINTS_PER_INCH
        if self.image(index, _PROBE_INCH / POINTS_PER_INCH).allGray():
            with LOCK:
                page = _drawn(self._document[index], scale, grey=True)
            yield Band(top=0, image=page)
            return
        height = ceil(self.sizes[index].height() * scale)
        for top in range(0, height, _BAND_PIXELS):
            below = max(0, height - top - _BAND_PIXELS)
            with LOCK:
                image = _drawn(self._document[index], scale, above=top, below=below)
            yield Band(top=top, image=image)


def _drawn(
    page: PdfPage, scale: float, *, above: int = 0, below: int = 0, grey: bool = False
) -> QImage:
    """Draw a page at `scale` pixels a point, but for so many rows above and below."""
    # Half a pixel less, because the library rounds up: an error of 1e-13 would cost a row.
    crop = (0.0, max(0.0, below - 0.5) / scale, 0.0, max(0.0, above - 0.5) / scale)
    bitmap = page.render(scale=scale, crop=crop, prefer_bgrx=True, grayscale=grey)
    kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
    view = memoryview(bitmap.buffer)
    image = QImage(view, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
    bitmap.close()
    page.close()
    return image
