"""Putting chips in place of numbers: runs of text give way to runs that are figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from nq57desk.figures.candidates import Candidate, Piece
from nq57desk.model import (
    Block,
    Cell,
    FigureId,
    FigureRef,
    Origin,
    Report,
    Run,
    Section,
    SectionId,
    Table,
    TableRow,
)

Chip = tuple[Piece, FigureId]
Chips = dict[tuple[SectionId, str], list[Chip]]  # by section and by block or row


def with_chips(report: Report, candidates: Iterable[Candidate]) -> Report:
    """Put a chip in place of each candidate's number; where two claim it, the first has it."""
    chips: Chips = {}
    for candidate in candidates:
        section = candidate.place.section
        if section is None or candidate.figure is None:
            continue
        there = chips.setdefault((section, candidate.place.block), [])
        for piece in candidate.pieces:
            if all(piece.end <= each.start or each.end <= piece.start for each, _id in there):
                there.append((piece, candidate.figure))
    chipped = {section for (section, _block), there in chips.items() if there}
    sections = tuple(
        _section(each, chips) if each.id in chipped else each for each in report.sections
    )
    return replace(report, sections=sections) if chipped else report


def _section(section: Section, chips: Chips) -> Section:
    content = tuple(
        _block(item, chips.get((section.id, item.id), []))
        if isinstance(item, Block)
        else _table(item, section.id, chips)
        for item in section.content
    )
    return replace(section, content=content)


def _block(block: Block, chips: Sequence[Chip]) -> Block:
    if not chips:
        return block
    runs = _chipped(block.runs, chips)
    return replace(block, runs=runs, origins=_moved(block.origins, chips))


def _table(table: Table, section: SectionId, chips: Chips) -> Table:
    rows = tuple(_row(row, chips.get((section, row.id), [])) for row in table.rows)
    return table if rows == table.rows else replace(table, rows=rows)


def _row(row: TableRow, chips: Sequence[Chip]) -> TableRow:
    """Put chips into the cells of a row; the row's plain text joins its cells by tabs."""
    if not chips:
        return row
    cells: list[Cell] = []
    start = 0
    for cell in row.cells:
        end = start + len(cell.text)
        inside = [
            (replace(piece, start=piece.start - start, end=piece.end - start), figure)
            for piece, figure in chips
            if start <= piece.start and piece.end <= end
        ]
        cells.append(replace(cell, runs=_chipped(cell.runs, inside)) if inside else cell)
        start = end + 1
    return replace(row, cells=tuple(cells), origins=_moved(row.origins, chips))


def _chipped(runs: Sequence[Run], chips: Sequence[Chip]) -> tuple[Run, ...]:
    """Replace stretches of plain text by figures; a chip looks as the number began."""
    for piece, figure in sorted(chips, key=lambda chip: -chip[0].start):
        ref = FigureRef(figure=figure, form=piece.form)
        before, inside, after = _parted(runs, piece.start, piece.end)
        look = inside[0] if inside else Run()
        runs = (*before, replace(look, text="", link="", figure=ref), *after)
    return tuple(runs)


def _parted(
    runs: Sequence[Run], start: int, end: int
) -> tuple[tuple[Run, ...], tuple[Run, ...], tuple[Run, ...]]:
    """Part runs at two positions of their plain text; a figure at a border stays outside."""
    parts: tuple[list[Run], list[Run], list[Run]] = ([], [], [])
    position = 0
    for run in runs:
        if run.figure:
            parts[0 if position <= start else 2].append(run)
            continue
        cuts = [min(max(cut - position, 0), len(run.text)) for cut in (start, end)]
        texts = (run.text[: cuts[0]], run.text[cuts[0] : cuts[1]], run.text[cuts[1] :])
        for part, text in zip(parts, texts, strict=True):
            if text:
                part.append(replace(run, text=text))
        position += len(run.text)
    return tuple(parts[0]), tuple(parts[1]), tuple(parts[2])


def _moved(origins: tuple[Origin, ...], chips: Sequence[Chip]) -> tuple[Origin, ...]:
    """Move the beginnings of lines back by the text that chips have taken away before them."""
    return tuple(
        Origin(
            origin.line,
            origin.start
            - sum(
                min(piece.end, origin.start) - piece.start
                for piece, _figure in chips
                if piece.start < origin.start
            ),
        )
        for origin in origins
    )
