"""Paragraphs of text → blocks: their bullets and numbers, notes that point to appendices."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from nq57desk import styles
from nq57desk.importing import marks
from nq57desk.importing.pieces import Line
from nq57desk.model import Block, BlockId, BlockKind, Content, Numbering, Table
from nq57desk.numbering import block_markers

_KINDS = {name: kind for kind, name in styles.BLOCKS.items()}
_NOTE = re.compile(
    r"^\(\s*(?:có|chi tiết|xem|kèm theo)\b"
    r"[^()]*(?:phụ lục|danh sách|danh mục|biểu|bảng)[^()]*\)[.;]?$",
    re.IGNORECASE,
)
_LONGEST_NOTE = 160
_FIRST_WORD = re.compile(r"^\S+\s*")


def block(line: Line, new_id: Callable[[], str]) -> Block:
    """Make a block of a line; a NUMBERED one keeps its printed number for `counted`."""
    kind, marker, start = _marked(line)
    rest = line.cut(start)
    return Block(
        id=BlockId(new_id()), kind=kind, runs=rest.runs, marker=marker, origins=rest.origins
    )


def paragraph(line: Line, new_id: Callable[[], str]) -> Block:
    """Make a plain paragraph of a line, whatever it begins with."""
    return Block(id=BlockId(new_id()), runs=line.runs, origins=line.origins)


def counted(content: Iterable[Block | Table]) -> Content:
    """Take off the printed numbers that counting gives anyway."""
    items = tuple(content)
    numbered = [isinstance(item, Block) and item.kind is BlockKind.NUMBERED for item in items]
    by_rule = block_markers(numbered, {})
    return tuple(
        replace(item, marker="") if isinstance(item, Block) and item.marker == number else item
        for item, number in zip(items, by_rule, strict=True)
    )


def _marked(line: Line) -> tuple[BlockKind, str, int]:
    text = line.text
    if kind := _KINDS.get(line.style):
        return _of_style(kind, text)
    if bullet := marks.bullet(text):
        return bullet[0], "", bullet[1]
    if bracketed := marks.bracketed(text):
        return BlockKind.NUMBERED, *bracketed
    if (number := marks.number(text)) and number.numbering is not Numbering.PART:
        return BlockKind.NUMBERED, number.printed, number.end
    return (BlockKind.NOTE if is_note(text) else BlockKind.PARAGRAPH), "", 0


def _of_style(kind: BlockKind, text: str) -> tuple[BlockKind, str, int]:
    """Read a paragraph of our own style: its mark is there, unless somebody took it away."""
    if kind in (BlockKind.PARAGRAPH, BlockKind.NOTE):
        return kind, "", 0
    if kind is BlockKind.NUMBERED:
        first = _FIRST_WORD.match(text)
        return (kind, first[0].strip(), first.end()) if first else (kind, "", 0)
    sign = "-" if kind is BlockKind.DASH else kind.value
    start = len(sign) if text.startswith(sign) else 0
    return kind, "", start


def is_note(text: str) -> bool:
    """Whether a paragraph only points to an appendix: "(Có Phụ lục I kèm theo)"."""
    return len(text) <= _LONGEST_NOTE and bool(_NOTE.match(text))
