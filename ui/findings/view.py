"""The pane of findings: filters, the list, and what can be done with the marked one."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nq57desk.checking import SEVERITIES, Checked, counts
from nq57desk.i18n import _
from nq57desk.model import Severity
from ui import theme
from ui.findings import looks
from ui.findings.delegate import FindingDelegate
from ui.findings.model import FindingsModel, Group, Grouping
from ui.widgets.form import faint, labelled


class FindingsList(QWidget):
    """Filters over the list.

    Signals:
        marked(): another finding is marked, or none.
        chosen(Checked): go to where a finding stands.
    """

    marked = Signal()
    chosen = Signal(object)

    def __init__(self, *, lines: bool = False) -> None:
        super().__init__()
        self.model = FindingsModel(self)
        self.filters = {severity: self._filter(severity) for severity in SEVERITIES}
        self.grouping = QComboBox()
        self.grouping.addItems([_("By gravity"), _("By section")])
        self.grouping.setAccessibleName(_("Order of the list"))
        self.grouping.currentIndexChanged.connect(self._on_grouping_chosen)
        self.list = _List(lines=lines)
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(lambda *_indexes: self.marked.emit())
        self.list.clicked.connect(self._on_chosen)
        self.list.entered_on.connect(self._on_chosen)
        self.setFocusProxy(self.list)
        self._lay_out()

    def show_findings(self, checked: Sequence[Checked], order: Iterable[str] = ()) -> None:
        """Show findings; the marked one stays marked, or the one that takes its place."""
        row, before = self.list.currentIndex().row(), self.current()
        self.model.show(checked, order)
        for severity, count in counts(checked).items():
            self.filters[severity].setText(looks.counted(severity, count))
            self.filters[severity].setIcon(looks.shape(severity))
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
        """Mark the next open finding, or the one before, and return it."""
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

    def _lay_out(self) -> None:
        half = theme.unit() // 2
        row = QHBoxLayout()
        row.setContentsMargins(half, half, half, half)
        row.setSpacing(half // 2)
        for button in self.filters.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.grouping)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.list, 1)

    def _on_grouping_chosen(self, number: int) -> None:
        self.model.group_by(Grouping.SECTION if number else Grouping.SEVERITY)

    def _on_chosen(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if isinstance(row, Group):
            self.model.toggle(index.row())
        elif isinstance(row, Checked):
            self.chosen.emit(row)


class _List(QListView):
    """The list; Enter goes to the finding, heights follow the width.

    Signals:
        entered_on(QModelIndex): Enter or Space was pressed on a row.
    """

    entered_on = Signal(object)

    def __init__(self, *, lines: bool) -> None:
        super().__init__()
        self.setProperty("role", "dense")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(FindingDelegate(self, lines=lines))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("What the checks found"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.entered_on.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class FindingsPane(QWidget):
    """The list with what can be done.

    Signals:
        place_wanted(Checked, int): go to the place of that number.
        mend_wanted(Checked): do its safe mends.
        pass_wanted(Checked, str): let it pass, with the reason.
        again_wanted(Checked): show it again.
        sheet_wanted(): print the sheet of findings.
    """

    place_wanted = Signal(object, int)
    mend_wanted = Signal(object)
    pass_wanted = Signal(object, str)
    again_wanted = Signal(object)
    sheet_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.findings = FindingsList()
        self.findings.chosen.connect(self._on_chosen)
        self.findings.marked.connect(self._show_ways)
        self._gone_to: tuple[str, int] = ("", -1)
        self.setFocusProxy(self.findings)
        self._make_ways()
        self._lay_out()
        self._show_ways()

    def show_findings(self, checked: Sequence[Checked], order: Iterable[str] = ()) -> None:
        """Show what was found."""
        self.findings.show_findings(checked, order)
        self.nothing.setVisible(not checked)

    def go_on(self, step: int = 1) -> Checked | None:
        """Go to the next open finding and return it."""
        found = self.findings.step(step)
        if found is not None:
            self._go(found, 0)
        return found

    def clear(self) -> None:
        """Show nothing: another report is opened, or none."""
        self._gone_to = ("", -1)
        self.show_findings(())
        self.nothing.hide()

    def _make_ways(self) -> None:
        self.nothing = faint(_("Nothing is found. The report can be printed."))
        self.nothing.setContentsMargins(theme.unit(), 0, theme.unit(), theme.unit())
        self.nothing.hide()
        self.source = faint("")
        self.mend = QPushButton(_("Put it right"))
        theme.add_icon(self.mend, "done")
        self.mend.setToolTip(_("Does what the finding says; Ctrl+Z takes it back"))
        self.mend.clicked.connect(lambda: self._with_current(self.mend_wanted.emit))
        self.other = QPushButton(_("Other place"))
        self.other.clicked.connect(lambda: self._with_current(self._on_chosen))
        self.let_pass = QPushButton(_("Let pass…"))
        self.let_pass.setToolTip(_("Leave it as it is; the reason is kept with the report"))
        self.let_pass.clicked.connect(self._ask_reason)
        self.again = QPushButton(_("Show it again"))
        self.again.clicked.connect(lambda: self._with_current(self.again_wanted.emit))
        self.sheet = QPushButton(_("Sheet of findings…"))
        self.sheet.setProperty("role", "link")
        self.sheet.clicked.connect(self.sheet_wanted)
        self.reason = _Reason()
        self.reason.told.connect(self._on_reason_told)
        self.reason.left.connect(self._hide_reason)
        self.reason.hide()

    def _lay_out(self) -> None:
        half = theme.unit() // 2
        self.ways = QFrame()
        self.ways.setProperty("role", "foot")
        inside = QVBoxLayout(self.ways)
        inside.setContentsMargins(half * 2, half, half * 2, half)
        inside.setSpacing(half)
        buttons = QHBoxLayout()
        buttons.setSpacing(half)
        for button in (self.mend, self.let_pass, self.again, self.other):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside.addWidget(self.source)
        inside.addLayout(buttons)
        inside.addWidget(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.findings, 1)
        column.addWidget(self.nothing)
        column.addWidget(self.ways)
        foot = QHBoxLayout()
        foot.setContentsMargins(half * 2, half // 2, half, half // 2)
        foot.addWidget(self.sheet)
        foot.addStretch(1)
        column.addLayout(foot)

    def _show_ways(self) -> None:
        one = self.findings.current()
        self.ways.setVisible(one is not None)
        self.reason.hide()
        if one is None:
            return
        places = len(one.finding.places)
        self.mend.setVisible(bool(one.finding.mends) and one.is_open)
        self.let_pass.setVisible(one.is_open)
        self.again.setVisible(not one.is_open)
        self.other.setVisible(places > 1)
        self.other.setText(_("Other place ({count})").format(count=places))
        self.source.setText(_("Ground: {source}").format(source=one.source))
        self.source.setVisible(bool(one.source))

    def _on_chosen(self, one: Checked) -> None:
        """Go to the finding's first place; once more, to the next one."""
        ground, number = self._gone_to
        self._go(one, number + 1 if ground == one.ground else 0)

    def _go(self, one: Checked, number: int) -> None:
        self._gone_to = (one.ground, number)
        self.place_wanted.emit(one, number)

    def _ask_reason(self) -> None:
        self.reason.show()
        self.reason.words.clear()
        self.reason.words.setFocus()

    def _hide_reason(self) -> None:
        self.reason.hide()
        self.findings.setFocus()

    def _on_reason_told(self, reason: str) -> None:
        self._hide_reason()
        self._with_current(lambda one: self.pass_wanted.emit(one, reason))

    def _with_current(self, go: Callable[[Checked], object]) -> None:
        one = self.findings.current()
        if one is not None:
            go(one)


class _Reason(QWidget):
    """Asks why a finding may stay; Enter keeps the reason, Esc goes back.

    Signals:
        told(str): the reason.
        left(): the clerk goes back.
    """

    told = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("For example: confirmed by the police on the phone"))
        self.words.returnPressed.connect(self._tell)
        self.keep = QPushButton(_("Let pass"))
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self._tell)
        self.words.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit() // 4)
        column.addWidget(labelled(_("Why may it stay?"), self.words))
        column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if self.words.text().strip():
            self.told.emit(self.words.text())
