"""The words around a number: what stands before and after it, what is counted, what is told.

Tổng số hồ sơ tiếp nhận: [1577] hồ sơ, đạt …          told before the number
[100%] cán bộ, công chức được trang bị …               told after it
… hồ sơ toàn trình: 930/1240 hồ sơ, đạt [75%]            told with the number before: a rate
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, pairwise

from nq57desk.figures.catalogue import MONEY_SCALES
from nq57desk.figures.matching import Matcher, Words
from nq57desk.figures.passages import Passage
from nq57desk.model import Operator
from nq57desk.numbers_in_text import NumberInText
from nq57desk.vietnamese import fold

_BREAK = re.compile(r"[;.!?()“”\"](?!\d)")
_SENTENCE = re.compile(r"[.!?]\s")
_CLAUSE = re.compile(r"[;.!?](?!\d)")
_ASIDE = re.compile(r"\(([^()\d]*)\)")
_ENDS = re.compile(r"[;.:!?()“”\"](?!\d)|,\s+(?=(?:đạt|chiếm|trong đó|góp phần|tạo|đang|với)\b)")
_TOLD_BEFORE = re.compile(
    r"(?::|\b(?:là|đạt|chiếm|bằng|tỷ lệ|kinh phí|số tiền|diện tích|giá trị))\s*$",
    re.IGNORECASE,
)
_RATE_FOLLOWS = re.compile(
    r"[\w\s/]{0,40}?[,(]?\s*(?:đạt|chiếm|tương ứng|tương đương|bằng|=)?"
    r"(?:\s*(?:với\s+)?tỷ lệ)?\s*:?\s*",
    re.IGNORECASE,
)
_PARTS_FOLLOW = re.compile(
    r"[^;.:,()\d]{0,40}\(\s*(?:tương ứng|tức|gồm|với)?\s*(?:là\s+)?", re.IGNORECASE
)
_OUT_OF = re.compile(r"\b(?:trên|trong|/)\s*tổng(?:\s+số)?\s*$", re.IGNORECASE)
_MONEY_HEAD = re.compile(r"(?:(?:nghìn|triệu|tỷ|tỉ)\s+)?đồng\b(?!\s+(?:chí|bào))")
_RATE_HEAD = re.compile(r"%|\btỷ lệ\b|\btỉ lệ\b")
_LISTED = re.compile(r"(?:,|,?\svà)\s+$")  # what stands before is of the number before
_OPEN_QUOTE = re.compile(r"[“\"][^”\"]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A number with its surroundings.

    `earlier`: the clause before `left`; `before`: the sentence before that. `units`: what is
    counted, the likeliest first; its noun ends at `noun_end`. `linked`: the number that says
    what this one is ("1577 hồ sơ" of "đạt tỷ lệ 100%").
    """

    passage: Passage
    number: NumberInText
    left: str
    right: str
    earlier: str
    before: str
    units: tuple[str, ...]
    noun_end: int
    linked: Spot | None = None

    @property
    def in_a_name(self) -> bool:
        """Whether the number stands in quotation marks: the name of a model, a programme."""
        return _OPEN_QUOTE.search(self.passage.text[: self.number.start]) is not None

    @property
    def told(self) -> str:
        """The words that tell what the number is: those before it, or those after its noun."""
        spot = self.linked or self
        return spot.left if spot.is_told_before else spot.right

    @property
    def is_told_before(self) -> bool:
        """Whether the words before the number say what it is, not those after."""
        if not self.left.strip():
            return False
        after_noun = self.right[self.noun_end - self.number.to :]
        return _TOLD_BEFORE.search(self.left) is not None or not after_noun.strip(" ,")

    @property
    def so_far(self) -> str:
        """The sentence up to the number."""
        return f"{self.before}{self.earlier}{self.left}"

    @property
    def sentence(self) -> str:
        """The sentence that the number stands in."""
        text = self.passage.text
        stops = [match.end() for match in re.finditer(r"[.!?](?=\s)|\n", text)]
        start = max((stop for stop in stops if stop <= self.number.start), default=0)
        end = min((stop for stop in stops if stop >= self.number.end), default=len(text))
        return text[start:end].strip()


def spots(passage: Passage, numbers: tuple[NumberInText, ...], matcher: Matcher) -> Iterator[Spot]:
    """Yield the numbers of a passage with their surroundings.

    A bare number takes its unit from the head of its column: "Số tiền (triệu đồng)".
    """
    numbers = tuple(_with_unit_of_column(number, passage) for number in numbers)
    before: Spot | None = None
    for index, number in enumerate(numbers):
        follows = numbers[index + 1].from_ if index + 1 < len(numbers) else len(passage.text)
        before = _spot(passage, number, before, follows, matcher)
        yield before


def _with_unit_of_column(number: NumberInText, passage: Passage) -> NumberInText:
    head = " ".join(passage.columns).casefold()
    if number.unit or number.scale != 1 or not head:
        return number
    if money := _MONEY_HEAD.search(head):
        unit = " ".join(money[0].split()).replace("tỉ", "tỷ")
        return replace(number, unit=unit, scale=Decimal(MONEY_SCALES[unit]))
    return replace(number, unit="%") if _RATE_HEAD.search(head) else number


