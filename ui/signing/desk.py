"""The way to the signature in the window: of the open report, and of the one marked at home."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from nq57desk.commands import Command
from nq57desk.errors import ClerkError
from nq57desk.i18n import _
from nq57desk.model import Report, ReportId, ReportStatus
from nq57desk.scans import Scan
from nq57desk.session import Session
from nq57desk.signing import Submit, TakeBack, Version
from ui.actions import Act, Actions
from ui.dialogs import files
from ui.draft import Change, OpenDraft
from ui.memory import Memory
from ui.report_page import ReportPage
from ui.signing.dialog import SignDialog
from ui.signing.lock import READS, PageLock
from ui.signing.reason import ReasonDialog
from ui.signing.scan import ScanDialog
from ui.signing.strip import SigningStrip
from ui.widgets.notice import NoticeBoard, Tone, Way

T = TypeVar("T")
_FOLDER = "last-scan-folder"
_DOES = {
    Act.SUBMIT: (ReportStatus.DRAFT,),
    Act.TAKE_BACK: (ReportStatus.SUBMITTED,),
    Act.SIGN: (ReportStatus.DRAFT, ReportStatus.SUBMITTED, ReportStatus.SIGNED),
    Act.REOPEN: (ReportStatus.SIGNED,),
    Act.SCAN: (ReportStatus.SIGNED,),
}


class SigningDesk(QObject):
    """What is done with a report on its way to the signature.

    Args:
        draft: the open report, `None` at home.
        chosen: the id of the report marked at home, "" for none.

    Signals:
        changed(): the drafts are others now.
        open_requested(str): go to a report: its id.
    """

    changed = Signal()
    open_requested = Signal(str)

    def __init__(
        self,
        session: Session,
        page: ReportPage,
        draft: Callable[[], OpenDraft | None],
        chosen: Callable[[], str],
        actions: Actions,
        notices: NoticeBoard,
        window: QWidget,
        *,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._memory = Memory(session)
        self._page = page
        self._draft = draft
        self._chosen = chosen
        self._actions = actions
        self._notices = notices
        self._window = window
        self._clock = clock
        self.strip = SigningStrip(actions)
        self.strip.version_requested.connect(self.open_requested)
        page.add_strip(self.strip)
        self.lock = PageLock(self._pages, self)
        self.lock.tried.connect(self._on_tried)
        figures = page.figures
        for field in (figures.words, figures.grouping, figures.only_missing):
            field.setProperty(READS, True)
        page.page_shown.connect(lambda _page: self._lock())
        ways: dict[Act, Callable[[], object]] = {
            Act.SUBMIT: lambda: self._run(Submit()),
            Act.TAKE_BACK: lambda: self._run(TakeBack()),
            Act.SIGN: self.ask_number,
            Act.REOPEN: self.ask_reason,
            Act.SCAN: self.show_scan,
        }
        for act, go in ways.items():
            actions[act].triggered.connect(lambda _checked=False, go=go: go())

    def follow(self, report: Report | None) -> None:
        """Show how far the open report is; `None`: none is open."""
        self._show(report)
        self.refresh_actions()

    def follow_change(self, change: Change) -> None:
        """Show what a change touched."""
        if change.touched & {"report", "header"}:
            self.follow(change.after)
        self._lock()

    def refresh_actions(self) -> None:
        """Switch on what can be done with the report that is open or marked."""
        status = self._status()
        for act, statuses in _DOES.items():
            self._actions[act].setEnabled(status in statuses)

    def ask_number(self) -> None:
        """Ask for number and day."""
        report = self._report()
        if report is None:
            return
        dialog = SignDialog(
            report,
            today=self._clock().date(),
            doubts=lambda number, day: self._session.signing_doubts(report, number, day),
            parent=self._window,
        )
        dialog.accepted.connect(lambda: self._run(dialog.command()))
        _open(dialog)

    def ask_reason(self) -> None:
        """Ask why a signed report is written anew."""
        report = self._report()
        if report is None or report.status is not ReportStatus.SIGNED:
            return
        dialog = ReasonDialog(report, self._window)
        dialog.accepted.connect(lambda: self._reopen(report.id, dialog.text()))
        _open(dialog)

    def show_scan(self) -> None:
        """Show the scan of the signed paper; ask for it where there is none yet."""
        report = self._report()
        if report is None:
            return
        scan = self._session.scans.of(report.id)
        path = self._try(lambda: self._session.scans.file(scan)) if scan else None
        if scan is None or path is None:
            self._ask_scan(report.id)
            return
        dialog = ScanDialog(scan, path, self._window)
        dialog.replace_wanted.connect(dialog.accept)
        dialog.replace_wanted.connect(lambda: self._ask_scan(report.id))
        dialog.remove_wanted.connect(dialog.accept)
        dialog.remove_wanted.connect(lambda: self._remove_scan(scan))
        dialog.save_wanted.connect(lambda: self._save_scan(scan, path))
        _open(dialog)

    def attach(self, report_id: ReportId, path: Path) -> None:
        """Keep a file as the scan of a signed report."""
        scan = self._try(lambda: self._session.attach_scan(report_id, path))
        if scan is not None:
            text = _("{name} is kept with the report.").format(name=scan.name)
            see = Way(text=_("Look at it"), go=self.show_scan)
            self._notices.tell(Tone.DONE, text, see, key="scan")
            self._renew()

    # What the steps do.

    def _run(self, command: Command) -> None:
        """Do a step to the open report, which can undo it, or to the one marked at home."""
        draft = self._draft()
        if draft is not None:
            draft.seal()
            draft.run(command)
            return
        self._try(lambda: self._session.apply(self._chosen(), command))
        self._renew()

    def _reopen(self, report_id: ReportId, reason: str) -> None:
        version = self._try(lambda: self._session.reopen(report_id, reason))
        if version is not None:
            self.changed.emit()
            self.open_requested.emit(version.id)

    def _ask_scan(self, report_id: ReportId) -> None:
        folder = self._memory.text(_FOLDER) or str(Path.home())
        kinds = _("Scans (*.pdf)") + ";;" + _("All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, _("Choose the scan of the signed paper"), folder, kinds
        )
        if chosen:
            self._memory.keep(_FOLDER, str(Path(chosen).parent))
            self.attach(report_id, Path(chosen))

    def _save_scan(self, scan: Scan, path: Path) -> None:
        folder = Path(self._memory.text(_FOLDER) or Path.home())
        target = files.ask_save(self._window, folder / scan.name, _("Scans (*.pdf)"))
        if target is None:
            return
        export = self._session.printing.export
        self._try(lambda: export(path.read_bytes(), target, overwrite=True))

    def _remove_scan(self, scan: Scan) -> None:
        self._try(lambda: self._session.scans.remove(scan.report))
        back = Way(text=_("Bring it back"), go=lambda: self._put_back(scan))
        self._notices.tell(Tone.INFO, _("The scan is taken away."), back, key="scan")
        self._renew()

    def _put_back(self, scan: Scan) -> None:
        self._try(lambda: self._session.scans.put_back(scan))
        self._renew()

    # What is shown.

    def _show(self, report: Report | None) -> None:
        version = self._version(report)
        versions = self._session.versions(report.id) if report else ()
        self.strip.show_versions(version, versions)
        self._lock()

    def _version(self, report: Report | None) -> Version | None:
        """Return what is told of the open report, which the disk may be behind."""
        kept = self._session.version(report.id) if report else None
        if report is None or kept is None:
            return None
        return Version(
            id=report.id,
            name=report.name,
            office=kept.office,
            status=report.status,
            header=report.header,
            reopening=report.reopening,
            has_scan=kept.has_scan,
        )

    def _lock(self) -> None:
        draft = self._draft()
        signed = draft is not None and draft.report.status is ReportStatus.SIGNED
        if signed:
            self.lock.lock()
        elif self.lock.is_locked:
            self.lock.unlock()
        else:
            return
        self._page.section.editor.set_read_only(signed)

    def _pages(self) -> tuple[QWidget, ...]:
        page = self._page
        return (page.header, page.closing, page.section, page.figures, page.unplaced)

    def _on_tried(self) -> None:
        draft = self._draft()
        if draft is not None:
            draft.may_edit()

    def _renew(self) -> None:
        draft = self._draft()
        self.follow(draft.report if draft else None)
        self.changed.emit()

    def _report(self) -> Report | None:
        draft = self._draft()
        if draft is not None:
            return draft.report
        chosen = self._chosen()
        return self._try(lambda: self._session.report(chosen)) if chosen else None

    def _status(self) -> ReportStatus | None:
        draft = self._draft()
        if draft is not None:
            return draft.report.status
        version = self._session.version(self._chosen()) if self._chosen() else None
        return version.status if version else None

    def _try(self, work: Callable[[], T]) -> T | None:
        """Do something that may fail; say why it has."""
        try:
            return work()
        except ClerkError as error:
            self._notices.tell(Tone.WRONG, error.text, key="signing")
            return None


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
