"""Figures as plain data for scripts (`--json`): the catalogue, values, candidates.

Numbers are plain decimal strings in the unit given beside them, rates to two decimals. This form
is a promise to those who write scripts: names here change only with reason.
"""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from nq57desk.figures.candidates import Candidate
from nq57desk.figures.catalogue import Catalogue, Figure, Kind
from nq57desk.figures.ledger import Amount, Ledger
from nq57desk.figures.places import Use, uses
from nq57desk.model import Report

Data = dict[str, Any]


def catalogue_data(catalogue: Catalogue) -> list[Data]:
    """Return the figures of a catalogue, in its order."""
    return [
        {
            "figure": figure.id,
            "label": figure.label,
            "unit": figure.unit,
            "kind": figure.kind.value,
            "group": figure.group,
            "supplier": figure.supplier,
            "definition": figure.definition,
            "accumulates": figure.accumulates,
            "slow": figure.slow,
            "sections": list(figure.meanings),
            "numerator": figure.numerator,
            "denominator": figure.denominator,
            "whole": figure.whole,
            "sum_of": list(figure.sum_of),
            "minus": list(figure.minus),
            "cumulative_of": figure.cumulative_of,
            "aliases": list(figure.aliases),
        }
        for figure in catalogue.figures
    ]


def figures_data(
    report: Report, candidates: Iterable[Candidate], catalogue: Catalogue
) -> list[Data]:
    """Return the values of a report, computed ones too, then the candidates in its text."""
    return [*_values(report, catalogue), *map(candidate_data, candidates)]


def candidate_data(candidate: Candidate) -> Data:
    """Return a number that was recognised; `figure` is null where none is likely."""
    line = candidate.place.line
    return {
        "figure": candidate.figure,
        "value": _plain(candidate.shown),
        "numerator": _plain(candidate.numerator),
        "denominator": _plain(candidate.denominator),
        "unit": candidate.unit,
        "operator": candidate.operator.value,
        "nature": candidate.nature.value,
        "as_of": candidate.as_of.isoformat() if candidate.as_of else None,
        "lines": [] if line is None else [line],
        "quote": candidate.quote,
        "sure": candidate.sure,
    }


def _values(report: Report, catalogue: Catalogue) -> Iterator[Data]:
    ledger = Ledger(report, catalogue)
    shown: dict[str, list[Use]] = {}
    for use in uses(report):
        shown.setdefault(use.ref.figure, []).append(use)
    for figure in catalogue.figures:
        amount = ledger.amount(figure.id)
        if amount.value is not None or ledger.kept(figure):
            yield _value(figure, amount, shown.get(figure.id, []))


def _value(figure: Figure, amount: Amount, shown: list[Use]) -> Data:
    lines = {use.place.line for use in shown if use.place.line is not None}
    return {
        "figure": figure.id,
        "value": _plain(_shown(figure, amount.value)),
        "numerator": _plain(amount.numerator),
        "denominator": _plain(amount.denominator),
        "unit": figure.unit,
        "operator": amount.operator.value,
        "nature": amount.nature.value,
        "as_of": amount.as_of.isoformat() if amount.as_of else None,
        "lines": sorted(lines),
        "quote": "",
        "sure": True,
        "computed": amount.computed,
    }


def _shown(figure: Figure, value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    if figure.kind is Kind.PERCENT:
        return value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return value / figure.scale


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"
