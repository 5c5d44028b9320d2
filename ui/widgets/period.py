"""Choosing a period in plain words, with the name that will be printed beside it."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from nq57desk.i18n import _
from nq57desk.model import Period, PeriodKind
from nq57desk.periods import label
from nq57desk.vietnamese import roman
from ui import theme
from ui.widgets.still import still

_YEARS = (2020, 2060)
_FIRST_MONTHS = range(2, 12)


def likely_period(today: date) -> Period:
    """Return the period that is probably reported at that time of the year."""
    year = today.year
    if today.month == 1:
        return Period(kind=PeriodKind.YEAR, year=year - 1)
    if today.month <= 4:
        return Period(kind=PeriodKind.QUARTER, year=year, number=1)
    if today.month <= 8:
        return Period(kind=PeriodKind.MONTHS, year=year, number=6)
    if today.month <= 10:
        return Period(kind=PeriodKind.MONTHS, year=year, number=9)
    return Period(kind=PeriodKind.YEAR, year=year)


class PeriodChooser(QWidget):
    """Kind, number and year of a period.

    Signals:
        chosen(Period): the clerk has chosen another period.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.kind = still(QComboBox())
        self.number = still(QComboBox())
        self.year = still(QSpinBox(minimum=_YEARS[0], maximum=_YEARS[1]))
        self.start, self.end = day_field(), day_field()
        self._between = QLabel(_("to"))
        self.name = QLabel()
        self.name.setProperty("role", "faint")
        for kind, text in _kinds():
            self.kind.addItem(text, kind)
        self._name_fields()
        self._lay_out()
        self.setFocusProxy(self.kind)
        self.show_period(Period(kind=PeriodKind.MONTHS, year=_YEARS[0], number=6))
        self.kind.activated.connect(self._on_kind_chosen)
        self.number.activated.connect(self._tell)
        self.year.valueChanged.connect(self._tell)
        self.start.dateChanged.connect(self._tell)
        self.end.dateChanged.connect(self._tell)

    def show_period(self, period: Period) -> None:
        """Show a period; not told as a choice."""
        if period == self.period():
            return
        for field in self._fields():
            field.blockSignals(True)
        self.kind.setCurrentIndex(self.kind.findData(period.kind))
        self._fill_numbers(period.kind)
        self._show_values(period)
        for field in self._fields():
            field.blockSignals(False)
        self._show_needed()

    def period(self) -> Period:
        """Return the period that the fields say."""
        kind = self.kind.currentData()
        match kind:
            case PeriodKind.NONE:
                return Period()
            case PeriodKind.RANGE:
                start, end = _as_date(self.start), _as_date(self.end)
                return Period(kind=kind, start=start, end=max(start, end))
            case PeriodKind.YEAR:
                return Period(kind=kind, year=self.year.value())
        return Period(kind=kind, year=self.year.value(), number=self.number.currentData())

    def _show_values(self, period: Period) -> None:
        if period.number is not None:
            place = self.number.findData(period.number)
            self.number.setCurrentIndex(max(place, 0))
        if period.year is not None:
            self.year.setValue(period.year)
        if period.start:
            self.start.setDate(_as_qdate(period.start))
        if period.end:
            self.end.setDate(_as_qdate(period.end))

    def _fill_numbers(self, kind: PeriodKind) -> None:
        self.number.clear()
        for number, text in _numbers(kind):
            self.number.addItem(text, number)

    def _on_kind_chosen(self) -> None:
        kind = self.kind.currentData()
        self._fill_numbers(kind)
        if kind is PeriodKind.RANGE:
            year = self.year.value()
            self.start.setDate(QDate(year, 1, 1))
            self.end.setDate(QDate(year, 12, 31))
        self._tell()

    def _tell(self) -> None:
        self._show_needed()
        self.chosen.emit(self.period())

    def _show_needed(self) -> None:
        kind = self.kind.currentData()
        is_range = kind is PeriodKind.RANGE
        self.number.setVisible(self.number.count() > 0)
        self.year.setVisible(kind not in (PeriodKind.RANGE, PeriodKind.NONE))
        for field in (self.start, self._between, self.end):
            field.setVisible(is_range)
        named = label(self.period())
        self.name.setText(
            _("Printed as: {period}").format(period=named) if named else _("No period is printed")
        )

    def _fields(self) -> tuple[QWidget, ...]:
        return (self.kind, self.number, self.year, self.start, self.end)

    def _name_fields(self) -> None:
        names = (_("Kind of period"), _("Which one"), _("Year"), _("First day"), _("Last day"))
        for field, name in zip(self._fields(), names, strict=True):
            field.setAccessibleName(name)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.kind, self.number, self.year, self.start, self._between, self.end,
        ):  # fmt: skip
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit() // 4)
        column.addLayout(row)
        column.addWidget(self.name)


def _kinds() -> tuple[tuple[PeriodKind, str], ...]:
    return (
        (PeriodKind.MONTHS, _("First months of the year")),
        (PeriodKind.QUARTER, _("A quarter")),
        (PeriodKind.MONTH, _("A month")),
        (PeriodKind.YEAR, _("A whole year")),
        (PeriodKind.RANGE, _("From one day to another")),
        (PeriodKind.NONE, _("On a theme, no period")),
    )


def _numbers(kind: PeriodKind) -> tuple[tuple[int, str], ...]:
    match kind:
        case PeriodKind.MONTHS:
            months = _FIRST_MONTHS
            return tuple((n, _("{number} months").format(number=n)) for n in months)
        case PeriodKind.QUARTER:
            quarters = range(1, 5)
            return tuple((n, _("Quarter {number}").format(number=roman(n))) for n in quarters)
        case PeriodKind.MONTH:
            return tuple((n, _("Month {number}").format(number=n)) for n in range(1, 13))
    return ()


def day_field() -> QDateEdit:
    """Make a field for a day that the wheel does not change."""
    field = still(QDateEdit())
    field.setDisplayFormat("dd/MM/yyyy")
    field.setCalendarPopup(True)
    field.setMinimumWidth(field.fontMetrics().averageCharWidth() * 14)
    return field


def _as_date(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())


def _as_qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
