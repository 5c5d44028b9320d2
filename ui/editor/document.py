"""Blocks of a narrative ↔ the paragraphs of a `QTextDocument`.

One block is one text block; its kind, id and kept number are properties of the block's format,
so that Qt's own undo brings them back with the text. A figure is one object character (U+FFFC).
The mark ("-", "+", "1.") is no part of the text: whoever shows the document draws it into the
room that the first line leaves.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from nq57desk.model import Block, BlockId, BlockKind, FigureForm, FigureId, FigureRef, Run
from nq57desk.vietnamese import normalise
from ui.editor import look

NewId = Callable[[], str]
FormatOf = Callable[[Block], QTextBlockFormat]

_PROPERTIES = QTextFormat.Property.UserProperty.value
KIND, BLOCK_ID, MARKER, FIGURE, FORM = range(_PROPERTIES + 1, _PROPERTIES + 6)
CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
OBJECT = "\ufffc"
_ENDLESS = 2**31
_EMPTY = Block(id=BlockId(""))

# Characters that Qt takes for the end of a block, or that are none at all.
_BREAKS = re.compile(r"[\r\n\x85\u2028\u2029]+")
_NONE = re.compile(r"[\ufdd0-\ufdef\ufffc\ufffe\uffff]")


def clean(text: str) -> str:
    """Return `text` as it may stand in one block: NFC, one line, nothing unprintable."""
    return normalise(_NONE.sub("", _BREAKS.sub(" ", text)))


def format_of(block: Block) -> QTextBlockFormat:
    """Return the format of a model's block."""
    return block_format(block.kind, block_id=block.id, marker=block.marker)


def bare_format(block: Block) -> QTextBlockFormat:
    """Return what makes a paragraph that block, without the look of the page."""
    made = QTextBlockFormat()
    _set_block(made, block.kind, block.id, block.marker)
    return made


def to_document(
    blocks: Sequence[Block], document: QTextDocument, *, format_of: FormatOf = format_of
) -> None:
    """Fill `document` with `blocks`; what it held and its undo steps are gone.

    No blocks make one empty paragraph without an id, which is read back as no blocks.
    """
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    first = blocks[0] if blocks else None
    cursor.setBlockFormat(format_of(first or _EMPTY))
    for index, block in enumerate(blocks):
        if index:
            cursor.insertBlock(format_of(block), QTextCharFormat())
        insert_runs(cursor, block.runs)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)


def from_document(document: QTextDocument, *, new_id: NewId) -> tuple[Block, ...]:
    """Read the blocks of `document`; its paragraphs without an id, or with one seen before, get
    a new one. An empty paragraph without an id is passed over.
    """
    seen: set[str] = set()
    blocks = []
    for text_block in text_blocks(document):
        block = read_block(text_block)
        if not block.id and not block.runs and block.kind is BlockKind.PARAGRAPH:
            continue
        if not block.id or block.id in seen:
            block = with_id(block, new_id())
        seen.add(block.id)
        blocks.append(block)
    return tuple(blocks)


def text_blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the paragraphs of a document."""
    text_block = document.begin()
    while text_block.isValid():
        yield text_block
        text_block = text_block.next()


def block_format(kind: BlockKind, *, block_id: str = "", marker: str = "") -> QTextBlockFormat:
    """Return the look of a kind of paragraph, with what makes it that block."""
    made = QTextBlockFormat()
    _set_block(made, kind, block_id, marker)
    made.setAlignment(Qt.AlignmentFlag.AlignJustify)
    made.setTextIndent(look.INDENT + mark_room(kind))
    made.setBottomMargin(look.AFTER)
    made.setLineHeight(look.LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def _set_block(made: QTextBlockFormat, kind: BlockKind, block_id: str, marker: str) -> None:
    made.setProperty(KIND, kind.value)
    made.setProperty(BLOCK_ID, block_id)
    made.setProperty(MARKER, marker)


def mark_room(kind: BlockKind) -> float:
    """Return the width that the mark takes on the first line, as printed text would."""
    match kind:
        case BlockKind.PARAGRAPH | BlockKind.NOTE:
            return 0
        case BlockKind.NUMBERED:
            return look.width_of("1. ")
        case BlockKind.DASH | BlockKind.PLUS | BlockKind.STAR:
            return look.width_of(f"{kind.value} ")


def insert_runs(cursor: QTextCursor, runs: Iterable[Run]) -> None:
    """Write runs at the cursor."""
    for run in runs:
        if run.figure:
            cursor.insertText(OBJECT, chip_format(run))
        elif text := clean(run.text):
            cursor.insertText(text, char_format(run))


def char_format(run: Run) -> QTextCharFormat:
    """Return the look of a run's text."""
    made = QTextCharFormat()
    if run.bold:
        made.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        made.setFontItalic(True)
    if run.link:
        set_link(made, run.link)
    return made


