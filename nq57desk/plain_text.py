"""A report as plain text, in printed order, for the terminal and the clipboard."""

from collections.abc import Iterator, Sequence

from nq57desk import numbering
from nq57desk.model import (
    Block,
    BlockKind,
    Content,
    Header,
    PartialDate,
    Report,
    RowKind,
    Table,
)
from nq57desk.outlines import fill, parameters

_MARKS = {BlockKind.DASH: "- ", BlockKind.PLUS: "+ ", BlockKind.STAR: "* "}


def report_lines(report: Report) -> Iterator[str]:
    """Yield the whole report, a line a paragraph; cells of a row are parted by " | "."""
    values = parameters(report)
    numbers = numbering.numbers(report.sections)
    yield from _head(report.header, values)
    for section in report.sections:
        heading = fill(section.heading, values)
        yield ""
        yield f"{numbers[section.id]} {heading}".strip()
        yield from _content_lines(section.content)
    yield ""
    yield from (fill(line, values) for line in block_lines(report.closing.sentence))
    yield from (f"- {recipient}" for recipient in report.closing.recipients)
    yield from (*report.closing.signature, report.closing.signer)


def block_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield paragraphs with their marks and numbers."""
    kept = {place: block.marker for place, block in enumerate(blocks)}
    counted = [block.kind is BlockKind.NUMBERED for block in blocks]
    markers = numbering.block_markers(counted, kept)
    for block, marker in zip(blocks, markers, strict=True):
        mark = f"{marker} " if marker else _MARKS.get(block.kind, "")
        yield f"{mark}{block.text}"


def date_words(day: PartialDate) -> str:
    """Write a date as it stands on a draft: "ngày … tháng 5 năm 2026"."""
    parts = (("ngày", day.day), ("tháng", day.month), ("năm", day.year))
    return " ".join(f"{word} {number or '…'}" for word, number in parts)


def _head(header: Header, values: dict[str, str]) -> Iterator[str]:
    yield f"Số: {header.number or '…'}/{header.symbol}"
    yield f"{header.place}, {date_words(header.date)}"
    yield header.title
    yield fill(header.subject, values)
    yield from (f"Kính gửi: {each}" for each in header.addressees)
    for block in (*header.bases, *header.lead_in):
        yield fill(block.text, values)


def _content_lines(content: Content) -> Iterator[str]:
    blocks = iter(block_lines([item for item in content if isinstance(item, Block)]))
    for item in content:
        if isinstance(item, Table):
            yield from _table_lines(item)
        else:
            yield next(blocks)


def _table_lines(table: Table) -> Iterator[str]:
    yield " | ".join(leaf.text for leaf in table.leaves())
    for row in table.rows:
        between = " | " if row.kind is RowKind.DATA else " "
        yield between.join(cell.text.replace("\n", " ") for cell in row.cells)
