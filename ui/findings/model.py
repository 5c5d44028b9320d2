"""The findings as a list: groups by section or by severity, those let pass folded at the end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from nq57desk.checking import SEVERITIES, Checked, severity_name
from nq57desk.i18n import _
from nq57desk.model import Severity
from ui.findings import looks

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class Grouping(Enum):
    """What findings are grouped by."""

    SEVERITY = auto()
    SECTION = auto()


@dataclass(frozen=True, slots=True)
class Group:
    """The head of a group; `folds` tells whether it opens and closes."""

    title: str
    folds: bool = False
    is_open: bool = True


Row = Group | Checked


class FindingsModel(QAbstractListModel):
    """Heads of groups and findings in one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._checked: tuple[Checked, ...] = ()
        self._order: dict[str, int] = {}
        self._rows: list[Row] = []
        self._wanted = set(SEVERITIES)
        self._grouping = Grouping.SEVERITY
        self._passed_open = False

    def show(self, checked: Sequence[Checked], order: Iterable[str] = ()) -> None:
        """Show findings; `order` is that of the names of their sections."""
        self._checked = tuple(checked)
        self._order = {name: place for place, name in enumerate(order)}
        self._refresh()

    def show_severity(self, severity: Severity, wanted: bool) -> None:
        """Show findings of a severity, or leave them out."""
        (self._wanted.add if wanted else self._wanted.discard)(severity)
        self._refresh()

    def group_by(self, grouping: Grouping) -> None:
        """Group otherwise."""
        self._grouping = grouping
        self._refresh()

    def toggle(self, row: int) -> None:
        """Open or fold a group that folds."""
        group = self.row_at(row)
        if isinstance(group, Group) and group.folds:
            self._passed_open = not self._passed_open
            self._refresh()

    def checked(self) -> tuple[Checked, ...]:
        """Return all findings, shown or not."""
        return self._checked

    def row_at(self, row: int) -> Row | None:
        """Return what stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, ground: str) -> int:
        """Return the row of a finding by what it rests on, -1 where it is not shown."""
        for place, row in enumerate(self._rows):
            if isinstance(row, Checked) and row.ground == ground:
                return place
        return -1

    def next_open(self, row: int, step: int = 1) -> int:
        """Return the row of the next open finding, round at the end; -1 where none is shown."""
        rows = [
            place for place, each in enumerate(self._rows)
            if isinstance(each, Checked) and each.is_open
        ]  # fmt: skip
        if not rows:
            return -1
        beyond = [place for place in rows if (place > row if step > 0 else place < row)]
        return (beyond or rows)[0 if step > 0 else -1]

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if isinstance(row, Group):
            return row.title if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.finding.message
            case Qt.ItemDataRole.DecorationRole:
                return looks.shape(row.finding.severity)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{severity_name(row.finding.severity)}: {row.finding.message}"
            case Qt.ItemDataRole.ToolTipRole:
                return _("{rule} ({source})").format(rule=row.title, source=row.source)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.row_at(index.row())
        if isinstance(row, Group) and not row.folds:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _refresh(self) -> None:
        self.beginResetModel()
        self._rows = list(self._made())
        self.endResetModel()

    def _made(self) -> Iterable[Row]:
        shown = [one for one in self._checked if one.finding.severity in self._wanted]
        found = [one for one in shown if one.is_open]
        for title, group in self._groups(found):
            yield Group(title)
            yield from group
        passed = [one for one in shown if not one.is_open]
        if passed:
            title = _("Let pass ({count})").format(count=len(passed))
            yield Group(title, folds=True, is_open=self._passed_open)
            yield from passed if self._passed_open else ()

    def _groups(self, found: Sequence[Checked]) -> Iterable[tuple[str, list[Checked]]]:
        if self._grouping is Grouping.SEVERITY:
            for severity in SEVERITIES:
                group = [one for one in found if one.finding.severity is severity]
                if group:
                    yield looks.counted(severity, len(group)), group
            return
        last = len(self._order)
        names = sorted(
            dict.fromkeys(one.where for one in found),
            key=lambda name: self._order.get(name, last),
        )
        for name in names:
            yield name, [one for one in found if one.where == name]
