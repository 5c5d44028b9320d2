"""Figures of a section that must balance whatever the sentences between them say.

Received = online + by hand; to be settled = brought forward + received = settled + pending;
settled = in time + late; pending = in time + late; given = done + under way + overdue.

Each count takes the meaning of the words right before or after it. A balance is struck only
where every term is told once.

Source: structure.md, "Rules that the figures obey".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from itertools import product

from nq57desk.checks.claims import tells_of_part
from nq57desk.checks.nouns import noun_after, noun_before
from nq57desk.checks.reading import Passage, SectionReading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.sums import splits
from nq57desk.checks.text import numbers
from nq57desk.checks.wrong_sums import fits_total, is_certain
from nq57desk.i18n import _, mark
from nq57desk.model import Operator, Severity
from nq57desk.numbers_in_text import NumberInText
from nq57desk.vietnamese import format_number


class Term(Enum):
    """What a count stands for in a balance."""

    TOTAL = auto()  # tổng số phải giải quyết, được giao
    RECEIVED = auto()
    ONLINE = auto()
    BY_HAND = auto()
    FORWARD = auto()
    DONE = auto()
    DONE_EARLY = auto()
    DONE_IN_TIME = auto()
    DONE_LATE = auto()
    PENDING = auto()
    PENDING_IN_TIME = auto()
    PENDING_LATE = auto()


_PENDING_WORDS = (
    r"(?:đang|chưa) (?:được )?(?:giải quyết|xử lý|thực hiện|triển khai|hoàn thành)|chưa đến hạn"
)
_IN_TIME_WORDS = (
    r"đúng(?: và trước)? (?:thời )?hạn|trước(?: hạn)? và đúng (?:thời )?hạn|trước, đúng hạn"
)
_DONE_WORDS = (
    r"đã (?:được )?(?:giải quyết|xử lý|hoàn thành|trả)|hoàn thành|giải quyết xong"
    r"|(?<!phải )(?<!cần )được (?:giải quyết|xử lý|trả kết quả)"
)
_WORDS = (
    (Term.FORWARD, r"kỳ trước|chuyển sang|tồn (?:kỳ|từ)|năm trước"),
    (Term.DONE_LATE, r"quá hạn|trễ hạn|chậm hạn"),
    (Term.DONE_IN_TIME, _IN_TIME_WORDS),
    (Term.DONE_EARLY, r"trước (?:thời )?hạn|sớm hạn"),
    (Term.PENDING_IN_TIME, r"(?:trong|còn) (?:thời )?hạn|chưa đến hạn"),
    (Term.PENDING, _PENDING_WORDS),
    (Term.DONE, _DONE_WORDS),
    (Term.BY_HAND, r"trực tiếp"),
    (Term.ONLINE, r"trực tuyến"),
    (Term.RECEIVED, r"tiếp nhận(?: mới)?(?: trong kỳ)?|phát sinh trong kỳ"),
    (Term.TOTAL, r"tổng(?: số)?|phải giải quyết|được giao"),
)
_TERM = re.compile("|".join(f"(?P<{term.name}>{words})" for term, words in _WORDS), re.IGNORECASE)
_HOW = re.compile(r"(?P<by_hand>trực tiếp)|trực tuyến", re.IGNORECASE)
_OTHER_MATTER = re.compile(
    r"toàn trình|một phần|thanh toán|lũy kế|luỹ kế|cùng kỳ|số hóa|điện tử|ký số|phi địa giới"
    r"|không phụ thuộc|bưu chính|tái sử dụng|cấp tỉnh|so với|tăng|giảm",
    re.IGNORECASE,
)
_BALANCES = (
    (Term.RECEIVED, (Term.ONLINE, Term.BY_HAND)),
    (Term.TOTAL, (Term.ONLINE, Term.BY_HAND)),
    (Term.TOTAL, (Term.FORWARD, Term.RECEIVED)),
    (Term.TOTAL, (Term.DONE, Term.PENDING)),
    (Term.TOTAL, (Term.DONE, Term.PENDING_IN_TIME, Term.PENDING_LATE)),
    (Term.DONE, (Term.DONE_IN_TIME, Term.DONE_LATE)),
    (Term.PENDING, (Term.PENDING_IN_TIME, Term.PENDING_LATE)),
)
# What may be told beside the parts of a total: late ones, those settled before their day.
_BESIDE = {
    Term.TOTAL: (Term.DONE_LATE, Term.PENDING_LATE),
    Term.DONE: (Term.DONE_EARLY,),
}
_BALANCED = frozenset({"file", "task", "goal"})
_OWN_ACCOUNT = frozenset({"task", "goal"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A count with what it stands for."""

    term: Term
    passage: Passage
    number: NumberInText
    noun: str

    @property
    def value(self) -> Decimal:
        """The count."""
        return self.number.amount


def entries(section: SectionReading) -> Iterator[Entry]:
    """Yield the counts of a section whose words tell what they stand for, in order."""
    pending = False
    for passage in section.told:
        before = 0
        for number in numbers(passage.text):
            said = passage.text[before : number.from_]
            before = _stop(passage.text, number.end)
            after = passage.text[number.end : before]
            if number.unit == "%" or tells_of_part(passage.text, number):
                continue
            term = _term(said, after)
            if term is None or not _is_count(number):
                continue
            noun = noun_after(passage.text, number).kind or noun_before(said)
            pending = _is_pending(term, pending)
            if pending and term is Term.DONE_LATE:
                term = Term.PENDING_LATE
            yield Entry(term, passage, number, noun)


