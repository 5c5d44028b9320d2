"""What is done with figures from everywhere in a report: the form, the facts, the own ones."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QTextEdit

from nq57desk.errors import ClerkError
from nq57desk.figures.catalogue import Figure
from nq57desk.model import FigureId
from nq57desk.session import Session
from ui.actions import Act, Actions
from ui.editor.chip_keys import figure_at
from ui.editor.document import OBJECT
from ui.figures.book import FigureBook
from ui.figures.facts_dialog import FactsDialog
from ui.figures.own_dialog import OwnFiguresDialog
from ui.memory import Memory
from ui.outline.page import FIGURES, PageKind
from ui.report_page import ReportPage
from ui.widgets.notice import NoticeBoard, Tone

_FOLDED = "figures-folded"


class FiguresDesk(QObject):
    """Answers the wishes for figures in one window."""

    def __init__(
        self,
        session: Session,
        book: FigureBook,
        page: ReportPage,
        actions: Actions,
        memory: Memory,
        notices: NoticeBoard,
    ) -> None:
        super().__init__(page)
        self._session = session
        self._book = book
        self._page = page
        self._memory = memory
        self._notices = notices
        form = page.section.figures
        form.set_open(not memory.flag(_FOLDED))
        form.folded.connect(lambda folded: memory.keep_flag(_FOLDED, folded))
        form.facts_wanted.connect(lambda figure: self.show_facts(FigureId(figure)))
        page.chip_help.figure_requested.connect(lambda figure: self.show_facts(FigureId(figure)))
        page.outline.missing_wanted.connect(self._show_missing)
        book.changed.connect(self._show_count)
        for act, go in (
            (Act.SECTION_FIGURES, self._go_to_form),
            (Act.FIGURE_FACTS, self._show_current),
            (Act.OWN_FIGURES, self.show_own),
        ):
            actions[act].triggered.connect(lambda _checked=False, go=go: go())

    def show_facts(self, figure_id: FigureId) -> None:
        """Show all that is known of a figure, over the page."""
        figure = self._book.catalogue.get(figure_id)
        if figure is None or self._book.report is None:
            return
        self._page.end_typing()
        dialog = FactsDialog(self._book, figure, self._page)
        dialog.edited.connect(self._page.section.edited)
        dialog.place_requested.connect(self._page.go_to_place)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_own(self) -> None:
        """Show the office's own figures to be changed."""
        try:
            figures = self._session.own_figures()
        except ClerkError as error:
            self._notices.tell(Tone.WRONG, error.text, key="own-figures")
            return
        self._page.end_typing()
        dialog = OwnFiguresDialog(
            figures,
            self._session.catalogue(),
            self._session.outlines(),
            self._keep_own,
            self._page.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _keep_own(self, figures: tuple[Figure, ...]) -> None:
        """Keep the own figures, unless what is open or kept uses one that goes."""
        if self._page.draft is not None:
            self._page.draft.seal()
        self._session.keep_own_figures(figures)
        if self._page.draft is not None:
            self._book.open(self._page.draft.report)

    def _go_to_form(self) -> None:
        """Go to the figures of the section, and from there back to its words."""
        if self._page.page.kind is not PageKind.SECTION:
            return
        form = self._page.section.figures
        if form.holds_focus():
            form.end_typing()
            self._page.focus_page()
        else:
            form.focus_table()

    def current_figure(self) -> FigureId | None:
        """Return the figure under the keys: of a row, or of the chip beside the caret."""
        if self._page.page.kind is PageKind.FIGURES:
            table = self._page.figures.table
            figure = self._page.figures.model.figure(table.currentIndex())
            return figure.id if figure else None
        if self._page.page.kind is PageKind.SECTION:
            return _figure_at_caret() or self._page.section.figures.current_figure()
        return _figure_at_caret()

    def _show_current(self) -> None:
        """Show the facts of the figure under the keys."""
        if self._page.page.kind is PageKind.FIGURES:
            self._page.figures.show_facts()
        elif figure := _figure_at_caret():
            self.show_facts(figure)
        elif self._page.page.kind is PageKind.SECTION:
            self.show_facts(self._page.section.figures.current_figure())

    def _show_count(self) -> None:
        self._page.outline.show_missing(len(self._book.missing()))

    def _show_missing(self) -> None:
        self._page.go(FIGURES)
        self._page.figures.only_missing.setChecked(True)


def _figure_at_caret() -> FigureId | None:
    """Return the figure of the chip beside the caret, `None` where there is none."""
    field = QApplication.focusWidget()
    if not isinstance(field, QTextEdit):
        return None
    caret = field.textCursor().position()
    places = (at for at in (caret - 1, caret) if at >= 0)
    chip = next((at for at in places if field.document().characterAt(at) == OBJECT), None)
    return None if chip is None else figure_at(field, chip).figure
