"""Documents cited: their form, their dates, the sequence of their numbers.

Source: NĐ 30/2020, Phụ lục I, II.3, II.4, II.6.b; Điều 15.1: numbers run through the year, so
those of one issuer and type rise with the date.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise

from rapidfuzz import fuzz

from nq57desk.checks.citations import (
    TYPES,
    Citation,
    Form,
    bare_citations,
    citations,
)
from nq57desk.checks.documents import Cited, cited_in, is_register, registered, whole
from nq57desk.checks.reading import Kind, Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import folded, snippet
from nq57desk.i18n import _, mark
from nq57desk.model import Mend, Severity
from nq57desk.vietnamese import short_date


def wrong_symbol(reading: Reading) -> Iterator[Remark]:
    """Symbols of the state's offices in the Party's form, or the other way round."""
    wrong = [each for each in cited_in(reading) if _is_wrong(each.citation)]
    if not wrong:
        return
    shown = [f"{_code(each)} → {each.citation.right}" for each in wrong]
    yield Remark(
        message=_(
            "{count} documents have number and symbol in a wrong form: {shown}. State offices "
            "write number/TYPE-OFFICE, the Party number-TYPE/OFFICE."
        ).format(count=len(wrong), shown="; ".join(shown[:8])),
        places=tuple(each.place() for each in wrong),
        quote=wrong[0].printed,
        found=_code(wrong[0]),
        expected=wrong[0].citation.right,
        mends=tuple(
            Mend(place=each.place(), text=each.printed.replace(_code(each), each.citation.right))
            for each in wrong
        ),
    )


def _code(each: Cited) -> str:
    match = re.search(r"\d.*", each.printed)
    return match[0] if match else each.printed


def _is_wrong(one: Citation) -> bool:
    if one.is_letter and one.form is not Form.OTHER:
        return False
    return one.form is not (Form.PARTY if one.of_party else Form.STATE)


def type_against_symbol(passage: Passage) -> Iterator[Remark]:
    """A type in words that is not the type of the symbol: "Quyết định số 142/KH-UBND"."""
    for one in citations(passage.text):
        named = TYPES.get(one.symbol)
        said = one.type.casefold()
        if not said or said == "văn bản" or named is None or _same_type(said, named):
            continue
        printed = passage.text[one.start : one.end]
        yield Remark(
            message=_(
                "{where}: “{printed}” says {said}, but {symbol} is the symbol of {named}."
            ).format(
                where=passage.where, printed=printed, said=said, symbol=one.symbol, named=named
            ),
            places=(passage.place(one.start, one.end),),
            quote=printed,
            found=said,
            expected=named,
        )


def _same_type(said: str, named: str) -> bool:
    return said.startswith(named) or named.startswith(said)


def blank_in_symbol(passage: Passage) -> Iterator[Remark]:
    """Blanks inside of number and symbol: "218 /BC-UBND"."""
    for one in citations(passage.text):
        if one.spaced and passage.kind is not Kind.NUMBER:
            place = passage.place(one.start, one.end)
            printed = passage.text[one.start : one.end]
            right = re.sub(r"\s*([-/])\s*", r"\1", printed)
            yield Remark(
                message=_("{where}: no blanks inside “{printed}”; right: {right}.").format(
                    where=passage.where, printed=printed, right=right
                ),
                places=(place,),
                quote=printed,
                found=printed,
                expected=right,
                mends=(Mend(place=place, text=right),),
            )


def comma_before_date(reading: Reading) -> Iterator[Remark]:
    """A comma between symbol and date here and none there."""
    dated = [each for each in cited_in(reading) if each.citation.day and not each.listed]
    with_comma = [each for each in dated if each.citation.comma]
    if not with_comma or len(with_comma) == len(dated):
        return
    without = next(each for each in dated if not each.citation.comma)
    yield Remark(
        message=_(
            "{some} citations have a comma before “ngày”, {others} have none. The decree writes "
            "“số … ngày …” without one."
        ).format(some=len(with_comma), others=len(dated) - len(with_comma)),
        places=tuple(each.place() for each in (*with_comma, without)),
        quote=snippet(with_comma[0].passage.text, *whole(with_comma[0].citation), room=5),
        found="số …, ngày …",
        expected="số … ngày …",
    )


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
        return f"{_code(each)} ({short_date(each.day) if each.day else ''})"

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
    if one.issuer != other.issuer and (general or (one.issuer and other.issuer)):
        return False
    if general and not one.issuer:
        return False
    if one.day and other.day and one.day.year == other.day.year:
        return True
    if not one.about or not other.about:
        return not general
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


def resolution_not_in_full(reading: Reading) -> Iterator[Remark]:
    """The Resolution that the report is on, never named in full."""
    told = [
        each
        for each in cited_in(reading)
        if each.citation.symbol == "NQ" and each.citation.organ == "TW"
    ]
    main = [each for each in told if each.citation.number == told[0].citation.number]
    if not main or any(_in_full(each.citation) for each in main):
        return
    yield Remark(
        message=_(
            "{code} is cited {count} times, but nowhere with its date, who issued it and what it "
            "is about. Name it in full the first time."
        ).format(code=main[0].citation.right, count=len(main)),
        places=tuple(each.place() for each in main[:2]),
        quote=main[0].printed,
        found=main[0].printed,
        expected=f"{main[0].printed} ngày … của … về …",
    )


def _in_full(one: Citation) -> bool:
    return one.day is not None and bool(one.issuer) and bool(one.about)


def without_symbol(reading: Reading) -> Iterator[Remark]:
    """A document named by its number alone where the report elsewhere gives its symbol."""
    known = {
        (folded(each.citation.type), each.citation.number.lstrip("0")): each.citation.right
        for each in cited_in(reading)
        if each.citation.type
    }
    found: dict[str, list[tuple[Passage, int, int]]] = defaultdict(list)
    for passage in reading.prose:
        for type_, number, start, end in bare_citations(passage.text):
            right = known.get((folded(type_), number.lstrip("0")))
            if right:
                found[f"{type_} số {right}"].append((passage, start, end))
    for right, places in found.items():
        passage, start, end = places[0]
        yield Remark(
            message=_("“{found}” ({count} times) is cited as “{right}” elsewhere.").format(
                found=passage.text[start:end], count=len(places), right=right
            ),
            places=tuple(each.place(a, b) for each, a, b in places),
            quote=snippet(passage.text, start, end),
            found=passage.text[start:end],
            expected=right,
            mends=tuple(Mend(place=each.place(a, b), text=right) for each, a, b in places),
        )


_NUMBERS = "NĐ 30/2020, Phụ lục I, II.3; Điều 15"
_CITING = "NĐ 30/2020, Phụ lục I, II.6.b"
RULES = (
    Rule(
        id="wrong-symbol",
        severity=Severity.WARNING,
        title=mark("Number and symbol in a wrong form"),
        source=f"{_NUMBERS}; văn bản của Đảng theo Quy định 399-QĐ/TW",
        in_report=wrong_symbol,
    ),
    Rule(
        id="type-against-symbol",
        severity=Severity.WARNING,
        title=mark("A type of document that its symbol denies"),
        source="NĐ 30/2020, Phụ lục III, I",
        in_passage=type_against_symbol,
    ),
    Rule(
        id="blank-in-symbol",
        severity=Severity.INFO,
        title=mark("Blanks inside number and symbol"),
        source=_NUMBERS,
        in_passage=blank_in_symbol,
    ),
    Rule(
        id="comma-before-date",
        severity=Severity.INFO,
        title=mark("Citations with and without a comma before the date"),
        source=_CITING,
        in_report=comma_before_date,
    ),
    Rule(
        id="out-of-sequence",
        severity=Severity.WARNING,
        title=mark("A number that does not fit its date"),
        source=f"{_NUMBERS}: số văn bản tăng theo ngày ban hành trong năm",
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
        source=_CITING,
        in_report=two_dates,
    ),
    Rule(
        id="resolution-in-full",
        severity=Severity.WARNING,
        title=mark("The Resolution is never named in full"),
        source=_CITING,
        in_report=resolution_not_in_full,
    ),
    Rule(
        id="without-symbol",
        severity=Severity.INFO,
        title=mark("A document named by its number alone"),
        source=_CITING,
        in_report=without_symbol,
    ),
)
