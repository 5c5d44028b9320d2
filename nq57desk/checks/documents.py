"""Documents that a report cites or lists, each with its date, its issuer and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from nq57desk.checks.citations import (
    Citation,
    citations,
    issuer_key,
    read_day,
)
from nq57desk.checks.reading import Kind, Passage, Reading, SectionReading, TableReading
from nq57desk.model import Place, RowKind

OWN = "own"
_LIST_MARK = 12  # an item of a list names its document within so many signs
_WE_ISSUED = re.compile(
    r"(?:UBND|(?:Ủy|Uỷ) ban nhân dân)\s+(?:xã|phường|đặc khu)\b[^.;]{0,60}\bban hành\b"
    r"(?:[^.;]{0,60}:\s*|\s+"
    r"|[^.;]{0,120},\s(?:trọng tâm|cụ thể|tiêu biểu|điển hình|nổi bật) là\s+)$"
)
_NEXT_IN_ROW = re.compile(r"[^.]*[;,]\s*(?:và\s+)?$|\s+và\s+$")
_OFFICE = re.compile(
    r"^(?:ubnd|uy ban nhan dan|hdnd|dang uy|bch|ban chi dao)?(?: cua)? ?(?:xa|phuong|dac khu)\b"
)
DAY_NUMBERS = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation where it stands; `day` and `issuer` may come from a table's own columns."""

    passage: Passage
    citation: Citation
    day: date | None
    issuer: str
    about: str
    listed: bool = False

    def place(self) -> Place:
        """Return the place of type, number and symbol."""
        return self.passage.place(self.citation.start, self.citation.end)

    @property
    def printed(self) -> str:
        """The words that cite it."""
        return self.passage.text[self.citation.start : self.citation.end]


@lru_cache(maxsize=2)
def cited_in(reading: Reading) -> tuple[Cited, ...]:
    """Return every document cited, in printed order."""
    found = [_cited(p, one) for p in (*reading.head, *reading.tail) for one in _told(p)]
    for section in reading.sections:
        found += _in_section(section)
        for table in section.tables:
            found += registered(table, section)
    return tuple(found)


def _told(passage: Passage) -> tuple[Citation, ...]:
    if passage.kind in (Kind.NUMBER, Kind.ATTACHMENT):
        return ()
    return citations(passage.text)


def _in_section(section: SectionReading) -> Iterator[Cited]:
    """Yield the documents of heading and paragraphs; a list has the issuer of its lead."""
    lead = ""
    for passage in (section.heading, *section.texts):
        row = -1  # where the last document ends that a sentence tells as issued by the office
        for one in citations(passage.text):
            cited = _cited(passage, one)
            before = passage.text[: one.start] if one.start > _LIST_MARK else lead
            told = _WE_ISSUED.search(before) or (
                row >= 0 and _NEXT_IN_ROW.fullmatch(passage.text, row, one.start)
            )
            own = one.organ == "UBND" and not cited.issuer and told
            row = max(one.end, one.date_end) if own else -1
            yield replace(cited, issuer=OWN) if own else cited
        if passage.text.rstrip().endswith(":"):
            lead = passage.text
        elif passage.text.rstrip().endswith("."):
            lead = ""


def _cited(passage: Passage, citation: Citation) -> Cited:
    issuer = issuer_key(citation.issuer)
    issuer = OWN if _OFFICE.match(issuer) and citation.organ == "UBND" else issuer
    return Cited(passage, citation, citation.day, issuer, citation.about)


def is_register(table: TableReading) -> bool:
    """Whether a table lists documents."""
    return table.column("ký hiệu", "số văn bản", "số hiệu", "văn bản, số") is not None


def registered(table: TableReading, section: SectionReading) -> Iterator[Cited]:
    """Yield the documents of a table, with the date and the issuer of their row."""
    date_column = table.column("ngày")
    issuer_column = table.column("cấp ban hành", "cơ quan ban hành", "nơi ban hành")
    for row in table.rows:
        if row.kind is not RowKind.DATA:
            continue
        for cell in row.cells:
            for one in citations(cell.text)[:1]:
                dated = row.cell(date_column) if date_column is not None else None
                by = row.cell(issuer_column) if issuer_column is not None else None
                issuer = _issuer_of_row(one, by.text if by else "", section)
                about = max((c.text for c in row.cells), key=len)
                yield Cited(cell, one, one.day or _only_day(dated), issuer, about, listed=True)
                break
            else:
                continue
            break


def _issuer_of_row(one: Citation, said: str, section: SectionReading) -> str:
    if one.organ != "UBND":
        return issuer_key(said or one.issuer)
    key = issuer_key(said or one.issuer)
    if key in ("", "ubnd") or _OFFICE.match(key):
        return OWN if section.appendix else key
    return key


def _only_day(cell: Passage | None) -> date | None:
    match = DAY_NUMBERS.search(cell.text) if cell else None
    return read_day(match[3], match[2], match[1]) if match else None


def whole(one: Citation) -> tuple[int, int]:
    """Return where a citation begins and its date ends."""
    return one.start, max(one.end, one.date_end)
