"""Choosing the figure that a number tells, and whether the choice is sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from nq57desk.figures.catalogue import Catalogue, Figure, Kind
from nq57desk.figures.matching import Match, Matcher, Words
from nq57desk.figures.noughts import Nought
from nq57desk.figures.passages import Passage
from nq57desk.figures.surroundings import Spot, is_cumulative, words_around
from nq57desk.model import FigureId
from nq57desk.numbers_in_text import ReadAs

LIKELY = 0.34  # below, no figure is offered
SURE = 0.62
SURE_OF_STRANGE = 0.9  # … where half of what is told belongs to no name of the figure
AHEAD = 0.12  # how far a sure figure is before the next
_CONTESTED = 0.15  # how much a rival alone explains of the nearest words that casts doubt
_STRANGE = 0.5
_SECOND = 0.3
_TOLD_TOO = 0.55  # how much of a second figure must be said for one number to tell both
_OTHER_UNIT = 0.6
_TOLD_ALREADY = 0.7
_PART_OF_WHOLE = 0.12
_OPPOSITE = 0.5  # "chưa thanh toán" where nothing is said of "chưa"
_LEFT_OUT = 0.4  # … and how much of the nearest words it may leave unexplained
_MORE_SAID = 0.6  # how much that a longer name adds must be said to cast doubt on the shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A figure for a number, `None` where none is likely; `others` come next."""

    figure: FigureId | None = None
    score: float = 0.0
    sure: bool = False
    others: tuple[FigureId, ...] = ()


