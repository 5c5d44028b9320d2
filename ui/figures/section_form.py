"""The form of a section's figures, above its words; it folds away and stays folded."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from nq57desk.figures.catalogue import Figure
from nq57desk.i18n import _
from nq57desk.model import FigureId, FigureRef, SectionId
from ui import theme
from ui.draft import Change
from ui.figures.book import FigureBook
from ui.figures.model import Field, FigureModel
from ui.figures.picker import FigurePicker
from ui.figures.table import FigureTable

_MOST_ROWS = 6
_FEWEST_ROWS = 3
_SHARE = 0.36  # of the page's height, so that the words below keep the better part
_ROWS_AROUND = 3  # heights of a row that title, head and note take


class SectionFigures(QFrame):
    """The figures of one section: value, cumulative, last period, change.

    Signals:
        folded(bool): the clerk has folded the form or opened it.
        facts_wanted(str): the clerk wants all that is known of a figure.
        left(): the clerk goes on to the words.
    """

    folded = Signal(bool)
    facts_wanted = Signal(str)
    left = Signal()

    def __init__(self, book: FigureBook) -> None:
        super().__init__()
        self.setProperty("role", "guidance")
        self._book = book
        self.section = SectionId("")
        self._is_open = True
        self.model = FigureModel(book, self)
        self.table = FigureTable(self.model)
        self._make_head()
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._connect()
        self._show_body()

    def show_section(self, section: SectionId) -> None:
        """Show the figures of a section."""
        if section != self.section:
            self.end_typing()
            self.table.setCurrentIndex(self.model.index(-1, 0))
        self.section = section
        self._fill()

    def refresh(self, change: Change) -> None:
        """Show figures that came to the section or went; values come by the book."""
        touched = change.touched & {self.section, "figures", "report"}
        if touched and not self.model.shows(self._book.of_section(self.section)):
            self._fill()

    def set_open(self, is_open: bool) -> None:
        """Open the form or fold it, without telling so."""
        self._is_open = is_open
        self._show_body()

    @property
    def is_open(self) -> bool:
        """Whether the figures are in sight."""
        return self._is_open

    def focus_table(self) -> None:
        """Open the form and put the keys on its first value, or where they were."""
        if not self._is_open:
            self._on_title_clicked()
        target = self.table if self.model.rowCount() else self.add
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def holds_focus(self) -> bool:
        """Tell whether the keys go to the form."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def current_figure(self) -> FigureId:
        """Return the figure that is current, "" where none is."""
        return self.table.current_figure()

    def end_typing(self) -> None:
        """Take what is being typed."""
        self.table.end_typing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_body()

    def fit_page(self, height: int) -> None:
        """Take a share of a page of that height."""
        rows = int(height * _SHARE / theme.row_height(self) - _ROWS_AROUND)
        self._most_rows = max(_FEWEST_ROWS, min(_MOST_ROWS, rows))
        self._fit()

    def _make_head(self) -> None:
        self.title = QToolButton()
        self.title.setProperty("role", "fold")
        self.title.setText(_("Figures of this section"))
        self.title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.title.setToolTip(_("Show or fold away the figures (Ctrl+Shift+S goes to them)"))
        self.count = QLabel()
        self.add = _link(_("Add a figure…"), _("Put another figure into this section"))
        self.about = _link(_("Details…"), _("Source, day, explanation and more (Alt+Enter)"))

    def _lay_out(self) -> None:
        self._most_rows = _MOST_ROWS
        half = theme.unit() // 2
        head = QHBoxLayout()
        head.setSpacing(half)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.about)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(half, half // 3, half, half // 3)
        column.setSpacing(half // 3)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addWidget(self.note)

    def _connect(self) -> None:
        self.title.clicked.connect(self._on_title_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        self.about.clicked.connect(self._on_about_clicked)
        self.table.left.connect(self._on_left)
        self.table.facts_wanted.connect(self.facts_wanted)
        self.table.selectionModel().currentChanged.connect(lambda _new, _old: self._show_note())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu_wanted)
        self.model.dataChanged.connect(lambda *_cells: self._on_values_changed())
        self._book.opened.connect(self._fill)
        self._book.widened.connect(self._fill)

    def _fill(self) -> None:
        self.model.show_figures(self._book.of_section(self.section))
        self.table.show_columns(past=self._book.has_past, year_ago=False, note=False)
        self._on_values_changed()
        self._show_body()

    def _show_body(self) -> None:
        any_figures = self.model.rowCount() > 0
        is_open = self._is_open and any_figures
        mark = "fold" if is_open else "unfold"
        self.title.setIcon(theme.icon(mark) if any_figures else QIcon())
        self.title.setEnabled(any_figures)
        self.table.setVisible(is_open)
        self.about.setVisible(is_open)
        self._show_note()
        self._fit()

    def _fit(self) -> None:
        self.table.fit_height(self._most_rows)

    def _on_values_changed(self) -> None:
        missing = self._book.missing() if self.section else frozenset()
        shown = {figure.id for figure in self._book.of_section(self.section)}
        left = len(shown & missing)
        if not shown:
            self.count.setText("")
        elif left:
            self.count.setText(_("{count} not known yet").format(count=left))
        else:
            self.count.setText(_("all known"))
        theme.set_role(self.count, "look" if left else "faint")
        self._show_note()

    def _show_note(self) -> None:
        """Tell of the current cell, else of what was typed last, else who has the figure.

        The line stays where nothing is to be said, so that the words below do not jump.
        """
        cell = self.table.currentIndex()
        said, figure = self.model.said(cell), self.model.figure(cell)
        text = said.text or (self._about(figure) if figure else "")
        self.note.setVisible(self.table.isVisibleTo(self))
        self.note.setText(text)
        self.note.setToolTip(text)
        theme.set_role(self.note, said.role or "faint")

    def _about(self, figure: Figure) -> str:
        """Tell the unit, where its column has no room, and who has the figure."""
        hidden = self.table.isColumnHidden(Field.UNIT)
        unit = _("Unit: {unit}").format(unit=figure.unit) if hidden else ""
        who = _("Who has it: {who}").format(who=figure.supplier) if figure.supplier else ""
        return " · ".join(part for part in (unit, who) if part)

    def _on_title_clicked(self) -> None:
        self.end_typing()
        self.set_open(not self._is_open)
        self.folded.emit(not self._is_open)

    def _on_left(self, step: int) -> None:
        if step > 0:
            self.left.emit()
        else:
            self.title.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _on_about_clicked(self) -> None:
        self.end_typing()
        self.table.go_to_first()
        if figure := self.current_figure():
            self.facts_wanted.emit(figure)

    def _on_add_clicked(self) -> None:
        self.end_typing()
        here = {figure.id for figure in self._book.of_section(self.section)}
        picker = FigurePicker(
            self._book,
            self,
            fits=lambda figure: figure.cumulative_of is None and figure.id not in here,
            plain=True,
        )
        picker.chosen.connect(self._on_chosen)
        corner = self.add.mapToGlobal(QPoint(self.add.width(), self.add.height()))
        picker.move(max(0, corner.x() - picker.sizeHint().width()), corner.y())
        picker.show()
        picker.words.setFocus()

    def _on_chosen(self, ref: FigureRef) -> None:
        figure = self._book.catalogue.get(ref.figure)
        if figure is None:
            return
        self._book.add_to(self.section, figure)
        self.focus_table()
        self.table.go_to(figure.id)

    def _on_menu_wanted(self, where: QPoint) -> None:
        figure = self.model.figure(self.table.indexAt(where))
        if figure is not None:
            menu = self.menu(figure)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(where))

    def menu(self, figure: Figure) -> QMenu:
        """Make the menu of a figure."""
        menu = QMenu(self)
        about = menu.addAction(_("Details…"))
        about.triggered.connect(lambda: self.facts_wanted.emit(figure.id))
        if self._book.is_added(figure, self.section):
            out = menu.addAction(_("Take out of this section"))
            out.triggered.connect(lambda: self._book.take_out_of(self.section, figure))
        return menu


def _link(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setToolTip(tip)
    button.setAutoDefault(True)  # Enter presses it
    return button
