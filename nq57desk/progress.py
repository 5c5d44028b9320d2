"""How far a report is: the state of each section, and the counts that the clerk sees.

A heading that only holds other sections together asks nothing of the clerk: it is not counted,
and its state is that of its sections.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from nq57desk.model import (
    Block,
    BlockKind,
    Content,
    Report,
    RowKind,
    Run,
    Section,
    SectionId,
    Table,
)


class Status(Enum):
    """State of a section: trống, đang soạn, xong."""

    EMPTY = "empty"
    IN_WORK = "in-work"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Counts of sections that ask for something. `missing`: required by the outline and empty."""

    total: int = 0
    done: int = 0
    empty: int = 0
    missing: int = 0
    words: int = 0


def is_empty(content: Content) -> bool:
    """Whether nothing is written yet.

    What an outline lays ready says nothing: a reference to an appendix, a label that ends in a
    colon, a caption over a table whose rows are blank.
    """
    following = (*content[1:], None)
    return not any(
        _is_told(item, before=after) if isinstance(item, Block) else _has_data(item)
        for item, after in zip(content, following, strict=False)
    )


def count_words(section: Section) -> int:
    """Count the words of the section's own paragraphs and cells, marks left out."""
    texts = [block.text for block in section.blocks]
    texts += [cell.text for table in section.tables for row in table.rows for cell in row.cells]
    return sum(len(text.split()) for text in texts)


def statuses(report: Report) -> dict[SectionId, Status]:
    """Return the state of every section, children before their parents."""
    found: dict[SectionId, Status] = {}
    for section, children in _with_children(report):
        if children and is_empty(section.content):
            found[section.id] = _together([found[child.id] for child in children])
        else:
            found[section.id] = _own_status(section)
    return found


def unconfirmed(report: Report) -> dict[SectionId, tuple[str, ...]]:
    """Return what of each section came over and is not confirmed yet, in printed order.

    A heading goes by its section's id, blocks and rows by their own. Sections without any are
    left out; so are figures, which stand in no section.
    """
    found = {}
    for section in report.sections if report.carried else ():
        parts = (section.id, *_part_ids(section.content))
        ids = tuple(part for part in parts if part in report.carried)
        if ids:
            found[section.id] = ids
    return found


def missing(report: Report) -> tuple[SectionId, ...]:
    """Return the sections that the outline requires and that are empty, in printed order."""
    required = {spec.key for spec in report.outline.specs() if spec.required}
    found = [
        section.id
        for section, children in _with_children(report)
        if section.key in required and not children and _own_status(section) is Status.EMPTY
    ]
    return tuple(reversed(found))


def progress(report: Report) -> Progress:
    """Count the sections by state and the words of the whole report."""
    required = {spec.key for spec in report.outline.specs() if spec.required}
    counted = [
        section
        for section, children in _with_children(report)
        if not (children and is_empty(section.content))
    ]
    states = [(_own_status(section), section.key) for section in counted]
    empty = [key for state, key in states if state is Status.EMPTY]
    return Progress(
        total=len(counted),
        done=sum(state is Status.DONE for state, _ in states),
        empty=len(empty),
        missing=sum(key in required for key in empty),
        words=sum(count_words(section) for section in report.sections),
    )


def _part_ids(content: Content) -> Iterator[str]:
    for item in content:
        if isinstance(item, Block):
            yield item.id
        else:
            yield from (row.id for row in item.rows)


def _own_status(section: Section) -> Status:
    if section.done:
        return Status.DONE
    return Status.EMPTY if is_empty(section.content) else Status.IN_WORK


def _together(states: list[Status]) -> Status:
    return states[0] if len(set(states)) == 1 else Status.IN_WORK


def _with_children(report: Report) -> list[tuple[Section, list[Section]]]:
    """Return each section with its direct children, last first."""
    found: list[tuple[Section, list[Section]]] = []
    waiting: list[Section] = []
    for section in reversed(report.sections):
        children = []
        while waiting and waiting[-1].level > section.level:
            children.append(waiting.pop())
        found.append((section, children))
        waiting.append(section)
    return found


def _is_told(block: Block, *, before: Block | Table | None) -> bool:
    """Whether a paragraph tells something by itself; `before`: it stands before that."""
    if block.kind is BlockKind.NOTE:
        return False
    if isinstance(before, Table) and not _has_data(before):
        return False
    return _says(block.runs) and not block.text.rstrip().endswith(":")


def _has_data(table: Table) -> bool:
    rows = (row for row in table.rows if row.kind is RowKind.DATA)
    return any(_says(cell.runs) for row in rows for cell in row.cells)


def _says(runs: tuple[Run, ...]) -> bool:
    return any(run.figure or run.text.strip() for run in runs)
