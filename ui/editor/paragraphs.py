"""A field of a form that holds paragraphs in which figures may stand: the lead-in, the closing.

It grows with its text. Each line is a block of the model and keeps its id and looks while it is
written in.
"""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy

from nq57desk.model import Block, Run
from ui.editor.copying import mark_of, read_own
from ui.editor.document import NewId, bare_format, insert_runs
from ui.editor.figure_text import FigureText
from ui.editor.live import LiveBlocks
from ui.editor.paste import content_from_text


class ParagraphsEdit(FigureText):
    """A field of paragraphs; Tab leaves it.

    Signals:
        edited(object): the clerk has changed the text: the blocks that say something.
    """

    edited = Signal(object)

    def __init__(self, *, lines: int = 1, most: int = 14, new_id: NewId) -> None:
        super().__init__()
        self._lines = lines
        self._most = most
        self._new_id = new_id
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._live = LiveBlocks(self.document(), self, format_of=bare_format)
        self._live.changed.connect(self._on_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show blocks unless they are there already; not told as an edit."""
        if tuple(blocks) == self.blocks() and blocks:
            return
        self._live.load(blocks, new_id=self._new_id)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()

    def blocks(self) -> tuple[Block, ...]:
        """Return the lines that say something."""
        return tuple(block for block in self._live.blocks() if _says(block))

    def mark(self, line: int, start: int, end: int) -> None:
        """Put the cursor into a line and select words of it; all of it where they are none."""
        self.put_caret(line, start, end)
        self.setFocus()

    def sizeHint(self) -> QSize:
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        shown = ceil(self.document().size().height()) + 2 * self.frameWidth()
        height = max(min(shown, self._most * line + margins), self._lines * line + margins)
        return QSize(super().sizeHint().width(), height + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take words and figures; a form has no room for looks."""
        own = read_own(source)
        pasted = own or [
            block
            for block in content_from_text(source.text(), new_id=str)
            if isinstance(block, Block)
        ]
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for index, block in enumerate(pasted):
            if index:
                cursor.insertBlock(cursor.blockFormat(), QTextCharFormat())
            mark = mark_of(block)
            bare = (Run(text=run.text, figure=run.figure) for run in block.runs)
            insert_runs(cursor, (Run(text=f"{mark} " if mark else ""), *bare))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _on_changed(self) -> None:
        self._fit()
        self.edited.emit(self.blocks())

    def _fit(self) -> None:
        """Be as tall as the text; a text that is too tall scrolls."""
        is_too_tall = ceil(self.document().size().height()) > self.sizeHint().height()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if is_too_tall else policy.ScrollBarAlwaysOff
        )
        self.updateGeometry()


def _says(block: Block) -> bool:
    return any(run.figure or run.text.strip() for run in block.runs)
