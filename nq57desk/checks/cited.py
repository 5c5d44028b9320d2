"""Documents cited: their form, their numbers, their dates.

Source: NĐ 30/2020, Phụ lục I, II.3, II.4, II.6.b.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from nq57desk.checks.citations import (
    TYPES,
    Citation,
    Form,
    bare_citations,
    citations,
)
from nq57desk.checks.documents import Cited, cited_in, whole
from nq57desk.checks.reading import Kind, Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import folded, snippet
from nq57desk.i18n import _, mark
from nq57desk.model import Mend, Severity


def wrong_symbol(reading: Reading) -> Iterator[Remark]:
    """Symbols of the state's offices in the Party's form, or the other way round."""
    wrong = [each for each in cited_in(reading) if _is_wrong(each.citation)]
    if not wrong:
        return
    shown = [f"{code_of(each)} → {each.citation.right}" for each in wrong]
    yield Remark(
        message=_(
            "{count} documents have number and symbol in a wrong form: {shown}. State offices "
            "write number/TYPE-OFFICE, the Party number-TYPE/OFFICE."
        ).format(count=len(wrong), shown="; ".join(shown[:8])),
        places=tuple(each.place() for each in wrong),
        quote=wrong[0].printed,
        found=code_of(wrong[0]),
        expected=wrong[0].citation.right,
        mends=tuple(
            Mend(place=each.place(), text=each.printed.replace(code_of(each), each.citation.right))
            for each in wrong
        ),
    )


def code_of(each: Cited) -> str:
    """Return number and symbol as printed, without the type."""
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


_NUMBERS = "NĐ 30/2020, Phụ lục I, II.3"
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
