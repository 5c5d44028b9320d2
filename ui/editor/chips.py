"""Figures in a sentence, drawn as chips: each is one character to the caret, the clipboard, undo.

`text_of` says what a chip shows; until the window gives it the figures, a chip shows its name.
"""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from nq57desk.model import FigureForm, FigureId, FigureRef
from ui.editor import look
from ui.editor.document import CHIP, FIGURE, FORM, OBJECT, text_blocks

_BACK, _EDGE = 0.1, 0.3  # of the colour of links on the paper
_PADDING = 3.0

TextOf = Callable[[FigureRef], str]


def name_of(ref: FigureRef) -> str:
    """Return the name of a figure, for want of its text."""
    return ref.figure


def ref_of(char: QTextFormat) -> FigureRef:
    """Return the figure of a chip's format."""
    form = FigureForm(char.property(FORM))
    return FigureRef(figure=FigureId(str(char.property(FIGURE))), form=form)


class Chips(QPyTextObject):
    """Draws the figures of a document."""

    def __init__(self, parent: QWidget | QTextDocument) -> None:
        super().__init__(parent)
        self._field = parent if isinstance(parent, QWidget) else None
        self.text_of: TextOf = name_of

    def put_on(self, document: QTextDocument) -> None:
        """Draw the figures of `document` from now on."""
        document.documentLayout().registerHandler(CHIP, self)

    def show_anew(self, document: QTextDocument) -> None:
        """Lay the paragraphs with figures out again: their texts are others now."""
        for block in text_blocks(document):
            if OBJECT in block.text():
                document.markContentsDirty(block.position(), block.length())

    def intrinsicSize(self, document: QTextDocument, _position: int, char: QTextFormat) -> QSizeF:
        metrics = QFontMetricsF(_font(document, char.toCharFormat()))
        width = metrics.horizontalAdvance(self._text(char)) + 2 * _PADDING
        room = document.textWidth() - 2 * document.documentMargin()
        return QSizeF(min(width, room) if room > 0 else width, metrics.ascent() + 1)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        _position: int,
        char: QTextFormat,
    ) -> None:
        font = _font(document, char.toCharFormat())
        palette = self._field.palette() if self._field else look.paper()
        paper, ink = palette.base().color(), palette.link().color()
        below = QFontMetricsF(font).descent()
        box = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_mixed(paper, ink, _EDGE))
        painter.setBrush(_mixed(paper, ink, _BACK))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, below - 1), 3, 3)
        painter.setPen(palette.text().color())
        painter.setFont(font)
        inner = box.adjusted(_PADDING, 0, 0, below)
        text = QFontMetricsF(font).elidedText(
            self._text(char), Qt.TextElideMode.ElideMiddle, inner.width() + 1
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, text)
        painter.restore()

    def _text(self, char: QTextFormat) -> str:
        return self.text_of(ref_of(char))


def _font(document: QTextDocument, char: QTextCharFormat) -> QFont:
    font = QFont(document.defaultFont())
    font.setBold(font.bold() or char.fontWeight() >= QFont.Weight.DemiBold)
    font.setItalic(char.fontItalic())
    return font


def _mixed(paper: QColor, ink: QColor, share: float) -> QColor:
    parts = zip(paper.getRgb()[:3], ink.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(one + (other - one) * share) for one, other in parts))
