"""What keys, actions and the clipboard do to the paragraphs of a document.

Each edit is one undo step. Ids follow the words: a paragraph keeps its own while it is edited,
the new half of a split gets a new one.
"""

from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from nq57desk.model import Block, BlockKind
from ui.editor.document import (
    NewId,
    block_format,
    id_of,
    insert_runs,
    kind_of,
    marker_of,
    set_link,
)
from ui.editor.marks import counted, next_marker, read_mark


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the paragraphs that the selection touches; the one at the caret without one."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd()).blockNumber()
    found = [block]
    while block.blockNumber() < last:
        block = block.next()
        found.append(block)
    return found


def set_kind(cursor: QTextCursor, kind: BlockKind) -> None:
    """Make the selected paragraphs of a kind; plain ones where they are it already."""
    blocks = selected_blocks(cursor)
    if all(kind_of(block) is kind for block in blocks):
        kind = BlockKind.PARAGRAPH
    cursor.beginEditBlock()
    for block in blocks:
        _format(block, kind)
    cursor.endEditBlock()


def enter(cursor: QTextCursor, *, new_id: NewId) -> None:
    """Begin a paragraph: a list goes on, an empty item ends its list."""
    block = cursor.block()
    if kind_of(block) is not BlockKind.PARAGRAPH and not block.text():
        set_kind(cursor, BlockKind.PARAGRAPH)
        return
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    _split(cursor, new_id())
    cursor.endEditBlock()


def turn_typed_mark(cursor: QTextCursor, *, numbered_before: int) -> bool:
    """Make a list of a plain paragraph where a mark and a space have just been typed.

    A step of its own, so that undo brings the typed mark back.
    """
    block = cursor.block()
    if kind_of(block) is not BlockKind.PARAGRAPH or cursor.hasSelection():
        return False
    read = read_mark(block.text()[: cursor.positionInBlock()])
    if not read or read[2]:
        return False
    kind, marker, _rest = read
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    kept = counted(marker, rule_number(cursor.block(), numbered_before=numbered_before))
    _format(cursor.block(), kind, marker=kept)
    cursor.endEditBlock()
    return True


def insert_blocks(
    cursor: QTextCursor, blocks: Sequence[Block], *, new_id: NewId, numbered_before: int
) -> None:
    """Write blocks at the cursor: running text joins the paragraph, list items stay items."""
    if not blocks:
        return
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    pasting = _Pasting(cursor, new_id, numbered_before)
    pasting.first(blocks[0], alone=len(blocks) == 1)
    for block in blocks[1:]:
        pasting.next(block)
    cursor.endEditBlock()


def link(cursor: QTextCursor, address: str) -> None:
    """Link the selection, or the link around the caret; "" takes the link away.

    Where there is neither, the address itself is written as a link.
    """
    if not cursor.hasSelection():
        _select_link(cursor)
    made = QTextCharFormat()
    set_link(made, address)
    if cursor.hasSelection():
        cursor.mergeCharFormat(made)
    elif address:
        cursor.insertText(address, made)


def rule_number(block: QTextBlock, *, numbered_before: int) -> str:
    """Return the number that counting gives a paragraph, were it numbered."""
    count = numbered_before + 1
    above = block.previous()
    while above.isValid():
        count += kind_of(above) is BlockKind.NUMBERED
        above = above.previous()
    return f"{count}."


class _Pasting:
    """Blocks on their way into a document."""

    def __init__(self, cursor: QTextCursor, new_id: NewId, numbered_before: int) -> None:
        self._cursor = cursor
        self._new_id = new_id
        self._numbered_before = numbered_before

    def first(self, block: Block, *, alone: bool) -> None:
        """Join the first block to the paragraph at the cursor, or put it below."""
        cursor, target = self._cursor, self._cursor.block()
        if target.length() == 1:
            if kind_of(target) is BlockKind.PARAGRAPH:
                self._make(target, block)
        elif cursor.atBlockStart() and not alone:
            # The words that stood here stay a paragraph of their own, below.
            _split(cursor, self._new_id())
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            self._make(cursor.block(), block)
        elif block.kind is not BlockKind.PARAGRAPH and cursor.atBlockEnd():
            self.next(block)
            return
        insert_runs(cursor, block.runs)

    def next(self, block: Block) -> None:
        """Put a block into a paragraph of its own."""
        plain = block_format(BlockKind.PARAGRAPH, block_id=self._new_id())
        self._cursor.insertBlock(plain, QTextCharFormat())
        self._make(self._cursor.block(), block)
        insert_runs(self._cursor, block.runs)

    def _make(self, target: QTextBlock, block: Block) -> None:
        marker = ""
        if block.kind is BlockKind.NUMBERED:
            rule = rule_number(target, numbered_before=self._numbered_before)
            marker = counted(block.marker, rule)
        _format(target, block.kind, marker=marker)


def _split(cursor: QTextCursor, new_id: str) -> None:
    """Part the paragraph; at its head the words keep the id and an empty one stands above."""
    block = cursor.block()
    kind, marker, old_id = kind_of(block), marker_of(block), id_of(block)
    at_head = cursor.atBlockStart() and block.length() > 1
    following = BlockKind.PARAGRAPH if kind is BlockKind.NOTE and not at_head else kind
    after = next_marker(marker) if kind is BlockKind.NUMBERED else ""
    cursor.insertBlock(
        block_format(following, block_id=old_id if at_head else new_id, marker=after)
    )
    if at_head:
        _format(cursor.block().previous(), kind, block_id=new_id, marker=marker)
    _number_on(cursor.block())


def _format(block: QTextBlock, kind: BlockKind, *, block_id: str = "", marker: str = "") -> None:
    made = block_format(kind, block_id=block_id or id_of(block), marker=marker)
    QTextCursor(block).setBlockFormat(made)


def _number_on(block: QTextBlock) -> None:
    """Let kept numbers below go on from this one, as far as the list reaches."""
    expected = next_marker(marker_of(block))
    below = block.next()
    while expected and below.isValid() and kind_of(below) is BlockKind.NUMBERED:
        if marker_of(below) in ("", expected) or not next_marker(marker_of(below)):
            return
        _format(below, BlockKind.NUMBERED, marker=expected)
        expected = next_marker(expected)
        below = below.next()


def _select_link(cursor: QTextCursor) -> None:
    """Select the link around the caret; nothing where there is none."""
    address = cursor.charFormat().anchorHref()
    if not address:
        return
    probe = QTextCursor(cursor.document())
    start = end = cursor.position()
    while start > 0 and _address_before(probe, start) == address:
        start -= 1
    while end + 1 < cursor.document().characterCount():
        if _address_before(probe, end + 1) != address:
            break
        end += 1
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)


def _address_before(probe: QTextCursor, position: int) -> str:
    probe.setPosition(position)
    return "" if probe.atBlockStart() else probe.charFormat().anchorHref()
