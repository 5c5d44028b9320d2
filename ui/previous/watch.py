"""Lays the earlier report beside the page after a pause in typing, beside the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from nq57desk.comparing import SectionDiff
from nq57desk.i18n import _
from nq57desk.model import Report
from nq57desk.session import Session
from nq57desk.side_by_side import Beside, SideBySide
from nq57desk.similar import Wanted
from ui.jobs import Jobs
from ui.outline.page import Page, PageKind

_PAUSE_MS = 300
_PASSAGES_PAUSE_MS = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be laid beside what: a page of the open report, and another report."""

    old: Report
    new: Report
    page: Page

    def is_of(self, other: "Asked | None") -> bool:
        """Whether both are the same places, whatever is written there."""
        if other is None:
            return False
        mine, theirs = (self.old.id, self.new.id), (other.old.id, other.new.id)
        return mine == theirs and self.page == other.page


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """The page beside the other report, and the states of both in which it was."""

    asked: Asked
    beside: Beside


class SideWatch(QObject):
    """Compares one page at a time, always of the newest state.

    Signals:
        laid(Laid): a comparison is done.
    """

    laid = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._wanted: Asked | None = None
        self._asked: Asked | None = None
        self._is_running = False
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._lay)

    def follow(self, asked: Asked | None, *, at_once: bool = False) -> None:
        """Take a newer state, another page or other reports; `None` stops."""
        self._wanted = asked
        if asked is None:
            self._pause.stop()
            self._asked = None
        elif at_once:
            self._lay()
        else:
            self._pause.start()

    def _lay(self) -> None:
        self._pause.stop()
        asked = self._wanted
        if asked is None or self._is_running or asked == self._asked:
            return
        self._is_running, self._asked = True, asked
        sides = self._session.side_by_side(asked.old, asked.new)
        job = self._jobs.start(_("Comparing…"), lambda _stop: beside(sides, asked.page))
        job.done.connect(lambda found: self._on_done(asked, found))
        job.ended.connect(self._on_ended)

    def _on_done(self, asked: Asked, found: Beside) -> None:
        if asked.is_of(self._wanted):
            self.laid.emit(Laid(asked=asked, beside=found))

    def _on_ended(self) -> None:
        self._is_running = False
        if self._wanted is not None and not self._pause.isActive():
            self._lay()


class PassageWatch(QObject):
    """Looks for similar paragraphs after a pause; a newer wish stops the older one.

    `wanted` tells what is being written, `None` where there is nothing to look for.

    Signals:
        found(object): the paragraphs, a tuple of passages.
    """

    found = Signal(object)

    def __init__(
        self, session: Session, jobs: Jobs, wanted: Callable[[], Wanted | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._finder = session.passage_finder()
        self._jobs = jobs
        self._wanted = wanted
        self._asked: Wanted | None = None
        self._pause = QTimer(self, interval=_PASSAGES_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._find)

    def look(self) -> None:
        """Look again soon: the words or the place are others."""
        self._pause.start()

    def stop(self) -> None:
        """Offer nothing."""
        self._pause.stop()
        self._asked = None
        self.found.emit(())

    def _find(self) -> None:
        wanted = self._wanted()
        if wanted is None:
            self.stop()
            return
        if wanted == self._asked:
            return
        self._asked = wanted
        job = self._jobs.start(
            _("Looking for similar paragraphs…"),
            lambda stop: self._finder.find(
                wanted, cancelled=lambda: stop() or wanted is not self._asked
            ),
        )
        job.done.connect(lambda passages: self._on_done(wanted, passages))

    def _on_done(self, wanted: Wanted, passages: object) -> None:
        if wanted is self._asked:
            self.found.emit(passages)


def beside(sides: SideBySide, page: Page) -> Beside:
    """Lay what a page shows beside the other report."""
    match page.kind:
        case PageKind.SECTION if page.section is not None:
            return sides.section(page.section)
        case PageKind.HEADER:
            return sides.header()
        case PageKind.CLOSING:
            return sides.closing()
        case PageKind.FIGURES:
            return sides.figures()
    return Beside(diff=SectionDiff())
