"""Where a finding stands in the window: its page, and the words in Qt's counting.

A place counts letters of plain text; a document counts UTF-16 units, and a figure is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from nq57desk.checking import Checked
from nq57desk.model import Block, Place, Report, Run, SectionId, Table
from ui.outline.page import CLOSING, HEADER, UNPLACED, Page, PageKind

_IN_CLOSING = ("recipient", "signature")


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
    if any(piece.id == place.block for piece in report.unplaced):
        return UNPLACED
    in_closing = any(block.id == place.block for block in report.closing.sentence)
    return CLOSING if in_closing or place.block in _IN_CLOSING else HEADER


def pages_of(report: Report, one: Checked) -> tuple[Page, ...]:
    """Return the pages that a finding points to, each once."""
    return tuple(dict.fromkeys(page_at(report, place) for place in one.finding.places))


def spot(report: Report, one: Checked, number: int = 0) -> Spot | None:
    """Return the place of that number, `None` where the finding has no place."""
    places = one.finding.places
    if not places:
        return None
    place = places[number % len(places)]
    start, end = _positions(report, place)
    return Spot(page_at(report, place), place.block, start, end, one.finding.quote)


def spots_in(report: Report, one: Checked, section: SectionId) -> tuple[Spot, ...]:
    """Return the places of a finding in one section."""
    found = (spot(report, one, number) for number in range(len(one.finding.places)))
    return tuple(each for each in found if each and each.page.section == section)


def _positions(report: Report, place: Place) -> tuple[int, int]:
    runs = _runs(report, place)
    if runs is None:
        return place.start, place.end
    if place.start >= place.end:
        return _unit(runs, place.start, after_figures=False), _unit(
            runs, place.start, after_figures=True
        )
    return (
        _unit(runs, place.start, after_figures=True),
        _unit(runs, place.end, after_figures=False),
    )


def _runs(report: Report, place: Place) -> tuple[Run, ...] | None:
    """Return the runs of a paragraph of a section, `None` for any other place."""
    section = next((one for one in report.sections if one.id == place.section), None)
    for item in section.content if section else ():
        if isinstance(item, Block) and item.id == place.block:
            return item.runs
        if isinstance(item, Table) and any(row.id == place.block for row in item.rows):
            return None
    return None


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
        left -= len(text)
    return units
