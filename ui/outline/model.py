"""The tree of pages as a Qt model: shape and colour of each state, heading as printed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from nq57desk.i18n import _
from nq57desk.model import Report, SectionId
from nq57desk.progress import Status, is_empty, statuses
from ui import theme
from ui.draft import Change
from ui.outline.page import (
    CLOSING,
    FIGURES,
    HEADER,
    UNPLACED,
    Page,
    PageKind,
    closing_status,
    header_status,
    headings,
)

PIECE = "application/x-nq57desk-piece"
PAGE_ROLE = Qt.ItemDataRole.UserRole + 1
COUNTS_ROLE = Qt.ItemDataRole.UserRole + 2
CARRIED_ROLE = Qt.ItemDataRole.UserRole + 3
Index = QModelIndex | QPersistentModelIndex
Counts = tuple[int, int]  # errors, warnings
_NONE = QModelIndex()
_NAMED = {"report", "header", "closing", "unplaced"}  # touched beside sections, seen in a row
_ICONS = {
    Status.EMPTY: "status-empty",
    Status.IN_WORK: "status-started",
    Status.DONE: "status-done",
}


@dataclass(eq=False, slots=True)
class _Node:
    page: Page | None
    parent: "_Node | None" = None
    text: str = ""
    status: Status = Status.EMPTY
    children: list["_Node"] = field(default_factory=list)
    row: int = 0

    def add(self, child: "_Node") -> None:
        child.parent, child.row = self, len(self.children)
        self.children.append(child)


class OutlineModel(QAbstractItemModel):
    """The pages of one report.

    Signals:
        piece_dropped(str, str): a piece without a place was dropped on a section: their ids.
        states_changed(): a section is in another state now, or there are other sections.
    """

    piece_dropped = Signal(str, str)
    states_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Node(None)
        self._nodes: dict[Page, _Node] = {}
        self._counts: dict[Page, Counts] = {}
        self._carried: dict[Page, int] = {}

    def show_report(self, report: Report) -> None:
        """Show a report from the beginning."""
        self.beginResetModel()
        self._root, self._nodes = _build(report)
        self.endResetModel()

    def refresh(self, change: Change) -> None:
        """Show what a change touched, and tell."""
        came_or_went = bool(change.before.unplaced) != bool(change.after.unplaced)
        if "outline-tree" in change.touched or came_or_went:
            self.show_report(change.after)
            self.states_changed.emit()
        elif change.touched & _NAMED:
            _root, fresh = _build(change.after)
            self._take_over({page: (node.text, node.status) for page, node in fresh.items()})
        elif _kinds_of_state(change.before, change) != _kinds_of_state(change.after, change):
            states = statuses(change.after)
            self._take_over(
                {
                    page: (node.text, states[page.section])
                    for page, node in self._nodes.items()
                    if page.section is not None
                }
            )

    def _take_over(self, fresh: dict[Page, tuple[str, Status]]) -> None:
        changed = False
        for page, (text, status) in fresh.items():
            node = self._nodes[page]
            if (node.text, node.status) != (text, status):
                changed |= node.status is not status
                node.text, node.status = text, status
                index = self.index_of(page)
                self.dataChanged.emit(index, index)
        if changed:
            self.states_changed.emit()

    def show_counts(self, counts: dict[Page, Counts]) -> None:
        """Show how many errors and warnings stand on each page."""
        former, self._counts = self._counts, counts
        for page in former.keys() | counts.keys():
            index = self.index_of(page)
            if index.isValid() and former.get(page) != counts.get(page):
                self.dataChanged.emit(index, index, [COUNTS_ROLE])

    def show_carried(self, counts: dict[Page, int]) -> None:
        """Show how much of each page came over from last period and waits."""
        former, self._carried = self._carried, counts
        for page in former.keys() | counts.keys():
            if former.get(page) != counts.get(page):
                index = self.index_of(page)
                self.dataChanged.emit(index, index, [CARRIED_ROLE])

    def waits_at(self, index: Index) -> bool:
        """Tell whether something waits on a page or on one under it."""
        node = self._node(index)
        return any(each.page in self._carried for each in _all(node))

    def holds(self, index: Index, page: Page) -> bool:
        """Tell whether a page stands at an index or under it."""
        return any(each.page == page for each in _all(self._node(index)))

    def index_of(self, page: Page) -> QModelIndex:
        """Return where a page stands, an invalid index where it does not."""
        node = self._nodes.get(page)
        return self.createIndex(node.row, 0, node) if node else QModelIndex()

    def page_at(self, index: Index) -> Page | None:
        """Return the page at an index."""
        return self._node(index).page

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row])

    def parent(self, index: Index = _NONE) -> QModelIndex:  # type: ignore[override]
        above = self._node(index).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, _parent: Index = _NONE) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self._node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.text
            case Qt.ItemDataRole.DecorationRole:
                shape = "look" if node.page == UNPLACED else _ICONS[node.status]
                return theme.status_icon(shape)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._told(node)
            case Qt.ItemDataRole.FontRole:
                return _bold() if node.parent is self._root else None
            case _ if role == PAGE_ROLE:
                return node.page
            case _ if role == COUNTS_ROLE:
                return self._counts.get(node.page) if node.page else None
            case _ if role == CARRIED_ROLE:
                return self._carried.get(node.page, 0) if node.page else 0
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        page = self.page_at(index) if index.isValid() else None
        if page and page.kind is PageKind.SECTION:
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return [PIECE]

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        page = self.page_at(parent) if parent.isValid() else None
        return data.hasFormat(PIECE) and page is not None and page.section is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        piece = bytes(data.data(PIECE).data()).decode()
        page = self.page_at(parent)
        self.piece_dropped.emit(piece, page.section if page else "")
        return True

    def _told(self, node: _Node) -> str:
        told = f"{node.text} – {status_name(node.page, node.status)}"
        waiting = self._carried.get(node.page, 0) if node.page else 0
        if not waiting:
            return told
        more = _("{count} parts of last period to look at").format(count=waiting)
        return f"{told}, {more}"

    def _node(self, index: Index) -> _Node:
        return index.internalPointer() if index.isValid() else self._root


def _kinds_of_state(report: Report, change: Change) -> list[tuple[bool, bool]]:
    """Return what the states of the touched sections hang on, so that a word more is quick."""
    touched = (section for section in report.sections if section.id in change.touched)
    return [(is_empty(section.content), section.done) for section in touched]


def status_name(page: Page | None, status: Status) -> str:
    """Name a state in the clerk's words."""
    if page == UNPLACED:
        return _("please look here")
    return {
        Status.EMPTY: _("empty"),
        Status.IN_WORK: _("in work"),
        Status.DONE: _("done"),
    }[status]


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


