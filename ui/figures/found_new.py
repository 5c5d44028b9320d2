"""Asks for the name of a new figure that a number of the text tells."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from nq57desk.errors import ClerkError
from nq57desk.figures.candidates import Candidate
from nq57desk.figures.offers import Offer, own_figure
from nq57desk.i18n import _
from nq57desk.model import FigureId
from ui import theme
from ui.figures.book import FigureBook
from ui.figures.found_rows import sentence_html
from ui.widgets.form import faint, labelled


class NewFigureDialog(QDialog):
    """A small form; `figure_id` is the new figure once it is accepted."""

    def __init__(self, book: FigureBook, offer: Offer, parent: QWidget) -> None:
        super().__init__(parent)
        self._book = book
        self._candidate: Candidate = offer.candidate
        self.figure_id = FigureId("")
        self.setWindowTitle(_("A new figure of our own"))
        self.label = QLineEdit(placeholderText=_("For example: Hộ dân có biển số nhà số"))
        self.unit = QLineEdit(offer.candidate.unit)
        self.unit.setReadOnly(offer.candidate.unit == "%")
        self.wrong = QLabel(wordWrap=True)
        self.wrong.setProperty("role", "wrong")
        self.wrong.hide()
        self._lay_out(sentence_html(offer))

    def accept(self) -> None:
        """Add the figure and close, unless something is wrong with it."""
        taken = {figure.id for figure in self._book.catalogue.figures}
        label, unit = self.label.text().strip(), self.unit.text().strip()
        figure = own_figure(self._candidate, label, unit, taken)
        try:
            self._book.add_own(figure)
        except ClerkError as error:
            self.wrong.setText(error.text)
            self.wrong.show()
            return
        self.figure_id = figure.id
        super().accept()

    def _lay_out(self, sentence: str) -> None:
        unit = theme.unit()
        choices = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(choices.Save | choices.Cancel)
        buttons.button(choices.Save).setProperty("role", "next")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit, unit, unit)
        column.setSpacing(unit // 2)
        column.addWidget(QLabel(sentence, wordWrap=True))
        column.addWidget(labelled(_("&Name of the figure:"), self.label))
        column.addWidget(self.label)
        column.addWidget(labelled(_("&Unit:"), self.unit))
        column.addWidget(self.unit)
        column.addWidget(faint(_("It is kept for all reports of this office.")))
        column.addWidget(self.wrong)
        column.addWidget(buttons)
        self.setMinimumWidth(unit * 30)