def _is_pending(term: Term, before: bool) -> bool:
    if term in (Term.PENDING, Term.PENDING_IN_TIME):
        return True
    return before and term in (Term.DONE_LATE, Term.PENDING_LATE)


def _term(before: str, after: str) -> Term | None:
    """Return what the words beside a count say; those before it, the last ones, come first."""
    before = re.split(r"[;.]\s", before)[-1]
    if _OTHER_MATTER.search(f"{before} {after}"):
        return None
    told = [*_TERM.finditer(before)]
    if not told:
        told = [*_TERM.finditer(after)][:1]
    last = told[-1].lastgroup if told else None
    if last is None:
        return None
    if last == Term.RECEIVED.name and (how := _HOW.search(after)):
        return Term.BY_HAND if how["by_hand"] else Term.ONLINE
    names = {match.lastgroup for match in told}
    if last == Term.RECEIVED.name and Term.TOTAL.name in names:
        return Term.RECEIVED if Term.FORWARD.name not in names else Term.TOTAL
    if Term.PENDING.name in names and last == Term.DONE.name:
        return Term.PENDING
    return Term[last]


def _is_count(number: NumberInText) -> bool:
    return (
        not number.unit
        and number.operator is Operator.EXACT
        and number.denominator is None
        and number.upper is None
    )


def _stop(text: str, start: int) -> int:
    ends = [text.find(sign, start) for sign in ",;(.:"]
    return min([end for end in ends if end >= 0], default=len(text))


def out_of_balance(section: SectionReading) -> Iterator[Remark]:
    """Counts of one section that do not balance."""
    split = {
        (one.passage, one.total.start): {p.number.start for p in one.parts if p.number}
        for one in splits(section)
        if fits_total(one) or is_certain(one)
    }
    unnamed, kinds = _by_kind(section)
    for terms in kinds:
        for whole, *parts in _struck(terms, unnamed):
            told = split.get((whole.passage, whole.number.start), set())
            if not {part.number.start for part in parts} <= told:
                yield _remark(whole, *parts)


Terms = dict[Term, list[Entry]]


def _by_kind(section: SectionReading) -> tuple[Terms, list[Terms]]:
    """Return the counts of nothing named, and those of each kind that balances.

    A further paragraph that gives another total of tasks begins an account of its own.
    """
    unnamed: Terms = {}
    kinds: dict[str, list[Terms]] = {}
    for entry in entries(section):
        accounts = kinds.setdefault(entry.noun, [{}])
        begun = accounts[-1].get(Term.TOTAL, []) if entry.term is Term.TOTAL else []
        apart = begun and all(e.passage is not entry.passage for e in begun)
        if apart and entry.noun in _OWN_ACCOUNT and begun[0].value != entry.value:
            accounts.append({})
        terms = accounts[-1] if entry.noun else unnamed
        terms.setdefault(entry.term, []).append(entry)
    return unnamed, [terms for noun in kinds if noun in _BALANCED for terms in kinds[noun]]


def _struck(terms: Terms, unnamed: Terms) -> Iterator[tuple[Entry, ...]]:
    """Yield the balances that do not come out, total first."""
    for total, parts in _BALANCES:
        if Term.ONLINE in parts and total is Term.TOTAL and Term.FORWARD in terms:
            continue
        told = [terms.get(term) or unnamed.get(term) or [] for term in (total, *parts)]
        if not all(told) or any(len({entry.value for entry in each}) > 2 for each in told):
            continue
        beside = [term for term in _BESIDE.get(total, ()) if term not in parts]
        rests = {Decimal(0), *(e.value for term in beside for e in terms.get(term, []))}
        if not any(
            whole.value - sum(entry.value for entry in rest) in rests
            for whole, *rest in product(*told)
        ):
            yield tuple(each[0] for each in told)
    yield from _left_over(terms)


def _left_over(terms: Terms) -> Iterator[tuple[Entry, ...]]:
    """Yield files received that are neither settled nor pending; more may come from before."""
    told = [terms.get(term, []) for term in (Term.RECEIVED, Term.DONE, Term.PENDING)]
    if all(len(each) == 1 for each in told) and Term.TOTAL not in terms:
        received, done, pending = (each[0] for each in told)
        if done.value + pending.value < received.value:
            yield received, done, pending


def _remark(total: Entry, *parts: Entry) -> Remark:
    added = sum((part.value for part in parts), Decimal(0))
    printed = " + ".join(format_number(part.value) for part in parts)
    return Remark(
        message=_(
            "{where}: {total} told in all, but the parts make {printed} = {added} "
            "(difference {difference})."
        ).format(
            where=total.passage.where,
            total=format_number(total.value),
            printed=printed,
            added=format_number(added),
            difference=format_number(abs(added - total.value)),
        ),
        places=tuple(
            entry.passage.place(entry.number.start, entry.number.end) for entry in (total, *parts)
        ),
        quote=total.passage.text[:120],
        found=format_number(added),
        expected=format_number(total.value),
    )


RULES = (
    Rule(
        id="out-of-balance",
        severity=Severity.ERROR,
        title=mark("Counts that do not balance"),
        source="tiếp nhận = trực tuyến + trực tiếp; tổng = đã giải quyết + đang giải quyết; "
        "đã giải quyết = đúng hạn + quá hạn",
        in_section=out_of_balance,
    ),
)
