"""The sample report (báo cáo mẫu) of an invented commune: what a new clerk sees first.

Headings come from the outline; the sample file holds words, rows and names by section key.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from nq57desk.codec import from_written
from nq57desk.i18n import RESOURCES
from nq57desk.model import (
    Block,
    BlockId,
    BlockKind,
    Cell,
    Content,
    Office,
    PartialDate,
    Report,
    ReportId,
    RowId,
    RowKind,
    Run,
    Section,
    Table,
    TableRow,
)
from nq57desk.outlines import begin, find_outline, load_outlines
from nq57desk.periods import read

SAMPLE = RESOURCES / "samples" / "bao-cao-mau.toml"
_MARKED = re.compile(r"([-+*]|\d+\.) (.+)")

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sample file. Texts, rows, headings and captions go by the key of their section."""

    outline: str
    period: str
    name: str
    month: int
    year: int
    office: Office
    bases: tuple[str, ...]
    headings: dict[str, str] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    tables: dict[str, tuple[Rows, ...]] = field(default_factory=dict)
    captions: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_sample(path: Path = SAMPLE) -> Sample:
    """Read a sample file; it is part of the program, so whatever is wrong in it is our bug."""
    return from_written(tomllib.loads(path.read_text("utf-8")), Sample)


def load_sample(new_id: Callable[[], str]) -> Report:
    """Return the sample report, whole, its date and number still blank."""
    sample = read_sample()
    report = begin(
        find_outline(load_outlines(), sample.outline),
        sample.office,
        read(sample.period),
        report_id=ReportId(new_id()),
        name=sample.name,
        new_id=new_id,
    )
    return _Filling(sample=sample, new_id=new_id).fill(report)


@dataclass(frozen=True, kw_only=True)
class _Filling:
    sample: Sample
    new_id: Callable[[], str]

    def fill(self, report: Report) -> Report:
        sample = self.sample
        bases = tuple(self._block(_one_line(text)) for text in sample.bases)
        date = PartialDate(month=sample.month, year=sample.year)
        return replace(
            report,
            header=replace(report.header, date=date, bases=bases),
            sections=tuple(self._section(section) for section in report.sections),
        )

    def _section(self, section: Section) -> Section:
        key = section.key
        if key in self.sample.sections:
            notes = (block for block in section.blocks if block.kind is BlockKind.NOTE)
            content: Content = (*self._told(self.sample.sections[key]), *notes)
        elif key in self.sample.tables:
            content = tuple(self._tables(section))
        else:
            return section
        heading = self.sample.headings.get(key, section.heading)
        return replace(section, heading=heading, content=content, done=True)

    def _told(self, text: str) -> Iterator[Block]:
        for paragraph in re.split(r"\n\s*\n", text.strip()):
            words = _one_line(paragraph)
            marked = _MARKED.fullmatch(words)
            if marked is None:
                yield self._block(words)
            elif marked[1][0].isdigit():
                yield self._block(marked[2], BlockKind.NUMBERED)
            else:
                yield self._block(marked[2], BlockKind(marked[1]))

    def _tables(self, section: Section) -> Iterator[Block | Table]:
        rows = iter(self.sample.tables[section.key])
        captions = iter(self.sample.captions.get(section.key, ()))
        for item in section.content:
            if isinstance(item, Table):
                width = len(item.leaves())
                yield replace(item, rows=tuple(self._row(texts, width) for texts in next(rows)))
            else:
                caption = next(captions, item.text)
                yield replace(item, runs=(Run(text=caption),))

    def _row(self, texts: tuple[str, ...], width: int) -> TableRow:
        """Make a row; fewer texts than columns are the number and the name of a group."""
        kind = RowKind.DATA if len(texts) == width else RowKind.GROUP
        runs = ((Run(text=_one_line(text)),) if text else () for text in texts)
        return TableRow(
            id=RowId(self.new_id()), kind=kind, cells=tuple(Cell(runs=run) for run in runs)
        )

    def _block(self, text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
        return Block(id=BlockId(self.new_id()), kind=kind, runs=(Run(text=text),))


def _one_line(text: str) -> str:
    return " ".join(text.split())
