"""The left pane: how far the report is, what is left, and the tree of its pages."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from nq57desk.i18n import _
from nq57desk.model import Report
from nq57desk.progress import Progress, progress
from ui import theme
from ui.actions import Actions
from ui.draft import Change
from ui.menus import SECTION, fill_menu
from ui.outline.badges import BadgeDelegate
from ui.outline.model import Counts, OutlineModel
from ui.outline.page import Page, PageKind


class OutlineView(QWidget):
    """The tree of pages.

    Signals:
        page_chosen(Page): the clerk goes to another page.
        entered(): the clerk wants to write on the chosen page.
        piece_dropped(str, str): a piece without a place was dropped on a section.
        missing_wanted(): the clerk wants to see the figures that are missing.
    """

    page_chosen = Signal(object)
    entered = Signal()
    piece_dropped = Signal(str, str)
    missing_wanted = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._folded: set[Page] = set()
        self._is_quiet = False
        self._only_waiting = False
        self.model = OutlineModel(self)
        self.model.piece_dropped.connect(self.piece_dropped)
        self.model.states_changed.connect(self._on_states_changed)
        self._report: Report | None = None
        self._was_open: Page | None = None
        self.bar = QProgressBar(textVisible=False)
        self.bar.setProperty("role", "thin")
        self.bar.setFixedHeight(max(6, theme.unit() // 3))
        self.bar.setAccessibleName(_("Sections done"))
        self.counts = QLabel()
        self.left = QLabel(wordWrap=True)
        self.left.setProperty("role", "faint")
        self.missing = QPushButton()
        self.missing.setProperty("role", "link")
        self.missing.setCursor(Qt.CursorShape.PointingHandCursor)
        self.missing.setToolTip(_("Show the figures that are missing"))
        self.missing.setAutoDefault(True)  # Enter presses it
        self.missing.clicked.connect(self.missing_wanted)
        self.missing.hide()
        self.tree = self._make_tree()
        self.model.modelReset.connect(self._on_reset)  # after the tree's own slot, which folds all
        self.setFocusProxy(self.tree)
        self._lay_out()

    def show_report(self, report: Report) -> None:
        """Show a report with all its branches open."""
        self._folded.clear()
        self._report = report
        self._was_open = None
        self.model.show_report(report)
        self._on_states_changed()

    def refresh(self, change: Change) -> None:
        """Show what a change touched; branches stay open or folded as they were."""
        self._report = change.after
        self._was_open = self.current_page()
        self.model.refresh(change)

    def show_counts(self, counts: dict[Page, Counts]) -> None:
        """Show how many errors and warnings stand on each page."""
        self.model.show_counts(counts)

    def show_carried(self, counts: dict[Page, int], *, only: bool) -> None:
        """Show how much of each page waits; `only` shows no other pages than those."""
        self.model.show_carried(counts)
        if only or self._only_waiting:
            self._only_waiting = only
            self._filter()

    def add_to_head(self, widget: QWidget) -> None:
        """Put something below what is left, above the tree."""
        self._head.addWidget(widget)

    def show_missing(self, count: int) -> None:
        """Say how many figures nobody has given yet."""
        self.missing.setText(_("{count} figures still missing").format(count=count))
        self.missing.setVisible(count > 0)

    def show_page(self, page: Page) -> None:
        """Mark a page as the one that is open, without telling so."""
        index = self.model.index_of(page)
        if not index.isValid():
            return
        self._is_quiet = True
        self.tree.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self._is_quiet = False
        self.tree.scrollTo(index)

    def current_page(self) -> Page | None:
        """Return the page that is marked."""
        index = self.tree.currentIndex()
        return self.model.page_at(index) if index.isValid() else None

    def _make_tree(self) -> QTreeView:
        tree = QTreeView(headerHidden=True, uniformRowHeights=True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setProperty("role", "outline")
        tree.setAccessibleName(_("Sections of the report"))
        tree.setModel(self.model)
        tree.setItemDelegate(BadgeDelegate(tree))
        tree.setIndentation(theme.unit() * 4 // 5)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.setExpandsOnDoubleClick(False)
        tree.setMinimumHeight(theme.row_height(self) * 4)
        tree.setStyleSheet(f"QTreeView::item {{ height: {theme.row_height(self)}px; }}")
        tree.customContextMenuRequested.connect(self._on_menu_wanted)
        tree.selectionModel().currentChanged.connect(self._on_current_changed)
        tree.activated.connect(lambda _index: self.entered.emit())
        tree.collapsed.connect(self._on_collapsed)
        tree.expanded.connect(self._on_expanded)
        return tree

    def _lay_out(self) -> None:
        unit = theme.unit()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = head = QVBoxLayout()
        head.setContentsMargins(unit, unit // 2, unit, unit // 2)
        head.setSpacing(unit // 4)
        for widget in (self.counts, self.bar, self.left, self.missing):
            head.addWidget(widget)
        column.addLayout(head)
        column.addWidget(self.tree, 1)

    def _on_states_changed(self) -> None:
        if self._report is not None:
            self._show_progress(progress(self._report))

    def _filter(self) -> None:
        """Leave out of the tree what nothing waits on, but not the page that is open."""
        kept = self.current_page()
        waiting = [QModelIndex()]
        for parent in waiting:
            for row in range(self.model.rowCount(parent)):
                index = self.model.index(row, 0, parent)
                shown = not self._only_waiting or self.model.waits_at(index)
                is_open = kept is not None and self.model.holds(index, kept)
                self.tree.setRowHidden(row, parent, not shown and not is_open)
                waiting.append(index)

    def _on_reset(self) -> None:
        self._unfold()
        if self._only_waiting:
            self._filter()
        if self._was_open is not None:
            self.show_page(self._was_open)

    def _show_progress(self, count: Progress) -> None:
        self.bar.setRange(0, max(count.total, 1))
        self.bar.setValue(count.done)
        self.counts.setText(
            _("{done} of {total} sections done").format(done=count.done, total=count.total)
        )
        self.left.setText(what_is_left(count))

    def _unfold(self) -> None:
        folded = tuple(self._folded)  # opening all forgets them
        self.tree.expandAll()
        for page in folded:
            index = self.model.index_of(page)
            if index.isValid():
                self.tree.collapse(index)

    def _on_current_changed(self, current: QModelIndex, _former: QModelIndex) -> None:
        page = self.model.page_at(current) if current.isValid() else None
        if page and not self._is_quiet:
            self.page_chosen.emit(page)

    def _on_menu_wanted(self, where: QPoint) -> None:
        index = self.tree.indexAt(where)
        page = self.model.page_at(index) if index.isValid() else None
        if page and page.kind is PageKind.SECTION:
            menu = QMenu(self)
            fill_menu(menu, self._actions, SECTION)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.tree.viewport().mapToGlobal(where))

    def _on_collapsed(self, index: QModelIndex) -> None:
        page = self.model.page_at(index)
        if page:
            self._folded.add(page)

    def _on_expanded(self, index: QModelIndex) -> None:
        page = self.model.page_at(index)
        if page:
            self._folded.discard(page)


def what_is_left(count: Progress) -> str:
    """Say in one line what is left to do."""
    in_work = count.total - count.done - count.empty
    if count.total and count.done == count.total:
        return _("Everything is done")
    if count.empty and in_work:
        return _("{empty} empty, {in_work} in work").format(empty=count.empty, in_work=in_work)
    if count.empty:
        return _("{empty} still empty").format(empty=count.empty)
    return _("{in_work} in work").format(in_work=in_work)
