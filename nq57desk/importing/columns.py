"""The head of a table: how many rows it takes, and the columns they make.

Word tells merged cells; text does not, so blanks beside and above are read as merges where the
cells around them allow no other reading. The outline's columns help, but never change a text.
"""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from nq57desk.importing.matching import ALIKE, clean
from nq57desk.importing.pieces import RawCell, RawRow
from nq57desk.model import Column

Grid = Sequence[Sequence[RawCell]]


def head_rows(rows: Sequence[RawRow], *, exact: bool, asked: Sequence[Column]) -> int:
    """Return how many rows at the top are the head."""
    if marked := _marked(rows):
        return marked
    if not rows or _is_number(rows[0].cells[0].text) or (not exact and _filled(rows[0]) < 2):
        return 0
    count = _merged_rows(rows) if exact else 1 + (len(rows) > 2 and _has_second(rows))
    if count == 1 and len(rows) > 2 and _is_asked_second(rows[1], asked):
        return 2
    return count


def columns(rows: Sequence[RawRow], *, exact: bool, width: int) -> tuple[Column, ...]:
    """Make columns of the head rows, all `width` cells wide."""
    if not rows:
        return tuple(Column(text="") for _ in range(width))
    grid = [row.cells for row in rows]
    return _columns(grid if exact else _with_merges(grid), 0, width)


def stray_number(rows: Sequence[RawRow]) -> str:
    """Return a row's number that stands in the head: the cell was merged with one below."""
    texts = [row.cells[0].text for row in rows[1:]]
    return next((text for text in texts if _is_number(text)), "")


def without_stray_number(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """Return the head without that number."""
    return tuple(
        replace(row, cells=(RawCell(), *row.cells[1:]))
        if index and _is_number(row.cells[0].text)
        else row
        for index, row in enumerate(rows)
    )


def _marked(rows: Sequence[RawRow]) -> int:
    count = 0
    while count < len(rows) and rows[count].head:
        count += 1
    return count


def _filled(row: RawRow) -> int:
    return sum(bool(cell.text) for cell in row.cells)


def _is_number(text: str) -> bool:
    return text.strip(" .()").isdecimal()


def _merged_rows(rows: Sequence[RawRow]) -> int:
    """Return the rows that merged cells of the first row reach, and one below a wide cell."""
    count = 1
    while count < len(rows) - 1 and _belongs_to_head(rows, count):
        count += 1
    return count


def _belongs_to_head(rows: Sequence[RawRow], index: int) -> bool:
    """Whether a row is merged with the head above it, or names the parts of a wide cell there."""
    row, above = rows[index].cells, rows[index - 1].cells
    if any(
        cell.below and not _is_number(_top(rows, index, place)) for place, cell in enumerate(row)
    ):
        return True
    wide = [place for place, cell in enumerate(above) if cell.right]
    if not wide or len(wide) == len(above) - 1 or any(cell.right for cell in row):
        return False
    texts = [row[place].text for place in wide]
    return all(text and not _is_number(text) for text in texts)


def _top(rows: Sequence[RawRow], index: int, place: int) -> str:
    """Return the text of the cell that a merged one begins in."""
    while index and rows[index].cells[place].below:
        index -= 1
    return rows[index].cells[place].text


def _has_second(rows: Sequence[RawRow]) -> bool:
    """Whether the second row names columns that the first leaves blank."""
    first, second, third = (row.cells for row in rows[:3])
    below_blanks = [under.text for over, under in zip(first, second, strict=True) if not over.text]
    if not any(text and not _is_number(text) for text in below_blanks):
        return False
    return not second[0].text or not third[0].text


def _is_asked_second(row: RawRow, asked: Sequence[Column]) -> bool:
    """Whether the row holds the lower heads of the columns that the outline asks for."""
    lower: list[str] = []
    for column in asked:
        lower += [child.text for child in column.children] or [""]
    if not any(lower) or len(lower) != len(row.cells):
        return False
    pairs = [(text, cell.text) for text, cell in zip(lower, row.cells, strict=True) if text]
    return all(fuzz.ratio(clean(text), clean(printed)) >= ALIKE for text, printed in pairs)


def _with_merges(grid: Grid) -> list[list[RawCell]]:
    """Read blanks as merges: to the right where something stands below, else downwards."""
    merged: list[list[RawCell]] = []
    for index, row in enumerate(grid):
        below = grid[index + 1] if index + 1 < len(grid) else None
        read: list[RawCell] = []
        for place, cell in enumerate(row):
            right = not cell.text and place > 1 and below is not None and bool(below[place].text)
            down = not cell.text and index > 0 and not right
            read.append(replace(cell, right=right, below=down))
        merged.append(read)
    return merged


def _columns(grid: Grid, first: int, last: int) -> tuple[Column, ...]:
    """Make the columns of a part of the grid."""
    made: list[Column] = []
    place = first
    while place < last:
        end = place + 1
        while end < last and grid[0][end].right:
            end += 1
        text = " ".join(grid[0][place].text.split())
        made.append(Column(text=text, children=_children(grid[1:], place, end)))
        place = end
    return tuple(made)


def _children(grid: Grid, first: int, last: int) -> tuple[Column, ...]:
    while grid and all(cell.below or not cell.text for cell in grid[0][first:last]):
        grid = grid[1:]
    if grid:
        return _columns(grid, first, last)
    return () if last - first == 1 else tuple(Column(text="") for _ in range(first, last))
