"""From which day to which the data are taken: by the decree, by the calendar, or otherwise."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from nq57desk.i18n import _
from nq57desk.model import DataSpan, Period
from nq57desk.period_order import data_spans
from ui.widgets.period import day_field
from ui.widgets.still import still


class SpanChooser(QWidget):
    """What is offered for a period, and the two days.

    Signals:
        chosen(DataSpan): the clerk has chosen other days.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[DataSpan, ...] = ()
        self.offers = still(QComboBox())
        self.offers.setAccessibleName(_("Days of the data"))
        self.start, self.end = day_field(), day_field()
        self.start.setAccessibleName(_("First day of the data"))
        self.end.setAccessibleName(_("Last day of the data"))
        self.offers.activated.connect(self._on_offer_chosen)
        for field in (self.start, self.end):
            field.dateChanged.connect(self._on_day_changed)
        self._between = QLabel(_("to"))
        self.offers.setPlaceholderText(_("Not chosen yet"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.offers, self.start, self._between, self.end):
            row.addWidget(widget)
        row.addStretch(1)
        self.setFocusProxy(self.offers)

    def show_span(self, period: Period, span: DataSpan | None = None) -> None:
        """Offer the days of a period and show `span`, by default the first that is offered.

        Not told as a choice. A period without days has no days of data either; an empty span shows
        that none were chosen yet.
        """
        offered = data_spans(period)
        if offered != self._offered or not self.offers.count():
            self._offered = offered
            self.offers.clear()
            self.offers.addItems(_names(offered))
        self.setEnabled(bool(offered))
        self._show(span or next(iter(offered), DataSpan()))

    def span(self) -> DataSpan:
        """Return the days that the fields say."""
        if not self._offered or self.offers.currentIndex() < 0:
            return DataSpan()
        start, end = _as_date(self.start.date()), _as_date(self.end.date())
        return DataSpan(start=start, end=max(start, end))

    def _show(self, span: DataSpan) -> None:
        shown = span if span.start or span.end else next(iter(self._offered), span)
        for field, day in ((self.start, shown.start), (self.end, shown.end)):
            field.blockSignals(True)
            if day:
                field.setDate(QDate(day.year, day.month, day.day))
            field.blockSignals(False)
        self._name_offer()
        if shown is not span:
            self.offers.setCurrentIndex(-1)
        self._show_days(bool(self._offered) and shown is span)

    def _name_offer(self) -> None:
        self.offers.setCurrentIndex(self.offers.count() - 1)
        now = self.span()
        if now in self._offered:
            self.offers.setCurrentIndex(self._offered.index(now))

    def _show_days(self, shown: bool) -> None:
        for widget in (self.start, self._between, self.end):
            widget.setVisible(shown)

    def _on_offer_chosen(self, place: int) -> None:
        if place < len(self._offered):
            self._show(self._offered[place])
            self.chosen.emit(self.span())
        else:
            self._show_days(True)
            self.start.setFocus()

    def _on_day_changed(self) -> None:
        self._name_offer()
        self.chosen.emit(self.span())


def _names(offered: Sequence[DataSpan]) -> list[str]:
    names = [_("By Decree 09/2019"), _("By the calendar")] if len(offered) > 1 else [_("All days")]
    return [*names, _("Other days")] if offered else [_("No days")]


def _as_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
