"""Which section of one report is which of another, also under another outline.

By the outline's own key, then by meaning, then by heading; each section is paired once, the most
alike first, body and appendices apart.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from nq57desk.model import Report, Section, SectionId
from nq57desk.parameters import fill, parameters
from nq57desk.vietnamese import fold

ALIKE = 80.0  # below this, two headings are not the same (0–100 as RapidFuzz counts)
_SURE = 92.0  # two headings of different meaning must be as like as this
_OTHER = re.compile(r"[^a-z0-9]+")
_OPENING = re.compile(r"^(?:ve|cong tac|viec|tinh hinh) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A section with what it is known by."""

    section: Section
    key: str
    meaning: str
    headings: tuple[str, ...]
    in_appendix: bool

    def likeness(self, other: "Named") -> float:
        """Return how like the headings are, 0 to 100."""
        return max(
            (fuzz.ratio(one, two) for one in self.headings for two in other.headings),
            default=0.0,
        )


def named(report: Report) -> tuple[Named, ...]:
    """Return the sections of a report with what they are known by."""
    specs = {spec.key: spec for spec in report.outline.specs()}
    values = parameters(report)
    first_appendix = len(report.body)
    return tuple(
        Named(
            section=section,
            key=section.key if section.key in specs else "",
            meaning=specs[section.key].meaning if section.key in specs else "",
            headings=tuple(_headings(section, specs, values)),
            in_appendix=place >= first_appendix,
        )
        for place, section in enumerate(report.sections)
    )


def pairs(old: Report, new: Report) -> dict[SectionId, SectionId]:
    """Return the section of `old` for each section of `new` that has one."""
    found: dict[SectionId, SectionId] = {}
    before, after = named(old), named(new)
    if old.outline.id == new.outline.id:
        keys = {each.key: each for each in reversed(before) if each.key}
        found |= {
            each.section.id: keys.pop(each.key).section.id for each in after if each.key in keys
        }
    for weigh in (_by_meaning, _by_heading):
        taken = set(found.values())
        free = [each for each in before if each.section.id not in taken]
        open_ = [each for each in after if each.section.id not in found]
        for _weight, _place, one, two in sorted(_weighed(free, open_, weigh), key=_first_two):
            if two not in found and one not in taken:
                found[two] = one
                taken.add(one)
    return found


def by_meaning(sources: tuple[Named, ...], target: Named) -> tuple[Named, ...]:
    """Return those of `sources` that tell of what `target` tells."""
    return tuple(
        each
        for each in sources
        if each.meaning and each.meaning == target.meaning
        and each.in_appendix == target.in_appendix
    )  # fmt: skip


_Weighed = tuple[float, int, SectionId, SectionId]


def _weighed(
    before: list[Named], after: list[Named], weigh: Callable[[Named, Named], float]
) -> Iterator[_Weighed]:
    for place, one in enumerate(before):
        for two in after:
            if one.in_appendix == two.in_appendix and (weight := weigh(one, two)):
                yield -weight, place, one.section.id, two.section.id


def _first_two(weighed: _Weighed) -> tuple[float, int]:
    return weighed[:2]


def _by_meaning(one: Named, two: Named) -> float:
    same = bool(one.meaning) and one.meaning == two.meaning
    return 1 + one.likeness(two) if same else 0.0


def _by_heading(one: Named, two: Named) -> float:
    likeness = one.likeness(two)
    apart = bool(one.meaning and two.meaning) and one.meaning != two.meaning
    return likeness if likeness >= (_SURE if apart else ALIKE) else 0.0


def _headings(
    section: Section, specs: Mapping[str, object], values: Mapping[str, str]
) -> Iterator[str]:
    spec = specs.get(section.key)
    aliases: tuple[str, ...] = getattr(spec, "aliases", ())
    for text in (section.heading, *aliases):
        clean = _OTHER.sub(" ", fold(fill(text, values))).strip()
        if clean:
            yield _OPENING.sub("", clean)
