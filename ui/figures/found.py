"""Figures recognised in the text: taken, refused, named otherwise, one of two values chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from nq57desk.commands import Command
from nq57desk.errors import ClerkError
from nq57desk.figure_commands import settle_dispute, take_candidates
from nq57desk.figures.candidates import Candidate
from nq57desk.figures.offers import Offer, after_taking, as_figure, can_be, offers
from nq57desk.figures.recognition import recognise
from nq57desk.figures.settling import Dispute, Side, disputes
from nq57desk.i18n import _
from nq57desk.model import FigureId, FigureRef
from ui import theme
from ui.figures.book import FigureBook
from ui.figures.found_card import FoundCard
from ui.figures.found_new import NewFigureDialog
from ui.figures.found_rows import FIGURE, SENTENCE, STATE, VALUE, FoundModel, SentenceDelegate
from ui.figures.picker import FigurePicker
from ui.jobs import Job, Jobs
from ui.widgets.form import faint


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What is still to be decided.

    `insisted`: taken by the clerk, but left because of a value that stands; `apart`: figures
    whose values the clerk says are not one.
    """

    offers: tuple[Offer, ...] = ()
    insisted: tuple[Candidate, ...] = ()
    apart: frozenset[FigureId] = frozenset()


class FoundDialog(QDialog):
    """The list, the card of the current row, and what to do with all.

    Signals:
        edited(Command): the clerk takes figures from the text.
        undone(): the clerk takes the last of these edits back.
    """

    edited = Signal(object)
    undone = Signal()

    def __init__(self, book: FigureBook, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._book = book
        self._jobs = jobs
        self._now = _State()
        self._before: list[tuple[_State, bool]] = []
        self._why = ""
        self.setWindowTitle(_("Figures in the text"))
        self.state = faint("")
        self.model = FoundModel(book)
        self.table = QTableView()
        self.card = FoundCard(book)
        self._make_buttons()
        self._set_up_table()
        self._lay_out(parent.window().size())
        self._connect()
        self._look()

    def undo(self) -> None:
        """Take the last decision back."""
        if self._before:
            row = self.table.currentIndex().row()
            self._now, was_edit = self._before.pop()
            if was_edit:
                self.undone.emit()
            self._show(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        row = self.model.row_at(self.table.currentIndex())
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if isinstance(row, Offer):
                self._take_marked()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if row is not None:
                self.card.dispute.buttons[0].setFocus()
            case Qt.Key.Key_Delete:
                self._refuse()
            case Qt.Key.Key_F2 if isinstance(row, Offer):
                self.card.offer.figure.setFocus()
                self.card.offer.figure.showPopup()
            case _:
                return super().eventFilter(watched, event)
        return True

    def _look(self) -> None:
        """Look for figures in the text as it stands, beside the window's thread."""
        report, catalogue = self._book.report, self._book.catalogue
        if report is None:
            return
        title = _("Looking for figures…")
        self.state.setText(title)
        self.card.show_nothing(title)
        write = self._book.writer()
        job: Job = self._jobs.start(
            title, lambda _stop: offers(report, recognise(report, catalogue), write)
        )
        job.done.connect(self._on_found)

    def _on_found(self, found: tuple[Offer, ...]) -> None:
        self._now = _State(offers=found)
        self._show(0)
        self.table.setFocus()

    # What the clerk decides.

    def _take_marked(self) -> None:
        taken = [row.candidate for row in self._marked() if isinstance(row, Offer)]
        self._take(taken, insists=True)

    def _take_sure(self) -> None:
        self._take(self._sure(), insists=False)

    def _take(self, candidates: Sequence[Candidate], *, insists: bool) -> None:
        """Take them as one step to undo; what contradicts a value stays in the list."""
        if self._book.report is None or not candidates:
            return
        command, left = take_candidates(self._book.report, candidates, self._book.catalogue)
        taken = [each for each in candidates if each not in left]
        now = replace(self._now, offers=after_taking(self._now.offers, taken))
        if insists:
            now = replace(now, insisted=(*now.insisted, *left))
        self._decide(now, command if taken else None)

    def _settle(self, side: Side) -> None:
        dispute = self.model.row_at(self.table.currentIndex())
        report = self._book.report
        if report is None or not isinstance(dispute, Dispute):
            return
        try:
            command, shown = settle_dispute(report, dispute, side, self._book.catalogue)
        except ClerkError as error:
            self._why = error.text
            self._on_row()
            return
        self._decide(replace(self._now, offers=after_taking(self._now.offers, shown)), command)
        self.table.setFocus()

    def _refuse(self) -> None:
        rows = self._marked()
        gone = [row for row in rows if isinstance(row, Offer)]
        apart = {row.figure for row in rows if isinstance(row, Dispute)}
        if rows:
            left = tuple(each for each in self._now.offers if each not in gone)
            now = replace(self._now, offers=left, apart=self._now.apart | apart)
            self._decide(now, None)

    def _name(self, figure_id: str) -> None:
        """Say which figure the current number tells."""
        offer = self.model.row_at(self.table.currentIndex())
        figure = self._book.catalogue.get(figure_id)
        if not isinstance(offer, Offer) or figure is None:
            return
        told = as_figure(offer.candidate, figure, self._book.catalogue)
        named = tuple(
            replace(each, candidate=told) if each is offer else each for each in self._now.offers
        )
        self._decide(replace(self._now, offers=named), None)
        self.table.setFocus()

    def _decide(self, now: _State, command: Command | None) -> None:
        """Go on with what is left; nothing is decided where the report takes no edit."""
        report = self._book.report
        is_edit = command is not None and report is not None and command.apply(report) != report
        row = self.table.currentIndex().row()
        if is_edit:
            self.edited.emit(command)
            if self._book.report is report:
                return
        self._before.append((self._now, is_edit))
        self._now, self._why = now, ""
        self._show(row)

    def _ask_other(self) -> None:
        offer = self.model.row_at(self.table.currentIndex())
        if not isinstance(offer, Offer):
            return
        picker = FigurePicker(
            self._book, self, fits=lambda figure: can_be(offer.candidate, figure), plain=True
        )
        picker.chosen.connect(self._on_picked)
        box = self.card.offer.figure
        picker.move(box.mapToGlobal(box.rect().bottomLeft()))
        picker.show()
        picker.words.setFocus()

    def _on_picked(self, ref: FigureRef) -> None:
        self._name(ref.figure)

    def _ask_own(self) -> None:
        offer = self.model.row_at(self.table.currentIndex())
        if isinstance(offer, Offer):
            dialog = NewFigureDialog(self._book, offer, self)
            dialog.accepted.connect(lambda: self._name(dialog.figure_id))
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    # What is shown.

    def _show(self, row: int) -> None:
        report = self._book.report
        if report is None:
            return
        offered = [each.candidate for each in self._now.offers]
        found = disputes(report, offered, self._book.catalogue, self._now.insisted)
        open_ = [each for each in found if each.figure not in self._now.apart]
        told = {candidate for each in open_ for candidate in each.candidates}
        rest = [each for each in self._now.offers if each.candidate not in told]
        self.model.show_rows((*open_, *rest))
        self.table.selectRow(max(0, min(row, self.model.rowCount() - 1)))
        self._show_state(len(open_))
        self._on_row()

    def _show_state(self, open_: int) -> None:
        count, sure = len(self.model.rows) - open_, len(self._sure())
        texts = [
            _("{count} numbers seem to be figures, {sure} of them surely.").format(
                count=count, sure=sure
            )
        ]
        if open_:
            texts.append(_("{count} figures stand with two values.").format(count=open_))
        self.state.setText(" ".join(texts) if self.model.rows else "")
        self.take_sure.setText(_("Take all &sure ones ({count})").format(count=sure))
        self.take_sure.setEnabled(bool(sure))
        self.back.setEnabled(bool(self._before))

    def _on_row(self) -> None:
        row = self.model.row_at(self.table.currentIndex())
        if row is None:
            self.card.show_nothing(_("Nothing is left to decide."))
            self.done_.setFocus()
            return
        is_stuck = isinstance(row, Offer) and row.candidate in self._now.insisted
        self.card.show_row(
            row,
            known={offer.candidate: offer for offer in self._now.offers},
            marked=len(self._marked()),
            stuck="!" if is_stuck else self._why,
        )

    def _sure(self) -> list[Candidate]:
        rows = (row.candidate for row in self.model.rows if isinstance(row, Offer))
        return [each for each in rows if each.sure and each not in self._now.insisted]

    def _marked(self) -> list[Offer | Dispute]:
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self.model.rows[row] for row in rows]

    def _make_buttons(self) -> None:
        self.take_sure = QPushButton()
        self.take_sure.setProperty("role", "next")
        self.back = QPushButton(_("&Undo"))
        self.back.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.done_ = QPushButton(_("Close"))
        for button in (self.take_sure, self.back, self.done_):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.take_sure.clicked.connect(self._take_sure)
        self.back.clicked.connect(self.undo)
        self.done_.clicked.connect(self.accept)
        offer, dispute = self.card.offer, self.card.dispute
        offer.taken.connect(self._take_marked)
        offer.refused.connect(self._refuse)
        offer.figure_chosen.connect(self._name)
        offer.other_wanted.connect(self._ask_other)
        offer.own_wanted.connect(self._ask_own)
        dispute.settled.connect(self._settle)
        dispute.refused.connect(self._refuse)

    def _set_up_table(self) -> None:
        table = self.table
        table.setAccessibleName(_("Figures in the text"))
        table.setModel(self.model)
        table.setItemDelegateForColumn(SENTENCE, SentenceDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() * 2 + 8)
        head = table.horizontalHeader()
        head.setSectionResizeMode(SENTENCE, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((FIGURE, 13), (VALUE, 7), (STATE, 6)):
            head.resizeSection(column, width * theme.unit())
        table.installEventFilter(self)
        table.selectionModel().selectionChanged.connect(self._on_selected)

    def _on_selected(self) -> None:
        self._why = ""
        self._on_row()

    def _lay_out(self, room: QSize) -> None:
        unit = theme.unit()
        row = QHBoxLayout()
        for button in (self.take_sure, self.back):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.done_)
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        for part, share in ((self.table, 1), (self.card, 0)):
            middle.addWidget(part)
            middle.setStretchFactor(middle.indexOf(part), share)
        self.card.setMinimumWidth(unit * 28)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit // 2, unit, unit // 2)
        column.setSpacing(unit // 2)
        text = _("A figure that is taken is kept once; its number in the text then follows it.")
        column.addWidget(faint(text))
        column.addWidget(self.state)
        column.addWidget(middle, 1)
        column.addLayout(row)
        self.resize(min(room.width() - 2 * unit, unit * 86), min(room.height() - unit, unit * 46))
