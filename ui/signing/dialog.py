"""Asking under which number and on which day a report was signed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from nq57desk.errors import BadInput
from nq57desk.i18n import _
from nq57desk.model import PartialDate, Report, ReportStatus
from nq57desk.signing import Sign, read_number
from nq57desk.vietnamese import date_words, read_date, short_date
from ui import theme
from ui.widgets.form import faint, fields_row

Doubts = Callable[[str, date], tuple[str, ...]]


class SignDialog(QDialog):
    """Number and day of a report; what it will print is shown while they are typed.

    Args:
        doubts: what makes a number and a day doubtful.
    """

    def __init__(self, report: Report, *, today: date, doubts: Doubts, parent: QWidget) -> None:
        super().__init__(parent)
        self._report = report
        self._today = today
        self._doubts = doubts
        self._command: Sign | None = None
        mends = report.status is ReportStatus.SIGNED
        self.setWindowTitle(_("Number and day of signing"))
        self.number = self._field(report.header.number, characters=14)
        self.day = self._field(_day_known(report) or short_date(today), characters=14)
        self.printed = QLabel(wordWrap=True)
        self.told = QLabel(wordWrap=True)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self._buttons = self._make_buttons(_("Keep these") if mends else _("It is signed"))
        self._lay_out()
        self._on_edited()
        self.number.setFocus()
        self.number.selectAll()

    def command(self) -> Sign:
        """Return what the clerk has told; the dialog was accepted."""
        assert self._command is not None
        return self._command

    def _field(self, text: str, *, characters: int) -> QLineEdit:
        field = QLineEdit(text)
        field.setFixedWidth(field.fontMetrics().averageCharWidth() * characters + theme.unit())
        field.textChanged.connect(self._on_edited)
        return field

    def _make_buttons(self, text: str) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.sign = buttons.addButton(text, QDialogButtonBox.ButtonRole.AcceptRole)
        self.sign.setDefault(True)
        theme.add_icon(self.sign, "sign")
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _lay_out(self) -> None:
        unit = theme.unit()
        asked = QLabel(_("Please enter what the registry wrote on the signed paper."))
        fields = fields_row(
            (_("&Number:"), self.number, 0),
            (_("S&igned on (day/month/year):"), self.day, 0),
        )
        fields.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit, unit, unit)
        column.setSpacing(unit // 2)
        column.addWidget(asked)
        column.addLayout(fields)
        column.addWidget(self.printed)
        column.addWidget(self.told)
        column.addWidget(
            faint(
                _(
                    "From then on the report is for reading only. To change it, make a new"
                    " version; this one stays as it was signed."
                )
            )
        )
        column.addWidget(self._buttons)
        self.setMinimumWidth(unit * 34)

    def _on_edited(self) -> None:
        try:
            number = read_number(self.number.text(), self._report.header.symbol)
            day = read_date(self.day.text(), year=self._today.year)
        except BadInput as error:
            self._command = None
            self.printed.setText("")
            # An empty field is not a mistake yet.
            self._tell(error.text if self.number.text().strip() else "", "wrong")
        else:
            self._command = Sign(number, day)
            self.printed.setText(self._as_printed(number, day))
            self._tell(" ".join(self._doubts(number, day)), "look")
        self.sign.setEnabled(self._command is not None)

    def _as_printed(self, number: str, day: date) -> str:
        header = self._report.header
        words = date_words(PartialDate(day=day.day, month=day.month, year=day.year))
        place = f"{header.place}, " if header.place else ""
        text = _("As printed: No. {number}/{symbol}; {day}")
        return text.format(number=number, symbol=header.symbol, day=f"{place}{words}")

    def _tell(self, text: str, role: str) -> None:
        self.told.setText(text)
        theme.set_role(self.told, role)


def _day_known(report: Report) -> str:
    day = report.header.date
    if not (day.year and day.month and day.day):
        return ""
    return short_date(date(day.year, day.month, day.day))
