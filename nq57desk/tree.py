"""Sections as a tree: find, cut, insert and move whole branches of the flat sequence.

Every function takes a tuple of sections in pre-order and returns a new one; ids that are not
there are the clerk's to hear of, for a window may be a step behind.
"""

from collections.abc import Collection
from dataclasses import replace

from nq57desk.errors import NotFound
from nq57desk.i18n import _
from nq57desk.model import Section, SectionId

Sections = tuple[Section, ...]


def index_of(sections: Sections, section_id: SectionId) -> int:
    """Return the place of a section.

    Raises:
        NotFound: the report has no such section.
    """
    for index, section in enumerate(sections):
        if section.id == section_id:
            return index
    raise NotFound(_("That section is no longer in the report."))


def branch_end(sections: Sections, index: int) -> int:
    """Return the index after the section at `index` and all that stands under it."""
    end = index + 1
    while end < len(sections) and sections[end].level > sections[index].level:
        end += 1
    return end


def branch(sections: Sections, section_id: SectionId) -> Sections:
    """Return a section with all that stands under it."""
    index = index_of(sections, section_id)
    return sections[index : branch_end(sections, index)]


def siblings(sections: Sections, section_id: SectionId) -> tuple[SectionId, ...]:
    """Return the sections under the same parent, itself among them, in order.

    At the top, body and appendices are two groups: an appendix never moves into the body.
    """
    index = index_of(sections, section_id)
    one = sections[index]
    start = index
    while start > 0 and sections[start - 1].level >= one.level:
        start -= 1
    group = []
    for section in sections[start:]:
        if section.level < one.level:
            break
        if section.level == one.level and section.is_appendix == one.is_appendix:
            group.append(section.id)
    return tuple(group)


def with_section(sections: Sections, changed: Section) -> Sections:
    """Return `sections` with `changed` in the place of the one of its id."""
    index = index_of(sections, changed.id)
    return (*sections[:index], changed, *sections[index + 1 :])


def inserted(sections: Sections, after: SectionId | None, section: Section) -> Sections:
    """Return `sections` with `section` behind the branch of `after` that its level allows.

    A section deeper than `after` becomes its first child. `None` puts it first: an appendix
    before the appendices, anything else before the body.
    """
    if after is None:
        place = _first_appendix(sections) if section.is_appendix else 0
    else:
        place = index_of(sections, after) + 1
        while place < len(sections) and sections[place].level > section.level:
            place += 1
    return (*sections[:place], section, *sections[place:])


def without(sections: Sections, section_id: SectionId) -> Sections:
    """Return `sections` without that section and all that stands under it."""
    index = index_of(sections, section_id)
    return sections[:index] + sections[branch_end(sections, index) :]


def moved(sections: Sections, section_id: SectionId, steps: int) -> Sections:
    """Return `sections` with a branch moved by `steps` among its siblings, at most to the end."""
    group = siblings(sections, section_id)
    place = group.index(section_id)
    target = min(max(place + steps, 0), len(group) - 1)
    order = [*group[:place], *group[place + 1 :]]
    order.insert(target, section_id)
    branches = [part for sibling in order for part in branch(sections, sibling)]
    start = index_of(sections, group[0])
    return (*sections[:start], *branches, *sections[start + len(branches) :])


def shifted(sections: Sections, section_id: SectionId, levels: int) -> Sections:
    """Return `sections` with a branch `levels` deeper (or higher, where negative)."""
    index = index_of(sections, section_id)
    end = branch_end(sections, index)
    deeper = (replace(each, level=each.level + levels) for each in sections[index:end])
    return (*sections[:index], *deeper, *sections[end:])


def numbered_by_rule(sections: Sections, ids: Collection[SectionId]) -> Sections:
    """Return `sections` with the numbers kept from an imported file dropped at `ids`."""
    return tuple(
        replace(each, number="") if each.number and each.id in ids else each for each in sections
    )


def _first_appendix(sections: Sections) -> int:
    appendices = (index for index, section in enumerate(sections) if section.is_appendix)
    return next(appendices, len(sections))
