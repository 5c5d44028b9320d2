"""Before a report leaves the program: shows what is open, and lets it go.

Nothing open, no page. Where the last words are not checked yet the page waits for that, with the
button ready to be pressed, so that a key typed at once never falls into the text.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nq57desk.i18n import _
from nq57desk.model import Report, ReportStatus
from nq57desk.readiness import OpenGroup, OpenItem, is_ready, open_groups
from ui.draft import OpenDraft
from ui.findings.desk import FindingsDesk
from ui.findings.places import Spot, spot_at
from ui.foot import Foot
from ui.outline.page import FIGURES
from ui.output import Exporter
from ui.ready.view import Leave, ReadyPage
from ui.report_page import ReportPage

Draft = Callable[[], OpenDraft | None]


class ReadyDesk(QObject):
    """Stands between the wish to print or export and doing it."""

    def __init__(
        self,
        page: ReportPage,
        draft: Draft,
        findings: FindingsDesk,
        exporter: Exporter,
        foot: Foot,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.view = ReadyPage()
        self._page = page
        self._draft = draft
        self._findings = findings
        self._exporter = exporter
        self._foot = foot
        self._leave: Leave | None = None
        self._waits = False
        findings.found.connect(self._on_found)
        self.view.go_on_wanted.connect(self._go_on)
        self.view.item_chosen.connect(self._on_item_chosen)
        self.view.sheet_wanted.connect(self._print_sheet)
        self.view.left.connect(page.uncover)
        self.view.in_sight.connect(self._on_in_sight)

    def print_report(self) -> None:
        """Print; what is open is shown first."""
        go = self._exporter.print_report
        self._let_out(Leave(title=_("Before printing"), button=_("Print"), icon="print", go=go))

    def export_word(self) -> None:
        """Write a Word file; what is open is shown first."""
        title, button = _("Before exporting to Word"), _("Export to Word")
        go = self._exporter.export_word
        self._let_out(Leave(title=title, button=button, icon="export-word", go=go))

    def export_pdf(self) -> None:
        """Write a PDF; what is open is shown first."""
        title, button = _("Before exporting to PDF"), _("Export to PDF")
        go = self._exporter.export_pdf
        self._let_out(Leave(title=title, button=button, icon="export-pdf", go=go))

    def _let_out(self, leave: Leave) -> None:
        draft = self._draft()
        if draft is None:
            return
        self._page.end_typing()
        self._leave = leave
        if draft.report.status is ReportStatus.SIGNED:  # as it was signed, whatever is found
            self._go_on()
            return
        self._findings.follow(draft.report, at_once=True)
        groups = self._open(draft.report)
        self._waits = not self._findings.knows(draft.report)
        if not self._waits and is_ready(groups):
            self._go_on()
            return
        self.view.show_open(leave, groups, anew=True, is_checking=self._waits)
        self._page.cover(self.view)

    def _open(self, report: Report) -> tuple[OpenGroup, ...]:
        return open_groups(report, self._findings.checked, self._page.book.catalogue)

    def _on_found(self) -> None:
        draft = self._draft()
        if draft is None or self._leave is None or not self.view.isVisible():
            return
        groups, was_waiting = self._open(draft.report), self._waits
        self._waits = not self._findings.knows(draft.report)
        if was_waiting and not self._waits and is_ready(groups):
            self._go_on()
            return
        self.view.show_open(self._leave, groups, anew=was_waiting, is_checking=self._waits)

    def _go_on(self) -> None:
        draft, leave = self._draft(), self._leave
        self._waits = False
        if self.view.isVisible():
            self._page.uncover()
        if draft is not None and leave is not None:
            leave.go(draft.report)

    def _on_item_chosen(self, item: OpenItem) -> None:
        draft = self._draft()
        if draft is None:
            return
        if item.checked is not None:
            self._findings.go_to(item.checked)
        elif item.figure is not None:
            self._page.go_to_spot(Spot(FIGURES, item.figure))
        elif item.place is not None:
            self._page.go_to_spot(spot_at(draft.report, item.place))

    def _print_sheet(self) -> None:
        draft = self._draft()
        if draft is not None:
            self._exporter.print_sheet(draft.report, self._findings.checked)

    def _on_in_sight(self, is_in_sight: bool) -> None:
        """Leave one next step in the window."""
        if self._draft() is not None:
            self._foot.show_steps(not is_in_sight)
