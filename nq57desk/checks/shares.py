"""Rates against their fractions: a/b and the printed %, rates over 100 %, what remains.

Source: structure.md, "Rules that the figures obey": a printed % = round(a/b) at the decimals
printed; 0 ≤ % ≤ 100; b − a = the number that "Nguyên nhân" explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from nq57desk.checks.reading import Passage
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import around, clauses, numbers, snippet
from nq57desk.i18n import _, mark
from nq57desk.model import Operator, Severity
from nq57desk.numbers_in_text import NumberInText
from nq57desk.vietnamese import format_number

_OUT_OF = re.compile(r"[^;.:()]{0,40}\b(?:trên|trong)\s+tổng(?:\s+số)?\s*$", re.IGNORECASE)
_OPENS_WITH = re.compile(r"[^.;,%\d]{0,60}\(\s*(?:[^\W\d_]+\s+){0,4}$")
_LINK = re.compile(
    r"[^;.()]{0,60}(?:đạt|chiếm|tỷ lệ|tỉ lệ|tương ứng|bằng|là|[=:(,])[^;.)\d]{0,20}$",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"kế hoạch|chỉ tiêu|dự toán|so với|cùng kỳ|tăng|vượt|gấp|được giao|mục tiêu|dự kiến",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction, and the rate printed beside it (`None` where none is)."""

    part: Decimal
    whole: Decimal
    start: int
    end: int
    rate: NumberInText | None
    number: NumberInText

    @property
    def exact(self) -> Decimal:
        """The rate in percent as it comes out."""
        return self.part * 100 / self.whole


def shares(text: str) -> Iterator[Share]:
    """Yield the fractions of `text`: "1287/1577", "12 trên tổng số 15"."""
    found = numbers(text)
    for index, number in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        whole, end, after = number.denominator, number.end, index + 1
        if whole is None and following and _OUT_OF.search(text[number.end : following.start]):
            whole, end, after = following.value, following.end, index + 2
        if not whole or number.unit == "%" or number.upper is not None:
            continue
        rate = _rate_after(text, found, end, after) or _rate_before(text, found, index)
        yield Share(number.value, whole, number.start, end, rate, number)


def _rate_after(
    text: str, found: tuple[NumberInText, ...], end: int, after: int
) -> NumberInText | None:
    rate = found[after] if after < len(found) else None
    if rate and rate.is_percent and _LINK.fullmatch(text[end : rate.from_]):
        return rate
    return None


def _rate_before(text: str, found: tuple[NumberInText, ...], index: int) -> NumberInText | None:
    rate = found[index - 1] if index else None
    if rate and rate.is_percent and _OPENS_WITH.fullmatch(text[rate.end : found[index].from_]):
        return rate
    return None


def agrees(rate: NumberInText, exact: Decimal) -> bool:
    """Whether a printed rate may stand for the exact one, rounded as printed."""
    match rate.operator:
        case Operator.OVER | Operator.AT_LEAST:
            return exact >= rate.value
        case Operator.UNDER:
            return exact <= rate.value
        case Operator.ABOUT:
            return abs(exact - rate.value) <= 1
    return rounded(exact, rate.decimals) == rate.value


def rounded(exact: Decimal, decimals: int, how: str = ROUND_HALF_UP) -> Decimal:
    """Round to so many decimals."""
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=how)


def wrong_rate(passage: Passage) -> Iterator[Remark]:
    """A rate that is not the share printed beside it."""
    for share, rate in _wrong(passage):
        if rounded(share.exact, rate.decimals, ROUND_DOWN) != rate.value:
            yield _remark(
                passage,
                share,
                rate,
                _("{where}: {fraction} is {exact}%, but {rate} is printed. Mend one of the two."),
            )


def cut_rate(passage: Passage) -> Iterator[Remark]:
    """A rate that was cut off instead of rounded."""
    for share, rate in _wrong(passage):
        if rounded(share.exact, rate.decimals, ROUND_DOWN) == rate.value:
            yield _remark(
                passage,
                share,
                rate,
                _("{where}: {fraction} is {exact}% when rounded, but {rate} is printed."),
            )


def _wrong(passage: Passage) -> Iterator[tuple[Share, NumberInText]]:
    for share in shares(passage.text):
        if share.rate and not agrees(share.rate, share.exact):
            yield share, share.rate


def _remark(passage: Passage, share: Share, rate: NumberInText, message: str) -> Remark:
    text = passage.text
    fraction, printed = text[share.start : share.end], text[rate.start : rate.end]
    exact = format_number(rounded(share.exact, max(rate.decimals, 2)))
    right = format_number(rounded(share.exact, rate.decimals))
    first, last = min(share.start, rate.start), max(share.end, rate.end)
    return Remark(
        message=message.format(where=passage.where, fraction=fraction, exact=exact, rate=printed),
        places=(passage.place(first, last),),
        quote=text[first:last],
        found=printed,
        expected=f"{right}%",
    )


def over_hundred(passage: Passage) -> Iterator[Remark]:
    """A rate of more than the whole: "105%", "trên 100%", "60/58"."""
    text = passage.text
    for number in numbers(text):
        if not _is_over(number):
            continue
        clause = around(clauses(text), number.start)
        if _PLAN.search(text, clause.start, clause.end):
            continue
        printed = text[number.from_ : max(number.end, number.to)]
        yield Remark(
            message=_(
                "{where}: “{printed}” is more than the whole. A rate of a whole ends at 100%."
            ).format(where=passage.where, printed=printed),
            places=(passage.place(number.from_, max(number.end, number.to)),),
            quote=snippet(text, number.from_, number.end),
            found=printed,
            expected="≤ 100%",
        )


def _is_over(number: NumberInText) -> bool:
    if number.is_percent:
        beyond = number.operator is Operator.OVER and number.value >= 100
        return beyond or number.value > 100
    return bool(number.denominator) and number.value > (number.denominator or 0)


RULES = (
    Rule(
        id="wrong-rate",
        severity=Severity.ERROR,
        title=mark("A rate that is not the share beside it"),
        source="% = a/b, làm tròn theo số chữ số thập phân đã ghi",
        in_passage=wrong_rate,
    ),
    Rule(
        id="cut-rate",
        severity=Severity.INFO,
        title=mark("A rate cut off instead of rounded"),
        source="% = a/b, làm tròn theo số chữ số thập phân đã ghi",
        in_passage=cut_rate,
    ),
    Rule(
        id="over-hundred",
        severity=Severity.ERROR,
        title=mark("A rate of more than 100%"),
        source="0 ≤ % ≤ 100",
        in_passage=over_hundred,
    ),
)
