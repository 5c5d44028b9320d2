"""Money of one section: what is spent or handed out against what there is, and its units.

Source: structure.md: kinh phí phân bổ ≤ tổng; giải ngân ≤ bố trí; units convert.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from nq57desk.checks.reading import Passage, SectionReading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.shares import agrees, rounded
from nq57desk.checks.text import around, clauses, numbers
from nq57desk.i18n import _, mark
from nq57desk.model import Severity
from nq57desk.numbers_in_text import NumberInText
from nq57desk.vietnamese import format_number

_BESIDE = re.compile(r"\s*[,(]?\s*(?:đạt|bằng|chiếm|=)?\s*(?:tỷ lệ)?\s*")
MILLION = Decimal(1_000_000)


class Role(Enum):
    """What an amount of money is."""

    HAD = auto()
    ALLOTTED = auto()
    SPENT = auto()


_ROLES = (
    (Role.SPENT, re.compile(r"giải ngân|đã chi\b|thanh toán được|quyết toán", re.IGNORECASE)),
    (Role.ALLOTTED, re.compile(r"phân bổ cho|phân bổ đến|đã phân bổ chi tiết", re.IGNORECASE)),
    (
        Role.HAD,
        re.compile(
            r"tổng (?:kinh phí|vốn|dự toán|số tiền|ngân sách)|(?:được|đã) (?:bố trí|giao|cấp)"
            r"|dự toán (?:được )?giao|kế hoạch vốn",
            re.IGNORECASE,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount with its role."""

    role: Role
    passage: Passage
    number: NumberInText

    @property
    def printed(self) -> str:
        """The words that print it."""
        return self.passage.text[self.number.start : self.number.end]


def sums(section: SectionReading) -> Iterator[Sum]:
    """Yield the amounts of money whose words tell what they are."""
    for passage in section.told:
        text, before = passage.text, 0
        for number in numbers(text):
            start = max(before, around(clauses(text), number.start).start)
            before = number.end
            if not number.is_money:
                continue
            said = text[start : number.start]
            told = [(m.start(), role) for role, words in _ROLES for m in words.finditer(said)]
            if told:
                yield Sum(max(told, key=lambda each: each[0])[1], passage, number)


def more_than_there_is(section: SectionReading) -> Iterator[Remark]:
    """More money handed out or spent than the section says there is."""
    told = list(sums(section))
    had = [each for each in told if each.role is Role.HAD]
    if not had:
        return
    most = max(had, key=lambda each: each.number.amount)
    for each in told:
        if each.role is not Role.HAD and each.number.amount > most.number.amount:
            yield Remark(
                message=_(
                    "{where}: {more} is spent or handed out, but there is only {had} "
                    "(difference {difference} million đồng)."
                ).format(
                    where=each.passage.where,
                    more=each.printed,
                    had=most.printed,
                    difference=format_number((each.number.amount - most.number.amount) / MILLION),
                ),
                places=(
                    each.passage.place(each.number.start, each.number.end),
                    most.passage.place(most.number.start, most.number.end),
                ),
                quote=each.printed,
                found=each.printed,
                expected=f"≤ {most.printed}",
            )


def wrong_money_rate(section: SectionReading) -> Iterator[Remark]:
    """A rate of spending that is no share of any sum that the section says there is."""
    told = list(sums(section))
    had = [each.number.amount for each in told if each.role is Role.HAD]
    for each in told:
        rate = _rate_after(each) if each.role is Role.SPENT else None
        shares = [each.number.amount * 100 / amount for amount in had if amount]
        if not rate or not shares or any(agrees(rate, exact) for exact in shares):
            continue
        printed = each.passage.text[rate.start : rate.end]
        exact = format_number(rounded(shares[0], max(rate.decimals, 1)))
        yield Remark(
            message=_(
                "{where}: {spent} of {had} is {exact}%, but {rate} is printed. Mend one of them."
            ).format(
                where=each.passage.where,
                spent=each.printed,
                had=next(one.printed for one in told if one.role is Role.HAD),
                exact=exact,
                rate=printed,
            ),
            places=(each.passage.place(each.number.start, rate.end),),
            quote=each.passage.text[each.number.start : rate.end],
            found=printed,
            expected=f"{exact}%",
        )


def _rate_after(each: Sum) -> NumberInText | None:
    """Return the rate that stands right behind a sum: "120 triệu đồng, đạt 12%"."""
    text = each.passage.text
    rate = next((n for n in numbers(text) if n.start >= each.number.end), None)
    near = rate is not None and _BESIDE.fullmatch(text[each.number.end : rate.from_])
    return rate if rate and rate.is_percent and near else None


def mixed_units(section: SectionReading) -> Iterator[Remark]:
    """Money told in tỷ here and in triệu there, within one section."""
    told = [(p, n) for p in section.told for n in numbers(p.text) if n.is_money]
    units = {number.unit for _passage, number in told}
    if len(units) < 2:
        return
    firsts = [next((p, n) for p, n in told if n.unit == unit) for unit in sorted(units)]
    firsts.sort(key=lambda each: told.index(each))
    printed = [passage.text[number.start : number.end] for passage, number in firsts]
    unit = min(units, key=lambda name: next(n.scale for _p, n in told if n.unit == name))
    yield Remark(
        message=_(
            "{where} tells money in several units ({printed}), which the eye cannot compare. "
            "Write all of it in {unit}."
        ).format(where=section.where, printed=", ".join(printed), unit=unit),
        places=tuple(passage.place(number.start, number.end) for passage, number in firsts),
        quote=printed[0],
        found=", ".join(printed),
        expected=unit,
    )


RULES = (
    Rule(
        id="more-than-there-is",
        severity=Severity.ERROR,
        title=mark("More money spent than there is"),
        source="kinh phí phân bổ ≤ tổng; giải ngân ≤ bố trí",
        in_section=more_than_there_is,
    ),
    Rule(
        id="wrong-money-rate",
        severity=Severity.WARNING,
        title=mark("A rate of spending that does not fit the sums"),
        source="tỷ lệ giải ngân = đã giải ngân / được bố trí",
        in_section=wrong_money_rate,
    ),
    Rule(
        id="mixed-money-units",
        severity=Severity.INFO,
        title=mark("Money in several units"),
        source="một đơn vị tiền cho một chỉ tiêu",
        in_section=mixed_units,
    ),
)
