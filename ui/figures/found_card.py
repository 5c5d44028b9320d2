"""What the clerk decides about one number: its sentence, what it tells, take it or leave it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nq57desk.figures.candidates import Candidate
from nq57desk.figures.offers import Offer, choices
from nq57desk.figures.settling import Dispute, Side
from nq57desk.i18n import _
from nq57desk.model import Nature, SectionId
from nq57desk.vietnamese import short_date
from ui import theme
from ui.figures.book import FigureBook
from ui.figures.found_rows import Row, label_of, parts_of, sentence_html, side_text, value_of
from ui.outline.page import headings
from ui.widgets.form import faint, heading, labelled
from ui.widgets.still import still

_OTHER, _OWN = "*other", "*own"
_MOST_PLACES = 3


class OfferCard(QWidget):
    """One number.

    Signals:
        taken(), refused(): what the clerk decides.
        figure_chosen(str): the number tells another figure.
        other_wanted(): the clerk wants to look for the figure among all.
        own_wanted(): the clerk wants to add the figure.
    """

    taken = Signal()
    refused = Signal()
    figure_chosen = Signal(str)
    other_wanted = Signal()
    own_wanted = Signal()

    def __init__(self, book: FigureBook) -> None:
        super().__init__()
        self._book = book
        self.where = faint("")
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.figure = still(QComboBox())
        self.figure.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.figure.activated.connect(self._on_activated)
        self.facts = QFormLayout()
        self.doubt = QLabel(wordWrap=True)
        self.take = QPushButton()
        self.refuse = QPushButton(_("&Leave it  (Delete)"))
        self.take.clicked.connect(self.taken)
        self.refuse.clicked.connect(self.refused)
        self._lay_out()

    def show_offer(self, offer: Offer, *, marked: int, is_stuck: bool) -> None:
        """Show a number; `marked` rows are chosen in the list, it is the current one."""
        candidate = offer.candidate
        self.where.setText(_where(self._book, candidate))
        self.sentence.setText(sentence_html(offer))
        self._show_choices(candidate)
        self._show_facts(candidate)
        self._show_doubt(candidate, is_stuck)
        many = _("&Take these {count}  (Enter)").format(count=marked)
        self.take.setText(many if marked > 1 else _("&Take it  (Enter)"))

    def _show_choices(self, candidate: Candidate) -> None:
        self.figure.clear()
        for figure in choices(candidate, self._book.catalogue):
            self.figure.addItem(figure.label, figure.id)
        self.figure.insertSeparator(self.figure.count())
        self.figure.addItem(_("Another figure…"), _OTHER)
        self.figure.addItem(_("A new figure of our own…"), _OWN)
        self.figure.setToolTip(self.figure.currentText())

    def _show_facts(self, candidate: Candidate) -> None:
        while self.facts.rowCount():
            self.facts.removeRow(0)
        natures = {Nature.TARGET: _("a target"), Nature.PLAN: _("a plan")}
        for name, text in (
            (_("Value:"), value_of(candidate)),
            (_("Made of:"), parts_of(candidate)),
            (_("As of:"), short_date(candidate.as_of) if candidate.as_of else _("not told")),
            (_("Kind of value:"), natures.get(candidate.nature, "")),
            (_("Only for:"), candidate.scope),
        ):
            if text:
                shown = QLabel(text, wordWrap=True)
                self.facts.addRow(name, shown)

    def _show_doubt(self, candidate: Candidate, is_stuck: bool) -> None:
        if is_stuck:
            text, role = (
                _(
                    "It contradicts figures that stand, so it was not taken. Mend them on the page"
                    " “Figures”, or leave this one."
                ),
                "wrong",
            )
        elif candidate.sure:
            text, role = "", ""
        else:
            text, role = _("Unsure: please look whether it is this figure."), "look"
        self.doubt.setText(text)
        self.doubt.setVisible(bool(text))
        theme.set_role(self.doubt, role)

    def _on_activated(self, at: int) -> None:
        name = self.figure.itemData(at)
        if name in (_OTHER, _OWN):
            self.figure.setCurrentIndex(0)
            (self.other_wanted if name == _OTHER else self.own_wanted).emit()
        elif name:
            self.figure_chosen.emit(name)

    def _lay_out(self) -> None:
        unit = theme.unit()
        self.facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.facts.setHorizontalSpacing(unit)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.refuse)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit // 2, unit, unit // 2)
        column.setSpacing(unit // 2)
        column.addWidget(self.where)
        column.addWidget(self.sentence)
        column.addWidget(labelled(_("It &is the figure:  (F2)"), self.figure))
        column.addWidget(self.figure)
        column.addLayout(self.facts)
        column.addWidget(self.doubt)
        column.addLayout(buttons)
        column.addStretch(1)
        for button in (self.take, self.refuse):
            button.setAutoDefault(False)


class DisputeCard(QWidget):
    """A figure with several values, each in its sentence, side by side.

    Signals:
        settled(Side): that side is right.
        refused(): the numbers are not one figure.
    """

    settled = Signal(object)
    refused = Signal()

    def __init__(self, book: FigureBook) -> None:
        super().__init__()
        self._book = book
        self.figure = heading("")
        self.wrong = QLabel(wordWrap=True)
        self.wrong.setProperty("role", "wrong")
        self.sides = QHBoxLayout()
        self.buttons: list[QPushButton] = []
        self.refuse = QPushButton(_("&They are not one figure  (Delete)"))
        self.refuse.setAutoDefault(False)
        self.refuse.clicked.connect(self.refused)
        unit = theme.unit()
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit // 2, unit, unit // 2)
        column.setSpacing(unit // 2)
        column.addWidget(self.figure)
        text = _("It stands with different values. Which is right? All places show it then.")
        column.addWidget(QLabel(text, wordWrap=True))
        column.addWidget(self.wrong)
        column.addLayout(self.sides)
        column.addWidget(self.refuse)
        column.addStretch(1)

    def show_dispute(self, dispute: Dispute, known: Mapping[Candidate, Offer], why: str) -> None:
        """Show the sides; `why`: what was wrong with the last choice."""
        self.figure.setText(label_of(self._book, dispute.figure))
        self.wrong.setText(why)
        self.wrong.setVisible(bool(why))
        while item := self.sides.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        for number, side in enumerate(dispute.sides, start=1):
            self.sides.addWidget(self._side(number, dispute, side, known), 1)

    def _side(
        self, number: int, dispute: Dispute, side: Side, known: Mapping[Candidate, Offer]
    ) -> QWidget:
        unit = theme.unit()
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(unit // 2, unit // 2, unit // 2, unit // 2)
        column.addWidget(heading(side_text(self._book, dispute, side), scale=1.4))
        if side.kept:
            column.addWidget(QLabel(_("This is what the page “Figures” has now."), wordWrap=True))
            for place in self._book.places(dispute.figure)[:_MOST_PLACES]:
                column.addWidget(faint(place.text))
        for candidate in side.candidates:
            where = faint(_where(self._book, candidate))
            sentence = QLabel(wordWrap=True)
            offer = known.get(candidate)
            sentence.setText(sentence_html(offer) if offer else "")
            column.addWidget(where)
            column.addWidget(sentence)
        column.addStretch(1)
        button = QPushButton(_("&{number}  This is right").format(number=number))
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: self.settled.emit(side))
        column.addWidget(button)
        self.buttons.append(button)
        return card


class FoundCard(QStackedWidget):
    """The card of the row that is current in the list."""

    def __init__(self, book: FigureBook) -> None:
        super().__init__()
        self.offer = OfferCard(book)
        self.dispute = DisputeCard(book)
        self.nothing = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._scrolled: dict[QWidget, QScrollArea] = {}
        for card in (self.offer, self.dispute, self.nothing):
            area = QScrollArea(widgetResizable=True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(card)
            self._scrolled[card] = area
            self.addWidget(area)

    def show_nothing(self, text: str) -> None:
        """Show that there is nothing to decide."""
        self.nothing.setText(text)
        self.setCurrentWidget(self._scrolled[self.nothing])

    def show_row(
        self, row: Row, *, known: Mapping[Candidate, Offer], marked: int, stuck: str
    ) -> None:
        """Show a row; `stuck`: why the last decision about it could not be done."""
        if isinstance(row, Offer):
            self.offer.show_offer(row, marked=marked, is_stuck=bool(stuck))
            self.setCurrentWidget(self._scrolled[self.offer])
        else:
            self.dispute.show_dispute(row, known, stuck)
            self.setCurrentWidget(self._scrolled[self.dispute])


def _where(book: FigureBook, candidate: Candidate) -> str:
    titles = headings(book.report) if book.report else {}
    return titles.get(candidate.place.section or SectionId(""), "")
