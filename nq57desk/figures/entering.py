"""What a clerk types for a figure → values, with a word on how an ambiguous number was read.

"1.577"  "1 577"  "0,556 tỷ"  "82,25%"  "1287/1577"  "trên 90"  "khoảng 80%"  "chưa có"
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from nq57desk.errors import BadInput
from nq57desk.figures.catalogue import Catalogue, Figure, Kind
from nq57desk.figures.keeping import emptied, plain, refuse_computed, with_parts, with_value
from nq57desk.figures.ledger import HUNDRED, Ledger, agree
from nq57desk.i18n import _
from nq57desk.model import FigureValue, Report
from nq57desk.numbers_in_text import NumberInText, ReadAs, first_number
from nq57desk.vietnamese import fold, format_number, normalise

_NOT_KNOWN = {"", "-", "–", "…", "...", "?", "chua co", "chua co so lieu", "khong ro"}
_NONE = {"khong", "khong co", "khong phat sinh"}
_DONG = re.compile(r"[đ₫]|vn", re.IGNORECASE)
_AGAIN = re.compile(
    r"\s*[,;(]?\s*(?:đạt|=|tức|tương đương)?\s*(?:tỷ lệ)?\s*(?P<rate>[\d.,]+\s*%)\)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The values that a typed text makes, and how it was read ("" where there is no doubt)."""

    values: tuple[FigureValue, ...]
    note: str = ""


def enter(report: Report, figure_id: str, text: str, catalogue: Catalogue) -> Entry:
    """Read `text` for a figure of `report`.

    A fraction for a rate whose parts are figures sets those parts. "chưa có số liệu" and nothing
    at all take the value away; "không có" is 0.

    Raises:
        NotFound: no such figure.
        BadInput: it is no such number, or the figure is computed from others.
    """
    figure = catalogue.find(figure_id)
    typed = normalise(text).strip()
    ledger = Ledger(report, catalogue)
    if fold(typed) in _NOT_KNOWN:
        return Entry(values=(emptied(figure, ledger),))
    if fold(typed) in _NONE and figure.kind is not Kind.PERCENT:
        typed = "0"
    number = first_number(typed, counted=figure.kind is Kind.COUNT)
    if number is None or number.from_ != 0 or number.upper is not None or number.value < 0:
        raise _no_number(text)
    if number.denominator is not None:
        return _fraction(figure, ledger, number, typed)
    refuse_computed(figure, ledger)
    _check_rest(typed[number.to :], figure.unit, catalogue)
    said = typed[number.start : number.end]
    if number.is_money and figure.kind is Kind.COUNT and not _DONG.search(said):
        number = replace(number, unit="")  # "1,2 triệu" of people
    amount = _amount(figure, number)
    return Entry(
        values=(with_value(figure, ledger, amount, number.operator),),
        note=_note(figure, number, said),
    )


def _amount(figure: Figure, number: NumberInText) -> Decimal:
    """Return the number in the figure's base unit."""
    fits = {
        Kind.COUNT: not number.unit,
        Kind.PERCENT: number.unit in {"", "%"} and number.scale == 1,
        Kind.MONEY: not number.unit or number.is_money,
        Kind.MEASURE: number.unit in {"", figure.unit},
    }
    if not fits[figure.kind]:
        text = _("{label} is counted in {unit}. Type the number alone.")
        raise BadInput(text.format(label=figure.label, unit=figure.unit))
    amount = number.amount
    if figure.kind is Kind.COUNT and amount != amount.to_integral_value():
        text = _("{label} is a whole number. Type it without decimals, like 1.577.")
        raise BadInput(text.format(label=figure.label))
    whole = figure.scale if not number.unit and number.scale == 1 else 1
    return plain(amount * whole)


def _fraction(figure: Figure, ledger: Ledger, number: NumberInText, typed: str) -> Entry:
    over, under = number.value, number.denominator
    rest = typed[number.to :]
    if figure.kind not in {Kind.PERCENT, Kind.COUNT} or number.unit or not under:
        raise _no_number(typed)
    if figure.kind is Kind.COUNT and figure.whole is None:
        text = _("{label} is a count, not a part of another. Type one number.")
        raise BadInput(text.format(label=figure.label))
    if again := _AGAIN.search(rest):
        said = first_number(again["rate"])
        if said and not agree(said.value, over * HUNDRED / under, rate=True):
            right = format_number(over * HUNDRED / under, 2)
            raise BadInput(
                _("{text}: the rate of these numbers is {right}%. Look at them again.").format(
                    text=typed, right=right
                )
            )
        rest = rest[: again.start()] + rest[again.end() :]
    counted = ledger.catalogue.find(figure.numerator) if figure.numerator else figure
    _check_rest(rest, figure.part_unit or counted.unit, ledger.catalogue)
    return Entry(values=with_parts(figure, ledger, over, under))


def _check_rest(rest: str, unit: str, catalogue: Catalogue) -> None:
    """Let the unit follow the number, in any of its words, and nothing else."""
    word = fold(rest.strip(" .;,"))
    words = {fold(unit), ""}
    for known in catalogue.units:
        if known.name == unit:
            words |= {fold(noun) for noun in known.nouns}
    if word not in words:
        raise _no_number(rest)


def _no_number(text: str) -> BadInput:
    hint = _("“{text}” cannot be read as a number. Type it like 1.577, 82,25% or 1287/1577.")
    return BadInput(hint.format(text=text.strip()))


def _note(figure: Figure, number: NumberInText, printed: str) -> str:
    """Tell how a number was read where another reader might take it otherwise."""
    if figure.kind is Kind.MONEY and not number.unit:
        text = _("Read as {value} {unit}.")
        return text.format(value=format_number(number.value), unit=figure.unit)
    value = format_number(number.value)
    if number.read_as in {ReadAs.DOT_GROUPS, ReadAs.COMMA_GROUPS} and number.read_as.is_ambiguous:
        return _("{printed} was read as {plain}: the mark parts thousands.").format(
            printed=printed, plain=f"{number.value:f}"
        )
    if number.read_as in {ReadAs.COMMA_PARTS, ReadAs.DOT_PARTS}:
        return _("{printed} was read as {value}: the mark parts decimals.").format(
            printed=printed, value=value
        )
    return ""
