"""Which figure do these words mean? Names of the catalogue against the words around a number.

Words are folded, so that a scanned "chuyên đổi số" still is "chuyển đổi số". Pairs of
neighbouring syllables carry the sense ("trực tuyến" against "trực tiếp"), single ones little.
A term that few figures share tells much (inverse document frequency). A name scores by how much
of it stands around the number, near words counting most, less for what the nearest words say
that the figure does not.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nq57desk.figures.catalogue import Catalogue, Figure
from nq57desk.vietnamese import fold

_WORD = re.compile(r"\w+(?:&\w+)*")
_SINGLE = 0.25  # how much a single syllable tells, a pair telling 1
_UNEXPLAINED = 0.45  # how much of a score is lost where the nearest words say something else
_NEAR = 10  # syllables
_FAR = 8  # syllables from here on count less and less

# Syllables that tell nothing of what is counted.
_EMPTY = frozenset(
    _WORD.findall(
        """
        tren dia ban cua xa phuong da duoc co cac va cho tai ve voi la trong nay den nam hien toan
        tung moi nhieu so ty le dat chiem khoang gan tong do theo nhung mot uy ban nhan dan ubnd
        """
    )
)

_DENIALS = frozenset({"chua", "khong"})

Terms = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A stretch of words around a number and how much they count, from 0 to 1.

    `near`: the figure is expected to explain those next to the number. `backwards`: the words
    nearest to the number come last. `steady`: distance does not matter, as in a heading.
    """

    text: str
    weight: float
    near: bool = False
    backwards: bool = False
    steady: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A figure, how well it fits, and which of the nearest terms it explains."""

    score: float
    figure: Figure
    explains: frozenset[str]


class Matcher:
    """Ranks the figures of one catalogue; cumulatives are left to the words "lũy kế"."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._abbreviations = {
            short.casefold(): long for short, long in catalogue.abbreviations.items()
        }
        self.figures = tuple(each for each in catalogue.figures if not each.cumulative_of)
        self._names = {
            figure.id: tuple(self._terms_of(name) for name in (figure.label, *figure.names))
            for figure in self.figures
        }
        self._vocabulary = {
            figure.id: frozenset().union(*self._names[figure.id]) for figure in self.figures
        }
        self._denying = frozenset(
            figure
            for figure, names in self._names.items()
            if not any(map(_DENIALS.isdisjoint, names))
        )
        shared = Counter(term for terms in self._vocabulary.values() for term in terms)
        self._telling = {
            term: math.log(1 + len(self.figures) / count) * (1 if " " in term else _SINGLE)
            for term, count in shared.items()
        }
        self._units: dict[str, tuple[str, ...]] = {}
        for unit in catalogue.units:
            for noun in {fold(noun) for noun in (unit.name, *unit.nouns)}:
                self._units[noun] = (*self._units.get(noun, ()), unit.name)
        self._nouns = sorted(self._units, key=len, reverse=True)
        self._of_unit = Counter(figure.unit for figure in self.figures)

    def units_of(self, text: str) -> tuple[tuple[str, ...], int]:
        """Return the units whose noun `text` begins with, the likeliest first, and its length."""
        folded = fold(text)
        for noun in self._nouns:
            if folded.startswith(noun) and not folded[len(noun) : len(noun) + 1].isalnum():
                return self._units[noun], len(noun)
        word = _WORD.match(text)
        if word and (long := self.expand(word[0])) != word[0]:
            units, _length = self.units_of(long)
            return units, len(word[0]) if units else 0
        return (), 0

    def shared_by(self, units: tuple[str, ...]) -> int:
        """Return how many figures are counted in `units`."""
        return sum(self._of_unit[unit] for unit in units)

    def rank(self, words: Sequence[Words], figures: Iterable[Figure]) -> list[Match]:
        """Return those of `figures` that `words` may mean, the likeliest first."""
        around, near = self._around(words)
        told = sum(self._telling[term] * weight for term, weight in near.items())
        ranked = [self._match(figure, around, near, told) for figure in figures]
        return sorted((each for each in ranked if each.score > 0), key=lambda each: -each.score)

    def _match(self, figure: Figure, around: Terms, near: Terms, told: float) -> Match:
        covered = max(self._covered(name, around) for name in self._names[figure.id])
        known = self._vocabulary[figure.id]
        explains = known.intersection(near)
        said = sum(self._telling[term] * near[term] for term in explains)
        unexplained = 1 - said / told if told else 0.0
        return Match(covered * (1 - _UNEXPLAINED * unexplained), figure, explains)

    def strangeness(self, text: str, figure: Figure) -> float:
        """Return how many of the first telling syllables of `text` no name of `figure` has."""
        telling = [
            each for each in self.syllables(text) if each not in _EMPTY and not each.isdigit()
        ]
        strange = [each for each in telling[:_NEAR] if each not in self._vocabulary[figure.id]]
        return len(strange) / len(telling[:_NEAR]) if telling else 0.0

    def denies(self, figure: Figure) -> bool:
        """Whether every name of a figure tells what is not: "hồ sơ chưa thanh toán"."""
        return figure.id in self._denying

    def is_denied(self, text: str) -> bool:
        """Whether a text says of anything that it is not."""
        return not _DENIALS.isdisjoint(self.syllables(text))

    def weight(self, terms: Iterable[str]) -> float:
        """Return how much `terms` tell."""
        return sum(self._telling[term] for term in terms)

    def beside(self, other: Match, best: Match, words: Sequence[Words]) -> float:
        """Return how much is said of what sets `other` apart from `best`, from 0 to 1."""
        said = dict.fromkeys(self._around(words)[0], 1.0)
        known = self._vocabulary[best.figure.id]
        apart = (name - known for name in self._names[other.figure.id])
        return max((self._covered(terms, said) for terms in apart if terms), default=0.0)

    def _covered(self, terms: frozenset[str], around: Terms) -> float:
        whole = sum(self._telling[term] for term in terms)
        found = sum(self._telling[term] * around.get(term, 0) for term in terms)
        return found / whole if whole else 0.0

    def _around(self, words: Sequence[Words]) -> tuple[Terms, Terms]:
        """Return the known terms with their best weight, and those of the nearest words."""
        around: Terms = {}
        near: Terms = {}
        for stretch in words:
            syllables = self.syllables(stretch.text)
            for distance, term in _terms(syllables, backwards=stretch.backwards):
                if term not in self._telling:
                    continue
                weight = stretch.weight * (1 if stretch.steady else _fading(distance))
                around[term] = max(weight, around.get(term, 0))
                if stretch.near and (stretch.steady or distance < _NEAR):
                    near[term] = max(weight, near.get(term, 0))
        return around, near

    def syllables(self, text: str) -> list[str]:
        """Return the folded syllables of `text`, abbreviations written out."""
        words = _WORD.findall(text)
        return [syllable for word in words for syllable in fold(self.expand(word)).split()]

    def _terms_of(self, name: str) -> frozenset[str]:
        return frozenset(term for _place, term in _terms(self.syllables(name), backwards=False))

    def expand(self, word: str) -> str:
        """Write out an abbreviation, its parts too: "QLVB&ĐH"."""
        if not any(letter.isupper() for letter in word[1:]):
            return word
        if long := self._abbreviations.get(word.casefold()):
            return long
        return " ".join(map(self.expand, word.split("&"))) if "&" in word else word


def _terms(syllables: list[str], *, backwards: bool) -> Iterator[tuple[int, str]]:
    """Yield each syllable and each pair with its distance from the number."""
    last = len(syllables) - 1
    for place, syllable in enumerate(syllables):
        yield (last - place if backwards else place), syllable
    for place, (one, two) in enumerate(pairwise(syllables)):
        yield (last - place - 1 if backwards else place), f"{one} {two}"


def _fading(distance: int) -> float:
    """Return how much a syllable counts at `distance` from the number."""
    return max(0.35, 1 - 0.04 * max(0, distance - _FAR))
