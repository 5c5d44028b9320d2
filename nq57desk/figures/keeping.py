"""Making the values that a report keeps of an amount: each amount in its one home."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from nq57desk.errors import BadInput
from nq57desk.figures.catalogue import Figure, Kind
from nq57desk.figures.ledger import Ledger
from nq57desk.i18n import _
from nq57desk.model import FigureId, FigureValue, Operator, Report


def with_value(
    figure: Figure, ledger: Ledger, amount: Decimal, operator: Operator = Operator.EXACT
) -> FigureValue:
    """Return the kept value with another amount in the base unit; all else stays."""
    if figure.cumulative_of:
        return replace(_kept(ledger, figure.cumulative_of), cumulative=amount)
    return replace(
        _kept(ledger, figure.id),
        value=amount,
        numerator=None,
        denominator=None,
        operator=operator,
    )


def emptied(figure: Figure, ledger: Ledger) -> FigureValue:
    """Return the kept value with "chưa có số liệu" in place of the amount."""
    if figure.cumulative_of:
        return replace(_kept(ledger, figure.cumulative_of), cumulative=None)
    return replace(_kept(ledger, figure.id), value=None, numerator=None, denominator=None)


def with_parts(
    figure: Figure, ledger: Ledger, over: Decimal, under: Decimal
) -> tuple[FigureValue, ...]:
    """Give the parts of a rate, or a count and its whole, their amounts.

    A part that is a figure keeps its amount itself; the rate keeps the others.

    Raises:
        BadInput: a part is computed and amounts to something else.
    """
    parts = (figure.numerator, figure.denominator)
    if figure.kind is Kind.COUNT:
        parts = (figure.id, figure.whole)
    values = [
        with_value(ledger.catalogue.find(part), ledger, amount)
        for part, amount in zip(parts, (over, under), strict=True)
        if part and not _amounts_to(part, amount, ledger)
    ]
    if figure.kind is Kind.PERCENT:
        own = replace(
            _kept(ledger, figure.id),
            value=None,
            numerator=None if parts[0] else over,
            denominator=None if parts[1] else under,
        )
        if None in parts or ledger.kept(figure):
            values.append(own)
    return tuple(values)


def with_values(report: Report, values: Iterable[FigureValue]) -> Report:
    """Return `report` with `values` in place of those it keeps, new ones at the end."""
    kept = {value.figure: value for value in report.figures}
    kept |= {value.figure: value for value in values}
    return replace(report, figures=tuple(kept.values()))


def refuse_computed(figure: Figure, ledger: Ledger) -> None:
    """Refuse to type over what follows from other figures.

    Raises:
        BadInput: the figure is computed; names what it is computed from.
    """
    amount = ledger.amount(figure.id)
    if amount.computed and amount.value is not None:
        parts = ", ".join(ledger.catalogue.find(part).label for part in figure.makings)
        text = _("{label} is computed from {parts}. Change those instead.")
        raise BadInput(text.format(label=figure.label, parts=parts))


def plain(amount: Decimal) -> Decimal:
    """Return `amount` without trailing zeros and exponent: 5.56E+8 and 556000000.0 alike."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount.normalize()


def _amounts_to(part: FigureId, amount: Decimal, ledger: Ledger) -> bool:
    """Whether a part already is computed to be `amount`; refuse if it is computed otherwise."""
    known = ledger.amount(part)
    if known.computed and known.value != amount:
        refuse_computed(ledger.catalogue.find(part), ledger)
    return known.computed


def _kept(ledger: Ledger, figure_id: FigureId) -> FigureValue:
    """Return what the report keeps, under the figure's present id."""
    kept = ledger.kept(ledger.catalogue.find(figure_id))
    return replace(kept, figure=figure_id) if kept else FigureValue(figure=figure_id)
