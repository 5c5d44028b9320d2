"""From a draft to the report of the next period."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from nq57desk.continuing import likely_source
from nq57desk.errors import ClerkError
from nq57desk.i18n import _
from nq57desk.session import Session
from ui.take_over.dialog import TakeOverDialog
from ui.widgets.notice import NoticeBoard, Tone, Way

_KEY = "take-over"


class TakeOver(QObject):
    """Asks what is to come over, and begins.

    Signals:
        begun(str): a report was begun from another: its id.
        doubts_wanted(): the clerk wants to see what may be old in it.
    """

    begun = Signal(str)
    doubts_wanted = Signal()

    def __init__(
        self,
        session: Session,
        notices: NoticeBoard,
        window: QWidget,
        *,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._notices = notices
        self._window = window
        self._clock = clock

    def ask(self, source_id: str = "") -> None:
        """Show what would come over of a draft, by default of the last period's."""
        source = source_id or self._likely()
        if not source:
            text = _("There is no earlier report yet. Import last period's Word file first.")
            self._notices.tell(Tone.LOOK, text, key=_KEY)
            return
        today = self._clock().date()
        dialog = TakeOverDialog(self._session, source, today=today, parent=self._window)
        dialog.accepted.connect(lambda: self._begin(dialog))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _likely(self) -> str:
        draft = likely_source(self._session.drafts(), self._session.office())
        return draft.id if draft else ""

    def _begin(self, dialog: TakeOverDialog) -> None:
        rolled = dialog.rolled()
        if rolled is None:
            return
        try:
            report = self._session.add(rolled.report)
        except ClerkError as error:
            self._notices.tell(Tone.WRONG, error.text, key=_KEY)
            return
        self.begun.emit(report.id)
        self._tell(len(rolled.left))

    def _tell(self, doubts: int) -> None:
        if doubts:
            text = _("{count} places may still speak of last period. The checks tell where.")
            way = Way(text=_("See them"), go=self.doubts_wanted.emit)
            self._notices.tell(Tone.INFO, text.format(count=doubts), way, key=_KEY)
