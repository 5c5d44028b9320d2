"""The window: puts pages, bars and flows together; what each does is its own matter."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QStatusTipEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nq57desk.drafts import DraftSummary
from nq57desk.i18n import _
from nq57desk.model import Office
from nq57desk.session import Session, new_id
from ui import theme
from ui.actions import SPECS, Act, Actions, sequences
from ui.assistance import Assistance
from ui.carried.desk import CarriedDesk, first_page
from ui.desk import IN_REPORT, Desk
from ui.editor.view import SectionEditor
from ui.figures.book import FigureBook
from ui.figures.desk import FiguresDesk
from ui.findings.desk import FindingsDesk
from ui.findings.file import FileCheck
from ui.findings.places import Spot
from ui.findings.view import FindingsPane
from ui.findings.watch import Watch
from ui.foot import Foot
from ui.history.desk import HistoryDesk
from ui.home.view import ON_DRAFT, HomeView
from ui.jobs import Job, Jobs
from ui.library import Library
from ui.memory import Memory
from ui.menus import ToolBar, add_menus
from ui.output import Composer, Exporter, Previewer
from ui.preview.view import PreviewPane
from ui.previous.desk import PreviousDesk
from ui.previous.view import PreviousPane
from ui.ready.desk import ReadyDesk
from ui.report_page import ReportPage
from ui.search.desk import SearchDesk
from ui.search.view import SearchView
from ui.sides import Sides
from ui.signing.desk import SigningDesk
from ui.take_over.flow import TakeOver
from ui.undo import UndoKeys
from ui.widgets.notice import NoticeBoard, Tone, Way

_READABLE = (".docx", ".pdf", ".txt", ".doc")
_MINUTE_MS = 60_000
_SMALLEST = (940, 560)


class MainWindow(QMainWindow):
    """The window of one session."""

    def __init__(self, session: Session, *, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        self.session = session
        self.memory = Memory(session)
        self._clock = clock
        self._told = 0
        self._before_search: dict[Act, bool] = {}
        self.acts = Actions(self)
        self.jobs = Jobs(self)
        self.notices = NoticeBoard()
        self.library = Library(session, self.jobs, self.notices, self, clock=clock)
        self.take_over = TakeOver(session, self.notices, self, clock=clock)
        self._make_pages()
        self._make_output()
        self._lay_out()
        self._connect_actions()
        self._connect_parts()
        self._restore_looks()
        self.show_home()

    def show_home(self) -> None:
        """Put the report away, if one is open, and show the drafts."""
        if not self.desk.is_saved():
            return
        self.desk.close()
        self.previewer.follow(None)
        self.findings.follow(None)
        self.signing.follow(None)
        self.previous.follow(None)
        self.carried.follow(None)
        self.toolbar.show_home()
        self.foot.show_home()
        self.setWindowTitle(_("Reports on Resolution 57"))
        self._stack.setCurrentWidget(self.home)
        self._enable_actions(in_report=False)
        self.refresh_home()
        self.home.focus_first()

    def refresh_home(self) -> None:
        """Show the drafts as they are now."""
        if self._stack.currentWidget() is self.home:
            self.home.show_drafts(
                self.session.shelf,
                count=self.session.draft_count(),
                now=self._clock(),
                office=self.session.office(),
            )

    def open_report(self, report_id: str) -> None:
        """Show a report, at the page where the clerk left it."""
        if not self.desk.is_saved():
            return
        self.desk.close()
        self._stack.setCurrentWidget(self.report)
        self.toolbar.show_report()
        self.foot.show_report()
        self._enable_actions(in_report=True)
        if not self.desk.open(report_id):
            self.show_home()
        self._tell_session_notices()

    def show_search(self, words: str = "") -> None:
        """Look for words in all reports; the open one stays open behind."""
        if not self.desk.is_saved():
            return
        if self._stack.currentWidget() is not self.search.view:
            self._before_search = self.acts.states()
        self._stack.setCurrentWidget(self.search.view)
        self.toolbar.show_search()
        self.foot.show_home()
        self._enable_actions(in_report=False)
        self.acts.enable(True, Act.HOME)
        self.search.begin(words)

    def start(self) -> None:
        """Begin with what a new clerk must be asked."""
        self._tell_session_notices()
        self.search.prepare()
        if self.session.office() is None:
            self.library.ask_office()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.desk.is_saved() and not self._loses_gladly():
            event.ignore()
            return
        self._keep_looks()
        self.search.rest()
        self.desk.close()
        self.jobs.stop()
        self.preview.clear()
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QStatusTipEvent):
            self.foot.show_tip(event.tip())
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.library.bring_in(path)

    def _make_pages(self) -> None:
        self.home = HomeView(self.acts)
        self.book = FigureBook(self.session, self)
        self.report = ReportPage(self.acts, SectionEditor(), self.book, new_id=new_id)
        self.preview = PreviewPane()
        self.findings_pane = FindingsPane()
        self.previous_pane = PreviousPane(self.acts)
        self.sides = Sides(self.report, self.acts, self.memory, self)
        self.sides.add(Act.LAST_PERIOD, self.previous_pane, _("Last period"), room=30)
        self.sides.add(Act.FINDINGS, self.findings_pane, _("Check"), room=25)
        self.sides.add(Act.PREVIEW, self.preview, _("Printed pages"))
        self.foot = Foot(self.acts)
        self.desk = Desk(
            self.session,
            self.memory,
            self.report,
            self.acts,
            UndoKeys(
                cast(QApplication, QApplication.instance()), is_mirrored=self.report.holds_field
            ),
            self.foot,
            self.notices,
            clock=self._clock,
        )
        self.figures = FiguresDesk(
            self.session, self.book, self.report, self.acts, self.memory, self.notices
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.home)
        self._stack.addWidget(self.report)

    def _make_output(self) -> None:
        composer = Composer(self.session, self.jobs)
        self.previewer = Previewer(composer, self.preview, self)
        self.exporter = Exporter(self.session, composer, self.notices, self)
        self.findings = FindingsDesk(
            Watch(self.session, self.jobs, self),
            self.findings_pane,
            self.report,
            lambda: self.desk.draft,
            self.acts,
            self.foot,
            self.notices,
            self.exporter,
            self,
        )
        self.ready = ReadyDesk(
            self.report, lambda: self.desk.draft, self.findings, self.exporter, self.foot, self
        )
        self.carried = CarriedDesk(
            self.report, lambda: self.desk.draft, self.acts, self.notices, self
        )
        self.previous = PreviousDesk(
            self.session,
            self.jobs,
            self.previous_pane,
            self.report,
            lambda: self.desk.draft,
            self.acts,
            self.foot,
            self.notices,
            self.exporter,
            self,
        )
        self.search = SearchDesk(
            self.session, SearchView(), self.report, lambda: self.desk.draft, self.foot,
            self.notices, self,
        )  # fmt: skip
        self._stack.addWidget(self.search.view)
        self.history = HistoryDesk(
            self.session, self.report, self.figures.current_figure, self.acts, self.notices, self
        )
        self.signing = SigningDesk(
            self.session, self.report, lambda: self.desk.draft, self._chosen_id, self.acts,
            self.notices, self, clock=self._clock,
        )  # fmt: skip
        self.file_check = FileCheck(self.session, self.jobs, self.exporter, self.notices, self)
        self.assistance = Assistance(self.session, self.acts, self.notices, self)

    def _lay_out(self) -> None:
        add_menus(self, self.acts)
        self.toolbar = ToolBar(self.acts)
        self.addToolBar(self.toolbar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAcceptDrops(True)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, share in ((self.notices, 0), (self._stack, 1), (self.foot, 0)):
            column.addWidget(widget, share)
        self.setCentralWidget(central)

    def _connect_actions(self) -> None:
        library = self.library
        ways: dict[Act, Callable[[], object]] = {
            Act.NEW: library.begin,
            Act.CONTINUE: self._continue,
            Act.IMPORT: library.ask_import,
            Act.CHECK_FILE: self.file_check.ask,
            Act.SAMPLE: library.add_sample,
            Act.OPEN: lambda: self._with_chosen(lambda draft: self.open_report(draft.id)),
            Act.CONTINUE_FROM: lambda: self._with_chosen(lambda d: self.take_over.ask(d.id)),
            Act.RENAME_DRAFT: lambda: self._with_chosen(library.rename),
            Act.COPY_DRAFT: lambda: self._with_chosen(library.copy),
            Act.BIN_DRAFT: lambda: self._with_chosen(library.throw_away),
            Act.BIN: library.show_bin,
            Act.COPIES: self._ask_for_copy,
            Act.HOME: self.show_home,
            Act.SEARCH: self.show_search,
            Act.OFFICE: library.ask_office,
            Act.EXPORT_WORD: self.ready.export_word,
            Act.EXPORT_PDF: self.ready.export_pdf,
            Act.PRINT: self.ready.print_report,
            Act.REFRESH: self.previewer.refresh,
            Act.TAKE_FIGURES: lambda: self.report.take_figures(self.jobs),
            Act.QUIT: self.close,
            Act.SETTINGS: self.assistance.show_settings,
            Act.HELP: lambda: self.assistance.show_help(self._place()),
            Act.KEYS: self.assistance.show_keys,
            Act.ABOUT: self.assistance.show_about,
        }
        for act, go in ways.items():
            self.acts[act].triggered.connect(lambda _checked=False, go=go: go())
        self.acts[Act.ONLY_PAGE].toggled.connect(self._on_only_page_toggled)

    def _continue(self) -> None:
        """Go on from the open report, else from the last period's."""
        draft = self.desk.draft
        self.take_over.ask(draft.report.id if draft else "")

    def _leave_search(self) -> None:
        """Go back to the report behind the search, as it was left, or home."""
        if self.desk.draft is None:
            self.show_home()
            return
        self._stack.setCurrentWidget(self.report)
        self.toolbar.show_report()
        self.foot.show_report()
        self.acts.restore(self._before_search)
        self.report.focus_page()

    def _open_found(self, report_id: str, spot: Spot) -> None:
        draft = self.desk.draft
        if draft is not None and draft.report.id == report_id:
            self._leave_search()
        else:
            self.open_report(report_id)
        self.report.go_to_spot(spot)

    def _on_begun(self, report_id: str) -> None:
        report = self.session.report(report_id)
        self.desk.keep_place(report, first_page(report))
        self.open_report(report_id)
        self.carried.go_to_first()

    def _ask_for_copy(self) -> None:
        self.show_home()  # an open report would go on from before the copy
        if self._stack.currentWidget() is self.home:
            self.library.show_copies()

    def _connect_parts(self) -> None:
        self.home.open_requested.connect(self.open_report)
        self.home.model.version_of = self.session.version
        self.signing.changed.connect(self.refresh_home)
        self.signing.open_requested.connect(self.open_report)
        self.desk.changed.connect(self.signing.follow_change)
        self.home.chosen.connect(self._enable_draft_actions)
        self.home.search_wanted.connect(self.show_search)
        self.search.open_wanted.connect(self._open_found)
        self.search.left.connect(self._leave_search)
        self.library.changed.connect(self.refresh_home)
        self.take_over.begun.connect(self._on_begun)
        self.take_over.doubts_wanted.connect(lambda: self.acts[Act.FINDINGS].setChecked(True))
        self.library.open_requested.connect(self.open_report)
        self.library.brought_in.connect(self._on_brought_in)
        self.library.office_told.connect(self._on_office_told)
        self.sides.turned.connect(self._on_side_turned)
        self.file_check.import_wanted.connect(self.library.bring_in)
        self.desk.opened.connect(self._on_opened)
        self.desk.changed.connect(lambda change: self.previewer.follow(change.after))
        self.desk.changed.connect(lambda change: self.findings.follow(change.after))
        self.desk.changed.connect(lambda change: self.previous.follow(change.after))
        self.previous_pane.import_wanted.connect(self.acts[Act.IMPORT].trigger)
        self.desk.changed.connect(lambda change: self.carried.follow(change.after))
        self.assistance.manner_changed.connect(self._on_manner_changed)
        self.preview.refresh_requested.connect(self.previewer.refresh)
        self.jobs.long_running.connect(self._on_long_running)
        minute = QTimer(self, interval=_MINUTE_MS)
        minute.timeout.connect(self._on_minute)
        minute.start()

    def _enable_actions(self, *, in_report: bool) -> None:
        self.acts.enable(in_report, *IN_REPORT)
        self._enable_draft_actions()
        keys = SPECS[Act.IMPORT].keys  # Ctrl+I is italic in a text
        self.acts[Act.IMPORT].setShortcuts(sequences(keys if in_report else ("Ctrl+I", *keys)))

    def _enable_draft_actions(self) -> None:
        at_home = self._stack.currentWidget() is self.home
        self.acts.enable(at_home and self.home.chosen_draft() is not None, *ON_DRAFT)
        self.signing.refresh_actions()

    def _with_chosen(self, go: Callable[[DraftSummary], object]) -> None:
        draft = self.home.chosen_draft()
        if draft is not None and self.desk.draft is None:
            go(draft)

    def _chosen_id(self) -> str:
        draft = self.home.chosen_draft()
        return draft.id if draft is not None else ""

    def _place(self) -> str:
        if self._stack.currentWidget() is self.search.view:
            return "search"
        return "home" if self.desk.draft is None else self.report.page.kind.value

    def _on_brought_in(self) -> None:
        text = _("The numbers in the text can be kept as figures.")
        ways = (
            Way(text=_("See them"), go=self.acts[Act.TAKE_FIGURES].trigger),
            Way(text=_("Use for a new period…"), go=self.acts[Act.CONTINUE].trigger),
        )
        self.notices.tell(Tone.INFO, text, *ways, key="figures")

    def _on_opened(self, title: str) -> None:
        self.setWindowTitle(title)
        self.desk.with_report(lambda report: self.previewer.follow(report, at_once=True))
        self.desk.with_report(lambda report: self.findings.follow(report, at_once=True))
        self.desk.with_report(self.signing.follow)
        self.desk.with_report(lambda report: self.previous.follow(report, at_once=True))
        self.desk.with_report(self.carried.follow)

    def _on_manner_changed(self) -> None:
        self.book.rewrite()
        self.previewer.rewrite()
        self.desk.with_report(lambda report: self.findings.follow(report, at_once=True))

    def _on_office_told(self, former: Office, office: Office) -> None:
        """Let the open report follow, unless it is that of another office."""
        draft = self.desk.draft
        if draft is not None and draft.report.office == former:
            self.desk.use_office(office)
        self.refresh_home()

    def _on_side_turned(self) -> None:
        self.previewer.set_active(self.sides.is_shown(Act.PREVIEW))
        self.previous.set_active(self.sides.is_shown(Act.LAST_PERIOD))
        if not self.sides.is_any_shown() and self.desk.draft is not None:
            self.report.focus_page()

    def _on_only_page_toggled(self, only: bool) -> None:
        for part in (self.menuBar(), self.toolbar, self.foot):
            part.setVisible(not only)
        self.report.show_only_page(only)

    def _on_long_running(self, job: Job) -> None:
        key = f"job:{id(job)}"
        self.notices.show_wait(job.title, job.cancel, key=key)
        job.ended.connect(lambda: self.notices.clear(key))

    def _on_minute(self) -> None:
        """Keep "10 minutes ago" true."""
        self.home.tell_time(self._clock())

    def _loses_gladly(self) -> bool:
        """Ask whether to close although the last words cannot be saved."""
        box = QMessageBox(QMessageBox.Icon.Warning, _("Not saved yet"), "", parent=self)
        box.setText(_("The last words cannot be saved. If you close now, they are lost."))
        stay = box.addButton(_("Stay"), QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton(_("Close and lose them"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is leave

    def _tell_session_notices(self) -> None:
        for text in self.session.notices[self._told :]:
            self.notices.tell(Tone.LOOK, text)
        self._told = len(self.session.notices)

    def _keep_looks(self) -> None:
        self.memory.keep_state("window-geometry", bytes(self.saveGeometry().data()))
        self.memory.keep_state("panes", self.report.save_panes())
        self.sides.keep()

    def _restore_looks(self) -> None:
        self.setMinimumSize(*_SMALLEST)
        self.setWindowIcon(theme.icon("sample", theme.colours().accent))
        geometry = self.memory.state("window-geometry")
        if not geometry or not self.restoreGeometry(QByteArray(geometry)):
            self.resize(1280, 720)
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.report.restore_panes(self.memory.state("panes"))
        self.sides.restore()


def _dropped_file(event: QDropEvent) -> Path | None:
    """Return the one readable file that is dragged, `None` for anything else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _READABLE else None
