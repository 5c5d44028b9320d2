"""Two texts side by side: which paragraph answers which, and which words changed.

Knows nothing of reports; used by the comparison on screen and by the tracked changes in Word.
"""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from rapidfuzz import fuzz

ALIKE = 0.5  # below this, a paragraph is another one, not a changed one
_WORDS = re.compile(r"\d+(?:[.,/]\d+)*%?|\w+|\s+|.", re.DOTALL)

Pair = tuple[int | None, int | None]
Span = tuple[int, int]


class Change(Enum):
    """What became of a paragraph or of some words."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, were added or were removed."""

    change: Change
    text: str


def likeness(old: str, new: str) -> float:
    """Return how much of two paragraphs is the same, 0 to 1; below `ALIKE` nothing."""
    if old == new:
        return 1.0
    return fuzz.ratio(old, new, score_cutoff=ALIKE * 100) / 100


def aligned(olds: int, news: int, weigh: Callable[[int, int], float]) -> list[Pair]:
    """Pair the items of two sequences in their order, the pairs of most weight together.

    `weigh` gives the worth of a pair, 0 for none. What is left without a partner is paired with
    `None`, old ones before new ones.
    """
    worth = [[weigh(old, new) for new in range(news)] for old in range(olds)]
    best = [[0.0] * (news + 1) for _ in range(olds + 1)]
    for old in reversed(range(olds)):
        for new in reversed(range(news)):
            paired = best[old + 1][new + 1] + worth[old][new] if worth[old][new] else 0.0
            best[old][new] = max(paired, best[old + 1][new], best[old][new + 1])
    pairs: list[Pair] = []
    old = new = 0
    while old < olds and new < news:
        if worth[old][new] and best[old][new] == best[old + 1][new + 1] + worth[old][new]:
            pairs.append((old, new))
            old, new = old + 1, new + 1
        elif best[old][new] == best[old + 1][new]:
            pairs.append((old, None))
            old += 1
        else:
            pairs.append((None, new))
            new += 1
    pairs += [(rest, None) for rest in range(old, olds)]
    return pairs + [(None, rest) for rest in range(new, news)]


def words(text: str) -> list[str]:
    """Part a text into words, numbers, gaps and signs; joined they are the text again."""
    return _WORDS.findall(text)


def changes(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[Span, Span, bool]]:
    """Return the stretches of two sequences: where in each, and whether they are the same.

    A gap alone between two changes counts as changed, so that words stay together.
    """
    found: list[tuple[Span, Span, bool]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    codes = matcher.get_opcodes()
    for place, (tag, first, last, start, end) in enumerate(codes):
        inside = 0 < place < len(codes) - 1
        same = tag == "equal" and not (inside and _is_gap(old[first:last]))
        if found and found[-1][2] == same:
            (before, _), (since, _), _ = found.pop()
            found.append(((before, last), (since, end), same))
        else:
            found.append(((first, last), (start, end), same))
    return found


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return the words of two texts as they stayed, went and came."""
    before, after = words(old), words(new)
    found: list[Piece] = []
    for (first, last), (start, end), same in changes(before, after):
        gone, come = "".join(before[first:last]), "".join(after[start:end])
        if same:
            found.append(Piece(Change.SAME, come))
            continue
        if gone:
            found.append(Piece(Change.REMOVED, gone))
        if come:
            found.append(Piece(Change.ADDED, come))
    return tuple(found)


def _is_gap(items: Sequence[Hashable]) -> bool:
    return len(items) == 1 and isinstance(items[0], str) and not items[0].strip()
