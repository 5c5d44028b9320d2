"""The drafts as a Qt model: the one in work first, the others by year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from itertools import groupby

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from nq57desk.drafts import DraftSummary, beside_name
from nq57desk.i18n import _
from nq57desk.model import ReportStatus
from nq57desk.signing import Version, state_text, status_text

DRAFT_ROLE = Qt.ItemDataRole.UserRole + 1
VERSION_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_GROUP = 0  # the internal id of a group; a draft has 1 + the row of its group


class Column(IntEnum):
    """What stands beside each other."""

    NAME = 0
    OUTLINE = 1
    PROGRESS = 2
    STATUS = 3
    CHANGED = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Drafts under one title."""

    title: str
    drafts: tuple[DraftSummary, ...]


def grouped(drafts: Sequence[DraftSummary], *, narrowed: bool = False) -> tuple[Group, ...]:
    """Put the draft in work first, the others by the year they report on, newest first.

    In work is the last changed of those that are not signed; a `narrowed` list goes by years
    alone.
    """
    unsigned = (each for each in drafts if each.status is not ReportStatus.SIGNED)
    in_work = None if narrowed else next(unsigned, None)
    others = [each for each in drafts if each is not in_work]
    years: dict[int, list[DraftSummary]] = {}
    for draft in others:
        years.setdefault(draft.year, []).append(draft)
    first = (Group(_("In work"), (in_work,)),) if in_work else ()
    by_year = (Group(_title(year), tuple(years[year])) for year in sorted(years, reverse=True))
    return (*first, *by_year)


def _unknown(_draft_id: str) -> Version | None:
    return None


class DraftsModel(QAbstractItemModel):
    """Groups, and the drafts under them.

    `version_of` tells number and day of a signed one; it is asked for those in sight alone.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._now = datetime.min
        self._versions: dict[str, Version | None] = {}
        self.version_of: Callable[[str], Version | None] = _unknown

    def show_drafts(
        self, drafts: Sequence[DraftSummary], *, now: datetime, narrowed: bool = False
    ) -> None:
        """Show other drafts, or some of them; `now` is what "yesterday" is counted from."""
        self.beginResetModel()
        self._groups, self._now = grouped(drafts, narrowed=narrowed), now
        self._versions = {}
        self.endResetModel()

    def add_drafts(self, further: Sequence[DraftSummary]) -> None:
        """Show drafts behind those that are shown; they come by year, newest first."""
        for year, found in groupby(further, key=lambda draft: draft.year):
            drafts, title, last = tuple(found), _title(year), len(self._groups) - 1
            if self._groups and self._groups[last].title == title:
                there = self._groups[last].drafts
                count = len(there)
                self.beginInsertRows(self.index(last, 0), count, count + len(drafts) - 1)
                self._groups = (*self._groups[:last], Group(title, (*there, *drafts)))
            else:
                self.beginInsertRows(QModelIndex(), last + 1, last + 1)
                self._groups = (*self._groups, Group(title, drafts))
            self.endInsertRows()

    def tell_time(self, now: datetime) -> None:
        """Count "10 minutes ago" from another moment."""
        self._now = now
        for row, group in enumerate(self._groups):
            above = self.index(row, 0)
            ends = (
                self.index(place, Column.CHANGED, above) for place in (0, len(group.drafts) - 1)
            )
            self.dataChanged.emit(*ends, [Qt.ItemDataRole.DisplayRole])

    def draft_at(self, index: Index) -> DraftSummary | None:
        """Return the draft at an index, `None` on a group."""
        if not index.isValid() or index.internalId() == _GROUP:
            return None
        return self._groups[index.internalId() - 1].drafts[index.row()]

    def first(self) -> QModelIndex:
        """Return where the draft in work stands, an invalid index where there is none."""
        if not self._groups:
            return QModelIndex()
        return self.index(0, 0, self.index(0, 0))

    def index_of(self, draft_id: str) -> QModelIndex:
        """Return where a draft stands, an invalid index where it does not."""
        for row, group in enumerate(self._groups):
            for place, draft in enumerate(group.drafts):
                if draft.id == draft_id:
                    return self.index(place, 0, self.index(row, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, index: Index = _NONE) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == _GROUP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _GROUP)

    def rowCount(self, parent: Index = _NONE) -> int:
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() == _GROUP and parent.column() == 0:
            return len(self._groups[parent.row()].drafts)
        return 0

    def columnCount(self, _parent: Index = _NONE) -> int:
        return len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.draft_at(index) is None:
            return Qt.ItemFlag.NoItemFlags  # the keys pass over it
        return super().flags(index)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.NAME: _("Report"),
            Column.OUTLINE: _("Outline"),
            Column.PROGRESS: _("Progress"),
            Column.STATUS: _("State"),
            Column.CHANGED: _("Last change"),
        }[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        draft = self.draft_at(index)
        if draft is None:
            return self._group_data(index, role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(draft, Column(index.column()))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._text(draft, Column(index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                return f"{draft.name}\n{beside_name('', draft.period_label, draft.office)}".strip()
            case _ if role == DRAFT_ROLE:
                return draft
            case _ if role == VERSION_ROLE:
                return self._version(draft)
        return None

    def _group_data(self, index: Index, role: int) -> object:
        if index.column() != 0:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._groups[index.row()].title
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _text(self, draft: DraftSummary, column: Column) -> str:
        match column:
            case Column.NAME:
                return draft.name
            case Column.OUTLINE:
                return draft.outline_name
            case Column.PROGRESS:
                version = self._version(draft)
                if version is None:
                    return progress_text(draft)
                return state_text(version.status, version.header)
            case Column.STATUS:
                return status_text(draft.status)
            case Column.CHANGED:
                return told(draft.changed, self._now)

    def _version(self, draft: DraftSummary) -> Version | None:
        """Return number, day and scan of a signed report."""
        if draft.status is not ReportStatus.SIGNED:
            return None
        if draft.id not in self._versions:
            self._versions[draft.id] = self.version_of(draft.id)
        return self._versions[draft.id]


def progress_text(draft: DraftSummary) -> str:
    """Say how far a draft is."""
    return _("{done}/{total} sections").format(done=draft.done, total=draft.total)


def told(moment: datetime | None, now: datetime) -> str:
    """Say when something was, as people do: the nearer, the finer."""
    if moment is None:
        return ""
    since = now - moment
    if timedelta(0) <= since < timedelta(minutes=1):
        return _("just now")
    if timedelta(0) <= since < timedelta(hours=1):
        return _("{count} minutes ago").format(count=since.seconds // 60)
    clock = f"{moment:%H:%M}"
    if moment.date() == now.date():
        return _("today {time}").format(time=clock)
    if moment.date() == now.date() - timedelta(days=1):
        return _("yesterday {time}").format(time=clock)
    return f"{moment.day}/{moment.month}/{moment.year}"


def _title(year: int) -> str:
    return str(year) if year else _("Without a year")
