"""Totals and the parts they are told in: "tổng số … (a …; b …)", "trong đó: …", "gồm: …", lists.

Says what is told; whether the parts make up the total is for `wrong_sums`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from nq57desk.checks.nouns import Noun, noun_after
from nq57desk.checks.reading import Passage, SectionReading
from nq57desk.checks.text import Span, around, numbers, sentences
from nq57desk.model import BlockKind, Operator
from nq57desk.numbers_in_text import NumberInText

_ALL = r"gồm(?:\s+có)?|bao\s+gồm|chia\s+(?:ra|thành)|phân\s+(?:ra|thành)|được\s+chia"
_SOME = r"trong\s+đó(?:\s+có)?|cụ\s+thể(?:\s+là)?"
_MARKER = re.compile(rf"\b(?:(?P<all>{_ALL})|(?P<some>{_SOME}))\b\s*:?", re.IGNORECASE)
_NOT_PARTS = re.compile(
    r"^\s*(?:nguyên nhân|lý do|do\b|như|tăng|giảm|so với|kể cả|có phụ lục|kèm|theo|đạt|chiếm"
    r"|lũy kế|luỹ kế|năm|quý|tháng|cùng kỳ|từ ngày|đến ngày)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"^\s*(?:không\s+(?:có|phát\s+sinh)|chưa\s+(?:có|phát\s+sinh))\b", re.IGNORECASE
)
_CHANGE = re.compile(r"\b(?:tăng|giảm|cao hơn|nhiều hơn|ít hơn)\s+(?:thêm\s+)?$", re.IGNORECASE)
_COLON = re.compile(r":(?=\s+\S)")
_CLOSE = re.compile(r"[^,;.:()\d]{0,40}")
_BRACKET = re.compile(r"[()]")
_LABELLED = re.compile(r"^[^:;.]{2,90}:\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A number told as part of a total, with the words that say of what."""

    passage: Passage
    number: NumberInText | None
    value: Decimal
    words: str


@dataclass(frozen=True, slots=True)
class Split:
    """A total and its parts; `whole`: the parts are told to be all."""

    passage: Passage
    total: NumberInText
    noun: Noun
    parts: tuple[Part, ...]
    whole: bool


def splits(section: SectionReading) -> Iterator[Split]:
    """Yield the totals of a section that are told in parts."""
    texts = section.told
    for index, passage in enumerate(texts):
        yield from _in_brackets(passage)
        yield from _after_marker(passage)
        yield from _after_colon(passage)
        if passage.text.rstrip().endswith(":"):
            split = _over_list(passage, texts[index + 1 :])
            if split:
                yield split
    for table in section.tables:
        for row in table.data:
            for cell in row.cells:
                yield from _in_brackets(cell)
                yield from _after_marker(cell)


def _in_brackets(passage: Passage) -> Iterator[Split]:
    """Read "06 trường (tiểu học 03 trường, trung học cơ sở 03 trường)"."""
    text = passage.text
    if len(numbers(text)) < 3:
        return
    for start, end in _brackets(text):
        total = _last_count(text, around(sentences(text), start).start, start)
        if total is None or _NOT_PARTS.match(text, start + 1):
            continue
        marker = _MARKER.match(text, start + 1)
        begin = marker.end() if marker else start + 1
        yield from _split(passage, total, begin, end, whole=not (marker and marker["some"]))


def _after_marker(passage: Passage) -> Iterator[Split]:
    """Read "413 thủ tục, trong đó 36 …, 377 …", to the end of the sentence."""
    text = passage.text
    if len(numbers(text)) < 3:
        return
    for marker in _MARKER.finditer(text):
        start, end = _reach(text, marker.start())
        if not text[marker.end() : end].strip(" ):;."):
            continue
        if marker["some"] and start and not text[start : marker.start()].strip():
            start = _one_total_before(text, start)
        total = _last_count(text, start, marker.start())
        if total is not None:
            whole = marker["all"] is not None
            yield from _split(passage, total, marker.end(), end, whole=whole)


def _one_total_before(text: str, start: int) -> int:
    """Return where the sentence before begins if it tells one count: "Có 30 xã. Trong đó: …"."""
    before = around(sentences(text), start - 2).start
    told = [n for n in numbers(text) if before <= n.start < start and n.unit != "%"]
    return before if len(told) == 1 else start


def _after_colon(passage: Passage) -> Iterator[Split]:
    """Read "2.871 hồ sơ: đúng hạn 2.858, quá hạn 13" and "2 tỷ đồng cho 03 dự án: …"."""
    text = passage.text
    found = numbers(text)
    if len(found) < 3 or ":" not in text:
        return
    marked = [match.span() for match in _MARKER.finditer(text)]
    for colon in _COLON.finditer(text):
        if any(start <= colon.start() < end for start, end in marked):
            continue
        start, end = _reach(text, colon.start())
        near = [n for n in found if start <= n.start and n.end <= colon.start()][-2:]
        if not near or not _is_near(text, near[-1], colon.start()):
            continue
        paid = len(near) > 1 and near[0].is_money and not near[1].is_money
        total, things = (near[0], near[1].value) if paid else (near[-1], None)
        if not _counts(total) or _CHANGE.search(text, 0, total.from_):
            continue
        for split in _split(passage, total, colon.end(), end, whole=False):
            yield replace(split, whole=len(split.parts) == things)


