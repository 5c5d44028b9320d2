"""Builders for tests: small reports of an invented commune, ids that count up."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

from nq57desk.model import Block, BlockId, BlockKind, Report, Run, Section, Table


def counting_ids(prefix: str = "id") -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"


def block(text: str, *, kind: BlockKind = BlockKind.PARAGRAPH, block_id: str = "") -> Block:
    return Block(id=BlockId(block_id or f"b-{text[:12]}"), kind=kind, runs=(Run(text=text),))


def same_content(one: Report, other: Report) -> bool:
    """Whether two reports say the same: ids, names and times apart."""
    return _anonymous(one) == _anonymous(other)


def _anonymous(report: Report) -> Report:
    return replace(
        report,
        id="",
        name="",
        header=replace(
            report.header,
            bases=_unnamed(report.header.bases),
            lead_in=_unnamed(report.header.lead_in),
        ),
        closing=replace(report.closing, sentence=_unnamed(report.closing.sentence)),
        sections=tuple(_unnamed_section(section) for section in report.sections),
        unplaced=tuple(replace(piece, id="", line=0) for piece in report.unplaced),
    )


def _unnamed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(replace(item, id="") for item in blocks)


def _unnamed_section(section: Section) -> Section:
    content = tuple(
        replace(item, id="", rows=tuple(replace(row, id="") for row in item.rows))
        if isinstance(item, Table)
        else replace(item, id="")
        for item in section.content
    )
    return replace(section, id="", content=content)
