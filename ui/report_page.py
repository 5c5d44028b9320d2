"""A report in the window: its tree on the left, one page of it in the middle, the right pane.

The middle is never narrower than the printed line: where there is no room for both, what stands
on the right takes the place of the middle until it is closed.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from nq57desk.commands import Command, MarkDone, PlaceUnplaced
from nq57desk.model import BlockId, FigureId, Place, ReportStatus, Section, SectionId
from nq57desk.progress import is_empty
from ui import theme
from ui.actions import Act, Actions
from ui.draft import Change, OpenDraft
from ui.editor.underline import Underlined
from ui.editor.view import SectionEditor
from ui.figures.book import FigureBook
from ui.figures.chip_help import ChipHelp
from ui.figures.found import FoundDialog
from ui.figures.places import Shown
from ui.figures.section_form import SectionFigures
from ui.figures.view import FiguresPage
from ui.findings.places import Spot, page_at
from ui.jobs import Jobs
from ui.outline.page import FIGURES, HEADER, UNPLACED, Page, PageKind, page_of, pages, steps
from ui.outline.view import OutlineView
from ui.pages.closing import ClosingPage
from ui.pages.find_bar import FindBar, Hit
from ui.pages.header import HeaderPage
from ui.pages.section import SectionPage
from ui.pages.unplaced import UnplacedPage
from ui.right_pane import RightPane
from ui.widgets.cover import Cover
from ui.widgets.late import LateField

_OUTLINE_ONLY = (
    Act.ADD_SECTION, Act.ADD_CHILD, Act.RENAME_SECTION, Act.MOVE_UP, Act.MOVE_DOWN,
    Act.LEVEL_IN, Act.LEVEL_OUT, Act.RENUMBER, Act.REMOVE_SECTION, Act.TOGGLE_DONE,
)  # fmt: skip


View = HeaderPage | ClosingPage | SectionPage | UnplacedPage | FiguresPage


class ReportPage(QWidget):
    """The open report.

    Signals:
        page_shown(Page): another page is in the middle.
        finished(): the clerk has gone past the last page.
        left_empty(): the clerk has gone on from a section that must not stay empty.
        office_wanted(): the clerk wants to change what is known of the office.
        guidance_folded(bool): the guidance was folded or opened.
    """

    page_shown = Signal(object)
    finished = Signal()
    left_empty = Signal()
    office_wanted = Signal()
    guidance_folded = Signal(bool)

    def __init__(
        self,
        actions: Actions,
        editor: SectionEditor,
        book: FigureBook,
        *,
        new_id: Callable[[], str],
    ) -> None:
        super().__init__()
        self._actions = actions
        self.book = book
        self._draft: OpenDraft | None = None
        self._page = HEADER
        self._right_wanted = False
        self._only_page = False
        self._before_right: list[int] = []
        self.outline = OutlineView(actions)
        self._make_pages(editor, new_id)
        self.find_bar = FindBar()
        self.right = RightPane()
        self._lay_out()
        self._connect()

    @property
    def page(self) -> Page:
        """The page in the middle."""
        return self._page

    @property
    def draft(self) -> OpenDraft | None:
        """The report that is open."""
        return self._draft

    def open_draft(self, draft: OpenDraft, page_key: str = "") -> None:
        """Show a report, at the page where the clerk left it."""
        self._draft = draft
        draft.changed.connect(self._on_changed)
        report = draft.report
        self.book.open(report)
        self.outline.show_report(report)
        self.header.show_report(report)
        self.closing.show_report(report)
        self.unplaced.show_report(report)
        self.find_bar.hide()
        first = UNPLACED if report.unplaced and not page_key else page_of(report, page_key)
        self._show(first)

    def close_draft(self) -> None:
        """Let the report go; all its typing is on its way to the disk."""
        self.end_typing()
        if self._draft is not None:
            self._draft.changed.disconnect(self._on_changed)
            self._draft.seal()
            self._draft = None

    def go(self, page: Page) -> None:
        """Show another page and put the cursor into it."""
        self._show(page)
        self.focus_page()

    def go_to_section(self, section_id: SectionId) -> None:
        """Show a section and put the cursor into it."""
        self.go(Page(PageKind.SECTION, section_id))

    def go_to_spot(self, spot: Spot) -> None:
        """Show the page of a place and mark the words there."""
        if self._draft is None:
            return
        if not self.middle.isVisible():
            self.right.closed.emit()
        if spot.page != self._page or self.is_covered:
            self._show(spot.page)
        view = self._middle_view()
        if isinstance(view, SectionPage) and spot.block:
            view.reveal(spot.block, spot.start, spot.end)
        elif isinstance(view, SectionPage):
            view.reveal_heading(spot.start, spot.end)
        elif isinstance(view, FiguresPage) and spot.block:
            view.go_to(FigureId(spot.block))
            view.focus_first()
        elif isinstance(view, HeaderPage | ClosingPage) and spot.block:
            view.reveal(spot.block, spot.start, spot.end, spot.quote)
            view.show_focused()
        else:
            self.focus_page()

    def underline(self, marks: Sequence[Underlined]) -> None:
        """Mark words of the page for the eye alone, until others come."""
        view = self._middle_view()
        if isinstance(view, HeaderPage | ClosingPage | SectionPage | FiguresPage):
            view.underline(marks)

    def cover(self, view: Cover) -> None:
        """Show something in place of the page until the clerk goes to one."""
        if not self.middle.isVisible():
            self.right.closed.emit()
        self.end_typing()
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.focus_first()

    def uncover(self) -> None:
        """Show the page again, the caret where it was."""
        self._stack.setCurrentWidget(self._middle_view())
        self.focus_page()

    def add_strip(self, strip: QWidget) -> None:
        """Put a strip over all parts of the page."""
        self._column.insertWidget(0, strip)

    def show_again(self) -> None:
        """Show what stands in the report, whatever was typed over it."""
        if self._draft is None:
            return
        report = self._draft.report
        for view in (self.header, self.closing, self.unplaced):
            view.show_report(report)
        if self._page.section is not None:
            self.section.show_section(report, self._page.section)

    @property
    def is_covered(self) -> bool:
        """Whether something stands in place of the page."""
        return self._stack.currentWidget() is not self._middle_view()

    def go_next(self) -> None:
        """Go to the page after this one."""
        self._go_by(1)

    def go_previous(self) -> None:
        """Go to the page before this one."""
        self._go_by(-1)

    def done_and_next(self) -> None:
        """Mark the section as done, if something stands in it, and go to what comes next."""
        if self._draft is None or self.is_covered:
            return
        self._mark_done()
        report = self._draft.report
        order, all_pages = steps(report), pages(report)
        place = all_pages.index(self._page)
        following = next((page for page in all_pages[place + 1 :] if page in order), None)
        if following is None:
            self.finished.emit()
        else:
            self.go(following)

    def toggle_done(self) -> None:
        """Say that the section is done, or that it is not."""
        section = self._current_section()
        if self._draft is not None and section is not None:
            self._draft.run(MarkDone(section.id, not section.done))

    def place_in_sections(self) -> tuple[int, int]:
        """Return which section is shown, from 1, and how many ask for something.

        The first is 0 where the page is no section, or one that only holds others.
        """
        if self._draft is None:
            return 0, 0
        order = [page for page in steps(self._draft.report) if page.section is not None]
        return order.index(self._page) + 1 if self._page in order else 0, len(order)

    def focus_page(self) -> None:
        """Put the keys into the middle."""
        shown = self._stack.currentWidget()
        (shown if isinstance(shown, Cover) else self._middle_view()).focus_first()

    def holds_field(self, field: QWidget) -> bool:
        """Tell whether what is typed in `field` becomes a part of the report."""
        return self._stack.isAncestorOf(field) and not isinstance(field, LateField)

    def end_typing(self) -> None:
        """Take what is being typed into a value."""
        self.figures.end_typing()
        self.section.figures.end_typing()

    def put_on_top(self, strip: QWidget) -> None:
        """Put a line above whatever page is shown."""
        self._middle.insertWidget(0, strip)

    def go_to_figure(self, figure: FigureId) -> None:
        """Show a figure on the page of figures."""
        self.go(FIGURES)
        self.figures.go_to(figure)

    def take_figures(self, jobs: Jobs) -> None:
        """Offer the figures that stand in the text."""
        dialog = FoundDialog(self.book, jobs, self)
        dialog.edited.connect(self._on_figures_entered)
        dialog.undone.connect(self._on_taking_undone)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def go_to_place(self, place: Shown) -> None:
        """Show a place that shows a figure."""
        if self._draft is None:
            return
        where = Place(section=place.section, block=place.block)
        page = page_at(self._draft.report, where)
        self.go_to_spot(Spot(page, place.block, place.at, place.at + 1))

    def panes(self) -> tuple[QWidget, ...]:
        """Return the parts of the window that F6 goes round, those that are shown."""
        parts = (self.outline.tree, self.middle, self.right)
        return tuple(part for part in parts if part.isVisible())

    def focus_pane(self, step: int) -> None:
        """Go to the next part of the window, or to the one before (-1)."""
        parts = self.panes()
        focused = QApplication.focusWidget()
        at = next(
            (
                place
                for place, part in enumerate(parts)
                if focused and (part is focused or part.isAncestorOf(focused))
            ),
            -1 if step > 0 else 0,
        )
        target = parts[(at + step) % len(parts)]
        if target is self.middle:
            self.focus_page()
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look_for_words(self) -> None:
        """Look for words in the report."""
        if self._draft is not None:
            self.find_bar.open_for(self._draft.report)

    def show_right(self, wanted: bool) -> None:
        """Show the right pane, beside the middle or in its place, or hide it.

        On a small screen it takes what the tree can spare, until it is closed.
        """
        opens, self._right_wanted = wanted and not self._right_wanted, wanted
        if opens and self.isVisible():
            self._open_right()
            return
        self._arrange()
        if not wanted and self._before_right:
            self._splitter.setSizes(self._before_right)

    def show_only_page(self, only: bool) -> None:
        """Show nothing but the middle, or all again."""
        self._only_page = only
        self._arrange()

    def save_panes(self) -> bytes:
        """Return how wide the panes are, to be kept; what the right one took is given back."""
        if self._right_wanted and self._before_right:
            self._splitter.setSizes(self._before_right)
        return bytes(self._splitter.saveState().data())

    def restore_panes(self, state: bytes) -> None:
        """Bring back the widths of the panes."""
        if state:
            self._splitter.restoreState(QByteArray(state))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._right_wanted and not self._before_right:
            QTimer.singleShot(0, self, self._open_right)  # when all have their sizes

    def _make_pages(self, editor: SectionEditor, new_id: Callable[[], str]) -> None:
        self.section = SectionPage(editor, SectionFigures(self.book), new_id=new_id)
        width = max(self.section.minimumSizeHint().width(), theme.unit() * 36)
        self.header = HeaderPage(width=width, new_id=new_id)
        self.closing = ClosingPage(width=width, new_id=new_id)
        self.unplaced = UnplacedPage()
        self.figures = FiguresPage(self.book)
        self.chip_help = ChipHelp(self.book, self)
        self._views: dict[PageKind, View] = {
            PageKind.FIGURES: self.figures,
            PageKind.HEADER: self.header,
            PageKind.SECTION: self.section,
            PageKind.CLOSING: self.closing,
            PageKind.UNPLACED: self.unplaced,
        }
        self._stack = QStackedWidget()
        for view in self._views.values():
            self._stack.addWidget(view)

    def _lay_out(self) -> None:
        self.middle = QWidget()
        self._middle = middle = QVBoxLayout(self.middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.find_bar)
        unit = theme.unit()
        self.outline.setMinimumWidth(unit * 13)
        self.right.setMinimumWidth(unit * 18)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(3)
        self._splitter.setChildrenCollapsible(False)
        for part, share in ((self.outline, 0), (self.middle, 1), (self.right, 2)):
            self._splitter.addWidget(part)
            self._splitter.setStretchFactor(self._splitter.indexOf(part), share)
        self._splitter.setSizes([unit * 20, unit * 44, unit * 24])
        self.right.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.outline.page_chosen.connect(self._show)
        self.outline.entered.connect(self.focus_page)
        self.outline.tree.clicked.connect(lambda _index: self._on_tree_clicked())
        self.outline.piece_dropped.connect(self._on_piece_dropped)
        for view in self._views.values():
            view.edited.connect(self._on_edited)
        self.book.edited.connect(self._on_figures_entered)
        self.book.changed.connect(self._show_chips)
        self.chip_help.place_requested.connect(self.go_to_place)
        self.figures.place_requested.connect(self.go_to_place)
        self.header.office_wanted.connect(self.office_wanted)
        self.section.guidance_folded.connect(self.guidance_folded)
        self.find_bar.hit_chosen.connect(self._on_hit_chosen)
        self.find_bar.closed.connect(self.focus_page)
        self.right.turned.connect(lambda _side: self._widen_right())

    def _on_tree_clicked(self) -> None:
        """Come back to the page that is marked in the tree already."""
        if self.is_covered:
            self._show(self._page)

    def _show(self, page: Page) -> None:
        if self._draft is None:
            return
        self.end_typing()
        self._draft.seal()
        self._page = page
        if page.section is not None:
            self.section.show_section(self._draft.report, page.section)
        self._stack.setCurrentWidget(self._middle_view())
        self.outline.show_page(page)
        self._enable_actions()
        self.page_shown.emit(page)

    def _middle_view(self) -> View:
        return self._views[self._page.kind]

    def _go_by(self, step: int) -> None:
        if self._draft is None:
            return
        order = pages(self._draft.report)
        place = order.index(self._page) + step
        if 0 <= place < len(order):
            self.go(order[place])

    def _mark_done(self) -> None:
        section = self._current_section()
        if self._draft is None or section is None or section.done:
            return
        if self._draft.report.status is ReportStatus.SIGNED:
            return
        specs = self._draft.report.outline.specs()
        required = any(spec.required for spec in specs if spec.key == section.key)
        if is_empty(section.content) and required:
            if self._page in steps(self._draft.report):
                self.left_empty.emit()
            return
        self._draft.run(MarkDone(section.id))

    def _current_section(self) -> Section | None:
        if self._draft is None or self._page.section is None:
            return None
        return next(
            (each for each in self._draft.report.sections if each.id == self._page.section), None
        )

    def _on_edited(self, command: Command) -> None:
        if self._draft is not None:
            self._draft.run(command)

    def _show_chips(self) -> None:
        for view in (self.section.editor, self.header, self.closing):
            view.show_figures(self.book.text_of, self.chip_help.keys)

    def _on_figures_entered(self, command: Command) -> None:
        """Take a cell as a step of its own, however quickly the next follows."""
        if self._draft is not None:
            self._draft.seal()
            self._draft.run(command)

    def _on_taking_undone(self) -> None:
        if self._draft is not None:
            self._draft.undo()

    def _on_changed(self, change: Change) -> None:
        self.book.follow(change)
        if self._page not in pages(change.after):
            self.outline.refresh(change)
            self._show(_nearest(self._page, change))
        else:
            self.outline.refresh(change)
            if self._page.kind is PageKind.SECTION:
                self.section.refresh(change)
        for view in (self.header, self.closing, self.unplaced, self.figures):
            view.refresh(change)
        self.find_bar.set_report(change.after)
        self._enable_actions()

    def _on_piece_dropped(self, piece: str, section: str) -> None:
        self._on_edited(PlaceUnplaced(BlockId(piece), SectionId(section)))

    def _on_hit_chosen(self, hit: Hit) -> None:
        if hit.page != self._page or self.is_covered:
            self._show(hit.page)
        self.section.reveal(hit.block, hit.start, hit.end)
        self.find_bar.words.setFocus()

    def _enable_actions(self) -> None:
        section = self._current_section()
        self._actions.enable(section is not None, *_OUTLINE_ONLY)
        self._actions[Act.TOGGLE_DONE].setChecked(section is not None and section.done)

    def _widen_right(self) -> None:
        """Give a tab the room that it wants, if another one left it less."""
        if self.right.isVisible() and self.right.width() < self.right.room() * theme.unit():
            self._make_room()

    def _open_right(self) -> None:
        self._before_right = self._splitter.sizes()
        self._arrange()
        self._make_room()

    def _make_room(self) -> None:
        whole = sum(self._splitter.sizes())
        outline = self._before_right[0]
        if not self.middle.isVisible():
            self._splitter.setSizes([outline, 0, whole - outline])
            return
        middle = self.middle.minimumSizeHint().width()
        room = self.right.room() * theme.unit()
        outline = max(self.outline.minimumWidth(), min(outline, whole - middle - room))
        self._splitter.setSizes([outline, middle, whole - outline - middle])

    def _arrange(self) -> None:
        needed = self.middle.minimumSizeHint().width() + self.right.minimumWidth()
        handles = 2 * self._splitter.handleWidth()
        beside = self.width() >= self.outline.minimumWidth() + needed + handles
        self.outline.setVisible(not self._only_page)
        shows_right = self._right_wanted and not self._only_page
        self.right.setVisible(shows_right)
        self.middle.setVisible(beside or not shows_right)


def _nearest(page: Page, change: Change) -> Page:
    """Return the page that stands where `page` was before it went."""
    before, after = pages(change.before), pages(change.after)
    place = before.index(page) if page in before else 0
    return after[min(place, len(after) - 1)]
