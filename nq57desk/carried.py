"""What came over from the previous period and still waits for the clerk, in report order.

A heading waits under the id of its section, a paragraph, a row and a figure under their own.
Figures stand in no section and come last.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nq57desk.model import Block, Report, Section, SectionId
from nq57desk.progress import unconfirmed


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a paragraph, a row of `section`; or a figure, whose `section` is `None`."""

    section: SectionId | None
    id: str

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of its section."""
        return self.id == self.section


def waiting(report: Report) -> tuple[Part, ...]:
    """Return all that waits to be confirmed."""
    told = unconfirmed(report).items()
    sections = [Part(section, part) for section, ids in told for part in ids]
    return (*sections, *_figures(report))


def waiting_figures(report: Report) -> frozenset[str]:
    """Return the figures whose last value came over and waits."""
    return frozenset(part.id for part in _figures(report))


def following(report: Report, at: Part | None) -> Part | None:
    """Return what waits next behind `at`, at the end from the beginning again.

    `at` may be confirmed already, or be `None` for the beginning; it is never the answer.
    """
    order = tuple(_all_parts(report))
    place = order.index(at) + 1 if at in order else 0
    if at is not None and at not in order and at.section is None:  # a figure without a value
        place = len(order) - len(_figures(report))
    turned = (*order[place:], *order[:place])
    return next((part for part in turned if part.id in report.carried and part != at), None)


def part_below(report: Report, at: Part) -> str:
    """Return the paragraph or row right below a part of its section, "" for none."""
    order = tuple(_all_parts(report))
    place = order.index(at) + 1 if at in order else len(order)
    below = order[place : place + 1]
    return "".join(part.id for part in below if part.section == at.section)


def first_behind(report: Report, section: SectionId) -> Part | None:
    """Return what waits first in `section` or behind it, at the end from the beginning again."""
    ids = [each.id for each in report.sections]
    place = ids.index(section) if section in ids else 0
    order = {each: turn for turn, each in enumerate((*ids[place:], *ids[:place]))}
    parts = [part for part in waiting(report) if part.section in order]
    first = min(parts, key=lambda part: order[part.section or section], default=None)
    return first or next(iter(waiting(report)), None)


def _all_parts(report: Report) -> Iterator[Part]:
    """Yield all parts of the sections and the figures that wait; see `_figures`."""
    for section in report.sections:
        yield from _parts_of(section)
    yield from _figures(report)


def _parts_of(section: Section) -> Iterator[Part]:
    yield Part(section.id, section.id)
    for item in section.content:
        if isinstance(item, Block):
            yield Part(section.id, item.id)
        else:
            yield from (Part(section.id, row.id) for row in item.rows)


def _figures(report: Report) -> tuple[Part, ...]:
    return tuple(
        Part(None, value.figure) for value in report.figures if value.figure in report.carried
    )
