"""Gives the fields of a text what they ask of figures: the list at the caret, a chip's menu."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from nq57desk.i18n import _
from nq57desk.model import FigureForm, FigureRef
from ui import theme
from ui.editor.chip_keys import SIGN, FigureKeys, figure_at, insert_figure, replace_chip
from ui.figures.book import FigureBook
from ui.figures.picker import FigurePicker

_MOST_PLACES = 20
_PLACE_WIDTH = 50


class ChipHelp(QObject):
    """Serves the fields that hold its `keys`.

    Signals:
        figure_requested(str): the clerk wants to change a figure.
        place_requested(Shown): the clerk wants to see another place that shows a figure.
        history_requested(str): the clerk wants to see the earlier values of a figure.
    """

    figure_requested = Signal(str)
    place_requested = Signal(object)
    history_requested = Signal(str)

    def __init__(self, book: FigureBook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self.keys = FigureKeys(self)
        self.keys.wanted.connect(self._on_wanted)
        self.keys.menu_wanted.connect(self._on_menu_wanted)

    def menu(self, field: QTextEdit, at: int) -> QMenu:
        """Make the menu of the chip at a position."""
        ref = figure_at(field, at)
        menu = QMenu(field)
        figure = self._book.catalogue.get(ref.figure)
        if figure is not None:
            menu.addSection(figure.label)
            for form in self._book.forms(figure):
                menu.addAction(self._form_action(menu, field, at, ref, form))
            menu.addSeparator()
            show = menu.addAction(_("Change the value…"))
            show.triggered.connect(lambda: self.figure_requested.emit(ref.figure))
            past = menu.addAction(_("Earlier periods…"))
            past.triggered.connect(lambda: self.history_requested.emit(ref.figure))
        self._add_places(menu, ref)
        words = menu.addAction(_("Make it plain words"))
        text = self._book.text_of(ref)
        words.triggered.connect(lambda: replace_chip(field, at, None, text))
        return menu

    def _form_action(
        self, menu: QMenu, field: QTextEdit, at: int, ref: FigureRef, form: FigureForm
    ) -> QAction:
        other = FigureRef(figure=ref.figure, form=form)
        action = QAction(self._book.text_of(other), menu, checkable=True)
        action.setChecked(form is ref.form)
        action.triggered.connect(lambda: replace_chip(field, at, other))
        return action

    def _add_places(self, menu: QMenu, ref: FigureRef) -> None:
        places = self._book.places(ref.figure)
        below = menu.addMenu(_("Where used ({count})").format(count=len(places)))
        for place in places[:_MOST_PLACES]:
            text = menu.fontMetrics().elidedText(
                place.text, Qt.TextElideMode.ElideMiddle, theme.unit() * _PLACE_WIDTH
            )
            action = below.addAction(text.replace("&", "&&"))
            action.triggered.connect(
                lambda _checked=False, place=place: self.place_requested.emit(place)
            )

    def _on_wanted(self, field: QTextEdit) -> None:
        picker = FigurePicker(self._book, field)
        picker.chosen.connect(lambda ref: insert_figure(field, ref))
        picker.given_up.connect(lambda words: _keep_words(field, words))
        below = field.mapToGlobal(field.viewport().pos() + field.cursorRect().bottomLeft())
        screen = field.screen().availableGeometry()
        picker.adjustSize()
        size = picker.size()
        above = below.y() + size.height() > screen.bottom()
        y = below.y() - size.height() - field.cursorRect().height() if above else below.y()
        picker.move(max(0, min(below.x(), screen.right() - size.width())), max(0, y))
        picker.show()
        picker.words.setFocus()

    def _on_menu_wanted(self, field: QTextEdit, at: int) -> None:
        cursor = QTextCursor(field.document())
        cursor.setPosition(at)
        menu = self.menu(field, at)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(field.mapToGlobal(field.cursorRect(cursor).bottomLeft()))


def _keep_words(field: QTextEdit, words: str) -> None:
    """Write what was typed as plain text: the sign was meant as a sign."""
    field.insertPlainText(SIGN + words)
