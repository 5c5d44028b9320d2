"""Raw tables → tables: head, rows of data, group rows, rows that a page has cut."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from nq57desk.importing import columns, spans
from nq57desk.importing.pieces import RawCell, RawRow, RawTable
from nq57desk.model import Cell, Column, Origin, RowId, RowKind, Run, Table, TableId, TableRow
from nq57desk.vietnamese import from_roman

_NUMBERED = re.compile(r"^(?P<number>[IVXL]+|[A-HĐ]|\d{1,2})[.)]?\s+(?P<name>\S.*)$", re.DOTALL)


def table(raw: RawTable, new_id: Callable[[], str], asked: Sequence[Column] = ()) -> Table:
    """Make a table; `asked`: the columns that the outline has in its place."""
    rows = _squared(raw.rows)
    width = len(rows[0].cells) if rows else 0
    count = columns.head_rows(rows, exact=raw.exact, asked=asked)
    head, body = rows[:count], rows[count:]
    if stray := columns.stray_number(head):
        body = _with_number(body, stray)
        head = columns.without_stray_number(head)
    body, again = _without_repeated(body, rows[:count])
    body = _rejoined(body, exact=raw.exact)
    made = tuple(_row(body, index, raw.exact, new_id) for index in range(len(body)))
    return Table(
        id=TableId(new_id()),
        columns=columns.columns(head, exact=raw.exact, width=width),
        rows=made,
        origins=tuple(Origin(line) for row in (*rows[:1], *again) for line in row.lines[:1]),
    )


def _squared(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """Give all rows the same width; leave out those without any text."""
    kept = [row for row in rows if any(cell.text for cell in row.cells)]
    width = max((len(row.cells) for row in kept), default=0)
    return tuple(
        replace(row, cells=(*row.cells, *(RawCell() for _ in range(width - len(row.cells)))))
        for row in kept
    )


def _with_number(rows: tuple[RawRow, ...], number: str) -> tuple[RawRow, ...]:
    """Set a number that a merged cell has left in the head before the first row."""
    first, *others = rows
    if first.cells[0].text:
        return rows
    return (replace(first, cells=(RawCell(runs=(Run(text=number),)), *first.cells[1:])), *others)


def _without_repeated(
    rows: Sequence[RawRow], head: Sequence[RawRow]
) -> tuple[tuple[RawRow, ...], tuple[RawRow, ...]]:
    """Take out the head that Word prints again on each page; return what was taken as well."""
    printed = {_texts(row) for row in head}
    kept = tuple(row for row in rows if _texts(row) not in printed)
    return kept, tuple(row for row in rows if _texts(row) in printed)


def _texts(row: RawRow) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.cells)


def _rejoined(rows: Sequence[RawRow], *, exact: bool) -> tuple[RawRow, ...]:
    joined: list[RawRow] = []
    for row in rows:
        torn = row.gap or (not exact and _begins_small(row))
        if joined and torn and _goes_on(joined[-1], row):
            joined[-1] = _joined(joined[-1], row)
        else:
            joined.append(row)
    return tuple(joined)


def _begins_small(row: RawRow) -> bool:
    """Whether all that a row says begins within a sentence."""
    return all(cell.text[0].islower() for cell in row.cells if cell.text)


def _goes_on(row: RawRow, below: RawRow) -> bool:
    """Whether a row after a page break is the rest of the row before it."""
    if below.cells[0].text or not row.cells[0].text:
        return False
    pairs = [
        (above.text, cell.text)
        for above, cell in zip(row.cells, below.cells, strict=True)
        if cell.text
    ]
    return all(above and (text[0].islower() or above[-1] not in ".;") for above, text in pairs)


def _joined(row: RawRow, below: RawRow) -> RawRow:
    cells = tuple(
        replace(above, runs=spans.joined(above.runs, " ", cell.runs))
        for above, cell in zip(row.cells, below.cells, strict=True)
    )
    return replace(row, cells=cells, lines=(*row.lines, *below.lines))


def _row(rows: Sequence[RawRow], index: int, exact: bool, new_id: Callable[[], str]) -> TableRow:
    row = rows[index]
    below = rows[index + 1] if index + 1 < len(rows) else None
    is_group = _is_exact_group(row) if exact else _is_group(row, below)
    cells = _group_cells(row) if is_group else tuple(Cell(runs=cell.runs) for cell in row.cells)
    return TableRow(
        id=RowId(new_id()),
        kind=RowKind.GROUP if is_group else RowKind.DATA,
        cells=cells,
        origins=_origins(row),
    )


def _origins(row: RawRow) -> tuple[Origin, ...]:
    """Tell the lines; all of a row cut by a page counts as its first line."""
    length = len("\t".join(cell.text for cell in row.cells))
    return tuple(Origin(line, length if index else 0) for index, line in enumerate(row.lines))


def _is_exact_group(row: RawRow) -> bool:
    """Whether a row of known cells names a group: one cell over all columns but the first."""
    if row.group:
        return True
    spread = [cell.right for cell in row.cells]
    return len(spread) > 2 and all(spread[2:]) and not row.cells[1].below


def _is_group(row: RawRow, below: RawRow | None) -> bool:
    """Whether a row with blank cells names a group: its number and its name, nothing else."""
    filled = [index for index, cell in enumerate(row.cells) if cell.text]
    if len(row.cells) < 3 or filled not in ([0], [0, 1]):
        return False
    number = row.cells[0].text.strip(" .()")
    if filled == [0]:
        return not number.isdecimal()
    if from_roman(number) or (len(number) == 1 and number.isalpha()):
        return True
    return number.isdecimal() and below is not None and not below.cells[0].text


def _group_cells(row: RawRow) -> tuple[Cell, ...]:
    """Return number and name; where one cell holds both, they are parted."""
    number, *names = (cell for cell in row.cells if not cell.right)
    name = next((cell for cell in names if cell.text), RawCell())
    if name.text or not (found := _NUMBERED.match(number.text)):
        runs = (number.runs, name.runs) if name.text else (name.runs, number.runs)
    else:
        cut = found.start("name")
        runs = (spans.tidy(spans.cut(number.runs, 0, cut)), spans.cut(number.runs, cut))
    return tuple(Cell(runs=part) for part in runs)
