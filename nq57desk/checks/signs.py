"""Signs and numerals: %%, doubled hedges, quotes and brackets, decimal marks, look-alikes.

Knows nothing of what the text tells.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from nq57desk.checks.reading import Passage
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import snippet
from nq57desk.i18n import _, mark
from nq57desk.model import Mend, Severity

_DOUBLE_PERCENT = re.compile(r"%(?:\s*%)+")
_DOUBLE_HEDGE = re.compile(
    r"\b(?P<first>khoảng|gần|xấp xỉ|ước(?: đạt| tính)?)\s+(?P<second>trên|hơn|dưới)(?=\s+\d)"
    r"|\btrên\s+hơn(?=\s+\d)",
    re.IGNORECASE,
)
_LOOK_ALIKE = re.compile(r"[\u0370-\u03ff\u0400-\u04ff\u00d0\u00f0\u0189\u0256\uff01-\uff5e]")
_LETTER_IN_NUMBER = re.compile(r"(?<=\d)[OoIl](?=\d)|\b[Oo](?=\d{1,3}\b(?!\w))")
_LOOKS_LIKE = str.maketrans(
    "АВЕКМНОРСТХаеорсухіΑΒΕΖΗΙΚΜΝΟΡΤΥΧο\u00d0\u00f0\u0189\u0256",
    "ABEKMHOPCTXaeopcyxiABEZHIKMNOPTYXoĐđĐđ",
)
_DOUBLE_SIGN = re.compile(r"(?<![.,;:])(?:,\s*,|;\s*;|:\s*:|,\s*;|;\s*,|\.\s*;|;\s*\.)(?![.,;:])")
_MAYBE_STRAY = re.compile(r"[,;:.]\s*[,;:]|;\s*\.|\s[,;]")
_SPACE_BEFORE = re.compile(r"(?<=[^\W\d_])(?<!\.vn)(?<!\.com)\s+(?=[,;](?:\s|$))")


def double_percent(passage: Passage) -> Iterator[Remark]:
    """ "90%%"."""
    for match in _DOUBLE_PERCENT.finditer(passage.text):
        start = passage.text.rfind(" ", 0, match.start()) + 1
        found = passage.text[start : match.end()]
        expected = passage.text[start : match.start()] + "%"
        place = passage.place(match.start(), match.end())
        yield Remark(
            message=_("{where}: “{found}” has the percent sign twice. Write {expected}.").format(
                where=passage.where, found=found, expected=expected
            ),
            places=(place,),
            quote=snippet(passage.text, start, match.end()),
            found=found,
            expected=expected,
            mends=(Mend(place=place, text="%"),),
        )


def double_hedge(passage: Passage) -> Iterator[Remark]:
    """ "khoảng trên 90%": about and more than exclude each other."""
    for match in _DOUBLE_HEDGE.finditer(passage.text):
        first, _space, second = match[0].partition(" ")
        yield Remark(
            message=_(
                "{where}: “{found}” says two things at once. Keep “{first}” or “{second}”, or "
                "better the exact number."
            ).format(where=passage.where, found=match[0], first=first, second=second.strip()),
            places=(passage.place(match.start(), match.end()),),
            quote=snippet(passage.text, match.start(), match.end()),
            found=match[0],
            expected=f"{first} / {second.strip()}",
        )


def not_composed(passage: Passage) -> Iterator[Remark]:
    """Text in decomposed Unicode, which prints and searches badly."""
    text = passage.text
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    place = passage.place()
    yield Remark(
        message=_(
            "{where}: the accents here are separate signs (decomposed Unicode); Word may print "
            "them beside the letters."
        ).format(where=passage.where),
        places=(place,),
        quote=text[:80],
        mends=(Mend(place=place, text=unicodedata.normalize("NFC", text)),),
    )


def look_alike(passage: Passage) -> Iterator[Remark]:
    """Letters of other alphabets, or letters among digits, that only look right."""
    for pattern in (_LOOK_ALIKE, _LETTER_IN_NUMBER):
        for match in pattern.finditer(passage.text):
            sign = match[0]
            right = _right_sign(sign, in_number=pattern is _LETTER_IN_NUMBER)
            if right == sign:
                continue
            place = passage.place(match.start(), match.end())
            yield Remark(
                message=_("{where}: “{sign}” in “{words}” only looks like “{right}”.").format(
                    where=passage.where,
                    sign=sign,
                    right=right,
                    words=snippet(passage.text, match.start(), match.end(), room=10),
                ),
                places=(place,),
                quote=snippet(passage.text, match.start(), match.end()),
                found=sign,
                expected=right,
                mends=(Mend(place=place, text=right),),
            )


def _right_sign(sign: str, *, in_number: bool) -> str:
    if in_number:
        return "0" if sign in "Oo" else "1"
    return unicodedata.normalize("NFKC", sign.translate(_LOOKS_LIKE))


def stray_signs(passage: Passage) -> Iterator[Remark]:
    """Two stops in a row, a blank before a comma."""
    if not _MAYBE_STRAY.search(passage.text):
        return
    for pattern in (_DOUBLE_SIGN, _SPACE_BEFORE):
        for match in pattern.finditer(passage.text):
            place = passage.place(match.start(), match.end())
            words = snippet(passage.text, match.start(), match.end(), room=15)
            text = match[0].replace(" ", "")[-1:] if pattern is _DOUBLE_SIGN else ""
            yield Remark(
                message=_("{where}: a stray sign or blank in “{words}”.").format(
                    where=passage.where, words=words
                ),
                places=(place,),
                quote=words,
                found=match[0],
                expected=text,
                mends=(Mend(place=place, text=text),),
            )


_TEXT_SOURCE = "cách viết số và dấu trong tiếng Việt"
RULES = (
    Rule(
        id="double-percent",
        severity=Severity.ERROR,
        title=mark("The percent sign twice"),
        source=_TEXT_SOURCE,
        in_passage=double_percent,
    ),
    Rule(
        id="double-hedge",
        severity=Severity.INFO,
        title=mark("“About” and “more than” at once"),
        source=_TEXT_SOURCE,
        in_passage=double_hedge,
    ),
    Rule(
        id="not-composed",
        severity=Severity.WARNING,
        title=mark("Accents as separate signs"),
        source="TCVN 6909:2001; NĐ 30/2020, Phụ lục I, I.4",
        in_passage=not_composed,
    ),
    Rule(
        id="look-alike",
        severity=Severity.WARNING,
        title=mark("Signs that only look right"),
        source="TCVN 6909:2001; NĐ 30/2020, Phụ lục I, I.4",
        in_passage=look_alike,
    ),
    Rule(
        id="stray-sign",
        severity=Severity.INFO,
        title=mark("Stray signs and blanks"),
        source=_TEXT_SOURCE,
        in_passage=stray_signs,
    ),
)
