"""One part of a report beside that of another, for the eye: paragraphs, rows, figures.

A changed row tells its cells one by one; figures tell both values and how far they have moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property

from nq57desk.alike import Change, Piece, pieces
from nq57desk.comparing import (
    Comparison,
    FigureDiff,
    ItemDiff,
    SectionDiff,
    compare_figures,
)
from nq57desk.figures.catalogue import Catalogue, Kind
from nq57desk.figures.places import uses
from nq57desk.figures.writing import MISSING, Manner, Writer
from nq57desk.i18n import _
from nq57desk.model import FigureForm, FigureId, FigureRef, Report, SectionId, Table, TableRow
from nq57desk.progress import is_empty
from nq57desk.vietnamese import format_number

_SHOWN = Decimal("0.1")
_ENOUGH_SAME = 0.6  # of the longer side
_SHORT = 60  # letters that are read at a glance, whatever has changed in them


class Form(Enum):
    """What a line is."""

    PARAGRAPH = auto()
    HEADING = auto()  # of a section that this report no longer has
    HEAD = auto()  # the head of a table
    ROW = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLine:
    """A cell of a changed row, under the head of its column."""

    column: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLine:
    """A paragraph or a row of both sides; `cells` only of a row that has changed.

    `only_read`: there is no section to take it into: it stands in the head or the end, or in a
    section that this report no longer has.
    """

    item: ItemDiff
    form: Form = Form.PARAGRAPH
    cells: tuple[CellLine, ...] = ()
    only_read: bool = False

    @property
    def can_be_taken(self) -> bool:
        """Whether the other report says here what this one does not."""
        return not self.only_read and self.item.change in (Change.CHANGED, Change.REMOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A figure in both reports as written; `by` and `percent` tell how far it has moved."""

    figure: FigureId
    label: str
    unit: str
    last: str
    now: str
    by: str = ""
    percent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A part of the new report beside that of the old one.

    `is_unwritten`: nothing stands in the section yet, so there is nothing to compare.
    """

    diff: SectionDiff
    lines: tuple[SideLine, ...] = ()
    figures: tuple[FigureLine, ...] = ()
    is_unwritten: bool = False


class SideBySide:
    """Lays parts of two reports beside each other; may be used in any thread."""

    def __init__(
        self,
        old: Report,
        new: Report,
        catalogue: Catalogue,
        *,
        old_figures: Callable[[FigureRef], str],
        new_figures: Callable[[FigureRef], str],
        manner: Manner,
    ) -> None:
        self.old = old
        self.new = new
        self._catalogue = catalogue
        self._manner = manner
        self._written = old_figures, new_figures

    @cached_property
    def _comparison(self) -> Comparison:
        before, after = self._written
        return Comparison(self.old, self.new, old_figures=before, new_figures=after)

    def section(self, section_id: SectionId) -> Beside:
        """Lay a section of the new report beside the one it answers.

        Raises:
            KeyError: the new report has no such section.
        """
        diff = self._comparison.section(section_id)
        wanted = self._asked(section_id) | self._used(diff)
        return Beside(
            diff=diff,
            lines=(*self._lines(diff), *self._gone(section_id)),
            figures=self._figures(wanted),
            is_unwritten=is_empty(self.new.section(section_id).content),
        )

    def header(self) -> Beside:
        """Lay the heads beside each other."""
        return self._fixed(self._comparison.header())

    def closing(self) -> Beside:
        """Lay the ends beside each other."""
        return self._fixed(self._comparison.closing())

    def figures(self) -> Beside:
        """Lay all figures beside each other."""
        return Beside(diff=SectionDiff(), figures=self._figures(None))

    def _fixed(self, diff: SectionDiff) -> Beside:
        return Beside(
            diff=diff, lines=tuple(SideLine(item=item, only_read=True) for item in diff.items)
        )

    def _lines(self, diff: SectionDiff) -> tuple[SideLine, ...]:
        before = _rows(self.old, diff.old)
        after = _rows(self.new, diff.new)
        made = []
        for item in diff.items:
            old, new = before.get(item.old), after.get(item.new)
            if not item.is_row:
                made.append(SideLine(item=item))
            elif old is None and new is None:
                made.append(SideLine(item=item, form=Form.HEAD))
            else:
                made.append(SideLine(item=item, form=Form.ROW, cells=self._cells(old, new)))
        return tuple(made)

    def _gone(self, section_id: SectionId) -> Iterator[SideLine]:
        """Yield the sections that went from behind this one, heading and all."""
        for diff in self._comparison.gone_behind(section_id):
            heading = ItemDiff(
                change=Change.REMOVED, old=diff.old or "", new="", pieces=diff.heading
            )
            yield SideLine(item=heading, form=Form.HEADING, only_read=True)
            yield from (replace(line, only_read=True) for line in self._lines(diff))

    def _cells(self, old: _Row | None, new: _Row | None) -> tuple[CellLine, ...]:
        if old is None or new is None or len(old.row.cells) != len(new.row.cells):
            return ()
        was, is_ = self._comparison.before.cells(old.row), self._comparison.after.cells(new.row)
        if was == is_:
            return ()
        return tuple(
            CellLine(column=column, pieces=pieces(one, two))
            for column, one, two in zip(new.columns, was, is_, strict=False)
        )

    def _asked(self, section_id: SectionId) -> set[FigureId]:
        spec = self.new.spec(self.new.section(section_id))
        if spec is None or not spec.meaning:
            return set()
        return {each.id for each in self._catalogue.figures if spec.meaning in each.meanings}

    def _used(self, diff: SectionDiff) -> set[FigureId]:
        return {
            use.ref.figure
            for report, section in ((self.old, diff.old), (self.new, diff.new))
            for use in (uses(report) if section else ())
            if use.place.section == section
        }

    def _figures(self, wanted: set[FigureId] | None) -> tuple[FigureLine, ...]:
        manner = replace(self._manner, leading_zero=False)
        write = [Writer(each, self._catalogue, manner=manner) for each in (self.old, self.new)]
        return tuple(
            _figure_line(each, *write)
            for each in compare_figures(self.old, self.new, self._catalogue)
            if wanted is None or wanted.intersection((each.figure.id, *each.figure.aliases))
        )


@dataclass(frozen=True, slots=True)
class _Row:
    row: TableRow
    columns: tuple[str, ...]


def _rows(report: Report, section_id: SectionId | None) -> dict[str, _Row]:
    if section_id is None:
        return {}
    return {
        row.id: _Row(row, _columns(table, row))
        for table in report.section(section_id).tables
        for row in table.rows
    }


def _columns(table: Table, row: TableRow) -> tuple[str, ...]:
    leaves = table.leaves()
    if len(leaves) != len(row.cells):
        return tuple("" for _cell in row.cells)
    return tuple(leaf.text for leaf in leaves)


def _figure_line(diff: FigureDiff, before: Writer, after: Writer) -> FigureLine:
    figure = diff.figure
    ref = FigureRef(figure=figure.id, form=FigureForm.VALUE)
    by, percent = _moved(diff)
    return FigureLine(
        figure=figure.id,
        label=figure.label,
        unit=figure.unit,
        last=_known(before(ref)),
        now=_known(after(ref)),
        by=by,
        percent=percent,
    )


def _moved(diff: FigureDiff) -> tuple[str, str]:
    """Write how far a figure has moved: in its unit, and in percent; a rate in points alone."""
    if diff.old.value is None or diff.new.value is None:
        return "", ""
    gap = diff.new.value - diff.old.value
    if not gap:
        return "=", ""
    if diff.figure.kind is Kind.PERCENT:
        return _("{number} points").format(number=_signed(gap)), ""
    in_unit = gap / diff.figure.scale
    percent = "" if diff.percent is None else f"{_signed(diff.percent)}%"
    return _signed(in_unit, Decimal("0.001")), percent


def _signed(value: Decimal, step: Decimal = _SHOWN) -> str:
    rounded = abs(value).quantize(step).normalize()
    whole = rounded.to_integral_value()
    sign = "+" if value > 0 else "−"
    return f"{sign}{format_number(whole if rounded == whole else rounded)}"


def _known(text: str) -> str:
    return "" if MISSING in text else text


def reads_as_one(words: Sequence[Piece]) -> bool:
    """Whether enough has stayed for both sides to be read as one text with changes."""
    sides = [
        sum(len(each.text) for each in words if each.change is not gone)
        for gone in (Change.ADDED, Change.REMOVED)
    ]
    same = sum(len(each.text) for each in words if each.change is Change.SAME)
    return max(sides) <= _SHORT or min(sides) == 0 or same >= _ENOUGH_SAME * max(sides)
