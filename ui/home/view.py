"""The home page: ways to begin, the list of drafts, or what to do where there is none yet."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from nq57desk.drafts import DraftSummary
from nq57desk.i18n import _
from nq57desk.model import Office, ReportId, ReportStatus
from ui import theme
from ui.actions import SPECS, Act, Actions
from ui.home.delegate import DraftDelegate, columns_width
from ui.home.finder import Finder
from ui.home.model import Column, DraftsModel
from ui.menus import SIGNING, fill_menu
from ui.widgets.form import faint, heading
from ui.widgets.icon_label import IconLabel

_FIRST = 20  # drafts that are shown at once; a screen holds fewer
_FURTHER = 100  # at a time, when there is time
_MANY = 7  # drafts that are seen at a glance


class Shelf(Protocol):
    """Gives a page of the drafts that hold some words."""

    def __call__(self, words: str, *, limit: int, offset: int) -> Sequence[DraftSummary]: ...


ON_DRAFT = (Act.OPEN, Act.CONTINUE_FROM, Act.RENAME_DRAFT, Act.COPY_DRAFT, Act.BIN_DRAFT)


class HomeView(QWidget):
    """The first page.

    Signals:
        open_requested(str): the id of a draft to open.
        chosen(): another draft is marked, or none.
        search_wanted(str): look for these words in all reports.
    """

    open_requested = Signal(str)
    chosen = Signal()
    search_wanted = Signal(str)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self.model = DraftsModel(self)
        self._shelf: Shelf | None = None
        self._now = datetime.min
        self._shown = 0
        self._more = False
        self._further = QTimer(self, interval=0)
        self._further.timeout.connect(self._fetch_further)
        self.list = self._make_list()
        self.title = heading("", scale=1.3)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list_side())
        self._stack.addWidget(self._empty_side())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def show_drafts(
        self, shelf: Shelf, *, count: int, now: datetime, office: Office | None
    ) -> None:
        """Show the drafts on the shelf, `count` in all; the marked one stays marked."""
        self.title.setText(
            _("Reports of the People's Committee, {place}").format(place=office.locality)
            if office
            else _("Reports")
        )
        self._shelf, self._now = shelf, now
        self._stack.setCurrentIndex(0 if count else 1)
        self.finder.offer_filter(count > _MANY)
        self._show_list()

    def tell_time(self, now: datetime) -> None:
        """Keep "10 minutes ago" true."""
        self._now = now
        self.model.tell_time(now)

    def mark(self, draft_id: str) -> None:
        """Mark a draft, however far down it stands."""
        while self._more and not self.model.index_of(draft_id).isValid():
            self._fetch_further()
        self.list.setCurrentIndex(self.model.index_of(draft_id))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._more:
            self._further.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._further.stop()

    def chosen_draft(self) -> DraftSummary | None:
        """Return the marked draft."""
        return self.model.draft_at(self.list.currentIndex())

    def focus_first(self) -> None:
        """Put the keys on the list, or on the first way to begin."""
        if self._stack.currentIndex() == 0:
            self.list.setFocus()
        else:
            self._choices[0].setFocus()

    def _make_list(self) -> QTreeView:
        view = QTreeView(rootIsDecorated=False, uniformRowHeights=True)
        view.setModel(self.model)
        view.setItemDelegate(DraftDelegate(view))
        view.setAccessibleName(_("Reports"))
        view.setIndentation(0)
        view.setItemsExpandable(False)
        view.setAllColumnsShowFocus(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu_wanted)
        view.activated.connect(self._on_activated)
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        view.addActions([self._actions[act] for act in ON_DRAFT if act is not Act.OPEN])
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        for column, width in columns_width(view).items():
            view.setColumnWidth(column, width)
        return view

    def _list_side(self) -> QWidget:
        unit = theme.unit()
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(unit, unit // 2, unit, unit // 2)
        column.setSpacing(unit // 2)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        self.finder = Finder()
        self.finder.search_wanted.connect(self.search_wanted)
        self.finder.filtered.connect(self._show_list)
        self.finder.left.connect(self.list.setFocus)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.finder)
        column.addLayout(top)
        column.addWidget(self.finder.nothing)
        column.addWidget(card, 1)
        column.addLayout(self._draft_buttons())
        return side

    def _draft_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.open = QPushButton(_("Go on writing"))
        self.open.setProperty("role", "next")
        self.open.setToolTip(_("Open the chosen report (Enter)"))
        self.open.clicked.connect(self._actions[Act.OPEN].trigger)
        row.addWidget(self.open)
        for act in (Act.CONTINUE_FROM, Act.RENAME_DRAFT, Act.COPY_DRAFT, Act.BIN_DRAFT):
            row.addWidget(_action_button(self._actions, act))
        row.addStretch(1)
        row.addWidget(_action_button(self._actions, Act.BIN))
        return row

    def _empty_side(self) -> QWidget:
        unit = theme.unit()
        side = QWidget()
        column = QVBoxLayout(side)
        column.addStretch(2)
        inner = QVBoxLayout()
        inner.setSpacing(unit * 2 // 3)
        inner.addWidget(heading(_("What would you like to do?"), scale=1.5))
        inner.addSpacing(unit // 2)
        self._choices = [_choice(self._actions, *each) for each in _choices()]
        for choice in self._choices:
            inner.addWidget(choice)
        inner.addSpacing(unit // 2)
        inner.addWidget(faint(_("Everything stays on this computer and is saved by itself.")))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(inner, 2)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        return side

    def _show_list(self) -> None:
        """Show the first page at once, the others when there is time."""
        marked = self.chosen_draft()
        self._shown = 0
        first = self._page()
        self.model.show_drafts(first, now=self._now, narrowed=bool(self.finder.words().strip()))
        self._further.stop()
        self._span_groups()
        if marked:
            self.mark(marked.id)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.first())
        if self._more:
            self._further.start()
        self.finder.tell(found=bool(first))
        self._on_current_changed()

    def _fetch_further(self) -> None:
        """Show one more page, if there is any."""
        further = self._page()
        groups = self.model.rowCount()
        self.model.add_drafts(further)
        self._span_groups(groups)
        if not self._more:
            self._further.stop()

    def _page(self) -> Sequence[DraftSummary]:
        """Take the next page from the shelf."""
        if self._shelf is None:
            return ()
        limit = _FURTHER if self._shown else _FIRST
        page = self._shelf(self.finder.words(), limit=limit, offset=self._shown)
        self._shown += len(page)
        self._more = len(page) == limit
        return page

    def _span_groups(self, first: int = 0) -> None:
        for row in range(first, self.model.rowCount()):
            self.list.setFirstColumnSpanned(row, QModelIndex(), True)
            self.list.expand(self.model.index(row, 0))

    def _on_activated(self, index: QModelIndex) -> None:
        draft = self.model.draft_at(index)
        if draft:
            self.open_requested.emit(ReportId(draft.id))

    def _on_current_changed(self) -> None:
        draft = self.chosen_draft()
        signed = draft is not None and draft.status is ReportStatus.SIGNED
        self.open.setText(_("Read it") if signed else _("Go on writing"))
        self.open.setEnabled(draft is not None)
        self.chosen.emit()

    def _on_menu_wanted(self, where: QPoint) -> None:
        if self.chosen_draft() is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, self._actions, ON_DRAFT)
        menu.addSeparator()
        fill_menu(menu, self._actions, SIGNING)
        menu.popup(self.list.viewport().mapToGlobal(where))


def _choices() -> tuple[tuple[Act, str, str], ...]:
    return (
        (
            Act.NEW,
            _("Begin a new report"),
            _("Choose an outline and a period, then write section by section"),
        ),
        (
            Act.IMPORT,
            _("Bring in a report you have"),
            _("From Word, PDF or text; the program sorts it into sections"),
        ),
        (
            Act.SAMPLE,
            _("Look at the sample report"),
            _("A finished report of an invented commune, to try everything out"),
        ),
    )


def _choice(actions: Actions, act: Act, title: str, text: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("role", "choice")
    button.setAccessibleName(title)
    button.setAccessibleDescription(text)
    unit = theme.unit()
    row = QHBoxLayout(button)
    row.setContentsMargins(unit, unit * 2 // 3, unit, unit * 2 // 3)
    row.setSpacing(unit)
    shape = IconLabel(SPECS[act].icon, 40)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(heading(title))
    words.addWidget(faint(text))
    row.addWidget(shape)
    row.addLayout(words, 1)
    for label in button.findChildren(QLabel):
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    button.setMinimumHeight(row.sizeHint().height())
    button.clicked.connect(actions[act].trigger)
    return button


def _action_button(actions: Actions, act: Act) -> QPushButton:
    """Make a button that does an action and is on or off with it."""
    action = actions[act]
    button = QPushButton(action.text())
    theme.add_icon(button, SPECS[act].icon)
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button
