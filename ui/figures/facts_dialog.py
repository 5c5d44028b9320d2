"""All that is known of one figure, over the page that the clerk is writing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from nq57desk.figures.catalogue import Figure
from nq57desk.i18n import _
from nq57desk.model import FigureId
from ui import theme
from ui.figures.book import FigureBook
from ui.figures.facts import FigureFacts
from ui.figures.model import FigureModel
from ui.figures.places import Shown
from ui.figures.table import FigureTable

_MOST_ROWS = 4


class FactsDialog(QDialog):
    """A figure with its value, what it is made of, and its facts; each edit is done at once.

    Signals:
        edited(Command): the clerk has changed something about the figure.
        place_requested(Shown): the clerk wants to see a place that shows the figure.
    """

    edited = Signal(object)
    place_requested = Signal(object)

    def __init__(self, book: FigureBook, figure: Figure, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About a figure"))
        base = book.catalogue.find(figure.cumulative_of or figure.id)
        self.model = FigureModel(book, self)
        self.table = FigureTable(self.model)
        self.model.show_figures((base, *_parts(book, base)))
        self.facts = FigureFacts(book)
        self.facts.edited.connect(self.edited)
        self.facts.place_requested.connect(self._on_place_requested)
        self.table.left.connect(self._on_left)
        self.table.facts_wanted.connect(lambda _figure: self.facts.focus_first())
        self._lay_out(book)
        self.facts.show_figure(base.id)
        self.facts.name.hide()  # the table says it
        self.table.go_to(figure.id)
        if book.is_computed(base):
            self.facts.focus_first()
        else:
            self.table.setFocus()

    def done(self, result: int) -> None:
        self.table.end_typing()
        self.facts.end_typing()
        super().done(result)

    def _on_left(self, step: int) -> None:
        if step > 0:
            self.facts.operator.setFocus()

    def _on_place_requested(self, place: Shown) -> None:
        self.accept()
        self.place_requested.emit(place)

    def _lay_out(self, book: FigureBook) -> None:
        unit = theme.unit()
        self.table.show_columns(past=book.has_past, year_ago=book.has_year_ago, note=False)
        self.table.fit_height(_MOST_ROWS)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.accept)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit, unit, unit)
        column.setSpacing(unit // 2)
        for widget in (self.table, self.facts, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(unit * 48)


def _parts(book: FigureBook, figure: Figure) -> tuple[Figure, ...]:
    found: list[FigureId] = [*figure.makings]
    if figure.whole:
        found.append(figure.whole)
    return tuple(book.catalogue.find(part) for part in found)
