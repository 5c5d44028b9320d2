"""Edits as data: each makes a new report of an old one and knows its own inverse.

A command holds ids and values, never a report or a widget, so that undo and redo, the store and
the command line share it. Undo is linear: an inverse is applied to the report that its command
made. Edits of the tree are in `tree_commands`.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import ClassVar

from nq57desk import tree
from nq57desk.errors import BadInput, NotFound
from nq57desk.i18n import _, mark
from nq57desk.model import (
    Block,
    BlockId,
    Closing,
    Content,
    DataSpan,
    FigureId,
    FigureValue,
    Header,
    Office,
    Origin,
    PassedFinding,
    Period,
    Report,
    Run,
    Section,
    SectionId,
    TableRow,
    Unplaced,
)


class Command(ABC):
    """One edit. `title` is the English msgid of what the clerk did."""

    title: ClassVar[str]
    on_signed: ClassVar[bool] = False  # whether it may touch a signed report

    @property
    def label(self) -> str:
        """What the clerk did, in the clerk's words."""
        return _(self.title)

    @property
    def merge_key(self) -> str | None:
        """Commands of one key that follow each other are one step to undo."""
        return None

    @abstractmethod
    def apply(self, report: Report) -> Report:
        """Return the report with this edit done; `report` itself stays.

        Raises:
            NotFound: an id is not in the report.
            BadInput: the edit would break the report's order.
        """

    @abstractmethod
    def inverse(self, report: Report) -> "Command":
        """Return the command that brings back `report`, the report before this edit."""


class PartCommand(Command):
    """Put another value of one part of the report: the command's own field of that name."""

    part: ClassVar[str]

    def apply(self, report: Report) -> Report:
        return replace(report, **{self.part: getattr(self, self.part)})

    def inverse(self, report: Report) -> Command:
        return type(self)(**{self.part: getattr(report, self.part)})


@dataclass(frozen=True, slots=True)
class EditHeader(PartCommand):
    """Put another head."""

    header: Header
    part = "header"
    title = mark("Edit the head of the report")

    @property
    def merge_key(self) -> str:
        return "header"


@dataclass(frozen=True, slots=True)
class EditClosing(PartCommand):
    """Put another end."""

    closing: Closing
    part = "closing"
    title = mark("Edit the end of the report")

    @property
    def merge_key(self) -> str:
        return "closing"


@dataclass(frozen=True, slots=True)
class SetPeriod(PartCommand):
    """Put another period."""

    period: Period
    part = "period"
    title = mark("Change the period")


@dataclass(frozen=True, slots=True)
class SetOffice(PartCommand):
    """Put another office."""

    office: Office
    part = "office"
    title = mark("Change the office")


@dataclass(frozen=True, slots=True)
class SetDataSpan(PartCommand):
    """Say from which day to which the data are taken."""

    data_span: DataSpan
    part = "data_span"
    title = mark("Change the days of the data")


@dataclass(frozen=True, slots=True)
class SetCarried(PartCommand):
    """Put another set of marks on what came over from the previous report."""

    carried: frozenset[str]
    part = "carried"
    title = mark("Mark what came over")


@dataclass(frozen=True, slots=True)
class Confirm(Command):
    """Say that blocks, rows and figures that came over hold for this period too."""

    ids: frozenset[str]
    title = mark("Confirm what came over")

    def apply(self, report: Report) -> Report:
        if report.carried.isdisjoint(self.ids):
            return report
        return replace(report, carried=report.carried - self.ids)

    def inverse(self, report: Report) -> Command:
        return SetCarried(report.carried)


@dataclass(frozen=True, slots=True)
class Rename(PartCommand):
    """Give the draft another name."""

    name: str
    part = "name"
    title = mark("Rename the draft")
    on_signed = True


@dataclass(frozen=True, slots=True)
class SetPassed(PartCommand):
    """Put another list of findings that were let pass."""

    passed: tuple[PassedFinding, ...]
    part = "passed"
    title = mark("Change which findings are let pass")


@dataclass(frozen=True, slots=True)
class LetPass(Command):
    """Let a finding pass with a reason; a former reason is replaced."""

    finding: PassedFinding
    title = mark("Let a finding pass")

    def apply(self, report: Report) -> Report:
        if not self.finding.reason.strip():
            raise BadInput(_("Please write why this may stay as it is."))
        return replace(report, passed=(*_unlike(report, self.finding.ground), self.finding))

    def inverse(self, report: Report) -> Command:
        return SetPassed(report.passed)


