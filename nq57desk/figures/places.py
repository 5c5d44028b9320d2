"""Where the figures of a report are shown (dùng ở đâu)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nq57desk.model import (
    Block,
    Cell,
    FigureForm,
    FigureId,
    FigureRef,
    Place,
    Report,
    Run,
    SectionId,
    line_at,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One place that shows a figure; `place.start` counts plain text, where figures take none.

    `cell` is the column from 0 where the place is a table row, else `None`.
    """

    ref: FigureRef
    place: Place
    cell: int | None = None

    @property
    def form(self) -> FigureForm:
        """How it is written there."""
        return self.ref.form


def where_used(report: Report, figure: FigureId) -> tuple[Use, ...]:
    """Return every place that shows `figure`, in printed order."""
    return tuple(use for use in uses(report) if use.ref.figure == figure)


def uses(report: Report) -> Iterator[Use]:
    """Yield every figure that `report` shows, in printed order."""
    for block in (*report.header.bases, *report.header.lead_in):
        yield from _in_block(SectionId(""), block)
    for section in report.sections:
        for item in section.content:
            if isinstance(item, Block):
                yield from _in_block(section.id, item)
                continue
            for row in item.rows:
                for column, cell in enumerate(row.cells):
                    yield from _in_cell(section.id, row.id, column, cell)
    for block in report.closing.sentence:
        yield from _in_block(SectionId(""), block)


def _in_block(section: SectionId, block: Block) -> Iterator[Use]:
    for ref, position in _refs(block.runs):
        line = line_at(block.origins, position)
        place = Place(section=section, block=block.id, start=position, end=position, line=line)
        yield Use(ref=ref, place=place)


def _in_cell(section: SectionId, row: str, column: int, cell: Cell) -> Iterator[Use]:
    for ref, position in _refs(cell.runs):
        place = Place(section=section, block=row, start=position, end=position)
        yield Use(ref=ref, place=place, cell=column)


def _refs(runs: tuple[Run, ...]) -> Iterator[tuple[FigureRef, int]]:
    position = 0
    for run in runs:
        if run.figure:
            yield run.figure, position
        position += len(run.text)
