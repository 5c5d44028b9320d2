"""The white page that carries the parts of a section, and the scrolling around it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.editor import look
from ui.editor.sheet import WIDTH
from ui.editor.text_part import TextPart

MARGIN = 22
QWIDGETSIZE_MAX = (1 << 24) - 1  # Qt's own, which PySide6 does not export
_SCROLL_MS = 40
_FASTEST = 60


class Page(QFrame):
    """A sheet as tall as what stands on it, and at least as tall as the window shows.

    Signals:
        clicked(int): the bare page was clicked at this height.
    """

    clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPalette(look.paper())
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    def add(self, part: QWidget) -> None:
        """Put a part below the others."""
        self._column.insertWidget(
            self._column.count() - 1, part, alignment=Qt.AlignmentFlag.AlignHCenter
        )
        part.show()  # at once, so that it can take the focus

    def widen(self, wide: bool) -> None:
        """Take all the room there is, for tables; else no more than the printed line needs."""
        self.setMaximumWidth(QWIDGETSIZE_MAX if wide else WIDTH + 2 * MARGIN)

    def clear(self) -> None:
        """Take all parts off."""
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            if item and (widget := item.widget()):
                widget.hide()
                widget.deleteLater()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit(round(event.position().y()))


class PageScroll(QScrollArea):
    """Scrolls a page; keeps the caret in sight, and goes on while a selection is drawn out."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._dragging: TextPart | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        desk = QWidget()
        row = QHBoxLayout(desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page)
        self.setWidget(desk)
        self._timer = QTimer(self, interval=_SCROLL_MS)
        self._timer.timeout.connect(self._scroll_on)

    def room(self) -> int:
        """Return the width that a part may take."""
        return self.viewport().width() - 2 * MARGIN

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH + 2 * MARGIN + self.verticalScrollBar().sizeHint().width(), 120)

    def show_rect(self, part: QWidget, rect: QRect) -> None:
        """Scroll so that a rectangle of a part can be seen; too tall a one from its top."""
        if self._timer.isActive():
            return
        top = part.mapTo(self._page, rect.topLeft()).y()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        space = 10
        if top - space < bar.value():
            bar.setValue(top - space)
        elif top + rect.height() + space > bar.value() + height:
            bar.setValue(min(top - space, top + rect.height() + space - height))

    def page_by(self, part: TextPart, step: int) -> None:
        """Move view and caret by what is visible."""
        distance = step * (self.viewport().height() - 40)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + distance)
        part.move_caret_by(distance)

    def follow_drag(self, part: TextPart) -> None:
        """Scroll on while the mouse draws a selection above or below what is visible."""
        self._dragging = part
        if self._beyond() and not self._timer.isActive():
            self._timer.start()

    def _beyond(self) -> int:
        y = self.viewport().mapFromGlobal(QCursor.pos()).y()
        over = min(y, 0) + max(y - self.viewport().height(), 0)
        return max(-_FASTEST, min(_FASTEST, over))

    def _scroll_on(self) -> None:
        part, over = self._dragging, self._beyond()
        if part is None or not part.is_dragging or not over:
            self._timer.stop()
            return
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + over)
        part.select_to(part.mapFromGlobal(QCursor.pos()))

    def offset_of(self, part: QWidget) -> int:
        """Return how far the top of what is visible lies below the top of a part."""
        return self.verticalScrollBar().value() - part.mapTo(self._page, QPoint(0, 0)).y()
