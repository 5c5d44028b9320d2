"""Documents in the order of their numbers and dates.

Source: NĐ 30/2020, Điều 15.1: numbers run through the year, so those of one issuer and type rise
with the date.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise

from rapidfuzz import fuzz

from nq57desk.checks.citations import TYPES
from nq57desk.checks.cited import code_of
from nq57desk.checks.documents import OWN, Cited, cited_in, is_register, registered, whole
from nq57desk.checks.reading import Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import folded, snippet
from nq57desk.i18n import _, mark
from nq57desk.model import Severity
from nq57desk.vietnamese import short_date


def out_of_sequence(reading: Reading) -> Iterator[Remark]:
    """A document whose number does not fit its date among those of its issuer, type and year."""
    rows: dict[tuple[str, str, int], dict[str, Cited]] = defaultdict(dict)
    for each in cited_in(reading):
        if each.day and each.issuer and each.citation.symbol in TYPES:
            key = (each.issuer, each.citation.symbol, each.day.year)
            rows[key].setdefault(each.citation.code, each)
    for documents in rows.values():
        yield from _outliers(list(documents.values()))


def _outliers(documents: Sequence[Cited]) -> Iterator[Remark]:
    """Take out, one by one, the document that clashes with most others."""
    rest = list(documents)
    while True:
        clashes = {
            index: [other for other in rest if _clash(each, other)]
            for index, each in enumerate(rest)
        }
        worst = max(clashes, key=lambda index: len(clashes[index]), default=None)
        if worst is None or not clashes[worst]:
            return
        yield _sequence_remark(rest.pop(worst), clashes[worst])


def _clash(one: Cited, other: Cited) -> bool:
    if one.day is None or other.day is None or one.day == other.day:
        return False
    early, late = (one, other) if one.day < other.day else (other, one)
    return _number(early) > _number(late)


def _number(each: Cited) -> int:
    return int(re.sub(r"\D", "", each.citation.number))


def _sequence_remark(odd: Cited, against: Sequence[Cited]) -> Remark:
    def told(each: Cited) -> str:
        return f"{code_of(each)} ({short_date(each.day) if each.day else ''})"

    return Remark(
        message=_(
            "{where}: {odd} does not fit the sequence of numbers: {others}. Numbers rise with "
            "the date; look up number, type and date in the register."
        ).format(where=odd.passage.where, odd=told(odd), others=", ".join(map(told, against[:6]))),
        places=tuple(each.place() for each in (odd, *against)),
        quote=odd.printed,
        found=told(odd),
    )


def unsorted_register(reading: Reading) -> Iterator[Remark]:
    """A list of documents that follows neither the dates nor the numbers."""
    for section in reading.sections:
        for table in section.tables:
            rows = [each for each in registered(table, section) if each.day]
            if is_register(table) and len(rows) > 2 and not _is_sorted(rows):
                odd = [(a, b) for a, b in pairwise(rows) if a.day and b.day and a.day > b.day]
                yield Remark(
                    message=_(
                        "{where}: the list of documents is in no order of dates. Sort it by date, "
                        "or by who issued them and then by date."
                    ).format(where=section.where),
                    places=tuple(each.place() for pair in odd for each in pair),
                    quote=odd[0][0].printed,
                )


def _is_sorted(rows: Sequence[Cited]) -> bool:
    """Whether rows rise or fall by date, all of them or those of each issuer or type."""
    for key in (lambda _: "", lambda each: each.issuer, lambda each: each.citation.symbol):
        groups = [list(group) for _name, group in groupby(rows, key=key)]
        names = [key(group[0]) for group in groups]
        if len(set(names)) == len(names) and all(map(_rises_or_falls, groups)):
            return True
    return False


def _rises_or_falls(rows: Sequence[Cited]) -> bool:
    days = [each.day for each in rows if each.day]
    return days in (sorted(days), sorted(days, reverse=True))


def two_dates(reading: Reading) -> Iterator[Remark]:
    """One document cited with two dates."""
    groups: dict[str, list[Cited]] = defaultdict(list)
    for each in cited_in(reading):
        if each.day:
            groups[each.citation.code].append(each)
    for same in groups.values():
        for one, other in combinations(same, 2):
            if one.day != other.day and _one_document(one, other):
                yield _dates_remark(one, other)
                break


def _one_document(one: Cited, other: Cited) -> bool:
    """Whether two citations of one code mean one document, not those of two offices or years."""
    general = one.citation.organ in ("UBND", "HĐND", "ĐU", "TU")
    issuers = {each.issuer or OWN if general else each.issuer for each in (one, other)}
    if len(issuers) > 1 and (general or "" not in issuers):
        return False
    unsigned = not one.issuer or not other.issuer
    if general and unsigned and one.about and other.about and not _alike(one, other):
        return False
    if one.day and other.day and one.day.year == other.day.year:
        return True
    if not one.about or not other.about:
        return not general
    return _alike(one, other)


def _alike(one: Cited, other: Cited) -> bool:
    """Whether two citations say that they are about the same."""
    return fuzz.partial_ratio(folded(one.about), folded(other.about)) > 80


def _dates_remark(one: Cited, other: Cited) -> Remark:
    days = [short_date(each.day) if each.day else "" for each in (one, other)]
    return Remark(
        message=_(
            "{code} is dated {first} ({here}) and {second} ({there}). One of the dates is wrong."
        ).format(
            code=one.citation.right,
            first=days[0],
            second=days[1],
            here=one.passage.where,
            there=other.passage.where,
        ),
        places=(one.place(), other.place()),
        quote=snippet(one.passage.text, *whole(one.citation), room=5),
        found=days[1],
        expected=days[0],
    )


RULES = (
    Rule(
        id="out-of-sequence",
        severity=Severity.WARNING,
        title=mark("A number that does not fit its date"),
        source="NĐ 30/2020, Điều 15: số văn bản tăng theo ngày ban hành trong năm",
        in_report=out_of_sequence,
    ),
    Rule(
        id="unsorted-register",
        severity=Severity.INFO,
        title=mark("A list of documents in no order"),
        source="danh mục văn bản xếp theo ngày",
        in_report=unsorted_register,
    ),
    Rule(
        id="two-dates",
        severity=Severity.ERROR,
        title=mark("One document with two dates"),
        source="NĐ 30/2020, Phụ lục I, II.6.b",
        in_report=two_dates,
    ),
)
