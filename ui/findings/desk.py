"""Findings of the open report: the pane, the marks, the counts, the steps from one to the next."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nq57desk.checking import SEVERITIES, Checked, counts, open_of
from nq57desk.commands import Command, ShowAgain
from nq57desk.i18n import _
from nq57desk.mending import mending
from nq57desk.model import Report, Severity
from ui import theme
from ui.actions import Act, Actions
from ui.draft import OpenDraft
from ui.editor.underline import Underlined
from ui.findings import looks
from ui.findings.file import open_sheet
from ui.findings.places import pages_of, spot, spots_on
from ui.findings.view import FindingsPane
from ui.findings.watch import Result, Watch
from ui.foot import Foot
from ui.outline.page import Page, PageKind
from ui.output import Exporter
from ui.report_page import ReportPage
from ui.widgets.notice import NoticeBoard, Tone

Draft = Callable[[], OpenDraft | None]


class FindingsDesk(QObject):
    """Ties checks to the window.

    Signals:
        found(): a check of the open report is done.
    """

    found = Signal()

    def __init__(
        self,
        watch: Watch,
        pane: FindingsPane,
        page: ReportPage,
        draft: Draft,
        actions: Actions,
        foot: Foot,
        notices: NoticeBoard,
        exporter: Exporter,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._watch = watch
        self._pane = pane
        self._page = page
        self._draft = draft
        self._actions = actions
        self._foot = foot
        self._notices = notices
        self._exporter = exporter
        self._window = window
        self._checked: tuple[Checked, ...] = ()
        self._known: Report | None = None
        self._shown_counts: tuple[dict[Severity, int], bool] | None = None
        watch.found.connect(self._on_found)
        page.page_shown.connect(self._on_page_shown)
        pane.place_wanted.connect(self._on_place_wanted)
        pane.mend_wanted.connect(self._on_mend_wanted)
        pane.pass_wanted.connect(lambda one, reason: self._run(one.let_pass(reason)))
        pane.again_wanted.connect(lambda one: self._run(ShowAgain(one.ground)))
        pane.sheet_wanted.connect(self._show_sheet)
        actions[Act.NEXT_FINDING].triggered.connect(lambda _checked=False: self._go_on(1))
        actions[Act.PREVIOUS_FINDING].triggered.connect(lambda _checked=False: self._go_on(-1))
        actions[Act.FINDINGS_SHEET].triggered.connect(lambda _checked=False: self._show_sheet())

    def follow(self, report: Report | None, *, at_once: bool = False) -> None:
        """Check a newer state of the report, another report, or none."""
        if report is None or self._known is None or report.id != self._known.id:
            self._checked, self._known = (), None
            self._pane.clear()
            self._show_counts()
        self._watch.follow(report, at_once=at_once)

    @property
    def checked(self) -> tuple[Checked, ...]:
        """What the last check found."""
        return self._checked

    def knows(self, report: Report) -> bool:
        """Tell whether the last check was of just this state of the report."""
        return self._known is report

    def go_to(self, one: Checked) -> None:
        """Show where a finding stands; the next one is the one behind it."""
        self._pane.show_place(one)

    def _on_found(self, result: Result) -> None:
        self._checked, self._known = result.checked, result.report
        self._pane.show_findings(result.checked, result.names)
        self._show_counts()
        self._show_marks()
        self.found.emit()

    def _on_page_shown(self, _page: Page) -> None:
        self._show_marks()

    def _on_place_wanted(self, one: Checked, number: int) -> None:
        draft = self._draft()
        place = spot(draft.report, one, number) if draft else None
        if place is not None:
            self._page.go_to_spot(place)
        self._foot.show_tip(one.finding.message)

    def _on_mend_wanted(self, one: Checked) -> None:
        draft = self._draft()
        command = mending(draft.report, one.finding) if draft else None
        if command is None:
            text = _("The words have changed since; please look at the place yourself.")
            self._notices.tell(Tone.LOOK, text, key="mend")
            return
        self._run(command)

    def _run(self, command: Command) -> None:
        """Do an edit as a step of its own and check at once."""
        draft = self._draft()
        if draft is not None:
            draft.seal()
            if draft.run(command):
                self._watch.follow(draft.report, at_once=True)

    def _go_on(self, step: int) -> None:
        if self._pane.go_on(step) is None:
            self._foot.show_tip(_("No finding is open."))

    def _show_sheet(self) -> None:
        draft = self._draft()
        if draft is not None:
            open_sheet(self._exporter, draft.report, self._checked, self._window)

    def _show_counts(self) -> None:
        self._page.outline.show_counts(self._counts_of_pages())
        found = counts(self._checked)
        shown = (found, theme.is_dark())
        if shown == self._shown_counts:  # else the toolbar would be laid out anew at each check
            return
        self._shown_counts = shown
        action = self._actions[Act.FINDINGS]
        graver = found[Severity.ERROR] + found[Severity.WARNING]
        text = _("Check")
        action.setIconText(f"{text} {graver}" if graver else text)
        worst = next((each for each in SEVERITIES[:2] if found[each]), None)
        action.setIcon(looks.shape(worst) if worst else theme.icon("check"))

    def _counts_of_pages(self) -> dict[Page, tuple[int, int]]:
        """Count errors and warnings on each page; a finding counts on each it points to."""
        draft = self._draft()
        if draft is None:
            return {}
        found: dict[Page, tuple[int, int]] = {}
        for one in open_of(self._checked):
            is_error = one.finding.severity is Severity.ERROR
            if not is_error and one.finding.severity is not Severity.WARNING:
                continue
            for page in pages_of(draft.report, one):
                errors, warnings = found.get(page, (0, 0))
                found[page] = (errors + is_error, warnings + (not is_error))
        return found

    def _show_marks(self) -> None:
        draft, page = self._draft(), self._page.page
        if draft is None:
            return
        is_paper = page.kind is PageKind.SECTION  # white by day and by night
        marks = [
            Underlined(
                block=place.block,
                start=place.start,
                end=place.end,
                colour=looks.colour(one.finding.severity, theme.LIGHT if is_paper else None),
                text=one.finding.message,
                words=place.quote,
            )
            for one in reversed(open_of(self._checked))
            for place in spots_on(draft.report, one, page)
        ]
        self._page.underline(marks)
