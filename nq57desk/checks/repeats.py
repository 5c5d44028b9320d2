"""What is said twice: words, sentences, paragraphs, and words that a page has cut."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from nq57desk.checks import tables
from nq57desk.checks.reading import Kind, Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import REMEMBERED, Word, snippet, words
from nq57desk.i18n import _, mark
from nq57desk.model import Mend, Severity

LONGEST_REPEAT = 7
SHINGLE = 12  # words in a row that are the same passage told again
OFTEN = 4
MOST_FINDINGS = 3


def doubled_words(passage: Passage) -> Iterator[Remark]:
    """The same word, or the same few words, twice in a row."""
    text, found = passage.text, words(passage.text)
    index = 0
    while index < len(found):
        length = _repeat_at(text, found, index)
        if not length:
            index += 1
            continue
        first, again, last = found[index], found[index + length], found[index + 2 * length - 1]
        said = text[first.start : found[index + length - 1].end]
        place = passage.place(first.start, last.end)
        yield Remark(
            message=_("{where}: “{words}” stands twice in a row.").format(
                where=passage.where, words=said
            ),
            places=(place,),
            quote=snippet(text, first.start, last.end, room=20),
            found=text[first.start : last.end],
            expected=said,
            mends=(Mend(place=passage.place(found[index + length - 1].end, last.end), text=""),),
        )
        index = found.index(again) + length


def _repeat_at(text: str, found: Sequence[Word], index: int) -> int:
    """Return how many words from `index` on are said again right behind, 0 for none."""
    for length in range(1, LONGEST_REPEAT + 1):
        if index + 2 * length > len(found):
            return 0
        if found[index].folded != found[index + length].folded:
            continue
        one = [word.text.casefold() for word in found[index : index + length]]
        other = [word.text.casefold() for word in found[index + length : index + 2 * length]]
        if one == other and _is_slip(text, found[index : index + 2 * length]):
            return length
    return 0


def _in_a_row(text: str, found: Sequence[Word]) -> bool:
    """Whether only blanks stand between the words, so that no sign parts them."""
    return all(text[one.end : other.start].isspace() for one, other in pairwise(found))


def _is_slip(text: str, found: Sequence[Word]) -> bool:
    """Whether a repeat is a slip: a row of words, or a word that cannot follow itself."""
    if not _in_a_row(text, found):
        return False
    if len(found) > 2:
        return not all(word.text.isdigit() for word in found)
    return found[0].text in tables.words().particles


def told_again(reading: Reading) -> Iterator[Remark]:
    """A long row of words that stands in several paragraphs."""
    named = " ".join(one.heading.text for one in reading.sections)
    official = shingles(f"{tables.RESOLUTION} {reading.subject.text} {named}")
    holders: dict[int, list[Passage]] = defaultdict(list)
    for passage in reading.prose:
        if passage.kind is Kind.TEXT and not passage.future:
            for shingle in shingles(passage.text):
                holders[shingle].append(passage)
    often = {
        shingle: found
        for shingle, found in holders.items()
        if len(found) >= OFTEN and shingle not in official
    }
    for _turn in range(MOST_FINDINGS):
        if not often:
            return
        shingle = max(often, key=lambda each: len(often[each]))
        found = often[shingle]
        yield _told_again(shingle, found)
        covered = {passage.block for passage in found}
        often = {
            each: others
            for each, others in often.items()
            if sum(other.block not in covered for other in others) >= OFTEN
        }


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
    """Map each row of words to the index of its first word."""
    folded = [word.folded for word in words(text)]
    digits = [index for index, word in enumerate(folded) if word[0].isdigit()]
    rows: dict[int, int] = {}
    for index in range(len(folded) - SHINGLE + 1):
        if not any(index <= digit < index + SHINGLE for digit in digits):
            rows.setdefault(hash(tuple(folded[index : index + SHINGLE])), index)
    return rows


def _span(text: str, shingle: int) -> tuple[int, int]:
    found, index = words(text), _rows(text)[shingle]
    return found[index].start, found[index + SHINGLE - 1].end


def doubled_paragraph(reading: Reading) -> Iterator[Remark]:
    """A whole paragraph that stands twice."""
    seen: dict[str, Passage] = {}
    for passage in reading.only(Kind.TEXT):
        text = " ".join(passage.text.split()).casefold()
        if len(text) < 80:
            continue
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
