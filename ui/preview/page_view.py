"""Pages under each other, drawn when they come in sight, as sharp as the screen is."""

from collections import OrderedDict
from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.preview.pages import POINTS_PER_INCH, PdfPages

_GAP = 12
_DPI = 96
_EDGE = QColor("#9aa3af")
_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_KEPT_BYTES = 48 * 1024 * 1024


class Fit(Enum):
    """How large pages are: as wide as the pane, whole in it, or at a chosen zoom."""

    WIDTH = "width"
    PAGE = "page"
    CHOSEN = "chosen"


class PageView(QAbstractScrollArea):
    """Shows the pages of one PDF after another and keeps its place.

    Signals:
        moved(): another page is in the middle, or the zoom is another.
    """

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._sizes: tuple[QSizeF, ...] = ()
        self._rects: list[QRect] = []
        self._drawn: OrderedDict[int, QPixmap] = OrderedDict()
        self._fresh: dict[int, float] = {}
        self._fit = Fit.WIDTH
        self._zoom = 1.0
        self._zooms: list[float] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._drawing = QTimer(self, interval=0, singleShot=True)
        self._drawing.timeout.connect(self._draw_next)
        self.verticalScrollBar().valueChanged.connect(self.moved)

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show another PDF at the same place; old pictures stand until the new are drawn."""
        place = self._place()
        if self._pages:
            self._pages.close()
        self._pages = pages
        self._sizes = pages.sizes if pages else ()
        self._fresh.clear()
        if pages is None:
            self._drawn.clear()
        self._lay_out()
        self._go_to(place)
        self.moved.emit()

    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self._sizes)

    def current_page(self) -> int:
        """Return the page, from 0, that takes the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        below = (i for i, rect in enumerate(self._rects) if rect.bottom() + _GAP >= middle)
        return next(below, max(0, len(self._rects) - 1))

    def go_to_page(self, index: int) -> None:
        """Bring the top of a page into sight."""
        if self._rects:
            index = max(0, min(index, len(self._rects) - 1))
            self.verticalScrollBar().setValue(self._rects[index].top() - _GAP // 2)

    def zoom(self) -> float:
        """Return the size of the current page on screen, 1 being that on paper."""
        return self._zooms[self.current_page()] if self._zooms else self._zoom

    def fit(self) -> Fit:
        """Return how the size follows the pane."""
        return self._fit

    def set_fit(self, fit: Fit) -> None:
        """Let the size follow the pane."""
        self._fit = fit
        self._resize_pages()

    def step_zoom(self, step: int) -> None:
        """Make pages a step larger (1) or smaller (-1)."""
        now = self.zoom()
        if step > 0:
            self._zoom = next((one for one in _STEPS if one > now + 0.01), _STEPS[-1])
        else:
            self._zoom = next((one for one in reversed(_STEPS) if one < now - 0.01), _STEPS[0])
        self._fit = Fit.CHOSEN
        self._resize_pages()

    # The place in the document.

    def _place(self) -> tuple[int, float]:
        """Return the page at the top of the view, and how much of it is scrolled away."""
        top = self.verticalScrollBar().value()
        for index, rect in enumerate(self._rects):
            if rect.bottom() > top:
                return index, (top - rect.top()) / max(1, rect.height())
        return 0, 0.0

    def _go_to(self, place: tuple[int, float]) -> None:
        index, part = place
        if not self._rects:
            return
        rect = self._rects[min(index, len(self._rects) - 1)]
        self.verticalScrollBar().setValue(round(rect.top() + part * rect.height()))

    # The layout.

    def _resize_pages(self) -> None:
        place = self._place()
        self._lay_out()
        self._go_to(place)
        self.moved.emit()

    def _lay_out(self) -> None:
        view = self.viewport().size()
        self._zooms = [self._fitting(size, view) for size in self._sizes]
        sizes = [
            (size * (_DPI / POINTS_PER_INCH * zoom)).toSize()
            for size, zoom in zip(self._sizes, self._zooms, strict=True)
        ]
        widest = max((size.width() for size in sizes), default=0)
        self._rects = []
        top = _GAP // 2
        for size in sizes:
            left = max((view.width() - size.width()) // 2, 1)
            self._rects.append(QRect(QPoint(left, top), size))
            top += size.height() + _GAP
        self._set_ranges(widest, top)
        self.viewport().update()

    def _set_ranges(self, width: int, height: int) -> None:
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, height - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(48)
        bar = self.horizontalScrollBar()
        bar.setRange(0, max(0, width + 2 - view.width()))
        bar.setPageStep(view.width())
        bar.setSingleStep(48)

    def _fitting(self, page: QSizeF, view: QSize) -> float:
        """Return the zoom of a page; one that lies across is fitted by its own width."""
        if self._fit is Fit.CHOSEN:
            return self._zoom
        natural = page * (_DPI / POINTS_PER_INCH)
        across = (view.width() - _GAP) / natural.width()
        down = (view.height() - _GAP) / natural.height()
        zoom = across if self._fit is Fit.WIDTH else min(across, down)
        return max(_STEPS[0] / 2, min(_STEPS[-1], zoom))

    # Drawing.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index, rect in self._visible():
            self._paint_page(painter, index, rect)
        painter.end()
        if self._next_to_draw() is not None:
            self._drawing.start()

    def _paint_page(self, painter: QPainter, index: int, rect: QRect) -> None:
        picture = self._drawn.get(index)
        if picture is None:
            painter.fillRect(rect, Qt.GlobalColor.white)
        else:
            painter.drawPixmap(QRectF(rect), picture, QRectF(picture.rect()))
        painter.setPen(_EDGE)
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))

    def _visible(self) -> list[tuple[int, QRect]]:
        corner = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        view = self.viewport().rect()
        shifted = ((i, rect.translated(-corner)) for i, rect in enumerate(self._rects))
        return [(i, rect) for i, rect in shifted if rect.intersects(view)]

    def _scale(self, index: int) -> float:
        return self._zooms[index] * _DPI / POINTS_PER_INCH * self.devicePixelRatioF()

    def _next_to_draw(self) -> int | None:
        waiting = (i for i, _ in self._visible() if self._fresh.get(i) != self._scale(i))
        return next(waiting, None)

    def _draw_next(self) -> None:
        """Draw one page and let the window live before the next."""
        index = self._next_to_draw()
        if index is None or self._pages is None:
            return
        scale = self._scale(index)
        self._drawn[index] = QPixmap.fromImage(self._pages.image(index, scale))
        self._drawn.move_to_end(index)
        self._fresh[index] = scale
        self._forget_far()
        self.viewport().update()

    def _forget_far(self) -> None:
        """Let go of the pictures drawn longest ago when they take too much memory."""
        in_sight = {index for index, _rect in self._visible()}
        while _bytes(self._drawn.values()) > _KEPT_BYTES:
            index = next((one for one in self._drawn if one not in in_sight), None)
            if index is None:
                return
            del self._drawn[index]
            self._fresh.pop(index, None)

    # What the clerk does.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resize_pages()

    def scrollContentsBy(self, _x: int, _y: int) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                bar.setValue(bar.value() + (-1 if back else 1) * bar.pageStep())
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)


def _bytes(pictures: Iterable[QPixmap]) -> int:
    return sum(one.width() * one.height() * 4 for one in pictures)
