"""What the Vietnamese language asks of text: Unicode form, folding, letters, numbers, dates.

TCVN 6909:2001 means precomposed Unicode (NFC). Folding is for search and matching only, never
for print.
"""

import re
import unicodedata
from contextlib import suppress
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import NumberFormatError, parse_decimal

from nq57desk.errors import BadInput
from nq57desk.i18n import _
from nq57desk.model import PartialDate

LOCALE = "vi"

# NĐ 30/2020, Phụ lục I, II.6.e: điểm follow the Vietnamese alphabet, without ă â ê ô ơ ư.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"

_ROMAN = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_VOWELS = {
    "a": "àáảãạăằắẳẵặâầấẩẫậ", "e": "èéẻẽẹêềếểễệ", "i": "ìíỉĩị", "o": "òóỏõọôồốổỗộơờớởỡợ",
    "u": "ùúủũụưừứửữự", "y": "ỳýỷỹỵ", "d": "đ",
}  # fmt: skip
_PLAIN = {ord(letter): plain for plain, letters in _VOWELS.items() for letter in letters}
_STILL_MARKED = re.compile(r"[\u0080-\u1fff\u2000\u2001\u2070-\U0010ffff]")
_STRAY = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]"
)
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*")
_POINT_AS_COMMA = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_DAY = re.compile(r"(?:ngày\s+)?(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?")
_BLANK = "    "  # room to write a day or a month by hand


def normalise(text: str) -> str:
    """Return `text` in NFC, no control characters, plain spaces; newlines and tabs stay."""
    return _STRAY.sub("", unicodedata.normalize("NFC", text).replace("\u00a0", " "))


def fold(text: str) -> str:
    """Return `text` in small letters without marks, đ as d: "Đảng ủy" → "dang uy"."""
    plain = text.casefold().translate(_PLAIN)
    if not _STILL_MARKED.search(plain):
        return plain
    parts = unicodedata.normalize("NFD", plain)
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


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """Write `value` as Vietnamese does: 1577 → "1.577", 82.25 → "82,25".

    `decimals` rounds half up to so many places and prints them all; `None` prints those that
    count. As Babel writes it, without the time that loading its locale takes.
    """
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole, _point, parts = f"{value:,f}".partition(".")
    if decimals is None:
        parts = parts.rstrip("0")
    whole = whole.replace(",", ".")
    return f"{whole},{parts}" if parts else whole


def read_number(text: str) -> Decimal:
    """Read what a person types as a number: "1.577", "82,25"; a lone "82.25" counts as 82,25.

    Raises:
        BadInput: it is no number.
    """
    digits = "".join(normalise(text).split())
    if _NUMBER.fullmatch(digits):
        try:
            return parse_decimal(digits, locale=LOCALE, strict=True)
        except NumberFormatError:
            if _POINT_AS_COMMA.fullmatch(digits):
                return Decimal(digits)
    raise BadInput(
        _("“{text}” is not a number. Type digits only, like 1.577 or 82,25.").format(text=text)
    )


def leading_zero(number: int) -> str:
    """Write a count of things as offices do: 5 → "05"; 0 and 10 and more as they are."""
    return f"{number:02}" if 0 < number < 10 else str(number)


def month_word(month: int) -> str:
    """Write a month's number: 1 and 2 with a zero before, the others without.

    Source: NĐ 30/2020, Phụ lục I, II.4.b.
    """
    return f"{month:02}" if month < 3 else str(month)


def date_words(day: PartialDate) -> str:
    """Write "ngày 05 tháng 02 năm 2026", with room for the parts that are still blank."""
    parts = (
        ("ngày", f"{day.day:02}" if day.day else _BLANK),
        ("tháng", month_word(day.month) if day.month else _BLANK),
        ("năm", str(day.year) if day.year else ""),
    )
    return " ".join(f"{word} {number}" for word, number in parts).rstrip()


def read_date(text: str, *, year: int) -> date:
    """Read a day as a person types it: "25/6/2026", "25-6-26", "25/6" of `year`.

    Raises:
        BadInput: it is no day of the calendar.
    """
    read = _DAY.fullmatch(normalise(text).strip())
    if read:
        told = int(read[3]) if read[3] else year
        with suppress(ValueError):
            return date(told if told > 99 else 2000 + told, int(read[2]), int(read[1]))
    raise BadInput(_("“{text}” is not a day. Type it like 25/6/2026.").format(text=text.strip()))


def short_date(day: date) -> str:
    """Write "14/5/2026", "05/02/2026": day and month with the zeros of `date_words`."""
    return f"{day.day:02}/{month_word(day.month)}/{day.year}"
