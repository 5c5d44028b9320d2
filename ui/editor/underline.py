"""Words underlined with a wave, for the eye alone: no part of the document, its undo or print."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.editor.document import id_of, text_blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Underlined:
    """Words of a block, in the document's positions; all of it where they are none.

    `text` says why, under the mouse.
    """

    block: str
    start: int
    end: int
    colour: str
    text: str = ""


def underline(editor: QTextEdit, marks: Iterable[Underlined]) -> None:
    """Underline words; marks of blocks that are not in the editor are passed over."""
    wanted: dict[str, list[Underlined]] = {}
    for mark in marks:
        wanted.setdefault(mark.block, []).append(mark)
    editor.setExtraSelections([
        _selection(block, mark)
        for block in text_blocks(editor.document())
        for mark in wanted.get(id_of(block), ())
        if block.length() > 1
    ])  # fmt: skip


def texts_at(editor: QTextEdit, point: QPoint) -> Iterator[str]:
    """Yield why the words under a point are underlined."""
    position = editor.cursorForPosition(point).position()
    for selection in editor.extraSelections():
        cursor = selection.cursor
        if cursor.selectionStart() <= position <= cursor.selectionEnd():
            yield selection.format.toolTip()


def _selection(block: QTextBlock, mark: Underlined) -> QTextEdit.ExtraSelection:
    length = block.length() - 1
    start = min(mark.start, length)
    end = min(mark.end, length)
    if start >= end:
        start, end = 0, length
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    made.setUnderlineColor(QColor(mark.colour))
    made.setToolTip(mark.text)
    selection.cursor = cursor
    selection.format = made
    return selection
