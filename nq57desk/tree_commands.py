"""Edits of the tree of sections: adding, removing, moving, numbering.

They are undone by putting back the former sequence of sections, whose parts are shared with the
report, so it costs little.
"""

from abc import abstractmethod
from dataclasses import dataclass, replace

from nq57desk import tree
from nq57desk.commands import Command
from nq57desk.errors import BadInput
from nq57desk.i18n import _, mark
from nq57desk.model import Numbering, Report, Section, SectionId


@dataclass(frozen=True, slots=True)
class Arrange(Command):
    """Put a whole sequence of sections; the inverse of every change of the tree."""

    sections: tuple[Section, ...]
    done: str = mark("Arrange the sections")
    title = mark("Arrange the sections")

    @property
    def label(self) -> str:
        return _(self.done)

    def apply(self, report: Report) -> Report:
        return replace(report, sections=self.sections)

    def inverse(self, report: Report) -> Command:
        return Arrange(report.sections, self.done)


class TreeCommand(Command):
    """An edit of the tree alone."""

    @abstractmethod
    def rearranged(self, sections: tree.Sections) -> tree.Sections:
        """Return the new sequence of sections."""

    def apply(self, report: Report) -> Report:
        return replace(report, sections=self.rearranged(report.sections))

    def inverse(self, report: Report) -> Command:
        return Arrange(report.sections, self.title)


@dataclass(frozen=True, slots=True)
class AddSection(TreeCommand):
    """Insert a section behind the branch of `after`; see `tree.inserted`."""

    after: SectionId | None
    section: Section
    title = mark("Add a section")

    def rearranged(self, sections: tree.Sections) -> tree.Sections:
        if any(section.id == self.section.id for section in sections):
            raise BadInput(_("That section is in the report already."))
        return tree.inserted(sections, self.after, self.section)


@dataclass(frozen=True, slots=True)
class RemoveSection(TreeCommand):
    """Take a section out with all that stands under it."""

    section_id: SectionId
    title = mark("Remove a section")

    def rearranged(self, sections: tree.Sections) -> tree.Sections:
        return tree.without(sections, self.section_id)


@dataclass(frozen=True, slots=True)
class MoveSection(TreeCommand):
    """Move a section with its branch among its siblings: -1 up, 1 down.

    Numbers kept from an imported file would be wrong in the new order and are dropped.
    """

    section_id: SectionId
    steps: int
    title = mark("Move a section")

    def rearranged(self, sections: tree.Sections) -> tree.Sections:
        moved = tree.moved(sections, self.section_id, self.steps)
        if moved == sections:
            return sections
        return tree.numbered_by_rule(moved, tree.siblings(sections, self.section_id))


@dataclass(frozen=True, slots=True)
class SetLevel(TreeCommand):
    """Put a section with its branch at another level of the tree, and number it so."""

    section_id: SectionId
    level: int
    numbering: Numbering | None = None
    title = mark("Change the level of a section")

    def rearranged(self, sections: tree.Sections) -> tree.Sections:
        index = tree.index_of(sections, self.section_id)
        section = sections[index]
        lowest = 2 if any(each.is_appendix for each in sections[:index]) else 1
        deepest = sections[index - 1].level + 1 if index else 1
        if section.is_appendix or not lowest <= self.level <= deepest:
            raise BadInput(_("A section cannot stand at that level in this place."))
        shifted = tree.shifted(sections, self.section_id, self.level - section.level)
        numbering = self.numbering or section.numbering
        changed = replace(shifted[index], numbering=numbering, number="")
        return tree.with_section(shifted, changed)


@dataclass(frozen=True, slots=True)
class SetNumbering(TreeCommand):
    """Number a section in another way."""

    section_id: SectionId
    numbering: Numbering
    title = mark("Change how a section is numbered")

    def rearranged(self, sections: tree.Sections) -> tree.Sections:
        section = sections[tree.index_of(sections, self.section_id)]
        if section.is_appendix or self.numbering is Numbering.APPENDIX:
            raise BadInput(_("An appendix keeps its own numbering."))
        changed = replace(section, numbering=self.numbering, number="")
        return tree.with_section(sections, changed)


@dataclass(frozen=True, slots=True)
class RenumberByRule(TreeCommand):
    """Drop the numbers kept from an imported file, of a section and its siblings.

    `None` drops them in the whole report.
    """

    section_id: SectionId | None = None
    title = mark("Number sections by rule")

    def rearranged(self, sections: tree.Sections) -> tree.Sections:
        if self.section_id is None:
            ids = tuple(section.id for section in sections)
        else:
            ids = tree.siblings(sections, self.section_id)
        return tree.numbered_by_rule(sections, ids)
