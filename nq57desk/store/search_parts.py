"""The parts of a report as the index of words has them: their lines as they are printed.

SQLite's tokenizer strips all marks of Vietnamese but the stroke of đ; in the index that letter is
a d with a mark, so that it strips this one too and the words need be kept but once.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from nq57desk.model import (
    Block,
    Cell,
    Closing,
    Content,
    FigureRef,
    Header,
    Report,
    Run,
    Section,
    SectionId,
    Table,
    Unplaced,
)
from nq57desk.parameters import fill, parameters
from nq57desk.searching import CLOSING, HEADER, PARTS, UNPLACED, Line

Written = Callable[[FigureRef], str]
WriterOf = Callable[[Report], Written]

_CELL_GAP = " | "
_STROKE = "\u032e"  # a mark below that the tokenizer strips; no text of ours has it on a d
_BREAK = "\v"  # a line broken inside a paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section, or what stands in none: `id` as of `Found.part` then."""

    id: str
    meaning: str = ""
    heading: str = ""
    lines: tuple[Line, ...] = ()


def all_parts(report: Report) -> tuple[str, ...]:
    """Return the ids of all parts, in printed order."""
    sections = tuple(section.id for section in report.sections)
    return (HEADER, *sections, CLOSING, UNPLACED)


def changed_parts(before: Report, after: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which parts read otherwise now, and which are gone."""
    former = {section.id: section for section in before.sections}
    other_facts = _facts(before) != _facts(after)
    other_figures = before.figures != after.figures
    changed: list[str] = [
        section.id
        for section in after.sections
        if former.pop(section.id, None) != section
        or (other_facts and "{" in section.heading)
        or (other_figures and shows_figures(section))
    ]
    for name, of in ((HEADER, _head), (CLOSING, _end), (UNPLACED, _pieces)):
        if other_facts or of(before) != of(after):
            changed.append(name)
    return tuple(changed), tuple(former)


def shows_figures(section: Section) -> bool:
    """Whether anything in a section is a figure."""
    return any(run.figure for runs in _runs(section.content) for run in runs)


def kept_lines(lines: Sequence[Line]) -> tuple[str, str]:
    """Return ids and words as the index keeps them, a line each."""
    words = (marked(text.replace("\n", _BREAK)) for _, text in lines)
    return "\n".join(name for name, _ in lines), "\n".join(words)


def lines_of(ids: str, words: str) -> Iterator[Line]:
    """Yield the lines that `kept_lines` was given."""
    texts = (line.replace(_BREAK, "\n") for line in unmarked(words).split("\n"))
    return zip(ids.split("\n"), texts, strict=True)


def marked(text: str) -> str:
    """Return `text` with đ as a marked d."""
    return text.replace("đ", f"d{_STROKE}").replace("Đ", f"D{_STROKE}")


def unmarked(kept: str) -> str:
    """Return the text that `marked` was given."""
    return kept.replace(f"d{_STROKE}", "đ").replace(f"D{_STROKE}", "Đ")


class PartReader:
    """Reads the parts of one report; its figures are written where there are any."""

    def __init__(self, report: Report, writer_of: WriterOf) -> None:
        self._report = report
        self._writer_of = writer_of
        self._written: Written | None = None
        self._values = parameters(report)
        self._meanings = {spec.key: spec.meaning for spec in report.outline.specs()}
        self._sections = {section.id: section for section in report.sections}

    def part(self, name: str) -> Part:
        """Return one part by its id."""
        if name in PARTS:
            lines = self._own_lines(name)
            return Part(id=name, lines=tuple(line for line in lines if line[1].strip()))
        section = self._sections[SectionId(name)]
        return Part(
            id=name,
            meaning=self._meanings.get(section.key, ""),
            heading=fill(section.heading, self._values),
            lines=tuple(self._lines(section.content)),
        )

    def _own_lines(self, name: str) -> Iterator[Line]:
        match name:
            case "header":
                return self._of_header(self._report.header)
            case "closing":
                return self._of_closing(self._report.closing)
            case _:
                return ((piece.id, piece.text) for piece in self._report.unplaced)

    def _of_header(self, header: Header) -> Iterator[Line]:
        if header.number:
            yield "number", f"{header.number}/{header.symbol}"
        yield "subject", fill(header.subject, self._values)
        yield from (("addressee", each) for each in header.addressees)
        for block in (*header.bases, *header.lead_in):
            yield block.id, fill(self._text(block.runs), self._values)

    def _of_closing(self, closing: Closing) -> Iterator[Line]:
        for block in closing.sentence:
            yield block.id, fill(self._text(block.runs), self._values)
        yield from (("recipient", each) for each in closing.recipients)
        yield from (("signature", each) for each in (*closing.signature, closing.signer))

    def _lines(self, content: Content) -> Iterator[Line]:
        for item in content:
            if isinstance(item, Block):
                if item.runs:
                    yield item.id, self._text(item.runs)
                continue
            yield item.id, _CELL_GAP.join(leaf.text for leaf in item.leaves())
            for row in item.rows:
                told = self._row(row.cells)
                if told.strip(_CELL_GAP):
                    yield row.id, told

    def _row(self, cells: tuple[Cell, ...]) -> str:
        return _CELL_GAP.join(self._text(cell.runs).replace("\n", " ") for cell in cells)

    def _text(self, runs: tuple[Run, ...]) -> str:
        return "".join(self._figure(run.figure) if run.figure else run.text for run in runs)

    def _figure(self, ref: FigureRef) -> str:
        if self._written is None:
            self._written = self._writer_of(self._report)
        return self._written(ref)


def _runs(content: Content) -> Iterator[tuple[Run, ...]]:
    for item in content:
        if isinstance(item, Table):
            yield from (cell.runs for row in item.rows for cell in row.cells)
        else:
            yield item.runs


def _facts(report: Report) -> tuple[object, ...]:
    return report.period, report.office, report.header.subject


def _head(report: Report) -> Header:
    return report.header


def _end(report: Report) -> Closing:
    return report.closing


def _pieces(report: Report) -> tuple[Unplaced, ...]:
    return report.unplaced
