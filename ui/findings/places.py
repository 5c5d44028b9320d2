"""Where a finding stands in the window: its page, and the words in Qt's counting.

A place counts letters of plain text; a document counts UTF-16 units, and a figure is one. In the
head and the end of the report parameters are shown filled in, so words behind them move.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nq57desk.checking import Checked
from nq57desk.model import Block, Place, Report, Run, Table
from nq57desk.outlines import fill, parameters
from nq57desk.parameters import filled_position
from nq57desk.place_names import figure_at, is_at_end
from ui.outline.page import CLOSING, FIGURES, HEADER, UNPLACED, Page, PageKind


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the window; equal `start` and `end` name the whole block, no block its page."""

    page: Page
    block: str = ""
    start: int = 0
    end: int = 0
    quote: str = ""


def page_at(report: Report, place: Place) -> Page:
    """Return the page that holds a place."""
    if place.section:
        return Page(PageKind.SECTION, place.section)
    if figure_at(report, place):
        return FIGURES
    if any(piece.id == place.block for piece in report.unplaced):
        return UNPLACED
    return CLOSING if is_at_end(report, place) else HEADER


def pages_of(report: Report, one: Checked) -> tuple[Page, ...]:
    """Return the pages that a finding points to, each once."""
    return tuple(dict.fromkeys(page_at(report, place) for place in one.finding.places))


def spot(report: Report, one: Checked, number: int = 0) -> Spot | None:
    """Return the place of that number, `None` where the finding has no place."""
    places = one.finding.places
    if not places:
        return None
    return spot_at(report, places[number % len(places)], one.finding.quote)


def spot_at(report: Report, place: Place, quote: str = "") -> Spot:
    """Return a place of the report in the window; `quote` are words that stand there."""
    start, end = _positions(report, place)
    return Spot(page_at(report, place), place.block, start, end, quote)


def spots_on(report: Report, one: Checked, page: Page) -> tuple[Spot, ...]:
    """Return the places of a finding on one page."""
    return tuple(
        spot_at(report, place, one.finding.quote)
        for place in one.finding.places
        if page_at(report, place) == page
    )


def _positions(report: Report, place: Place) -> tuple[int, int]:
    if not place.section:
        return _positions_in_ends(report, place)
    runs = _runs(report, place)
    return _shown(runs, place.start, place.end) if runs else (place.start, place.end)


def _positions_in_ends(report: Report, place: Place) -> tuple[int, int]:
    block = next((each for each in _ends(report) if each.id == place.block), None)
    if block is None:
        return place.start, place.end
    values = parameters(report)
    start, end = (_filled(block.runs, values, each) for each in (place.start, place.end))
    filled = [replace(run, text=fill(run.text, values)) for run in block.runs]
    return _shown(filled, start, end)


def _ends(report: Report) -> Iterator[Block]:
    yield from (*report.header.bases, *report.header.lead_in, *report.closing.sentence)


def _runs(report: Report, place: Place) -> tuple[Run, ...] | None:
    """Return the runs of a paragraph of a section, `None` for any other place."""
    section = next((one for one in report.sections if one.id == place.section), None)
    for item in section.content if section and place.block else ():
        if isinstance(item, Block) and item.id == place.block:
            return item.runs
        if isinstance(item, Table) and any(row.id == place.block for row in item.rows):
            return None
    return None


def _filled(runs: Sequence[Run], values: Mapping[str, str], position: int) -> int:
    """Return where a letter of the plain text stands when each run is filled in."""
    before = 0
    for run in runs:
        if position <= len(run.text):
            return before + filled_position(run.text, values, position)
        position -= len(run.text)
        before += len(fill(run.text, values))
    return before


def _shown(runs: Sequence[Run], start: int, end: int) -> tuple[int, int]:
    if start >= end:
        return _unit(runs, start, after_figures=False), _unit(runs, start, after_figures=True)
    return _unit(runs, start, after_figures=True), _unit(runs, end, after_figures=False)


def _unit(runs: Sequence[Run], position: int, *, after_figures: bool) -> int:
    """Return the document's position of a letter; figures beside it are left or right of it."""
    units, left = 0, position
    for run in runs:
        if run.figure:
            if left == 0 and not after_figures:
                break
            units += 1
            continue
        if left == 0 and run.text:
            break
        text = run.text[:left]
        units += len(text.encode("utf-16-le")) // 2
        if left < len(run.text):
            break
        left -= len(text)
    return units
