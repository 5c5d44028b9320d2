"""Which outline a file follows, and which of its headings is which section.

Headings are compared folded and without punctuation, since extraction damages both; order,
numbering and place decide between equals. The outline that explains most headings wins.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from nq57desk.importing import marks
from nq57desk.model import (
    Header,
    Numbering,
    Office,
    Outline,
    Period,
    Report,
    ReportId,
    SectionSpec,
)
from nq57desk.outlines import fill, parameters
from nq57desk.vietnamese import fold

# Below this, two headings are not the same (0–100 as RapidFuzz counts).
ALIKE = 80.0
# From here on, a heading is recognised wherever it stands.
SURE = 90.0
# What a heading gains that begins as the outline's does and goes on as each office likes.
_OPENED_ALIKE = 86.0
# A clerk's draft that follows an outline by less than this follows none.
WEAK = 0.25

_OTHER = re.compile(r"[^a-z0-9]+")
# Where a run-in heading may end.
_BREAK = re.compile(r"[.:;](?=\s)|\s[-–](?=\s)")
_SHORTEST_RUN_IN = 6
_LONGEST = 400


@dataclass(frozen=True)
class Candidate:
    """A line that may be a heading: its number and its text after the number."""

    numbering: Numbering
    mark: marks.Mark | None
    text: str
    title: bool

    @cached_property
    def clean(self) -> str:
        """The text as it is compared."""
        return clean(self.text[:_LONGEST])


@dataclass(frozen=True)
class Entry:
    """A section of an outline with the texts its heading may have; `ordinal` by rule.

    `opening`: what stands before the first "…" of a heading that each office fills in.
    """

    spec: SectionSpec
    texts: tuple[str, ...]
    ordinal: int
    opening: str = ""

    def likeness(self, text: str) -> float:
        """Return how like `text`, cleaned, is to the heading, 0 to 100."""
        opened = bool(self.opening) and text.startswith(self.opening)
        whole = (fuzz.ratio(text, own, score_cutoff=ALIKE) for own in self.texts)
        return max(_OPENED_ALIKE if opened else 0.0, *whole)


@dataclass(frozen=True)
class Matched:
    """How a file follows an outline: the entry of each candidate, and how well, 0 to 1."""

    outline: Outline
    entries: tuple[Entry, ...]
    found: Mapping[int, Entry]
    score: float


def clean(text: str) -> str:
    """Return `text` as it is compared: small letters without marks, words with one space."""
    return _OTHER.sub(" ", fold(text)).strip()


def best(
    outlines: Sequence[Outline], candidates: Sequence[Candidate], office: Office, period: Period
) -> Matched:
    """Return the outline that the candidates follow best."""
    return max(
        (match(outline, candidates, office, period) for outline in outlines),
        key=lambda matched: matched.score,
    )


def match(
    outline: Outline, candidates: Sequence[Candidate], office: Office, period: Period
) -> Matched:
    """Match candidates with the sections of an outline, both in their order."""
    known = entries(outline.sections, values(outline, office, period))
    weights = [[_weight(candidate, entry) for entry in known] for candidate in candidates]
    found = {index: known[place] for index, place in _aligned(weights)}
    gained = sum(min(weights[index][place], 1.0) for index, place in _aligned(weights))
    titles = sum(candidate.title for candidate in candidates)
    score = 2 * gained / max(len(known) + max(titles, len(found)), 1)
    return Matched(outline=outline, entries=known, found=found, score=score)


def values(outline: Outline, office: Office, period: Period) -> dict[str, str]:
    """Return what fills the parameters of an outline's headings."""
    report = Report(
        id=ReportId(""),
        name="",
        outline=outline,
        office=office,
        period=period,
        header=Header(subject=outline.subject),
    )
    return parameters(report)


def entries(specs: Sequence[SectionSpec], filling: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return the entries of specs and all below them, parents before children."""
    found: list[Entry] = []
    counts: dict[Numbering, int] = {}
    for spec in specs:
        counts[spec.numbering] = counts.get(spec.numbering, 0) + 1
        texts = tuple(clean(fill(text, filling)) for text in (spec.heading, *spec.aliases))
        found.append(
            Entry(
                spec=spec,
                texts=texts,
                ordinal=counts[spec.numbering],
                opening=_opening(fill(spec.heading, filling)),
            )
        )
        found.extend(entries(spec.sections, filling))
    return tuple(found)


def _opening(heading: str) -> str:
    before, dots, _after = heading.partition("…")
    return clean(before) if dots else ""


def run_in_end(candidate: Candidate, entry: Entry) -> int | None:
    """Return where the heading ends that opens a longer paragraph; `None` if none does."""
    found = _run_in(candidate, entry)
    return found[1] if found else None


def _run_in(candidate: Candidate, entry: Entry) -> tuple[float, int] | None:
    """Return likeness and end of the entry's heading at the start of a numbered paragraph."""
    if candidate.mark is None or candidate.numbering is not entry.spec.numbering:
        return None
    length = max(map(len, entry.texts), default=0)
    ends = _ends(candidate.text, length)
    likest = max(
        ((entry.likeness(clean(candidate.text[:end])), end) for end in ends), default=None
    )
    return likest if likest and likest[0] >= SURE else None


def _ends(text: str, length: int) -> list[int]:
    if length < _SHORTEST_RUN_IN:
        return []
    ends = (found.end() for found in _BREAK.finditer(text[: length * 2]))
    return [end for end in ends if end < len(text) and abs(end - length) <= length / 3 + 5]


def _weight(candidate: Candidate, entry: Entry) -> float:
    likeness = entry.likeness(candidate.clean)
    if not likeness:
        opened = _run_in(candidate, entry)
        likeness = opened[0] if opened else 0.0
    if not likeness:
        return 0.0
    weight = (likeness - 70) / 30
    if candidate.numbering is not entry.spec.numbering:
        return weight - 0.3 if likeness >= SURE else 0.0
    same_place = candidate.mark is not None and candidate.mark.ordinal == entry.ordinal
    return weight + 0.2 + 0.1 * same_place


def _aligned(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs of the heaviest matching that keeps both orders."""
    width = len(weights[0]) if weights else 0
    totals = [[0.0] * (width + 1)]
    for row in weights:
        above = totals[-1]
        current = [0.0]
        for place, weight in enumerate(row):
            taken = above[place] + weight if weight > 0 else 0.0
            current.append(max(taken, above[place + 1], current[place]))
        totals.append(current)
    return _traced(totals)


def _traced(totals: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    row, place = len(totals) - 1, len(totals[0]) - 1
    while row and place:
        if totals[row][place] == totals[row - 1][place]:
            row -= 1
        elif totals[row][place] == totals[row][place - 1]:
            place -= 1
        else:
            row, place = row - 1, place - 1
            pairs.append((row, place))
    return pairs[::-1]