def set_link(char: QTextCharFormat, address: str) -> None:
    """Make a link of a look; "" makes it none."""
    char.setAnchor(bool(address))
    char.setAnchorHref(address)
    char.setFontUnderline(bool(address))
    char.setForeground(look.LINK if address else look.INK)


def chip_format(run: Run) -> QTextCharFormat:
    """Return the look of a figure, which the chip's painter draws."""
    assert run.figure is not None
    made = char_format(run)
    made.setObjectType(CHIP)
    made.setProperty(FIGURE, run.figure.figure)
    made.setProperty(FORM, run.figure.form.value)
    return made


def kind_of(text_block: QTextBlock) -> BlockKind:
    """Return the kind of a paragraph; one that came from elsewhere is plain."""
    return BlockKind(text_block.blockFormat().property(KIND) or BlockKind.PARAGRAPH.value)


def id_of(text_block: QTextBlock) -> str:
    """Return a paragraph's id, "" where it has none yet."""
    return str(text_block.blockFormat().property(BLOCK_ID) or "")


def marker_of(text_block: QTextBlock) -> str:
    """Return the kept number of a paragraph, "" where it is counted."""
    return str(text_block.blockFormat().property(MARKER) or "")


def with_id(block: Block, block_id: str) -> Block:
    """Return `block` under another id."""
    return Block(id=BlockId(block_id), kind=block.kind, runs=block.runs, marker=block.marker)


def read_block(text_block: QTextBlock) -> Block:
    """Read one paragraph."""
    return Block(
        id=BlockId(id_of(text_block)),
        kind=kind_of(text_block),
        runs=read_runs(text_block),
        marker=marker_of(text_block),
    )


def read_part(text_block: QTextBlock, start: int, end: int) -> Block:
    """Read what stands between two positions of the document.

    A whole paragraph keeps its kind, and so does one whose head the selection has run over.
    """
    block = read_block(text_block)
    head, tail = text_block.position(), text_block.position() + text_block.length() - 1
    if start <= head and end >= tail:
        return block
    kind = block.kind if start < head else BlockKind.PARAGRAPH
    return Block(id=block.id, kind=kind, runs=merged(_fragments(text_block, start, end)))


def read_runs(text_block: QTextBlock) -> tuple[Run, ...]:
    """Read the runs of a paragraph, neighbours of one look made one."""
    return merged(_fragments(text_block))


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs with clean text, empty ones left out, neighbours of one look made one."""
    kept: list[Run] = []
    for run in runs:
        last = kept[-1] if kept else None
        text = clean(run.text)
        if run.figure:
            kept.append(run)
        elif text and last and not last.figure and _look(last) == _look(run):
            # Once more: a mark may compose with the letter before it.
            kept[-1] = _styled(clean(last.text + text), run)
        elif text:
            kept.append(_styled(text, run))
    return tuple(kept)


def _fragments(text_block: QTextBlock, start: int = 0, end: int = _ENDLESS) -> Iterator[Run]:
    step = text_block.begin()
    while not step.atEnd():
        fragment = step.fragment()
        first = max(start - fragment.position(), 0)
        last = min(end - fragment.position(), fragment.length())
        if first < last:
            text = _slice(fragment.text(), first, last)
            yield from _runs_of(text, fragment.charFormat())
        step += 1


def _slice(text: str, start: int, end: int) -> str:
    """Cut by Qt's positions, which count UTF-16 units."""
    if text.isascii():
        return text[start:end]
    units = text.encode("utf-16-le")[2 * start : 2 * end]
    return units.decode("utf-16-le", errors="ignore")


def _runs_of(text: str, char: QTextCharFormat) -> Iterator[Run]:
    figure = _figure(char)
    plain = Run(
        bold=char.fontWeight() >= QFont.Weight.DemiBold,
        italic=char.fontItalic(),
        link=char.anchorHref(),
    )
    if figure is None or OBJECT not in text:
        yield _styled(text, plain)
        return
    # Chips of one look stand in one fragment, and typed text may inherit a chip's look.
    for piece in re.split(f"({OBJECT})", text):
        if piece == OBJECT:
            yield Run(bold=plain.bold, italic=plain.italic, link=plain.link, figure=figure)
        elif piece:
            yield _styled(piece, plain)


def _figure(char: QTextCharFormat) -> FigureRef | None:
    name = char.property(FIGURE)
    if not name:
        return None
    return FigureRef(figure=FigureId(str(name)), form=FigureForm(char.property(FORM)))


def _look(run: Run) -> tuple[bool, bool, str]:
    return run.bold, run.italic, run.link


def _styled(text: str, like: Run) -> Run:
    return Run(text=text, bold=like.bold, italic=like.italic, link=like.link)
