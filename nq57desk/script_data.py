"""Reports, drafts and outlines as plain data for scripts (`--json`).

This form is a promise to those who write scripts: names here change only with reason.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from nq57desk import numbering, periods
from nq57desk.beginning import begin
from nq57desk.drafts import DraftSummary
from nq57desk.model import (
    Block,
    Closing,
    Column,
    Header,
    Office,
    Outline,
    PartialDate,
    Period,
    Report,
    ReportId,
    RowKind,
    Section,
    SectionId,
    Table,
)
from nq57desk.outlines import fill, parameters
from nq57desk.plain_text import block_lines
from nq57desk.progress import count_words

Data = dict[str, Any]

_APPENDIX = "Phụ lục"


def report_data(report: Report, figures: Sequence[Data] = ()) -> Data:
    """Return a report whole: head, sections with their text, tables, pieces without a place.

    `figures` are those that `figure_data` tells of it.
    """
    values = parameters(report)
    paths = _paths(report.sections)
    return {
        "report": report.id,
        "name": report.name,
        "outline": report.outline.id,
        "period": periods.code(report.period),
        "status": report.status.value,
        "header": _header(report.header, values),
        "sections": [_section(each, paths, values) for each in report.sections],
        "tables": list(_tables(report, paths, values)),
        "figures": list(figures),
        "closing": _closing(report.closing, values),
        "unplaced": [{"line": each.line, "text": each.text} for each in report.unplaced],
    }


def draft_data(draft: DraftSummary) -> Data:
    """Return a draft as the list shows it."""
    return {
        "report": draft.id,
        "name": draft.name,
        "outline": draft.outline_id,
        "office": draft.office,
        "period": periods.code(draft.period),
        "status": draft.status.value,
        "sections": draft.total,
        "done": draft.done,
        "empty": draft.empty,
        "missing": draft.missing,
        "words": draft.words,
        "changed": draft.changed.isoformat(timespec="seconds") if draft.changed else "",
    }


def outline_data(outline: Outline) -> Data:
    """Return an outline with its sections, at the paths that they have in a new report."""
    sections = begun(outline).sections
    paths = numbering.paths(sections)
    specs = {spec.key: spec for spec in outline.specs()}
    return {
        "outline": outline.id,
        "name": outline.name,
        "description": outline.description,
        "version": outline.version,
        "sections": [
            {
                "path": paths[each.id],
                "heading": each.heading,
                "kind": each.kind.value,
                "required": specs[each.key].required,
            }
            for each in sections
        ],
        "recipients": list(outline.recipients),
        "signature": list(outline.signature),
    }


def begun(outline: Outline) -> Report:
    """Return a report begun for nobody, to look at an outline's sections."""
    numbers = count(1)
    return begin(
        outline,
        Office(),
        Period(),
        report_id=ReportId(outline.id),
        name=outline.name,
        new_id=lambda: str(next(numbers)),
    )


def _paths(sections: Sequence[Section]) -> dict[SectionId, str]:
    """Return each section's path; an appendix printed as "1. Phụ lục I" is "Phụ lục I"."""
    paths = numbering.paths(sections)
    return {key: re.sub(rf"^.*?\b(?={_APPENDIX})", "", path) for key, path in paths.items()}


def _header(header: Header, values: dict[str, str]) -> Data:
    return {
        "number": header.number,
        "symbol": header.symbol,
        "place": header.place,
        "date": _date(header.date),
        "title": header.title,
        "subject": fill(header.subject, values),
        "addressees": list(header.addressees),
        "bases": _texts(header.bases, values),
        "lead_in": "\n".join(_texts(header.lead_in, values)),
    }


def _closing(closing: Closing, values: dict[str, str]) -> Data:
    return {
        "sentence": "\n".join(_texts(closing.sentence, values)),
        "recipients": list(closing.recipients),
        "signature": list(closing.signature),
        "signer": closing.signer,
    }


def _date(day: PartialDate) -> str:
    """Return as much of a date as is known from the year on: "2026-05-14", "2026-05", ""."""
    parts: list[str] = []
    for number, width in ((day.year, 4), (day.month, 2), (day.day, 2)):
        if number is None:
            break
        parts.append(f"{number:0{width}}")
    return "-".join(parts)


def _section(section: Section, paths: dict[SectionId, str], values: dict[str, str]) -> Data:
    return {
        "path": paths[section.id],
        "heading": fill(section.heading, values),
        "words": count_words(section),
        "done": section.done,
        "text": "\n".join(block_lines(section.blocks)),
    }


def _tables(report: Report, paths: dict[SectionId, str], values: dict[str, str]) -> Iterable[Data]:
    appendix, heading = "", ""
    for section in report.sections:
        if section.is_appendix:
            appendix = paths[section.id].removeprefix(_APPENDIX).strip()
            heading = fill(section.heading, values)
        for place, item in enumerate(section.content):
            if isinstance(item, Table):
                before = section.content[place - 1] if place else None
                caption = before.text if isinstance(before, Block) else ""
                title = heading or caption or fill(section.heading, values)
                where = {"appendix": appendix, "section": paths[section.id]}
                yield where | {"title": title, "caption": caption} | _table(item)


def _table(table: Table) -> Data:
    rows = [[cell.text for cell in row.cells] for row in table.rows if row.kind is RowKind.DATA]
    return {
        "columns": [leaf.text for leaf in table.leaves()],
        "header": [_column(column) for column in table.columns],
        "header_rows": max((_depth(column) for column in table.columns), default=0),
        "rows": rows,
        "groups": list(_groups(table)),
    }


def _groups(table: Table) -> Iterable[Data]:
    """Yield the rows over all columns, `before` the index of the data row that follows."""
    data_rows = 0
    for row in table.rows:
        if row.kind is RowKind.DATA:
            data_rows += 1
            continue
        number, *texts = [cell.text for cell in row.cells] or [""]
        yield {"number": number, "text": " ".join(texts), "before": data_rows}


def _column(column: Column) -> Data:
    return {"text": column.text, "children": [_column(child) for child in column.children]}


def _depth(column: Column) -> int:
    return 1 + max((_depth(child) for child in column.children), default=0)


def _texts(blocks: Iterable[Block], values: dict[str, str]) -> list[str]:
    return [fill(block.text, values) for block in blocks]
