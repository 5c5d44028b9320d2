"""Beginning, bringing in, renaming, copying, throwing away: what is done with whole drafts."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from nq57desk.drafts import DraftSummary
from nq57desk.errors import ClerkError
from nq57desk.i18n import _
from nq57desk.model import Office
from nq57desk.session import Session
from ui.dialogs import files
from ui.dialogs.bin import BinDialog
from ui.dialogs.copies import CopiesDialog
from ui.dialogs.imported import ImportedDialog
from ui.dialogs.new_report import NewReportDialog
from ui.dialogs.office import OfficeDialog
from ui.jobs import Jobs
from ui.memory import Memory
from ui.widgets.notice import NoticeBoard, Tone, Way

_FOLDER = "last-folder"
_OUTLINE = "last-outline"


class Library(QObject):
    """The drafts as a whole.

    Signals:
        changed(): there are other drafts now, or other names.
        open_requested(str): go to a draft: its id.
        brought_in(): a file has been brought in and its draft is open.
        office_told(Office, Office): the clerk has told the office anew: before, after.
    """

    changed = Signal()
    open_requested = Signal(str)
    brought_in = Signal()
    office_told = Signal(object, object)

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        notices: NoticeBoard,
        window: QWidget,
        *,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._memory = Memory(session)
        self._jobs = jobs
        self._notices = notices
        self._window = window
        self._clock = clock

    def ask_office(self) -> None:
        """Ask for the office, or show it to be changed."""
        dialog = OfficeDialog(self._session.office(), self._window)
        dialog.accepted.connect(lambda: self._on_office_told(dialog.office()))
        _open(dialog)

    def begin(self) -> None:
        """Ask for outline and period, and begin a report."""
        dialog = NewReportDialog(
            self._session.outlines(),
            self._session.office() or Office(),
            today=self._clock().date(),
            outline_id=self._memory.text(_OUTLINE),
            parent=self._window,
        )
        dialog.accepted.connect(lambda: self._on_begin(dialog))
        _open(dialog)

    def ask_import(self) -> None:
        """Ask for a file and bring it in."""
        folder = self._memory.text(_FOLDER) or str(Path.home())
        path = files.ask_open(self._window, folder)
        if path:
            self._memory.keep(_FOLDER, str(path.parent))
            self.bring_in(path)

    def bring_in(self, path: Path) -> None:
        """Read a file beside the window's thread and keep it as a draft."""
        session = self._session
        job = self._jobs.start(
            _("Reading {name}…").format(name=path.name), lambda _stop: session.read_file(path)
        )
        job.done.connect(lambda imported: self._on_read(imported, path))
        job.failed.connect(lambda error: self._tell(error))

    def add_sample(self) -> None:
        """Keep the sample report as a draft and open it; an earlier one is opened again."""
        name = self._session.sample().name
        known = next((each for each in self._session.drafts() if each.name == name), None)
        self._do(lambda: self.open_requested.emit(known.id if known else self._new_sample()))

    def rename(self, draft: DraftSummary) -> None:
        """Ask for another name."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(_("Rename"))
        dialog.setLabelText(_("Name of the report:"))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(draft.name)
        dialog.setOkButtonText(_("Rename"))
        dialog.setCancelButtonText(_("Cancel"))
        dialog.resize(520, dialog.sizeHint().height())
        dialog.textValueSelected.connect(lambda name: self._on_renamed(draft.id, name))
        _open(dialog)

    def copy(self, draft: DraftSummary) -> None:
        """Keep a copy."""
        self._do(lambda: self._session.copy(draft.id))

    def throw_away(self, draft: DraftSummary) -> None:
        """Put a draft into the bin; it can be taken out at once."""
        self._do(lambda: self._session.to_bin(draft.id))
        text = _("“{name}” is in the bin.").format(name=draft.name)
        back = Way(text=_("Take it out"), go=lambda: self.restore(draft.id))
        self._notices.tell(Tone.INFO, text, back, key="bin")

    def restore(self, draft_id: str) -> None:
        """Take a draft out of the bin."""
        self._do(lambda: self._session.restore(draft_id))

    def show_bin(self) -> None:
        """Show what lies in the bin."""
        dialog = BinDialog(self._session.bin, self._window)
        dialog.restore_requested.connect(self.restore)
        dialog.empty_requested.connect(lambda: self._do(self._session.empty_bin))
        _open(dialog)

    def show_copies(self) -> None:
        """Show the copies of all drafts, to bring one back. No report may be open."""
        copies = self._session.backups()
        dialog = CopiesDialog([each.made for each in copies], self._window)
        dialog.wanted.connect(
            lambda place: self._do(lambda: self._session.restore_backup(copies[place]))
        )
        _open(dialog)

    def _on_office_told(self, office: Office) -> None:
        former = self._session.office() or Office()
        self._do(lambda: self._session.set_office(office))
        self.office_told.emit(former, office)

    def _on_begin(self, dialog: NewReportDialog) -> None:
        outline = dialog.outline_id()
        self._memory.keep(_OUTLINE, outline)
        period = dialog.chosen_period()
        self._do(lambda: self.open_requested.emit(self._session.begin(outline, period).id))

    def _on_read(self, imported: object, path: Path) -> None:
        kept = self._session.keep(imported, path)  # type: ignore[arg-type]
        self.changed.emit()
        dialog = ImportedDialog(kept.report, kept.notes, path.name, self._window)
        dialog.finished.connect(lambda _result: self.open_requested.emit(kept.report.id))
        dialog.finished.connect(lambda _result: self.brought_in.emit())
        _open(dialog)

    def _on_renamed(self, draft_id: str, name: str) -> None:
        if name.strip():
            self._do(lambda: self._session.rename(draft_id, name.strip()))

    def _new_sample(self) -> str:
        return self._session.add_sample().id

    def _do(self, work: Callable[[], object]) -> None:
        try:
            work()
        except ClerkError as error:
            self._tell(error)
        self.changed.emit()

    def _tell(self, error: ClerkError) -> None:
        self._notices.tell(Tone.WRONG, error.text, key="library")


def _open(dialog: QWidget) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()  # type: ignore[attr-defined]
