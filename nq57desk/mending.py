"""Safe mends as edits: words put in place of others, or sections numbered by rule.

Places count letters of the plain text, in which a figure takes no room.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from nq57desk.commands import Command, EditClosing, EditContent, EditHeader, EditHeading, Together
from nq57desk.i18n import mark
from nq57desk.model import (
    Block,
    Cell,
    Content,
    Finding,
    Mend,
    Place,
    Report,
    Run,
    Section,
    Table,
    TableRow,
)
from nq57desk.parameters import fill, names_in, parameters
from nq57desk.tree_commands import RenumberByRule

DONE = mark("Mend what the checks found")
_PARAMETER = re.compile(r"( ?\{\w+\})")  # an empty value takes the space before it along


def mending(report: Report, finding: Finding) -> Command | None:
    """Return the one edit that does all safe mends of a finding, `None` where there is none.

    A mend whose place has changed since is left out.
    """
    after, commands = report, []
    for mend in _last_first(finding.mends):
        command = _command(after, mend, finding.quote)
        if command is not None:
            commands.append(command)
            after = command.apply(after)
    return Together(tuple(commands), DONE) if after != report else None


def _last_first(mends: Sequence[Mend]) -> list[Mend]:
    """Order mends so that none moves the place of another."""
    return sorted(mends, key=lambda mend: (mend.place.block, -mend.place.start))


def _command(report: Report, mend: Mend, quote: str) -> Command | None:
    place = mend.place
    if not place.section:
        return _outside(report, place, mend.text, quote) if mend.text is not None else None
    section = next((one for one in report.sections if one.id == place.section), None)
    if section is None:
        return None
    if mend.text is None:
        return _renumbered(section, place)
    if not place.block:
        heading = _in_template(section.heading, place, mend.text, parameters(report))
        return EditHeading(section.id, heading)
    return EditContent(section.id, _in_content(section.content, place, mend.text))


def _renumbered(section: Section, place: Place) -> Command:
    """Number headings by rule, or the kept numbers of a section's paragraphs."""
    if not place.block:
        return RenumberByRule(section.id)
    content = tuple(
        replace(item, marker="") if isinstance(item, Block) else item for item in section.content
    )
    return EditContent(section.id, content)


def _outside(report: Report, place: Place, text: str, quote: str) -> Command | None:
    """Mend the head or the end of the report."""
    header, closing, values = report.header, report.closing, parameters(report)
    match place.block:
        case "subject":
            subject = _in_template(header.subject, place, text, values)
            return EditHeader(replace(header, subject=subject))
        case "attachment":
            attachment = _in_template(header.attachment, place, text, values)
            return EditHeader(replace(header, attachment=attachment))
        case "addressee":
            lines = _in_lines(header.addressees, place, text, quote)
            return EditHeader(replace(header, addressees=lines))
        case "recipient":
            lines = _in_lines(closing.recipients, place, text, quote)
            return EditClosing(replace(closing, recipients=lines))
    if any(block.id == place.block for block in (*header.bases, *header.lead_in)):
        bases = _in_blocks(header.bases, place, text)
        lead_in = _in_blocks(header.lead_in, place, text)
        return EditHeader(replace(header, bases=bases, lead_in=lead_in))
    if any(block.id == place.block for block in closing.sentence):
        return EditClosing(replace(closing, sentence=_in_blocks(closing.sentence, place, text)))
    return None


def _in_lines(lines: tuple[str, ...], place: Place, text: str, quote: str) -> tuple[str, ...]:
    """Mend the one line that holds the words; places of a list do not tell which line."""
    words = " ".join(quote.strip("… ").split())
    fitting = [index for index, line in enumerate(lines) if words and words in line]
    if len(fitting) != 1:
        return lines
    at = fitting[0]
    mended = lines[at][: place.start] + text + lines[at][place.end :]
    return (*lines[:at], mended, *lines[at + 1 :])


def _in_template(template: str, place: Place, text: str, values: Mapping[str, str]) -> str:
    """Mend words of a text with parameters; one that reaches into a value stays as it is."""
    if not names_in(template):
        return template[: place.start] + text + template[place.end :]
    made, at = "", 0
    for piece in _PARAMETER.split(template):
        shown = fill(piece, values)
        start, end = place.start - at, place.end - at
        if shown != piece:
            if start < len(shown) and end > 0:
                return template
            made += piece
        elif start >= 0 and end <= len(shown) and start < len(shown):
            made += piece[:start] + text + piece[end:]
        elif start < len(shown) and end > 0:
            return template
        else:
            made += piece
        at += len(shown)
    return made


def _in_content(content: Content, place: Place, text: str) -> Content:
    return tuple(
        _in_table(item, place, text)
        if isinstance(item, Table)
        else _in_block(item, place, text)
        if item.id == place.block
        else item
        for item in content
    )


def _in_blocks(blocks: tuple[Block, ...], place: Place, text: str) -> tuple[Block, ...]:
    return tuple(
        _in_block(block, place, text) if block.id == place.block else block for block in blocks
    )


def _in_block(block: Block, place: Place, text: str) -> Block:
    return replace(block, runs=_in_runs(block.runs, place.start, place.end, text))


def _in_table(table: Table, place: Place, text: str) -> Table:
    if all(row.id != place.block for row in table.rows):
        return table
    rows = (_in_row(row, place, text) if row.id == place.block else row for row in table.rows)
    return replace(table, rows=tuple(rows))


def _in_row(row: TableRow, place: Place, text: str) -> TableRow:
    """Mend a cell; the plain text of a row is that of its cells with a tab between."""
    cells, at = [], 0
    for cell in row.cells:
        start, end = place.start - at, place.end - at
        inside = start >= 0 and end <= len(cell.text)
        cells.append(Cell(runs=_in_runs(cell.runs, start, end, text)) if inside else cell)
        at += len(cell.text) + 1
    return replace(row, cells=tuple(cells))


def _in_runs(runs: Sequence[Run], start: int, end: int, text: str) -> tuple[Run, ...]:
    """Put `text` in place of the letters from `start` to `end`, in the look of the first."""
    made: list[Run] = []
    at, written = 0, False
    for run in runs:
        first, last = start - at, end - at
        at += len(run.text)
        if run.figure or last <= 0 or first >= len(run.text):
            made.append(run)
            continue
        put = "" if written else text
        written = True
        kept = run.text[: max(first, 0)] + put + run.text[max(last, 0) :]
        if kept:
            made.append(replace(run, text=kept))
    return tuple(made)
