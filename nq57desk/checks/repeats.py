"""What is said twice: words, sentences, paragraphs, and words that a page has cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import eq
from zlib import crc32

from nq57desk.checks import tables
from nq57desk.checks.reading import Kind, Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import REMEMBERED, Word, clauses, snippet, words
from nq57desk.i18n import _, mark
from nq57desk.model import Mend, Severity

LONGEST_REPEAT = 7
SHINGLE = 12  # words in a row that are the same passage told again
OFTEN = 4
LONG_PARAGRAPH = 80
LEAST_CLAUSE = 7  # shorter clauses may well come twice
MOST_FINDINGS = 3


def doubled_words(passage: Passage) -> Iterator[Remark]:
    """The same word, or the same few words, twice in a row."""
    text, found = passage.text, words(passage.text)
    behind = 0
    for index, length in _repeats(text, found):
        if index < behind:
            continue
        behind = index + 2 * length
        first, middle, last = found[index], found[index + length - 1], found[behind - 1]
        said = text[first.start : middle.end]
        yield Remark(
            message=_("{where}: “{words}” stands twice in a row.").format(
                where=passage.where, words=said
            ),
            places=(passage.place(first.start, last.end),),
            quote=snippet(text, first.start, last.end, room=20),
            found=text[first.start : last.end],
            expected=said,
            mends=(Mend(place=passage.place(middle.end, last.end), text=""),),
        )


def _repeats(text: str, found: Sequence[Word]) -> list[tuple[int, int]]:
    """Return where how many words are said again right behind, in the order of the text."""
    folded = [word.folded for word in found]
    told = []
    for length in range(1, LONGEST_REPEAT + 1):
        same = bytes(map(eq, folded, folded[length:]))  # 1 where a word comes again
        again = bytes([1]) * length
        index = same.find(again)
        while index >= 0:
            if _is_slip(text, found[index : index + 2 * length]):
                told.append((index, length))
            index = same.find(again, index + 1)
    return sorted(told)


def _in_a_row(text: str, found: Sequence[Word]) -> bool:
    """Whether only blanks stand between the words, so that no sign parts them."""
    return all(text[one.end : other.start].isspace() for one, other in pairwise(found))


def _is_slip(text: str, found: Sequence[Word]) -> bool:
    """Whether a repeat is a slip: a row of words, or a word that cannot follow itself."""
    half = len(found) // 2
    said = [word.text.casefold() for word in found]
    if said[:half] != said[half:] or not _in_a_row(text, found):
        return False
    if half > 1:
        return not all(word.isdigit() for word in said)
    return found[0].text in tables.words().particles


def doubled_clause(passage: Passage) -> Iterator[Remark]:
    """A clause or sentence that stands twice in one paragraph."""
    text = passage.text
    spans = clauses(text)
    if len(spans) < 2 or passage.kind not in (Kind.TEXT, Kind.CELL):
        return
    seen: dict[str, int] = {}
    for start, end in spans:
        said = _alike(text[start:end]).strip(" .;,")
        if said.count(" ") + 1 < LEAST_CLAUSE:
            continue
        first = seen.setdefault(said, start)
        if first != start:
            place = passage.place(start, end)
            yield Remark(
                message=_("{where}: “{words}” stands twice in one paragraph.").format(
                    where=passage.where, words=text[start:end].strip(" .;")[:120]
                ),
                places=(place,),
                quote=text[start:end][:120],
                found=text[start:end][:120],
            )


def told_again(reading: Reading) -> Iterator[Remark]:
    """A long row of words that stands in several paragraphs."""
    named = " ".join(one.heading.text for one in reading.sections)
    official = shingles(f"{reading.subject.text} {named}")
    texts = [p for p in reading.prose if p.kind is Kind.TEXT and not p.future]
    counts: Counter[int] = Counter()
    for passage in texts:
        counts.update(shingles(passage.text))
    often = [row for row, count in counts.items() if count >= OFTEN and row not in official]
    often.sort(key=lambda row: -counts[row])
    covered: set[str] = set()
    told = 0
    for row in often:
        found = [passage for passage in texts if row in shingles(passage.text)]
        if sum(passage.block not in covered for passage in found) >= OFTEN:
            covered.update(passage.block for passage in found)
            yield _told_again(row, found)
            told += 1
        if told == MOST_FINDINGS:
            return


def _told_again(shingle: int, found: Sequence[Passage]) -> Remark:
    spans = [_span(passage.text, shingle) for passage in found]
    said = found[0].text[spans[0][0] : spans[0][1]]
    return Remark(
        message=_(
            "“… {words} …” is told in {count} paragraphs ({where}). Tell it once, where it "
            "belongs."
        ).format(
            words=said,
            count=len(found),
            where="; ".join(dict.fromkeys(passage.where for passage in found)),
        ),
        places=tuple(
            passage.place(start, end) for passage, (start, end) in zip(found, spans, strict=True)
        ),
        quote=said,
        found=str(len(found)),
    )


@lru_cache(maxsize=REMEMBERED)
def shingles(text: str) -> frozenset[int]:
    """Return the rows of so many words of a text, as numbers; those with digits left out."""
    return frozenset(_rows(text))


@lru_cache(maxsize=REMEMBERED)
def _rows(text: str) -> dict[int, int]:
    """Map each row of words, as a number, to the index of its first word."""
    rows: dict[int, int] = {}
    number = length = 0
    told = _numbers(text)
    for index, word in enumerate(told):
        if not word:
            number = length = 0
            continue
        number = (number * _BASE + word) % _PRIME
        length += 1
        if length > SHINGLE:
            number = (number - told[index - SHINGLE] * _LEAVES) % _PRIME
        if length >= SHINGLE:
            rows.setdefault(number, index - SHINGLE + 1)
    return rows


def _numbers(text: str) -> list[int]:
    """Return a number for each word, 0 for those that no row goes over."""
    told = [_number(word.folded) for word in words(text)]
    official = [match.span() for match in _OFFICIAL.finditer(text)]
    if official:
        for index, word in enumerate(words(text)):
            if any(start <= word.start < end for start, end in official):
                told[index] = 0
    return told


# The words of the resolution and of its matter, which every report repeats.
_OFFICIAL = re.compile(
    r"Bộ Chính trị|[Kk]hoa học,? (?:và )?công nghệ,? (?:và )?đổi mới sáng tạo"
    r"(?:,? (?:và )?chuyển đổi số)?"
)
_PRIME = (1 << 61) - 1
_BASE = 1_000_003
_LEAVES = pow(_BASE, SHINGLE, _PRIME)


@lru_cache(maxsize=REMEMBERED)
def _number(word: str) -> int:
    """Return a number for a word, 0 for one with digits."""
    return 0 if word[0].isdigit() else crc32(word.encode()) + 1


def _span(text: str, shingle: int) -> tuple[int, int]:
    found, index = words(text), _rows(text)[shingle]
    return found[index].start, found[index + SHINGLE - 1].end


@lru_cache(maxsize=REMEMBERED)
def _alike(text: str) -> str:
    return " ".join(text.split()).casefold()


def doubled_paragraph(reading: Reading) -> Iterator[Remark]:
    """A whole paragraph that stands twice."""
    seen: dict[str, Passage] = {}
    for passage in reading.only(Kind.TEXT):
        if len(passage.text) < LONG_PARAGRAPH:
            continue
        text = _alike(passage.text)
        before = seen.setdefault(text, passage)
        if before is not passage:
            yield Remark(
                message=_("{where} and {there} hold the same paragraph.").format(
                    where=before.where, there=passage.where
                ),
                places=(before.place(), passage.place()),
                quote=passage.text[:120],
            )


RULES = (
    Rule(
        id="doubled-words",
        severity=Severity.WARNING,
        title=mark("Words that stand twice in a row"),
        source="lỗi gõ, sao chép",
        in_passage=doubled_words,
    ),
    Rule(
        id="doubled-clause",
        severity=Severity.WARNING,
        title=mark("A clause that stands twice in one paragraph"),
        source="lỗi gõ, sao chép",
        in_passage=doubled_clause,
    ),
    Rule(
        id="told-again",
        severity=Severity.INFO,
        title=mark("The same words in many paragraphs"),
        source="một ý nêu một lần",
        in_report=told_again,
    ),
    Rule(
        id="doubled-paragraph",
        severity=Severity.INFO,
        title=mark("The same paragraph twice"),
        source="một ý nêu một lần",
        in_report=doubled_paragraph,
    ),
)
