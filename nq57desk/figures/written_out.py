"""A report with the words of its figures in place of the figures, for plain text and scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from nq57desk.model import Block, FigureRef, Report, Run, Section, Table

Write = Callable[[FigureRef], str]


def written_out(report: Report, write: Write) -> Report:
    """Return `report` as it reads in print: `write` says what each figure shows."""
    header, closing = report.header, report.closing
    return replace(
        report,
        header=replace(
            header, bases=_blocks(header.bases, write), lead_in=_blocks(header.lead_in, write)
        ),
        sections=tuple(_section(section, write) for section in report.sections),
        closing=replace(closing, sentence=_blocks(closing.sentence, write)),
    )


def _section(section: Section, write: Write) -> Section:
    content = tuple(
        _block(item, write) if isinstance(item, Block) else _table(item, write)
        for item in section.content
    )
    return replace(section, content=content)


def _table(table: Table, write: Write) -> Table:
    rows = tuple(
        replace(
            row, cells=tuple(replace(cell, runs=_runs(cell.runs, write)) for cell in row.cells)
        )
        for row in table.rows
    )
    return replace(table, rows=rows)


def _blocks(blocks: Iterable[Block], write: Write) -> tuple[Block, ...]:
    return tuple(_block(block, write) for block in blocks)


def _block(block: Block, write: Write) -> Block:
    return replace(block, runs=_runs(block.runs, write))


def _runs(runs: Iterable[Run], write: Write) -> tuple[Run, ...]:
    return tuple(
        replace(run, text=write(run.figure), figure=None) if run.figure else run for run in runs
    )
