"""Which lines are headings, and the tree they make.

A line is a heading if the outline has it there, if the source marks it, or if its number fits the
tree and it reads like a title with text below it. All else is text: items of lists above all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from nq57desk.importing.matching import Candidate
from nq57desk.model import Numbering

# What stands under what where the printed numbers alone decide.
_RANKS = {
    Numbering.PART: 0,
    Numbering.NONE: 1,  # A., B. in capitals
    Numbering.ROMAN: 2,
    Numbering.ARABIC: 3,
    Numbering.DOTTED: 3,  # and one more for each number before the last
    Numbering.LETTER: 10,
    Numbering.STAR: 11,
}
_LONGEST_TITLE = 160
_LONGEST_SENTENCE = 300
_LONGEST_DOTTED = 400  # a citation of another document may be as long


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A candidate's place in the tree: its level from 1."""

    index: int
    level: int


@dataclass
class _Open:
    """A heading under which we stand, and the last ordinals among its children."""

    rank: int
    level: int
    ordinal: int = 0
    source_level: int | None = None
    last: dict[tuple[Numbering, tuple[int, ...]], int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What is known of a candidate before the tree.

    `sure`: the outline or the source says it is a heading. `alone`: the next item of its count
    follows at once, or it follows the one before at once, so no text stands below. `ranked`: it
    lost its number, but the outline tells its numbering.
    """

    candidate: Candidate
    sure: bool
    alone: bool = False
    ranked: bool = False
    source_level: int | None = None


def place(all_evidence: Sequence[Evidence]) -> tuple[Place, ...]:
    """Decide on every candidate in order; those left out are text."""
    tree = _Tree()
    return tuple(
        Place(index=index, level=level)
        for index, evidence in enumerate(all_evidence)
        if (level := tree.level(evidence)) is not None
    )


class _Tree:
    """The open headings from the top down, and the list we stand in, if any."""

    def __init__(self) -> None:
        self._open = [_Open(rank=-1, level=0)]
        self._list: Evidence | None = None

    def level(self, evidence: Evidence) -> int | None:
        """Return the level of a heading, `None` for text."""
        candidate = evidence.candidate
        if candidate.mark is None:
            return self._unnumbered(evidence) if evidence.sure else None
        if evidence.sure or self._is_heading(evidence):
            self._list = None
            return self._enter(evidence)
        self._list = evidence
        return None

    def _is_heading(self, evidence: Evidence) -> bool:
        """Whether a numbered line that nothing vouches for fits as a heading."""
        candidate = evidence.candidate
        last = self._last(candidate)
        if not _follows(candidate, last):
            return False
        if candidate.numbering is Numbering.DOTTED:
            return len(candidate.text) <= _LONGEST_DOTTED and not candidate.text.endswith(";")
        if evidence.alone:
            return False
        if candidate.title:
            return not self._goes_on(candidate)
        short = len(candidate.text) <= _LONGEST_SENTENCE
        return last > 0 and short and not self._goes_on(candidate)

    def _goes_on(self, candidate: Candidate) -> bool:
        """Whether the candidate is the next item of the list we stand in.

        A list whose items follow each other at once does not go on with one that has text below.
        """
        if self._list is None or self._list.alone or candidate.mark is None:
            return False
        before = self._list.candidate
        if before.mark is None or before.numbering is not candidate.numbering:
            return False
        return before.mark.ordinal == candidate.mark.ordinal - 1

    def _last(self, candidate: Candidate) -> int:
        """Return the ordinal of the last heading it would be a sibling of, 0 if none."""
        parents = candidate.mark.parents if candidate.mark else ()
        last = self._open[self._parent_index(candidate)].last
        return last.get((candidate.numbering, parents), 0)

    def _parent_index(self, candidate: Candidate) -> int:
        rank = _rank(candidate)
        index = len(self._open) - 1
        while index and self._open[index].rank >= rank:
            index -= 1
        mark = candidate.mark
        if index and mark and mark.parents and not self._is_prefix(index, mark.parents):
            index -= 1
        return index

    def _is_prefix(self, index: int, parents: tuple[int, ...]) -> bool:
        """Whether the open heading is one whose number the dotted one continues."""
        heading = self._open[index]
        if heading.rank < _RANKS[Numbering.ARABIC]:
            return True
        return heading.ordinal == parents[-1]

    def _enter(self, evidence: Evidence) -> int:
        candidate, mark = evidence.candidate, evidence.candidate.mark
        del self._open[self._parent_index(candidate) + 1 :]
        parent = self._open[-1]
        ordinal = mark.ordinal if mark else 0
        parents = mark.parents if mark else ()
        parent.last[candidate.numbering, parents] = ordinal
        if parents:  # 2.1. under II. counts as its 2., so that 3. may follow
            parent.last[Numbering.ARABIC, ()] = max(
                parent.last.get((Numbering.ARABIC, ()), 0), parents[-1]
            )
        return self._push(_rank(candidate), ordinal, evidence.source_level)

    def _unnumbered(self, evidence: Evidence) -> int:
        """Enter a heading without number: by the source's level, or by what its section asks."""
        if evidence.source_level is not None:
            while len(self._open) > 1 and not self._is_above(evidence.source_level):
                self._open.pop()
            return self._push(self._open[-1].rank, 0, evidence.source_level)
        rank = _rank(evidence.candidate) if evidence.ranked else _RANKS[Numbering.STAR]
        while self._open[-1].rank >= rank:
            self._open.pop()
        return self._push(rank, 0, None)

    def _is_above(self, source_level: int) -> bool:
        own = self._open[-1].source_level
        return own is not None and own < source_level

    def _push(self, rank: int, ordinal: int, source_level: int | None) -> int:
        level = self._open[-1].level + 1
        self._open.append(
            _Open(rank=rank, level=level, ordinal=ordinal, source_level=source_level)
        )
        return level


def _follows(candidate: Candidate, last: int) -> bool:
    """Whether its number comes next; letters may leave out đ, f and the like."""
    ordinal = candidate.mark.ordinal if candidate.mark else 0
    step = 2 if candidate.numbering is Numbering.LETTER and last else 1
    return last < ordinal <= last + step


def _rank(candidate: Candidate) -> int:
    parents = len(candidate.mark.parents) if candidate.mark else 0
    return _RANKS[candidate.numbering] + parents


def is_title(text: str, *, marked: bool) -> bool:
    """Whether a text reads like a title rather than like a sentence of a list."""
    if len(text) > (_LONGEST_SENTENCE if marked else _LONGEST_TITLE):
        return False
    if text.endswith((";", ",", "!", "?", "./.")):
        return False
    if text.endswith("."):
        return len(text) <= _LONGEST_TITLE / 2 and ". " not in text
    return ". " not in text or marked