class Ranking:
    """Chooses among the figures of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.matcher = Matcher(catalogue)

    def choose(
        self,
        spot: Spot,
        *,
        kinds: set[Kind] | None = None,
        told_by_lead: frozenset[FigureId] = frozenset(),
    ) -> tuple[Choice, ...]:
        """Return the figure that the number at `spot` tells; two where it tells both.

        Args:
            kinds: what the number can be, by its own unit if `None`.
            told_by_lead: figures that the lead of this list has told; an item tells another.
        """
        words = words_around(spot)
        ranked = self._ranked(spot, words, kinds or _kinds(spot), told_by_lead)
        best = ranked[0] if ranked else None
        others = tuple(each.figure.id for each in ranked[:5])
        if best is None or best.score < LIKELY:
            score = best.score if best else 0.0
            return (Choice(score=score, others=others),)
        second = self._told_too(ranked, words) if _tells_after(spot) else None
        choice = Choice(
            figure=self._as_told(best.figure, spot),
            score=best.score,
            sure=second is None and self._is_sure(ranked, spot),
            others=others[1:],
        )
        if second is None:
            return (choice,)
        return (choice, Choice(figure=second.figure.id, score=second.score, others=others[:1]))

    def choose_nought(self, nought: Nought) -> Choice:
        """Return the count of which there is none."""
        figures = [each for each in self.matcher.figures if each.kind is Kind.COUNT]
        units, _length = self.matcher.units_of(nought.what.lstrip())
        ranked = self._weighed(self.matcher.rank(nought.words, figures), nought.passage, units)
        best = ranked[0] if ranked else None
        others = tuple(each.figure.id for each in ranked[:5])
        if best is None or best.score < LIKELY:
            return Choice(others=others)
        return Choice(figure=best.figure.id, score=best.score, others=others[1:])

    def _ranked(
        self,
        spot: Spot,
        words: Sequence[Words],
        kinds: set[Kind],
        told_by_lead: frozenset[FigureId],
    ) -> list[Match]:
        possible = [each for each in self.matcher.figures if _fits(each, spot, kinds)]
        matches = self.matcher.rank(words, [each for each in possible if not each.each])
        items = [*words, Words(text=spot.passage.lead, weight=1, steady=True)]
        matches += self.matcher.rank(items, [each for each in possible if each.each])
        kept = []
        denied = self.matcher.is_denied(f"{spot.earlier} {spot.left} {spot.right}")
        for each in matches:
            score = each.score * (_TOLD_ALREADY if each.figure.id in told_by_lead else 1)
            if not denied and self.matcher.denies(each.figure):
                score *= _OPPOSITE
            if spot.number.denominator is not None and each.figure.whole:
                score += _PART_OF_WHOLE
            kept.append(replace(each, score=score))
        return self._weighed(kept, spot.passage, spot.units)

    def _weighed(
        self, matches: Iterable[Match], passage: Passage, units: tuple[str, ...]
    ) -> list[Match]:
        """Weigh in what is counted and what the section is about."""
        weighed = []
        for each in matches:
            score = each.score
            if units and each.figure.kind is Kind.COUNT:
                alike = each.figure.unit in units
                rare = 0.04 + 0.2 / max(1, self.matcher.shared_by(units))
                score = score + rare if alike else score * _OTHER_UNIT
            if passage.meaning:
                score *= 1.08 if passage.meaning in each.figure.meanings else 0.95
            weighed.append(replace(each, score=score))
        return sorted(weighed, key=lambda each: -each.score)

    def _as_told(self, figure: Figure, spot: Spot) -> FigureId:
        cumulative = self._catalogue.cumulative(figure) if is_cumulative(spot) else None
        return cumulative.id if cumulative else figure.id

    def _told_too(self, ranked: list[Match], words: Sequence[Words]) -> Match | None:
        """Return a second figure that one percentage tells: "100% … có máy tính và chữ ký số"."""
        sentence = [each for each in words if not each.steady]
        for other in ranked[1:3]:
            beside = self.matcher.beside(other, ranked[0], sentence)
            if other.score > _SECOND and beside >= _TOLD_TOO:
                return other
        return None

    def _is_sure(self, ranked: list[Match], spot: Spot) -> bool:
        best, rivals = ranked[0], ranked[1:]
        ahead = best.score - (rivals[0].score if rivals else 0)
        close = [each for each in rivals[:5] if each.score > best.score / 2]
        contested = any(self._contests(each, best) for each in close)
        contested = contested or any(self._says_more(each, best, spot) for each in close)
        figure, number = best.figure, spot.number
        strange = self.matcher.strangeness(spot.told, figure) >= _STRANGE
        return (
            best.score >= (SURE_OF_STRANGE if strange else SURE)
            and ahead >= AHEAD
            and not contested
            and not figure.each
            and not spot.in_a_name
            and not spot.passage.is_heading
            and number.upper is None
            and number.read_as is not ReadAs.COMMA_GROUPS
            and (figure.kind is not Kind.COUNT or _counts(spot, figure))
            and not (number.is_percent and self._is_share_of_other(spot, figure))
        )

    def _is_share_of_other(self, spot: Spot, figure: Figure) -> bool:
        """Whether a rate is of what no name of `figure` tells: 100% of the hamlets, of papers."""
        right = spot.right[len(spot.right) - len(spot.right.lstrip()) :].removeprefix("các ")
        units, length = self.matcher.units_of(right)
        return bool(units) and self.matcher.strangeness(right[:length], figure) == 1

    def counted_before(self, spot: Spot) -> bool:
        """Whether the words before a fraction begin with what is counted: "Hồ sơ … 930/1240"."""
        units, _length = self.matcher.units_of(spot.left.lstrip(" -+"))
        return bool(units)

    def _contests(self, rival: Match, best: Match) -> bool:
        """Whether near words speak for `rival` alone: "hồ sơ nộp trực tuyến *toàn trình*"."""
        alone = self.matcher.weight(rival.explains - best.explains)
        return alone > _CONTESTED * self.matcher.weight(rival.explains | best.explains)

    def _says_more(self, rival: Match, best: Match, spot: Spot) -> bool:
        """Whether `rival` is a narrower figure whose own words stand in the sentence too."""
        weight = self.matcher.weight
        if weight(best.explains - rival.explains) > _LEFT_OUT * weight(best.explains):
            return False
        sentence = [Words(text=spot.sentence, weight=1, steady=True)]
        return self.matcher.beside(rival, best, sentence) >= _MORE_SAID


def _counts(spot: Spot, figure: Figure) -> bool:
    """Whether the noun after a number is what `figure` counts; a bare number will do too."""
    if spot.units:
        return figure.unit in spot.units
    return not spot.right.lstrip()[:1].isalpha()


def _tells_after(spot: Spot) -> bool:
    """Whether a percentage is told by the words after it, which may go on to a second thing."""
    number = spot.number
    return number.is_percent and spot.linked is None and len(spot.right) > len(spot.left)


def _kinds(spot: Spot) -> set[Kind]:
    """Return what a number can be by its unit."""
    number = spot.number
    if number.is_percent:
        return {Kind.PERCENT}
    if number.is_money:
        return {Kind.MONEY}
    return {Kind.MEASURE} if number.unit else {Kind.COUNT}


def _fits(figure: Figure, spot: Spot, kinds: set[Kind]) -> bool:
    if figure.kind is Kind.MEASURE and spot.number.unit:
        return Kind.MEASURE in kinds and figure.unit == spot.number.unit
    return figure.kind in kinds