def _build(report: Report) -> tuple[_Node, dict[Page, _Node]]:
    texts, states = headings(report), statuses(report)
    root = _Node(None)
    if report.unplaced:
        count = len(report.unplaced)
        root.add(_Node(UNPLACED, text=_("Not placed yet ({count})").format(count=count)))
    entered = Status.IN_WORK if report.figures else Status.EMPTY
    root.add(_Node(FIGURES, text=_("Figures"), status=entered))
    root.add(_Node(HEADER, text=_("Head of the report"), status=header_status(report)))
    _add_sections(root, [section.id for section in report.body], report, texts, states)
    root.add(_Node(CLOSING, text=_("End of the report"), status=closing_status(report)))
    _add_sections(root, [section.id for section in report.appendices], report, texts, states)
    return root, {node.page: node for node in _all(root) if node.page}


def _add_sections(
    root: _Node,
    ids: Sequence[SectionId],
    report: Report,
    texts: dict[SectionId, str],
    states: dict[SectionId, Status],
) -> None:
    levels = {section.id: section.level for section in report.sections}
    above: list[tuple[int, _Node]] = []
    for section_id in ids:
        page = Page(PageKind.SECTION, section_id)
        node = _Node(page, text=texts[section_id], status=states[section_id])
        while above and above[-1][0] >= levels[section_id]:
            above.pop()
        (above[-1][1] if above else root).add(node)
        above.append((levels[section_id], node))


def _all(root: _Node) -> list[_Node]:
    found = [root]
    for node in found:
        found.extend(node.children)
    return found
