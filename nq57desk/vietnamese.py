"""What the Vietnamese language asks of text: Unicode form, folding, letters, numerals.

TCVN 6909:2001 means precomposed Unicode (NFC). Folding is for search and matching only, never
for print.
"""

import re
import unicodedata

# NĐ 30/2020, Phụ lục I, II.6.e: điểm follow the Vietnamese alphabet, without ă â ê ô ơ ư.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"

_ROMAN = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_STRAY = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]"
)


def normalise(text: str) -> str:
    """Return `text` in NFC, no control characters, plain spaces; newlines and tabs stay."""
    return _STRAY.sub("", unicodedata.normalize("NFC", text).replace("\u00a0", " "))


def fold(text: str) -> str:
    """Return `text` in small letters without marks, đ as d: "Đảng ủy" → "dang uy"."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("đ", "d")


def roman(number: int) -> str:
    """Write a positive `number` below 400 in Roman numerals."""
    numeral = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        numeral += sign * count
    return numeral


def from_roman(numeral: str) -> int | None:
    """Read Roman numerals as `roman` writes them; `None` for anything else."""
    number, rest = 0, numeral
    for value, sign in _ROMAN:
        while rest.startswith(sign):
            number, rest = number + value, rest.removeprefix(sign)
    return number if not rest and number and roman(number) == numeral else None


def point_letter(number: int) -> str:
    """Return the letter of the `number`-th điểm (from 1): a b c d đ e …; past y: aa ab …"""
    index = number - 1
    rounds, place = divmod(index, len(POINT_LETTERS))
    return (POINT_LETTERS[rounds - 1] if rounds else "") + POINT_LETTERS[place]
