"""What a number counts: the noun after it, and the class of things it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nq57desk.checks.tables import noun_classes
from nq57desk.checks.text import folded
from nq57desk.numbers_in_text import NumberInText

_WORD = re.compile(r"[^\W\d_][\w/-]*")
_NEXT = re.compile(r"[\s,]{1,2}([^\W\d_][\w/-]*)")
_FIRST = re.compile(r"\s{1,2}([^\W\d_][\w/-]*)")
_BLANK = re.compile(r"\s(?=\S)")
_JOINING = "la va dat o tai trong tren tu den co do duoc thuoc con da dang chiem tang giam"
_NO_NOUN = frozenset(_JOINING.split())


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: its class ("" if unknown), its folded words, where it ends in the text."""

    kind: str
    words: tuple[str, ...]
    end: int

    @property
    def known(self) -> bool:
        """Whether anything is said to be counted."""
        return bool(self.words)

    def same(self, other: Noun) -> bool:
        """Whether both count things that may be added to each other."""
        if self.kind or other.kind:
            return self.kind == other.kind
        return self.words[:1] == other.words[:1]


NONE = Noun("", (), 0)


def noun_after(text: str, number: NumberInText) -> Noun:
    """Return what `number` counts, by the longest noun known; money counts as one class."""
    if number.unit:
        return Noun("money" if number.is_money else number.unit, (number.unit,), number.end)
    return noun_at(text, number.end)


def noun_at(text: str, position: int) -> Noun:
    """Return the noun that begins at `position`, after a blank."""
    first = _FIRST.match(text, position)
    if not first:
        return NONE
    classes = noun_classes()
    found, ends = [folded(first[1])], [first.end()]
    while len(found) < 6 and (following := _NEXT.match(text, ends[-1])):
        found.append(folded(following[1]))
        ends.append(following.end())
    for length in range(len(found), 0, -1):
        kind = classes.get(tuple(found[:length]))
        if kind:
            return Noun(kind, tuple(found[:length]), ends[length - 1])
    if found[0] in _NO_NOUN:
        return NONE
    return Noun("", tuple(found[:2]), ends[0])


def noun_before(said: str) -> str:
    """Return the class of the last noun told before a bare number: "Tổng số TTHC 399"."""
    kinds = (noun_at(f" {said}", match.start()).kind for match in _BLANK.finditer(f" {said}"))
    return next((kind for kind in reversed([*kinds]) if kind), "")
