"""Figures in tables: rows of totals, "được giao − đã bố trí = còn thiếu", rates of two columns.

Source: structure.md: đã bố trí + còn thiếu = được giao; a printed % = round(a/b).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from nq57desk.checks.reading import Passage, RowReading, SectionReading, TableReading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.shares import agrees
from nq57desk.checks.text import numbers
from nq57desk.i18n import _, mark
from nq57desk.model import RowKind, Severity
from nq57desk.numbers_in_text import NumberInText
from nq57desk.vietnamese import format_number

_TOTAL_ROW = re.compile(
    r"^\s*(?:tổng(?:\s+(?:cộng|số))?|cộng|toàn\s+(?:xã|phường))\b", re.IGNORECASE
)
_TOTAL_HEAD = re.compile(r"\btổng(?:\s+(?:cộng|số))?\b", re.IGNORECASE)
_NUMBER_HEAD = re.compile(r"^(?:stt|tt|số tt|số thứ tự)\b", re.IGNORECASE)
_RATE_HEAD = re.compile(r"tỷ lệ|tỉ lệ|%", re.IGNORECASE)
_NUMERAL = re.compile(r"\s*\d[\d.,]*\s*(?:%|[^\W\d_]+(?:\s[^\W\d_]+)?)?\s*")


def value_of(cell: Passage | None) -> NumberInText | None:
    """Return the number that is all a cell says, `None` for any other text."""
    if cell is None or not _NUMERAL.fullmatch(cell.text):
        return None
    return next(iter(numbers(cell.text)), None)


def staff_gap(section: SectionReading) -> Iterator[Remark]:
    """Posts given, filled and still empty that do not fit each other."""
    for table in section.tables:
        given = table.column("được giao", "biên chế giao", "định biên", "chỉ tiêu giao")
        filled = table.column("đã bố trí", "đã được bố trí", "hiện có", "đã thực hiện")
        missing = table.column("còn thiếu", "thiếu", "còn lại")
        if given is None or filled is None or missing is None or given == missing:
            continue
        for row in table.data:
            cells = [row.cell(column) for column in (given, filled, missing)]
            values = [value_of(cell) for cell in cells]
            if all(values):
                yield from _gap(table, row, [value.amount for value in values if value])


def _gap(table: TableReading, row: RowReading, values: list[Decimal]) -> Iterator[Remark]:
    given, filled, missing = values
    if given - filled == missing:
        return
    yield Remark(
        message=_(
            "{where}, row “{row}”: {given} given less {filled} filled leaves {right}, but "
            "{missing} is told as missing. Look whether the first column tells these posts."
        ).format(
            where=table.where,
            row=_name(row),
            given=format_number(given),
            filled=format_number(filled),
            right=format_number(given - filled),
            missing=format_number(missing),
        ),
        places=(row.place(),),
        quote=row.text[:120],
        found=format_number(missing),
        expected=format_number(given - filled),
    )


def wrong_total_row(section: SectionReading) -> Iterator[Remark]:
    """A row of totals that is not the sum of the rows above it."""
    for table in section.tables:
        above: list[RowReading] = []
        for row in table.rows:
            if _is_total(row):
                yield from _columns_of(table, row, above)
                above = []
            elif row.kind is RowKind.DATA:
                above.append(row)
            else:
                above = []


def _is_total(row: RowReading) -> bool:
    return any(_TOTAL_ROW.match(cell.text) for cell in row.cells[:2])


def _columns_of(
    table: TableReading, total: RowReading, rows: list[RowReading]
) -> Iterator[Remark]:
    for column, cell in enumerate(total.cells):
        printed = value_of(cell)
        if printed is None or printed.is_percent or _RATE_HEAD.search(_head(table, column)):
            continue
        values = [value.amount for row in rows if (value := value_of(row.cell(column)))]
        added = sum(values, Decimal(0))
        if len(values) > 1 and added != printed.amount:
            yield _sum_remark(table, total, column, printed.amount, added)


def wrong_total_column(section: SectionReading) -> Iterator[Remark]:
    """A column of totals that is not the sum of the columns under or beside it.

    Which columns make up the total is learnt from the other rows of the table, so a table whose
    columns follow no sum is left alone.
    """
    for table in section.tables:
        for column, head in enumerate(table.heads):
            if not _TOTAL_HEAD.search(" ".join(head)):
                continue
            for last in range(column + 2, min(len(table.heads), column + 6)):
                yield from _row_outliers(table, column, range(column + 1, last + 1))


def _row_outliers(table: TableReading, total: int, parts: range) -> Iterator[Remark]:
    fitting, odd = 0, []
    for row in table.data:
        printed = value_of(row.cell(total))
        values = [value_of(row.cell(part)) for part in parts]
        if printed is None or not all(values):
            continue
        added = sum((value.amount for value in values if value), Decimal(0))
        if added == printed.amount:
            fitting += 1
        else:
            odd.append((row, printed.amount, added))
    if fitting > 1 and len(odd) * 2 <= fitting:
        for row, printed_value, added in odd:
            yield _sum_remark(table, row, total, printed_value, added)


def wrong_rate_column(section: SectionReading) -> Iterator[Remark]:
    """A rate in a row that is not the share of the two counts before it, as in other rows."""
    for table in section.tables:
        for column in range(2, len(table.heads)):
            if _RATE_HEAD.search(_head(table, column)):
                yield from _rate_outliers(table, column)


def _rate_outliers(table: TableReading, column: int) -> Iterator[Remark]:
    fitting, odd = 0, []
    for row in table.data:
        rate, one, other = (value_of(row.cell(c)) for c in (column, column - 1, column - 2))
        if not rate or not one or not other:
            continue
        part, whole = sorted((one.amount, other.amount))
        if not whole:
            continue
        exact = part * 100 / whole
        if agrees(rate, exact):
            fitting += 1
        else:
            odd.append((row, rate.value, exact.quantize(Decimal("0.01"))))
    if fitting > 1 and len(odd) * 2 <= fitting:
        for row, printed, exact in odd:
            yield _sum_remark(table, row, column, printed, exact)


def _sum_remark(
    table: TableReading, row: RowReading, column: int, printed: Decimal, right: Decimal
) -> Remark:
    cell = row.cells[column]
    return Remark(
        message=_(
            "{where}, row “{row}”, column “{column}”: {printed} is printed, the table makes "
            "{right} (difference {difference})."
        ).format(
            where=table.where,
            row=_name(row),
            column=_head(table, column),
            printed=format_number(printed),
            right=format_number(right),
            difference=format_number(abs(printed - right)),
        ),
        places=(cell.place(),),
        quote=row.text[:120],
        found=format_number(printed),
        expected=format_number(right),
    )


def _head(table: TableReading, column: int) -> str:
    return " ".join(table.heads[column]) if column < len(table.heads) else ""


def _name(row: RowReading) -> str:
    return " ".join(cell.text for cell in row.cells[:2] if cell.text)[:40]


def row_numbers(section: SectionReading) -> Iterator[Remark]:
    """Rows of a table whose numbers leave a gap or stand twice."""
    for table in section.tables:
        if not table.heads or not _NUMBER_HEAD.match(" ".join(table.heads[0])):
            continue
        before = 0
        for row in table.rows:
            said = row.cells[0].text.strip(" .")
            if row.kind is RowKind.GROUP or not said.isdecimal():
                before = 0 if row.kind is RowKind.GROUP else before
                continue
            number = int(said)
            if before and number not in (before + 1, 1):
                yield _row_remark(table, row, before, number)
            before = number


def _row_remark(table: TableReading, row: RowReading, before: int, number: int) -> Remark:
    return Remark(
        message=_("{where}: after row {before} of the table comes {number}, not {right}.").format(
            where=table.where, before=before, number=number, right=before + 1
        ),
        places=(row.cells[0].place(),),
        quote=row.text[:120],
        found=str(number),
        expected=str(before + 1),
    )


RULES = (
    Rule(
        id="staff-gap",
        severity=Severity.WARNING,
        title=mark("Posts given, filled and missing that do not fit"),
        source="đã bố trí + còn thiếu = được giao",
        in_section=staff_gap,
    ),
    Rule(
        id="row-numbers",
        severity=Severity.WARNING,
        title=mark("Rows of a table numbered with gaps"),
        source="số thứ tự các dòng liền nhau",
        in_section=row_numbers,
    ),
    Rule(
        id="wrong-total-row",
        severity=Severity.ERROR,
        title=mark("A row of totals that is not the sum"),
        source="dòng tổng = các dòng cộng lại",
        in_section=wrong_total_row,
    ),
    Rule(
        id="wrong-total-column",
        severity=Severity.ERROR,
        title=mark("A row whose total is not the sum"),
        source="cột tổng = các cột cộng lại",
        in_section=wrong_total_column,
    ),
    Rule(
        id="wrong-rate-column",
        severity=Severity.ERROR,
        title=mark("A row whose rate is not the share"),
        source="% = a/b, làm tròn theo số chữ số thập phân đã ghi",
        in_section=wrong_rate_column,
    ),
)
