"""A source → a report: its parts read one by one, its sections matched with an outline."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from nq57desk import wording
from nq57desk.file_lines import BY_LINES, FileLines
from nq57desk.i18n import _
from nq57desk.importing import appendices, body, closing, doubles, header, items, joining, matching
from nq57desk.importing import office as offices
from nq57desk.importing import parts as file_parts
from nq57desk.importing.pieces import Line, Piece, Source
from nq57desk.model import (
    BlockId,
    Header,
    Numbering,
    Office,
    Origin,
    Outline,
    Period,
    Report,
    ReportId,
    Section,
    Unplaced,
)
from nq57desk.numbering import rule_numbers
from nq57desk.periods import find


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An imported report; `notes` are sentences for the clerk, `lines` tells what it counts."""

    report: Report
    notes: tuple[str, ...] = ()
    lines: FileLines = BY_LINES


def assemble(
    source: Source, outlines: Sequence[Outline], new_id: Callable[[], str], *, name: str
) -> Imported:
    """Make a report of a source, placed by the outline that it follows best."""
    pieces = joining.join(source.pieces) if source.flowing else source.pieces
    parts = file_parts.split(pieces)
    top = header.lines_of(parts.header)
    office = offices.deduce(_texts((*top, *parts.body, *parts.closing, *parts.appendices)))
    head = header.read(top, office, new_id)
    period = find(head.header.subject) or Period()
    found = items.items(parts.body)
    found = doubles.gathered(found) if source.flowing else found
    matched = _match(found, outlines, office, period)
    filling = matching.values(matched.outline, office, period)
    after = appendices.read(parts.appendices, matched.outline, filling, new_id)
    end = closing.read(parts.closing, new_id)
    lost = (*head.unplaced, *end.unplaced, *after.unplaced, *source.aside)
    report = Report(
        id=ReportId(new_id()),
        name=name,
        outline=matched.outline,
        office=office,
        period=period,
        header=head.header,
        sections=settled((*body.sections(found, matched, new_id), *after.sections)),
        closing=end.closing,
        unplaced=tuple(_unplaced(line, new_id) for line in lost),
    )
    if after.attachment:
        report = replace(report, header=_with_attachment(report, after.attachment))
    notes = _notes(head, matched, report.sections, found_itself=len(outlines) > 1)
    return Imported(report=report, notes=(*source.notes, *notes), lines=source.lines)


def _match(
    found: Sequence[items.Item], outlines: Sequence[Outline], office: Office, period: Period
) -> matching.Matched:
    candidates = [item.candidate for item in found if item.candidate]
    return matching.best(outlines, candidates, office, period)


def _texts(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Line):
            yield piece.text
        else:
            yield from (cell.text for row in piece.rows for cell in row.cells)


def _unplaced(line: Line, new_id: Callable[[], str]) -> Unplaced:
    return Unplaced(id=BlockId(new_id()), text=line.text, line=line.number)


# A list that counts its appendices once more: "1. Phụ lục I".
_UNCOUNTED = re.compile(r"^\d+\.\s*")


def settled(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Take off the printed numbers that the rule gives anyway."""
    by_rule = rule_numbers(sections)
    return tuple(
        _by_rule(section) if _same_number(section, by_rule[section.id]) else section
        for section in sections
    )


def _by_rule(section: Section) -> Section:
    """Take off a printed number; what was counted twice stays known by the first origin."""
    first = section.origins[:1]
    if _UNCOUNTED.match(section.number) and section.is_appendix:
        first = tuple(replace(origin, part=section.number) for origin in first)
    return replace(section, number="", origins=(*first, *section.origins[1:]))


def _same_number(section: Section, by_rule: str) -> bool:
    if section.numbering in (Numbering.PART, Numbering.APPENDIX):
        return _UNCOUNTED.sub("", section.number).casefold() == by_rule.casefold()
    return section.number == by_rule


def _with_attachment(report: Report, line: Line) -> Header:
    """Keep the "Kèm theo" line only where it says something else than the rule."""
    same = "".join(line.text.split()) == "".join(wording.attachment(report).split())
    origins = (*report.header.origins, Origin(line.number, part="attachment"))
    return replace(report.header, attachment="" if same else line.text, origins=origins)


def _notes(
    head: header.Head,
    matched: matching.Matched,
    sections: Sequence[Section],
    *,
    found_itself: bool,
) -> Iterator[str]:
    if head.of_party:
        yield _(
            "This file follows the form of Party documents. Its text is kept;"
            " the office, the number and the signature will be printed as a committee's report."
        )
    if found_itself and matched.score < matching.WEAK:
        yield _(
            "The file follows no known outline closely. “{name}” was taken;"
            " check where each section stands."
        ).format(name=matched.outline.name)
    for section in sections:
        if sum(origin.start == 0 for origin in section.origins) > 1:
            yield _("The heading “{heading}” was printed twice in a row; one was kept.").format(
                heading=section.heading
            )
