"""A frozen table as a Qt model. Each edit makes a new table and tells it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from nq57desk.model import Cell, Run, Table, TableId
from ui.editor.carried import NO_MARKS, CarriedMarks
from ui.tables import edits

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
CORNER = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Corner:
    """A mark in the corner of a cell: its colour, and why, under the mouse."""

    colour: str
    text: str


class TableModel(QAbstractTableModel):
    """Shows and edits one table.

    Signals:
        table_changed(object): the table, edited here, is another now.
    """

    table_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = Table(id=TableId(""))
        self._new_id: Callable[[], str] = str
        self._read_only = False
        self._corners: dict[tuple[str, int], Corner] = {}
        self._carried = NO_MARKS
        self._known = _Facts.of(self._table)

    @property
    def table(self) -> Table:
        """The table as it stands now."""
        return self._table

    def mark(self, corners: Mapping[tuple[str, int], Corner]) -> None:
        """Mark cells, by row id and column, in place of those marked before."""
        if corners == self._corners:
            return
        self._corners = dict(corners)
        self._tell_marks()

    def corner(self, index: Index) -> Corner | None:
        """Return what marks a cell."""
        return self._corners.get((self._table.rows[index.row()].id, index.column()))

    @property
    def carried(self) -> CarriedMarks:
        """Which rows came over and wait."""
        return self._carried

    def show_carried(self, marks: CarriedMarks) -> None:
        """Mark the rows that came over and wait, from now on."""
        if marks != self._carried:
            self._carried = marks
            self._tell_marks()

    def row_id(self, index: Index) -> str:
        """Return the id of the row of an index."""
        return self._table.rows[index.row()].id

    def show(self, table: Table, *, new_id: Callable[[], str]) -> None:
        """Show another table without telling; cells of the same rows stay in place."""
        self._new_id = new_id
        if _shape(table) == _shape(self._table):
            self._put(table)
            return
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def set_read_only(self, read_only: bool) -> None:
        """Refuse edits from now on."""
        self._read_only = read_only

    def is_group(self, row: int) -> bool:
        """Tell whether a row is a group's name over all columns."""
        return edits.is_group(self._table.rows[row])

    def is_centred(self, index: Index) -> bool:
        """Tell whether a cell is printed in the middle."""
        if self.is_group(index.row()):
            return index.column() == 0
        return index.column() in self._facts().centred

    def cell(self, index: Index) -> Cell:
        """Return the cell at an index."""
        return edits.cell_at(self._table, index.row(), index.column())

    # What Qt asks.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._facts().width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == CELL:
            return self.cell(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.cell(index).text
        if role == Qt.ItemDataRole.ToolTipRole:
            corner = self.corner(index)
            return corner.text if corner else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heading(index.column())}: {self.cell(index).text}"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or section < 0:
            return None
        return self._heading(section) if orientation is Qt.Orientation.Horizontal else section + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self._read_only else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role not in (Qt.ItemDataRole.EditRole, CELL):
            return False
        cell = value if isinstance(value, Cell) else Cell(runs=(Run(text=str(value)),))
        if self._read_only or cell == self.cell(index):
            return False
        self._table = edits.set_cell(self._table, index.row(), index.column(), cell)
        self.dataChanged.emit(index, index)
        self.table_changed.emit(self._table)
        return True

    # Edits of rows and ranges.

    def insert_row(self, at: int) -> None:
        """Put an empty row in before row `at`."""
        self._insert(edits.insert_rows(self._table, at, new_id=self._new_id), at, 1)

    def insert_group(self, at: int) -> None:
        """Put a group's row in before row `at`."""
        self._insert(edits.insert_group(self._table, at, new_id=self._new_id), at, 1)

    def remove_rows(self, rows: Sequence[int]) -> None:
        """Take rows out."""
        after = edits.remove_rows(self._table, rows)
        for row in sorted(set(rows), reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            kept = (*self._table.rows[:row], *self._table.rows[row + 1 :])
            self._table = replace(self._table, rows=kept)
            self.endRemoveRows()
        self._tell(after)

    def move_row(self, at: int, step: int) -> bool:
        """Move a row up (-1) or down (1); False at the edge."""
        to = at + step
        if not 0 <= to < len(self._table.rows):
            return False
        after = edits.move_row(self._table, at, to)
        self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), to + (step > 0))
        self._table = self._as_before(after)
        self.endMoveRows()
        self._tell(after)
        return True

    def clear(self, indexes: Iterable[Index]) -> None:
        """Empty cells."""
        self._edit(edits.clear(self._table, [(i.row(), i.column()) for i in indexes]))

    def paste(self, at: Index, grid: edits.Grid) -> int:
        """Put cells in from an index on; return how many columns found no room."""
        lost = edits.lost_columns(self._table, at.column(), grid)
        after = edits.paste(self._table, at.row(), at.column(), grid, new_id=self._new_id)
        added = len(after.rows) - len(self._table.rows)
        if added:
            self._insert(after, len(self._table.rows), added)
        else:
            self._edit(after)
        return lost

    def _insert(self, after: Table, at: int, count: int) -> None:
        self.beginInsertRows(QModelIndex(), at, at + count - 1)
        self._table = self._as_before(after)
        self.endInsertRows()
        self._tell(after)

    def _as_before(self, after: Table) -> Table:
        """Return `after` with the old cells of the rows that are in both: Qt wants to hear of
        rows first, of numbers that go on then.
        """
        old = {row.id: row for row in self._table.rows}
        return replace(after, rows=tuple(old.get(row.id, row) for row in after.rows))

    def _edit(self, after: Table) -> None:
        if after != self._table:
            self._tell(after)

    def _tell(self, after: Table) -> None:
        self._put(after)
        self.table_changed.emit(after)

    def _put(self, table: Table) -> None:
        """Take over a table of the same rows."""
        self._table = table
        if table.rows:
            last = self.index(len(table.rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _tell_marks(self) -> None:
        if self._table.rows:
            first, last = self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(first, last, [CORNER])

    def _facts(self) -> "_Facts":
        if self._known.table is not self._table:
            self._known = _Facts.of(self._table)
        return self._known

    def _heading(self, column: int) -> str:
        leaves = self._table.leaves()
        return leaves[column].text if column < len(leaves) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What is asked of a table for each cell that is drawn, found once."""

    table: Table
    width: int
    centred: frozenset[int]

    @classmethod
    def of(cls, table: Table) -> "_Facts":
        """Find the facts of a table."""
        centred = edits.centred_columns(table)
        return cls(table=table, width=edits.width(table), centred=centred)


def _shape(table: Table) -> tuple[object, ...]:
    return table.columns, edits.width(table), tuple((row.id, row.kind) for row in table.rows)
