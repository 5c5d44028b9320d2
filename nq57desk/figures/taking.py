"""Taking candidates: their values into the figures, chips in place of their numbers.

A chip prints what the figure is now, so a candidate is taken only where that is what the text
says. What contradicts a value that stands, another candidate or the figure's parts is left in
the text, for the clerk to decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from nq57desk.errors import BadInput
from nq57desk.figures.candidates import Candidate, conflicts, same
from nq57desk.figures.catalogue import Catalogue, Figure, Kind
from nq57desk.figures.chipping import with_chips
from nq57desk.figures.keeping import plain, with_parts, with_value, with_values
from nq57desk.figures.ledger import Ledger, agree
from nq57desk.model import FigureValue, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A report with candidates taken, and those that were left."""

    report: Report
    left: tuple[Candidate, ...] = ()


def take(report: Report, candidates: Iterable[Candidate], catalogue: Catalogue) -> Taken:
    """Take `candidates`: counts first, then rates told with their parts, then other rates."""
    offered = tuple(candidates)
    contested = {each.figure for each in conflicts(offered, catalogue)}
    valued = report
    taken: list[Candidate] = []
    left: list[Candidate] = []
    for candidate in sorted(offered, key=_rank):
        figure = catalogue.get(candidate.figure) if candidate.figure else None
        if figure is None:
            left.append(candidate)
            continue
        told = _with_value(
            valued, candidate, figure, catalogue, contested=candidate.figure in contested
        )
        (left if told is None else taken).append(candidate)
        valued = told or valued
    return Taken(report=with_chips(valued, taken), left=tuple(left))


def _rank(candidate: Candidate) -> tuple[bool, bool]:
    return (candidate.unit == "%", candidate.numerator is None)


def _with_value(
    report: Report,
    candidate: Candidate,
    figure: Figure,
    catalogue: Catalogue,
    *,
    contested: bool,
) -> Report | None:
    """Return `report` with the candidate's value, `None` where that would contradict."""
    before = Ledger(report, catalogue)
    now = before.amount(figure.id).value
    if now is not None:
        return report if _tells(candidate, figure, now) else None
    if contested:
        return None
    try:
        values = values_of(candidate, figure, before)
    except BadInput:
        return None
    valued = with_values(report, values)
    after = Ledger(valued, catalogue)
    told = after.amount(figure.id).value
    spoilt = len(list(after.disagreements())) > len(list(before.disagreements()))
    return None if spoilt or told is None or not _tells(candidate, figure, told) else valued


def _tells(candidate: Candidate, figure: Figure, amount: Decimal) -> bool:
    """Whether the text says what the figure amounts to."""
    if figure.kind is not Kind.PERCENT:
        return candidate.value == amount
    return same(candidate.value, amount, rate=True) or agree(candidate.value, amount, rate=True)


def values_of(candidate: Candidate, figure: Figure, ledger: Ledger) -> tuple[FigureValue, ...]:
    """Return what a candidate gives to keep.

    Raises:
        BadInput: a part of it is known to be something else.
    """
    over, under = candidate.numerator, candidate.denominator
    if over is None or under is None:
        amount = plain(candidate.value)
        values: tuple[FigureValue, ...] = (with_value(figure, ledger, amount, candidate.operator),)
    else:
        parts = (figure.numerator, figure.denominator, figure.whole)
        for part, amount in zip(parts, (over, under, under), strict=True):
            if ledger.amount(part).value not in {None, amount}:
                raise BadInput("")
        values = with_parts(figure, ledger, plain(over), plain(under))
    return tuple(
        replace(
            value,
            as_of=candidate.as_of or value.as_of,
            nature=candidate.nature,
            scope=candidate.scope or value.scope,
        )
        for value in values
    )
