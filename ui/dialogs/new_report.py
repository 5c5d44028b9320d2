"""A new report: which outline, which period."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nq57desk.i18n import _
from nq57desk.model import Office, Outline, Period, ReportId
from nq57desk.numbering import numbers
from nq57desk.outlines import begin, fill, parameters
from ui import theme
from ui.widgets.form import faint, heading, labelled
from ui.widgets.period import PeriodChooser, likely_period

_SHOWN_LEVELS = 2


class NewReportDialog(QDialog):
    """The period, the outlines, and what the marked one is for and holds."""

    def __init__(
        self,
        outlines: Sequence[Outline],
        office: Office,
        *,
        today: date,
        outline_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New report"))
        self._outlines = tuple(outlines)
        self._office = office
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for outline in self._outlines:
            self.list.addItem(QListWidgetItem(outline.name))
        self.list.currentRowChanged.connect(self._show_outline)
        self.list.itemActivated.connect(self.accept)
        self.about = QLabel(wordWrap=True)
        self.holds = QListWidget()
        self.holds.setProperty("role", "dense")
        self.holds.setWordWrap(True)
        self.holds.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.period = PeriodChooser()
        self.period.show_period(likely_period(today))
        self.period.chosen.connect(lambda _period: self._show_outline())
        self._lay_out()
        ids = [outline.id for outline in self._outlines]
        self.list.setCurrentRow(ids.index(outline_id) if outline_id in ids else 0)

    def outline_id(self) -> str:
        """Return the id of the marked outline."""
        return self._outlines[max(self.list.currentRow(), 0)].id

    def chosen_period(self) -> Period:
        """Return the period chosen."""
        return self.period.period()

    def _lay_out(self) -> None:
        unit = theme.unit()
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(unit // 3)
        left.addWidget(labelled(_("&Outline – as the letter asks:"), self.list))
        left.addWidget(self.list, 1)
        right.addWidget(self.about)
        right.addWidget(labelled(_("It &holds:"), self.holds))
        right.addWidget(self.holds, 1)
        sides = QHBoxLayout()
        sides.setSpacing(unit)
        sides.addLayout(left, 4)
        sides.addLayout(right, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 3 // 2, unit, unit * 3 // 2, unit)
        column.setSpacing(unit // 2)
        column.addWidget(heading(_("New report"), scale=1.4))
        column.addWidget(labelled(_("&Reporting period:"), self.period))
        column.addWidget(self.period)
        column.addLayout(sides, 1)
        column.addWidget(faint(_("Sections can be added, removed and moved afterwards.")))
        column.addWidget(self._buttons())
        self.resize(unit * 54, unit * 34)

    def _buttons(self) -> QDialogButtonBox:
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        begin_button = QPushButton(_("Begin writing"))
        begin_button.setProperty("role", "next")
        begin_button.setDefault(True)
        buttons.addButton(begin_button, roles.AcceptRole)
        buttons.addButton(_("Cancel"), roles.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _show_outline(self) -> None:
        outline = self._outlines[max(self.list.currentRow(), 0)]
        self.about.setText(outline.description)
        self.holds.clear()
        self.holds.addItems(contents(outline, self._office, self.chosen_period()))


def contents(outline: Outline, office: Office, period: Period) -> list[str]:
    """Return the upper headings of the report that an outline would begin."""
    ids = iter(range(10_000))
    report = begin(
        outline, office, period, report_id=ReportId(""), name="", new_id=lambda: str(next(ids))
    )
    values, number_of = parameters(report), numbers(report.sections)
    return [
        f"{'    ' * (section.level - 1)}{number_of[section.id]} {fill(section.heading, values)}"
        for section in report.sections
        if section.level <= _SHOWN_LEVELS
    ]
