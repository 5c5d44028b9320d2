"""The form of one figure of the office's own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nq57desk.figures.catalogue import MONEY_SCALES, Catalogue, Figure, Kind
from nq57desk.i18n import _
from nq57desk.model import FigureId
from ui import theme
from ui.widgets.form import fields_row, labelled
from ui.widgets.still import still

_MEANING = Qt.ItemDataRole.UserRole
_PERCENT = "%"


class OwnFigureForm(QWidget):
    """What a clerk says of a figure.

    Signals:
        edited(): the clerk has changed something.
    """

    edited = Signal()

    def __init__(self, catalogue: Catalogue, meanings: Mapping[str, str]) -> None:
        super().__init__()
        self._figure = Figure(id=FigureId(""), label="", kind=Kind.COUNT)
        self._quiet = False
        self._units = [unit.name for unit in catalogue.units]
        self._make_fields(catalogue, meanings)
        self._lay_out()

    def show_figure(self, figure: Figure, parts: Sequence[Figure]) -> None:
        """Show a figure; a rate can be made of `parts`."""
        self._quiet = True
        self._figure = figure
        self.label.setText(figure.label)
        self.kind.setCurrentIndex(self.kind.findData(figure.kind))
        self._offer_units(figure.kind)
        self.unit.setCurrentText(figure.unit)
        self.group.setCurrentText(figure.group)
        self.supplier.setCurrentText(figure.supplier)
        self.accumulates.setChecked(figure.accumulates)
        self.slow.setChecked(figure.slow)
        for box, part in (
            (self.numerator, figure.numerator),
            (self.denominator, figure.denominator),
        ):
            _offer_parts(box, parts)
            box.setCurrentIndex(max(0, box.findData(part or "")))
        for row in range(self.sections.count()):
            item = self.sections.item(row)
            asked = item.data(_MEANING) in figure.meanings
            item.setCheckState(Qt.CheckState.Checked if asked else Qt.CheckState.Unchecked)
        self._show_first_section()
        self._show_fields()
        self._quiet = False

    def figure(self) -> Figure:
        """Return the figure as the form says; what the form does not ask stays."""
        kind: Kind = self.kind.currentData()
        is_rate = kind is Kind.PERCENT
        return replace(
            self._figure,
            label=" ".join(self.label.text().split()),
            kind=kind,
            unit=_PERCENT if is_rate else self.unit.currentText().strip(),
            group=self.group.currentText().strip(),
            supplier=self.supplier.currentText().strip(),
            accumulates=self.accumulates.isChecked() and not is_rate,
            slow=self.slow.isChecked(),
            numerator=FigureId(self.numerator.currentData() or "") or None if is_rate else None,
            denominator=(
                FigureId(self.denominator.currentData() or "") or None if is_rate else None
            ),
            meanings=self._meanings(),
        )

    def _meanings(self) -> tuple[str, ...]:
        items = (self.sections.item(row) for row in range(self.sections.count()))
        return tuple(
            item.data(_MEANING) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _show_first_section(self) -> None:
        rows = range(self.sections.count())
        marked = (r for r in rows if self.sections.item(r).checkState() is Qt.CheckState.Checked)
        first = self.sections.item(next(marked, 0))
        self.sections.scrollToItem(first, QListWidget.ScrollHint.PositionAtTop)

    def _make_fields(self, catalogue: Catalogue, meanings: Mapping[str, str]) -> None:
        self.label = QLineEdit(placeholderText=_("For example: Hộ dân có biển số nhà số"))
        self.kind = still(QComboBox())
        for text, kind in (
            (_("a count"), Kind.COUNT),
            (_("money"), Kind.MONEY),
            (_("a rate in percent"), Kind.PERCENT),
            (_("a measure (km, ha, Mbps…)"), Kind.MEASURE),
        ):
            self.kind.addItem(text, kind)
        self.unit = _open_box(self._units)
        self.group = _open_box(catalogue.groups)
        suppliers = (figure.supplier for figure in catalogue.figures if figure.supplier)
        self.supplier = _open_box(tuple(dict.fromkeys(suppliers)))
        self.accumulates = QCheckBox(_("Adds up over the year, so it has a cumulative too"))
        self.slow = QCheckBox(_("Hardly changes, so it comes over into the next report"))
        self.numerator = _searched_box()
        self.denominator = _searched_box()
        self.sections = QListWidget()
        for meaning, name in meanings.items():
            item = QListWidgetItem(name)
            item.setData(_MEANING, meaning)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.sections.addItem(item)
        self._connect()

    def _connect(self) -> None:
        self.label.textEdited.connect(self._tell)
        self.kind.activated.connect(self._on_kind_chosen)
        for box in (self.unit, self.group, self.supplier):
            box.currentTextChanged.connect(self._tell)
        for part in (self.numerator, self.denominator):
            part.currentIndexChanged.connect(self._tell)
        for check in (self.accumulates, self.slow):
            check.clicked.connect(self._tell)
        self.sections.itemChanged.connect(self._tell)

    def _tell(self, *_told: object) -> None:
        if not self._quiet:
            self._figure = self.figure()
            self.edited.emit()

    def _on_kind_chosen(self) -> None:
        self._quiet = True
        self._offer_units(self.kind.currentData())
        self._show_fields()
        self._quiet = False
        self._tell()

    def _offer_units(self, kind: Kind) -> None:
        """Offer the units of a kind; money has no others."""
        units = list(MONEY_SCALES) if kind is Kind.MONEY else self._units
        if [self.unit.itemText(row) for row in range(self.unit.count())] == units:
            return
        self.unit.clear()
        self.unit.addItems(units)
        self.unit.setEditable(kind is not Kind.MONEY)
        self.unit.setCurrentIndex(units.index("triệu đồng") if kind is Kind.MONEY else -1)

    def _show_fields(self) -> None:
        is_rate = self.kind.currentData() is Kind.PERCENT
        self._rate.setVisible(is_rate)
        self.unit.setEnabled(not is_rate)
        self.accumulates.setVisible(not is_rate)

    def _lay_out(self) -> None:
        unit = theme.unit()
        self._rate = QWidget()
        parts = fields_row(
            (_("Num&erator (how many of them):"), self.numerator, 1),
            (_("&Denominator (out of how many):"), self.denominator, 1),
        )
        parts.setContentsMargins(0, 0, 0, 0)
        self._rate.setLayout(parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit // 3)
        column.addWidget(labelled(_("&Name:"), self.label))
        column.addWidget(self.label)
        column.addLayout(
            fields_row((_("&What it is:"), self.kind, 1), (_("&Unit:"), self.unit, 1))
        )
        column.addWidget(self._rate)
        column.addLayout(
            fields_row((_("&Group:"), self.group, 1), (_("Who &has it:"), self.supplier, 1))
        )
        column.addWidget(self.accumulates)
        column.addWidget(self.slow)
        column.addWidget(labelled(_("Asked for in these &sections:"), self.sections))
        column.addWidget(self.sections, 1)


def _open_box(choices: Sequence[str]) -> QComboBox:
    """Make a field that offers texts and takes any other."""
    box = still(QComboBox())
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(list(choices))
    box.setCurrentIndex(-1)
    return box


def _searched_box() -> QComboBox:
    """Make a list of figures in which letters anywhere in a name find it."""
    box = _open_box(())
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    completer = QCompleter(box.model(), box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field = QLineEdit()
    field.editingFinished.connect(lambda: box.setEditText(box.itemText(box.currentIndex())))
    box.setLineEdit(field)
    box.setCompleter(completer)
    return box


def _offer_parts(box: QComboBox, parts: Sequence[Figure]) -> None:
    box.clear()
    box.addItem(_("not computed: typed as a number or a fraction"), "")
    for figure in parts:
        if figure.kind in {Kind.COUNT, Kind.MEASURE} and figure.cumulative_of is None:
            box.addItem(figure.label, figure.id)
