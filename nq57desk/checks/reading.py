"""A report as the checks see it: every text with its place, its section and its lines.

Rules look at passages (header fields, headings, paragraphs, cells) and never walk the report
themselves; `reader.read` makes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from nq57desk.checks.place_table import Places
from nq57desk.figures.catalogue import Catalogue, load_catalogue
from nq57desk.model import (
    BlockKind,
    FigureRef,
    Origin,
    Place,
    Report,
    RowKind,
    Section,
    SectionId,
    line_at,
)

NOWHERE = SectionId("")
Writer = Callable[[FigureRef], str]


class Kind(Enum):
    """What a passage is in the report."""

    NUMBER = "number"
    DATE = "date"
    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    BASIS = "basis"
    LEAD_IN = "lead-in"
    ATTACHMENT = "attachment"
    HEADING = "heading"
    TEXT = "text"
    COLUMN = "column"
    CELL = "cell"
    CLOSING = "closing"
    RECIPIENT = "recipient"
    SIGNATURE = "signature"
    UNPLACED = "unplaced"

    __hash__ = object.__hash__  # members are one each; Enum's own hash is no C function


PROSE = (Kind.SUBJECT, Kind.BASIS, Kind.LEAD_IN, Kind.HEADING, Kind.TEXT, Kind.CLOSING)


class Written(NamedTuple):
    """A stretch that stands for a figure or a parameter, which takes `plain` letters itself."""

    start: int
    end: int
    plain: int
    is_figure: bool


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Passage:
    """A text that stands for itself.

    `start` is where it begins in the plain text of its place: the cells of a row are joined by
    tabs. `written` are the figures and parameters written into the text. `where` names the place
    for the clerk, "mục III.1.a".
    """

    text: str
    kind: Kind
    section: SectionId = NOWHERE
    block: str = ""
    start: int = 0
    origins: tuple[Origin, ...] = ()
    mark: BlockKind | None = None
    marker: str = ""
    where: str = ""
    future: bool = False
    appendix: bool = False
    written: tuple[Written, ...] = ()

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Return the place of the words from `start` to `end`, by default all of them."""
        here = self.start + self._plain(start)
        there = self.start + self._plain(len(self.text) if end is None else end)
        line = line_at(self.origins, here)
        return Place(section=self.section, block=self.block, start=here, end=there, line=line)

    def _plain(self, position: int) -> int:
        more = 0
        for one in self.written:
            if position <= one.start:
                break
            if position < one.end:
                return one.start - more
            more += one.end - one.start - one.plain
        return position - more


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RowReading:
    """A row of a table, cells left to right."""

    kind: RowKind
    cells: tuple[Passage, ...]
    text: str

    def cell(self, column: int) -> Passage | None:
        """Return the cell in that leaf column, `None` where the row is cut short."""
        return self.cells[column] if column < len(self.cells) else None

    def place(self) -> Place:
        """Return the place of the whole row."""
        first, last = self.cells[0], self.cells[-1]
        return Place(
            section=first.section,
            block=first.block,
            end=last.start + len(last.text),
            line=first.origins[0].line if first.origins else None,
        )


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TableReading:
    """A table; `heads` are the texts above each leaf column, outermost first."""

    section: SectionId
    where: str
    heads: tuple[tuple[str, ...], ...]
    columns: tuple[Passage, ...]
    rows: tuple[RowReading, ...]

    @property
    def data(self) -> tuple[RowReading, ...]:
        """The rows of data that hold something, groups apart."""
        return tuple(row for row in self.rows if row.kind is RowKind.DATA and row.text)

    def column(self, *words: str) -> int | None:
        """Return the first leaf column whose head holds one of the small `words`."""
        return _column(self.heads, words)


@lru_cache(maxsize=1024)
def _column(heads: tuple[tuple[str, ...], ...], words: tuple[str, ...]) -> int | None:
    for index, head in enumerate(heads):
        text = " ".join(head).casefold()
        if any(word in text for word in words):
            return index
    return None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SectionReading:
    """A section with its passages; `items` keeps paragraphs and tables in printed order.

    `texts` are the paragraphs alone.
    """

    section: Section
    number: str
    path: str
    where: str
    parent: SectionId | None
    future: bool
    appendix: bool
    heading: Passage
    items: tuple[Passage | TableReading, ...]
    texts: tuple[Passage, ...]
    passages: tuple[Passage, ...]

    @property
    def told(self) -> tuple[Passage, ...]:
        """The heading, which may be a whole sentence, and the paragraphs."""
        return (self.heading, *self.texts)

    @property
    def tables(self) -> tuple[TableReading, ...]:
        """The tables."""
        return tuple(item for item in self.items if isinstance(item, TableReading))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Reading:
    """A whole report, read.

    `signed`: the day it is dated, today where it has no date yet. `places`: the units that are no
    more. `children`: the sections under each section, those at the top under `None`. `catalogue`:
    the figures there are. `before`: the report that this one was begun from, where it is known.
    """

    report: Report
    signed: date | None
    places: Places
    head: tuple[Passage, ...]
    sections: tuple[SectionReading, ...]
    tail: tuple[Passage, ...]
    passages: tuple[Passage, ...]
    children: Mapping[SectionId | None, tuple[SectionReading, ...]]
    catalogue: Catalogue = field(default_factory=load_catalogue)
    before: Report | None = None

    def only(self, *kinds: Kind) -> Iterator[Passage]:
        """Yield the passages of these kinds in printed order."""
        return (passage for passage in self.passages if passage.kind in kinds)

    @property
    def subject(self) -> Passage:
        """The subject (trích yếu); an empty passage where it is missing."""
        return next(self.only(Kind.SUBJECT), Passage(text="", kind=Kind.SUBJECT))

    @property
    def prose(self) -> tuple[Passage, ...]:
        """What is written in sentences; appendices and tables apart."""
        return tuple(p for p in self.passages if p.kind in PROSE and not p.appendix)

    @property
    def appendices(self) -> tuple[SectionReading, ...]:
        """The heads of the appendices."""
        return tuple(one for one in self.sections if one.section.is_appendix)

    def under(self, parent: SectionId | None) -> tuple[SectionReading, ...]:
        """Return the sections directly under `parent`, those at the top for `None`."""
        return self.children.get(parent, ())
