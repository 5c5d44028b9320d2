"""What came over from last period, in the window: marks, counts, one key from part to part."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from nq57desk.carried import (
    Part,
    first_behind,
    following,
    part_below,
    waiting,
    waiting_figures,
)
from nq57desk.commands import Confirm
from nq57desk.i18n import _
from nq57desk.model import FigureId, Report, SectionId
from nq57desk.progress import unconfirmed
from ui import theme
from ui.actions import Act, Actions
from ui.carried.strip import CarriedStrip
from ui.draft import OpenDraft
from ui.editor.carried import CarriedMarks
from ui.outline.page import FIGURES, Page, PageKind
from ui.report_page import ReportPage
from ui.widgets.notice import NoticeBoard, Tone

_ACTS = (Act.CONFIRM_NEXT, Act.CONFIRM_SECTION, Act.ONLY_WAITING)
_DONE = "all-confirmed"
Draft = Callable[[], OpenDraft | None]


class CarriedDesk(QObject):
    """Leads through what waits in the open report."""

    def __init__(
        self,
        page: ReportPage,
        draft: Draft,
        actions: Actions,
        notices: NoticeBoard,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._page = page
        self._draft = draft
        self._actions = actions
        self._notices = notices
        self._current: Part | None = None
        self.strip = CarriedStrip(actions)
        page.put_on_top(self.strip)
        self.head = _Head(actions)
        page.outline.add_to_head(self.head)
        page.page_shown.connect(self._on_page_shown)
        page.section.editor.caret_moved.connect(self._on_caret_moved)
        page.figures.table.figure_shown.connect(self._on_figure_shown)
        for act, go in (
            (Act.CONFIRM_NEXT, self.confirm_and_go_on),
            (Act.CONFIRM_SECTION, self.confirm_page),
        ):
            actions[act].triggered.connect(lambda _checked=False, go=go: go())
        actions[Act.ONLY_WAITING].toggled.connect(lambda _on: self._show())

    @property
    def current(self) -> Part | None:
        """What the key would confirm, or go on from."""
        return self._current

    def follow(self, report: Report | None) -> None:
        """Show a newer state of the report, or another one."""
        if report is None or not waiting(report):
            self._actions[Act.ONLY_WAITING].setChecked(False)
        self._show()

    def go_to_first(self) -> None:
        """Show the first section in which something waits."""
        report = self._report()
        first = following(report, None) if report else None
        if first is not None:
            self._go_to(first)

    def confirm_and_go_on(self) -> None:
        """Confirm what is marked, or the part at the caret, and go to the next that waits.

        Where the caret is in nothing that waits, only go on.
        """
        report, here = self._report(), self._current
        if report is None:
            return
        self._confirm(frozenset(self._marked()) & report.carried)
        section = self._page.page.section
        report = self._report() or report
        if here is None and section is not None:
            self._go_on(first_behind(report, section))
        else:
            self._go_on(following(report, here))

    def confirm_page(self) -> None:
        """Confirm all that waits on the page and go to the next page where something does."""
        report = self._report()
        if report is None:
            return
        here = self._parts_here(report)
        self._confirm(frozenset(part.id for part in here))
        if here:
            self._go_on(following(self._report() or report, here[-1]))

    def _confirm(self, ids: frozenset[str]) -> None:
        draft = self._draft()
        if draft is not None and ids:
            draft.seal()
            draft.run(Confirm(ids))

    def _go_on(self, part: Part | None) -> None:
        if part is None:
            text = _("All that came from last period has been looked at.")
            self._notices.tell(Tone.DONE, text, key=_DONE)
            self._show()
            return
        self._go_to(part)

    def _go_to(self, part: Part) -> None:
        if part.section is None:
            self._page.go_to_figure(FigureId(part.id))
        elif self._page.page.section != part.section:
            self._page.go_to_section(part.section)
        if part.section is not None and not part.is_heading:
            self._page.section.reveal(part.id, 0, 0)
            # once another section has been laid out
            QTimer.singleShot(0, self, lambda: self._page.section.editor.show_whole(part.id))
        self._current = part
        self._show()

    def _on_page_shown(self, _page: Page) -> None:
        report = self._report()
        here = self._parts_here(report) if report else ()
        self._current = here[0] if here else None
        self._show()

    def _on_caret_moved(self) -> None:
        section = self._page.page.section
        parts = self._page.section.editor.caret_parts()
        if section is not None and parts and not self._is_at_heading(parts):
            self._move_to(Part(section, parts[0]))

    def _is_at_heading(self, parts: tuple[str, ...]) -> bool:
        """Tell whether the heading is the one to confirm, while the caret is right under it."""
        report, here = self._report(), self._current
        if report is None or here is None or not here.is_heading or len(parts) > 1:
            return False
        return here.id in report.carried and part_below(report, here) == parts[0]

    def _on_figure_shown(self, figure: str) -> None:
        if self._page.page == FIGURES:
            self._move_to(Part(None, figure))

    def _move_to(self, part: Part) -> None:
        if part != self._current:
            self._current = part
            self._show()

    def _marked(self) -> tuple[str, ...]:
        """Return what the key would confirm: what is marked in the text, or where the clerk is."""
        here = self._current
        if here is None:
            return ()
        parts = self._page.section.editor.caret_parts() if here.section else ()
        return (here.id, *parts) if here.id in parts else (here.id,)

    def _report(self) -> Report | None:
        draft = self._draft()
        return draft.report if draft else None

    def _parts_here(self, report: Report) -> tuple[Part, ...]:
        page = self._page.page
        if page == FIGURES:
            return tuple(part for part in waiting(report) if part.section is None)
        return tuple(
            part for part in waiting(report) if page.section and part.section == page.section
        )

    def _show(self) -> None:
        report = self._report()
        self._actions.enable(bool(report and waiting(report)), *_ACTS)
        if report is None:
            self.strip.hide()
            return
        only = self._actions[Act.ONLY_WAITING].isChecked()
        total, here = len(waiting(report)), self._parts_here(report)
        current = self._current.id if self._current else ""
        self.strip.show_counts(len(here), total, at_one=current in report.carried)
        self.head.show_count(total)
        self._page.outline.show_carried(_counts(report), only=only)
        ids = frozenset(part.id for part in here)
        self._page.section.editor.show_carried(
            CarriedMarks(waiting=ids, current=current, alone=only)
        )
        section = self._page.page.section
        self._page.section.carried.setVisible(section is not None and section in report.carried)


class _Head(QWidget):
    """Below the progress: how much waits, and whether only that is shown."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.count = QLabel()
        self.count.setProperty("role", "carried")
        self.only = QCheckBox(_("Show only what waits"))
        action = actions[Act.ONLY_WAITING]
        self.only.setToolTip(action.toolTip())
        self.only.toggled.connect(action.setChecked)
        action.toggled.connect(self.only.setChecked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.unit() // 4, 0, 0)
        column.setSpacing(theme.unit() // 4)
        column.addWidget(self.count)
        column.addWidget(self.only)
        self.hide()

    def show_count(self, total: int) -> None:
        """Show how much waits in all; nothing where nothing does."""
        self.setVisible(total > 0)
        self.count.setText(_("▌{count} parts of last period to look at").format(count=total))


def first_page(report: Report) -> Page:
    """Return the page on which something waits first, the figures where nothing does."""
    first = following(report, None)
    return Page(PageKind.SECTION, first.section) if first and first.section else FIGURES


def _counts(report: Report) -> dict[Page, int]:
    counts: dict[Page, int] = {
        Page(PageKind.SECTION, SectionId(section)): len(ids)
        for section, ids in unconfirmed(report).items()
    }
    figures = len(waiting_figures(report))
    return counts | ({FIGURES: figures} if figures else {})
