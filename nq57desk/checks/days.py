"""Dates as they are written: stray signs, days that are none, documents from the future.

Source: NĐ 30/2020, Phụ lục I, II.4.b.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from nq57desk.checks.citations import (
    read_day,
)
from nq57desk.checks.documents import DAY_NUMBERS, cited_in, whole
from nq57desk.checks.reading import Kind, Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import snippet
from nq57desk.i18n import _, mark
from nq57desk.model import Mend, Severity
from nq57desk.vietnamese import month_word, short_date

_DAY_WORDS = re.compile(
    r"\bngày\s*(?P<day>\d{1,2})?(?P<odd>\s*[^\s\w]+\s*|\s*)tháng\s*(?P<month>\d{1,2})?\s*"
    r"(?P<odd2>[^\s\w]*\s*)năm\s*(?P<year>\d{4})?",
    re.IGNORECASE,
)


def wrong_day(passage: Passage) -> Iterator[Remark]:
    """A date that is no day of the calendar, or has odd signs in it."""
    text = passage.text
    if "/" not in text and "ngày" not in text.casefold():
        return
    for match in DAY_NUMBERS.finditer(text):
        if read_day(match[3], match[2], match[1]) is None:
            yield _day_remark(passage, match, "")
    for match in _DAY_WORDS.finditer(text):
        parts = [match[name] for name in ("year", "month", "day")]
        if not all(parts) or passage.kind is Kind.DATE:
            continue
        day = read_day(*parts)
        odd = match["odd"].strip() or match["odd2"].strip()
        if day is None or odd:
            yield _day_remark(passage, match, _in_words(day) if day else "")


def _in_words(day: date) -> str:
    return f"ngày {day.day:02} tháng {month_word(day.month)} năm {day.year}"


def _day_remark(passage: Passage, match: re.Match[str], right: str) -> Remark:
    message = _("{where}: “{found}” is no day of the calendar.")
    if right:
        message = _("{where}: the date “{found}” has a stray sign; right: {right}.")
    place = passage.place(match.start(), match.end())
    return Remark(
        message=message.format(where=passage.where, found=match[0].strip(), right=right),
        places=(place,),
        quote=snippet(passage.text, match.start(), match.end(), room=15),
        found=match[0].strip(),
        expected=right,
        mends=(Mend(place=place, text=right),) if right else (),
    )


def day_without_zero(passage: Passage) -> Iterator[Remark]:
    """A day below ten without a zero: "ngày 8 tháng 8"."""
    for match in _DAY_WORDS.finditer(passage.text):
        day, month = match["day"], match["month"]
        odd = match["odd"].strip() or match["odd2"].strip()
        if passage.kind is Kind.DATE or not day or not month or odd:
            continue
        if (len(day) < 2 and day != "0") or month in ("1", "2"):
            found = read_day(match["year"] or "2000", month, day)
            right = _in_words(found) if found and match["year"] else ""
            yield Remark(
                message=_(
                    "{where}: in “{found}” days below 10 and the months 1 and 2 take a zero: "
                    "{right}."
                ).format(where=passage.where, found=match[0].strip(), right=right or "01–09"),
                places=(passage.place(match.start(), match.end()),),
                quote=match[0].strip(),
                found=match[0].strip(),
                expected=right,
            )


def uneven_dates(reading: Reading) -> Iterator[Remark]:
    """Days and months with a zero here and without one there: "10/03/2026", "9/2/2026"."""
    told = [
        (passage, match)
        for passage in reading.passages
        if "/" in passage.text
        for match in DAY_NUMBERS.finditer(passage.text)
    ]
    right_too = {kind for _p, match in told for kind, right in _zeros(match) if right}
    odd = [
        (passage, match, _by_decree(match))
        for passage, match in told
        if any(kind in right_too and not right for kind, right in _zeros(match))
    ]
    if not odd:
        return
    _passage, match, right = odd[0]
    yield Remark(
        message=_(
            "{count} dates have a zero where others have none, or none where others have one "
            "({found}). The decree adds it to days below 10 and to the months 1 and 2: {right}."
        ).format(count=len(odd), found=match[0], right=right),
        places=tuple(p.place(*found.span()) for p, found, _right in odd),
        quote=match[0],
        found=match[0],
        expected=right,
        mends=tuple(Mend(place=p.place(*m.span()), text=text) for p, m, text in odd),
    )


def _zeros(match: re.Match[str]) -> Iterator[tuple[str, bool]]:
    """Yield where a date shows how zeros are written, and whether as the decree has it."""
    day, month = match[1], match[2]
    if int(day) < 10:
        yield "day", day.startswith("0")
    if int(month) < 3:
        yield "month 1, 2", month.startswith("0")
    elif int(month) < 10:
        yield "month", not month.startswith("0")


def _by_decree(match: re.Match[str]) -> str:
    day, month = int(match[1]), int(match[2])
    return f"{day:02}/{month:02}/{match[3]}" if month < 3 else f"{day:02}/{month}/{match[3]}"


def dated_after_report(reading: Reading) -> Iterator[Remark]:
    """A document cited that is younger than the report itself."""
    signed = reading.signed
    for each in cited_in(reading):
        if signed and each.day and each.day > signed and not each.passage.future:
            yield Remark(
                message=_(
                    "{where}: {code} is dated {day}, after this report ({signed}). One of the "
                    "dates is wrong."
                ).format(
                    where=each.passage.where,
                    code=each.citation.right,
                    day=short_date(each.day),
                    signed=short_date(signed),
                ),
                places=(each.place(),),
                quote=snippet(each.passage.text, *whole(each.citation), room=5),
                found=short_date(each.day),
                expected=f"≤ {short_date(signed)}",
            )


RULES = (
    Rule(
        id="wrong-day",
        severity=Severity.ERROR,
        title=mark("A date that is none"),
        source="NĐ 30/2020, Phụ lục I, II.4.b",
        in_passage=wrong_day,
    ),
    Rule(
        id="day-without-zero",
        severity=Severity.INFO,
        title=mark("A day below ten without its zero"),
        source="NĐ 30/2020, Phụ lục I, II.4.b",
        in_passage=day_without_zero,
    ),
    Rule(
        id="uneven-dates",
        severity=Severity.INFO,
        title=mark("Dates with and without a zero"),
        source="NĐ 30/2020, Phụ lục I, II.4.b",
        in_report=uneven_dates,
    ),
    Rule(
        id="dated-after-report",
        severity=Severity.ERROR,
        title=mark("A document younger than the report"),
        source="ngày văn bản viện dẫn không sau ngày báo cáo",
        in_report=dated_after_report,
    ),
)
