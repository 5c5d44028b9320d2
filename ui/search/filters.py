"""What a search is narrowed to: period, outline, section, place."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from nq57desk.i18n import _
from nq57desk.model import Period
from nq57desk.periods import label
from nq57desk.searching import Asked, Choices
from ui import theme
from ui.widgets.form import labelled
from ui.widgets.still import still


class Filters(QWidget):
    """A row of choices; each begins with "all".

    Signals:
        chosen(): something else is chosen.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.period, self.outline, self.section, self.office = (
            still(QComboBox()) for _place in range(4)
        )
        self.reset = QPushButton(_("Drop the filters"))
        self.reset.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.unit() // 2)
        self._office_label = labelled(_("Pla&ce:"), self.office)
        for text, field, letters in (
            (labelled(_("&Period:"), self.period), self.period, 20),
            (labelled(_("&Outline:"), self.outline), self.outline, 18),
            (labelled(_("&Section:"), self.section), self.section, 28),
            (self._office_label, self.office, 12),
        ):
            field.setMinimumContentsLength(letters)
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            field.setSizeAdjustPolicy(policy)
            field.activated.connect(self._on_chosen)
            row.addWidget(text)
            row.addWidget(field)
        row.addWidget(self.reset)
        row.addStretch(1)

    def show_choices(self, choices: Choices, meanings: Mapping[str, str]) -> None:
        """Offer what there is; what was chosen stays where it is still there."""
        periods: list[tuple[str, object]] = [(_("all periods"), None)]
        years = [year for year, _period in choices.periods]
        for place, (year, period) in enumerate(choices.periods):
            if year and year not in years[:place]:
                periods.append((_("year {year}, whole").format(year=year), year))
            name = label(period)
            if name:
                periods.append((f"    {name}", period))
        _fill(self.period, periods)
        outlines = [(name, outline_id) for outline_id, name in choices.outlines]
        _fill(self.outline, [(_("all outlines"), ""), *outlines])
        named = [(name, meaning) for meaning, name in meanings.items()]
        _fill(self.section, [(_("all sections"), ""), *named])
        _fill(self.office, [(_("all places"), ""), *((each, each) for each in choices.offices)])
        several = len(choices.offices) > 1
        self.office.setVisible(several)
        self._office_label.setVisible(several)
        self._show_reset()

    def asked(self, words: str) -> Asked:
        """Return what to look for with these words."""
        when = self.period.currentData()
        return Asked(
            words=words,
            period=when if isinstance(when, Period) else None,
            year=when if isinstance(when, int) else None,
            outline_id=self.outline.currentData() or "",
            meaning=self.section.currentData() or "",
            office=self.office.currentData() or "",
        )

    def is_set(self) -> bool:
        """Whether anything but "all" is chosen."""
        return any(field.currentIndex() > 0 for field in self._fields())

    def clear(self) -> None:
        """Choose "all" everywhere."""
        for field in self._fields():
            field.setCurrentIndex(0)
        self._on_chosen()

    def _fields(self) -> tuple[QComboBox, ...]:
        return (self.period, self.outline, self.section, self.office)

    def _on_chosen(self) -> None:
        self._show_reset()
        self.chosen.emit()

    def _show_reset(self) -> None:
        self.reset.setVisible(self.is_set())


def _fill(field: QComboBox, items: list[tuple[str, object]]) -> None:
    chosen = field.currentData()
    field.clear()
    for place, (text, value) in enumerate(items):
        field.addItem(text, value)
        field.setItemData(place, text.strip(), Qt.ItemDataRole.ToolTipRole)
    kept = next((place for place, item in enumerate(items) if item[1] == chosen), 0)
    field.setCurrentIndex(kept)
