"""The pane of an earlier report beside the page."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nq57desk.alike import Change, Piece
from nq57desk.earlier import Earlier, Relation
from nq57desk.i18n import _
from nq57desk.side_by_side import Beside, SideLine
from ui import theme
from ui.actions import SPECS, Act, Actions
from ui.previous.delegate import SideDelegate, as_html
from ui.previous.figures import FigureStrip
from ui.previous.model import SideModel
from ui.previous.passages import Passages
from ui.widgets.form import faint

_KEYS = SPECS[Act.TAKE_PARAGRAPH].keys[0].replace("Left", "←")


class PreviousPane(QWidget):
    """An earlier report beside the page: which one, its section, what can be taken over.

    Signals:
        report_wanted(str): lay the report of that id beside the page.
        take_wanted(SideLine): take a paragraph or row over.
        import_wanted(): there is no earlier report; the clerk wants to bring one in.
    """

    report_wanted = Signal(str)
    take_wanted = Signal(object)
    import_wanted = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._heading: tuple[Piece, ...] = ()
        self.model = SideModel(self)
        self._make_head()
        self._make_list()
        self._make_foot()
        self._lay_out()
        self.setFocusProxy(self.list)
        self.say("")

    def show_choice(self, known: Sequence[Earlier], chosen: str) -> None:
        """Offer these reports; `chosen` is the one beside the page, "" for none."""
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for each in known:
                self.choice.addItem(title_of(each), each.id)
            self.choice.setCurrentIndex(self.choice.findData(chosen) if chosen else -1)
        self.choice.setVisible(bool(known))

    def show_beside(self, beside: Beside) -> None:
        """Show a part of the earlier report beside the page."""
        alone = not beside.lines
        marks = self.marks.isChecked() and not beside.is_unwritten
        self.marks.setVisible(not alone and not beside.is_unwritten)
        self._heading = beside.diff.heading
        self._show_heading(marks)
        self.figures.show_figures(beside.figures, alone=alone)
        before = self.current()
        self.model.show(beside.lines, marks=marks)
        if before is not None and self.current() is None:
            self.mark(self.model.row_of_old(before.item.old))
        if alone and not beside.figures:
            self.say(_("There is nothing about this page in that report."))
            return
        self._stack.setCurrentWidget(self._sides)
        self.list.setVisible(not alone)
        self.take.setVisible(not alone)
        self._show_ways()

    def say(self, text: str, *, asks_import: bool = False) -> None:
        """Show a sentence in place of an earlier report."""
        self.message.setText(text)
        self.bring_in.setVisible(asks_import)
        self._stack.setCurrentWidget(self._words)
        self.model.show((), marks=True)
        self._show_ways()

    def current(self) -> SideLine | None:
        """Return the marked line."""
        return self.model.line(self.list.currentIndex().row())

    def mark(self, row: int) -> None:
        """Mark a line and bring it into sight; -1 leaves all as it is."""
        if row < 0:
            return
        index = self.model.index(row)
        if index != self.list.currentIndex():
            self.list.setCurrentIndex(index)

    def take_current(self) -> bool:
        """Take the marked line over, or the next one that can be; tell whether there is any."""
        line = self.current()
        if line is None or not line.can_be_taken:
            self.mark(self.model.next_to_take(self.list.currentIndex().row()))
            line = self.current()
        if line is None or not line.can_be_taken:
            return False
        self.take_wanted.emit(line)
        return True

    def _make_head(self) -> None:
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Report beside the page"))
        self.choice.setToolTip(_("Choose which report stands beside the page"))
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(12)
        self.choice.activated.connect(
            lambda number: self.report_wanted.emit(self.choice.itemData(number))
        )
        self.marks = QToolButton()
        self.marks.setText(_("Differences"))
        self.marks.setCheckable(True)
        self.marks.setChecked(True)
        self.marks.setToolTip(_("Mark what differs, or show that report alone"))
        self.marks.toggled.connect(self._on_marks_toggled)
        self.heading = QLabel(wordWrap=True)
        self.heading.setTextFormat(Qt.TextFormat.RichText)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.figures = FigureStrip()

    def _make_list(self) -> None:
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setAccessibleName(_("Paragraphs of the earlier report"))
        self.list.selectionModel().currentChanged.connect(lambda *_indexes: self._show_ways())
        self.list.doubleClicked.connect(lambda _index: self.take_current())
        self.list.taken.connect(self.take_current)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.message = faint("")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bring_in = QPushButton(_("Import from Word…"))
        theme.add_icon(self.bring_in, "import")
        self.bring_in.clicked.connect(self.import_wanted)

    def _make_foot(self) -> None:
        take = self._actions[Act.TAKE_PARAGRAPH]
        self.take = QPushButton()
        text = _("Take this paragraph")
        self.take.setText(f"{text}  {_KEYS}")
        self.take.setToolTip(take.statusTip())
        theme.add_icon(self.take, "take")
        self.take.clicked.connect(self.take_current)
        self.compare = QPushButton(_("Compare…"))
        self.compare.setProperty("role", "link")
        self.compare.setToolTip(self._actions[Act.BLACKLINE].statusTip())
        self.compare.clicked.connect(self._actions[Act.BLACKLINE].trigger)
        self.passages = Passages()

    def _lay_out(self) -> None:
        half = theme.unit() // 2
        head = QHBoxLayout()
        head.setContentsMargins(half, half, half, half // 2)
        head.addWidget(self.choice, 1)
        head.addWidget(self.marks)
        self.heading.setContentsMargins(half, 0, half, half // 2)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(half * 2, half * 2, half * 2, half * 2)
        words.addStretch(1)
        words.addWidget(self.message)
        words.addWidget(self.bring_in, 0, Qt.AlignmentFlag.AlignHCenter)
        words.addStretch(2)
        self._sides = QWidget()
        sides = QVBoxLayout(self._sides)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        for widget, share in ((self.heading, 0), (self.figures, 1), (self.list, 4)):
            sides.addWidget(widget, share)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._words)
        self._stack.addWidget(self._sides)
        foot = QHBoxLayout()
        foot.setContentsMargins(half, half // 2, half, half // 2)
        foot.addWidget(self.take)
        foot.addStretch(1)
        foot.addWidget(self.compare)
        self.ways = QFrame()
        self.ways.setProperty("role", "foot")
        self.ways.setLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._stack, 1)
        column.addWidget(self.ways)
        column.addWidget(self.passages)

    def _show_heading(self, marks: bool) -> None:
        pieces = [piece for piece in self._heading if marks or piece.change is not Change.ADDED]
        plain = "".join(piece.text for piece in pieces)
        self.heading.setText(as_html(pieces) if marks else escape(plain))
        self.heading.setVisible(bool(plain))

    def _show_ways(self) -> None:
        line = self.current()
        self.take.setEnabled(line is not None and line.can_be_taken)
        self.ways.setVisible(self._stack.currentWidget() is self._sides)

    def _show_menu(self, place: QPoint) -> None:
        line = self.current()
        if line is None:
            return
        menu = QMenu(self)
        take = menu.addAction(self._actions[Act.TAKE_PARAGRAPH].text(), self.take_current)
        take.setEnabled(line.can_be_taken)
        menu.addAction(_("Copy"), self.list.copy)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _on_marks_toggled(self, marks: bool) -> None:
        before = self.current()
        self._show_heading(marks)
        self.model.show_marks(marks)
        if before is not None:
            self.mark(self.model.row_of_old(before.item.old))


class _List(QListView):
    """The lines; heights follow the width.

    Signals:
        taken(): Enter was pressed.
    """

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "dense")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(SideDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def copy(self) -> None:
        """Put the marked line on the clipboard."""
        QGuiApplication.clipboard().setText(str(self.currentIndex().data() or ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


def title_of(each: Earlier) -> str:
    """Name a report to choose from, by what it is to the open one."""
    named = each.period_label or each.name
    match each.relation:
        case Relation.PREVIOUS:
            return _("Last period: {period}").format(period=named)
        case Relation.YEAR_AGO:
            return _("Same period last year: {period}").format(period=named)
    return each.name
