"""Figures recognised in the text: taken, refused, or one of two values chosen."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from nq57desk.figure_commands import take_candidates
from nq57desk.figures.candidates import Candidate, Conflict, conflicts
from nq57desk.figures.recognition import recognise
from nq57desk.i18n import _
from nq57desk.vietnamese import format_number
from ui import theme
from ui.figures.book import FigureBook
from ui.jobs import Job, Jobs
from ui.widgets.form import faint, heading

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_MOST_CONFLICTS = 3


class FoundModel(QAbstractTableModel):
    """The candidates in printed order: sentence, figure, value, how sure."""

    def __init__(self, book: FigureBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.candidates: tuple[Candidate, ...] = ()

    def show_candidates(self, candidates: tuple[Candidate, ...]) -> None:
        """Show other candidates."""
        self.beginResetModel()
        self.candidates = candidates
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.candidates)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (_("Sentence"), _("Seems to be"), _("Value"), _("Sure"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        candidate = self.candidates[index.row()]
        texts = (
            " ".join(candidate.quote.split()),
            label_of(self._book, candidate),
            value_of(candidate),
            _("sure") if candidate.sure else _("unsure"),
        )
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return texts[index.column()]
        return None


class FoundDialog(QDialog):
    """The list, and what to do with it.

    Signals:
        edited(Command): the clerk takes figures from the text.
    """

    edited = Signal(object)

    def __init__(self, book: FigureBook, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._book = book
        self._jobs = jobs
        self._refused: set[tuple[str, str, str]] = set()
        self.setWindowTitle(_("Figures in the text"))
        self.state = faint("")
        self.model = FoundModel(book, self)
        self.table = QTableView()
        self.table.setAccessibleName(_("Figures in the text"))
        self.conflicts = QFrame()
        self.conflicts.setProperty("role", "guidance")
        self._sides = QVBoxLayout(self.conflicts)
        self.take_sure = QPushButton()
        self.take_sure.setProperty("role", "next")
        self.take = QPushButton(_("&Take the marked ones"))
        self.refuse = QPushButton(_("&Refuse the marked ones"))
        self.done_ = QPushButton(_("Close"))
        self.take_sure.clicked.connect(lambda: self._take(self._sure()))
        self.take.clicked.connect(lambda: self._take(self._marked()))
        self.refuse.clicked.connect(self._refuse)
        self.done_.clicked.connect(self.accept)
        self._set_up_table()
        self._lay_out()
        self.look()

    def look(self) -> None:
        """Look for figures in the text as it stands, beside the window's thread."""
        report, catalogue = self._book.report, self._book.catalogue
        if report is None:
            return
        self.state.setText(_("Looking for figures…"))
        title = _("Looking for figures…")
        job: Job = self._jobs.start(title, lambda _stop: recognise(report, catalogue))
        job.done.connect(self._show)

    def _show(self, found: tuple[Candidate, ...]) -> None:
        offered = tuple(each for each in found if each.figure and _key(each) not in self._refused)
        self.model.show_candidates(offered)
        sure = len(self._sure())
        self.state.setText(
            _("{count} numbers seem to be figures, {sure} of them surely.").format(
                count=len(offered), sure=sure
            )
        )
        self.take_sure.setText(_("Take all &sure ones ({count})").format(count=sure))
        self.take_sure.setEnabled(bool(sure))
        self._show_conflicts(conflicts(offered, self._book.catalogue))

    def _show_conflicts(self, told: Sequence[Conflict]) -> None:
        while item := self._sides.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.conflicts.setVisible(bool(told))
        for conflict in told[:_MOST_CONFLICTS]:
            label = label_of(self._book, conflict.sides[0][0])
            text = _("{figure} stands with different values. Which is right?")
            self._sides.addWidget(QLabel(text.format(figure=label), wordWrap=True))
            for side in conflict.sides:
                quote = " ".join(side[0].quote.split())
                button = QPushButton(f"{value_of(side[0])}   –   {quote[:90]}")
                button.setProperty("role", "choice")
                button.setToolTip(quote)
                button.clicked.connect(lambda _checked=False, side=side: self._take(side))
                self._sides.addWidget(button)

    def _sure(self) -> tuple[Candidate, ...]:
        return tuple(each for each in self.model.candidates if each.sure)

    def _marked(self) -> tuple[Candidate, ...]:
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return tuple(self.model.candidates[row] for row in rows)

    def _take(self, candidates: Sequence[Candidate]) -> None:
        """Take them as one step to undo; what contradicts a value stays in the list."""
        if self._book.report is None or not candidates:
            return
        command, left = take_candidates(self._book.report, candidates, self._book.catalogue)
        self.edited.emit(command)
        self._refused |= {_key(each) for each in left if each.sure}
        self.look()

    def _refuse(self) -> None:
        self._refused |= {_key(each) for each in self._marked()}
        self._show(self.model.candidates)

    def _set_up_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.unit() * 3)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 17), (2, 9), (3, 7)):
            head.resizeSection(column, width * theme.unit())

    def _lay_out(self) -> None:
        unit = theme.unit()
        row = QHBoxLayout()
        for button in (self.take_sure, self.take, self.refuse):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.done_)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit, unit, unit)
        column.addWidget(heading(_("Figures in the text"), scale=1.2))
        text = _("A figure that is taken is kept once; its number in the text then follows it.")
        column.addWidget(faint(text))
        column.addWidget(self.state)
        column.addWidget(self.conflicts)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.resize(unit * 62, unit * 36)


def label_of(book: FigureBook, candidate: Candidate) -> str:
    """Name the figure that a number seems to be."""
    figure = book.catalogue.get(candidate.figure) if candidate.figure else None
    return figure.label if figure else ""


def value_of(candidate: Candidate) -> str:
    """Write what a number tells."""
    gap = "" if candidate.unit == "%" else " "
    text = f"{format_number(candidate.shown)}{gap}{candidate.unit}".strip()
    if candidate.numerator is None or candidate.denominator is None:
        return text
    parts = (candidate.numerator, candidate.denominator)
    return f"{text} ({'/'.join(format_number(part) for part in parts)})"


def _key(candidate: Candidate) -> tuple[str, str, str]:
    return (candidate.place.block, candidate.figure or "", str(candidate.value))
