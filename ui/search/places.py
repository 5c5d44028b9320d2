"""Where a result stands in the window: its page, and the words in Qt's counting.

A result counts letters of the text as printed; a document counts UTF-16 units, and a figure is
one.
"""

from collections.abc import Callable, Sequence

from nq57desk.model import Block, FigureRef, Report, Run
from nq57desk.searching import CLOSING, HEADER, UNPLACED, Found
from ui.findings.places import Spot
from ui.outline import page as pages

TextOf = Callable[[FigureRef], str]
_ENDS = {HEADER: pages.HEADER, CLOSING: pages.CLOSING, UNPLACED: pages.UNPLACED}


def spot_of(report: Report, found: Found, text_of: TextOf) -> Spot:
    """Return the place of a result in a report as it is now: the page alone where words went."""
    start, end = found.marks[0] if found.marks else (0, 0)
    start, end = found.at + start, found.at + end
    if found.part:
        return Spot(_ENDS[found.part], found.block, start, end, found.text)
    page = pages.Page(pages.PageKind.SECTION, found.section)
    section = next((each for each in report.sections if each.id == found.section), None)
    if section is None:
        return Spot(pages.HEADER)
    for item in section.content:
        if isinstance(item, Block) and item.id == found.block:
            runs = item.runs
            return Spot(page, item.id, _unit(runs, start, text_of), _unit(runs, end, text_of))
    return Spot(page, found.block)


def block_of(report: Report, found: Found) -> Block | None:
    """Return the paragraph of a result, `None` for a row of a table or a heading."""
    sections = (each for each in report.sections if each.id == found.section)
    blocks = (block for section in sections for block in section.blocks)
    return next((block for block in blocks if block.id == found.block), None)


def _unit(runs: Sequence[Run], position: int, text_of: TextOf) -> int:
    """Return the document's position of a printed letter; one inside a figure is before it."""
    units, left = 0, position
    for run in runs:
        text = text_of(run.figure) if run.figure else run.text
        if left < len(text):
            inside = "" if run.figure else text[:left]
            return units + len(inside.encode("utf-16-le")) // 2
        left -= len(text)
        units += 1 if run.figure else len(text.encode("utf-16-le")) // 2
    return units
