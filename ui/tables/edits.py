"""Edits of a table as pure functions: table → table. Rows keep their ids, new ones get new.

The column "STT" is kept counting where it counts already, beginning again under each group.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from nq57desk.model import Cell, RowId, RowKind, Run, Table, TableRow
from nq57desk.vietnamese import fold, roman

NewId = Callable[[], str]
Grid = Sequence[Sequence[Cell]]
_SHORT = 12  # letters of a cell that is set in the middle
_COUNTING = frozenset({"stt", "tt", "so tt", "so thu tu"})


def width(table: Table) -> int:
    """Return how many columns hold data: a row read from a damaged file may be too long."""
    longest = max((len(row.cells) for row in table.rows if not is_group(row)), default=0)
    return max(len(table.leaves()), longest, 1)


def is_group(row: TableRow) -> bool:
    """Tell whether a row is a group's name over all columns."""
    return row.kind is RowKind.GROUP


def cell_at(table: Table, row: int, column: int) -> Cell:
    """Return a cell; one that a row lacks is empty."""
    cells = table.rows[row].cells
    return cells[column] if column < len(cells) else Cell()


def centred_columns(table: Table) -> frozenset[int]:
    """Return the columns that hold numbers and marks alone, which are printed in the middle."""
    rows = [row for row in table.rows if not is_group(row)]
    columns = {i for row in rows for i, cell in enumerate(row.cells) if cell.text.strip()}
    wordy = {i for row in rows for i, cell in enumerate(row.cells) if not _is_short(cell.text)}
    return frozenset(columns - wordy)


def _is_short(text: str) -> bool:
    bare = text.strip()
    return len(bare) <= _SHORT and not any(char.isalpha() for char in bare)


def set_cell(table: Table, row: int, column: int, cell: Cell) -> Table:
    """Put a cell into its place."""
    old = table.rows[row]
    cells = [*old.cells, *(Cell() for _ in range(column + 1 - len(old.cells)))]
    cells[column] = cell
    return _with_row(table, row, replace(old, cells=tuple(cells)))


def clear(table: Table, places: Iterable[tuple[int, int]]) -> Table:
    """Empty cells."""
    for row, column in places:
        if cell_at(table, row, column).runs:
            table = set_cell(table, row, column, Cell())
    return table


def insert_rows(table: Table, at: int, count: int = 1, *, new_id: NewId) -> Table:
    """Put empty rows in before row `at`."""
    empty = (Cell(),) * width(table)
    rows = tuple(TableRow(id=RowId(new_id()), cells=empty) for _ in range(count))
    return _renumbered(table, (*table.rows[:at], *rows, *table.rows[at:]))


def insert_group(table: Table, at: int, *, new_id: NewId) -> Table:
    """Put a group's row in before row `at`, with the next Roman number."""
    number = roman(1 + sum(is_group(row) for row in table.rows[:at]))
    cells = (Cell(runs=(Run(text=number),)), Cell())
    row = TableRow(id=RowId(new_id()), kind=RowKind.GROUP, cells=cells)
    return _renumbered(table, (*table.rows[:at], row, *table.rows[at:]))


def remove_rows(table: Table, at: Iterable[int]) -> Table:
    """Take rows out."""
    gone = set(at)
    kept = tuple(row for index, row in enumerate(table.rows) if index not in gone)
    return _renumbered(table, kept)


def move_row(table: Table, at: int, to: int) -> Table:
    """Move a row so that it stands at `to`."""
    rows = list(table.rows)
    rows.insert(to, rows.pop(at))
    return _renumbered(table, tuple(rows))


def rows_for(table: Table, at: int, count: int) -> list[int]:
    """Return the data rows that take pasted ones from row `at` on; past the end, new ones."""
    data = [i for i in range(at, len(table.rows)) if not is_group(table.rows[i])]
    beyond = range(len(table.rows), len(table.rows) + count)
    return [*data, *beyond][:count]


def paste(table: Table, at: int, column: int, grid: Grid, *, new_id: NewId) -> Table:
    """Put cells in from a place on; rows are added as needed, groups' rows passed over.

    What stands beyond the last column is left out; `lost_columns` tells how much.
    """
    places = rows_for(table, at, len(grid))
    missing = max([0, *(place + 1 - len(table.rows) for place in places)])
    table = insert_rows(table, len(table.rows), missing, new_id=new_id) if missing else table
    last = width(table)
    for place, cells in zip(places, grid, strict=True):
        for offset, cell in enumerate(cells[: last - column]):
            table = set_cell(table, place, column + offset, cell)
    return table


def lost_columns(table: Table, column: int, grid: Grid) -> int:
    """Count the columns that find no room when `grid` is pasted from `column` on."""
    widest = max((_filled(cells) for cells in grid), default=0)
    return max(0, column + widest - width(table))


def _filled(cells: Sequence[Cell]) -> int:
    return max((index + 1 for index, cell in enumerate(cells) if cell.runs), default=0)


def _with_row(table: Table, at: int, row: TableRow) -> Table:
    return replace(table, rows=(*table.rows[:at], row, *table.rows[at + 1 :]))


def _renumbered(table: Table, rows: tuple[TableRow, ...]) -> Table:
    """Put the rows in; where groups or the first column counted before, they count on."""
    if _counts_groups(table):
        rows = tuple(_groups_numbered(rows))
    if not _counts(table):
        return replace(table, rows=rows)
    numbered = zip(rows, _counting(rows, through=_counts_through(table)), strict=True)
    return replace(table, rows=tuple(_numbered(row, number) for row, number in numbered))


def _counts_groups(table: Table) -> bool:
    found = [row.cells[0].text.strip() for row in table.rows if is_group(row) and row.cells]
    return found == [roman(number) for number in range(1, len(found) + 1)]


def _groups_numbered(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    count = 0
    for row in rows:
        count += is_group(row)
        if is_group(row) and row.cells and row.cells[0].text.strip() != roman(count):
            yield replace(row, cells=(Cell(runs=(Run(text=roman(count)),)), *row.cells[1:]))
        else:
            yield row


def _counts(table: Table) -> bool:
    leaves = table.leaves()
    if not leaves or fold(leaves[0].text).strip(" .") not in _COUNTING:
        return False
    found = _found(table.rows)
    blank = not any(found)
    restarting = found == [str(n) for n in _counting(table.rows, through=False) if n]
    return blank or restarting or _counts_through(table)


def _counts_through(table: Table) -> bool:
    """Tell whether counting goes on over groups; where that cannot be told, it begins again."""
    found = _found(table.rows)
    through = [str(n) for n in _counting(table.rows, through=True) if n]
    restarting = [str(n) for n in _counting(table.rows, through=False) if n]
    return found == through and through != restarting


def _found(rows: Iterable[TableRow]) -> list[str]:
    return [
        row.cells[0].text.strip().lstrip("0") if row.cells else ""
        for row in rows
        if not is_group(row)
    ]


def _counting(rows: Iterable[TableRow], *, through: bool) -> Iterator[int]:
    """Yield each row's number, 0 for a group's row."""
    count = 0
    for row in rows:
        if is_group(row):
            count = count if through else 0
            yield 0
        else:
            count += 1
            yield count


def _numbered(row: TableRow, number: int) -> TableRow:
    if not number or not row.cells or row.cells[0].text.strip().lstrip("0") == str(number):
        return row
    return replace(row, cells=(Cell(runs=(Run(text=str(number)),)), *row.cells[1:]))
