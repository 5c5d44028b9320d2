"""The lines of an earlier report beside those of the page, as a list."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from nq57desk.alike import Change
from nq57desk.i18n import _
from nq57desk.side_by_side import SideLine

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
MARKS_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class SideModel(QAbstractListModel):
    """One line a row. Without marks only what the earlier report says is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[SideLine, ...] = ()
        self._lines: tuple[SideLine, ...] = ()
        self._marks = True
        self._rows: tuple[dict[str, int], dict[str, int]] = {}, {}

    def show(self, lines: tuple[SideLine, ...], *, marks: bool) -> None:
        """Show lines; where they stand as before, only those that changed are told."""
        self._all = lines
        shown = tuple(self._wanted(lines, marks))
        stays = [_place(line) for line in shown] == [_place(line) for line in self._lines]
        if not stays:
            self.beginResetModel()
        before, self._lines = self._lines, shown
        self._rows = _rows(shown)
        all_anew, self._marks = marks != self._marks, marks
        if not stays:
            self.endResetModel()
            return
        for row, (one, two) in enumerate(zip(before, shown, strict=True)):
            if all_anew or one != two:
                self.dataChanged.emit(self.index(row), self.index(row))

    def show_marks(self, marks: bool) -> None:
        """Mark what differs, or show the earlier report alone."""
        self.show(self._all, marks=marks)

    @property
    def marks(self) -> bool:
        """Whether differences are marked."""
        return self._marks

    def line(self, row: int) -> SideLine | None:
        """Return the line in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of_new(self, name: str) -> int:
        """Return the row that tells of a paragraph or row of the page, -1 for none."""
        return self._rows[1].get(name, -1)

    def row_of_old(self, name: str) -> int:
        """Return the row that tells of a paragraph or row of the earlier report, -1 for none."""
        return self._rows[0].get(name, -1)

    def next_to_take(self, row: int) -> int:
        """Return the next row below that can be taken over, else the next above, else -1."""
        rows = [at for at, line in enumerate(self._lines) if line.can_be_taken]
        return next((at for at in rows if at > row), rows[0] if rows else -1)

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.item.old_text or line.item.new_text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{change_name(line.item.change)}: {line.item.old_text}"
            case Qt.ItemDataRole.ToolTipRole if self._marks:
                return change_name(line.item.change)
        return {LINE_ROLE: line, MARKS_ROLE: self._marks}.get(role)

    def _wanted(self, lines: tuple[SideLine, ...], marks: bool) -> Iterator[SideLine]:
        return (line for line in lines if marks or line.item.change is not Change.ADDED)


def change_name(change: Change) -> str:
    """Say what became of a line."""
    match change:
        case Change.SAME:
            return _("The same in both reports")
        case Change.CHANGED:
            return _("Changed since that report")
        case Change.ADDED:
            return _("Only in this report")
        case Change.REMOVED:
            return _("Only in that report")


def _place(line: SideLine) -> tuple[str, str]:
    return line.item.old, line.item.new


def _rows(lines: tuple[SideLine, ...]) -> tuple[dict[str, int], dict[str, int]]:
    """Return in which row each paragraph of the earlier report stands, and each of this one."""
    old = {line.item.old: row for row, line in enumerate(lines) if line.item.old}
    new = {line.item.new: row for row, line in enumerate(lines) if line.item.new}
    return old, new
