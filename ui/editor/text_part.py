"""A stretch of text without tables. Keys follow Word's habits: a mark typed at the head of a
paragraph makes a list, Enter goes on with it, Enter on an empty item or Backspace at its head
ends it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget

from nq57desk.i18n import _
from nq57desk.model import Block, BlockKind, Content, Table
from ui.editor import edits
from ui.editor.chip_keys import ask_for_figure, ask_for_menu
from ui.editor.copying import OWN_MIME, read_own, to_clipboard
from ui.editor.document import NewId, id_of, kind_of, read_part, set_link, text_blocks
from ui.editor.live import LiveBlocks
from ui.editor.paste import content_from_html, content_from_text
from ui.editor.search import matches
from ui.editor.sheet import Sheet
from ui.editor.underline import texts_at
from ui.widgets.tips import wrapped

_LINE_KEYS = (
    QKeySequence.StandardKey.InsertParagraphSeparator,
    QKeySequence.StandardKey.InsertLineSeparator,
)


class TextPart(Sheet):
    """One editor of blocks.

    Signals:
        edited(): the blocks are others now.
        entered(): the caret has come in.
        state_changed(): the caret or the look at the caret is another.
        left(int): the caret wants out, -1 above the first line, 1 below the last.
        paged(int): the caret wants up (-1) or down (1) by what is visible.
        dragged(): a selection is drawn with the mouse.
        tables_pasted(object): content with tables came from the clipboard.
    """

    edited = Signal()
    entered = Signal()
    state_changed = Signal()
    left = Signal(int)
    paged = Signal(int)
    dragged = Signal()
    tables_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tables_allowed = True
        self.numbered_before = 0
        self.is_dragging = False
        self._new_id: NewId = str
        self.setAccessibleName(_("Text of the section"))
        self._live = LiveBlocks(self.document(), self)
        self._live.changed.connect(self.edited)
        self.cursorPositionChanged.connect(self._on_caret_moved)
        self.currentCharFormatChanged.connect(self.state_changed)

    def load(self, blocks: Sequence[Block], *, new_id: NewId) -> None:
        """Show other blocks; the undo steps of the old ones are gone."""
        self._new_id = new_id
        if tuple(blocks) != self.blocks() or not blocks:
            self._live.load(blocks, new_id=new_id)
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.fit_height()

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks as the report keeps them: nothing typed is no block."""
        return self._live.blocks()

    def all_blocks(self) -> tuple[Block, ...]:
        """Return one block a paragraph, an only empty one too."""
        return self._live.all()

    def parted_at_caret(self) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """Return the blocks up to the caret's paragraph, and those below it.

        At the head of a paragraph that one is below.
        """
        cursor = self.textCursor()
        blocks = self.blocks()
        at = cursor.blockNumber() + (not cursor.atBlockStart())
        return blocks[:at], blocks[at:]

    # What the format actions do.

    def kind(self) -> BlockKind:
        """Return the kind of paragraph at the caret."""
        return kind_of(self.textCursor().block())

    def set_kind(self, kind: BlockKind) -> None:
        """Make the selected paragraphs of a kind; plain ones where they are it already."""
        edits.set_kind(self.textCursor(), kind)
        self.state_changed.emit()

    def set_bold(self, on: bool) -> None:
        """Make the selection, or what is typed next, bold or not."""
        made = QTextCharFormat()
        made.setFontWeight(QFont.Weight.Bold if on else QFont.Weight.Normal)
        self.mergeCurrentCharFormat(made)

    def set_italic(self, on: bool) -> None:
        """Make the selection, or what is typed next, italic or not."""
        made = QTextCharFormat()
        made.setFontItalic(on)
        self.mergeCurrentCharFormat(made)

    def link(self) -> str:
        """Return the address of the link at the caret, "" for none."""
        return self.textCursor().charFormat().anchorHref()

    def set_link(self, address: str) -> None:
        """Link the selection, or the link around the caret; "" takes the link away."""
        edits.link(self.textCursor(), address)

    # The caret.

    def caret(self) -> tuple[str, int]:
        """Return the block that holds the caret, and where in it."""
        cursor = self.textCursor()
        return id_of(cursor.block()), cursor.positionInBlock()

    def caret_parts(self) -> tuple[str, ...]:
        """Return the ids of the selected paragraphs, that of the caret first."""
        cursor = self.textCursor()
        selected = (id_of(block) for block in edits.selected_blocks(cursor))
        return tuple(dict.fromkeys((id_of(cursor.block()), *selected)))

    def put_caret(self, block: str, start: int, end: int | None = None) -> bool:
        """Put the caret into a block, or select words there; False where there is none."""
        found = next((one for one in text_blocks(self.document()) if id_of(one) == block), None)
        if found is None:
            return False
        self._select(found, start, start if end is None else end)
        return True

    def move_caret_by(self, distance: int) -> None:
        """Move the caret up or down by pixels."""
        there = self.cursorRect().center() + QPoint(0, distance)
        self.setTextCursor(self.cursorForPosition(there))

    def select_to(self, point: QPoint) -> None:
        """Draw the selection on to a point."""
        cursor = self.textCursor()
        position = self.cursorForPosition(point).position()
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def find_text(self, text: str, *, forward: bool, from_caret: bool) -> bool:
        """Select the next place with `text`, beginning at the caret or at the end."""
        cursor = self.textCursor()
        here = cursor.selectionEnd() if forward else cursor.selectionStart()
        found = [
            (block, start, end)
            for block in text_blocks(self.document())
            for start, end in matches(block.text(), text)
        ]
        if from_caret:
            found = [
                (block, start, end)
                for block, start, end in found
                if (
                    block.position() + start >= here if forward else block.position() + end <= here
                )
            ]
        if not found:
            return False
        self._select(*(found[0] if forward else found[-1]))
        return True

    def _select(self, block: QTextBlock, start: int, end: int) -> None:
        cursor = QTextCursor(block)
        last = block.position() + block.length() - 1
        cursor.setPosition(min(block.position() + start, last))
        cursor.setPosition(min(block.position() + end, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    # The clipboard.

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        found = edits.selected_blocks(cursor)
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        blocks = [read_part(block, start, end) for block in found]
        numbers = [self.number(block) for block in found]
        return to_clipboard(blocks, numbers, self.chips.text_of)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(OWN_MIME) or source.hasHtml() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        content = self._read_clipboard(source)
        if any(isinstance(item, Table) for item in content):
            self.tables_pasted.emit(content)
            return
        blocks = [item for item in content if isinstance(item, Block)]
        cursor = self.textCursor()
        edits.insert_blocks(
            cursor, blocks, new_id=self._new_id, numbered_before=self.numbered_before
        )
        self.setTextCursor(cursor)

    def _read_clipboard(self, source: QMimeData) -> Content:
        return (
            read_own(source)
            or content_from_html(source.html(), new_id=self._new_id, tables=self.tables_allowed)
            or content_from_text(source.text(), new_id=self._new_id)
        )

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._move_key(event):
            return
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        if ask_for_figure(self, self.figure_keys, event):
            return
        if not self._edit_key(event):
            super().keyPressEvent(event)
        if event.text() == " ":
            self._turn_typed_mark()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.commitString().endswith(" ") and not event.preeditString():
            self._turn_typed_mark()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.is_dragging = True
            self.dragged.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self.isReadOnly() or not ask_for_menu(self, self.figure_keys, point):
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.isReadOnly() or not ask_for_menu(self, self.figure_keys, event.pos()):
            super().contextMenuEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.is_dragging = False
        super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take the keys of the format actions before the window does (Ctrl+I)."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), wrapped(texts_at(self, event.pos())), self)
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            for action in self.actions():
                if action.shortcut() == pressed:
                    event.accept()
                    return True
        return super().event(event)

    def _move_key(self, event: QKeyEvent) -> bool:
        keys = QKeySequence.StandardKey
        for key, step in ((keys.MoveToPreviousPage, -1), (keys.MoveToNextPage, 1)):
            if event.matches(key):
                self.paged.emit(step)
                return True
        moves = QTextCursor.MoveOperation
        for key, move, step in (
            (keys.MoveToPreviousLine, moves.Up, -1),
            (keys.MoveToNextLine, moves.Down, 1),
        ):
            if event.matches(key) and not self.textCursor().movePosition(move):
                self.left.emit(step)
                return True
        return False

    def _edit_key(self, event: QKeyEvent) -> bool:
        """Do what a key means here; tell whether it is done."""
        if any(event.matches(key) for key in _LINE_KEYS):
            cursor = self.textCursor()
            edits.enter(cursor, new_id=self._new_id)
            self.setTextCursor(cursor)
            return True
        for action in self.actions():
            if action.shortcut() == QKeySequence(event.keyCombination()):
                action.trigger()
                return True
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case Qt.Key.Key_Backspace if not modifiers:
                return self._end_list()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab if not modifiers:
                return self._tab(back=event.key() == Qt.Key.Key_Backtab)
        return False

    def _end_list(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockStart():
            return False
        if self.kind() is BlockKind.PARAGRAPH:
            return False
        self.set_kind(BlockKind.PARAGRAPH)
        return True

    def _tab(self, *, back: bool) -> bool:
        """At the head of a list item Tab goes deeper; a plain paragraph is indented as it is."""
        if not self.textCursor().atBlockStart():
            return back
        deeper = {BlockKind.DASH: BlockKind.PLUS}
        higher = {BlockKind.PLUS: BlockKind.DASH}
        if wanted := (higher if back else deeper).get(self.kind()):
            self.set_kind(wanted)
        return True

    def _turn_typed_mark(self) -> None:
        if edits.turn_typed_mark(self.textCursor(), numbered_before=self.numbered_before):
            self.state_changed.emit()

    def _on_caret_moved(self) -> None:
        self._end_link()
        self.state_changed.emit()

    def _end_link(self) -> None:
        """What is typed behind a link is no part of it."""
        cursor = self.textCursor()
        address = cursor.charFormat().anchorHref()
        if not address or cursor.hasSelection():
            return
        beyond = QTextCursor(cursor)
        inside = not beyond.atBlockEnd() and beyond.movePosition(
            QTextCursor.MoveOperation.NextCharacter
        )
        if not inside or beyond.charFormat().anchorHref() != address:
            made = cursor.charFormat()
            set_link(made, "")
            self.setCurrentCharFormat(made)
