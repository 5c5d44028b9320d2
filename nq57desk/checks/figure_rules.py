"""The kept figures of a report: parts and wholes, totals, cumulatives, dates.

A figure is kept once, so what is wrong here is wrong wherever it is printed. A finding's place
has no section; its block is the id of the figure.

Source: structure.md, "Rules that the figures obey".
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from nq57desk import periods
from nq57desk.checks.reading import Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.figures.catalogue import Figure, Kind
from nq57desk.figures.ledger import Ledger
from nq57desk.i18n import _, mark
from nq57desk.model import FigureValue, Nature, Place, Severity
from nq57desk.vietnamese import format_number, short_date


def figure_over_whole(reading: Reading) -> Iterator[Remark]:
    """A part that is more than its whole."""
    for figure, kept, ledger in _kept(reading):
        amount = ledger.amount(figure.id)
        part, whole = amount.numerator, amount.denominator
        if kept.nature is Nature.RESULT and part is not None and whole and part > whole:
            yield _remark(
                figure,
                _("“{label}”: the part {found} is more than the whole {expected}."),
                found=format_number(part),
                expected=format_number(whole),
            )
        elif figure.kind is Kind.PERCENT and amount.value is not None and amount.value > 100:
            yield _remark(
                figure,
                _("“{label}” is {found}%. A rate of a whole ends at {expected}%."),
                found=format_number(amount.value, 2),
                expected="100",
            )


def figure_against_parts(reading: Reading) -> Iterator[Remark]:
    """A figure that is not what the figures make that it is computed from."""
    if not reading.report.figures:
        return
    for figure, kept, made in Ledger(reading.report, reading.catalogue).disagreements():
        yield _remark(
            figure,
            _("“{label}” was entered as {found}; its parts make {expected}."),
            found=format_number(kept),
            expected=_rounded(figure, made),
        )


def _rounded(figure: Figure, made: Decimal) -> str:
    return format_number(made, 2) if figure.kind is Kind.PERCENT else format_number(made)


def cumulative_below_period(reading: Reading) -> Iterator[Remark]:
    """A cumulative that is less than the value of the period."""
    for figure, kept, _ledger in _kept(reading):
        if kept.value is None or kept.cumulative is None or kept.cumulative >= kept.value:
            continue
        yield _remark(
            figure,
            _("“{label}”: the cumulative {found} is less than the period's {expected}."),
            found=format_number(kept.cumulative),
            expected=format_number(kept.value),
        )


def figure_outside_period(reading: Reading) -> Iterator[Remark]:
    """A figure as of a day outside of the period."""
    period = reading.report.period
    span = periods.span(period)
    for figure, kept, _ledger in _kept(reading):
        if span and kept.as_of and not span[0] <= kept.as_of <= span[1]:
            yield _remark(
                figure,
                _("“{label}” is of {found}, the report is on {expected}."),
                found=short_date(kept.as_of),
                expected=periods.label(period),
            )


def _kept(reading: Reading) -> Iterator[tuple[Figure, FigureValue, Ledger]]:
    if not reading.report.figures:
        return
    catalogue = reading.catalogue
    ledger = Ledger(reading.report, catalogue)
    for kept in reading.report.figures:
        figure = catalogue.get(kept.figure)
        if figure:
            yield figure, kept, ledger


def _remark(figure: Figure, message: str, *, found: str, expected: str) -> Remark:
    return Remark(
        message=message.format(label=figure.label, found=found, expected=expected),
        places=(Place(block=figure.id),),
        quote=figure.label,
        found=found,
        expected=expected,
    )


_SOURCE = "quan hệ giữa các số liệu trong danh mục"
RULES = (
    Rule(
        id="figure-over-whole",
        severity=Severity.ERROR,
        title=mark("A figure that is more than its whole"),
        source=_SOURCE,
        in_report=figure_over_whole,
    ),
    Rule(
        id="figure-against-parts",
        severity=Severity.ERROR,
        title=mark("A figure that its parts do not make"),
        source=_SOURCE,
        in_report=figure_against_parts,
    ),
    Rule(
        id="cumulative-below-period",
        severity=Severity.ERROR,
        title=mark("A cumulative less than the period's value"),
        source="lũy kế ≥ số trong kỳ",
        in_report=cumulative_below_period,
    ),
    Rule(
        id="figure-outside-period",
        severity=Severity.WARNING,
        title=mark("A figure of a day outside of the period"),
        source="mốc số liệu nằm trong kỳ",
        in_report=figure_outside_period,
    ),
)
