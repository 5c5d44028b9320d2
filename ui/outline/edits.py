"""The clerk's own changes of the tree as commands: add, move, nest, remove."""

from collections.abc import Callable

from nq57desk import tree
from nq57desk.commands import Command
from nq57desk.i18n import _
from nq57desk.model import Numbering, Report, Section, SectionId, SectionKind
from nq57desk.tree_commands import AddSection, MoveSection, RemoveSection, SetLevel

_BELOW = {
    Numbering.PART: Numbering.ROMAN,
    Numbering.ROMAN: Numbering.ARABIC,
    Numbering.ARABIC: Numbering.LETTER,
    Numbering.DOTTED: Numbering.LETTER,
    Numbering.LETTER: Numbering.STAR,
    Numbering.STAR: Numbering.STAR,
    Numbering.NONE: Numbering.NONE,
    Numbering.APPENDIX: Numbering.ROMAN,
}


def add_behind(report: Report, beside: SectionId, new_id: Callable[[], str]) -> AddSection:
    """Add a section of the clerk's own behind a section, at its level and numbered as it."""
    section = _section(report, beside)
    is_appendix = section.is_appendix
    kind = SectionKind.APPENDIX if is_appendix else SectionKind.NARRATIVE
    own = Section(
        id=SectionId(new_id()),
        level=section.level,
        numbering=section.numbering,
        heading=_("NEW APPENDIX") if is_appendix else _("New section"),
        kind=kind,
    )
    return AddSection(beside, own)


def add_under(report: Report, parent: SectionId, new_id: Callable[[], str]) -> AddSection:
    """Add a section of the clerk's own as the last one under a section."""
    section = _section(report, parent)
    own = Section(
        id=SectionId(new_id()),
        level=section.level + 1,
        numbering=_numbering_under(report, section),
        heading=_("New section"),
    )
    below = tree.branch(report.sections, parent)
    return AddSection(below[-1].id, own)


def move(section_id: SectionId, steps: int) -> Command:
    """Move a section among its siblings: -1 up, 1 down."""
    return MoveSection(section_id, steps)


def remove(section_id: SectionId) -> Command:
    """Remove a section with all that is under it."""
    return RemoveSection(section_id)


def deeper(report: Report, section_id: SectionId) -> Command | None:
    """Put a section under the sibling above it, `None` where there is none."""
    siblings = tree.siblings(report.sections, section_id)
    place = siblings.index(section_id)
    section = _section(report, section_id)
    if place == 0 or section.is_appendix:
        return None
    above = _section(report, siblings[place - 1])
    return SetLevel(section_id, section.level + 1, _numbering_under(report, above))


def higher(report: Report, section_id: SectionId) -> Command | None:
    """Take a section out from under its parent, `None` where it stands under none."""
    section = _section(report, section_id)
    place = tree.index_of(report.sections, section_id)
    above = [each for each in report.sections[:place] if each.level < section.level]
    if not above or above[-1].is_appendix:
        return None
    return SetLevel(section_id, section.level - 1, above[-1].numbering)


def _section(report: Report, section_id: SectionId) -> Section:
    return report.sections[tree.index_of(report.sections, section_id)]


def _numbering_under(report: Report, parent: Section) -> Numbering:
    below = tree.branch(report.sections, parent.id)[1:]
    children = [each for each in below if each.level == parent.level + 1]
    return children[-1].numbering if children else _BELOW[parent.numbering]
