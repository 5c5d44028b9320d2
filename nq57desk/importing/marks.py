"""The marks before a paragraph: numbers of headings and items, bullets.

Only reads what is printed; whether a numbered paragraph is a heading is decided in `headings`.
"""

import re
from dataclasses import dataclass

from nq57desk.model import BlockKind, Numbering
from nq57desk.vietnamese import fold, from_roman

_ORDINAL_WORDS = (
    "nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi",
)  # fmt: skip
# Counted with đ or without, with f or without: the next letter is one or two places on.
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_SEPARATOR = r"\s*[.:\-–]?\s*"
_PART = re.compile(
    r"(?i)^(?P<printed>phần\s+(?:thứ\s+)?(?P<ordinal>[ivx]+|\d{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|bảy"
    rf"|tám|chín|mười))\b(?:{_SEPARATOR})"
)
_ROMAN = re.compile(r"^(?P<printed>(?P<ordinal>[IVXL]+)(?:[.)]|\s?[/\-–](?=\s)))\s*(?=\S)")
_DOTTED = re.compile(r"^(?P<printed>\d{1,2}(?:\.\d{1,2})+(?P<dot>[.)])?)\s*(?=[^\W\d_]|[“\"(])")
_ARABIC = re.compile(
    r"^(?P<printed>(?P<ordinal>\d{1,2})(?:[.)]|/(?=\s)))(?:\s+(?=\S)|(?=[^\d\s.,%]))"
)
_LETTER = re.compile(r"^(?P<printed>(?P<ordinal>[a-zđ])(?:[.)]|/(?=\s)))\s*(?=[^\W_]|[“\"(])")
_CAPITAL = re.compile(r"^(?P<printed>(?P<ordinal>[A-HĐ])[.)])\s+(?=\S)")
_BRACKETED = re.compile(r"^(?P<printed>\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\))\s*(?=\S)")
_BULLETS = {
    BlockKind.DASH: re.compile(r"^(?:[-–—‑−•·●▪■◦\uf0b7\uf02d])\s*(?=\S)"),
    BlockKind.PLUS: re.compile(r"^\+\s*(?=\S)"),
    BlockKind.STAR: re.compile(r"^\*\s*(?=\S)"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A number before a text.

    `printed` as in the file ("1.1.", "đ)"); `ordinal` its place among siblings from 1;
    `parents` the numbers before the last of a dotted one; `end` where the text begins.
    """

    numbering: Numbering
    printed: str
    ordinal: int
    end: int
    parents: tuple[int, ...] = ()


def number(text: str) -> Mark | None:
    """Read the number of a heading or an item at the start of `text`."""
    for reader in (_part, _roman, _dotted, _arabic, _letter, _capital):
        if mark := reader(text):
            return mark
    return None


def bracketed(text: str) -> tuple[str, int] | None:
    """Read a number in brackets, "(1)": the number and where the text begins."""
    found = _BRACKETED.match(text)
    return (found["printed"], found.end()) if found else None


def bullet(text: str) -> tuple[BlockKind, int] | None:
    """Read a bullet: its kind and where the text begins."""
    for kind, pattern in _BULLETS.items():
        if found := pattern.match(text):
            return kind, found.end()
    return None


def letter_ordinal(letter: str) -> int:
    """Return the place of a letter in an alphabet of both countings, with đ and with f."""
    return _LETTERS.index(letter) + 1


def _found(numbering: Numbering, found: re.Match[str], ordinal: int | None) -> Mark | None:
    if not ordinal:
        return None
    printed = found["printed"].replace(" .", ".")
    return Mark(numbering=numbering, printed=printed, ordinal=ordinal, end=found.end())


def _part(text: str) -> Mark | None:
    found = _PART.match(text) if text[:1] == "P" else None
    return _found(Numbering.PART, found, part_ordinal(found["ordinal"])) if found else None


def part_ordinal(word: str) -> int | None:
    """Read "1", "II", "nhất" as a number."""
    if word.isdecimal():
        return int(word)
    folded = fold(word).replace("bon", "tu")
    if folded in _ORDINAL_WORDS:
        return _ORDINAL_WORDS.index(folded) + 1
    return from_roman(word.upper())


def _roman(text: str) -> Mark | None:
    found = _ROMAN.match(text)
    return _found(Numbering.ROMAN, found, from_roman(found["ordinal"])) if found else None


def _dotted(text: str) -> Mark | None:
    found = _DOTTED.match(text)
    if not found or not (found["dot"] or text[found.end() :][:1].isupper()):
        return None
    *parents, ordinal = (int(part) for part in found["printed"].rstrip(".)").split("."))
    return Mark(
        numbering=Numbering.DOTTED,
        printed=found["printed"],
        ordinal=ordinal,
        end=found.end(),
        parents=tuple(parents),
    )


def _arabic(text: str) -> Mark | None:
    found = _ARABIC.match(text)
    return _found(Numbering.ARABIC, found, int(found["ordinal"])) if found else None


def _letter(text: str) -> Mark | None:
    found = _LETTER.match(text)
    return _found(Numbering.LETTER, found, letter_ordinal(found["ordinal"])) if found else None


def _capital(text: str) -> Mark | None:
    """Read "A. …": a level above the Roman one in some offices; the model has no name for it."""
    found = _CAPITAL.match(text)
    if not found or not text[found.end() :].isupper():
        return None
    return _found(Numbering.NONE, found, letter_ordinal(found["ordinal"].lower()))
