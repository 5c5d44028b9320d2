"""Taking a paragraph, a row or a table of another report over into a section, as one edit.

It comes as a report that is begun from another has it: periods rewritten where that is certain,
figures still figures, so that they show the values of this report, and marked as carried until
the clerk changes or confirms it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from nq57desk.alike import Change
from nq57desk.commands import Command, EditContent, SetCarried, Together
from nq57desk.comparing import ItemDiff, SectionDiff
from nq57desk.errors import BadInput
from nq57desk.i18n import _, mark
from nq57desk.model import (
    Block,
    BlockId,
    Content,
    Period,
    Report,
    RowId,
    RowKind,
    Section,
    SectionId,
    Table,
    TableId,
    TableRow,
)
from nq57desk.rollover import Carry, Left
from nq57desk.rollover.mentions import Turn
from nq57desk.rollover.revision import Revision
from nq57desk.vietnamese import fold

NewId = Callable[[], str]
_TITLE = mark("Take over from another report")


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """The edit that takes something over, and what the clerk must know of it.

    `at`: the paragraph or row where it stands then. `replaced`: it took the place of other words.
    `left`: words of an old period that could not be rewritten for certain.
    """

    command: Command
    at: str
    replaced: bool
    left: tuple[Left, ...]


def take_item(
    old: Report, new: Report, diff: SectionDiff, item: ItemDiff, *, caret: str, new_id: NewId
) -> TakenOver:
    """Take what the old report says at one place of a comparison.

    What has changed is replaced. What is missing is put behind what it followed, or into the
    paragraph at `caret` where that is empty.

    Raises:
        BadInput: both say the same, or a table has other columns now.
    """
    if item.change not in (Change.CHANGED, Change.REMOVED):
        raise BadInput(_("Nothing differs here, so there is nothing to take over."))
    if diff.old is None or diff.new is None:
        raise BadInput(_("Please go to the section that it is to stand in."))
    section, source = new.section(diff.new), old.section(diff.old)
    taking = _Taking(old.period, new, section, new_id)
    found = _found(source.content, item.old)
    if isinstance(found, TableRow):
        table = _table_of(source.content, found)
        return taking.row(table, found, diff, item)
    if item.change is Change.CHANGED:
        return taking.in_place(found, item.new)
    return taking.beside(found, _followed(diff, item), caret)


def take_block(
    block: Block, period: Period, new: Report, section_id: SectionId, *, caret: str, new_id: NewId
) -> TakenOver:
    """Take a paragraph of a report on `period`.

    It stands behind the paragraph or table at `caret`, at the end without one. It replaces what
    is typed there where that is nothing yet, or its own beginning.
    """
    section = new.section(section_id)
    taking = _Taking(period, new, section, new_id)
    there = next((each for each in section.blocks if each.id == caret), None)
    if there is not None and _begins(there, block):
        return taking.in_place(block, there.id)
    last = section.content[-1].id if section.content else ""
    return taking.beside(block, caret or last, "")


class _Taking:
    """What one edit takes into one section."""

    def __init__(self, period: Period, new: Report, section: Section, new_id: NewId) -> None:
        self._new = new
        self._section = section
        self._taken = set(_ids(each.content for each in new.sections))
        self._new_id = new_id
        self._revision = Revision(turn=Turn(old=period, new=new.period, span=new.data_span))

    def in_place(self, found: Block | Table, place: str) -> TakenOver:
        """Put a paragraph, or the head of a table, in place of another."""
        content = self._section.content
        at, there = next((at, each) for at, each in enumerate(content) if each.id == place)
        revised = self._revised(found)
        made: Block | Table
        if isinstance(there, Table) and isinstance(revised, Table):
            self._refuse_other_columns(revised, there)
            made = replace(there, columns=revised.columns)
            return self._told(_put(content, at, made, 1), place, (), replaced=True)
        if isinstance(there, Block) and isinstance(revised, Block):
            made = replace(revised, id=there.id)
            says = bool(there.runs)
            return self._told(_put(content, at, made, 1), place, (made.id,), replaced=says)
        raise BadInput(_("A paragraph and a table cannot stand for each other."))

    def beside(self, found: Block | Table, after: str, caret: str) -> TakenOver:
        """Put a paragraph or a whole table behind `after`, at the beginning for ""."""
        content = self._section.content
        empty = next(
            (
                at
                for at, each in enumerate(content)
                if isinstance(each, Block) and each.id == caret and not each.runs
            ),
            None,
        )
        made = self._named(self._revised(found))
        carried = [row.id for row in made.rows] if isinstance(made, Table) else [made.id]
        at = _place_behind(content, after) if empty is None else empty
        told = _put(content, at, made, 0 if empty is None else 1)
        return self._told(told, made.id, carried, replaced=False)

    def row(self, table: Table, row: TableRow, diff: SectionDiff, item: ItemDiff) -> TakenOver:
        """Put a row in place of the one it answers, or behind the one it followed."""
        now = self._answering(table, diff)
        if now is None:
            before = next(each for each in diff.items if each.old == table.id)
            return self.beside(table, _followed(diff, before), "")
        revised = self._revised(replace(table, rows=(row,)))
        assert isinstance(revised, Table)
        [made] = revised.rows
        if made.kind is RowKind.DATA:
            self._refuse_other_columns(table, now)
        rows, ids = now.rows, [each.id for each in now.rows]
        if item.new in ids:
            made = replace(made, id=RowId(item.new))
            at, out = ids.index(made.id), 1
        else:
            made = replace(made, id=RowId(self._free(row.id)))
            at, out = _places_before(diff, item, ids), 0
        table_ = replace(now, rows=(*rows[:at], made, *rows[at + out :]))
        content = self._section.content
        whole = _put(content, content.index(now), table_, 1)
        return self._told(whole, made.id, (made.id,), replaced=bool(out))

    def _revised(self, found: Block | Table) -> Block | Table:
        [made] = self._revision.content((found,), self._section.id, Carry.WHOLE)
        return made

    def _named(self, made: Block | Table) -> Block | Table:
        """Keep the ids, by which a later comparison knows them, unless they are in use here."""
        if isinstance(made, Block):
            return replace(made, id=BlockId(self._free(made.id)))
        rows = tuple(replace(row, id=RowId(self._free(row.id))) for row in made.rows)
        return replace(made, id=TableId(self._free(made.id)), rows=rows)

    def _free(self, name: str) -> str:
        return self._new_id() if name in self._taken else name

    def _answering(self, table: Table, diff: SectionDiff) -> Table | None:
        """Return the table of the section that answers `table`, by its head or by a row."""
        names = {table.id, *(row.id for row in table.rows)}
        answers = {each.new for each in diff.items if each.old in names and each.new}
        return next(
            (
                each
                for each in self._section.tables
                if each.id in answers or answers.intersection(row.id for row in each.rows)
            ),
            None,
        )

    def _refuse_other_columns(self, old: Table, new: Table) -> None:
        if len(old.leaves()) != len(new.leaves()):
            text = _("The table has other columns now. Please copy the cells that you need.")
            raise BadInput(text)

    def _told(
        self, content: Content, at: str, carried: Iterable[str], *, replaced: bool
    ) -> TakenOver:
        edit = EditContent(self._section.id, content)
        marks = edit.apply(self._new).carried.union(carried)
        return TakenOver(
            command=Together((edit, SetCarried(marks)), _TITLE),
            at=at,
            replaced=replaced,
            left=tuple(self._revision.left),
        )


def _begins(typed: Block, block: Block) -> bool:
    told = any(run.figure for run in typed.runs)
    return not told and fold(block.text).startswith(fold(typed.text).strip())


def _found(content: Content, name: str) -> Block | Table | TableRow:
    for item in content:
        if item.id == name:
            return item
        if isinstance(item, Table):
            for row in item.rows:
                if row.id == name:
                    return row
    raise BadInput(_("These words are no longer there. Please choose the paragraph again."))


def _table_of(content: Content, row: TableRow) -> Table:
    return next(each for each in content if isinstance(each, Table) and row in each.rows)


def _followed(diff: SectionDiff, item: ItemDiff) -> str:
    """Return what stands in the new section before the place of `item`, "" for nothing."""
    before = diff.items[: diff.items.index(item)]
    return next((each.new for each in reversed(before) if each.new), "")


def _places_before(diff: SectionDiff, item: ItemDiff, ids: Sequence[str]) -> int:
    """Return how many of `ids` stand before the place of `item`."""
    before = diff.items[: diff.items.index(item)]
    return next((ids.index(each.new) + 1 for each in reversed(before) if each.new in ids), 0)


def _place_behind(content: Content, name: str) -> int:
    """Return the place behind a paragraph, or behind the table that holds a row."""
    for at, item in enumerate(content):
        if name in _ids(((item,),)):
            return at + 1
    return 0


def _put(content: Content, at: int, made: Block | Table, out: int) -> Content:
    return (*content[:at], made, *content[at + out :])


def _ids(contents: Iterable[Content]) -> Iterator[str]:
    for content in contents:
        for item in content:
            yield item.id
            if isinstance(item, Table):
                yield from (row.id for row in item.rows)
