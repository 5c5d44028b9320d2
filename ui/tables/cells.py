"""A cell ↔ a small document: its paragraphs are the lines of the cell's text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument, QTextOption

from nq57desk.model import Cell, FigureRef, Run
from ui.editor import look
from ui.editor.chips import Chips, TextOf, name_of
from ui.editor.document import insert_runs, merged, read_runs, text_blocks

POINTS = 12
PADDING = 5


def fill(document: QTextDocument, cell: Cell) -> None:
    """Put a cell's text into `document`; its undo steps are gone."""
    document.setUndoRedoEnabled(False)
    document.clear()
    _write(document, cell)
    document.setUndoRedoEnabled(True)


def read(document: QTextDocument) -> Cell:
    """Read a cell from `document`; blank lines at its end are dropped."""
    return joined([read_runs(block) for block in text_blocks(document)])


def lines(cell: Cell) -> list[tuple[Run, ...]]:
    """Part a cell's runs into lines."""
    found: list[list[Run]] = [[]]
    for run in cell.runs:
        pieces = [""] if run.figure else run.text.split("\n")
        for index, piece in enumerate(pieces):
            if index:
                found.append([])
            if piece or run.figure:
                found[-1].append(replace(run, text=piece))
    return [merged(line) for line in found]


def joined(parts: list[tuple[Run, ...]]) -> Cell:
    """Make a cell of lines."""
    while parts and not any(run.figure or run.text.strip() for run in parts[-1]):
        parts = parts[:-1]
    runs: list[Run] = []
    for index, line in enumerate(parts):
        if index and runs and not runs[-1].figure:
            runs[-1] = replace(runs[-1], text=runs[-1].text + "\n")
        elif index:
            runs.append(Run(text="\n"))
        runs += line
    return Cell(runs=tuple(_neighbours_merged(runs)))


def set_up(document: QTextDocument, *, centred: bool = False, bold: bool = False) -> None:
    """Give `document` the look of a table's cell."""
    font = look.report_font(POINTS)
    if bold:
        font = type(font)(font)
        font.setBold(True)
    document.setDefaultFont(font)
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(PADDING)
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)


def drawn(
    cell: Cell,
    width: int,
    *,
    centred: bool = False,
    bold: bool = False,
    text_of: TextOf = name_of,
) -> QTextDocument:
    """Return a cell laid out in a width."""
    refs = (run.figure for run in cell.runs if run.figure)
    figures = tuple((ref, text_of(ref)) for ref in refs)
    return _drawn(cell, width, centred, bold, figures)


@lru_cache(maxsize=1500)
def _drawn(
    cell: Cell, width: int, centred: bool, bold: bool, figures: tuple[tuple[FigureRef, str], ...]
) -> QTextDocument:
    document = QTextDocument()
    set_up(document, centred=centred, bold=bold)
    document.setUndoRedoEnabled(False)
    if figures:
        chips = Chips(document)
        chips.text_of = dict(figures).__getitem__
        chips.put_on(document)
    _write(document, cell)
    document.setTextWidth(width)
    return document


def column_at(texts: Sequence[str], position: int) -> int:
    """Return which cell of a row holds a position of its text, a tab between two cells."""
    for column, text in enumerate(texts):
        if position <= len(text):
            return column
        position -= len(text) + 1
    return max(0, len(texts) - 1)


def columns_in(texts: Sequence[str], start: int, end: int) -> range:
    """Return which cells of a row hold the text from `start` to `end`; all where that is none.

    Words of one cell are in that cell alone; a row as a whole is all its cells.
    """
    if start >= end and not start:
        return range(len(texts))
    first = column_at(texts, start)
    return range(first, max(first, column_at(texts, max(start, end - 1))) + 1)


def _write(document: QTextDocument, cell: Cell) -> None:
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for index, line in enumerate(lines(cell)):
        if index:
            cursor.insertBlock()
        insert_runs(cursor, line)
    cursor.endEditBlock()


def _neighbours_merged(runs: list[Run]) -> Iterator[Run]:
    last: Run | None = None
    for run in runs:
        if last and not last.figure and replace(run, text="") == replace(last, text=""):
            last = replace(last, text=last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
