"""Ranges of cells ↔ the clipboard of Excel and Word: an HTML table and tab-separated text."""

import csv
from collections.abc import Sequence
from html import escape
from io import StringIO

from PySide6.QtCore import QMimeData

from nq57desk.model import Cell, Run
from ui.editor.document import clean
from ui.editor.paste import grid_from_html
from ui.tables.cells import lines

Cells = Sequence[Sequence[Cell]]
_CELL_STYLE = (
    "border:1px solid black;padding:2pt 4pt;font:12pt 'Times New Roman';vertical-align:top"
)


def to_clipboard(cells: Cells) -> QMimeData:
    """Write a range so that Word and Excel take it as cells."""
    data = QMimeData()
    data.setText(_as_text(cells))
    data.setHtml(_as_html(cells))
    return data


def from_clipboard(source: QMimeData) -> tuple[tuple[Cell, ...], ...]:
    """Read cells; text without tabs is one column. `()` where there is no text."""
    if source.hasHtml() and (grid := grid_from_html(source.html())):
        return grid
    text = source.text().rstrip("\r\n")
    if not text:
        return ()
    rows = csv.reader(StringIO(text.replace("\r\n", "\n"), newline=""), dialect=_Excel)
    return tuple(tuple(_cell(value) for value in row) for row in rows)


def is_range(source: QMimeData) -> bool:
    """Tell whether the clipboard holds more than one cell."""
    if source.hasHtml() and (grid := grid_from_html(source.html())):
        return len(grid) > 1 or len(grid[0]) > 1
    return "\t" in source.text()


class _Excel(csv.excel_tab):
    strict = False


def _cell(text: str) -> Cell:
    kept = "\n".join(clean(line).strip() for line in text.split("\n")).strip()
    return Cell(runs=(Run(text=kept),)) if kept else Cell()


def _as_text(cells: Cells) -> str:
    out = StringIO()
    writer = csv.writer(out, dialect=_Excel, lineterminator="\r\n")
    writer.writerows([cell.text for cell in row] for row in cells)
    return out.getvalue()


def _as_html(cells: Cells) -> str:
    rows = "".join(f"<tr>{''.join(_cell_html(cell) for cell in row)}</tr>" for row in cells)
    return f'<table style="border-collapse:collapse">{rows}</table>'


def _cell_html(cell: Cell) -> str:
    inside = "<br>".join("".join(_run(run) for run in line) for line in lines(cell))
    return f'<td style="{_CELL_STYLE}">{inside}</td>'


def _run(run: Run) -> str:
    made = escape(run.text)
    made = f"<i>{made}</i>" if run.italic else made
    return f"<b>{made}</b>" if run.bold else made
