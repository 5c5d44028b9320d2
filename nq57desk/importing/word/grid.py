"""Rows and cells of a Word table → a grid in which merged cells are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nq57desk import styles
from nq57desk.importing import spans
from nq57desk.importing.pieces import Line, Piece, RawCell, RawRow, RawTable
from nq57desk.importing.word.names import Element, child, is_on, kind, value
from nq57desk.model import Run

_MOST_COLUMNS = 63  # Word's own limit
_WRAPPERS = {"w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell: the column it begins in, how many it spans, whether it continues one above."""

    element: Element
    place: int
    span: int = 1
    below: bool = False
    right: bool = False


Row = tuple[bool, Sequence[tuple[GridCell, list[Piece]]]]


def rows(table: Element) -> Iterator[tuple[bool, list[GridCell]]]:
    """Yield each row that is not deleted: whether it is part of the head, and its cells."""
    for row in _named(table, "w:tr"):
        properties = child(row, "w:trPr")
        if child(properties, "w:del") is None:
            yield bool(is_on(properties, "w:tblHeader")), list(_cells(row, properties))


def _cells(row: Element, properties: Element | None) -> Iterator[GridCell]:
    place = min(_number(value(child(properties, "w:gridBefore")), 0), _MOST_COLUMNS)
    for cell in _named(row, "w:tc"):
        own = child(cell, "w:tcPr")
        if child(own, "w:cellDel") is not None:
            continue
        merge, across = child(own, "w:vMerge"), child(own, "w:hMerge")
        span = min(max(_number(value(child(own, "w:gridSpan")), 1), 1), _MOST_COLUMNS)
        yield GridCell(
            element=cell,
            place=place,
            span=span,
            below=merge is not None and value(merge) != "restart",
            right=across is not None and value(across) != "restart",
        )
        place += span


def _named(parent: Element, name: str) -> Iterator[Element]:
    for part in parent:
        if kind(part) == name:
            yield part
        elif kind(part) in _WRAPPERS:
            yield from _named(part, name)


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() else default


def raw_table(grid: Sequence[Row]) -> RawTable:
    """Make a raw table of read cells."""
    return RawTable(rows=tuple(_row(head, cells) for head, cells in grid), exact=True)


def _row(head: bool, cells: Sequence[tuple[GridCell, list[Piece]]]) -> RawRow:
    made: list[RawCell] = []
    for cell, pieces in cells:
        made += [RawCell()] * (cell.place - len(made))
        runs = () if cell.below or cell.right else _text(pieces)
        first = RawCell(runs=runs, below=cell.below, right=cell.right)
        made += [first, *[replace(first, runs=(), right=True)] * (cell.span - 1)]
    lines = [line for _cell, pieces in cells for line in pieces if isinstance(line, Line)]
    return RawRow(
        cells=tuple(made),
        lines=tuple(line.number for line in lines[:1]),
        head=head,
        group=bool(lines) and all(line.style == styles.TABLE_GROUP for line in lines),
    )


def _text(pieces: Sequence[Piece]) -> tuple[Run, ...]:
    """Put the paragraphs of a cell together, a newline between them."""
    runs: tuple[Run, ...] = ()
    for piece in pieces:
        if isinstance(piece, Line):
            runs = spans.joined(runs, "\n", piece.runs)
        else:
            for row in piece.rows:
                for cell in row.cells:
                    runs = spans.joined(runs, "\n", cell.runs)
    return runs
