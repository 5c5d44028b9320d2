"""What is looked for in all reports, and what is found: words, the sentence, the marks.

Knows nothing of how the reports are kept.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nq57desk.model import Period, ReportId, SectionId
from nq57desk.vietnamese import fold

HEADER, CLOSING, UNPLACED = "header", "closing", "unplaced"
PARTS = (HEADER, CLOSING, UNPLACED)

_TERMS = re.compile(r'"([^"]+)"?|([^\s"]+)')
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.;!?…])\s+|\n")

Line = tuple[str, str]  # the id of a paragraph or row, and its text as printed
Mark = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to look for; "" and `None` ask for nothing.

    `words`: all of them, "in quotes" as they stand; without any, what the rest tells is listed.
    `year`: of the period; `office`: as `Office.locality`; `section`: words of the section's
    heading; `meaning`: of its outline.
    """

    words: str = ""
    period: Period | None = None
    year: int | None = None
    outline_id: str = ""
    office: str = ""
    section: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A part of a report that has the words.

    `part`: "header", "closing" or "unplaced" for what stands in no section, whose id is "" then.
    `block`: the paragraph or row with the sentence, "" where the words stand in the heading.
    `text`: the whole of it as printed; `at`: where the sentence begins in it. `marks`: the words
    in the sentence.
    `path`: the numbers of the section, "Phần 1 > III > 1".
    """

    report: ReportId
    name: str
    period: Period
    office: str
    outline_name: str
    section: SectionId = field(default_factory=lambda: SectionId(""))
    part: str = ""
    path: str = ""
    heading: str
    block: str
    sentence: str
    text: str = ""
    at: int = 0
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a search can be narrowed to: what the drafts there are report on, newest first.

    `periods` under their years; `outlines`: id and name.
    """

    periods: tuple[tuple[int, Period], ...] = ()
    outlines: tuple[tuple[str, str], ...] = ()
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The sentence that has most of the words: its place, and where they stand in it."""

    block: str
    text: str
    sentence: str
    at: int
    marks: tuple[Mark, ...]


def terms_of(words: str) -> tuple[str, ...]:
    """Return the words of a query folded, those in quotes as one; an open quote has no end."""
    asked = (quoted or bare for quoted, bare in _TERMS.findall(words))
    found = (" ".join(_WORD.findall(fold(each))) for each in asked)
    return tuple(term for term in found if term)


def best_sentence(heading: str, lines: Iterable[Line], terms: Sequence[str]) -> Best:
    """Return the sentence with most of the words, the heading where no line has any.

    The last word may be the beginning of one.
    """
    phrase = " ".join(terms)
    words = set(phrase.split())
    best: tuple[float, Line, Mark] = (0, ("", heading), (0, len(heading)))
    for line in lines:
        if words and not _may_hold(line[1], words):
            continue
        for start, end in _sentences(line[1]):
            score = _score(line[1][start:end], terms, phrase)
            if score > best[0] or (not terms and not best[1][0] and line[1].strip()):
                best = (score, line, (start, end))
    _, (block, text), (start, end) = best
    sentence = text[start:end].rstrip()
    marks = marks_in(sentence, terms)
    return Best(block=block, text=text, sentence=sentence, at=start, marks=marks)


def excerpt(sentence: str, marks: Sequence[Mark], *, letters: int) -> tuple[str, tuple[Mark, ...]]:
    """Return as much of a long sentence as `letters`, its first mark in sight, and the marks."""
    if len(sentence) <= letters:
        return sentence, tuple(marks)
    first = marks[0][0] if marks else 0
    start = max(0, min(first - letters // 3, len(sentence) - letters))
    if start:
        start = sentence.rfind(" ", 0, start) + 1
    end = min(len(sentence), start + letters)
    if end < len(sentence):
        end = max(sentence.rfind(" ", 0, end), start + 1)
    before, after = "… " if start else "", " …" if end < len(sentence) else ""
    shift = len(before) - start
    shown = ((left + shift, min(right, end) + shift) for left, right in marks if left < end)
    return f"{before}{sentence[start:end]}{after}", tuple(each for each in shown if each[0] >= 0)


def marks_in(text: str, terms: Sequence[str]) -> tuple[Mark, ...]:
    """Return where the words of a query stand in a text.

    Where all stand together, only there; else each word, neighbours as one; else the words that
    begin as the last one does.
    """
    places = [(fold(match.group()), match.span()) for match in _WORD.finditer(text)]
    wanted = [word for term in terms for word in term.split()]
    if not wanted:
        return ()
    together = _together(places, wanted)
    if together:
        return together
    known = set(wanted)
    found = [span for word, span in places if word in known]
    found = found or [span for word, span in places if word.startswith(wanted[-1])]
    joined: list[Mark] = []
    for start, end in found:
        if joined and not text[joined[-1][1] : start].strip():
            start = joined.pop()[0]
        joined.append((start, end))
    return tuple(joined)


def _together(places: Sequence[tuple[str, Mark]], wanted: Sequence[str]) -> tuple[Mark, ...]:
    words, count = [word for word, _ in places], len(wanted)
    starts = (at for at in range(len(words)) if words[at : at + count] == list(wanted))
    return tuple((places[at][1][0], places[at + count - 1][1][1]) for at in starts)


def _may_hold(text: str, words: Iterable[str]) -> bool:
    """Whether a look at the bare letters, which is quick, finds any of the words."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    letters = plain.encode("ascii", "ignore").decode()
    return any(word in letters for word in words)


def _sentences(text: str) -> list[Mark]:
    bounds, start = [], 0
    for gap in _SENTENCE.finditer(text):
        bounds.append((start, gap.start()))
        start = gap.end()
    return [*bounds, (start, len(text))]


def _score(sentence: str, terms: Sequence[str], phrase: str) -> float:
    if not terms:
        return 0
    padded = f" {' '.join(_WORD.findall(fold(sentence)))} "
    whole = sum(f" {term} " in padded for term in terms) + (f" {phrase} " in padded)
    return whole or (0.5 if f" {terms[-1]}" in padded else 0)
