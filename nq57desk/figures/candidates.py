"""A number of a report's text, offered as a figure, and candidates that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from nq57desk.figures.catalogue import MONEY_SCALES, Catalogue, Kind
from nq57desk.model import FigureForm, FigureId, Nature, Operator, Place

GUESS = 0.5  # a score below is too weak to contradict another


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the plain text of block or row that a chip of `form` would replace."""

    start: int
    end: int
    form: FigureForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A number and what it seems to be.

    `value`, `numerator`, `denominator` are in base units (money in đồng, a rate in percent as
    printed). `figure` is the likeliest, `None` where none is likely; `others` come next. `quote`
    is the sentence. `cell` is the column where the place is a table row. `scope`: what of several
    things it is told for.
    """

    figure: FigureId | None
    value: Decimal
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    unit: str = ""
    operator: Operator = Operator.EXACT
    nature: Nature = Nature.RESULT
    as_of: date | None = None
    scope: str = ""
    place: Place
    cell: int | None = None
    pieces: tuple[Piece, ...] = ()
    quote: str = ""
    sure: bool = False
    score: float = 0.0
    others: tuple[FigureId, ...] = ()

    @property
    def shown(self) -> Decimal:
        """The value in `unit`: money in triệu đồng where that is the unit."""
        return self.value / MONEY_SCALES.get(self.unit, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A figure told with different values: candidates of each value, in printed order."""

    figure: FigureId
    sides: tuple[tuple[Candidate, ...], ...]


def conflicts(candidates: Iterable[Candidate], catalogue: Catalogue) -> tuple[Conflict, ...]:
    """Return the figures that stand with different values as results of the whole office.

    A rate rounded to fewer decimals is no other value; figures told for several things or
    for a part, targets, plans and mere guesses contradict nothing.
    """
    sides: dict[FigureId, list[list[Candidate]]] = {}
    for candidate in candidates:
        figure = catalogue.get(candidate.figure) if candidate.figure else None
        if figure is None or figure.each or candidate.nature is not Nature.RESULT:
            continue
        if candidate.score < GUESS or candidate.scope:
            continue
        known = sides.setdefault(figure.id, [])
        rate = figure.kind is Kind.PERCENT
        side = next((each for each in known if same(each[0].value, candidate.value, rate)), None)
        if side is None:
            known.append([candidate])
        else:
            side.append(candidate)
    return tuple(
        Conflict(figure=figure, sides=tuple(tuple(side) for side in told))
        for figure, told in sides.items()
        if len(told) > 1
    )


def same(one: Decimal, other: Decimal, rate: bool) -> bool:
    """Whether two printed values tell the same; rates at the fewer decimals of the two."""
    if not rate:
        return one == other
    places = max(_last_place(one), _last_place(other))
    step = Decimal(1).scaleb(places)
    return one.quantize(step, ROUND_HALF_UP) == other.quantize(step, ROUND_HALF_UP)


def _last_place(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
