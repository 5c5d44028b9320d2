"""Widths of text in Times New Roman, for rules (đường kẻ) and columns of the right length.

Advance widths are the same in every font with the metrics of Times New Roman, so no font needs
to be on the machine. A marked letter is as wide as its base letter, but for ơ and ư.
"""

import json
import re
import unicodedata
from functools import cache

from nq57desk.i18n import RESOURCES

_UNITS_PER_EM = 2048
_TWIPS_PER_POINT = 20
_WIDE = 2048  # for a letter out of the table: rather a gap than a clash
_PIECES = re.compile(r"\S+|\s+")
_HORN = "\u031b"


@cache
def _face(bold: bool, italic: bool) -> dict[str, int]:
    table = json.loads((RESOURCES / "metrics" / "times.json").read_text(encoding="utf-8"))
    name = "-".join(["bold"] * bold + ["italic"] * italic) or "regular"
    return {char: int(width) for width, chars in table[name].items() for char in chars}


@cache
def _char_width(char: str, bold: bool, italic: bool) -> int:
    face = _face(bold, italic)
    if char in face:
        return face[char]
    parts = unicodedata.normalize("NFD", char)
    base = parts[0]
    if unicodedata.combining(base):
        return 0
    if _HORN in parts:
        base = unicodedata.normalize("NFC", base + _HORN)
    return face.get(base, _WIDE)


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the width of `text`, set in one line at `size` points, in twips."""
    units = sum(_char_width(char, bold, italic) for char in text)
    return units * size * _TWIPS_PER_POINT / _UNITS_PER_EM


def lines(
    text: str, size: float, measure: float, *, bold: bool = False, italic: bool = False
) -> list[float]:
    """Return the widths of the lines, in twips, that `text` breaks into at `measure` twips."""
    filled: list[float] = []
    gap = 0.0
    for piece in _PIECES.findall(text.strip()):
        wide = width(piece, size, bold=bold, italic=italic)
        if piece.isspace():
            gap = wide
        elif filled and filled[-1] + gap + wide <= measure:
            filled[-1] += gap + wide
        else:
            filled.append(wide)
    return filled
