"""Counts with a rate and no fraction: of how many would they have to be a share?

Source: structure.md: two rates with one population imply the same denominator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from nq57desk.checks.nouns import Noun, noun_after
from nq57desk.checks.reading import Passage, SectionReading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.shares import agrees, rounded
from nq57desk.checks.sums import Part, Split, splits
from nq57desk.checks.text import around, clauses, folded, numbers, sentences
from nq57desk.i18n import _, mark
from nq57desk.model import Operator, Severity
from nq57desk.numbers_in_text import NumberInText
from nq57desk.vietnamese import format_number

_LINK = re.compile(
    r"[^;.:\d]{0,60}(?:đạt|chiếm|tỷ lệ|tỉ lệ|tương ứng|bằng|[=(,])[^;.\d]{0,15}$", re.I
)
_WHOLE = re.compile(r"\s+(?:trên |của )?(?:tổng )?((?:số|dân số)\b[^,;.()]{0,40})", re.I)
_OPENS = re.compile(r"[^;.:,()\d]{0,60}\(\s*(?:tương ứng|tương đương|với|là)?\s*$", re.I)
_OTHER = re.compile(r"tăng|giảm|so với|cùng kỳ|kế hoạch|chỉ tiêu|dự toán|phấn đấu", re.I)
_PEOPLE = frozenset({"person", "case", "account", "household", "signature"})
_ASSIGNED = frozenset({"task", "goal"})
_NEAR = Decimal("1.15")
_SOME = Decimal("1.5")


@dataclass(frozen=True, slots=True)
class Implied:
    """A count with its rate, and the least and the greatest whole that they allow."""

    passage: Passage
    count: NumberInText
    rate: NumberInText
    noun: Noun
    least: Decimal
    greatest: Decimal

    @property
    def start(self) -> int:
        """Where the first of the two begins."""
        return min(self.count.start, self.rate.start)

    @property
    def end(self) -> int:
        """Where the second of the two ends."""
        return max(self.count.end, self.rate.end)

    @property
    def told_whole(self) -> str:
        """Of what the rate is told to be a share: "số công dân từ 14 tuổi", "dân số", or ""."""
        whole = _WHOLE.match(self.passage.text, self.rate.end)
        return folded(whole[1]).strip() if whole else ""

    @property
    def middle(self) -> Decimal:
        """The whole that the printed rate makes."""
        return (self.count.value * 100 / self.rate.value).quantize(Decimal(1))


def implied(passage: Passage) -> Iterator[Implied]:
    """Yield the counts of people or files that are told with a rate and without a whole."""
    text = passage.text
    found = numbers(text)
    for first, second in pairwise(found):
        count, rate = (second, first) if first.is_percent else (first, second)
        if not (_opened(text, rate, count) if rate is first else _pair(text, count, rate)):
            continue
        half = Decimal(1).scaleb(-rate.decimals) / 2
        yield Implied(
            passage=passage,
            count=count,
            rate=rate,
            noun=noun_after(text, count),
            least=(count.value - 1) * 100 / (rate.value + half),
            greatest=(count.value + 1) * 100 / max(rate.value - half, half),
        )


def _opened(text: str, rate: NumberInText, count: NumberInText) -> bool:
    """Whether a count stands in brackets behind its rate: "82% số hộ (2.460 hộ)"."""
    plain = count.denominator is None and not count.unit and count.operator is Operator.EXACT
    clause = around(clauses(text), rate.start)
    return (
        plain
        and rate.operator is Operator.EXACT
        and 0 < rate.value < 100
        and _OPENS.fullmatch(text[rate.end : count.from_]) is not None
        and not _OTHER.search(text[clause.start : count.end])
    )


def _pair(text: str, count: NumberInText, rate: NumberInText) -> bool:
    plain = count.denominator is None and not count.unit and count.operator is Operator.EXACT
    if not plain or not rate.is_percent or rate.operator is not Operator.EXACT:
        return False
    clause = around(clauses(text), count.start)
    between = text[count.end : rate.from_]
    return (
        rate.end <= clause.end
        and 0 < rate.value < 100
        and _LINK.fullmatch(between) is not None
        and not _OTHER.search(text[clause.start : rate.end])
    )


def clashing_populations(section: SectionReading) -> Iterator[Remark]:
    """Two counts with their rates that cannot be shares of one whole."""
    told = [one for passage in section.told for one in implied(passage)]
    known = {n.amount for passage in section.told for n in numbers(passage.text)}
    told = [one for one in told if one.noun.kind in _PEOPLE and one.middle not in known]
    for one, other in combinations(told, 2):
        apart = max(one.middle, other.middle) / max(min(one.middle, other.middle), Decimal(1))
        if one.greatest >= other.least and other.greatest >= one.least:
            continue
        if one.told_whole and other.told_whole and one.told_whole != other.told_whole:
            continue
        if apart <= (_SOME if _one_sentence(one, other) else _NEAR):
            yield _clash_remark(one, other)
            return


def _one_sentence(one: Implied, other: Implied) -> bool:
    if one.passage is not other.passage:
        return False
    spans = sentences(one.passage.text)
    return around(spans, one.count.start) == around(spans, other.count.start)


def _clash_remark(one: Implied, other: Implied) -> Remark:
    said = [each.passage.text[each.start : each.end] for each in (one, other)]
    return Remark(
        message=_(
            "{where}: “{first}” would be a share of about {one}, “{second}” of about {other}. "
            "If both are of the same people, one of them is wrong; else say of how many each is."
        ).format(
            where=one.passage.where,
            first=said[0],
            second=said[1],
            one=format_number(one.middle),
            other=format_number(other.middle),
        ),
        places=tuple(each.passage.place(each.start, each.end) for each in (one, other)),
        quote=said[0],
        found=format_number(one.middle),
        expected=format_number(other.middle),
    )


def wrong_share_of_total(section: SectionReading) -> Iterator[Remark]:
    """A part of a total whose rate is no share of the total, nor of any number beside it."""
    for split in splits(section):
        for part in split.parts:
            rate = _rate_of(part)
            if rate and not _is_some_share(split, part, rate):
                yield _share_remark(split, part, rate)


def _rate_of(part: Part) -> NumberInText | None:
    if part.number is None:
        return None
    text = part.passage.text
    rate = next((n for n in numbers(text) if n.start >= part.number.end), None)
    if rate and _pair(text, part.number, rate) and ")" not in text[part.number.end : rate.start]:
        return rate
    return None


def _is_some_share(split: Split, part: Part, rate: NumberInText) -> bool:
    near = [*numbers(split.passage.text), *numbers(part.passage.text)]
    wholes = {number.amount for number in near if not number.is_percent}
    wholes |= {each.value for each in split.parts} | {n.denominator for n in near if n.denominator}
    return any(
        agrees(rate, part.value * 100 / whole) for whole in wholes if whole and whole >= part.value
    )


def _share_remark(split: Split, part: Part, rate: NumberInText) -> Remark:
    text = part.passage.text
    start = part.number.start if part.number else rate.start
    exact = format_number(rounded(part.value * 100 / split.total.amount, max(rate.decimals, 1)))
    printed = text[rate.start : rate.end]
    return Remark(
        message=_(
            "{where}: {part} of {total} is {exact}%, but {rate} is printed. Say of how many it "
            "is a share, or mend it."
        ).format(
            where=part.passage.where,
            part=format_number(part.value),
            total=format_number(split.total.amount),
            exact=exact,
            rate=printed,
        ),
        places=(
            part.passage.place(start, rate.end),
            split.passage.place(split.total.start, split.total.end),
        ),
        quote=text[start : rate.end],
        found=printed,
        expected=f"{exact}%",
    )


def whole_not_told(section: SectionReading) -> Iterator[Remark]:
    """A fraction of tasks or goals whose whole is none of the counts told around it."""
    told = [
        (passage, number, noun_after(passage.text, number))
        for passage in section.told
        for number in numbers(passage.text)
    ]
    told = [each for each in told if each[2].kind in _ASSIGNED]
    for passage, number, noun in told:
        others = [(p, n) for p, n, its in told if n is not number and its.kind == noun.kind]
        wholes = {n.denominator or n.value for _p, n in others}
        beside = [
            n for p, n in others if p is passage and not n.denominator and n.value > number.value
        ]
        if number.denominator and beside and number.denominator not in wholes:
            yield _whole_remark(passage, number, beside[0])


def _whole_remark(passage: Passage, number: NumberInText, count: NumberInText) -> Remark:
    text = passage.text
    fraction = text[number.start : number.end]
    said = text[count.start : noun_after(text, count).end]
    return Remark(
        message=_("{where}: {fraction} is told beside {said}. Of how many is it a share?").format(
            where=passage.where, fraction=fraction, said=said
        ),
        places=(passage.place(number.start, number.end), passage.place(count.start, count.end)),
        quote=text[min(number.start, count.start) : max(number.end, count.end)][:160],
        found=fraction,
        expected=said,
    )


RULES = (
    Rule(
        id="clashing-populations",
        severity=Severity.WARNING,
        title=mark("Two rates that cannot be of the same whole"),
        source="hai tỷ lệ trên cùng một tập hợp thì cùng mẫu số",
        in_section=clashing_populations,
    ),
    Rule(
        id="whole-not-told",
        severity=Severity.WARNING,
        title=mark("A fraction of another whole than the one told"),
        source="mẫu số = tổng số đã nêu",
        in_section=whole_not_told,
    ),
    Rule(
        id="wrong-share-of-total",
        severity=Severity.WARNING,
        title=mark("A part whose rate is no share of its total"),
        source="% = a/b, làm tròn theo số chữ số thập phân đã ghi",
        in_section=wrong_share_of_total,
    ),
)
