"""Where figures are shown, in words: the heading of the section and the sentence around."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from nq57desk.figures.places import Use, uses
from nq57desk.i18n import _
from nq57desk.model import Block, FigureId, FigureRef, Report, Run, SectionId, TableRow
from nq57desk.outlines import parameters
from ui.outline.page import headings
from ui.pages.filled import filled_blocks

_AROUND = 40  # letters told before and after the figure
TextOf = Callable[[FigureRef], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One place that shows a figure.

    `at`: where its chip stands in the paragraph on screen; of a table's row, in its plain text,
    a tab between two cells.
    """

    section: SectionId
    block: str
    at: int
    text: str


def places(report: Report, figure: FigureId, text_of: TextOf) -> tuple[Shown, ...]:
    """Return each place that shows `figure`, in printed order."""
    titles = headings(report)
    runs = dict(_runs(report))
    ends = {block.id for block in report.closing.sentence}
    before: dict[tuple[str, int | None], int] = {}
    found = []
    for use in uses(report):
        key = (use.place.block, use.cell)
        chips = before[key] = before.get(key, -1) + 1
        if use.ref.figure == figure:
            end = _("End of the report") if use.place.block in ends else _("Head of the report")
            section = use.place.section or SectionId("")
            words = _around(runs[key], chips, text_of)
            text = f"{titles.get(section, end)}: {words}"
            inside = use.cell is None
            at = _chip_start(runs[key], chips) if inside else _cell_start(runs, use)
            found.append(Shown(section=section, block=use.place.block, at=at, text=text))
    return tuple(found)


def _chip_start(runs: tuple[Run, ...], chip: int) -> int:
    """Return where the `chip`-th figure stands, each figure before it being one letter."""
    at = 0
    for run in runs:
        if run.figure:
            if chip == 0:
                return at
            chip -= 1
        at += len(run.text) or 1
    return at


def _cell_start(runs: Mapping[tuple[str, int | None], tuple[Run, ...]], use: Use) -> int:
    cells = (runs[use.place.block, column] for column in range(use.cell or 0))
    return sum(1 + sum(len(run.text) for run in cell) for cell in cells)


def _runs(report: Report) -> Iterator[tuple[tuple[str, int | None], tuple[Run, ...]]]:
    ends = filled_blocks(
        (*report.header.bases, *report.header.lead_in, *report.closing.sentence),
        parameters(report),
    )
    items = [item for section in report.sections for item in section.content]
    for item in (*ends, *items):
        if isinstance(item, Block):
            yield (item.id, None), item.runs
            continue
        for row in item.rows:
            yield from _cells(row)


def _cells(row: TableRow) -> Iterator[tuple[tuple[str, int | None], tuple[Run, ...]]]:
    for column, cell in enumerate(row.cells):
        yield (row.id, column), cell.runs


def _around(runs: tuple[Run, ...], chip: int, text_of: TextOf) -> str:
    """Return the words around the `chip`-th figure."""
    left, right, seen = "", "", -1
    for run in runs:
        seen += run.figure is not None
        words = text_of(run.figure) if run.figure else run.text
        if seen < chip or (seen == chip and run.figure):
            left += words
        else:
            right += words
    before = left if len(left) <= 2 * _AROUND else f"…{left[-2 * _AROUND :]}"
    after = right if len(right) <= _AROUND else f"{right[:_AROUND]}…"
    return " ".join(f"{before}{after}".split())
