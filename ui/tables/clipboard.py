"""Ranges of cells ↔ the clipboard of Excel and Word: an HTML table and tab-separated text."""

import csv
from collections.abc import Sequence
from io import StringIO

from PySide6.QtCore import QMimeData

from nq57desk.model import Block, Cell, Run
from ui.editor.chips import TextOf, name_of
from ui.editor.copying import mark_of, read_own, run_html, text_in
from ui.editor.document import clean, merged
from ui.editor.paste import grid_from_html
from ui.tables.cells import lines

Cells = Sequence[Sequence[Cell]]
_CELL_STYLE = (
    "border:1px solid black;padding:2pt 4pt;font:12pt 'Times New Roman';vertical-align:top"
)


def to_clipboard(cells: Cells, text_of: TextOf = name_of) -> QMimeData:
    """Write a range so that Word and Excel take it as cells."""
    data = QMimeData()
    data.setText(_as_text(cells, text_of))
    data.setHtml(_as_html(cells, text_of))
    return data


def from_clipboard(source: QMimeData) -> tuple[tuple[Cell, ...], ...]:
    """Read cells; text without tabs is one column. `()` where there is no text."""
    if blocks := read_own(source):
        return tuple((_of_block(block),) for block in blocks)
    if source.hasHtml() and (grid := grid_from_html(source.html())):
        return grid
    text = source.text().rstrip("\r\n")
    if not text:
        return ()
    rows = csv.reader(StringIO(text.replace("\r\n", "\n"), newline=""), dialect=_Excel)
    return tuple(tuple(_cell(value) for value in row) for row in rows)


def is_range(source: QMimeData) -> bool:
    """Tell whether the clipboard holds more than one cell."""
    if read_own(source):
        return False
    if source.hasHtml() and (grid := grid_from_html(source.html())):
        return len(grid) > 1 or len(grid[0]) > 1
    return "\t" in source.text()


class _Excel(csv.excel_tab):
    strict = False


def _cell(text: str) -> Cell:
    kept = "\n".join(clean(line).strip() for line in text.split("\n")).strip()
    return Cell(runs=(Run(text=kept),)) if kept else Cell()


def _of_block(block: Block) -> Cell:
    mark = mark_of(block)
    return Cell(runs=merged((Run(text=f"{mark} " if mark else ""), *block.runs)))


def _as_text(cells: Cells, text_of: TextOf) -> str:
    out = StringIO()
    writer = csv.writer(out, dialect=_Excel, lineterminator="\r\n")
    writer.writerows(
        ["".join(text_in(run, text_of) for run in cell.runs) for cell in row] for row in cells
    )
    return out.getvalue()


def _as_html(cells: Cells, text_of: TextOf) -> str:
    rows = "".join(
        f"<tr>{''.join(_cell_html(cell, text_of) for cell in row)}</tr>" for row in cells
    )
    return f'<table style="border-collapse:collapse">{rows}</table>'


def _cell_html(cell: Cell, text_of: TextOf) -> str:
    inside = "<br>".join("".join(run_html(run, text_of) for run in line) for line in lines(cell))
    return f'<td style="{_CELL_STYLE}">{inside}</td>'
