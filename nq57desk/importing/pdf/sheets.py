"""What stands on a page of a PDF: printed lines, and ruled tables with their cells."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nq57desk.importing import spans
from nq57desk.importing.pdf.characters import Character, Page
from nq57desk.importing.pdf.grids import Grid, grids
from nq57desk.importing.pdf.lines import Printed, appended, printed
from nq57desk.importing.pieces import RawCell, RawRow, RawTable

_SAME_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table and the grid it stands in."""

    grid: Grid
    raw: RawTable

    def numbered(self, first: int) -> "Ruled":
        """Return the table with its rows counted as lines from `first`."""
        rows = tuple(
            replace(row, lines=(number,)) for number, row in enumerate(self.raw.rows, start=first)
        )
        return replace(self, raw=replace(self.raw, rows=rows))

    def goes_on_in(self, below: "Ruled") -> bool:
        """Whether another is the rest of it on the next page: the same columns."""
        one, other = self.grid.columns, below.grid.columns
        return len(one) == len(other) and all(
            abs(left - right) <= _SAME_EDGE for left, right in zip(one, other, strict=True)
        )

    def joined(self, below: "Ruled") -> "Ruled":
        """Put the rest behind it."""
        first, *others = below.raw.rows
        rows = (*self.raw.rows, replace(first, gap=True), *others)
        return Ruled(below.grid, replace(self.raw, rows=rows))


Part = Printed | Ruled
_Cells = Mapping[tuple[int, int], Sequence[Character]]


def parts(page: Page, index: int) -> Iterator[Part]:
    """Yield lines and tables of a page in the order of the file, tables by their height."""
    text, tables = _shared_out(page)
    tables.sort(key=lambda table: -table.grid.rows[0])
    for line in printed(text, page, index):
        while tables and line.y < tables[0].grid.rows[0]:
            yield tables.pop(0)
        yield line
    yield from tables


def _shared_out(page: Page) -> tuple[list[Character], list[Ruled]]:
    """Share the characters out among the cells of tables; return the others as well."""
    found = grids(page.rules)
    text: list[Character] = []
    held: list[dict[tuple[int, int], list[Character]]] = [defaultdict(list) for _ in found]
    for character in page.characters:
        place = _cell(found, character)
        if place is None:
            text.append(character)
        else:
            held[place[0]][place[1]].append(character)
    tables = zip(found, held, strict=True)
    return text, [_ruled(grid, cells, page) for grid, cells in tables if cells]


def _cell(found: Sequence[Grid], character: Character) -> tuple[int, tuple[int, int]] | None:
    x, y = (character.left + character.right) / 2, character.y + character.size / 4
    for index, grid in enumerate(found):
        place = grid.cell(x, y)
        if place is not None:
            return index, place
    return None


def _ruled(grid: Grid, held: _Cells, page: Page) -> Ruled:
    rows = tuple(
        RawRow(
            cells=tuple(
                RawCell(
                    runs=_text(held.get((row, column), ()), page),
                    right=column > 0 and grid.continues_right(row, column),
                    below=row > 0 and grid.continues_below(row, column),
                )
                for column in range(len(grid.columns) - 1)
            )
        )
        for row in range(len(grid.rows) - 1)
    )
    return Ruled(grid, RawTable(rows=rows, exact=True))


def _text(characters: Sequence[Character], page: Page) -> spans.Runs:
    runs: spans.Runs = ()
    for line in printed(characters, page, 0):
        runs, _start = appended(runs, line.runs)
    return runs
