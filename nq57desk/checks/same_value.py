"""One thing, one value: the same rate or count told in two places with two values.

Source: structure.md: the same figure has the same value everywhere in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from nq57desk.checks.claims import Claim, claims
from nq57desk.checks.reading import Kind, Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.shares import agrees, rounded
from nq57desk.i18n import _, mark
from nq57desk.model import BlockKind, Operator, SectionId, Severity
from nq57desk.vietnamese import format_number

_ONE_OF_MANY = re.compile(r"^(?:mô hình|mô hình điểm|xóm|thôn|tổ dân phố|trường)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim where it stands."""

    passage: Passage
    claim: Claim
    among: SectionId | None

    @property
    def value(self) -> Decimal:
        """The value as printed."""
        return self.claim.number.amount

    @property
    def printed(self) -> str:
        """The words that print it."""
        number = self.claim.number
        return self.passage.text[number.start : number.end]


def two_values(reading: Reading) -> Iterator[Remark]:
    """The same rate or count with two values."""
    for told in _by_label(reading).values():
        clash = next((pair for pair in combinations(told, 2) if _clash(*pair)), None)
        if clash:
            yield _remark(*clash, told)


Label = tuple[bool, bool, frozenset[str]]


def _by_label(reading: Reading) -> dict[Label, list[Told]]:
    """Gather the claims of one label; rates, counts and fractions apart."""
    groups: dict[Label, list[Told]] = {}
    for passage, among in _passages(reading):
        for claim in claims(passage.text):
            number = claim.number
            key = (number.is_percent, number.denominator is not None, claim.label)
            groups.setdefault(key, []).append(Told(passage, claim, among))
    return groups


def _passages(reading: Reading) -> Iterator[tuple[Passage, SectionId | None]]:
    """Yield what tells results, with the model, hamlet or school that it is told of."""
    among: dict[SectionId | None, SectionId | None] = {None: None}
    for one in reading.sections:
        above = among[one.parent]
        named = _ONE_OF_MANY.match(one.heading.text)
        among[one.section.id] = above or (one.section.id if named else None)
        for passage in one.told:
            if not passage.future and not passage.appendix:
                yield passage, among[one.section.id]
    for passage in reading.tail:
        if passage.kind is Kind.CLOSING:
            yield passage, None


def _clash(one: Told, other: Told) -> bool:
    if one.among is not other.among or _listed_together(one, other):
        return False
    exact = {Operator.EXACT}
    a, b = one.claim.number, other.claim.number
    if a.denominator != b.denominator:
        return True
    if {a.operator, b.operator} == exact:
        decimals = min(a.decimals, b.decimals)
        return rounded(a.value, decimals) != rounded(b.value, decimals)
    if a.operator is Operator.EXACT or b.operator is Operator.EXACT:
        loose, firm = (a, b) if b.operator is Operator.EXACT else (b, a)
        return not agrees(loose, firm.value)
    return False


def _listed_together(one: Told, other: Told) -> bool:
    """Whether both stand in one list, or one paragraph: then they tell of different scopes."""
    if one.passage.section != other.passage.section:
        return False
    lists = {BlockKind.PLUS, BlockKind.DASH, BlockKind.STAR, BlockKind.NUMBERED}
    return one.passage is other.passage or {one.passage.mark, other.passage.mark} <= lists


def _remark(one: Told, other: Told, told: list[Told]) -> Remark:
    grounded = next((each for each in (one, other) if each.claim.share), None)
    share = grounded.claim.share if grounded else None
    right = ""
    if grounded and share and agrees(grounded.claim.number, share.exact):
        right = grounded.printed
    message = _(
        "{there} says {second}, {here} says {first} of the same thing “{label}” (difference "
        "{difference}). Keep one value in both places."
    )
    if right and grounded and share:
        message = _(
            "{there} says {second}, {here} says {first} of the same thing “{label}” (difference "
            "{difference}). {fraction} makes {right}."
        )
    fraction = grounded.passage.text[share.start : share.end] if grounded and share else ""
    differing = [each for each in told if each is one or each is other or _clash(one, each)]
    return Remark(
        message=message.format(
            here=one.passage.where,
            there=other.passage.where,
            first=one.printed,
            second=other.printed,
            label=_label(one),
            difference=_difference(one, other),
            fraction=fraction,
            right=right,
        ),
        places=tuple(
            each.passage.place(each.claim.number.start, each.claim.number.end)
            for each in differing
        ),
        quote=_label(one) + " " + one.printed,
        found=one.printed,
        expected=right or other.printed,
    )


def _difference(one: Told, other: Told) -> str:
    gap = format_number(abs(one.value - other.value))
    if one.claim.number.is_percent:
        return _("{number} percentage points").format(number=gap)
    return gap


def _label(told: Told) -> str:
    text = told.passage.text[told.claim.start : told.claim.number.from_]
    label = re.sub(r"\s*(?:đạt|là|:)?\s*$", "", text).strip(" ,;:")
    if len(label) < 8:
        label = told.passage.text[told.claim.number.end : told.claim.number.end + 60].strip()
    return label[-80:]


RULES = (
    Rule(
        id="two-values",
        severity=Severity.ERROR,
        title=mark("One figure with two values"),
        source="cùng một số liệu thì cùng một giá trị ở mọi nơi trong báo cáo",
        in_report=two_values,
    ),
)
