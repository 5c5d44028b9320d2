"""What is still open before a report is printed: findings, gaps, parts not confirmed.

Only told, never a condition: whoever prints may print. One matter is told once; an empty section
that a rule warns of stands among the empty sections, not among the warnings too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from nq57desk.checking import Checked
from nq57desk.figures.catalogue import Catalogue, load_catalogue
from nq57desk.figures.ledger import missing as missing_figures
from nq57desk.i18n import _
from nq57desk.model import Block, FigureId, Place, Report, SectionId, Severity
from nq57desk.place_names import PlaceNames
from nq57desk.progress import missing as missing_sections
from nq57desk.progress import unconfirmed

_EMPTY, _NO_VALUE, _UNPLACED = "empty-section", "missing-figure", "unplaced"
_CARRIED = "carried-unconfirmed"


class Matter(Enum):
    """What is open, in the order it is told; PASSED is settled and told last."""

    ERROR = "error"
    WARNING = "warning"
    EMPTY = "empty"
    FIGURE = "figure"
    UNPLACED = "unplaced"
    CARRIED = "carried"
    PASSED = "passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """One thing that is open.

    `where` names its section, "" where `text` does so; `place` is where the clerk goes, `None`
    for the whole report; `figure` is one that is missing or not confirmed; `checked` is the
    finding, `None` for what no rule tells.
    """

    text: str
    where: str = ""
    place: Place | None = None
    figure: FigureId | None = None
    checked: Checked | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenGroup:
    """All that is open of one matter, in printed order; never empty."""

    matter: Matter
    items: tuple[OpenItem, ...]


def open_groups(
    report: Report, checked: Iterable[Checked], catalogue: Catalogue | None = None
) -> tuple[OpenGroup, ...]:
    """Gather what is open, and what was let pass, in a report that was checked.

    `catalogue`: the figures there are, by default the built-in ones.
    """
    gathered = _Gathered(report, tuple(checked), catalogue or load_catalogue())
    groups = (
        (Matter.ERROR, gathered.of(Severity.ERROR)),
        (Matter.WARNING, gathered.of(Severity.WARNING)),
        (Matter.EMPTY, gathered.empty()),
        (Matter.FIGURE, gathered.figures()),
        (Matter.UNPLACED, gathered.unplaced()),
        (Matter.CARRIED, gathered.carried()),
        (Matter.PASSED, gathered.passed()),
    )
    filled = ((matter, tuple(items)) for matter, items in groups)
    return tuple(OpenGroup(matter=matter, items=items) for matter, items in filled if items)


def is_ready(groups: Iterable[OpenGroup]) -> bool:
    """Whether nothing is open; what was let pass is not."""
    return all(group.matter is Matter.PASSED for group in groups)


def told(groups: Iterable[OpenGroup]) -> str:
    """Say how much is open: "2 lỗi, 8 chỗ cần xem, 3 mục trống"; "" where nothing is."""
    return ", ".join(counted(group) for group in groups if group.matter is not Matter.PASSED)


def counted(group: OpenGroup) -> str:
    """Say how many there are of one matter: "3 mục còn trống"."""
    return {
        Matter.ERROR: _("{count} errors"),
        Matter.WARNING: _("{count} places to look at"),
        Matter.EMPTY: _("{count} sections still empty"),
        Matter.FIGURE: _("{count} figures without a value"),
        Matter.UNPLACED: _("{count} pieces without a place, not printed"),
        Matter.CARRIED: _("{count} places with parts not confirmed"),
        Matter.PASSED: _("{count} let pass, with the reason"),
    }[group.matter].format(count=len(group.items))


class _Gathered:
    """Gathers from one report and its findings."""

    def __init__(self, report: Report, checked: Sequence[Checked], catalogue: Catalogue) -> None:
        self._report = report
        self._catalogue = catalogue
        self._checked = checked
        self._open = [one for one in checked if one.is_open]
        self._names = PlaceNames(report, catalogue)

    def of(self, severity: Severity) -> Iterator[OpenItem]:
        for one in self._open:
            known = one.finding.rule in (_EMPTY, _NO_VALUE, _UNPLACED, _CARRIED)
            if one.finding.severity is severity and not known:
                yield _item(one)

    def empty(self) -> Iterator[OpenItem]:
        told = {
            one.finding.places[0].section: one
            for one in self._checked
            if one.finding.rule == _EMPTY and one.finding.places
        }
        lacking = set(missing_sections(self._report)) | {*told}
        for section in self._report.sections:
            one = told.get(section.id)
            if section.id in lacking and (one is None or one.is_open):
                place = Place(section=section.id)
                yield OpenItem(text=self._names.section(section.id), place=place, checked=one)

    def figures(self) -> Iterator[OpenItem]:
        yield from (_item(one) for one in self._open if one.finding.rule == _NO_VALUE)
        if not _keeps_figures(self._report):
            return
        for figure in missing_figures(self._report, self._catalogue):
            yield OpenItem(text=figure.label, figure=figure.id)

    def unplaced(self) -> Iterator[OpenItem]:
        for piece in self._report.unplaced if self._rule_is_open(_UNPLACED) else ():
            yield OpenItem(text=piece.text, place=Place(block=piece.id))

    def carried(self) -> Iterator[OpenItem]:
        for section, parts in unconfirmed(self._report).items():
            place = Place(section=section, block=parts[0])
            yield self._carried(place, len(parts))
        in_ends = [each.id for each in _ends(self._report) if each.id in self._report.carried]
        yield from (self._carried(Place(section=SectionId(""), block=each), 1) for each in in_ends)
        for value in self._report.figures:
            if value.figure in self._report.carried:
                text = _("{figure}: still the value of last period")
                label = self._label(value.figure)
                yield OpenItem(text=text.format(figure=label), figure=value.figure)

    def passed(self) -> Iterator[OpenItem]:
        yield from (_item(one) for one in self._checked if not one.is_open)

    def _carried(self, place: Place, count: int) -> OpenItem:
        text = _("{where}: {count} paragraphs or rows as last period")
        where = self._names.of(place)
        return OpenItem(text=text.format(where=where, count=count), place=place)

    def _label(self, figure: FigureId) -> str:
        known = self._catalogue.get(figure)
        return known.label if known else figure

    def _rule_is_open(self, rule: str) -> bool:
        return any(one.finding.rule == rule for one in self._open)


def _item(one: Checked) -> OpenItem:
    place = one.finding.places[0] if one.finding.places else None
    return OpenItem(text=one.finding.message, where=one.where, place=place, checked=one)


def _keeps_figures(report: Report) -> bool:
    """Whether figures are entered here; not in an imported report that only tells them."""
    return bool(report.figures) or not any(section.origins for section in report.sections)


def _ends(report: Report) -> Iterator[Block]:
    yield from (*report.header.bases, *report.header.lead_in, *report.closing.sentence)
