"""A small text in which figures may stand: a cell, the lead-in, the closing sentence."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.editor.chip_keys import FigureKeys, ask_for_figure, ask_for_menu
from ui.editor.chips import Chips, TextOf
from ui.editor.copying import to_clipboard
from ui.editor.document import read_part
from ui.editor.edits import selected_blocks


class FigureText(QTextEdit):
    """A field that draws figures as chips, asks for one at `#` and copies them whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure_keys: FigureKeys | None = None
        self.chips = Chips(self)
        self.chips.put_on(self.document())

    def show_figures(self, text_of: TextOf, keys: FigureKeys | None = None) -> None:
        """Show figures by these texts from now on; `keys` hears of wishes for figures."""
        self.chips.text_of, self.figure_keys = text_of, keys
        self.chips.show_anew(self.document())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() or not ask_for_figure(self, self.figure_keys, event):
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self.isReadOnly() or not ask_for_menu(self, self.figure_keys, point):
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.isReadOnly() or not ask_for_menu(self, self.figure_keys, event.pos()):
            super().contextMenuEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        blocks = [read_part(block, start, end) for block in selected_blocks(cursor)]
        return to_clipboard(blocks, [""] * len(blocks), self.chips.text_of)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def put_caret(self, line: int, start: int, end: int) -> None:
        """Select characters of a line; all of it where they are none."""
        block = self.document().findBlockByNumber(line)
        if not block.isValid():
            block = self.document().firstBlock()
        length = block.length() - 1
        if start >= end:
            start, end = 0, length
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(start, length))
        cursor.setPosition(block.position() + min(end, length), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
