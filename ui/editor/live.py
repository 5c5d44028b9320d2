"""The blocks of a document while it is typed in: only what changed is read again."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from nq57desk.model import Block, BlockId, BlockKind, Origin
from ui.editor.document import (
    BLOCK_ID,
    FormatOf,
    NewId,
    format_of,
    id_of,
    read_block,
    text_blocks,
    to_document,
    with_id,
)


class LiveBlocks(QObject):
    """Follows one document.

    Signals:
        changed(): the blocks are others now.
    """

    changed = Signal()

    def __init__(
        self,
        document: QTextDocument,
        parent: QObject | None = None,
        *,
        format_of: FormatOf = format_of,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._format_of = format_of
        self._new_id: NewId = str
        self._read: list[Block] = []
        self._origins: dict[str, tuple[Origin, ...]] = {}
        self._quiet = False
        document.contentsChange.connect(self._on_contents_change)
        document.contentsChanged.connect(self._on_contents_changed)

    def load(self, blocks: Sequence[Block], *, new_id: NewId) -> None:
        """Show other blocks; `changed` is not emitted."""
        self._new_id = new_id
        self._origins = {block.id: block.origins for block in blocks}
        # An empty paragraph has its id before the first key, so that typing stays one undo step.
        shown = tuple(blocks) or (Block(id=BlockId(new_id())),)
        self._quiet = True
        to_document(shown, self._document, format_of=self._format_of)
        self._quiet = False
        self._read = list(shown)

    def all(self) -> tuple[Block, ...]:
        """Return one block for each paragraph, an only and empty one too."""
        return tuple(self._read)

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks as the report keeps them: nothing typed is no block."""
        if len(self._read) == 1 and _is_blank(self._read[0]):
            return ()
        return tuple(self._read)

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        if self._quiet:
            return
        first = self._document.findBlock(position)
        last = self._document.findBlock(min(position + added, self._document.characterCount() - 1))
        if not first.isValid() or not last.isValid():
            self._read_all()
            return
        grown = self._document.blockCount() - len(self._read)
        old_end = last.blockNumber() + 1 - grown
        self._read[first.blockNumber() : old_end] = self._read_range(first, last)
        if len(self._read) != self._document.blockCount():
            self._read_all()

    def _on_contents_changed(self) -> None:
        if self._quiet:
            return
        self._give_ids()
        self.changed.emit()

    def _read_all(self) -> None:
        self._read = [self._with_origins(read_block(one)) for one in text_blocks(self._document)]

    def _read_range(self, first: QTextBlock, last: QTextBlock) -> list[Block]:
        found = []
        while first.isValid() and first.blockNumber() <= last.blockNumber():
            found.append(self._with_origins(read_block(first)))
            first = first.next()
        return found

    def _with_origins(self, block: Block) -> Block:
        origins = self._origins.get(block.id, ())
        return replace(block, origins=origins) if origins else block

    def _give_ids(self) -> None:
        """Name paragraphs that have no id, or that of another, as part of the last undo step."""
        seen: set[str] = set()
        nameless = []
        for index, block in enumerate(self._read):
            if not block.id or block.id in seen:
                nameless.append(index)
            seen.add(block.id)
        if not nameless:
            return
        cursor = QTextCursor(self._document)
        self._quiet = True
        cursor.joinPreviousEditBlock()
        for index in nameless:
            self._give_id(cursor, index)
        cursor.endEditBlock()
        self._quiet = False

    def _give_id(self, cursor: QTextCursor, index: int) -> None:
        text_block = self._document.findBlockByNumber(index)
        cursor.setPosition(text_block.position())
        made = text_block.blockFormat()
        made.setProperty(BLOCK_ID, self._new_id())
        cursor.setBlockFormat(made)
        self._read[index] = with_id(self._read[index], id_of(text_block))


def _is_blank(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and not block.runs
