"""The list of findings with what filters, groups and folds it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from nq57desk.checking import SEVERITIES, Checked, counts
from nq57desk.checks.families import Family, family_name
from nq57desk.i18n import _
from nq57desk.model import Severity
from ui import theme
from ui.findings import looks
from ui.findings.delegate import told_finding, told_in_file
from ui.findings.model import FindingsModel, Grouping
from ui.findings.rows_view import RowsList


class FindingsList(QWidget):
    """Filters over the list. `in_file`: the findings are those of a file that is only checked.

    Signals:
        marked(): another finding is marked, or none.
        chosen(Checked): go to where a finding stands.
    """

    marked = Signal()
    chosen = Signal(object)

    def __init__(self, *, in_file: bool = False) -> None:
        super().__init__()
        self.model = FindingsModel(self)
        self.filters = {severity: self._filter(severity) for severity in SEVERITIES}
        self.families = self._box(_("What is shown"), self._on_family_chosen)
        self.grouping = self._box(_("Order of the list"), self._on_grouping_chosen)
        self.grouping.addItems([_("By gravity"), _("By section")])
        self.fold = QToolButton(autoRaise=True)
        self.fold.setToolTip(_("Fold all groups, or open them"))
        self.fold.setAccessibleName(self.fold.toolTip())
        theme.add_icon(self.fold, "unfold")
        self.fold.clicked.connect(self.model.fold_all)
        self.list = RowsList(self.model, told_in_file if in_file else told_finding)
        self.list.setAccessibleName(_("What the checks found"))
        self.list.selectionModel().currentChanged.connect(lambda *_indexes: self.marked.emit())
        self.list.chosen.connect(self.chosen)
        self.setFocusProxy(self.list)
        self._lay_out()
        self._show_families(())

    def show_findings(self, checked: Sequence[Checked], order: Iterable[str] = ()) -> None:
        """Show findings; the marked one stays marked, or the one that takes its place.

        What is in sight stays there; the same findings once more change nothing.
        """
        names = tuple(order)
        if self.model.shows(checked, names):
            return
        row, before = self.list.currentIndex().row(), self.current()
        self.model.show(checked, names)
        for severity, count in counts(checked).items():
            self.filters[severity].setText(looks.counted(severity, count))
            self.filters[severity].setIcon(looks.shape(severity))
        self._show_families(checked)
        kept = self.model.row_of(before.ground) if before else -1
        if kept < 0 and before is not None:
            kept = self.model.next_open(min(row, self.model.rowCount()) - 1)
        self.mark(kept)

    def current(self) -> Checked | None:
        """Return the marked finding."""
        row = self.model.row_at(self.list.currentIndex().row())
        return row if isinstance(row, Checked) else None

    def mark(self, row: int) -> None:
        """Mark the finding in a row, -1 for none."""
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)
        self.marked.emit()

    def step(self, step: int = 1) -> Checked | None:
        """Mark the next open finding, or the one before, and return it; folded ones count too."""
        before = self.current()
        if self.model.unfold():
            self.mark(self.model.row_of(before.ground) if before else -1)
        self.mark(self.model.next_open(self.list.currentIndex().row(), step))
        return self.current()

    def _filter(self, severity: Severity) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setChecked(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIcon(looks.shape(severity))
        button.setText(looks.counted(severity, 0))
        button.setToolTip(_("Show these, or leave them out"))
        button.toggled.connect(lambda wanted: self.model.show_severity(severity, wanted))
        return button

    def _box(self, name: str, chosen: Callable[[int], object]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(9)
        box.activated.connect(chosen)
        return box

    def _show_families(self, checked: Sequence[Checked]) -> None:
        """Offer the families of which something is open; the chosen one stays chosen."""
        chosen = self.families.currentData()
        found = Counter(one.family for one in checked if one.is_open)
        self.families.clear()
        self.families.addItem(_("All kinds"), "")
        for family in Family:
            if found[family] or family.value == chosen:
                text = f"{family_name(family)} ({found[family]})"
                self.families.addItem(text, family.value)
        self.families.setCurrentIndex(max(0, self.families.findData(chosen)))

    def _lay_out(self) -> None:
        half = theme.unit() // 2
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widgets in ((*self.filters.values(),), (self.families, self.grouping, self.fold)):
            row = QHBoxLayout()
            row.setContentsMargins(half, half // 2, half, half // 2)
            row.setSpacing(half // 2)
            for widget in widgets:
                row.addWidget(widget, 1 if isinstance(widget, QComboBox) else 0)
            if widgets[0] is not self.families:
                row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self.list, 1)

    def _on_family_chosen(self, number: int) -> None:
        chosen = self.families.itemData(number)
        self.model.show_family(Family(chosen) if chosen else None)

    def _on_grouping_chosen(self, number: int) -> None:
        self.model.group_by(Grouping.SECTION if number else Grouping.SEVERITY)
