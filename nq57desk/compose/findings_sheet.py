"""The sheet of findings (phiếu kiểm tra), for the person who signs for the content.

An ordinary Word file in the template's styles: what was found, gravest first, room to write what
becomes of it, and a line to sign on each side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from textwrap import shorten

import docx

from nq57desk import styles, wording
from nq57desk.compose.appendices import text_width
from nq57desk.compose.composing import TEMPLATE
from nq57desk.compose.ooxml import Element, element, paragraph, value
from nq57desk.compose.sheet import Sheet, style_ids
from nq57desk.compose.tables import write_table
from nq57desk.i18n import _
from nq57desk.model import (
    BlockKind,
    Cell,
    Column,
    Report,
    RowId,
    RowKind,
    Run,
    Table,
    TableId,
    TableRow,
)
from nq57desk.parameters import fill, parameters

_SHARES = (0.07, 0.22, 0.43, 0.28)  # of the width; the last is written in by hand
_LONGEST_PLACE = 60  # letters of a heading; its number is enough to find it


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A finding on the sheet; `at`: where in the file, if that was checked as one."""

    where: str
    message: str
    reason: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetGroup:
    """Findings of one severity under its name."""

    name: str
    lines: tuple[SheetLine, ...]


def compose_findings(
    report: Report, groups: Sequence[SheetGroup], *, summary: str, moment: datetime
) -> bytes:
    """Compose the sheet as .docx.

    Args:
        report: what was checked.
        groups: the findings, gravest first; empty groups are left out.
        summary: how many are open, in words; "" for none.
        moment: when it was checked.
    """
    document = docx.Document(str(TEMPLATE))
    body = document.element.body
    for item in list(body)[:-1]:
        body.remove(item)
    sheet = Sheet(
        style_ids=style_ids(document.styles.element),
        relate=lambda _address: "",
        written=lambda figure: figure.figure,
    )
    last = body[-1]
    for item in _content(report, groups, sheet, summary, moment, text_width(last)):
        last.addprevious(item)
    document.core_properties.title = _("Sheet of findings")
    document.core_properties.language = "vi-VN"
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _content(
    report: Report,
    groups: Sequence[SheetGroup],
    sheet: Sheet,
    summary: str,
    moment: datetime,
    measure: float,
) -> Iterator[Element]:
    subject = fill(report.header.subject, parameters(report))
    yield sheet.line(styles.OFFICE, wording.committee(report.office).upper(), jc=_left())
    yield sheet.line(styles.TITLE, _("Sheet of findings").upper())
    yield sheet.line(styles.SUBJECT, f"{report.header.title} {subject}".strip())
    yield sheet.line(
        styles.BLOCKS[BlockKind.PARAGRAPH],
        _("Checked at {time} on {day}: {summary}.").format(
            time=f"{moment:%H:%M}",
            day=f"{moment:%d/%m/%Y}",
            summary=summary or _("nothing is open"),
        ),
    )
    shown = [group for group in groups if group.lines]
    if shown:
        widths = [int(measure * share) for share in _SHARES]
        yield write_table(_table(shown), sheet, measure=measure, widths=widths)
    yield sheet.line(styles.BLOCKS[BlockKind.PARAGRAPH], "")
    yield _signatures(sheet, measure)
    yield sheet.line(styles.BREAK, "")


def _table(groups: Sequence[SheetGroup]) -> Table:
    names = (
        _("No."),
        _("Place"),
        _("What was found"),
        _("What becomes of it (mended, kept, why)"),
    )
    rows: list[TableRow] = []
    count = 0
    for group in groups:
        title = f"{group.name} ({len(group.lines)})"
        rows.append(_row(len(rows), RowKind.GROUP, "", title[:1].upper() + title[1:]))
        for line in group.lines:
            count += 1
            rows.append(_row(len(rows), RowKind.DATA, f"{count}", *_cells(line)))
    columns = tuple(Column(text=name) for name in names)
    return Table(id=TableId("findings"), columns=columns, rows=tuple(rows))


def _cells(line: SheetLine) -> tuple[str, str, str]:
    where = shorten(line.where, _LONGEST_PLACE, placeholder="…")
    if line.at:
        where += "\n" + shorten(line.at, _LONGEST_PLACE, placeholder="…")
    return where, line.message, line.reason


def _row(number: int, kind: RowKind, *texts: str) -> TableRow:
    cells = tuple(Cell(runs=(Run(text=text),) if text else ()) for text in texts)
    return TableRow(id=RowId(f"row-{number}"), kind=kind, cells=cells)


def _signatures(sheet: Sheet, measure: float) -> Element:
    """Two places to sign, side by side, without borders."""
    half = int(measure / 2)
    cells = [
        element(
            "w:tc",
            None,
            element("w:tcPr", None, element("w:tcW", {"w": half, "type": "dxa"})),
            *_place_to_sign(name, sheet),
        )
        for name in (_("Who drafted it"), _("Who answers for the content"))
    ]
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w": half}) for _half in cells))
    properties = element("w:tblPr", None, element("w:tblW", {"w": 2 * half, "type": "dxa"}))
    unbroken = element("w:trPr", None, element("w:cantSplit"))
    return element("w:tbl", None, properties, grid, element("w:tr", None, unbroken, *cells))


def _place_to_sign(name: str, sheet: Sheet) -> Iterator[Element]:
    yield sheet.line(styles.SIGNER_TITLE, name.upper(), jc=value("w:jc", "center"))
    yield paragraph(sheet.style(styles.BREAK))


def _left() -> Element:
    return value("w:jc", "left")
