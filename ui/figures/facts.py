"""What is known of one figure beside its value: its meaning, what the clerk adds, its places."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nq57desk.commands import SetFigure
from nq57desk.figures.catalogue import Figure
from nq57desk.i18n import _
from nq57desk.model import FigureId, FigureValue
from ui import theme
from ui.figures.book import FigureBook
from ui.figures.places import Shown
from ui.widgets.form import faint, labelled, set_text

_PLACE = Qt.ItemDataRole.UserRole


class FigureFacts(QWidget):
    """The strip below the table.

    Signals:
        edited(Command): the clerk has written something about the figure.
        place_requested(Shown): the clerk wants to see a place that shows the figure.
    """

    edited = Signal(object)
    place_requested = Signal(object)

    def __init__(self, book: FigureBook) -> None:
        super().__init__()
        self._book = book
        self._figure: Figure | None = None
        self.about = faint("")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.explanation = _field(lambda text: self._keep(explanation=text))
        self.source = _field(lambda text: self._keep(source=text))
        self.scope = _field(lambda text: self._keep(scope=text))
        self.uses = QListWidget()
        self.uses.itemActivated.connect(self._on_activated)
        self.uses.itemClicked.connect(self._on_activated)
        self.uses.setMaximumHeight(theme.row_height() * 4)
        self.used = labelled("", self.uses)
        self._lay_out()
        book.changed.connect(self._refresh)
        self.show_figure(FigureId(""))

    def show_figure(self, figure: FigureId) -> None:
        """Show what is known of a figure, nothing for ""."""
        self._figure = self._book.catalogue.get(figure) if figure else None
        self.setVisible(self._figure is not None)
        self._refresh()

    def _refresh(self) -> None:
        figure = self._figure
        if figure is None or self._book.report is None:
            return
        kept = self._book.kept(figure)
        who = _("Who has it: {who}").format(who=figure.supplier) if figure.supplier else ""
        self.about.setText(" ".join(part for part in (figure.definition, who) if part))
        for field, text in (
            (self.explanation, kept.explanation),
            (self.source, kept.source),
            (self.scope, kept.scope),
        ):
            set_text(field, text)
        places = self._book.places(figure.id)
        texts = [place.text for place in places]
        if texts != [self.uses.item(row).text() for row in range(self.uses.count())]:
            self._show_places(places)
        used = _("&Where used ({count}):").format(count=len(places))
        self.used.setText(used if places else _("Where used: nowhere yet"))
        self.uses.setVisible(bool(places))

    def _show_places(self, places: tuple[Shown, ...]) -> None:
        self.uses.clear()
        for place in places:
            item = QListWidgetItem(place.text)
            item.setData(_PLACE, place)
            self.uses.addItem(item)

    def _keep(self, **parts: str) -> None:
        if self._figure is None:
            return
        kept: FigureValue = replace(self._book.kept(self._figure), **parts)  # type: ignore[arg-type]
        self.edited.emit(SetFigure(kept))

    def _on_activated(self, item: QListWidgetItem | QModelIndex) -> None:
        if isinstance(item, QListWidgetItem):
            self.place_requested.emit(item.data(_PLACE))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.unit())
        for column, (text, field) in enumerate(
            (
                (_("&Explanation (why so):"), self.explanation),
                (_("&Source (who gave it, when):"), self.source),
                (_("S&cope, where narrower:"), self.scope),
            )
        ):
            label: QLabel = labelled(text, field)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(theme.unit() // 3)
        column_.addWidget(self.about)
        column_.addLayout(grid)
        column_.addWidget(self.used)
        column_.addWidget(self.uses)


def _field(on_edited: Callable[[str], None]) -> QLineEdit:
    field = QLineEdit()
    field.textEdited.connect(on_edited)
    return field
