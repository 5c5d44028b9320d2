"""A pasted table → a table of the report: its head rows become the columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from nq57desk.model import Cell, Column, RowId, RowKind, Run, Table, TableId, TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedCell:
    """A cell at its place; one that another spans has no element."""

    element: HtmlElement | None = None
    across: int = 1
    down: int = 1
    runs: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """The plain text on one line."""
        return " ".join("".join(run.text for run in self.runs).split())


Grid = Sequence[Sequence[PastedCell]]


def as_table(grid: Grid, *, new_id: Callable[[], str]) -> Table:
    """Make a table: the first row is its head, two rows where cells of the first are merged."""
    head = _head_rows(grid)
    columns = tuple(_columns(grid, head))
    rows = tuple(_row(row, len(grid[0]), new_id) for row in grid[head:])
    return Table(id=TableId(new_id()), columns=columns, rows=rows)


def _head_rows(grid: Grid) -> int:
    merged = any(cell.across > 1 or cell.down > 1 for cell in grid[0])
    over_all = grid[0][0].across >= len(grid[0])
    return 2 if merged and not over_all and len(grid) > 2 else 1


def _columns(grid: Grid, head: int) -> list[Column]:
    columns = []
    x = 0
    while x < len(grid[0]):
        cell = grid[0][x]
        below = [grid[1][x + i].text for i in range(cell.across)] if head > 1 else []
        if cell.down == 1 and any(below):
            children = tuple(Column(text=text) for text in below)
            columns.append(Column(text=cell.text, children=children))
        else:
            columns += [Column(text=cell.text if i == 0 else "") for i in range(cell.across)]
        x += cell.across
    return columns


def _row(row: Sequence[PastedCell], width: int, new_id: Callable[[], str]) -> TableRow:
    first = row[0]
    name_at = 0 if first.across == width else 1
    if width > 2 and row[name_at].across == width - name_at:
        number = Cell(runs=first.runs if name_at else ())
        cells = (number, Cell(runs=row[name_at].runs))
        return TableRow(id=RowId(new_id()), kind=RowKind.GROUP, cells=cells)
    return TableRow(id=RowId(new_id()), cells=tuple(Cell(runs=cell.runs) for cell in row))