@dataclass(frozen=True, slots=True)
class ShowAgain(Command):
    """Show a finding again that was let pass, by its ground."""

    ground: str
    title = mark("Show a finding again")

    def apply(self, report: Report) -> Report:
        return replace(report, passed=_unlike(report, self.ground))

    def inverse(self, report: Report) -> Command:
        return SetPassed(report.passed)


@dataclass(frozen=True, slots=True)
class SetUnplaced(PartCommand):
    """Put another list of pieces that found no place."""

    unplaced: tuple[Unplaced, ...]
    part = "unplaced"
    title = mark("Change what found no place")


@dataclass(frozen=True, slots=True)
class SetFigures(PartCommand):
    """Put another set of figures."""

    figures: tuple[FigureValue, ...]
    part = "figures"
    title = mark("Change the figures")


class SectionCommand(Command):
    """Put another value of one part of a section."""

    section_id: SectionId
    part: ClassVar[str]

    def apply(self, report: Report) -> Report:
        section = _find(report, self.section_id)
        return _with_section(report, replace(section, **{self.part: getattr(self, self.part)}))

    def inverse(self, report: Report) -> Command:
        former = getattr(_find(report, self.section_id), self.part)
        return type(self)(**{"section_id": self.section_id, self.part: former})


@dataclass(frozen=True, slots=True)
class EditContent(SectionCommand):
    """Put another content into a section; carried blocks and rows that change are confirmed."""

    section_id: SectionId
    content: Content
    part = "content"
    title = mark("Write a section")

    @property
    def merge_key(self) -> str:
        return f"content:{self.section_id}"

    def apply(self, report: Report) -> Report:
        edited = SectionCommand.apply(self, report)
        confirmed = self._confirmed(report)
        return replace(edited, carried=report.carried - confirmed) if confirmed else edited

    def inverse(self, report: Report) -> Command:
        back = SectionCommand.inverse(self, report)
        if not self._confirmed(report):
            return back
        return Together((back, SetCarried(report.carried)), self.title)

    def _confirmed(self, report: Report) -> frozenset[str]:
        if not report.carried:
            return frozenset()
        now = _parts(self.content)
        former = _parts(_find(report, self.section_id).content)
        return frozenset(
            part_id
            for part_id, part in former.items()
            if part_id in report.carried and now.get(part_id) != part
        )


@dataclass(frozen=True, slots=True)
class EditHeading(SectionCommand):
    """Put another heading over a section; a carried one is confirmed."""

    section_id: SectionId
    heading: str
    part = "heading"
    title = mark("Change a heading")

    @property
    def merge_key(self) -> str:
        return f"heading:{self.section_id}"

    def apply(self, report: Report) -> Report:
        edited = SectionCommand.apply(self, report)
        return Confirm(frozenset({self.section_id})).apply(edited)

    def inverse(self, report: Report) -> Command:
        back = SectionCommand.inverse(self, report)
        if self.section_id not in report.carried:
            return back
        return Together((back, SetCarried(report.carried)), self.title)


@dataclass(frozen=True, slots=True)
class MarkDone(SectionCommand):
    """Say that a section is done, or that it is not."""

    section_id: SectionId
    done: bool = True
    part = "done"
    title = mark("Mark a section as done")


@dataclass(frozen=True, slots=True)
class PlaceUnplaced(Command):
    """Put a piece that found no place at the end of a section, a paragraph each line."""

    unplaced_id: BlockId
    section_id: SectionId
    title = mark("Put a piece into a section")

    def apply(self, report: Report) -> Report:
        piece = _piece(report, self.unplaced_id)
        section = _find(report, self.section_id)
        content = (*section.content, *_paragraphs(piece))
        placed = _with_section(report, replace(section, content=content))
        return replace(placed, unplaced=_others(report, self.unplaced_id))

    def inverse(self, report: Report) -> Command:
        content = _find(report, self.section_id).content
        back = (EditContent(self.section_id, content), SetUnplaced(report.unplaced))
        return Together(back, self.title)


@dataclass(frozen=True, slots=True)
class DropUnplaced(Command):
    """Throw away a piece that found no place."""

    unplaced_id: BlockId
    title = mark("Discard a piece that found no place")

    def apply(self, report: Report) -> Report:
        _piece(report, self.unplaced_id)
        return replace(report, unplaced=_others(report, self.unplaced_id))

    def inverse(self, report: Report) -> Command:
        return SetUnplaced(report.unplaced)


