"""A timeline as an Excel file: the table, a real chart for each unit, and what leaps in words.

A gap is an empty cell and a gap in the chart.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from nq57desk.figures.catalogue import Figure
from nq57desk.history import in_unit
from nq57desk.i18n import _
from nq57desk.periods import label
from nq57desk.timeline import Panel, Series, Timeline, leaps, overlap_text, overlaps

_HEAD = 3  # the row that names the figures
_FONT = "Times New Roman"
_LEAP = PatternFill("solid", fgColor="FFF2CC")
_LINE = Border(*(Side("thin", "BFBFBF"),) * 4)
_LETTERS = 15  # that stand beside each other in a bold title
_LINE_POINTS = 17
_CHART_CM = (24.0, 7.6)
_A_PAGE = 2  # charts on a printed page
_CM_A_ROW = 0.53


def timeline_sheet(line: Timeline, *, bars: bool = False) -> bytes:
    """Return the .xlsx of a timeline; `bars` draws columns in place of lines."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = _("Figures")
    _put(sheet, 1, 1, _("Figures over the periods"), size=14, bold=True)
    _write_table(sheet, line)
    below = _write_notes(sheet, line, _HEAD + len(line.moments) + 2)
    _add_charts(sheet, line, below + 1, bars=bars)
    _set_up(sheet, line)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def _write_table(sheet: Worksheet, line: Timeline) -> None:
    titles = [_("Period"), *(_title(series.figure) for series in line.series)]
    lines = max(ceil(len(title) / _LETTERS) for title in titles)
    sheet.row_dimensions[_HEAD].height = _LINE_POINTS * lines
    for column, title in enumerate(titles, 1):
        _put(sheet, _HEAD, column, title, bold=True, boxed=True, centred=True)
    for row, moment in enumerate(line.moments, _HEAD + 1):
        _put(sheet, row, 1, _capital(label(moment.period)), boxed=True)
        for column, series in enumerate(line.series, 2):
            _put_value(sheet, row, column, series, row - _HEAD - 1)


def _put_value(sheet: Worksheet, row: int, column: int, series: Series, place: int) -> None:
    point = series.points[place]
    cell = sheet.cell(row, column)
    cell.font, cell.border = Font(_FONT, 12), _LINE
    if point is None or point.amount.value is None:
        return
    value = in_unit(series.figure, point.amount.value).normalize()
    cell.value = value
    cell.number_format = "#,##0" if value == value.to_integral_value() else "#,##0.00"
    if point.unusual:
        cell.fill = _LEAP


def _write_notes(sheet: Worksheet, line: Timeline, row: int) -> int:
    """Write what leaps below the table; return the row below it."""
    for note in _notes(line):
        _put(sheet, row, 1, note)
        row += 1
    return row


def _notes(line: Timeline) -> Iterator[str]:
    found = leaps(line)
    if found:
        yield _("Unusual (coloured cells):")
        yield from found
    if overlaps(line):
        yield overlap_text()


def _add_charts(sheet: Worksheet, line: Timeline, row: int, *, bars: bool) -> None:
    columns = {series.figure.id: place for place, series in enumerate(line.series, 2)}
    for place, panel in enumerate(line.panels):
        if place % _A_PAGE == 0:
            sheet.row_breaks.append(Break(id=row - 2))
        chart = _chart(sheet, line, panel, [columns[s.figure.id] for s in panel.series], bars)
        sheet.add_chart(chart, f"A{row}")
        row += round(_CHART_CM[1] / _CM_A_ROW) + 1


def _chart(
    sheet: Worksheet, line: Timeline, panel: Panel, columns: Sequence[int], bars: bool
) -> Any:
    last = _HEAD + len(line.moments)
    chart: Any = BarChart() if bars else LineChart()
    for column in columns:
        chart.add_data(
            Reference(sheet, min_col=column, min_row=_HEAD, max_row=last), titles_from_data=True
        )
    chart.set_categories(Reference(sheet, min_col=1, min_row=_HEAD + 1, max_row=last))
    chart.width, chart.height = _CHART_CM
    chart.legend.position = "b"
    chart.y_axis.title = panel.unit or None
    chart.y_axis.number_format = "#,##0"
    # Left unsaid, Excel shows no axes at all.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.display_blanks = "gap"
    if not any(value < 0 for series in panel.series for value in series.values if value):
        chart.y_axis.scaling.min = 0
    for series in chart.series:
        series.smooth = False
        if not bars:
            series.marker.symbol = "circle"
    return chart


def _set_up(sheet: Worksheet, line: Timeline) -> None:
    sheet.column_dimensions["A"].width = 30
    for column in range(2, len(line.series) + 2):
        sheet.column_dimensions[get_column_letter(column)].width = 18
    sheet.freeze_panes = f"B{_HEAD + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put(
    sheet: Worksheet,
    row: int,
    column: int,
    text: str,
    *,
    size: int = 12,
    bold: bool = False,
    boxed: bool = False,
    centred: bool = False,
) -> None:
    cell = sheet.cell(row, column, text)
    cell.data_type = "s"  # an office may call a figure "=…"
    cell.font = Font(_FONT, size, bold=bold)
    if boxed:
        cell.border = _LINE
        cell.alignment = Alignment(
            horizontal="center" if centred else "left", vertical="center", wrap_text=True
        )


def _title(figure: Figure) -> str:
    return f"{figure.label} ({figure.unit})" if figure.unit else figure.label


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
