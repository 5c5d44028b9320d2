"""The open report and what is done with it: actions, saving, undo, where the clerk was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal

from nq57desk.commands import Command, EditHeader, SetOffice, Together
from nq57desk.drafts import beside_name
from nq57desk.errors import NotFound, StoreError
from nq57desk.i18n import _
from nq57desk.model import Office, Report, ReportStatus, SectionId
from nq57desk.periods import label
from nq57desk.session import Session, new_id
from nq57desk.tree_commands import AddSection, RenumberByRule
from ui.actions import Act, Actions
from ui.dialogs.office import OfficeDialog
from ui.draft import Change, OpenDraft
from ui.foot import Foot
from ui.memory import Memory
from ui.outline import edits
from ui.outline.page import FIGURES, Page
from ui.report_page import ReportPage
from ui.undo import UndoKeys
from ui.widgets.notice import NoticeBoard, Tone, Way

IN_REPORT = (
    Act.HOME, Act.EXPORT_WORD, Act.EXPORT_PDF, Act.PRINT, Act.UNDO, Act.REDO, Act.FIND,
    Act.FIND_NEXT, Act.DONE_NEXT, Act.PREVIOUS, Act.NEXT, Act.PREVIEW, Act.REFRESH,
    Act.LAST_PERIOD, Act.TAKE_PARAGRAPH, Act.BLACKLINE,
    Act.CONFIRM_NEXT, Act.CONFIRM_SECTION, Act.ONLY_WAITING,
    Act.FINDINGS, Act.NEXT_FINDING, Act.PREVIOUS_FINDING, Act.FINDINGS_SHEET,
    Act.GUIDANCE, Act.NEXT_PANE, Act.PREVIOUS_PANE, Act.ONLY_PAGE, Act.ADD_SECTION,
    Act.ADD_CHILD, Act.RENAME_SECTION, Act.MOVE_UP, Act.MOVE_DOWN, Act.LEVEL_IN, Act.LEVEL_OUT,
    Act.RENUMBER, Act.REMOVE_SECTION, Act.TOGGLE_DONE,
    Act.FIGURES,
    Act.TAKE_FIGURES, Act.SECTION_FIGURES, Act.FIGURE_FACTS, Act.HISTORY,
)  # fmt: skip
_FOLDED = "guidance-folded"

Edit = Callable[[Report, SectionId], Command | None]


class Desk(QObject):
    """One report on the desk at a time.

    Signals:
        opened(str): a report is open: its title.
        changed(Change): the open report is another now.
    """

    opened = Signal(str)
    changed = Signal(object)

    def __init__(
        self,
        session: Session,
        memory: Memory,
        page: ReportPage,
        actions: Actions,
        undo_keys: UndoKeys,
        foot: Foot,
        notices: NoticeBoard,
        *,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(page)
        self._session = session
        self._memory = memory
        self._page = page
        self._actions = actions
        self._undo_keys = undo_keys
        self._foot = foot
        self._notices = notices
        self._clock = clock
        self.draft: OpenDraft | None = None
        self._connect_actions()
        page.page_shown.connect(self._on_page_shown)
        page.finished.connect(self._on_finished)
        page.left_empty.connect(self._on_left_empty)
        page.guidance_folded.connect(self._on_guidance_folded)
        page.office_wanted.connect(self.ask_office)
        self._show_guidance(not memory.flag(_FOLDED))

    def open(self, report_id: str) -> bool:
        """Open a report at the page where the clerk left it; tell whether that went well."""
        try:
            report = self._session.report(report_id)
        except (NotFound, StoreError) as error:
            self._notices.tell(Tone.WRONG, error.text, key="open")
            return False
        self._notices.clear_passing()
        self.draft = draft = OpenDraft(self._session, report, clock=self._clock, parent=self)
        draft.changed.connect(self._on_changed)
        draft.refused.connect(self._on_refused)
        draft.autosave.saved.connect(self._on_saved)
        draft.autosave.failed.connect(self._on_save_failed)
        draft.stack.canUndoChanged.connect(self._show_undo)
        draft.stack.undoTextChanged.connect(self._show_undo)
        self._page.open_draft(draft, self._memory.text(_page_setting(report)))
        self._foot.show_saved(report.changed or self._clock())
        self._show_undo()
        self.opened.emit(title(report))
        self._page.focus_page()
        return True

    def close(self) -> bool:
        """Put the report away; tell whether it could be saved whole."""
        if self.draft is None:
            return True
        report = self.draft.report
        self._page.close_draft()
        is_saved = self.draft.autosave.flush()
        self._memory.keep(_page_setting(report), self._page.page.key)
        self.draft.deleteLater()
        self.draft = None
        return is_saved

    def keep_place(self, report: Report, page: Page) -> None:
        """Remember the page at which a report opens next."""
        self._memory.keep(_page_setting(report), page.key)

    def is_saved(self) -> bool:
        """Write what waits; tell whether everything is on disk."""
        return self.draft is None or self.draft.autosave.flush()

    def ask_office(self) -> None:
        """Show the office of the open report to be changed.

        It is the clerk's own office too where it was so before, or where none is known.
        """
        if self.draft is None:
            return
        former = self.draft.report.office
        dialog = OfficeDialog(former, self._page)
        dialog.accepted.connect(lambda: self._on_office_told(former, dialog.office()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def use_office(self, office: Office) -> None:
        """Print another office in the open report; the place before the date follows."""
        if self.draft is None:
            return
        report = self.draft.report
        if report.status is ReportStatus.SIGNED:
            return  # it stays that of the office that signed it
        command: Command = SetOffice(office)
        if report.header.place == _place_of(report.office):
            header = replace(report.header, place=_place_of(office))
            command = Together((command, EditHeader(header)), SetOffice.title)
        self.draft.run(command)

    def with_report(self, go: Callable[[Report], object]) -> None:
        """Do something with the report as it stands."""
        if self.draft is not None:
            self._page.end_typing()
            go(self.draft.report)

    def _connect_actions(self) -> None:
        page = self._page
        ways: dict[Act, Callable[[], object]] = {
            Act.UNDO: lambda: self._undo_keys.undo(self._undo),
            Act.REDO: lambda: self._undo_keys.redo(self._redo),
            Act.FIND: page.look_for_words,
            Act.FIND_NEXT: page.find_bar.go_on,
            Act.DONE_NEXT: page.done_and_next,
            Act.FIGURES: lambda: page.go(FIGURES),
            Act.TOGGLE_DONE: page.toggle_done,
            Act.PREVIOUS: page.go_previous,
            Act.NEXT: page.go_next,
            Act.ADD_SECTION: lambda: self._add(edits.add_behind),
            Act.ADD_CHILD: lambda: self._add(edits.add_under),
            Act.RENAME_SECTION: self._edit_heading,
            Act.MOVE_UP: lambda: self._edit(lambda _report, at: edits.move(at, -1)),
            Act.MOVE_DOWN: lambda: self._edit(lambda _report, at: edits.move(at, 1)),
            Act.LEVEL_IN: lambda: self._edit(edits.deeper),
            Act.LEVEL_OUT: lambda: self._edit(edits.higher),
            Act.RENUMBER: lambda: self._edit(lambda _report, _at: RenumberByRule()),
            Act.REMOVE_SECTION: self._remove,
            Act.NEXT_PANE: lambda: page.focus_pane(1),
            Act.PREVIOUS_PANE: lambda: page.focus_pane(-1),
        }
        for act, go in ways.items():
            self._actions[act].triggered.connect(lambda _checked=False, go=go: go())
        self._actions[Act.GUIDANCE].triggered.connect(self._on_guidance_wanted)

    def _edit(self, make: Edit) -> None:
        section_id = self._page.page.section
        if self.draft is None or section_id is None or not self.draft.may_edit():
            return
        self.draft.seal()
        command = make(self.draft.report, section_id)
        if command is not None:
            self.draft.run(command)

    def _edit_heading(self) -> None:
        if self.draft is not None and self.draft.may_edit():
            self._page.section.edit_heading()

    def _on_office_told(self, former: Office, office: Office) -> None:
        self.use_office(office)
        if self._session.office() in (None, former):
            try:
                self._session.set_office(office)
            except StoreError as error:
                self._notices.tell(Tone.WRONG, error.text, key="office")

    def _add(self, make: Callable[[Report, SectionId, Callable[[], str]], AddSection]) -> None:
        section_id = self._page.page.section
        if self.draft is None or section_id is None or not self.draft.may_edit():
            return
        self.draft.seal()
        command = make(self.draft.report, section_id, new_id)
        if self.draft.run(command):
            self._page.go_to_section(command.section.id)
            self._page.section.edit_heading()

    def _remove(self) -> None:
        section_id = self._page.page.section
        if self.draft is None or section_id is None or not self.draft.may_edit():
            return
        heading = self._page.section.heading_text()
        self._edit(lambda _report, at: edits.remove(at))
        text = _("Removed: {heading}").format(heading=heading)
        self._notices.tell(
            Tone.INFO, text, Way(text=_("Bring it back"), go=self._undo), key="removed"
        )

    def _undo(self) -> None:
        if self.draft is not None:
            self.draft.undo()

    def _redo(self) -> None:
        if self.draft is not None:
            self.draft.redo()

    def _show_undo(self) -> None:
        """Tell in the menu what would be undone."""
        stack = self.draft.stack if self.draft else None
        done = stack.undoText() if stack else ""
        text = _("&Undo: {step}").format(step=done) if done else _("&Undo")
        self._actions[Act.UNDO].setText(text)
        self._actions[Act.UNDO].setIconText(_("Undo"))

    def _on_page_shown(self, _page: Page) -> None:
        self._show_place()
        for key in ("finished", "refused"):
            self._notices.clear(key)

    def _on_changed(self, change: Change) -> None:
        if "outline-tree" in change.touched:
            self._show_place()
        self.changed.emit(change)

    def _show_place(self) -> None:
        place, count = self._page.place_in_sections()
        text = _("Section {place}/{count}").format(place=place, count=count) if place else ""
        self._foot.show_place(text)

    def _on_refused(self, text: str) -> None:
        """Say why an edit was not done, and show what stands in the report all the same."""
        signed = self.draft is not None and self.draft.report.status is ReportStatus.SIGNED
        reopen = self._actions[Act.REOPEN]
        ways = (Way(text=reopen.iconText(), go=reopen.trigger),) if signed else ()
        self._notices.tell(Tone.LOOK, text, *ways, key="refused")
        if signed:
            self._page.show_again()

    def _on_saved(self, moment: datetime) -> None:
        self._foot.show_saved(moment)
        self._notices.clear("save")

    def _on_save_failed(self, text: str) -> None:
        self._foot.show_unsaved()
        again = Way(text=_("Try again"), go=self.is_saved)
        self._notices.tell(Tone.WRONG, text, again, key="save")

    def _on_finished(self) -> None:
        text = _("That was the last page. Look at the printed pages, then print or export.")
        self._notices.tell(
            Tone.DONE,
            text,
            Way(text=_("Printed pages"), go=self._show_preview),
            Way(text=_("Print…"), go=self._actions[Act.PRINT].trigger),
            key="finished",
        )

    def _show_preview(self) -> None:
        self._actions[Act.PREVIEW].setChecked(True)

    def _on_left_empty(self) -> None:
        self._foot.show_tip(_("That section is still empty, so it is not marked as done."))

    def _on_guidance_wanted(self, is_open: bool) -> None:
        self._show_guidance(is_open)
        self._memory.keep_flag(_FOLDED, not is_open)

    def _on_guidance_folded(self, folded: bool) -> None:
        self._actions[Act.GUIDANCE].setChecked(not folded)
        self._memory.keep_flag(_FOLDED, folded)

    def _show_guidance(self, is_open: bool) -> None:
        self._actions[Act.GUIDANCE].setChecked(is_open)
        self._page.section.guidance.set_open(is_open)


def title(report: Report) -> str:
    """Return what the window is called while a report is open."""
    others = beside_name(report.name, label(report.period), report.office.locality)
    return " · ".join(part for part in (report.name, others) if part)


def _place_of(office: Office) -> str:
    return office.place or office.name


def _page_setting(report: Report) -> str:
    return f"page:{report.id}"