@dataclass(frozen=True, slots=True)
class SetFigure(Command):
    """Put the value of one figure, new or changed."""

    value: FigureValue
    title = mark("Enter a figure")

    @property
    def merge_key(self) -> str:
        return f"figure:{self.value.figure}"

    def apply(self, report: Report) -> Report:
        if _known(report, self.value.figure) is None:
            return replace(report, figures=(*report.figures, self.value))
        changed = (
            self.value if each.figure == self.value.figure else each for each in report.figures
        )
        carried = report.carried - {self.value.figure}
        return replace(report, figures=tuple(changed), carried=carried)

    def inverse(self, report: Report) -> Command:
        known = _known(report, self.value.figure)
        back = SetFigure(known) if known else SetFigures(report.figures)
        if self.value.figure not in report.carried:
            return back
        return Together((back, SetCarried(report.carried)), self.title)


@dataclass(frozen=True, slots=True)
class Together(Command):
    """Several edits that are one step to the clerk, in order."""

    commands: tuple[Command, ...]
    done: str
    title = mark("Several edits")

    @property
    def label(self) -> str:
        return _(self.done)

    def apply(self, report: Report) -> Report:
        for command in self.commands:
            report = command.apply(report)
        return report

    def inverse(self, report: Report) -> Command:
        back: list[Command] = []
        for command in self.commands:
            back.insert(0, command.inverse(report))
            report = command.apply(report)
        return Together(tuple(back), self.done)


def touched(before: Report, after: Report) -> frozenset[str]:
    """Tell what differs: ids of sections, and the words below for the other parts.

    "header", "closing", "figures", "unplaced"; "passed": findings let pass; "outline-tree": the
    order, levels, numbers or headings of sections; "report": name, period, office, status;
    "carried": marks of what came over.
    """
    parts = {
        "header": before.header == after.header,
        "closing": before.closing == after.closing,
        "figures": before.figures == after.figures,
        "unplaced": before.unplaced == after.unplaced,
        "passed": before.passed == after.passed,
        "report": _facts(before) == _facts(after),
        "carried": before.carried == after.carried,
    }
    changed = {name for name, same in parts.items() if not same}
    if before.sections is after.sections:
        return frozenset(changed)
    old = {section.id: section for section in before.sections}
    new = {section.id: section for section in after.sections}
    changed |= {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    if [_shape(each) for each in before.sections] != [_shape(each) for each in after.sections]:
        changed.add("outline-tree")
    return frozenset(changed)


def _facts(report: Report) -> tuple[object, ...]:
    return (
        report.name, report.outline, report.office, report.period, report.status,
        report.data_span,
    )  # fmt: skip


def _shape(section: Section) -> tuple[object, ...]:
    return (
        section.id, section.level, section.numbering, section.number, section.heading,
        section.kind,
    )  # fmt: skip


def _find(report: Report, section_id: SectionId) -> Section:
    return report.sections[tree.index_of(report.sections, section_id)]


def _unlike(report: Report, ground: str) -> tuple[PassedFinding, ...]:
    return tuple(each for each in report.passed if each.ground != ground)


def _parts(content: Content) -> dict[str, Block | TableRow]:
    """Return the blocks and rows of a content by their ids."""
    found: dict[str, Block | TableRow] = {}
    for item in content:
        if isinstance(item, Block):
            found[item.id] = item
        else:
            found |= {row.id: row for row in item.rows}
    return found


def _with_section(report: Report, section: Section) -> Report:
    return replace(report, sections=tree.with_section(report.sections, section))


def _piece(report: Report, piece_id: BlockId) -> Unplaced:
    for piece in report.unplaced:
        if piece.id == piece_id:
            return piece
    raise NotFound(_("That piece of text is no longer among those without a place."))


def _others(report: Report, piece_id: BlockId) -> tuple[Unplaced, ...]:
    return tuple(piece for piece in report.unplaced if piece.id != piece_id)


def _paragraphs(piece: Unplaced) -> tuple[Block, ...]:
    lines = [line for line in piece.text.split("\n") if line.strip()]
    origins = (Origin(piece.line),) if piece.line else ()
    return tuple(
        Block(
            id=BlockId(f"{piece.id}.{place}" if place else piece.id),
            runs=(Run(text=line),),
            origins=origins,
        )
        for place, line in enumerate(lines)
    )


def _known(report: Report, figure: FigureId) -> FigureValue | None:
    return next((each for each in report.figures if each.figure == figure), None)
