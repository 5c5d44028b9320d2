"""Places of a report in words: a section as printed, the head, the end, a kept figure."""

from __future__ import annotations

from itertools import pairwise

from nq57desk.figures.catalogue import Catalogue, load_catalogue
from nq57desk.i18n import _
from nq57desk.model import FigureId, Place, Report, SectionId
from nq57desk.numbering import numbers, paths
from nq57desk.parameters import fill, parameters

_PART = "Phần "
_AT_END = ("closing", "recipient", "signature")


class PlaceNames:
    """Names the places of one report."""

    def __init__(self, report: Report, catalogue: Catalogue | None = None) -> None:
        self._report = report
        self._catalogue = catalogue or load_catalogue()
        self._numbers = numbers(report.sections)
        self._paths = paths(report.sections)
        self._headings = {one.id: one.heading for one in report.sections}
        self._values = parameters(report)
        self._unplaced = {piece.id for piece in report.unplaced}

    def of(self, place: Place | None) -> str:
        """Name a place; `None` is the whole report."""
        if place is None:
            return _("The whole report")
        if place.section:
            return self.section(place.section)
        figure = figure_at(self._report, place)
        if figure:
            return self._figure(figure)
        if place.block in self._unplaced:
            return _("Not placed yet")
        at_end = is_at_end(self._report, place)
        return _("End of the report") if at_end else _("Head of the report")

    def section(self, section: SectionId) -> str:
        """Name a section with the numbers above its own: "III.1.a) Về thủ tục hành chính"."""
        if section not in self._headings:
            return _("The whole report")
        heading = fill(self._headings[section], self._values)
        return f"{self._number(section)} {heading}".strip()

    def _number(self, section: SectionId) -> str:
        """Return the number with those above it; parts (Phần 1) are left out above."""
        number = self._numbers[section]
        if not number:
            return ""
        above = [
            one
            for one, below in pairwise(self._paths[section].split(" > "))
            if not one.startswith(_PART) and not below.startswith(f"{one}.")
        ]
        between = "." if number[0].isalnum() else " "
        end = "." if number[-1].isalnum() else ""
        return between.join((".".join(above), number)) + end if above else number + end

    def in_order(self) -> tuple[str, ...]:
        """Return all names, in printed order."""
        report = self._report
        figures = tuple(self._figure(value.figure) for value in report.figures)
        body = tuple(self.section(section.id) for section in report.body)
        appendices = tuple(self.section(section.id) for section in report.appendices)
        first = (_("The whole report"), _("Not placed yet"))
        head, end = _("Head of the report"), _("End of the report")
        return (*first, *figures, head, *body, end, *appendices)

    def _figure(self, figure: FigureId) -> str:
        known = self._catalogue.get(figure)
        return _("Figure “{label}”").format(label=known.label if known else figure)


def figure_at(report: Report, place: Place) -> FigureId | None:
    """Return the figure that a place is, built-in or kept in the report; `None` for words."""
    if place.section or not place.block:
        return None
    known = load_catalogue().get(place.block)
    if known is not None:
        return known.id
    return next((one.figure for one in report.figures if one.figure == place.block), None)


def is_at_end(report: Report, place: Place) -> bool:
    """Whether a place in no section is in the closing, not in the header."""
    if place.section:
        return False
    closing = {block.id for block in report.closing.sentence}
    return place.block in closing or place.block in _AT_END
