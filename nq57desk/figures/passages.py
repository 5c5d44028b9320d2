"""A report as recognition reads it: each text with the words that stand over it.

Headings, paragraphs and table cells become passages; header, closing and what found no place are
left out, for they tell no results.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nq57desk.model import (
    Block,
    BlockKind,
    Cell,
    Column,
    Origin,
    Report,
    RowKind,
    Section,
    SectionId,
    Table,
    TableRow,
    line_at,
)
from nq57desk.vietnamese import fold

_NUMERIC = re.compile(r"[\d\s.,/%+−-]*")
_ORDINAL = {"stt", "tt", "so tt", "so thu tu"}
_NOT_FIGURES = re.compile(r"\b(?:ngay|ky hieu|thoi han|thoi gian|ghi chu|so dien thoai)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text with what stands over it.

    `text` stands at `start` in the plain text of the block or row. `headings`: of the section and
    those it stands in, nearest first. `lead`: the paragraph ending in ":" that it is an item of.
    `columns`: the texts over a cell, nearest first; `row`: the words in its row.
    """

    section: SectionId
    block: str
    text: str
    start: int = 0
    cell: int | None = None
    origins: tuple[Origin, ...] = ()
    headings: tuple[str, ...] = ()
    meaning: str = ""
    lead: str = ""
    columns: tuple[str, ...] = ()
    row: str = ""
    is_heading: bool = False

    def line_at(self, position: int) -> int | None:
        """Return the imported file's line that holds `position` of `text`."""
        return line_at(self.origins, self.start + position)


def passages(report: Report) -> Iterator[Passage]:
    """Yield the passages of `report` in printed order."""
    over: list[Section] = []
    for section in report.sections:
        while over and over[-1].level >= section.level:
            over.pop()
        over.append(section)
        headings = tuple(each.heading for each in reversed(over) if each.heading)
        meaning = next(filter(None, (_meaning(report, each) for each in reversed(over))), "")
        yield Passage(
            section=section.id,
            block="",
            text=section.heading,
            origins=section.origins,
            headings=headings[1:],
            meaning=meaning,
            is_heading=True,
        )
        yield from _content(section, headings, meaning)


def _meaning(report: Report, section: Section) -> str:
    spec = report.spec(section)
    return spec.meaning if spec else ""


def _content(section: Section, headings: tuple[str, ...], meaning: str) -> Iterator[Passage]:
    lead = _Lead(section.heading) if section.heading.rstrip().endswith(":") else _NO_LEAD
    before = ""
    for item in section.content:
        if isinstance(item, Table):
            yield from _cells(section, item, (before, *headings), meaning)
            continue
        if item.kind is lead.kind and not lead.open:
            lead = _NO_LEAD
        yield _paragraph(section, item, headings, meaning, lead.text)
        before = item.text
        lead = _next_lead(lead, item)


@dataclass(frozen=True, slots=True)
class _Lead:
    """A text that ends in ":" and tells what the items after it are about.

    Items marked otherwise than the lead belong to it all; of those marked alike (all plain
    paragraphs) the list is `open` until one ends in a full stop.
    """

    text: str = ""
    kind: BlockKind | None = None
    open: bool = True


_NO_LEAD = _Lead()


def _next_lead(lead: _Lead, block: Block) -> _Lead:
    text = block.text.rstrip()
    if text.endswith(":"):
        return _Lead(text, block.kind)
    return replace(lead, open=not text.endswith("."))


def _paragraph(
    section: Section, block: Block, headings: tuple[str, ...], meaning: str, lead: str
) -> Passage:
    return Passage(
        section=section.id,
        block=block.id,
        text=block.text,
        origins=block.origins,
        headings=headings,
        meaning=meaning,
        lead=lead,
    )


def _cells(
    section: Section, table: Table, headings: tuple[str, ...], meaning: str
) -> Iterator[Passage]:
    chains = list(_chains(table.columns))
    for row in table.rows:
        if row.kind is RowKind.GROUP:
            continue
        for column, (start, cell) in enumerate(_placed(row)):
            chain = chains[column] if column < len(chains) else ()
            if not cell.text.strip() or _is_no_figure(chain):
                continue
            yield Passage(
                section=section.id,
                block=row.id,
                text=cell.text,
                start=start,
                cell=column,
                origins=row.origins,
                headings=headings,
                meaning=meaning,
                columns=chain,
                row=_row_words(row, column),
            )


def _chains(columns: tuple[Column, ...], over: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield for each leaf column the texts over its cells, nearest first."""
    for column in columns:
        chain = (column.text, *over) if column.text.strip() else over
        if column.children:
            yield from _chains(column.children, chain)
        else:
            yield chain


def _is_no_figure(chain: tuple[str, ...]) -> bool:
    name = fold(chain[0]).strip() if chain else ""
    return name in _ORDINAL or _NOT_FIGURES.search(name) is not None


def _placed(row: TableRow) -> Iterator[tuple[int, Cell]]:
    """Yield the cells with where they begin in the row's text, cells joined by tabs."""
    start = 0
    for cell in row.cells:
        yield start, cell
        start += len(cell.text) + 1


def _row_words(row: TableRow, column: int) -> str:
    """Return what the cells to the left say in words, short ones only: what the row is about."""
    words = (cell.text.strip() for cell in row.cells[:column] if not _NUMERIC.fullmatch(cell.text))
    return "; ".join(word for word in words if len(word) <= 120)