def _is_near(text: str, number: NumberInText, stop: int) -> bool:
    """Whether only what is counted stands between a number and a place."""
    after = max(number.end, noun_after(text, number).end)
    return after <= stop and _CLOSE.fullmatch(text[after:stop]) is not None


def _reach(text: str, position: int) -> tuple[int, int]:
    """Return how far a marker reaches: over its sentence, or over the brackets around it."""
    sentence = around(sentences(text), position)
    around_it = [(start, end) for start, end in _brackets(text) if start < position < end]
    return max(around_it, default=(sentence.start, sentence.end))


def _split(
    passage: Passage, total: NumberInText, start: int, end: int, *, whole: bool
) -> Iterator[Split]:
    noun = noun_after(passage.text, total)
    parts = tuple(_parts(passage, noun, start, end))
    if len(parts) > 1:
        yield Split(passage, total, noun, parts, whole)


def _parts(passage: Passage, noun: Noun, start: int, end: int) -> Iterator[Part]:
    """Yield the counts of the total's noun between two places, at the same depth of brackets."""
    text, before = passage.text, start
    depth = _depth(text, start)
    for number in numbers(text):
        if not start <= number.start < end or _depth(text, number.start) != depth:
            continue
        if _NOT_PARTS.match(text, before) and before != start:
            before = number.end
            continue
        if not _counts(number) or not _fits(text, number, noun):
            continue
        following = [other.from_ for other in numbers(text) if other.start > number.start]
        stop = _next_stop(text, number.end, min([end, *following]))
        said = f"{text[before : number.from_]} {text[number.end : stop]}"
        yield Part(passage, number, number.amount, said)
        before = stop


def _over_list(passage: Passage, following: Sequence[Passage]) -> Split | None:
    """Read a total that ends in ":" and the paragraphs below it, each with one part."""
    text = passage.text.rstrip()
    sentence = around(sentences(text), len(text) - 1)
    if _MARKER.fullmatch(text, sentence.start) and sentence.start:
        sentence = Span(around(sentences(text), sentence.start - 2).start, len(text))
    marker = next(reversed([*_MARKER.finditer(text, sentence.start)]), None)
    stop = marker.start() if marker and text[marker.end() :].strip(" :") == "" else len(text)
    total = _last_count(text, sentence.start, stop)
    if total is None:
        return None
    noun = noun_after(text, total)
    parts = tuple(_items(total, noun, listed_under(passage, following)))
    if len(parts) < 2:
        return None
    return Split(passage, total, noun, parts, whole=not (marker and marker["some"]))


def listed_under(lead: Passage, following: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the items of the list that `lead` announces, those of inner lists left out."""
    items: list[Passage] = []
    kind = following[0].mark if following else None
    for passage in following:
        if passage.mark is kind:
            items.append(passage)
        elif passage.mark is lead.mark or BlockKind.PARAGRAPH in (kind, passage.mark):
            break
    return tuple(items)


def _items(total: NumberInText, noun: Noun, following: Sequence[Passage]) -> Iterator[Part]:
    mark_of_list = following[0].mark if following else None
    for item in following:
        if _NONE.match(item.text):
            yield Part(item, None, Decimal(0), item.text)
            continue
        number = next(iter(numbers(item.text)), None)
        if number is None or not _begins_with(item.text, number):
            return
        if number.denominator == total.value:
            continue
        if not _fits(item.text, number, noun) or number.denominator is not None:
            if mark_of_list is BlockKind.PARAGRAPH:
                return
            continue
        stop = _next_stop(item.text, number.end, len(item.text))
        yield Part(item, number, number.amount, item.text[:stop])


def _begins_with(text: str, number: NumberInText) -> bool:
    """Whether the number is what an item tells first: "70 …", "Văn phòng: 70 …"."""
    before = text[: number.from_]
    return not before.strip() or _LABELLED.match(before) is not None or len(before) < 60


def _counts(number: NumberInText) -> bool:
    exact = number.operator is Operator.EXACT
    return exact and number.unit != "%" and number.denominator is None and number.upper is None


def _fits(text: str, number: NumberInText, noun: Noun) -> bool:
    own = noun_after(text, number)
    if not own.known:
        return noun.kind != "money"
    return own.same(noun)


def _last_count(text: str, start: int, stop: int) -> NumberInText | None:
    """Return the last count before `stop` outside of brackets, a rate after it passed over."""
    found = None
    depth = _depth(text, stop)
    for number in numbers(text):
        if number.start >= stop:
            break
        counts = _counts(number) and not _CHANGE.search(text, 0, number.from_)
        if number.start >= start and counts and _depth(text, number.start) == depth:
            found = number
    if found and (";" in text[found.end : stop].rstrip("; ") or stop - found.end > 120):
        return None
    return found


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each pair of brackets opens and closes, inner ones too."""
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            yield opened.pop(), match.start()


def _depth(text: str, position: int) -> int:
    return text.count("(", 0, position) - text.count(")", 0, position)


def _next_stop(text: str, start: int, end: int) -> int:
    stops = [text.find(sign, start, end) for sign in (",", ";", "(", ".", " và ")]
    return min([stop for stop in stops if stop >= 0], default=end)
