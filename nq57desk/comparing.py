"""What differs between two reports, by section, paragraph and word.

Texts are compared as they are printed: numbers of sections, filled parameters and figures too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from nq57desk import numbering, wording
from nq57desk.alike import Change, Piece, aligned, likeness, pieces
from nq57desk.figures.catalogue import Catalogue, Figure, load_catalogue
from nq57desk.figures.ledger import Amount, Ledger
from nq57desk.figures.writing import Writer, change
from nq57desk.model import (
    Block,
    BlockKind,
    Closing,
    Content,
    FigureRef,
    Header,
    Report,
    Run,
    Section,
    SectionId,
    Table,
    TableRow,
)
from nq57desk.parameters import fill, parameters
from nq57desk.section_pairs import pairs

Written = Callable[[FigureRef], str]
HEADER, CLOSING = "header", "closing"
CELL_GAP = " | "

_MARKS = {BlockKind.DASH: "- ", BlockKind.PLUS: "+ ", BlockKind.STAR: "* "}


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDiff:
    """A paragraph or a row of a table: `old` and `new` are its ids, "" where it is not there."""

    change: Change
    old: str
    new: str
    pieces: tuple[Piece, ...]
    is_row: bool = False

    @property
    def old_text(self) -> str:
        """How it read before."""
        return "".join(each.text for each in self.pieces if each.change is not Change.ADDED)

    @property
    def new_text(self) -> str:
        """How it reads now."""
        return "".join(each.text for each in self.pieces if each.change is not Change.REMOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionDiff:
    """A section of the old report beside that of the new one; `None` where there is none.

    `part` is "header" or "closing" for what stands in no section.
    """

    part: str = ""
    old: SectionId | None = None
    new: SectionId | None = None
    heading: tuple[Piece, ...] = ()
    items: tuple[ItemDiff, ...] = ()
    moved: bool = False

    @property
    def is_same(self) -> bool:
        """Whether nothing at all differs."""
        texts = all(piece.change is Change.SAME for piece in self.heading)
        return texts and not self.moved and not self.changed

    @property
    def changed(self) -> tuple[ItemDiff, ...]:
        """The paragraphs and rows that differ."""
        return tuple(item for item in self.items if item.change is not Change.SAME)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureDiff:
    """A figure in both reports; `percent`: growth, of a rate in percentage points."""

    figure: Figure
    old: Amount
    new: Amount
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a row as printed, with its id."""

    id: str
    text: str
    is_row: bool = False


def compare(
    old: Report, new: Report, *, old_figures: Written | None = None,
    new_figures: Written | None = None,
) -> tuple[SectionDiff, ...]:  # fmt: skip
    """Return the differences, in the order of `new`; removed sections behind what they followed.

    `old_figures`, `new_figures` write the figures of each; by the built-in catalogue if not told.
    """
    return Comparison(old, new, old_figures=old_figures, new_figures=new_figures).whole()


class Comparison:
    """Two reports, compared as a whole or part by part; see `compare`."""

    def __init__(
        self, old: Report, new: Report, *, old_figures: Written | None = None,
        new_figures: Written | None = None,
    ) -> None:  # fmt: skip
        self.before = Printed(old, old_figures or Writer(old, load_catalogue()))
        self.after = Printed(new, new_figures or Writer(new, load_catalogue()))

    @cached_property
    def paired(self) -> dict[SectionId, SectionId]:
        """The section of the old report for each of the new one that has one."""
        return pairs(self.before.report, self.after.report)

    def whole(self) -> tuple[SectionDiff, ...]:
        """Return the differences of all parts."""
        sections = _sections(self.before, self.after, self.paired)
        return (self.header(), *sections, self.closing())

    def header(self) -> SectionDiff:
        """Return what differs in the heads."""
        return SectionDiff(part=HEADER, items=_items(self.before.header(), self.after.header()))

    def section(self, section_id: SectionId) -> SectionDiff:
        """Return what differs in a section of the new report from the one it answers.

        Raises:
            KeyError: the new report has no such section.
        """
        new = self.after.report.section(section_id)
        answered = self.paired.get(section_id)
        old = self.before.report.section(answered) if answered else None
        return _section(self.before, self.after, old, new)

    def gone_behind(self, section_id: SectionId) -> tuple[SectionDiff, ...]:
        """Return the sections that went and had followed the one that a new section answers.

        Those that had stood before all others follow the first section.
        """
        gone = _gone(self.before.report, set(self.paired.values()))
        found = gone.get(self.paired[section_id], []) if section_id in self.paired else []
        if self.after.report.sections[0].id == section_id:
            found = [*gone.get(None, ()), *found]
        return tuple(_section(self.before, self.after, each, None) for each in found)

    def closing(self) -> SectionDiff:
        """Return what differs in the ends."""
        return SectionDiff(part=CLOSING, items=_items(self.before.closing(), self.after.closing()))


def compare_figures(old: Report, new: Report, catalogue: Catalogue) -> tuple[FigureDiff, ...]:
    """Return the figures that either report has, in the order of the catalogue."""
    before, after = Ledger(old, catalogue), Ledger(new, catalogue)
    found = []
    for figure in catalogue.figures:
        was, is_ = before.amount(figure.id), after.amount(figure.id)
        if was.value is not None or is_.value is not None:
            percent = change(figure, is_, was)
            found.append(FigureDiff(figure=figure, old=was, new=is_, percent=percent))
    return tuple(found)


