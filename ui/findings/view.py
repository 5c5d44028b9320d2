"""The pane of findings: the list, and what can be done with the marked one."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nq57desk.checking import Checked
from nq57desk.i18n import _
from ui import theme
from ui.findings.listing import FindingsList
from ui.widgets.form import faint, labelled


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

    def show_place(self, one: Checked) -> None:
        """Mark a finding, where it is listed, and go to its first place."""
        self.findings.mark(self.findings.model.row_of(one.ground))
        self._go(one, 0)

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
