"""A section: its heading, its guidance, its figures, its text and tables."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nq57desk.commands import EditContent, EditHeading, MarkDone
from nq57desk.i18n import _
from nq57desk.model import Content, Report, Section, SectionId, SectionSpec
from nq57desk.numbering import numbers, rule_numbers
from nq57desk.outlines import fill, parameters
from nq57desk.progress import is_empty
from nq57desk.tree_commands import RenumberByRule
from ui import theme
from ui.draft import Change
from ui.editor.underline import Underlined
from ui.editor.view import SectionEditor
from ui.figures.section_form import SectionFigures
from ui.pages.changes import first_change
from ui.pages.field_marks import mark_field, of_block
from ui.pages.filled import restored
from ui.pages.guidance import GuidanceBox
from ui.widgets.form import heading
from ui.widgets.lines import LinesEdit


class SectionPage(QWidget):
    """The page of one section.

    Signals:
        edited(Command): the clerk has changed something.
        guidance_folded(bool): the guidance was folded or opened.
    """

    edited = Signal(object)
    guidance_folded = Signal(bool)

    def __init__(
        self, editor: SectionEditor, figures: SectionFigures, *, new_id: Callable[[], str]
    ) -> None:
        super().__init__()
        self._new_id = new_id
        self.figures = figures
        self.figures.left.connect(editor.focus_text)
        self._report: Report | None = None
        self._section: Section | None = None
        self._shown: Content | None = None
        self.editor = editor
        self.editor.content_changed.connect(self._on_content_changed)
        self._make_fields()
        self._lay_out()

    @property
    def section_id(self) -> SectionId | None:
        """The section that is shown."""
        return self._section.id if self._section else None

    def show_section(self, report: Report, section_id: SectionId) -> None:
        """Show a section from its beginning."""
        self._show_facts(report, section_id)
        self._edit_heading(self._section is not None and not self._section.key)
        self.figures.show_section(section_id)
        self._show_content()

    def refresh(self, change: Change) -> None:
        """Show what a change touched; the editor stays as it is where it said so itself."""
        if self._section is None:
            return
        if change.touched & {"outline-tree", "report"}:
            self._show_facts(change.after, self._section.id)
        elif self._section.id in change.touched:
            self._show_state(change.after, self._section.id)
        if self._section.content != self._shown:
            self._show_other_content(self._section.content)
        self.figures.refresh(change)

    def focus_first(self) -> None:
        """Put the cursor into the text."""
        self.editor.focus_text()

    def reveal(self, block: str, start: int, end: int) -> None:
        """Mark words of a paragraph or a table row."""
        self.editor.reveal(block, start, end)

    def reveal_heading(self, start: int, end: int) -> None:
        """Let the clerk mend words of the heading; go to the text where all of it is meant."""
        if start >= end or end - start >= len(self.title.toPlainText()):
            self.focus_first()
            return
        self._edit_heading(True)
        self.heading.mark(0, start, end)

    def underline(self, marks: Sequence[Underlined]) -> None:
        """Mark words of the heading and the text for the eye alone, until others come."""
        for field in (self.title, self.heading):
            mark_field(field, of_block(marks, ""))
        self.editor.underline(marks)

    def heading_text(self) -> str:
        """Return the heading as printed."""
        return f"{self.number.text()} {self.title.toPlainText()}".strip()

    def edit_heading(self) -> None:
        """Let the clerk write the heading."""
        self._edit_heading(True)
        self.heading.setFocus()
        self.heading.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_tools()
        self.figures.fit_page(event.size().height())

    def _make_fields(self) -> None:
        self.number = heading("", scale=1.2)
        self.number.setWordWrap(False)
        self.carried = QFrame()
        self.carried.setProperty("role", "carried-bar")
        self.carried.setAccessibleName(_("This heading is last period's"))
        self.carried.setToolTip(_("This heading is last period's: please look at it"))
        self.carried.setFixedWidth(4)
        self.carried.hide()
        self.title = LinesEdit(one_paragraph=True)
        self.title.setFont(self.number.font())
        self.title.setAccessibleName(_("Heading of the section"))
        self.title.show_as_text()
        self.heading = LinesEdit(one_paragraph=True)
        self.heading.setFont(self.number.font())
        self.heading.setAccessibleName(_("Heading of the section"))
        self.heading.edited.connect(self._on_heading_edited)
        self.heading.finished.connect(self.editor.focus_text)
        self.done = QCheckBox(_("Done"))
        self.done.setToolTip(_("This section is done (Ctrl+Shift+Enter)"))
        self.done.clicked.connect(self._on_done_clicked)
        self.guidance = GuidanceBox()
        self.guidance.folded.connect(self.guidance_folded)
        self.renumber = QPushButton()
        self.renumber.setProperty("role", "link")
        self.renumber.setCursor(Qt.CursorShape.PointingHandCursor)
        self.renumber.clicked.connect(self._on_renumber_clicked)
        self.tools = QToolBar(_("Writing"))
        self.tools.setAccessibleName(_("Writing"))
        self.tools.setProperty("role", "writing")
        self.tools.setIconSize(QSize(18, 18))
        self._kinds: list[QToolButton] = []
        for action in self.editor.actions_list():
            self.tools.addAction(action)
            button = self.tools.widgetForAction(action)
            if action.actionGroup() is not None and isinstance(button, QToolButton):
                self._kinds.append(button)
        self._show_texts(True)

    def _show_texts(self, texts: bool) -> None:
        """Name the kinds of paragraph beside their icons; bold and the like need no name."""
        styles = Qt.ToolButtonStyle
        style = styles.ToolButtonTextBesideIcon if texts else styles.ToolButtonIconOnly
        for button in self._kinds:
            button.setToolButtonStyle(style)

    def _fit_tools(self) -> None:
        """Leave the names out where they would push a tool off the page."""
        self._show_texts(True)
        self._show_texts(self.tools.sizeHint().width() <= self.width())

    def _lay_out(self) -> None:
        unit = theme.unit()
        head = QHBoxLayout()
        head.setSpacing(unit // 2)
        head.addWidget(self.carried)
        head.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.heading, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)
        top = QVBoxLayout()
        top.setContentsMargins(unit, unit // 2, unit, unit // 3)
        top.setSpacing(unit // 3)
        top.addLayout(head)
        top.addWidget(self.renumber)
        top.addWidget(self.guidance)
        top.addWidget(self.figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.tools)
        column.addWidget(self.editor, 1)

    def _show_facts(self, report: Report, section_id: SectionId) -> None:
        """Show number, heading, state and guidance."""
        self._show_state(report, section_id)
        if self._section is None:
            return
        number = numbers(report.sections)[section_id]
        self.number.setText(number)
        self.number.setVisible(bool(number))
        text = fill(self._section.heading, parameters(report))
        self.title.show_text(text)
        self.heading.show_text(text)
        self._show_renumbering(report, number)

    def _show_state(self, report: Report, section_id: SectionId) -> None:
        """Show what depends on the content alone."""
        section = next((each for each in report.sections if each.id == section_id), None)
        if section is None:
            return
        self._report, self._section = report, section
        self.done.setChecked(section.done)
        self.guidance.show_spec(_spec(report, section), is_holder=_is_holder(report, section))

    def _show_renumbering(self, report: Report, number: str) -> None:
        by_rule = rule_numbers(report.sections)[self._section.id] if self._section else number
        self.renumber.setVisible(number != by_rule)
        if number != by_rule:
            text = _("The file says {number}, in order it would be {by_rule}. Number in order")
            self.renumber.setText(text.format(number=number, by_rule=by_rule))

    def _show_content(self) -> None:
        if self._section is not None:
            self._shown = self._section.content
            self.editor.show_content(self._section.content, new_id=self._new_id)

    def _show_other_content(self, content: Content) -> None:
        """Show content that an undo brought, with the caret where it differs."""
        focused = QApplication.focusWidget()
        had_caret = focused is not None and self.editor.isAncestorOf(focused)
        place = first_change(self._shown or (), content)
        self._show_content()
        if had_caret and place is not None:
            self.editor.reveal(place.block, place.start, place.end)

    def _edit_heading(self, editable: bool) -> None:
        self.number.setContentsMargins(0, theme.unit() // 3 if editable else 0, 0, 0)
        self.heading.setVisible(editable)
        self.title.setVisible(not editable)

    def _on_content_changed(self, content: Content) -> None:
        if self._section is not None and content != self._shown:
            self._shown = content
            self.edited.emit(EditContent(self._section.id, content))

    def _on_heading_edited(self, text: str) -> None:
        if self._section is not None and self._report is not None:
            new = restored(text, self._section.heading, parameters(self._report))
            if new != self._section.heading:
                self.edited.emit(EditHeading(self._section.id, new))

    def _on_done_clicked(self, checked: bool) -> None:
        if self._section is not None:
            self.edited.emit(MarkDone(self._section.id, checked))

    def _on_renumber_clicked(self) -> None:
        if self._section is not None:
            self.edited.emit(RenumberByRule(self._section.id))


def _spec(report: Report, section: Section) -> SectionSpec | None:
    if not section.key:
        return None
    return next((spec for spec in report.outline.specs() if spec.key == section.key), None)


def _is_holder(report: Report, section: Section) -> bool:
    place = report.sections.index(section)
    following = report.sections[place + 1 : place + 2]
    return any(each.level > section.level for each in following) and is_empty(section.content)
