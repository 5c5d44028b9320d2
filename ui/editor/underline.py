"""Words underlined with a wave, for the eye alone: no part of the document, its undo or print."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip

from ui.editor.document import id_of, text_blocks
from ui.widgets.tips import wrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Underlined:
    """Words of a block, in the document's positions; all of it where they are none.

    `text` says why, under the mouse; `words` are some that stand there, by which a line is found
    where lines have no ids.
    """

    block: str
    start: int
    end: int
    colour: str
    text: str = ""
    words: str = ""


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


def wave(mark: Underlined) -> QTextCharFormat:
    """Return the look of marked words."""
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    made.setUnderlineColor(QColor(mark.colour))
    made.setToolTip(mark.text)
    return made


def texts_at(editor: QTextEdit | QPlainTextEdit, point: QPoint) -> Iterator[str]:
    """Yield why the words under a point are underlined."""
    position = editor.cursorForPosition(point).position()
    for selection in editor.extraSelections():
        cursor = selection.cursor
        if cursor.selectionStart() <= position <= cursor.selectionEnd():
            yield selection.format.toolTip()


class MarkTips(QObject):
    """Says under the mouse why the words there are marked."""

    def __init__(self, editor: QTextEdit | QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        editor.viewport().installEventFilter(self)

    @classmethod
    def put_on(cls, editor: QTextEdit | QPlainTextEdit) -> None:
        """Give a field such tips, once."""
        if editor.findChild(cls, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
            cls(editor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().eventFilter(watched, event)
        text = wrapped(texts_at(self._editor, event.pos()))
        if not text:
            return super().eventFilter(watched, event)
        QToolTip.showText(event.globalPos(), text, self._editor)
        return True


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
    selection.cursor = cursor
    selection.format = wave(mark)
    return selection
