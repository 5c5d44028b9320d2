"""Cutting a text into sentences, clauses and words, for the rules.

All functions are pure in the text and keep their last answers, so that a text which did not
change is not read twice.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from nq57desk.numbers_in_text import NumberInText, find_numbers
from nq57desk.vietnamese import fold

REMEMBERED = 4096
_SENTENCE_END = re.compile(
    r"(?=[.?!…\n])(?<![A-ZĐ])(?<!TP)(?<!TT)(?<!KT)(?<!TM)(?<!ThS)(?<!TS)[.?!…]+[”\")\]]*(?=\s+[“\"(\[]?[\dA-ZÀ-ỸĐ])|\n+"
)
_CLAUSE_END = re.compile(r";(?=\s|$)")
_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")


class Span(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


class Word(NamedTuple):
    """A word of letters and digits as printed, where it stands, and folded."""

    start: int
    end: int
    text: str
    folded: str


@lru_cache(maxsize=REMEMBERED)
def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of `text`, end marks included."""
    return _spans(text, [match.end() for match in _SENTENCE_END.finditer(text)])


@lru_cache(maxsize=REMEMBERED)
def clauses(text: str) -> tuple[Span, ...]:
    """Return the parts of the sentences between semicolons."""
    ends = {span.end for span in sentences(text)}
    ends.update(match.end() for match in _CLAUSE_END.finditer(text))
    return _spans(text, sorted(ends))


@lru_cache(maxsize=REMEMBERED)
def numbers(text: str) -> tuple[NumberInText, ...]:
    """Return the numbers of `text` that tell an amount."""
    return find_numbers(text) if _DIGIT.search(text) else ()


@lru_cache(maxsize=REMEMBERED)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of `text`."""
    plain = fold(text)
    spans = [match.span() for match in _WORD.finditer(text)]
    if len(plain) == len(text):
        make = Word._make
        return tuple([make((a, z, text[a:z], plain[a:z])) for a, z in spans])
    return tuple(Word(start, end, text[start:end], fold(text[start:end])) for start, end in spans)


@lru_cache(maxsize=REMEMBERED)
def folded(text: str) -> str:
    """Return `text` in small letters without marks."""
    return fold(text)


def is_capitals(text: str) -> bool:
    """Whether a text is all in capitals, as titles are."""
    if text.islower() or text[1:3].islower():
        return False
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
