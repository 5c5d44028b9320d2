"""Headings as such: told twice, of two kinds, doubly numbered, ending with a stop.

Source: NĐ 30/2020, Phụ lục I, II.6 and III.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from nq57desk.checks.reading import Reading, SectionReading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.i18n import _, mark
from nq57desk.model import Mend, Numbering, Place, Severity
from nq57desk.numbering import bare

_DOUBLE_APPENDIX = re.compile(r"^\s*\d+\s*[.)]\s*(?P<right>phụ lục\b.*)$", re.IGNORECASE)


def doubled_heading(reading: Reading) -> Iterator[Remark]:
    """The same heading twice in a row."""
    for one in reading.sections:
        lines = [origin.line for origin in one.section.origins if not origin.start]
        if len(lines) > 1:
            places = tuple(Place(section=one.section.id, line=line) for line in lines)
            yield _doubled(one, places)
    for one, other in pairwise(reading.sections):
        same = one.heading.text.casefold() == other.heading.text.casefold()
        if same and one.heading.text and one.parent == other.parent and not one.items:
            yield _doubled(other, (one.heading.place(), other.heading.place()))


def _doubled(one: SectionReading, places: tuple[Place, ...]) -> Remark:
    heading = f"{one.number} {one.heading.text}".strip()
    return Remark(
        message=_("The heading “{heading}” stands twice in a row. Keep one.").format(
            heading=heading[:80]
        ),
        places=places,
        quote=heading[:120],
        found=heading[:80],
    )


def mixed_kinds(reading: Reading) -> Iterator[Remark]:
    """Headings of one level numbered in two ways, the lower kind before the higher."""
    for parent in dict.fromkeys(one.parent for one in reading.sections):
        siblings = [
            one
            for one in reading.under(parent)
            if one.section.numbering in (Numbering.ROMAN, Numbering.ARABIC, Numbering.LETTER)
        ]
        for one, other in pairwise(siblings):
            if one.section.numbering is other.section.numbering:
                continue
            first = next(s for s in siblings if s.section.numbering is one.section.numbering)
            yield Remark(
                message=_(
                    "{first} to {last} and {next} stand at one level with two kinds of numbers. "
                    "Put the first under a heading of their own if the outline allows it."
                ).format(first=bare(first.number), last=bare(one.number), next=bare(other.number)),
                places=tuple(s.heading.place() for s in dict.fromkeys((first, one, other))),
                quote=f"{other.number} {other.heading.text}"[:120],
                found=f"{bare(one.number)}, {bare(other.number)}",
            )


def doubly_numbered_appendix(reading: Reading) -> Iterator[Remark]:
    """ "1. Phụ lục I": an appendix has one number."""
    wrong = [
        (one, found)
        for one in reading.appendices
        if (found := _DOUBLE_APPENDIX.match(_number(one)))
    ]
    if not wrong:
        return
    (one, found), (last, _found) = wrong[0], wrong[-1]
    kept = [other for other, _found in wrong if other.section.number]
    yield Remark(
        message=_(
            "{count} appendices bear two numbers (“{found}” … “{last}”). Write “{right}” on a "
            "line of its own and the title below it."
        ).format(count=len(wrong), found=_number(one), last=_number(last), right=found["right"]),
        places=tuple(other.heading.place() for other, _found in wrong),
        quote=f"{_number(one)}. {one.heading.text}"[:120],
        found=_number(one),
        expected=found["right"],
        mends=tuple(Mend(place=other.heading.place()) for other in kept[:1]),
    )


def _number(one: SectionReading) -> str:
    """Return an appendix's number as the file printed it."""
    return next((o.part for o in one.section.origins if o.part), one.number)


def heading_ends_with_stop(reading: Reading) -> Iterator[Remark]:
    """A heading that ends with a full stop, where others do not."""
    headings = [
        one for one in reading.sections if one.heading.text and not one.section.is_appendix
    ]
    stopped = [one for one in headings if re.search(r"[^.…]\.$", one.heading.text)]
    if not stopped or len(stopped) == len(headings):
        return
    yield Remark(
        message=_(
            "{count} headings end with a full stop ({numbers}), the others do not. Take it off."
        ).format(count=len(stopped), numbers=", ".join(bare(one.number) for one in stopped)),
        places=tuple(one.heading.place() for one in stopped),
        quote=f"{stopped[0].number} {stopped[0].heading.text}"[-120:],
        found=".",
        mends=tuple(
            Mend(place=one.heading.place(len(one.heading.text) - 1), text="") for one in stopped
        ),
    )


RULES = (
    Rule(
        id="doubled-heading",
        severity=Severity.INFO,
        title=mark("A heading that stands twice"),
        source="NĐ 30/2020, Phụ lục I, II.6",
        in_report=doubled_heading,
    ),
    Rule(
        id="mixed-numbering",
        severity=Severity.INFO,
        title=mark("Two kinds of numbers at one level"),
        source="NĐ 30/2020, Phụ lục I, II.6",
        in_report=mixed_kinds,
    ),
    Rule(
        id="doubly-numbered-appendix",
        severity=Severity.WARNING,
        title=mark("An appendix with two numbers"),
        source="NĐ 30/2020, Phụ lục I, III.1: phụ lục đánh số La Mã",
        in_report=doubly_numbered_appendix,
    ),
    Rule(
        id="heading-stop",
        severity=Severity.INFO,
        title=mark("A heading that ends with a full stop"),
        source="NĐ 30/2020, Phụ lục I, II.6; Phụ lục III, mẫu 1.4",
        in_report=heading_ends_with_stop,
    ),
)
