"""What remains of a whole, and what a reason ("Nguyên nhân") explains of it.

Source: structure.md: b − a = the number that "Nguyên nhân" explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from nq57desk.checks.nouns import noun_after
from nq57desk.checks.reading import Passage, SectionReading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.shares import Share, shares
from nq57desk.checks.text import around, numbers, sentences, snippet
from nq57desk.i18n import _, mark
from nq57desk.model import Severity
from nq57desk.numbers_in_text import NumberInText
from nq57desk.vietnamese import format_number

_REMAINS = re.compile(r"\bcòn(?:\s+lại|\s+thiếu)?:?\s*(?:là|có)?\s*$", re.IGNORECASE)
_NOT_DONE = re.compile(r"\b(?:đang|chưa|quá hạn|chậm|trễ)\b[^;.,\d]{0,40}$", re.IGNORECASE)
_NOT_DONE_AFTER = re.compile(r"\s*(?:đang|chưa|quá hạn|chậm|trễ)\b", re.IGNORECASE)
_ASSIGNED = frozenset({"task", "goal"})
_REASON = re.compile(r"\b(?:nguyên nhân|lý do)\b", re.IGNORECASE)


def wrong_remainder(section: SectionReading) -> Iterator[Remark]:
    """What remains is not the whole less the part, or less than a reason explains."""
    for share, left, passage, where, told in _remainders(section):
        if where is None or _total(told) > left or _are_the_rest(where, told):
            yield _remainder_remark(share, left, passage, where or passage, told)


def unexplained_rest(section: SectionReading) -> Iterator[Remark]:
    """A reason that explains less than what remains."""
    for share, left, passage, where, told in _remainders(section):
        short = where is not None and _total(told) < left
        if where and short and not _are_the_rest(where, told):
            yield _remainder_remark(share, left, passage, where, told)
    for passage in section.told:
        for share in shares(passage.text):
            told = _under_way(share, passage)
            if told:
                left = share.whole - share.part
                yield _remainder_remark(share, left, passage, passage, told)


def _is_not_done(text: str, start: int, number: NumberInText) -> bool:
    """Whether the words beside a count tell it as under way or overdue."""
    after = noun_after(text, number).end or number.end
    return bool(_NOT_DONE.search(text, start, number.from_) or _NOT_DONE_AFTER.match(text, after))


def _are_the_rest(where: Passage, told: Told) -> bool:
    """Whether a reason tells one count as all that remains: "Nguyên nhân: còn 18 hồ sơ …"."""
    return len(told) == 1 and _REMAINS.search(where.text, 0, told[0].from_) is not None


def _under_way(share: Share, passage: Passage) -> Told:
    """Return the tasks told as not done behind "17/24 nhiệm vụ" where they are not the rest."""
    text = passage.text
    counted = noun_after(text, share.number)
    if counted.kind not in _ASSIGNED:
        return ()
    alike = [n for n in numbers(text) if n.denominator is None and not n.unit]
    alike = [n for n in alike if noun_after(text, n).same(counted)]
    told = tuple(n for n in alike if n.start > share.end and _is_not_done(text, share.end, n))
    wholes = {share.whole, *(n.amount for n in alike if n.start < share.start)}
    return () if not told or _some_sum(told, {w - share.part for w in wholes}) else told


Told = tuple[NumberInText, ...]


def _remainders(
    section: SectionReading,
) -> Iterator[tuple[Share, Decimal, Passage, Passage | None, Told]]:
    """Yield the fractions whose rest is told otherwise, with where a reason tells it."""
    texts = section.told
    for index, passage in enumerate(texts):
        for share in shares(passage.text):
            left = share.whole - share.part
            if left <= 0:
                continue
            remains = _remaining(share, passage)
            if remains and remains.value != left:
                yield share, left, passage, None, (remains,)
                continue
            after = texts[index + 1] if index + 1 < len(texts) else None
            where, told = _explained(share, passage, after)
            if where and told and not _some_sum(told, {left, share.whole, share.part}):
                yield share, left, passage, where, told


_GAP = (
    re.compile(
        r"được giao|(?:biên chế|định biên|chỉ tiêu)(?: được)?(?: giao)?|nhu cầu|theo quy định",
        re.IGNORECASE,
    ),
    re.compile(
        r"hiện(?: nay)?(?: đang)? có(?: mặt)?|có mặt|thực tế"
        r"|đã (?:được )?(?:bố trí|tuyển|trang bị)",
        re.IGNORECASE,
    ),
    re.compile(r"còn thiếu|chưa (?:được )?(?:bố trí|tuyển|trang bị)|\bthiếu\b", re.IGNORECASE),
)


def gap_not_told_right(passage: Passage) -> Iterator[Remark]:
    """ "Được giao 12 biên chế, hiện có 10, còn thiếu 3": what is missing is another number."""
    text = passage.text
    if "thiếu" not in text and "chưa" not in text:
        return
    told = [_with_words(text, words) for words in _GAP]
    if any(len(each) != 1 for each in told):
        return
    given, there, lacking = (each[0] for each in told)
    nouns = [noun for noun in (noun_after(text, n) for n in (given, there, lacking)) if noun.known]
    ordered = given.start < there.start < lacking.start
    if not ordered or any(not noun.same(nouns[0]) for noun in nouns):
        return
    left = given.amount - there.amount
    if left != lacking.amount and given.amount > there.amount:
        yield Remark(
            message=_(
                "{where}: {given} given less {there} there leaves {left}, but {told} are told to "
                "be missing (difference {difference})."
            ).format(
                where=passage.where,
                given=format_number(given.amount),
                there=format_number(there.amount),
                left=format_number(left),
                told=format_number(lacking.amount),
                difference=format_number(abs(left - lacking.amount)),
            ),
            places=(passage.place(given.start, lacking.end),),
            quote=snippet(text, given.start, lacking.end),
            found=format_number(lacking.amount),
            expected=format_number(left),
        )


def _with_words(text: str, words: re.Pattern[str]) -> list[NumberInText]:
    """Return the counts that stand right behind such words, in the same clause."""
    found, before = [], 0
    for number in numbers(text):
        said = re.split(r"[;.,(]", text[before : number.from_])[-1]
        before = number.end
        plain = not number.unit and number.denominator is None and number.upper is None
        if plain and words.search(said):
            found.append(number)
    return found


def _total(told: Told) -> Decimal:
    return sum((number.value for number in told), Decimal(0))


def _remaining(share: Share, passage: Passage) -> NumberInText | None:
    """Return the number after "còn lại" in the same sentence, of the same noun."""
    text = passage.text
    end = around(sentences(text), share.start).end
    counted = noun_after(text, share.number)
    for number in numbers(text):
        if share.end < number.start < end and not number.unit:
            if number.denominator is not None:
                return None
            noun = noun_after(text, number)
            same = noun.same(counted) or noun.kind == "case" if noun.known else True
            if same and _REMAINS.search(text, share.end, number.from_):
                return number
    return None


def _explained(
    share: Share, passage: Passage, after: Passage | None
) -> tuple[Passage | None, tuple[NumberInText, ...]]:
    """Return the counts of the same noun in the reason that follows the share."""
    counted = noun_after(passage.text, share.number)
    places = [(passage, share.rate.end if share.rate else share.end)]
    if after and _REASON.match(after.text):
        places.append((after, 0))
    for where, start in places:
        reason = _REASON.search(where.text, start)
        if not reason or any(
            other.start > share.start for other in shares(where.text[: reason.start()])
        ):
            continue
        end = _end_of_reason(where.text, reason.end())
        found = tuple(
            number
            for number in numbers(where.text)
            if reason.end() <= number.start < end
            and not number.unit
            and number.denominator is None
            and noun_after(where.text, number).same(counted)
        )
        if found:
            return where, found
    return None, ()


def _end_of_reason(text: str, start: int) -> int:
    """A reason goes on to the end of its sentence, or of the list after a colon."""
    sentence = around(sentences(text), start)
    return sentence.end


def _some_sum(found: tuple[NumberInText, ...], wanted: set[Decimal]) -> bool:
    values = [number.value for number in found[:8]]
    return any(
        sum(chosen) in wanted
        for size in range(1, len(values) + 1)
        for chosen in combinations(values, size)
    )


def _remainder_remark(
    share: Share,
    left: Decimal,
    passage: Passage,
    where: Passage,
    numbers: tuple[NumberInText, ...],
) -> Remark:
    fraction = passage.text[share.start : share.end]
    printed = " + ".join(where.text[number.start : number.end] for number in numbers)
    first, last = numbers[0], numbers[-1]
    return Remark(
        message=_(
            "{where}: of {fraction} there remain {left}, but {printed} are told "
            "(difference {difference})."
        ).format(
            where=where.where,
            fraction=fraction,
            left=format_number(left),
            printed=printed,
            difference=format_number(abs(left - _total(numbers))),
        ),
        places=(passage.place(share.start, share.end), where.place(first.start, last.end)),
        quote=snippet(where.text, first.start, last.end),
        found=printed,
        expected=format_number(left),
    )


RULES = (
    Rule(
        id="wrong-remainder",
        severity=Severity.ERROR,
        title=mark("What remains does not fit the whole and the part"),
        source="b − a = số được giải thích ở “Nguyên nhân”",
        in_section=wrong_remainder,
    ),
    Rule(
        id="gap-told",
        severity=Severity.WARNING,
        title=mark("What is missing is not what was given less what is there"),
        source="được giao − đã bố trí = còn thiếu",
        in_passage=gap_not_told_right,
    ),
    Rule(
        id="unexplained-rest",
        severity=Severity.WARNING,
        title=mark("A reason that explains less than what remains"),
        source="b − a = số được giải thích ở “Nguyên nhân”",
        in_section=unexplained_rest,
    ),
)
