"""Marks at the head of a paragraph: how typed or pasted ones are known, which number follows."""

import re

from nq57desk.model import BlockKind
from nq57desk.vietnamese import POINT_LETTERS

_SIGNS = {
    "-": BlockKind.DASH,
    "–": BlockKind.DASH,
    "—": BlockKind.DASH,
    "•": BlockKind.DASH,
    "·": BlockKind.DASH,
    "+": BlockKind.PLUS,
    "*": BlockKind.STAR,
}
_MARK = re.compile(rf"(?P<mark>[-–—•·+*]|\d{{1,2}}[.)]|[{POINT_LETTERS}]\))[ \t]+")


def read_mark(text: str) -> tuple[BlockKind, str, str] | None:
    """Read the mark at the head of `text`.

    Returns:
        The kind, the number as written ("" but for NUMBERED) and the text after the mark;
        `None` where there is no mark.
    """
    found = _MARK.match(text)
    if not found:
        return None
    mark = found["mark"]
    rest = text[found.end() :]
    if mark in _SIGNS:
        return _SIGNS[mark], "", rest
    return BlockKind.NUMBERED, mark, rest


def next_marker(marker: str) -> str:
    """Return the number after `marker`: "1." → "2.", "d)" → "đ)"; "" after any other."""
    bare, end = marker[:-1], marker[-1:]
    if bare.isdecimal():
        return f"{int(bare) + 1}{end}"
    place = POINT_LETTERS.find(bare) + 1 if len(bare) == 1 else 0
    return POINT_LETTERS[place] + end if 0 < place < len(POINT_LETTERS) else ""


def counted(marker: str, rule: str) -> str:
    """Return the number to keep: "" where the rule gives the same."""
    return "" if marker == rule else marker
