"""Where the sections of a report stand: their numbers, their names for the clerk.

What stands above a section tells whether its figures are results or tasks to come.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from nq57desk.checks.reading import NOWHERE, SectionReading
from nq57desk.i18n import _
from nq57desk.model import Report, Section, SectionId, SectionKind
from nq57desk.numbering import bare, numbers, parents

_FUTURE_KINDS = (SectionKind.TASKS, SectionKind.PROPOSALS)
_FUTURE = re.compile(
    r"nhiệm vụ,?\s+(?:và\s+)?giải pháp|nhiệm vụ trọng tâm|phương hướng|kiến nghị|đề xuất"
    r"|thời gian tới|kỳ tới",
    re.IGNORECASE,
)
_TWICE = re.compile(r"^\d+[.)]\s*(?=phụ lục)", re.IGNORECASE)  # "1. Phụ lục I"


@dataclass(frozen=True, slots=True)
class Context:
    """What the passages of a section say about where they stand."""

    section: SectionId = NOWHERE
    number: str = ""
    path: str = ""
    where: str = ""
    parent: SectionId | None = None
    future: bool = False
    appendix: bool = False


def contexts(report: Report, fill: Callable[[str], str]) -> Iterator[tuple[Section, Context]]:
    """Yield each section in printed order with where it stands; `fill` fills parameters."""
    sections = report.sections
    printed, above = numbers(sections), parents(sections)
    made: dict[SectionId | None, Context] = {None: Context()}
    appendix = False
    for section in sections:
        appendix = appendix or section.is_appendix
        parent = made[above[section.id]]
        number = printed[section.id]
        path = " > ".join(part for part in (parent.path, bare(number)) if part)
        heading = fill(section.heading)
        context = Context(
            section=section.id,
            number=number,
            path=path,
            where=_where(path, heading),
            parent=above[section.id],
            future=parent.future or _looks_ahead(section, heading),
            appendix=appendix,
        )
        made[section.id] = context
        yield section, context


def context_of(one: SectionReading) -> Context:
    """Return where a section stood when it was read."""
    return Context(
        section=one.section.id,
        number=one.number,
        path=one.path,
        where=one.where,
        parent=one.parent,
        future=one.future,
        appendix=one.appendix,
    )


def _looks_ahead(section: Section, heading: str) -> bool:
    """Whether a section tells what is to come, so that its figures are no results."""
    return section.kind in _FUTURE_KINDS or _is_of_future(heading)


@lru_cache(maxsize=1024)
def _is_of_future(heading: str) -> bool:
    return _FUTURE.search(heading) is not None


def _where(path: str, heading: str) -> str:
    """Name a section for the clerk: "mục III.1.a, Phần 1"."""
    parts = [_TWICE.sub("", part) for part in path.split(" > ")] if path else []
    if not parts:
        return _("the section “{heading}”").format(heading=heading[:60])
    if len(parts) == 1 and not parts[0].strip("*"):
        return _("the section “{heading}”").format(heading=heading[:60])
    words = [part for part in parts if " " in part]
    points = [part for part in parts if " " not in part and part != "*"]
    below = [*points[1:], ""]
    point = ".".join(n for n, b in zip(points, below, strict=False) if not b.startswith(f"{n}."))
    named = _("section {number}").format(number=point) if point else ""
    return ", ".join(part for part in (named, *words) if part)
