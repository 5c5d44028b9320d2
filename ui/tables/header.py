"""The head of a table: column names, and groups of columns merged over them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextOption,
)
from PySide6.QtWidgets import QHeaderView, QWidget

from nq57desk.model import Column
from ui.editor import look
from ui.tables.cells import PADDING, POINTS

BACK = QColor("#eef1f5")
LINE = QColor("#aab2bd")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadCell:
    """A cell of the head: which leaves it covers, on which levels it stands."""

    text: str
    first: int
    last: int
    top: int
    bottom: int


def head_cells(columns: Sequence[Column]) -> tuple[HeadCell, ...]:
    """Lay a tree of columns out in levels; a column without children reaches to the bottom."""
    return tuple(_cells(columns, 0, 0, depth(columns)))


def depth(columns: Sequence[Column]) -> int:
    """Count the levels of a tree of columns."""
    return max((1 + depth(column.children) for column in columns), default=0)


def _cells(columns: Sequence[Column], at: int, level: int, levels: int) -> Iterator[HeadCell]:
    for column in columns:
        count = len(tuple(column.leaves()))
        bottom = level if column.children else levels - 1
        yield HeadCell(text=column.text, first=at, last=at + count - 1, top=level, bottom=bottom)
        yield from _cells(column.children, at, level + 1, levels)
        at += count


class TableHeader(QHeaderView):
    """Draws the head; widths are changed at the lines between the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._cells: tuple[HeadCell, ...] = ()
        self._heights: list[float] = []
        font = QFont(look.report_font(POINTS))
        font.setBold(True)
        self.setFont(font)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(34)
        self.sectionResized.connect(self._measure)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Draw this tree of columns."""
        self._cells = head_cells(columns)
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), round(sum(self._heights)) or 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), BACK)
        painter.setFont(self.font())
        for cell in self._cells:
            rect = self._rect(cell)
            if rect.intersects(event.rect()):
                self._paint_cell(painter, rect, cell.text)
        for index in range(self._leaves(), self.count()):
            x, width = self.sectionViewportPosition(index), self.sectionSize(index)
            self._paint_cell(painter, QRect(x, 0, width, self.height()), "")
        painter.end()

    def _paint_cell(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.setPen(LINE)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(look.INK)
        inner = QRectF(rect).adjusted(PADDING - 1, 2, -PADDING, -3)
        painter.drawText(inner, text, _centred())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        event.accept()

    def _leaves(self) -> int:
        return max((cell.last + 1 for cell in self._cells), default=0)

    def _rect(self, cell: HeadCell) -> QRect:
        left = self.sectionViewportPosition(cell.first)
        top = round(sum(self._heights[: cell.top]))
        bottom = round(sum(self._heights[: cell.bottom + 1]))
        return QRect(left, top, self._width(cell), bottom - top)

    def _width(self, cell: HeadCell) -> int:
        return sum(
            self.sectionSize(i) for i in range(cell.first, min(cell.last + 1, self.count()))
        )

    def _measure(self) -> None:
        """Make each level as tall as its texts need."""
        levels = max((cell.bottom + 1 for cell in self._cells), default=1)
        heights = [0.0] * levels
        for cell in sorted(self._cells, key=lambda one: one.bottom - one.top):
            above = sum(heights[cell.top : cell.bottom])
            heights[cell.bottom] = max(heights[cell.bottom], self._needed(cell) - above)
        if heights != self._heights:
            self._heights = heights
            self.updateGeometry()
            self.geometriesChanged.emit()
        self.viewport().update()

    def _needed(self, cell: HeadCell) -> float:
        metrics = QFontMetricsF(self.font())
        room = QRectF(0, 0, max(self._width(cell) - 2 * PADDING, 20), 10000)
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        words = Qt.TextFlag.TextWordWrap
        return metrics.boundingRect(room, int(words or flags), cell.text).height() + 10


def _centred() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignCenter)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
