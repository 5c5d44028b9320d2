"""Abbreviations: misspelt ones, and those that are nowhere explained."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from nq57desk.checks import tables
from nq57desk.checks.reading import Kind, Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import REMEMBERED, folded, is_capitals, snippet
from nq57desk.i18n import _, mark
from nq57desk.model import Mend, Place, Severity

_ABBREVIATION = re.compile(r"\b[A-ZĐ][A-ZĐ&]*[A-ZĐ]\b(?![-/]\w|\.\w)")
_EXPLAINED = re.compile(
    r"\(\s*(?:(?:viết|gọi) tắt là\s*)?[“\"]?(?P<in>[A-ZĐ][A-ZĐ&]+)\b"
    r"|\b(?P<out>[A-ZĐ][A-ZĐ&]+)\s*(?:\(|là viết tắt)"
)
_BLANK = re.compile(r"\s")
_CODE = re.compile(r"[\w/-]*\d+[/-][\w/&-]+|\b[\w&-]+/[\w&/-]+")


@lru_cache(maxsize=REMEMBERED)
def abbreviations(text: str) -> tuple[tuple[str, int], ...]:
    """Return the words in capitals of `text` with their positions, symbols of documents apart."""
    matches = list(_ABBREVIATION.finditer(text))
    if not matches:
        return ()
    shout = len(text) > 12 and is_capitals(text)
    found = []
    for match in matches:
        if not _in_a_code(text, match.start()) and not (shout and _is_word(match[0])):
            found.append((match[0], match.start()))
    return tuple(found)


def _in_a_code(text: str, position: int) -> bool:
    """Whether a place is in the number and symbol of a document, which holds no blank."""
    start = max(text.rfind(sign, 0, position) for sign in " \n\t\u00a0") + 1
    blank = _BLANK.search(text, position)
    token = text[start : blank.start() if blank else len(text)]
    if "/" not in token and "-" not in token:
        return False
    here = position - start
    return any(match.start() <= here < match.end() for match in _CODE.finditer(token))


def _is_word(text: str) -> bool:
    """Whether a word in capitals may be a plain syllable of a title."""
    return any(vowel in folded(text) for vowel in "aeiouy")


def wrong_abbreviation(reading: Reading) -> Iterator[Remark]:
    """An abbreviation that is a known one misspelt: "CDS", "KHCCN"."""
    told = _told_abbreviations(reading)
    sure = tables.words().known_abbreviations
    for short, places in told.items():
        right = "" if short in sure else _meant(short, len(places), told)
        if right:
            yield Remark(
                message=_(
                    "“{short}” stands for “{right}” {count} times ({where}). Write {right}."
                ).format(
                    short=short,
                    right=right,
                    count=len(places),
                    where="; ".join(dict.fromkeys(p.where for p, _start in places)),
                ),
                places=_places(places, short),
                quote=snippet(places[0][0].text, places[0][1], places[0][1] + len(short)),
                found=short,
                expected=right,
                mends=tuple(Mend(place=one, text=right) for one in _places(places, short)),
            )


Told = list[tuple[Passage, int]]


@lru_cache(maxsize=2)
def _told_abbreviations(reading: Reading) -> dict[str, Told]:
    told: dict[str, Told] = defaultdict(list)
    for passage in reading.passages:
        if passage.kind in (Kind.SIGNATURE, Kind.NUMBER, Kind.RECIPIENT):
            continue
        for short, start in abbreviations(passage.text):
            told[short].append((passage, start))
    return told


def _meant(short: str, count: int, told: dict[str, Told]) -> str:
    """Return the known abbreviation that another one must be, "" where none is near."""
    if len(short) < 3:
        return ""
    known = tables.words().known_abbreviations
    plain = [each for each in known if each != short and folded(each) == folded(short)]
    if plain:
        return plain[0]
    near = [
        each
        for each in known
        if len(each) > 3
        and len(short) > len(each)
        and count <= len(told.get(each, ()))
        and Levenshtein.distance(each, short) == 1
        and _doubles_a_letter(short)
    ]
    return near[0] if near else ""


def _doubles_a_letter(short: str) -> bool:
    return any(one == other for one, other in pairwise(short))


def _places(places: Told, short: str) -> tuple[Place, ...]:
    return tuple(passage.place(start, start + len(short)) for passage, start in places)


@lru_cache(maxsize=REMEMBERED)
def explained(text: str) -> frozenset[str]:
    """Return the abbreviations that a text explains: "tổ dân phố (TDP)", "TDP (tổ dân phố)"."""
    return frozenset(match["in"] or match["out"] for match in _EXPLAINED.finditer(text))


def undeclared_abbreviation(reading: Reading) -> Iterator[Remark]:
    """Abbreviations that are nowhere written out."""
    declared = set(tables.words().known_abbreviations)
    declared.update(*(explained(passage.text) for passage in reading.passages))
    told = _told_abbreviations(reading)
    missing = {
        short: places
        for short, places in told.items()
        if short not in declared and not _meant(short, len(places), told)
    }
    if not missing:
        return
    listed = ", ".join(sorted(missing))
    yield Remark(
        message=_(
            "These abbreviations are not explained where they first stand: {listed}. Write the "
            "words in full once, with the abbreviation in brackets."
        ).format(listed=listed),
        places=tuple(
            passage.place(start, start + len(short))
            for short, told in missing.items()
            for passage, start in told[:2]
        ),
        quote=listed,
        found=listed,
    )


RULES = (
    Rule(
        id="wrong-abbreviation",
        severity=Severity.WARNING,
        title=mark("A misspelt abbreviation"),
        source="viết thống nhất trong một văn bản; NĐ 30/2020, Phụ lục II",
        in_report=wrong_abbreviation,
    ),
    Rule(
        id="undeclared-abbreviation",
        severity=Severity.INFO,
        title=mark("An abbreviation that is not explained"),
        source="chữ viết tắt phải khai báo ở lần đầu",
        in_report=undeclared_abbreviation,
    ),
)
