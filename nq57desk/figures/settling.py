"""One figure told with different values: the clerk says which is right, and it has one value.

The sides are the places in the text and, where the figure has a value already, that value. All
places show the right value afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from nq57desk.figures.candidates import GUESS, Candidate, conflicts, same
from nq57desk.figures.catalogue import Catalogue, Figure, Kind
from nq57desk.figures.chipping import with_chips
from nq57desk.figures.keeping import refuse_computed, with_values
from nq57desk.figures.ledger import Ledger
from nq57desk.figures.taking import values_of
from nq57desk.figures.writing import MISSING, Writer
from nq57desk.model import FigureId, FigureRef, Nature, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the values, with the places that tell it; `kept`: the figure has it already."""

    value: Decimal
    candidates: tuple[Candidate, ...] = ()
    kept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A figure told with different values; the kept one first, then in printed order."""

    figure: FigureId
    sides: tuple[Side, ...]

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All places."""
        return tuple(each for side in self.sides for each in side.candidates)


def disputes(
    report: Report,
    candidates: Iterable[Candidate],
    catalogue: Catalogue,
    insisted: Iterable[Candidate] = (),
) -> tuple[Dispute, ...]:
    """Return the figures that the clerk must decide, in printed order.

    Args:
        report: with the values that stand.
        candidates: what is offered.
        catalogue: all figures.
        insisted: those that the clerk wanted to take although another value stands.
    """
    offered = tuple(candidates)
    told = {each.figure: each.sides for each in conflicts(offered, catalogue)}
    wanted = set(insisted)
    agreed: dict[FigureId, tuple[Candidate, ...]] = {}
    for candidate in offered:
        if candidate.figure and (_speaks_for_all(candidate) or candidate in wanted):
            agreed[candidate.figure] = (*agreed.get(candidate.figure, ()), candidate)
    told = {figure: (side,) for figure, side in agreed.items()} | told
    ledger = Ledger(report, catalogue)
    found = (_dispute(figure, sides, ledger) for figure, sides in told.items())
    return tuple(each for each in found if each is not None)


def _speaks_for_all(candidate: Candidate) -> bool:
    """Whether a number tells a result of the whole office, and is no mere guess."""
    if candidate.nature is not Nature.RESULT or candidate.scope:
        return False
    return candidate.sure or candidate.score >= GUESS


def _dispute(
    name: FigureId, told: tuple[tuple[Candidate, ...], ...], ledger: Ledger
) -> Dispute | None:
    figure = ledger.catalogue.get(name)
    if figure is None or (figure.each and len(told) < 2):
        return None
    sides = [Side(value=side[0].value, candidates=side) for side in told]
    kept = ledger.amount(figure.id).value
    if kept is not None:
        rate = figure.kind is Kind.PERCENT
        alike = [side for side in sides if same(side.value, kept, rate)]
        told_too = tuple(each for side in alike for each in side.candidates)
        others = [side for side in sides if side not in alike]
        sides = [Side(value=kept, candidates=told_too, kept=True), *others]
    return Dispute(figure=name, sides=tuple(sides)) if len(sides) > 1 else None


def settle(
    report: Report, dispute: Dispute, right: Side, catalogue: Catalogue
) -> tuple[Report, tuple[Candidate, ...]]:
    """Return `report` with the right value, and the places that show it now.

    Raises:
        BadInput: the figure is computed from others and amounts to something else.
    """
    figure = catalogue.find(dispute.figure)
    valued = report if right.kept else _with_value(report, right, figure, catalogue)
    write = Writer(valued, catalogue)
    shown = tuple(_writable(candidate, write) for candidate in dispute.candidates)
    return with_chips(valued, shown), shown


def _with_value(report: Report, right: Side, figure: Figure, catalogue: Catalogue) -> Report:
    ledger = Ledger(report, catalogue)
    refuse_computed(figure, ledger)
    best = max(right.candidates, key=lambda each: each.numerator is not None)
    told = replace(best, nature=Nature.RESULT)
    return with_values(report, values_of(told, figure, ledger))


def _writable(candidate: Candidate, write: Writer) -> Candidate:
    """Return `candidate` without the pieces for which the right value has no words."""
    assert candidate.figure is not None
    pieces = tuple(
        piece
        for piece in candidate.pieces
        if MISSING not in write(FigureRef(figure=candidate.figure, form=piece.form))
    )
    return replace(candidate, pieces=pieces)
