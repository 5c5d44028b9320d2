"""Cutting a text into sentences, clauses and words, for the rules.

All functions are pure in the text and keep their last answers, so that a text which did not
change is not read twice.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from nq57desk.numbers_in_text import NumberInText, find_numbers
from nq57desk.vietnamese import fold

REMEMBERED = 4096
_SENTENCE_END = re.compile(
    r"(?<![A-ZĐ])(?<!TP)(?<!TT)(?<!KT)(?<!TM)(?<!ThS)(?<!TS)[.?!…]+[”\")\]]*(?=\s+[“\"(\[]?[\dA-ZÀ-ỸĐ])|\n+"
)
_CLAUSE_END = re.compile(r";(?=\s|$)")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word of letters and digits as printed, where it stands, and folded."""

    start: int
    end: int
    text: str
    folded: str


@lru_cache(maxsize=REMEMBERED)
def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of `text`, end marks included."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return _spans(text, ends)


@lru_cache(maxsize=REMEMBERED)
def clauses(text: str) -> tuple[Span, ...]:
    """Return the parts of the sentences between semicolons."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    ends += [match.end() for match in _CLAUSE_END.finditer(text)]
    return _spans(text, sorted(ends))


@lru_cache(maxsize=REMEMBERED)
def numbers(text: str) -> tuple[NumberInText, ...]:
    """Return the numbers of `text` that tell an amount."""
    return find_numbers(text)


@lru_cache(maxsize=REMEMBERED)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of `text`."""
    return tuple(
        Word(match.start(), match.end(), match[0], _folded(match[0]))
        for match in _WORD.finditer(text)
    )


@lru_cache(maxsize=REMEMBERED)
def _folded(word: str) -> str:
    return fold(word)


def is_capitals(text: str) -> bool:
    """Whether a text is all in capitals, as titles are."""
    letters = [sign for sign in text if sign.isalpha()]
    return bool(letters) and sum(sign.isupper() for sign in letters) > 0.8 * len(letters)


def around(spans: tuple[Span, ...], position: int) -> Span:
    """Return the span that holds `position`, the last one for a position past all."""
    for span in spans:
        if position < span.end:
            return span
    return spans[-1] if spans else Span(0, 0)


def snippet(text: str, start: int, end: int, *, room: int = 40) -> str:
    """Return the words from `start` to `end` with some of what stands around them."""
    before = text.rfind(" ", 0, max(start - room, 0)) + 1 if start > room else 0
    after = text.find(" ", min(end + room, len(text)))
    after = len(text) if after < 0 else after
    return f"{'…' if before else ''}{text[before:after].strip()}{'…' if after < len(text) else ''}"


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_FIRST = re.compile(
    rf"(?<![qQ])(?:([oO])([{_TONES}])([aeAE])|([uU])([{_TONES}])([yY]))(?![a-zA-Z\u0300-\u036f])"
)


@lru_cache(maxsize=REMEMBERED)
def one_tone_style(word: str) -> str:
    """Return the word with its tone on the second vowel of a final oa, oe, uy: "hòa" → "hoà"."""
    parts = unicodedata.normalize("NFD", word)
    mended = _TONE_FIRST.sub(r"\1\3\2\4\6\5", parts)
    return unicodedata.normalize("NFC", mended)


def _spans(text: str, ends: list[int]) -> tuple[Span, ...]:
    spans, start = [], 0
    for end in [*ends, len(text)]:
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            spans.append(Span(start, end))
        start = max(start, end)
    return tuple(spans)
