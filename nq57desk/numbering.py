"""Numbers of sections by rule, and paths made of them.

Counting restarts under each parent and goes on by kind: Arabic siblings may stand before Roman
ones, each with a count of its own. A run of dotted siblings under a parent that has no Arabic
number takes up one Arabic number for all of them: 1., 2.1., 2.2., 3.

Source: NĐ 30/2020, Phụ lục I, II.6; the five real outlines.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nq57desk.model import Numbering, Section, SectionId
from nq57desk.vietnamese import point_letter, roman


@dataclass
class _Level:
    """What has been counted among the children of one parent."""

    prefix: str = ""  # "2." where the parent is 2. or 1.2.
    path: str = ""
    counts: dict[Numbering, int] = field(default_factory=lambda: defaultdict(int))
    in_dotted_run: bool = False


def numbers(sections: Sequence[Section]) -> dict[SectionId, str]:
    """Return each section's number as printed: "Phần 1", "I.", "1.1.", "đ)", "*", "Phụ lục I".

    A number kept from an imported file (`Section.number`) stands in place of the rule's.
    """
    return {section.id: section.number or by_rule for section, by_rule, _ in _walk(sections)}


def rule_numbers(sections: Sequence[Section]) -> dict[SectionId, str]:
    """Return each section's number by rule, whatever an imported file printed."""
    return {section.id: by_rule for section, by_rule, _ in _walk(sections)}


def paths(sections: Sequence[Section]) -> dict[SectionId, str]:
    """Return each section's path of bare numbers, "Phần 1 > III > 1 > a"."""
    return {section.id: path for section, _, path in _walk(sections)}


def parents(sections: Sequence[Section]) -> dict[SectionId, SectionId | None]:
    """Return the section that each stands under, `None` at the top."""
    found: dict[SectionId, SectionId | None] = {}
    above: list[Section] = []
    for section in sections:
        while above and above[-1].level >= section.level:
            above.pop()
        found[section.id] = above[-1].id if above else None
        above.append(section)
    return found


def bare(number: str) -> str:
    """Return a printed number without its dot or bracket: "a)" → "a"."""
    return number.rstrip(".):")


def _walk(sections: Sequence[Section]) -> list[tuple[Section, str, str]]:
    walked: list[tuple[Section, str, str]] = []
    appendices = sum(section.is_appendix for section in sections)
    levels: list[tuple[int, _Level]] = [(0, _Level())]
    for section in sections:
        while len(levels) > 1 and levels[-1][0] >= section.level:
            levels.pop()
        level = levels[-1][1]
        by_rule = _next(section.numbering, level, appendices)
        printed = section.number or by_rule
        path = " > ".join(part for part in (level.path, bare(printed)) if part)
        walked.append((section, by_rule, path))
        below = _Level(prefix=_prefix(section.numbering, printed), path=path)
        levels.append((section.level, below))
    return walked


def _next(numbering: Numbering, level: _Level, appendices: int) -> str:
    if numbering is Numbering.DOTTED and not level.prefix and not level.in_dotted_run:
        level.counts[Numbering.ARABIC] += 1
        level.counts[Numbering.DOTTED] = 0
    level.in_dotted_run = numbering is Numbering.DOTTED
    level.counts[numbering] += 1
    count = level.counts[numbering]
    match numbering:
        case Numbering.PART:
            return f"Phần {count}"
        case Numbering.ROMAN:
            return f"{roman(count)}."
        case Numbering.ARABIC:
            return f"{count}."
        case Numbering.DOTTED:
            return f"{level.prefix or f'{level.counts[Numbering.ARABIC]}.'}{count}."
        case Numbering.LETTER:
            return f"{point_letter(count)})"
        case Numbering.STAR:
            return "*"
        case Numbering.APPENDIX:
            return f"Phụ lục {roman(count)}" if appendices > 1 else "Phụ lục"
        case Numbering.NONE:
            return ""


def _prefix(numbering: Numbering, printed: str) -> str:
    """Return what the dotted numbers of children begin with, "" where the parent lends none."""
    if numbering in (Numbering.ARABIC, Numbering.DOTTED):
        return f"{bare(printed)}."
    return ""


def block_markers(counted: Sequence[bool], markers: Mapping[int, str]) -> list[str]:
    """Return the number of each NUMBERED block in a row of blocks, "" for the others.

    `counted` tells which blocks are numbered; counting goes on over unnumbered ones and restarts
    at none. `markers` holds the numbers kept from an imported file, by index.
    """
    count = 0
    result = []
    for index, numbered in enumerate(counted):
        count += numbered
        result.append((markers.get(index) or f"{count}.") if numbered else "")
    return result
