"""Content as it comes over: old periods rewritten, numbers left out, every change told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from nq57desk.model import (
    Block,
    Cell,
    Column,
    Content,
    Place,
    RowKind,
    Run,
    SectionId,
    Table,
    TableRow,
)
from nq57desk.numbers_in_text import find_numbers
from nq57desk.rollover.choices import Carry
from nq57desk.rollover.mentions import Doubt, Mention, Setting, Turn

UNKNOWN = "…"  # printed where a figure of the new period goes
Runs = tuple[Run, ...]

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*(?: \d{3})*")
_ONLY_NUMBER = re.compile(r"\s*[-+]?\d[\d.,/ ]*\s*%?\s*")
_COUNTER = re.compile(r"(?:stt|tt|số\s+tt|số\s+thứ\s+tự)\.?", re.IGNORECASE)
_LAST_LABEL = 1
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """Words that were certain: `place` in the new report, before and after."""

    place: Place
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Words that may be old, in their sentence; `hint`: what might stand there."""

    place: Place
    words: str
    sentence: str
    doubt: Doubt
    hint: str = ""


@dataclass(slots=True)
class Revision:
    """Revises the texts of one report; what it did and did not do gathers in two lists."""

    turn: Turn
    rewritten: list[Rewritten] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)

    def text(self, text: str, place: Place, setting: Setting = Setting.TEXT) -> str:
        """Return `text` with the old period rewritten where it is certain."""
        return self.runs((Run(text=text),), place, setting)[0].text if text else text

    def runs(self, runs: Runs, place: Place, setting: Setting = Setting.TEXT) -> Runs:
        """Return `runs` with the old period rewritten; a look goes on over the new words."""
        text = "".join(run.text for run in runs)
        shift = 0
        for mention in self.turn.mentions(text, setting):
            start = mention.start + shift
            if mention.after is None:
                self._leave(text, mention, replace(place, start=start))
                continue
            runs = with_words(runs, start, mention.end + shift, mention.after)
            end = start + len(mention.after)
            before = text[mention.start : mention.end]
            where = replace(place, start=start, end=end)
            if before != mention.after:
                self.rewritten.append(Rewritten(place=where, before=before, after=mention.after))
            shift += len(mention.after) - len(before)
        return runs

    def content(self, content: Content, section: SectionId, carry: Carry) -> Content:
        """Return the content of a section as it comes over."""
        return tuple(
            self._table(item, section, carry)
            if isinstance(item, Table)
            else self._block(item, section, carry)
            for item in content
        )

    def _block(self, block: Block, section: SectionId, carry: Carry) -> Block:
        runs = self.runs(block.runs, Place(section=section, block=block.id))
        if carry is Carry.FRAME:
            runs = without_numbers(runs)
        return replace(block, runs=runs, origins=())

    def _table(self, table: Table, section: SectionId, carry: Carry) -> Table:
        place = Place(section=section, block=table.id)
        columns = tuple(self._column(column, place) for column in table.columns)
        rows = tuple(self._row(row, section, carry, _counters(table)) for row in table.rows)
        return replace(table, columns=columns, rows=rows, origins=())

    def _column(self, column: Column, place: Place) -> Column:
        return Column(
            text=self.text(column.text, place, Setting.HEADING),
            children=tuple(self._column(child, place) for child in column.children),
        )

    def _row(
        self, row: TableRow, section: SectionId, carry: Carry, counters: frozenset[int]
    ) -> TableRow:
        place = Place(section=section, block=row.id)
        cells = [Cell(runs=self.runs(cell.runs, place, Setting.CELL)) for cell in row.cells]
        if carry is Carry.FRAME and row.kind is RowKind.DATA:
            cells = [
                cell if index in counters else _frame(cell, index)
                for index, cell in enumerate(cells)
            ]
        return replace(row, cells=tuple(cells), origins=())

    def _leave(self, text: str, mention: Mention, place: Place) -> None:
        words = text[mention.start : mention.end]
        self.left.append(
            Left(
                place=replace(place, end=place.start + len(words)),
                words=words,
                sentence=_sentence(text, mention.start),
                doubt=mention.doubt or Doubt.OTHER_PERIOD,
                hint=mention.hint,
            )
        )


def telling(item: Block | Table) -> Iterator[str]:
    """Yield the ids of what says something: of a table the rows with more than their number."""
    if isinstance(item, Block):
        if _says(item.runs):
            yield item.id
        return
    counters = _counters(item)
    for row in item.rows:
        if any(_says(cell.runs) for at, cell in enumerate(row.cells) if at not in counters):
            yield row.id


def with_words(runs: Runs, start: int, end: int, words: str) -> Runs:
    """Return `runs` with `words` for what stands at `start` to `end` of their text."""
    made: list[Run] = []
    position = 0
    waiting = words
    for run in runs:
        first, last = start - position, end - position
        position += len(run.text)
        if run.figure or last <= 0 or first >= len(run.text):
            made.append(run)
            continue
        kept = run.text[: max(first, 0)], run.text[last:]
        text = waiting.join(kept)
        waiting = ""
        if text:
            made.append(replace(run, text=text))
    return tuple(made)


def without_numbers(runs: Runs) -> Runs:
    """Return `runs` with the numbers that count something left out, their units kept."""
    text = "".join(run.text for run in runs)
    for number in reversed(find_numbers(text)):
        told = text[number.start : number.end]
        bare = told.removesuffix(number.unit) if number.unit else told
        for match in reversed(list(_DIGITS.finditer(bare))):
            start, end = number.start + match.start(), number.start + match.end()
            runs = with_words(runs, start, end, UNKNOWN)
    return runs


def _says(runs: Runs) -> bool:
    return any(run.figure or run.text.strip() for run in runs)


def _counters(table: Table) -> frozenset[int]:
    """Return the columns that only number the rows."""
    leaves = enumerate(table.leaves())
    return frozenset(index for index, leaf in leaves if _COUNTER.fullmatch(leaf.text))


def _frame(cell: Cell, index: int) -> Cell:
    """Return a cell without its figures; the first two columns name what a row is about."""
    if index and _ONLY_NUMBER.fullmatch(cell.text):
        return replace(cell, runs=())
    return cell if index <= _LAST_LABEL else replace(cell, runs=without_numbers(cell.runs))


def _sentence(text: str, position: int) -> str:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end.start() > position:
            return text[start : end.start()].strip()
        start = end.end()
    return text[start:].strip()
