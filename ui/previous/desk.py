"""The earlier report beside the page: which one, what differs, what is taken over."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from nq57desk.earlier import Earlier, Relation
from nq57desk.errors import BadInput, ClerkError
from nq57desk.i18n import _
from nq57desk.model import Report
from nq57desk.periods import label
from nq57desk.rollover import Left
from nq57desk.session import Session, new_id
from nq57desk.side_by_side import SideLine
from nq57desk.similar import Passage, Wanted, wanted_at
from nq57desk.taking_over import TakenOver, take_block, take_item
from ui.actions import Act, Actions
from ui.draft import OpenDraft
from ui.foot import Foot
from ui.jobs import Jobs
from ui.memory import Memory
from ui.outline.page import Page, PageKind
from ui.output import Exporter
from ui.previous.blackline import BlacklineDialog, Blackliner
from ui.previous.together import Together
from ui.previous.view import PreviousPane
from ui.previous.watch import Asked, Laid, PassageWatch, SideWatch
from ui.report_page import ReportPage
from ui.widgets.notice import NoticeBoard, Tone

_FOLD = "passages-open"
_WORDS_TOLD = 4
Draft = Callable[[], OpenDraft | None]


class PreviousDesk(QObject):
    """Ties the pane to the open report."""

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        pane: PreviousPane,
        page: ReportPage,
        draft: Draft,
        actions: Actions,
        foot: Foot,
        notices: NoticeBoard,
        exporter: Exporter,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._blackliner = Blackliner(session, jobs, exporter, self)
        self._session = session
        self._memory = Memory(session)
        self._pane = pane
        self._page = page
        self._draft = draft
        self._actions = actions
        self._foot = foot
        self._notices = notices
        self._sides = SideWatch(session, jobs, self)
        self._passages = PassageWatch(session, jobs, self._wanted, self)
        self._together = Together(page.section.editor, pane.list, pane.model)
        self._active = False
        self._report: Report | None = None
        self._old: Report | None = None
        self._known: tuple[Earlier, ...] = ()
        self._laid: Laid | None = None
        self._taken = ""
        self._waiting = ""
        self._connect()

    def follow(self, report: Report | None, *, at_once: bool = False) -> None:
        """Take a newer state of the report, another report, or none."""
        former, self._report = self._report, report
        if report is None or former is None or former.id != report.id:
            self._old, self._known, self._laid = None, (), None
        if self._active:
            self._ask(at_once=at_once)
            self._passages.look()

    def set_active(self, active: bool) -> None:
        """Begin or cease to follow the page."""
        self._active = active
        if active:
            self._ask(at_once=True)
        else:
            self._sides.follow(None)
            self._passages.stop()

    def show_blackline(self) -> None:
        """Show the whole report with its changes against the one beside it."""
        draft = self._draft()
        if draft is None:
            return
        self._page.end_typing()
        try:
            self._choose()
        except ClerkError as error:
            self._notices.tell(Tone.WRONG, error.text, key="beside")
            return
        if not self._known:
            self._notices.tell(Tone.LOOK, _no_report(()), key="beside")
            return
        chosen = self._old.id if self._old else ""
        dialog = BlacklineDialog(self._blackliner, draft.report, self._known, chosen, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _connect(self) -> None:
        pane = self._pane
        pane.report_wanted.connect(self._on_report_wanted)
        pane.take_wanted.connect(self._take)
        pane.passages.chosen.connect(self._take_passage)
        pane.passages.opened.connect(lambda is_open: self._memory.keep_flag(_FOLD, is_open))
        pane.passages.fold.setChecked(self._memory.flag(_FOLD))
        self._sides.laid.connect(self._on_laid)
        self._passages.found.connect(pane.passages.show_passages)
        self._page.page_shown.connect(self._on_page_shown)
        self._page.section.editor.caret_moved.connect(self._on_caret_moved)
        compare = self._actions[Act.BLACKLINE]
        compare.triggered.connect(lambda _checked=False: self.show_blackline())
        take = self._actions[Act.TAKE_PARAGRAPH]
        take.triggered.connect(lambda _checked=False: self._on_take_wanted())

    # Which report.

    def _choose(self) -> None:
        """Choose the report that was last beside this one, else the previous."""
        report = self._report
        if report is None or self._known:
            return
        self._known = self._session.earlier(report)
        kept = self._memory.text(_choice(report))
        likely = [each.id for each in self._known if each.relation is not Relation.OTHER]
        usual = likely[0] if likely else ""
        chosen = kept if any(each.id == kept for each in self._known) else usual
        self._old = self._session.report(chosen) if chosen else None
        self._pane.show_choice(self._known, chosen)

    def _on_report_wanted(self, report_id: str) -> None:
        if self._report is None:
            return
        try:
            self._old = self._session.report(report_id)
        except ClerkError as error:
            self._notices.tell(Tone.WRONG, error.text, key="beside")
            return
        self._memory.keep(_choice(self._report), report_id)
        self._laid = None
        self._ask(at_once=True)

    # What differs.

    def _ask(self, *, at_once: bool = False) -> None:
        draft, report = self._draft(), self._report
        if draft is None or report is None or draft.report.id != report.id:
            self._sides.follow(None)
            return
        try:
            self._choose()
        except ClerkError as error:
            self._pane.say(error.text)
            return
        if self._old is None:
            self._sides.follow(None)
            self._pane.show_choice(self._known, "")
            self._pane.say(_no_report(self._known), asks_import=True)
            return
        if self._laid is None:
            self._pane.say(_("Comparing…"))
        asked = Asked(old=self._old, new=draft.report, page=self._page.page)
        self._sides.follow(asked, at_once=at_once)

    def _on_laid(self, laid: Laid) -> None:
        if not self._active:
            return
        same_page = laid.asked.is_of(self._laid.asked if self._laid else None)
        self._laid = laid
        bar = self._pane.list.verticalScrollBar()
        place = bar.value()
        with self._together.paused():
            self._pane.show_beside(laid.beside)
            if same_page:
                bar.setValue(place)
        if self._taken:
            self._mark(self._pane.model.next_to_take(self._pane.model.row_of_old(self._taken)))
            self._taken = ""
        elif not same_page:
            self._together.follow_page()
            self._on_caret_moved()
        if self._waiting:
            self._take_waiting()

    def _on_page_shown(self, _page: Page) -> None:
        self._taken = self._waiting = ""
        if self._active:
            self._ask(at_once=True)
            self._passages.stop()

    def _on_caret_moved(self) -> None:
        """Mark the line that answers the paragraph at the caret, or what could come there."""
        if not self._active or self._page.page.kind is not PageKind.SECTION:
            return
        model, name = self._pane.model, self._page.section.editor.caret_at()
        row = model.row_of_new(name)
        line = model.line(row)
        if line is not None and not line.item.old:
            row = model.next_to_take(row)
        if row < 0 and (not name or self._pane.current() is None):
            row = model.next_to_take(-1)
        self._mark(row)
        self._passages.look()

    def _mark(self, row: int) -> None:
        with self._together.paused():
            self._pane.mark(row)

    # What is taken over.

    def _on_take_wanted(self) -> None:
        if not self._active:
            self._actions[Act.LAST_PERIOD].setChecked(True)
            return
        passage = self._pane.passages.current()
        if passage is not None:
            self._take_passage(passage)
        elif not self._pane.take_current():
            self._foot.show_tip(_("Nothing is left here to take over."))

    def _take(self, line: SideLine) -> None:
        """Take a line over; where the page has changed since, as soon as it is compared anew."""
        draft, laid = self._draft(), self._laid
        if draft is None or laid is None:
            return
        if draft.report is not laid.asked.new:
            self._waiting = line.item.old
            self._ask(at_once=True)
            return
        old, diff = laid.asked.old, laid.beside.diff
        caret = self._page.section.editor.caret_at()

        def take() -> TakenOver:
            return take_item(old, laid.asked.new, diff, line.item, caret=caret, new_id=new_id)

        if self._run(take, label(old.period) or old.name):
            self._taken = line.item.old
            self._ask(at_once=True)

    def _take_waiting(self) -> None:
        """Take over what was asked for before the comparison was up to date."""
        model, name = self._pane.model, self._waiting
        self._waiting = ""
        line = model.line(model.row_of_old(name))
        if line is not None and line.can_be_taken:
            self._take(line)

    def _take_passage(self, passage: Passage) -> None:
        draft, section = self._draft(), self._page.page.section
        if draft is None or section is None:
            return
        caret, block, report = self._page.section.editor.caret_at(), passage.block, draft.report

        def take() -> TakenOver:
            return take_block(block, passage.period, report, section, caret=caret, new_id=new_id)

        if self._run(take, label(passage.period) or passage.name):
            self._ask(at_once=True)

    def _run(self, take: Callable[[], TakenOver], source: str) -> bool:
        """Do the edit as a step of its own, and say what it was."""
        draft = self._draft()
        if draft is None:
            return False
        draft.seal()
        try:
            taken = take()
        except BadInput as error:
            self._foot.show_tip(error.text)
            return False
        self._notices.clear("taken")
        if taken.command.apply(draft.report) == draft.report:
            self._foot.show_tip(_("It stands there already."))
            return False
        if not draft.run(taken.command):
            return False
        self._page.section.reveal(taken.at, 0, 0)
        self._foot.show_tip(
            _("Taken over from {source}; Ctrl+Z takes it back.").format(source=source)
        )
        if taken.left:
            self._notices.tell(Tone.LOOK, _doubts(taken.left), key="taken")
        return True

    # Similar paragraphs.

    def _wanted(self) -> Wanted | None:
        """Return what is being written at the caret; rows of tables ask for nothing."""
        draft, section_id = self._draft(), self._page.page.section
        if not self._active or draft is None or section_id is None:
            return None
        block = self._page.section.editor.caret_at()
        tables = draft.report.section(section_id).tables
        if any(row.id == block for table in tables for row in table.rows):
            return None
        lines = self._laid.beside.lines if self._laid else ()
        in_sight = tuple(line.item.old_text for line in lines if line.item.old)
        return wanted_at(draft.report, section_id, block, besides=in_sight)


def _no_report(known: tuple[Earlier, ...]) -> str:
    if known:
        return _(
            "No earlier report of this place is among the drafts. Choose another one above, or"
            " bring in last period's Word file."
        )
    return _(
        "There is no other report yet. Bring in last period's Word file, and it will stand here."
    )


def _doubts(left: tuple[Left, ...]) -> str:
    words = ", ".join(f"“{each.words}”" for each in left[:_WORDS_TOLD])
    more = "…" if len(left) > _WORDS_TOLD else ""
    return _("Taken over; please look at: {words}").format(words=words + more)


def _choice(report: Report) -> str:
    return f"beside:{report.id}"