class Printed:
    """The texts of a report as they are printed."""

    def __init__(self, report: Report, written: Written) -> None:
        self.report = report
        self._written = written
        self._values = parameters(report)
        self._numbers = numbering.numbers(report.sections)

    def heading(self, section: Section) -> str:
        """Return number and heading."""
        return f"{self._numbers[section.id]} {fill(section.heading, self._values)}".strip()

    def lines(self, section: Section) -> list[Line]:
        """Return the paragraphs and rows of a section."""
        return list(self._content(section.content))

    def cells(self, row: TableRow) -> tuple[str, ...]:
        """Return what the cells of a row say."""
        return tuple(self._text(cell.runs) for cell in row.cells)

    def header(self) -> list[Line]:
        """Return the lines of the head."""
        header: Header = self.report.header
        fixed = (
            ("number", f"Số: {wording.number(header)}/{header.symbol}"),
            ("date", wording.place_and_date(header, self.report.office)),
            ("title", header.title),
            ("subject", fill(header.subject, self._values)),
            *(("addressee", f"Kính gửi: {each}") for each in header.addressees),
        )
        lines = [Line(part, text) for part, text in fixed]
        return [*lines, *self._content((*header.bases, *header.lead_in))]

    def closing(self) -> list[Line]:
        """Return the lines of the end."""
        closing: Closing = self.report.closing
        fixed = (
            *(("recipient", f"- {each}") for each in closing.recipients),
            *(("signature", each) for each in (*closing.signature, closing.signer) if each),
        )
        lines = [Line(part, text) for part, text in fixed]
        return [*self._content(closing.sentence), *lines]

    def _content(self, content: Content) -> Iterator[Line]:
        blocks = [item for item in content if isinstance(item, Block)]
        counted = [block.kind is BlockKind.NUMBERED for block in blocks]
        kept = {place: block.marker for place, block in enumerate(blocks)}
        markers = iter(numbering.block_markers(counted, kept))
        for item in content:
            if isinstance(item, Table):
                yield from self._rows(item)
            else:
                marker = next(markers)
                mark = f"{marker} " if marker else _MARKS.get(item.kind, "")
                yield Line(item.id, mark + self._text(item.runs))

    def _rows(self, table: Table) -> Iterator[Line]:
        heads = CELL_GAP.join(leaf.text for leaf in table.leaves())
        yield Line(table.id, heads, is_row=True)
        for row in table.rows:
            yield Line(row.id, CELL_GAP.join(self.cells(row)), is_row=True)

    def _text(self, runs: Sequence[Run]) -> str:
        texts = (self._written(run.figure) if run.figure else run.text for run in runs)
        return fill("".join(texts), self._values)


def _sections(
    before: Printed, after: Printed, paired: dict[SectionId, SectionId]
) -> Iterator[SectionDiff]:
    olds = {section.id: section for section in before.report.sections}
    gone = _gone(before.report, set(paired.values()))
    moved = _moved(before.report, after.report, paired)
    for section in gone.get(None, ()):
        yield _section(before, after, section, None)
    for section in after.report.sections:
        old = olds[paired[section.id]] if section.id in paired else None
        yield _section(before, after, old, section, moved=section.id in moved)
        for removed in gone.get(old.id, ()) if old else ():
            yield _section(before, after, removed, None)


def _gone(old: Report, kept: set[SectionId]) -> dict[SectionId | None, list[Section]]:
    """Return the sections that went, by the one that stays before them."""
    gone: dict[SectionId | None, list[Section]] = {}
    last: SectionId | None = None
    for section in old.sections:
        if section.id in kept:
            last = section.id
        else:
            gone.setdefault(last, []).append(section)
    return gone


def _moved(old: Report, new: Report, paired: dict[SectionId, SectionId]) -> set[SectionId]:
    """Return the sections of `new` that stand in another order than in `old`."""
    place = {section.id: index for index, section in enumerate(old.sections)}
    order = [each.id for each in new.sections if each.id in paired]
    ranks = [place[paired[each]] for each in order]
    in_order = sorted(ranks)
    if ranks == in_order:
        return set()
    steady = aligned(len(ranks), len(ranks), lambda one, two: float(ranks[one] == in_order[two]))
    return {order[one] for one, two in steady if one is not None and two is None}


def _section(
    before: Printed, after: Printed, old: Section | None, new: Section | None, *,
    moved: bool = False,
) -> SectionDiff:  # fmt: skip
    return SectionDiff(
        old=old.id if old else None,
        new=new.id if new else None,
        heading=pieces(before.heading(old) if old else "", after.heading(new) if new else ""),
        items=_items(before.lines(old) if old else [], after.lines(new) if new else []),
        moved=moved,
    )


def _items(olds: list[Line], news: list[Line]) -> tuple[ItemDiff, ...]:
    def weigh(one: int, two: int) -> float:
        old, new = olds[one], news[two]
        if old.is_row != new.is_row:
            return 0.0
        return likeness(old.text, new.text) + (0.6 if old.id == new.id else 0.0)

    found = []
    for one, two in aligned(len(olds), len(news), weigh):
        old = olds[one] if one is not None else None
        new = news[two] if two is not None else None
        found.append(_item(old, new))
    return tuple(found)


def _item(old: Line | None, new: Line | None) -> ItemDiff:
    if old is None or new is None:
        kind = Change.ADDED if old is None else Change.REMOVED
    else:
        kind = Change.SAME if old.text == new.text else Change.CHANGED
    return ItemDiff(
        change=kind,
        old=old.id if old else "",
        new=new.id if new else "",
        pieces=pieces(old.text if old else "", new.text if new else ""),
        is_row=any(line.is_row for line in (old, new) if line),
    )
