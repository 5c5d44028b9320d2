"""What a figure amounts to in a report: kept, or computed from the figures that make it.

A rate is its numerator over its denominator, a total the sum of its parts, a cumulative the
second value of its figure. A computed amount is never kept; what was typed before its parts were
known is passed over then, and `disagreements` tells of it. `None` is "chưa có số liệu", not 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nq57desk.figures.catalogue import Catalogue, Figure, Kind
from nq57desk.model import FigureId, FigureValue, Nature, Operator, Report

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure's amount in base units; a rate in percent, not rounded.

    `computed`: it follows from other figures and cannot be typed over.
    """

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    operator: Operator = Operator.EXACT
    nature: Nature = Nature.RESULT
    as_of: date | None = None
    computed: bool = False

    @property
    def remainder(self) -> Decimal | None:
        """What is missing to the whole: denominator less numerator."""
        if self.numerator is None or self.denominator is None:
            return None
        return self.denominator - self.numerator


NOTHING = Amount()


class Ledger:
    """The amounts of one report."""

    def __init__(self, report: Report, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._kept = {value.figure: value for value in report.figures}

    def kept(self, figure: Figure) -> FigureValue | None:
        """Return the value that the report keeps, under the id or an earlier one."""
        for name in (figure.id, *figure.aliases):
            if name in self._kept:
                return self._kept[name]
        return None

    def amount(self, figure_id: FigureId | None) -> Amount:
        """Return what a figure amounts to; of one that no catalogue knows, what is kept."""
        figure = self.catalogue.get(figure_id) if figure_id else None
        if figure is None:
            kept = self._kept.get(figure_id) if figure_id else None
            return _as_kept(kept) if kept else NOTHING
        kept = self.kept(figure)
        if figure.cumulative_of:
            return self._cumulative(figure.cumulative_of)
        if figure.kind is Kind.PERCENT:
            return self._rate(figure, kept)
        if total := self._total(figure):
            return total
        return self._count(figure, kept)

    def _cumulative(self, base: FigureId) -> Amount:
        figure = self.catalogue.find(base)
        kept = self.kept(figure)
        if kept is None:
            return NOTHING
        return Amount(value=kept.cumulative, as_of=kept.as_of, nature=kept.nature)

    def _rate(self, figure: Figure, kept: FigureValue | None) -> Amount:
        own = _as_kept(kept) if kept else NOTHING
        over, under = self.amount(figure.numerator), self.amount(figure.denominator)
        numerator = own.numerator if over.value is None else over.value
        denominator = own.denominator if under.value is None else under.value
        if numerator is None or not denominator:
            return own
        return Amount(
            value=numerator * HUNDRED / denominator,
            numerator=numerator,
            denominator=denominator,
            nature=own.nature,
            as_of=own.as_of or over.as_of or under.as_of,
            computed=over.value is not None or under.value is not None,
        )

    def _total(self, figure: Figure) -> Amount | None:
        if not figure.sum_of:
            return None
        added = [self.amount(part) for part in figure.sum_of]
        taken = [self.amount(part) for part in figure.minus]
        plus, minus = _sum(added), _sum(taken)
        if plus is None or minus is None:
            return None
        as_of = next((part.as_of for part in added if part.as_of), None)
        return Amount(value=plus - minus, as_of=as_of, computed=True)

    def _count(self, figure: Figure, kept: FigureValue | None) -> Amount:
        own = _as_kept(kept) if kept else NOTHING
        whole = self.amount(figure.whole).value if figure.whole else own.denominator
        return Amount(
            value=own.value,
            numerator=own.value if figure.whole else own.numerator,
            denominator=whole,
            operator=own.operator,
            nature=own.nature,
            as_of=own.as_of,
        )

    def disagreements(self) -> Iterator[tuple[Figure, Decimal, Decimal]]:
        """Yield each figure whose kept value is not what its parts make: figure, kept, computed.

        A rate kept with fewer decimals than two agrees where it is rounded right.
        """
        for figure in self.catalogue.figures:
            kept, amount = self.kept(figure), self.amount(figure.id)
            if kept is None or kept.value is None or amount.value is None or not amount.computed:
                continue
            if not agree(kept.value, amount.value, rate=figure.kind is Kind.PERCENT):
                yield figure, kept.value, amount.value


def agree(printed: Decimal, exact: Decimal, *, rate: bool) -> bool:
    """Whether `printed` tells `exact`; a rate is printed to two decimals at most, half up."""
    if not rate:
        return printed == exact
    exponent = printed.as_tuple().exponent
    decimals = min(2, max(0, -exponent)) if isinstance(exponent, int) else 0
    return abs(printed - exact) <= Decimal(5).scaleb(-decimals - 1)


def missing(report: Report, catalogue: Catalogue) -> tuple[Figure, ...]:
    """Return the figures that the outline or a section's form asks for, without a value yet.

    Those computed from others are left out, as are cumulatives.
    """
    asked = {spec.meaning for spec in report.outline.specs() if spec.meaning}
    added = {value.figure for value in report.figures if value.asked_in}
    ledger = Ledger(report, catalogue)
    return tuple(
        figure
        for figure in catalogue.figures
        if (asked.intersection(figure.meanings) or figure.id in added)
        and not figure.makings
        and ledger.amount(figure.id).value is None
    )


def _as_kept(kept: FigureValue) -> Amount:
    value = kept.value
    if value is None and kept.numerator is not None and kept.denominator:
        value = kept.numerator * HUNDRED / kept.denominator
    return Amount(
        value=value,
        numerator=kept.numerator,
        denominator=kept.denominator,
        operator=kept.operator,
        nature=kept.nature,
        as_of=kept.as_of,
    )


def _sum(amounts: Iterable[Amount]) -> Decimal | None:
    total = Decimal(0)
    for amount in amounts:
        if amount.value is None:
            return None
        total += amount.value
    return total
