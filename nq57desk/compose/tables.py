"""Tables (bảng) in the template's styles, built row by row as XML.

Never `table.cell()`: python-docx walks the whole table on each call. Header cells are in the
style "Đầu bảng", group rows in "Nhóm trong bảng", data in "Ô bảng"; a header row is known by
`w:tblHeader`. A group row has its number in the first column and its name over all others, or,
without a number, its name over all columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nq57desk import styles
from nq57desk.compose.columns import Widths, is_short
from nq57desk.compose.ooxml import Element, element, flag, value
from nq57desk.compose.sheet import Sheet, split_lines
from nq57desk.model import Cell, Column, RowKind, Run, Table, TableRow


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadCell:
    """A cell of the header: its words, the columns it spans, how it joins the cell above."""

    text: str
    span: int = 1
    merge: str = ""  # "restart", "continue", "" where it stands alone


def head_rows(columns: Sequence[Column]) -> list[list[HeadCell]]:
    """Lay out the header: a row a level, shallow columns merged down."""
    depth = max(map(_depth, columns), default=0)
    rows: list[list[HeadCell]] = [[] for _ in range(depth)]
    for column in columns:
        _lay(column, 0, rows)
    return rows


def _depth(column: Column) -> int:
    return 1 + max(map(_depth, column.children), default=0)


def _lay(column: Column, level: int, rows: list[list[HeadCell]]) -> None:
    if column.children:
        rows[level].append(HeadCell(text=column.text, span=len(list(column.leaves()))))
        for child in column.children:
            _lay(child, level + 1, rows)
        return
    single = level == len(rows) - 1
    rows[level].append(HeadCell(text=column.text, merge="" if single else "restart"))
    for below in rows[level + 1 :]:
        below.append(HeadCell(text="", merge="continue"))


def write_table(
    table: Table, sheet: Sheet, *, measure: float, widths: Sequence[int] = ()
) -> Element:
    """Write `table` over `measure` twips; `widths` of its columns, else by what stands in them."""
    widths = widths or Widths.of(table).fit(measure)
    unnamed = len(widths) - len(table.leaves()) if table.columns else 0
    columns = (*table.columns, *[Column(text="")] * unnamed)
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w": wide}) for wide in widths))
    made = element("w:tbl", None, _properties(sheet, sum(widths)), grid)
    made.extend(_head(row, sheet, widths) for row in head_rows(columns))
    made.extend(_rows(table, sheet, widths))
    return made


def _properties(sheet: Sheet, total: int) -> Element:
    return element(
        "w:tblPr",
        None,
        value("w:tblStyle", sheet.style(styles.TABLE)),
        element("w:tblW", {"w": total, "type": "dxa"}),
        value("w:jc", "center"),
        element("w:tblLayout", {"type": "fixed"}),
    )


def _head(cells: Sequence[HeadCell], sheet: Sheet, widths: Sequence[int]) -> Element:
    row = element("w:tr", None, element("w:trPr", None, flag("w:cantSplit"), flag("w:tblHeader")))
    start = 0
    for cell in cells:
        wide = sum(widths[start : start + cell.span])
        paragraphs = [
            sheet.line(styles.TABLE_HEAD, line) for line in cell.text.split("\n") or [""]
        ]
        row.append(_cell(paragraphs, wide, span=cell.span, merge=cell.merge, middle=True))
        start += cell.span
    return row


def _rows(table: Table, sheet: Sheet, widths: Sequence[int]) -> Iterator[Element]:
    centred = _centred(table, len(widths))
    for row in table.rows:
        if row.kind is RowKind.GROUP:
            yield _group(row, sheet, widths)
        else:
            yield _data(row, sheet, widths, centred)


def _centred(table: Table, count: int) -> list[bool]:
    """Tell the columns that hold numbers and marks alone; they are set in the middle."""
    found = [True] * count
    for row in table.rows:
        if row.kind is RowKind.DATA:
            for index, cell in enumerate(row.cells):
                found[index] = found[index] and is_short(cell.text)
    return found


def _data(row: TableRow, sheet: Sheet, widths: Sequence[int], centred: Sequence[bool]) -> Element:
    made = _row()
    for index, wide in enumerate(widths):
        cell = row.cells[index] if index < len(row.cells) else Cell()
        paragraphs = _paragraphs(cell.runs, sheet, styles.TABLE_CELL, centred=centred[index])
        made.append(_cell(paragraphs, wide))
    return made


def _group(row: TableRow, sheet: Sheet, widths: Sequence[int]) -> Element:
    made = _row()
    number, *names = row.cells or (Cell(),)
    name = names[0] if names else Cell()
    if not number.text.strip() or len(widths) == 1:
        paragraphs = _paragraphs(number.runs + name.runs, sheet, styles.TABLE_GROUP)
        made.append(_cell(paragraphs, sum(widths), span=len(widths)))
        return made
    first = _paragraphs(number.runs, sheet, styles.TABLE_GROUP, centred=True)
    rest = _paragraphs(name.runs, sheet, styles.TABLE_GROUP)
    made.append(_cell(first, widths[0]))
    made.append(_cell(rest, sum(widths[1:]), span=len(widths) - 1))
    return made


def _row() -> Element:
    return element("w:tr", None, element("w:trPr", None, flag("w:cantSplit")))


def _paragraphs(
    runs: Sequence[Run], sheet: Sheet, style: str, *, centred: bool = False
) -> list[Element]:
    return [
        sheet.paragraph(style, line, jc=value("w:jc", "center") if centred else None)
        for line in split_lines(runs)
    ]


def _cell(
    paragraphs: Sequence[Element],
    wide: int,
    *,
    span: int = 1,
    merge: str = "",
    middle: bool = False,
) -> Element:
    properties = element("w:tcPr", None, element("w:tcW", {"w": wide, "type": "dxa"}))
    if span > 1:
        properties.append(value("w:gridSpan", span))
    if merge:
        properties.append(value("w:vMerge", merge))
    if middle:
        properties.append(value("w:vAlign", "center"))
    return element("w:tc", None, properties, *paragraphs)
