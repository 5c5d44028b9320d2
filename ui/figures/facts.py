"""What is known of one figure beside its value: its meaning, what the clerk adds, its places."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nq57desk.commands import SetFigure
from nq57desk.errors import BadInput
from nq57desk.figures.catalogue import Figure
from nq57desk.i18n import _
from nq57desk.model import FigureId, Nature, Operator
from nq57desk.vietnamese import read_date, short_date
from ui import theme
from ui.figures.book import FigureBook
from ui.widgets.form import faint, heading, labelled, line_edit, set_text
from ui.widgets.late import LateField
from ui.widgets.still import still

_PLACE = Qt.ItemDataRole.UserRole


class FigureFacts(QWidget):
    """The strip below the table.

    What stands here changes nothing of the value; a computed figure can be explained, not more.

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
        self.name = heading("", scale=1.0)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.about = faint("")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.beside = faint("")
        self.wrong = QLabel(wordWrap=True)
        self.wrong.setProperty("role", "wrong")
        self._make_fields()
        self.uses = QListWidget()
        self.uses.setProperty("role", "dense")
        self.uses.itemActivated.connect(self._on_activated)
        self.uses.itemClicked.connect(self._on_activated)
        self.uses.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.uses.setMaximumHeight(theme.row_height() * 2)
        self.used = labelled("", self.uses)
        self._lay_out()
        book.changed.connect(self._refresh)
        self.show_figure(FigureId(""))

    def show_figure(self, figure: FigureId) -> None:
        """Show what is known of a figure, nothing for ""; a cumulative has its figure's facts."""
        self.end_typing()
        found = self._book.catalogue.get(figure) if figure else None
        if found and found.cumulative_of:
            found = self._book.catalogue.find(found.cumulative_of)
        self._figure = found
        self.wrong.hide()
        self.setVisible(found is not None)
        self._refresh()

    def end_typing(self) -> None:
        """Take what is being typed, if it can be read."""
        if self.as_of.isModified():
            self._on_day_typed()

    def focus_first(self) -> None:
        """Put the keys on what a clerk adds most often."""
        self.explanation.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_fields(self) -> None:
        self.operator = _box(_operators(), lambda value: self._keep(operator=value))
        self.nature = _box(_natures(), lambda value: self._keep(nature=value))
        self.as_of = LateField()
        self.as_of.editingFinished.connect(self.end_typing)
        self.scope = line_edit(lambda text: self._keep(scope=text))
        self.explanation = line_edit(lambda text: self._keep(explanation=text))
        self.source = line_edit(
            lambda text: self._keep(source=text), placeholder=_("Name, day, paper or telephone")
        )
        self.note = line_edit(lambda text: self._keep(note=text))

    def _refresh(self) -> None:
        figure = self._figure
        if figure is None or self._book.report is None:
            return
        kept = self._book.kept(figure)
        self.name.setText(f"{figure.label} ({figure.unit})" if figure.unit else figure.label)
        self.about.setText(figure.definition)
        who = _("Who has it: {who}").format(who=figure.supplier) if figure.supplier else ""
        self.beside.setText(" · ".join(part for part in (who, *self._comparisons(figure)) if part))
        for field, text in (
            (self.explanation, kept.explanation),
            (self.source, kept.source),
            (self.scope, kept.scope),
            (self.note, kept.note),
        ):
            set_text(field, text)
            field.setReadOnly(self._book.is_signed)
        end = self._book.report.data_span.end
        self.as_of.setPlaceholderText(short_date(end) if end else _("day/month/year"))
        if not self.as_of.isModified():
            set_text(self.as_of, short_date(kept.as_of) if kept.as_of else "")
        self.operator.setCurrentIndex(self.operator.findData(kept.operator))
        self.nature.setCurrentIndex(self.nature.findData(kept.nature))
        for given in (self.operator, self.nature, self.as_of):
            given.setEnabled(not (self._book.is_computed(figure) or self._book.is_signed))
        self._refresh_places(figure)

    def _comparisons(self, figure: Figure) -> tuple[str, ...]:
        """Tell what a figure is beside others: what is left, last period, last year."""
        book = self._book
        rest = book.remainder_text(figure)
        computed = book.made_of(figure) if book.is_computed(figure) else ""
        return (
            _("Computed from: {parts}").format(parts=computed) if computed else "",
            _("Remainder: {rest}").format(rest=rest) if rest else "",
            _told(_("Last period"), book.last_text(figure.id), book.change_text(figure)),
            _told(
                _("Same period last year"),
                book.year_ago_text(figure.id),
                book.year_change_text(figure),
            ),
        )

    def _refresh_places(self, figure: Figure) -> None:
        places = self._book.places(figure.id)
        texts = [place.text for place in places]
        if texts != [self.uses.item(row).text() for row in range(self.uses.count())]:
            self.uses.clear()
            for place in places:
                item = QListWidgetItem(place.text)
                item.setData(_PLACE, place)
                item.setToolTip(place.text)
                self.uses.addItem(item)
        used = _("&Where used ({count}):").format(count=len(places))
        self.used.setText(used if places else _("Where used: nowhere yet"))
        self.uses.setVisible(bool(places))

    def _keep(self, **parts: Any) -> None:
        if self._figure is None:
            return
        kept = self._book.kept(self._figure)
        changed = replace(kept, **parts)
        if changed != kept:
            self.edited.emit(SetFigure(changed))

    def _on_day_typed(self) -> None:
        report, text = self._book.report, self.as_of.text().strip()
        if report is None or self._figure is None:
            return
        year = report.period.year or date.today().year
        try:
            day = read_date(text, year=year) if text else None
        except BadInput as error:
            self.wrong.setText(error.text)
            self.wrong.show()
            return
        self.wrong.hide()
        self.as_of.setModified(False)
        self._keep(as_of=day)
        set_text(self.as_of, short_date(day) if day else "")

    def _on_activated(self, item: QListWidgetItem | QModelIndex) -> None:
        if isinstance(item, QListWidgetItem):
            self.place_requested.emit(item.data(_PLACE))

    def _lay_out(self) -> None:
        unit = theme.unit()
        grid = QGridLayout()
        grid.setHorizontalSpacing(unit)
        grid.setVerticalSpacing(unit // 5)
        for row, column, span, text, field in (
            (0, 0, 1, _("E&xactness:"), self.operator),
            (0, 1, 1, _("&Nature:"), self.nature),
            (0, 2, 1, _("As of the &day:"), self.as_of),
            (0, 3, 1, _("Sc&ope, where narrower:"), self.scope),
            (2, 0, 2, _("&Explanation (why so):"), self.explanation),
            (2, 2, 1, _("So&urce (who gave it, when):"), self.source),
            (2, 3, 1, _("No&te:"), self.note),
        ):
            grid.addWidget(labelled(text, field), row, column, 1, span)
            grid.addWidget(field, row + 1, column, 1, span)
        for column, share in enumerate((1, 1, 2, 2)):
            grid.setColumnStretch(column, share)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(unit // 4)
        for label in (self.name, self.about, self.beside):
            whole.addWidget(label)
        whole.addLayout(grid)
        for widget in (self.wrong, self.used, self.uses):
            whole.addWidget(widget)


def _told(what: str, value: str, change: str) -> str:
    if not value:
        return ""
    return f"{what}: {value} ({change})" if change else f"{what}: {value}"


def _operators() -> tuple[tuple[str, Operator], ...]:
    return (
        (_("exactly"), Operator.EXACT),
        (_("more than"), Operator.OVER),
        (_("about"), Operator.ABOUT),
        (_("at least"), Operator.AT_LEAST),
        (_("less than"), Operator.UNDER),
    )


def _natures() -> tuple[tuple[str, Nature], ...]:
    return (
        (_("result"), Nature.RESULT),
        (_("target"), Nature.TARGET),
        (_("plan"), Nature.PLAN),
    )


def _box(choices: tuple[tuple[str, object], ...], on_chosen: Any) -> QComboBox:
    box = still(QComboBox())
    for text, value in choices:
        box.addItem(text, value)
    box.activated.connect(lambda row: on_chosen(box.itemData(row)))
    return box
