"""The page "Figures": all that the outline asks for, in one place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from nq57desk.i18n import _
from nq57desk.model import FigureId, Report
from ui import theme
from ui.draft import Change
from ui.editor.underline import Underlined
from ui.figures.book import FigureBook
from ui.figures.facts import FigureFacts
from ui.figures.model import FigureModel, Wanted
from ui.figures.table import FigureTable
from ui.widgets.form import faint, heading


class FiguresPage(QWidget):
    """All figures of a report.

    Signals:
        edited(Command): the clerk has changed something.
        place_requested(Shown): the clerk wants to see a place that shows a figure.
    """

    edited = Signal(object)
    place_requested = Signal(object)

    def __init__(self, book: FigureBook) -> None:
        super().__init__()
        self._book = book
        self.model = FigureModel(book, self)
        self.table = FigureTable(self.model)
        self.facts = FigureFacts(book)
        self.facts.edited.connect(self.edited)
        self.facts.place_requested.connect(self.place_requested)
        self.table.facts_wanted.connect(lambda _figure: self.facts.focus_first())
        self.table.figure_shown.connect(lambda name: self.facts.show_figure(FigureId(name)))
        self.words = QLineEdit(placeholderText=_("Find a figure, accents not needed"))
        self.words.setClearButtonEnabled(True)
        self.words.setAccessibleName(_("Find a figure"))
        self.words.textChanged.connect(self._fill)
        self.words.returnPressed.connect(self.table.setFocus)
        self.grouping = QComboBox()
        self.grouping.setAccessibleName(_("Grouping"))
        self.grouping.addItem(_("By group"), False)
        self.grouping.addItem(_("By who has it"), True)
        self.grouping.currentIndexChanged.connect(self._fill)
        self.only_missing = QCheckBox(_("Only those missing"))
        self.only_missing.toggled.connect(self._fill)
        self.count = QLabel()
        self.said = faint("")
        self.model.dataChanged.connect(lambda *_cells: self._show_said())
        self.table.selectionModel().currentChanged.connect(lambda _new, _old: self._show_said())
        self._show_said()
        self._lay_out()
        book.opened.connect(self._on_opened)
        book.widened.connect(self._fill)
        book.changed.connect(self._show_count)

    def show_report(self, _report: Report) -> None:
        """Show the figures of the report in the book."""
        self._fill()

    def refresh(self, change: Change) -> None:
        """Show figures that came or went; values come by the book."""
        before = {value.figure for value in change.before.figures}
        after = {value.figure for value in change.after.figures}
        unknown = any(self.model.row_of(figure) < 0 for figure in after - before)
        if unknown and not self._is_filtered():
            self._fill()

    def focus_first(self) -> None:
        """Put the keys on the first value, or where they were."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, figure: FigureId) -> None:
        """Show one figure, whatever was filtered."""
        if not self.table.go_to(figure):
            self.words.clear()
            self.only_missing.setChecked(False)
            self.table.go_to(figure)

    def underline(self, marks: Sequence[Underlined]) -> None:
        """Mark figures in which the checks find something."""
        self.model.underline(marks)

    def end_typing(self) -> None:
        """Take what is being typed."""
        self.table.end_typing()
        self.facts.end_typing()

    def show_facts(self) -> None:
        """Put the keys on what is known of the current figure."""
        self.table.end_typing()
        self.table.go_to_first()
        self.facts.focus_first()

    def add_strip(self, strip: QWidget) -> None:
        """Put a strip between the table and what is known of the current figure."""
        self._column.insertWidget(self._column.indexOf(self.facts), strip)

    def _is_filtered(self) -> bool:
        return bool(self.words.text()) or self.only_missing.isChecked()

    def _on_opened(self) -> None:
        self.words.clear()
        self.only_missing.setChecked(False)
        self.facts.show_figure(FigureId(""))
        self._fill()

    def _fill(self) -> None:
        self.table.end_typing()
        current = self.model.figure(self.table.currentIndex())
        wanted = Wanted(
            words=self.words.text(),
            missing_only=self.only_missing.isChecked(),
            by_supplier=bool(self.grouping.currentData()),
        )
        self.model.show_wanted(self._book.asked(), wanted)
        self.table.show_columns(past=self._book.has_past, year_ago=self._book.has_year_ago)
        if current is not None:
            self.table.go_to(current.id)
        self._show_count()

    def _show_said(self) -> None:
        """Tell how a number was read or why it was not; else what can be done here."""
        said = self.model.said(self.table.currentIndex())
        hint = _(
            "Type a number and press Enter for the next one; a column copied from Excel can be"
            " pasted. Grey values are computed."
        )
        self.said.setText(said.text or hint)
        theme.set_role(self.said, said.role or "faint")

    def _show_count(self) -> None:
        missing = len(self._book.missing())
        text = _("{count} figures still missing").format(count=missing)
        self.count.setText(text if missing else _("No figure is missing"))
        theme.set_role(self.count, "look" if missing else "")

    def _lay_out(self) -> None:
        unit = theme.unit()
        head = QHBoxLayout()
        head.addWidget(heading(_("Figures"), scale=1.2))
        head.addStretch(1)
        head.addWidget(self.count)
        tools = QHBoxLayout()
        tools.setSpacing(unit // 2)
        tools.addWidget(self.words, 1)
        tools.addWidget(self.grouping)
        tools.addWidget(self.only_missing)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit // 2, unit, unit // 2)
        column.setSpacing(unit // 2)
        column.addLayout(head)
        column.addLayout(tools)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addWidget(self.facts)
