"""The beginning of a report: every section of an outline, still to be filled."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from nq57desk.model import (
    Block,
    BlockId,
    BlockKind,
    Cell,
    Closing,
    Column,
    Content,
    Header,
    Office,
    Outline,
    Period,
    Report,
    ReportId,
    RowId,
    RowKind,
    Run,
    Section,
    SectionId,
    SectionSpec,
    Table,
    TableId,
    TableRow,
    TableSpec,
)
from nq57desk.parameters import fill, parameters
from nq57desk.vietnamese import roman

_NUMBERED = re.compile(r"(\w+)\.\s+(.+)")


def begin(
    outline: Outline,
    office: Office,
    period: Period,
    *,
    report_id: ReportId,
    name: str,
    new_id: Callable[[], str],
) -> Report:
    """Begin a report: every section of the outline, appendices with their empty tables.

    Headings, subject, lead-in and closing keep their parameters, so that they follow a later
    change of period; what the clerk writes over (lists, notes, tables) is filled at once.
    """
    report = Report(
        id=report_id,
        name=name,
        outline=outline,
        office=office,
        period=period,
        header=Header(subject=outline.subject, place=office.place or office.name),
    )
    return _Writer(outline=outline, values=parameters(report), new_id=new_id).write(report)


@dataclass(frozen=True, kw_only=True)
class _Writer:
    outline: Outline
    values: dict[str, str]
    new_id: Callable[[], str]

    def write(self, report: Report) -> Report:
        outline, office = self.outline, report.office
        header = replace(
            report.header,
            addressees=self._filled(outline.addressees),
            bases=tuple(self._block(text) for text in self._filled(outline.bases)),
            lead_in=self._blocks(outline.lead_in),
        )
        closing = Closing(
            sentence=self._blocks(outline.closing),
            recipients=office.recipients or self._filled(outline.recipients),
            signature=outline.signature,
            signer=_signer(office, outline.signature),
        )
        specs = (*outline.sections, *outline.appendices)
        sections = tuple(section for spec in specs for section in self._sections(spec, 1))
        return replace(report, header=header, closing=closing, sections=sections)

    def _sections(self, spec: SectionSpec, level: int) -> Iterator[Section]:
        yield Section(
            id=SectionId(self.new_id()),
            key=spec.key,
            level=level,
            numbering=spec.numbering,
            heading=spec.heading,
            kind=spec.kind,
            content=tuple(self._content(spec)),
        )
        for below in spec.sections:
            yield from self._sections(below, level + 1)

    def _content(self, spec: SectionSpec) -> Iterator[Block | Table]:
        if spec.body:
            yield self._block(fill(spec.body, self.values))
        if not spec.sections:  # else each field has a section of its own
            for field in spec.fields:
                yield self._block(f"{field}:", BlockKind.STAR)
        for table in spec.tables:
            yield from self._table(table)
        if spec.appendices:
            yield self._block(self._note(spec.appendices), BlockKind.NOTE)

    def _table(self, spec: TableSpec) -> Content:
        columns = tuple(self._column(column) for column in spec.columns)
        width = sum(1 for column in columns for _leaf in column.leaves())
        rows: list[TableRow] = []
        for group in self._filled(spec.groups):
            rows += [self._row(RowKind.GROUP, _number_and_name(group)), self._empty_row(width)]
        table = Table(
            id=TableId(self.new_id()),
            columns=columns,
            rows=tuple(rows) or (self._empty_row(width),),
        )
        caption = fill(spec.caption, self.values)
        if not caption:
            return (table,)
        kind = BlockKind.DASH if caption.startswith("- ") else BlockKind.PARAGRAPH
        return self._block(caption.removeprefix("- "), kind), table

    def _column(self, column: Column) -> Column:
        children = tuple(self._column(child) for child in column.children)
        return Column(text=fill(column.text, self.values), children=children)

    def _empty_row(self, width: int) -> TableRow:
        return self._row(RowKind.DATA, ("",) * width)

    def _row(self, kind: RowKind, texts: tuple[str, ...]) -> TableRow:
        cells = tuple(Cell(runs=(Run(text=text),) if text else ()) for text in texts)
        return TableRow(id=RowId(self.new_id()), kind=kind, cells=cells)

    def _note(self, keys: tuple[str, ...]) -> str:
        known = [spec.key for spec in self.outline.appendices]
        if len(known) == 1:
            return "(Có Phụ lục kèm theo)"
        numbers = ", ".join(roman(known.index(key) + 1) for key in keys)
        return f"(Có Phụ lục {numbers} kèm theo)"

    def _filled(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(fill(text, self.values) for text in texts)

    def _blocks(self, text: str) -> tuple[Block, ...]:
        return (self._block(text),) if text else ()

    def _block(self, text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
        return Block(id=BlockId(self.new_id()), kind=kind, runs=(Run(text=text),))


def _signer(office: Office, signature: tuple[str, ...]) -> str:
    """Return the office's signer who holds the position that the signature ends in."""
    position = signature[-1].casefold() if signature else ""
    names = (person.name for person in office.signers if person.position.casefold() == position)
    return next(names, "")


def _number_and_name(group: str) -> tuple[str, str]:
    match = _NUMBERED.fullmatch(group)
    return (match[1], match[2]) if match else ("", group)
