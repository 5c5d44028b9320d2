"""A sheet of paper as wide as the printed line and as tall as its words, marks drawn.

It never scrolls itself; the page around it does.
"""

from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from nq57desk.model import BlockKind
from ui.editor import look
from ui.editor.carried import NO_MARKS, CarriedMarks
from ui.editor.chip_keys import FigureKeys
from ui.editor.chips import Chips, TextOf
from ui.editor.document import id_of, kind_of, marker_of

WIDTH = ceil(look.LINE) + 8  # the line and room for the caret at both ends
_MARGIN = (WIDTH - look.LINE) / 2
_SIGNS = (BlockKind.DASH, BlockKind.PLUS, BlockKind.STAR)


class Sheet(QTextEdit):
    """The paper; `TextPart` writes on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: list[str] = []
        self._carried = NO_MARKS
        self._set_up()
        self.chips = Chips(self)
        self.figure_keys: FigureKeys | None = None
        self.chips.put_on(self.document())
        self._notes = _NoteItalics(self.document())
        self.document().documentLayout().documentSizeChanged.connect(self.fit_height)

    def show_numbers(self, numbers: list[str]) -> None:
        """Draw these numbers, one a paragraph."""
        if numbers != self._numbers:
            self._numbers = numbers
            self.viewport().update()

    def show_carried(self, marks: CarriedMarks) -> None:
        """Mark the paragraphs that came over and wait, from now on."""
        if marks != self._carried:
            self._carried = marks
            self.viewport().update()

    def show_figures(self, text_of: TextOf, keys: FigureKeys | None = None) -> None:
        """Show figures by these texts from now on; `keys` hears of wishes for figures."""
        self.chips.text_of = text_of
        self.figure_keys = keys
        self.chips.show_anew(self.document())

    def number(self, block: QTextBlock) -> str:
        """Return the number drawn before a paragraph, "" for none."""
        index = block.blockNumber()
        return self._numbers[index] if index < len(self._numbers) else marker_of(block)

    def fit_height(self) -> None:
        """Be as tall as the words."""
        height = ceil(self.document().size().height())
        if height != self.height():
            self.setFixedHeight(height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, ceil(self.document().size().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(look.report_font())
        painter.setPen(look.INK)
        block = self.cursorForPosition(QPoint(0, event.rect().top())).block()
        while block.isValid():
            rect = self.document().documentLayout().blockBoundingRect(block)
            if rect.top() > event.rect().bottom():
                break
            self._paint_mark(painter, block, rect)
            words = QRect(0, round(rect.top()), WIDTH, round(rect.height()))
            self._carried.paint_over(painter, id_of(block), words)
            block = block.next()
        painter.end()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPalette(look.paper())
        self.setFont(look.report_font())
        document = self.document()
        document.setDefaultFont(look.report_font())
        document.setUseDesignMetrics(True)
        document.setDocumentMargin(_MARGIN)
        self.setTabStopDistance(look.INDENT)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(WIDTH)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(WIDTH)

    def _paint_mark(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        mark = self._mark(block)
        lines = block.layout()
        if not mark or not lines.lineCount():
            return
        line = lines.lineAt(0)
        right = rect.left() + block.blockFormat().textIndent() - look.width_of(" ")
        baseline = rect.top() + line.y() + line.ascent()
        painter.drawText(QPointF(right - look.width_of(mark), baseline), mark)

    def _mark(self, block: QTextBlock) -> str:
        kind = kind_of(block)
        if kind is BlockKind.NUMBERED:
            return self.number(block)
        return kind.value if kind in _SIGNS else ""


class _NoteItalics(QSyntaxHighlighter):
    """Shows notes in italics, as printed, without making their text italic."""

    def highlightBlock(self, text: str) -> None:
        if kind_of(self.currentBlock()) is BlockKind.NOTE:
            italic = QTextCharFormat()
            italic.setFontItalic(True)
            self.setFormat(0, len(text), italic)
