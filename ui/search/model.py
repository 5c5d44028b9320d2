"""What was found, as a Qt model that fetches further results when they are scrolled to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from nq57desk.i18n import _
from nq57desk.periods import label
from nq57desk.searching import CLOSING, HEADER, UNPLACED, Found

FOUND_ROLE = Qt.ItemDataRole.UserRole + 1
PAGE = 20
Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[int, int], Sequence[Found]]  # how many, behind how many
_NONE = QModelIndex()


class FoundModel(QAbstractListModel):
    """The results of one search, the first page of them at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: list[Found] = []
        self._fetch: Fetch = lambda _limit, _offset: ()
        self._more = False

    @property
    def has_more(self) -> bool:
        """Whether there are results that were not fetched yet."""
        return self._more

    def show_found(self, fetch: Fetch) -> None:
        """Show what `fetch` gives in place of what is shown."""
        self.beginResetModel()
        self._fetch = fetch
        self._found = list(fetch(PAGE, 0))
        self._more = len(self._found) == PAGE
        self.endResetModel()

    def found_at(self, index: Index) -> Found | None:
        """Return the result at an index."""
        return self._found[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._found)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        count = len(self._found)
        further = self._fetch(PAGE, count)
        self._more = len(further) == PAGE
        if further:
            self.beginInsertRows(QModelIndex(), count, count + len(further) - 1)
            self._found += further
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found = self.found_at(index)
        if found is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return found.sentence
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{source_text(found)}. {place_text(found)}. {found.sentence}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{source_text(found)}\n{place_text(found)}"
            case _ if role == FOUND_ROLE:
                return found
        return None


def source_text(found: Found) -> str:
    """Name the report, with period and place as far as its name does not tell them."""
    name = found.name.casefold()
    facts = (label(found.period), found.office)
    told = (fact for fact in facts if fact and fact.casefold() not in name)
    return " · ".join((found.name, *told))


def place_text(found: Found) -> str:
    """Name the place in the report: the numbers down to the section, and its heading."""
    match found.part:
        case part if part == HEADER:
            return _("Head of the report")
        case part if part == CLOSING:
            return _("End of the report")
        case part if part == UNPLACED:
            return _("Without a place")
    return "  ".join(part for part in (found.path, found.heading) if part)
