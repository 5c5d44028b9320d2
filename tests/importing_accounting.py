"""Counts the characters of a text file against those of the report made of it.

Markdown litter is taken off the source, and the count of a list of appendices ("1. Phụ lục I"),
for which the appendix's own number stands; numbers, bullets, dashes and end marks are counted as
what they became. What is missing from the report is lost.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nq57desk.model import Block, BlockKind, Column, Origin, Report, Section, Table
from nq57desk.numbering import block_markers, numbers
from nq57desk.vietnamese import normalise

_LITTER = re.compile(
    r"(?mi)^- (?=\\\*)|\b\d+\.\s*(?=\**phụ lục [ivx])"
    r"|</?(?:b|i|em|strong|a)\b[^<>]*>|^\s*(?:[-_=]\s?){3,}$|[*#\\<>]|\s"
)
# What the rule prints of itself, as far as the source has it.
_BY_RULE = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ỦY BAN NHÂN DÂN",
    "Số:",
    "ngày",
    "tháng",
    "năm",
    "Kính gửi:",
    "Nơi nhận:",
)


@dataclass(frozen=True, kw_only=True)
class Account:
    total: int
    placed: int
    unplaced: int
    lost: Counter[str]


def account(source: str, report: Report) -> Account:
    """Account for every non-blank character of `source`."""
    wanted = _characters([_LITTER.sub("", normalise(source))])
    unplaced = _characters(piece.text for piece in report.unplaced)
    placed = _characters((*_by_rule(source, report), *_texts(report)))
    missing = wanted - placed
    return Account(
        total=wanted.total(),
        placed=(wanted & placed).total(),
        unplaced=(missing & unplaced).total(),
        lost=missing - unplaced,
    )


def _characters(texts: Iterable[str]) -> Counter[str]:
    """Count characters, large and small alike: the rule prints "Phụ lục" for "PHỤ LỤC"."""
    return Counter(c for text in texts for c in text.lower() if not (c.isspace() or c in "*#\\<>"))


def _by_rule(source: str, report: Report) -> Iterator[str]:
    flat = "".join(source.lower().split())
    office = report.office
    for words in (*_BY_RULE, office.locality, f"{office.province_kind} {office.province}"):
        if "".join(words.lower().split()) in flat:
            yield words
    attachment = "".join(report.header.attachment.lower().split())
    yield attachment * (flat.count(attachment) if attachment else 0)
    yield "/,"  # between number and symbol, place and date


def _texts(report: Report) -> Iterator[str]:
    header, closing, date = report.header, report.closing, report.header.date
    yield f"{header.number}{header.symbol}{header.place}{header.title}{header.subject}"
    yield "".join(f"{part:02}" for part in (date.day, date.month, date.year) if part)
    for name in (*header.addressees, *closing.recipients):
        yield f"- {name};"
    yield ".."  # after the last of each list
    for block in (*header.bases, *header.lead_in, *closing.sentence):
        yield block.text
    yield "".join((*closing.signature, closing.signer))
    printed = numbers(report.sections)
    for section in report.sections:
        yield from _section(section, printed[section.id])


def _section(section: Section, number: str) -> Iterator[str]:
    times = max(sum(origin.start == 0 for origin in section.origins), 1)
    yield f"{number} {section.heading}" * times
    yield "." if section.is_appendix else ""  # after "Phụ lục I"
    numbered = [isinstance(i, Block) and i.kind is BlockKind.NUMBERED for i in section.content]
    kept = {i: b.marker for i, b in enumerate(section.content) if isinstance(b, Block)}
    markers = block_markers(numbered, {i: marker for i, marker in kept.items() if marker})
    for item, marker in zip(section.content, markers, strict=True):
        yield from _table(item) if isinstance(item, Table) else _block(item, marker)
    if section.is_appendix and section.content:
        yield ":"  # "…: không có."


def _block(block: Block, marker: str) -> Iterator[str]:
    yield marker + (block.kind.value if block.kind in (BlockKind.DASH, BlockKind.PLUS) else "")
    yield block.text


def _table(table: Table) -> Iterator[str]:
    for _origin in table.origins:  # the head may be printed again on each page
        yield from _columns(table.columns)
    for row in table.rows:
        yield from (cell.text for cell in row.cells)


def _columns(columns: Iterable[Column]) -> Iterator[str]:
    for column in columns:
        yield column.text
        yield from _columns(column.children)


def lines_of(report: Report) -> set[int]:
    """Return every line that something in the report came from."""
    parts: list[tuple[Origin, ...]] = [report.header.origins, report.closing.origins]
    for section in report.sections:
        parts.append(section.origins)
        for item in section.content:
            parts.append(item.origins)
            parts += [row.origins for row in item.rows] if isinstance(item, Table) else []
    return {origin.line for part in parts for origin in part}