def _spot(
    passage: Passage, number: NumberInText, before: Spot | None, follows: int, matcher: Matcher
) -> Spot:
    text = _ASIDE.sub(r" \1 ", passage.text)  # "(trừ văn bản mật)" breaks no sentence
    clause = _last_end(_CLAUSE, text, number.from_)
    start = max(_last_end(_BREAK, text, number.from_), before.number.to if before else 0)
    if before and (listed := _LISTED.search(text, before.number.to, number.from_)):
        start = max(start, listed.end())
    right = _right(text, number.to, follows)
    gap = len(right) - len(right.lstrip())
    units, length = matcher.units_of(right[gap:])
    return Spot(
        passage=passage,
        number=number,
        left=text[start : number.from_],
        right=right,
        earlier=text[min(clause, start) : start],
        before=text[_last_end(_SENTENCE, text, number.from_) : min(clause, start)],
        units=units,
        noun_end=number.to + gap + length if units else number.to,
        linked=before if before and _is_linked(before, number) else None,
    )


def parts_before(rate: Spot, earlier: Sequence[Spot]) -> tuple[Decimal | None, Decimal | None]:
    """Return count and whole told before a rate: "148 hộ …, 131 hộ dùng mã QR, đạt 88,51%".

    Nothing unless one pair alone makes the rate as printed.
    """
    text = rate.passage.text
    start = _last_end(_SENTENCE, text, rate.number.start)
    plain = [each.number for each in earlier if each.number.start >= start and _is_plain(each)]
    pairs = {
        (two.amount, one.amount)
        for one, two in combinations(plain, 2)
        if 0 < two.amount <= one.amount and _makes(rate.number, two.amount, one.amount)
    } | {
        (one.amount, two.amount)
        for one, two in pairwise(plain)
        if _OUT_OF.search(text[one.end : two.start])
        and _makes(rate.number, one.amount, two.amount)
    }
    return pairs.pop() if len(pairs) == 1 else (None, None)


def _is_plain(spot: Spot) -> bool:
    number = spot.number
    exact = number.operator is Operator.EXACT and number.upper is None
    return exact and not number.unit and number.denominator is None


def _makes(rate: NumberInText, part: Decimal, whole: Decimal) -> bool:
    """Whether a part of a whole is the rate as printed; a round rate fits too many pairs."""
    exact = (part * 100 / whole).quantize(Decimal(1).scaleb(-rate.decimals), ROUND_HALF_UP)
    return rate.decimals > 0 and rate.operator is Operator.EXACT and exact == rate.value


def _last_end(pattern: re.Pattern[str], text: str, end: int) -> int:
    return max((match.end() for match in pattern.finditer(text, 0, end)), default=0)


def _right(text: str, start: int, follows: int) -> str:
    """Return the words after a number: to the clause's end or, before another, the last comma."""
    if ends := _ENDS.search(text, start, follows):
        return text[start : ends.start()]
    if follows == len(text):
        return text[start:]
    comma = text.rfind(", ", start, follows)
    return text[start : comma if comma >= 0 else follows]


def _is_linked(before: Spot, number: NumberInText) -> bool:
    """Whether two neighbours are a count and its rate, or a rate and its parts."""
    one, text = before.number, before.passage.text
    if number.is_percent and not one.is_percent:
        return _RATE_FOLLOWS.fullmatch(text, before.noun_end, number.from_) is not None
    if one.is_percent and number.denominator is not None:
        return _PARTS_FOLLOW.fullmatch(text, one.to, number.from_) is not None
    return False


def words_around(spot: Spot) -> list[Words]:
    """Return the words that tell what a number is, with how much they count."""
    found = list(_over(spot.passage))
    told = spot.linked or spot
    if told.is_told_before:
        found.append(Words(text=told.left, weight=1, near=True, backwards=True))
        found.append(Words(text=told.right, weight=0.6))
    else:
        found.append(Words(text=told.left, weight=0.8, backwards=True))
        found.append(Words(text=told.right, weight=1, near=True))
    across = (*told.left.split()[-1:], *told.right.split()[:1])
    found.append(Words(text=" ".join(across), weight=0.9))
    found.append(Words(text=told.earlier, weight=0.5, backwards=True))
    found.append(Words(text=told.before, weight=0.3, backwards=True))
    return found


def _over(passage: Passage) -> Iterator[Words]:
    """Yield what stands over the passage: heads of columns, the lead, headings."""
    for distance, text in enumerate(passage.columns):
        yield Words(text=text, weight=1 - 0.1 * distance, near=True, steady=True)
    yield Words(text=passage.row, weight=0.8, near=True, steady=True)
    yield Words(text=passage.lead, weight=0.5, steady=True)
    for distance, text in enumerate(passage.headings[:3]):
        yield Words(text=text, weight=0.4 - 0.1 * distance, steady=True)


def is_cumulative(spot: Spot) -> bool:
    """Whether the number is told to add up from earlier periods (lũy kế)."""
    words = (*spot.passage.columns[:1], spot.left, spot.right[:30])
    return any("luy ke" in fold(text) for text in words)
