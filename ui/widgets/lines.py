"""A field of several lines that grows with its text: recipients, addressees, the subject."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from nq57desk.vietnamese import normalise


class LinesEdit(QPlainTextEdit):
    """A plain field; Tab leaves it, as does Enter where it holds one paragraph only.

    Signals:
        edited(str): the clerk has changed the text; NFC, without control characters.
        finished(): Enter was pressed in a field of one paragraph.
    """

    edited = Signal(str)
    finished = Signal()

    def __init__(self, *, lines: int = 1, most: int = 14, one_paragraph: bool = False) -> None:
        super().__init__(tabChangesFocus=True)
        self._one_paragraph = one_paragraph
        self._lines = lines
        self._most = most
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text_changed)

    def show_text(self, text: str) -> None:
        """Show `text` unless it is there already; not told as an edit."""
        if normalise(self.toPlainText()) == text:
            return
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    def show_as_text(self) -> None:
        """Be a text to read and copy, without the look of a field."""
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)

    def mark(self, line: int, start: int, end: int) -> None:
        """Put the cursor into a line and select words of it; all of it where they are none."""
        first, last = self.span(line, start, end)
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def span(self, line: int, start: int, end: int) -> tuple[int, int]:
        """Return where words of a line stand in the field; all of it where they are none."""
        block = self.document().findBlockByNumber(line)
        if not block.isValid():
            block = self.document().firstBlock()
        length = block.length() - 1
        if start >= end:
            start, end = 0, length
        return block.position() + min(start, length), block.position() + min(end, length)

    def mark_words(self, words: str, start: int, end: int) -> None:
        """Mark words of the line that holds `words`, of the first where none does."""
        self.mark(self.line_with(words), start, end)

    def line_with(self, words: str) -> int:
        """Return the line that holds `words`, the first where none does."""
        lines = self.toPlainText().split("\n")
        plain = words.strip("… ")
        return next((at for at, each in enumerate(lines) if plain and plain in each), 0)

    def lines(self) -> tuple[str, ...]:
        """Return the lines that say something."""
        return non_blank_lines(normalise(self.toPlainText()))

    def sizeHint(self) -> QSize:
        shown = max(round(self.document().size().height()), self._lines)
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        height = min(shown, self._most) * line
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        return QSize(super().sizeHint().width(), height + margins + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif is_enter and self._one_paragraph:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self._one_paragraph:
            super().insertFromMimeData(source)
            return
        plain = QMimeData()
        plain.setText(" ".join(source.text().split()))
        super().insertFromMimeData(plain)

    def _fit(self) -> None:
        """Be as tall as the text; a text that is too tall scrolls."""
        too_tall = round(self.document().size().height()) > self._most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if too_tall else policy.ScrollBarAlwaysOff
        )
        self.updateGeometry()

    def _on_text_changed(self) -> None:
        self._fit()
        self.edited.emit(normalise(self.toPlainText()))


def non_blank_lines(text: str) -> tuple[str, ...]:
    """Return the lines of `text` that say something, without spaces around."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the lines (or letters) that both begin with."""
    count = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        count += 1
    return count
