"""A PDF with a text layer → lines and raw tables in printed order."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nq57desk.errors import UnreadableFile
from nq57desk.i18n import _
from nq57desk.importing import spans
from nq57desk.importing.pdf.characters import Character, Page, pages
from nq57desk.importing.pdf.grids import Grid, grids
from nq57desk.importing.pdf.lines import Margins, Printed, appended, margins, paragraphs, printed
from nq57desk.importing.pieces import Line, Piece, RawCell, RawRow, RawTable, Source

_PAGE_NUMBER = re.compile(
    r"^[-–\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–\s]*$", re.IGNORECASE
)
_EDGE = 0.1  # of the page's height, where its head and foot stand
_REPEATED = 3
_SAME_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class _Table:
    """A table on a page."""

    grid: Grid
    raw: RawTable


_Part = Printed | _Table


def read_pdf(path: Path) -> Source:
    """Read a PDF.

    Raises:
        UnreadableFile: it is damaged, locked, far too long, or only pictures of pages.
    """
    parts: list[_Part] = []
    widths: dict[int, float] = {}
    heights: dict[int, float] = {}
    count = 1
    for index, page in enumerate(pages(path)):
        widths[index], heights[index] = page.width, page.height
        made = list(_parts(page, index, count))
        count += sum(len(part.raw.rows) if isinstance(part, _Table) else 1 for part in made)
        parts += [part for part in made if not _is_page_number(part, page)]
    if not parts:
        raise UnreadableFile(
            _(
                "The PDF holds only pictures of pages, no text."
                " Choose the Word file or a PDF saved from Word."
            )
        )
    body, repeated = _without_repeated(parts, heights)
    return Source(pieces=tuple(_pieces(body, widths)), aside=tuple(repeated))


def _parts(page: Page, index: int, count: int) -> Iterator[_Part]:
    """Yield lines and tables of a page in the order of the file."""
    tables = grids(page.rules)
    text: list[Character] = []
    cells: list[dict[tuple[int, int], list[Character]]] = [defaultdict(list) for _ in tables]
    for character in page.characters:
        place = _cell(tables, character)
        if place is None:
            text.append(character)
        else:
            cells[place[0]][place[1]].append(character)
    lines = list(printed(text, number=count, page=index))
    waiting = sorted(
        ((grid, held) for grid, held in zip(tables, cells, strict=True) if held),
        key=lambda pair: -pair[0].rows[0],
    )
    for line in lines:
        while waiting and line.y < waiting[0][0].rows[0]:
            yield _table(*waiting.pop(0), count, index)
        yield line
    for grid, held in waiting:
        yield _table(grid, held, count, index)


def _cell(tables: Sequence[Grid], character: Character) -> tuple[int, tuple[int, int]] | None:
    x, y = (character.left + character.right) / 2, character.y + character.size / 4
    for index, grid in enumerate(tables):
        place = grid.cell(x, y)
        if place is not None:
            return index, place
    return None


def _table(
    grid: Grid, held: dict[tuple[int, int], list[Character]], count: int, page: int
) -> _Table:
    width = len(grid.columns) - 1
    rows = []
    for row in range(len(grid.rows) - 1):
        cells = []
        for column in range(width):
            lines = printed(held.get((row, column), ()), number=0, page=page)
            cells.append(
                RawCell(
                    runs=_together([line.runs for line in lines]),
                    right=column > 0 and grid.continues_right(row, column),
                    below=row > 0 and grid.continues_below(row, column),
                )
            )
        rows.append(RawRow(cells=tuple(cells), lines=(count + row,)))
    return _Table(grid, RawTable(rows=tuple(rows), exact=True))


def _together(parts: Sequence[spans.Runs]) -> spans.Runs:
    runs: spans.Runs = ()
    for part in parts:
        runs, _start = appended(runs, part)
    return runs


def _is_page_number(part: _Part, page: Page) -> bool:
    if isinstance(part, _Table):
        return False
    at_edge = not page.height * _EDGE < part.y < page.height * (1 - _EDGE)
    return at_edge and bool(_PAGE_NUMBER.match(part.text))


def _without_repeated(
    parts: Sequence[_Part], heights: dict[int, float]
) -> tuple[list[_Part], list[Line]]:
    """Take out what stands at the same edge of many pages; it is told once."""

    def at_edge(part: _Part) -> bool:
        if isinstance(part, _Table):
            return False
        height = heights[part.page]
        return not height * _EDGE < part.y < height * (1 - _EDGE)

    counts = Counter(part.text for part in parts if isinstance(part, Printed) and at_edge(part))
    often = {text for text, count in counts.items() if count >= _REPEATED}
    body: list[_Part] = []
    told: dict[str, Line] = {}
    for part in parts:
        if isinstance(part, Printed) and at_edge(part) and part.text in often:
            told.setdefault(part.text, next(paragraphs([part], Margins(left=0, right=0))))
        else:
            body.append(part)
    return body, list(told.values())


def _pieces(parts: Sequence[_Part], widths: dict[int, float]) -> Iterator[Piece]:
    by_width: dict[int, list[Printed]] = defaultdict(list)
    for part in parts:
        if isinstance(part, Printed):
            by_width[round(widths[part.page])].append(part)
    found = margins(by_width)
    group: list[Printed] = []
    table: _Table | None = None
    for part in parts:
        if isinstance(part, _Table):
            if group:
                yield from paragraphs(group, found[round(widths[group[0].page])])
                group = []
            if table is not None and _goes_on(table, part):
                table = _joined(table, part)
                continue
            if table is not None:
                yield table.raw
            table = part
            continue
        if table is not None:
            yield table.raw
            table = None
        if group and widths[group[-1].page] != widths[part.page]:
            yield from paragraphs(group, found[round(widths[group[0].page])])
            group = []
        group.append(part)
    if group:
        yield from paragraphs(group, found[round(widths[group[0].page])])
    if table is not None:
        yield table.raw


def _goes_on(table: _Table, below: _Table) -> bool:
    """Whether a table is the rest of the one on the page before: the same columns."""
    one, other = table.grid.columns, below.grid.columns
    return len(one) == len(other) and all(
        abs(left - right) <= _SAME_EDGE for left, right in zip(one, other, strict=True)
    )


def _joined(table: _Table, below: _Table) -> _Table:
    first, *others = below.raw.rows
    rows = (*table.raw.rows, replace(first, gap=True), *others)
    return _Table(below.grid, replace(table.raw, rows=rows))
