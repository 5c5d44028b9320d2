"""Where figures are shown, in words: the heading of the section and the sentence around."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nq57desk.figures.places import Use, uses
from nq57desk.i18n import _
from nq57desk.model import Block, FigureId, FigureRef, Report, Run, SectionId, TableRow
from ui.outline.page import headings

_AROUND = 40  # letters told before and after the figure
TextOf = Callable[[FigureRef], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One place that shows a figure; `at` is where its chip stands in the block on screen."""

    section: SectionId
    block: str
    at: int
    text: str


def places(report: Report, figure: FigureId, text_of: TextOf) -> tuple[Shown, ...]:
    """Return each place that shows `figure`, in printed order."""
    titles = headings(report)
    runs = dict(_runs(report))
    before: dict[tuple[str, int | None], int] = {}
    found = []
    for use in uses(report):
        key = (use.place.block, use.cell)
        chips = before[key] = before.get(key, -1) + 1
        if use.ref.figure == figure:
            title = titles.get(use.place.section or SectionId(""), _("Head or end of the report"))
            words = _around(runs.get(key, ()), chips, text_of)
            section = use.place.section or SectionId("")
            at = _chip_place(use, chips)
            text = f"{title}: {words}"
            found.append(Shown(section=section, block=use.place.block, at=at, text=text))
    return tuple(found)


def _chip_place(use: Use, chips: int) -> int:
    return use.place.start + chips if use.cell is None else 0


def _runs(report: Report) -> Iterator[tuple[tuple[str, int | None], tuple[Run, ...]]]:
    ends = (*report.header.bases, *report.header.lead_in, *report.closing.sentence)
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
