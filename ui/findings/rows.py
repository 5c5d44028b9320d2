"""A list of things under titles that fold: what the models of findings have in common."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The title of a group; `key` stays while `title` counts, "" for one that does not fold."""

    title: str
    key: str = ""
    is_open: bool = True


Row = Group | object


class RowsModel(QAbstractListModel):
    """Titles and what stands under them in one column; a folded group hides its rows."""

    def __init__(self, parent: QObject | None = None, *, folded: Iterable[str] = ()) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._folded = set(folded)

    def toggle(self, row: int) -> None:
        """Open or fold a group that folds; the titles stay where they are."""
        group = self.row_at(row)
        if isinstance(group, Group) and group.key:
            self._folded ^= {group.key}
            self.refresh()

    def set_folded(self, keys: Iterable[str]) -> None:
        """Fold these groups and open all others."""
        self._folded = set(keys)
        self.refresh()

    def group_at(self, row: int) -> int:
        """Return the row of the title that folds and under which a row stands, -1 for none."""
        for place in range(row, -1, -1):
            group = self._rows[place]
            if isinstance(group, Group) and group.key:
                return place
        return -1

    def row_at(self, row: int) -> Row | None:
        """Return what stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def refresh(self) -> None:
        """Make all rows anew."""
        self.beginResetModel()
        self._rows = list(self.made())
        self.endResetModel()

    def made(self) -> Iterable[Row]:
        """Return all rows as they are now."""
        raise NotImplementedError

    def group(self, key: str, title: str, rows: Sequence[Row]) -> Iterator[Row]:
        """Yield the title of a group, and its rows unless it is folded."""
        is_open = key not in self._folded
        yield Group(title=title, key=key, is_open=is_open)
        yield from rows if is_open else ()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row()) if index.isValid() else None
        if role == ROW_ROLE:
            return row
        if isinstance(row, Group):
            return row.title if role == Qt.ItemDataRole.DisplayRole else None
        return None if row is None else self.told(row, role)

    def told(self, row: Row, role: int) -> object:
        """Return what Qt asks of a row that is no title."""
        raise NotImplementedError

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.row_at(index.row())
        if isinstance(row, Group) and not row.key:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
