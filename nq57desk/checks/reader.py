"""Making a `Reading` of a report: parameters filled, figures written, places kept.

A passage, and a section, that says the same as in the last reading is taken over as it is, so that
what was found in it can be kept as well.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from nq57desk.checks.contexts import Context, context_of, contexts
from nq57desk.checks.place_table import Places, load_places
from nq57desk.checks.reading import (
    Kind,
    Passage,
    Reading,
    RowReading,
    SectionReading,
    TableReading,
    Writer,
    Written,
)
from nq57desk.figures.catalogue import Catalogue
from nq57desk.i18n import _
from nq57desk.model import (
    Block,
    BlockKind,
    Closing,
    Column,
    Header,
    Origin,
    PartialDate,
    Report,
    Run,
    Section,
    SectionId,
    Table,
    TableRow,
)
from nq57desk.parameters import fill, parameters
from nq57desk.vietnamese import date_words

_PARAMETER = re.compile(r"( ?\{\w+\})")


def read(
    report: Report,
    *,
    write: Writer,
    today: date | None = None,
    places: Places | None = None,
    last: Reading | None = None,
    before: Report | None = None,
    catalogue: Catalogue | None = None,
) -> Reading:
    """Read `report`.

    Args:
        report: as it stands.
        write: writes a figure as it is printed in a sentence.
        today: the day of a report that has no date yet.
        places: the units that are no more, by default the built-in table.
        last: an earlier reading of the same report, whose sections are taken over where they
            say the same.
        before: the report that this one was begun from.
        catalogue: the figures there are, by default the built-in ones.
    """
    signed = _day(report.header.date) or today
    made = _Reader(report, write).read(signed, places or load_places(), last)
    return replace(made, before=before, catalogue=catalogue or made.catalogue)


class _Reader:
    """Keeps what all passages of one report need while they are made."""

    def __init__(self, report: Report, write: Writer) -> None:
        self._report = report
        self._write = write
        self._old: dict[tuple[str, str, Kind, int, str], Passage] = {}
        words = parameters(report)
        self._fill: Callable[[str], str] = lambda text: fill(text, words) if "{" in text else text

    def read(self, signed: date | None, places: Places, last: Reading | None) -> Reading:
        known = {one.section.id: one for one in last.sections} if last else {}
        self._old = {_key(passage): passage for passage in last.passages} if last else {}
        steady = last is not None and _same_words(last.report, self._report)
        sections = []
        for section, context in contexts(self._report, self._fill):
            before = known.get(section.id)
            if before and steady and before.section is section and context_of(before) == context:
                sections.append(before)
                continue
            one = self._section(section, context)
            sections.append(before if before and _same(before, one) else one)
        head = tuple(self._head(self._report.header))
        tail = tuple(self._tail(self._report.closing))
        return Reading(
            report=self._report,
            signed=signed,
            places=places,
            head=head,
            sections=tuple(sections),
            tail=tail,
            passages=(*head, *(p for one in sections for p in one.passages), *tail),
            children=_children(sections),
        )

    def _section(self, section: Section, context: Context) -> SectionReading:
        heading = self._passage(
            self._fill(section.heading), Kind.HEADING, context, origins=_once(section.origins)
        )
        items = tuple(self._items(section, context))
        passages: list[Passage] = [heading]
        for item in items:
            if isinstance(item, Passage):
                passages.append(item)
            else:
                passages.extend(item.columns)
                passages.extend(cell for row in item.rows for cell in row.cells)
        return SectionReading(
            section=section,
            number=context.number,
            path=context.path,
            where=context.where,
            parent=context.parent,
            future=context.future,
            appendix=context.appendix,
            heading=heading,
            items=items,
            texts=tuple(item for item in items if isinstance(item, Passage)),
            passages=tuple(passages),
        )

    def _items(self, section: Section, context: Context) -> Iterator[Passage | TableReading]:
        for item in section.content:
            if isinstance(item, Block):
                yield self._block(item, Kind.TEXT, context)
            else:
                yield self._table(item, context)

    def _block(self, block: Block, kind: Kind, context: Context) -> Passage:
        text, written = self._text(block.runs)
        return self._passage(
            text,
            kind,
            context,
            block=block.id,
            origins=block.origins,
            mark=block.kind,
            marker=block.marker,
            written=written,
        )

    def _table(self, table: Table, context: Context) -> TableReading:
        heads = tuple(_heads(table.columns))
        columns, start = [], 0
        for head in heads:
            told = head[-1]
            columns.append(
                self._passage(
                    told,
                    Kind.COLUMN,
                    context,
                    block=table.id,
                    start=start,
                    origins=table.origins,
                )
            )
            start += len(told) + 1
        rows = tuple(self._row(row, context) for row in table.rows if row.cells)
        return TableReading(
            section=context.section,
            where=context.where,
            heads=heads,
            columns=tuple(columns),
            rows=rows,
        )

    def _row(self, row: TableRow, context: Context) -> RowReading:
        cells, start = [], 0
        for cell in row.cells:
            text, written = self._text(cell.runs)
            cells.append(
                self._passage(
                    text,
                    Kind.CELL,
                    context,
                    block=row.id,
                    start=start,
                    origins=row.origins,
                    written=written,
                )
            )
            start += len(cell.text) + 1
        text = " ".join(cell.text for cell in cells if cell.text.strip())
        return RowReading(kind=row.kind, cells=tuple(cells), text=text)

    def _text(self, runs: Sequence[Run]) -> tuple[str, tuple[Written, ...]]:
        """Return the text with figures and parameters written into it, and where they stand."""
        plain = "".join(run.text for run in runs)
        if "{" not in plain and not any(run.figure for run in runs):
            return plain, ()
        text, written = "", []
        for run in runs:
            for piece in _PARAMETER.split(run.text) if not run.figure else ("",):
                said = self._write(run.figure) if run.figure else self._fill(piece)
                if run.figure or said != piece:
                    end = len(text) + len(said)
                    written.append(Written(len(text), end, len(piece), run.figure is not None))
                text += said
        return text, tuple(written)

    def _head(self, header: Header) -> Iterator[Passage]:
        context = Context(where=_("the header"))
        number = f"Số: {header.number}/{header.symbol}" if header.symbol else ""
        fields = (
            (Kind.NUMBER, number),
            (Kind.DATE, f"{header.place}, {date_words(header.date)}"),
            (Kind.SUBJECT, self._fill(header.subject)),
            *((Kind.ADDRESSEE, addressee) for addressee in header.addressees),
        )
        yield from self._fields(fields, header.origins, context)
        for kind, blocks in ((Kind.BASIS, header.bases), (Kind.LEAD_IN, header.lead_in)):
            for block in blocks:
                yield self._block(block, kind, context)
        attachment = ((Kind.ATTACHMENT, header.attachment),)
        yield from self._fields(attachment, header.origins, context)

    def _fields(
        self,
        fields: Iterable[tuple[Kind, str]],
        origins: Sequence[Origin],
        context: Context,
    ) -> Iterator[Passage]:
        """Yield the fields of header or closing; those of a list have their lines in its order."""
        left = {kind: [o for o in origins if o.part == kind.value] for kind in Kind}
        for kind, text in fields:
            line = tuple(left[kind][:1])
            left[kind] = left[kind][1:]
            yield self._passage(text, kind, context, block=kind.value, origins=line)

    def _tail(self, closing: Closing) -> Iterator[Passage]:
        context = Context(where=_("the closing"))
        for block in closing.sentence:
            yield self._block(block, Kind.CLOSING, context)
        fields = (
            *((Kind.RECIPIENT, recipient) for recipient in closing.recipients),
            *((Kind.SIGNATURE, line) for line in (*closing.signature, closing.signer) if line),
        )
        yield from self._fields(fields, closing.origins, context)
        for piece in self._report.unplaced:
            origins = (Origin(piece.line),) if piece.line else ()
            text = piece.text
            yield self._passage(text, Kind.UNPLACED, context, block=piece.id, origins=origins)

    def _passage(
        self,
        text: str,
        kind: Kind,
        context: Context,
        *,
        block: str = "",
        start: int = 0,
        origins: tuple[Origin, ...] = (),
        mark: BlockKind | None = None,
        marker: str = "",
        written: tuple[Written, ...] = (),
    ) -> Passage:
        made = Passage(
            text=text,
            kind=kind,
            section=context.section,
            block=block,
            start=start,
            origins=origins,
            mark=mark,
            marker=marker,
            where=context.where,
            future=context.future,
            appendix=context.appendix,
            written=written,
        )
        old = self._old.get(_key(made))
        return old if old and _is_same(old, made) else made


def _day(printed: PartialDate) -> date | None:
    if not (printed.day and printed.month and printed.year):
        return None
    last = calendar.monthrange(printed.year, printed.month)[1]
    return date(printed.year, printed.month, min(printed.day, last))


def _once(origins: tuple[Origin, ...]) -> tuple[Origin, ...]:
    """Leave out where a heading stands a second time."""
    starts = {origin.start: origin for origin in reversed(origins)}
    return tuple(starts[start] for start in sorted(starts))


def _heads(columns: Sequence[Column], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for column in columns:
        if column.children:
            yield from _heads(column.children, (*above, column.text))
        else:
            yield (*above, column.text)


def _children(
    sections: Sequence[SectionReading],
) -> dict[SectionId | None, tuple[SectionReading, ...]]:
    found: dict[SectionId | None, list[SectionReading]] = {}
    for one in sections:
        found.setdefault(one.parent, []).append(one)
    return {parent: tuple(under) for parent, under in found.items()}


def _same_words(one: Report, other: Report) -> bool:
    """Whether parameters and figures are written alike in two reports."""
    return (
        one.figures == other.figures
        and (one.office, one.period) == (other.office, other.period)
        and one.header.subject == other.header.subject
    )


def _same(one: SectionReading, other: SectionReading) -> bool:
    """Whether two readings of a section say the same at the same place."""
    return (
        (one.number, one.path, one.parent, one.future, one.appendix)
        == (other.number, other.path, other.parent, other.future, other.appendix)
        and len(one.items) == len(other.items)
        and one.passages == other.passages
    )


def _key(passage: Passage) -> tuple[str, str, Kind, int, str]:
    return passage.section, passage.block, passage.kind, passage.start, passage.text


def _is_same(one: Passage, other: Passage) -> bool:
    """Whether two passages of one key also look and stand alike."""
    return (one.origins, one.mark, one.marker, one.written) == (
        other.origins,
        other.mark,
        other.marker,
        other.written,
    ) and (one.where, one.future, one.appendix) == (other.where, other.future, other.appendix)
