"""How a figure is written in a sentence or a cell, in each form, as the office likes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from nq57desk.figures.catalogue import MONEY_SCALES, Catalogue, Figure, Kind
from nq57desk.figures.ledger import HUNDRED, Amount, Ledger
from nq57desk.model import (
    FigureForm,
    FigureId,
    FigureRef,
    FigureValue,
    Operator,
    Outline,
    Report,
    ReportId,
)
from nq57desk.vietnamese import format_number, leading_zero

MISSING = "…"  # printed where nobody has given the value yet
AS_FITS = "as-fits"  # money in the largest unit that tells it in few digits
_MOST_DECIMALS = 3  # of money that is told as fits

# The words of a report, whatever the language of the window.
_BEFORE = {Operator.OVER: "trên ", Operator.ABOUT: "khoảng ", Operator.UNDER: "dưới "}
_AFTER = {Operator.AT_LEAST: " trở lên"}


OF_TWO = frozenset({FigureForm.RATE, FigureForm.FRACTION, FigureForm.BOTH})


def forms_of(figure: Figure, catalogue: Catalogue) -> tuple[FigureForm, ...]:
    """Return the forms that make sense for a figure, the usual one first."""
    one = (FigureForm.WITH_UNIT, FigureForm.VALUE)
    two = (FigureForm.FRACTION, FigureForm.BOTH, FigureForm.RATE)
    if figure.kind is Kind.PERCENT:
        return (FigureForm.RATE, FigureForm.BOTH, FigureForm.FRACTION, FigureForm.CHANGE)
    if figure.whole or catalogue.rate_of(figure):
        return (*one, *two, FigureForm.CHANGE)
    return (*one, FigureForm.CHANGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How the office writes figures.

    `decimals` of a rate at most, trailing zeros dropped; `money`: the unit for all money that is
    written with its unit, "" for each figure's own, `AS_FITS` for the one that suits the amount;
    `leading_zero`: counts below ten as 01–09.
    """

    decimals: int = 2
    money: str = ""
    leading_zero: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The reports to compare with: of last period, and of the same period last year."""

    last: Report | None = None
    year_ago: Report | None = None


PLAIN = Manner()
NO_PAST = Past()


class Writer:
    """Writes the figures of one report."""

    def __init__(
        self,
        report: Report,
        catalogue: Catalogue,
        *,
        manner: Manner = PLAIN,
        past: Past = NO_PAST,
    ) -> None:
        self._ledger = Ledger(report, catalogue)
        self._manner = manner
        self._past = past
        self._written: dict[FigureRef, str] = {}

    def __call__(self, ref: FigureRef) -> str:
        """Write a figure as `ref` asks; `MISSING` stands for what nobody has given."""
        if ref not in self._written:
            self._written[ref] = self._write(ref)
        return self._written[ref]

    def _write(self, ref: FigureRef) -> str:
        figure = self._ledger.catalogue.get(ref.figure) or _unknown(ref.figure)
        if ref.form in OF_TWO and not figure.whole:
            figure = self._ledger.catalogue.rate_of(figure) or figure
        amount = self._ledger.amount(figure.id)
        match ref.form:
            case FigureForm.VALUE:
                return self._exactly(amount, self._bare(figure, amount.value))
            case FigureForm.WITH_UNIT:
                return self._exactly(amount, self._with_unit(figure, amount.value))
            case FigureForm.RATE:
                return self._rate(figure, amount)
            case FigureForm.FRACTION:
                return self._fraction(figure, amount)
            case FigureForm.BOTH:
                return self._both(figure, amount)
            case FigureForm.CHANGE:
                return self._change(figure, amount)

    def _exactly(self, amount: Amount, written: str) -> str:
        return _BEFORE.get(amount.operator, "") + written + _AFTER.get(amount.operator, "")

    def _bare(self, figure: Figure, value: Decimal | None) -> str:
        if value is None:
            return MISSING
        if figure.kind is Kind.PERCENT:
            return self._percentage(value)
        if figure.kind is Kind.MONEY:
            return format_number((value / figure.scale).normalize())
        return self._count(value)

    def _count(self, value: Decimal) -> str:
        if self._manner.leading_zero and value == value.to_integral_value():
            whole = int(value)
            return leading_zero(whole) if 0 < whole < 10 else format_number(Decimal(whole))
        return format_number(value)

    def _with_unit(self, figure: Figure, value: Decimal | None) -> str:
        if figure.kind is Kind.MONEY:
            figure = replace(figure, unit=self._money_unit(figure, value))
        gap = "" if figure.unit in {"%", ""} else " "
        return f"{self._bare(figure, value)}{gap}{figure.unit}"

    def _money_unit(self, figure: Figure, value: Decimal | None) -> str:
        if self._manner.money == AS_FITS:
            return fitting_unit(value) if value else figure.unit
        return self._manner.money or figure.unit

    def _percentage(self, value: Decimal) -> str:
        places = Decimal(1).scaleb(-self._manner.decimals)
        return format_number(value.quantize(places, rounding=ROUND_HALF_UP).normalize())

    def _rate(self, figure: Figure, amount: Amount) -> str:
        if figure.kind is Kind.PERCENT:
            return self._exactly(amount, self._with_unit(figure, amount.value))
        if not amount.denominator or amount.numerator is None:
            return f"{MISSING}%"
        return f"{self._percentage(amount.numerator * HUNDRED / amount.denominator)}%"

    def _fraction(self, figure: Figure, amount: Amount) -> str:
        part = self._part(figure)
        over, under = (self._bare(part, each) for each in (amount.numerator, amount.denominator))
        return f"{over}/{under}"

    def _both(self, figure: Figure, amount: Amount) -> str:
        part = self._part(figure)
        counted = f" {part.unit}" if part.unit else ""
        return f"{self._fraction(figure, amount)}{counted}, đạt {self._rate(figure, amount)}"

    def _part(self, figure: Figure) -> Figure:
        """Return what the parts of a rate are counted as."""
        if figure.kind is not Kind.PERCENT:
            return figure
        part = self._ledger.catalogue.get(figure.numerator or figure.denominator or "")
        return part or Figure(
            id=figure.id, label=figure.label, kind=Kind.COUNT, unit=figure.part_unit
        )

    def _change(self, figure: Figure, amount: Amount) -> str:
        """Compare with the same period last year, else with last period."""
        for report, words in (
            (self._past.year_ago, "so với cùng kỳ"),
            (self._past.last, "so với kỳ trước"),
        ):
            before = self._before(report, figure)
            if amount.value is not None and before is not None:
                return f"{self._difference(figure, amount.value, before)} {words}"
        return MISSING

    def _before(self, report: Report | None, figure: Figure) -> Decimal | None:
        if report is None:
            return None
        return Ledger(report, self._ledger.catalogue).amount(figure.id).value

    def _difference(self, figure: Figure, now: Decimal, before: Decimal) -> str:
        if now == before:
            return "không thay đổi"
        word = "tăng" if now > before else "giảm"
        gap = abs(now - before)
        if figure.kind is Kind.PERCENT:
            return f"{word} {self._percentage(gap)} điểm phần trăm"
        if not before:
            return f"{word} {self._with_unit(figure, gap)}"
        return f"{word} {self._percentage(gap * HUNDRED / before)}%"


def written(
    ref: FigureRef,
    report: Report,
    catalogue: Catalogue,
    *,
    manner: Manner = PLAIN,
    past: Past = NO_PAST,
) -> str:
    """Write one figure of `report`; to write many, keep a `Writer`."""
    return Writer(report, catalogue, manner=manner, past=past)(ref)


def change(figure: Figure, now: Amount, before: Amount) -> Decimal | None:
    """Return by how many percent a figure has grown; a rate by how many percentage points.

    `None` where one is not known, or a count grew from nothing.
    """
    if now.value is None or before.value is None:
        return None
    if figure.kind is Kind.PERCENT:
        return now.value - before.value
    return (now.value - before.value) * HUNDRED / before.value if before.value else None


def example(manner: Manner) -> tuple[str, str, str]:
    """Write a rate, an amount of money and a small count in a manner, to be looked at."""
    rate, money, count = (FigureId(name) for name in ("rate", "money", "count"))
    catalogue = Catalogue(
        figures=(
            Figure(id=rate, label="", kind=Kind.PERCENT, unit="%"),
            Figure(id=money, label="", kind=Kind.MONEY, unit="triệu đồng"),
            Figure(id=count, label="", kind=Kind.COUNT, unit="hội nghị"),
        )
    )
    values = (
        FigureValue(figure=rate, numerator=Decimal(1287), denominator=Decimal(1577)),
        FigureValue(figure=money, value=Decimal(1_250_000_000)),
        FigureValue(figure=count, value=Decimal(5)),
    )
    outline = Outline(id="", name="", version="", subject="", lead_in="")
    report = Report(id=ReportId(""), name="", outline=outline, figures=values)
    writer = Writer(report, catalogue, manner=manner)
    return (
        writer(FigureRef(figure=rate, form=FigureForm.RATE)),
        writer(FigureRef(figure=money)),
        writer(FigureRef(figure=count)),
    )


def fitting_unit(amount: Decimal) -> str:
    """Return the unit in which an amount of đồng is short: 556000000 → "triệu đồng"."""
    for unit in ("tỷ đồng", "triệu đồng"):
        told = (amount / MONEY_SCALES[unit]).normalize()
        exponent = told.as_tuple().exponent
        if abs(told) >= 1 and isinstance(exponent, int) and -exponent <= _MOST_DECIMALS:
            return unit
    return "đồng"


def _unknown(figure_id: FigureId) -> Figure:
    """Stand in for a figure that the catalogue has no more: its number is printed alone."""
    return Figure(id=figure_id, label=figure_id, kind=Kind.MEASURE)
