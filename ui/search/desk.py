"""Looking for words in all reports: when to look, what is done with what is found."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from nq57desk.errors import BadInput, ClerkError
from nq57desk.i18n import _
from nq57desk.model import ReportStatus, SectionId
from nq57desk.outlines import meanings
from nq57desk.periods import label
from nq57desk.searching import Found
from nq57desk.session import Session, new_id
from nq57desk.taking_over import TakenOver, take_block
from ui.draft import OpenDraft
from ui.findings.places import Spot
from ui.foot import Foot
from ui.outline.page import headings
from ui.report_page import ReportPage
from ui.search.places import block_of, spot_of
from ui.search.view import SearchView
from ui.widgets.notice import NoticeBoard, Tone

_PAUSE_MS = 120  # of typing, before the search follows
_LONG_S = 0.6
Draft = Callable[[], OpenDraft | None]


class SearchDesk(QObject):
    """Ties the page of the search to the session and to the open report.

    Signals:
        open_wanted(str, Spot): show a place of a report, by its id.
        left(): back to the page from before, the clerk is done looking.
    """

    open_wanted = Signal(str, object)
    left = Signal()

    def __init__(
        self,
        session: Session,
        view: SearchView,
        page: ReportPage,
        draft: Draft,
        foot: Foot,
        notices: NoticeBoard,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._page = page
        self._draft = draft
        self._foot = foot
        self._notices = notices
        self._waiting = 0
        self._total = 0
        self._began = 0.0
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.look)
        self._step = QTimer(self, interval=0)
        self._step.timeout.connect(self._read_one)
        view.words_changed.connect(self._pause.start)
        view.open_wanted.connect(lambda: self._with_chosen(self._open))
        view.take_wanted.connect(lambda: self._with_chosen(self._take))
        view.copy_wanted.connect(lambda: self._with_chosen(self._copy))
        view.left.connect(self._leave)

    def prepare(self) -> None:
        """Begin to make ready what an older version of the program kept, bit by bit."""
        if self._step.isActive():
            return
        try:
            self._total = self._waiting = len(self._session.unsearched())
        except ClerkError as error:
            self._view.say(error.text)
            return
        if self._waiting:
            self._began = monotonic()
            self._step.start()

    def begin(self, words: str = "") -> None:
        """Show the page as the drafts are now; `words` to look for, else those of last time."""
        self.prepare()
        try:
            self._show_choices()
        except ClerkError as error:
            self._view.say(error.text)
            return
        self._show_target()
        if words:
            self._view.words.setText(words)
        self._view.focus_words()
        self.look()

    def rest(self) -> None:
        """Do nothing any more."""
        self._pause.stop()
        self._step.stop()

    @property
    def view(self) -> SearchView:
        """The page."""
        return self._view

    def look(self) -> None:
        """Look for what is asked now."""
        self._pause.stop()
        asked = self._view.filters.asked(self._view.words.text())
        if self._waiting:
            self._view.say(_("The old reports are being read, so that they can be searched."))
            return
        if not asked.words.strip() and not asked.meaning:
            self._view.model.show_found(lambda _limit, _offset: ())
            self._view.say(_hint())
            return
        try:
            self._view.model.show_found(
                lambda limit, offset: self._session.search(asked, limit=limit, offset=offset)
            )
        except ClerkError as error:
            self._view.say(error.text)
            return
        if self._view.model.rowCount():
            self._view.say(self._counted(), listed=True)
            self._view.mark_first()
        else:
            self._view.say(_nothing(asked.words.strip(), filtered=self._view.filters.is_set()))

    def _leave(self) -> None:
        self._pause.stop()
        self.left.emit()

    def _counted(self) -> str:
        count = self._view.model.rowCount()
        if self._view.model.has_more:
            return _("More than {count} places, the newest period first").format(count=count)
        return _("{count} places, the newest period first").format(count=count)

    def _read_one(self) -> None:
        """Make one more of the old reports ready, and show how far that is."""
        try:
            waiting = self._session.unsearched()
            for report_id in waiting[:1]:
                self._session.make_searchable(report_id)
        except ClerkError as error:
            self.rest()
            self._view.say(error.text)
            return
        self._waiting = max(0, len(waiting) - 1)
        if monotonic() - self._began > _LONG_S or not self._waiting:
            self._view.show_progress(self._total - self._waiting, self._total)
        if not self._waiting:
            self._step.stop()
            if self._view.isVisible():
                self.look()

    def _show_choices(self) -> None:
        known = meanings(self._session.outlines())
        self._view.filters.show_choices(self._session.search_choices(), known)

    def _show_target(self) -> None:
        draft = self._draft()
        if draft is None:
            self._view.show_target("", _("Open a report first to take a paragraph into it."))
        elif draft.report.status is ReportStatus.SIGNED:
            self._view.show_target("", _("The open report is signed and takes nothing more."))
        elif self._page.page.section is None:
            self._view.show_target("", _("Open a section first to take a paragraph into it."))
        else:
            self._view.show_target(headings(draft.report)[self._page.page.section], "")

    def _with_chosen(self, go: Callable[[Found], None]) -> None:
        """Do something with the marked result of what is typed by now."""
        if self._pause.isActive():
            self.look()
        found = self._view.chosen()
        if found is not None:
            go(found)

    def _open(self, found: Found) -> None:
        try:
            report = self._session.report(found.report)
            spot: Spot = spot_of(report, found, self._session.writer(report))
        except ClerkError as error:
            self._foot.show_tip(error.text)
            return
        self.open_wanted.emit(found.report, spot)

    def _copy(self, found: Found) -> None:
        QGuiApplication.clipboard().setText(found.text or found.heading)
        self._foot.show_tip(_("Copied. Press Ctrl+V where it is to stand."))

    def _take(self, found: Found) -> None:
        draft, section = self._draft(), self._page.page.section
        if draft is None or section is None:
            return
        try:
            taken = self._taken(found, draft, section)
        except ClerkError as error:
            self._foot.show_tip(error.text)
            return
        draft.seal()
        if not draft.run(taken.command):
            self._foot.show_tip(_("It stands there already."))
            return
        self.left.emit()
        self._page.section.reveal(taken.at, 0, 0)
        self._tell(taken, label(found.period) or found.name)

    def _taken(self, found: Found, draft: OpenDraft, section: SectionId) -> TakenOver:
        source = self._session.report(found.report)
        block = block_of(source, found)
        if block is None:
            raise BadInput(
                _("Only a paragraph can be taken over. Please copy this and paste it instead.")
            )
        caret = self._page.section.editor.caret_at()
        return take_block(block, source.period, draft.report, section, caret=caret, new_id=new_id)

    def _tell(self, taken: TakenOver, source: str) -> None:
        text = _("Taken over from {source}; Ctrl+Z takes it back.").format(source=source)
        self._foot.show_tip(text)
        if taken.left:
            words = ", ".join(f"“{each.words}”" for each in taken.left[:4])
            text = _("Taken over; please look at: {words}").format(words=words)
            self._notices.tell(Tone.LOOK, text, key="taken")


def _hint() -> str:
    return _(
        "Type a few words that you remember. Accents may be left out: “dang uy” finds “Đảng ủy”."
        " Words in quotation marks are found just as they stand."
    )


def _nothing(words: str, *, filtered: bool) -> str:
    if filtered:
        text = _(
            "Nothing was found for “{words}” with these filters. Drop them, or try fewer words."
        )
    else:
        text = _("Nothing was found for “{words}”. Try fewer words, or only the rarest one.")
    return text.format(words=words)
