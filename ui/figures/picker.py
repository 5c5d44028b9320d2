"""The list of figures that `#` opens at the caret: letters find, Enter inserts."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from nq57desk.figures.catalogue import Figure
from nq57desk.i18n import _
from nq57desk.model import FigureForm, FigureRef
from nq57desk.vietnamese import fold
from ui import theme
from ui.figures.book import FigureBook
from ui.widgets.form import faint

_MOST = 40
_SHOWN = 8


class FigurePicker(QFrame):
    """A popup with what is typed, the figures that fit, and what would be inserted.

    Signals:
        chosen(FigureRef): the clerk wants this figure.
        given_up(str): the clerk wants none; what was typed.
    """

    chosen = Signal(object)
    given_up = Signal(str)

    def __init__(self, book: FigureBook, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._book = book
        self._asked = {figure.id for figure in book.asked()}
        self._found: Sequence[Figure] = ()
        self._form = 0
        self._done = False
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words = QLineEdit(placeholderText=_("Letters of the figure, accents not needed"))
        self.words.setAccessibleName(_("Find a figure"))
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(theme.row_height() * _SHOWN + 4)
        self.shown = QLabel(wordWrap=True)
        self.words.installEventFilter(self)
        self.words.textChanged.connect(self._find)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemClicked.connect(lambda _item: self._choose())
        column = QVBoxLayout(self)
        for widget in (
            self.words,
            self.list,
            self.shown,
            faint(_("Enter: insert · Tab: another way to write it · Esc: none")),
        ):
            column.addWidget(widget)
        self.setFixedWidth(theme.unit() * 32)
        self.setFocusProxy(self.words)
        self._find("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self._form += 1 if event.key() == Qt.Key.Key_Tab else -1
                self._show_form()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose()
            case Qt.Key.Key_Escape:
                self.close()
            case _:
                return super().eventFilter(watched, event)
        return True

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        if not self._done:
            self._done = True
            self.given_up.emit(self.words.text())

    def ref(self) -> FigureRef | None:
        """Return what would be inserted."""
        row = self.list.currentRow()
        if not 0 <= row < len(self._found):
            return None
        figure = self._found[row]
        forms: tuple[FigureForm, ...] = self._book.forms(figure)
        return FigureRef(figure=figure.id, form=forms[self._form % len(forms)])

    def _find(self, words: str) -> None:
        needles = fold(words).split()
        fits = [figure for figure in self._book.catalogue.figures if _fits(figure, needles)]
        fits.sort(key=lambda figure: self._rank(figure, needles))
        self._found = fits[:_MOST]
        self.list.clear()
        for figure in self._found:
            text = self._book.text_of(
                FigureRef(figure=figure.id, form=self._book.forms(figure)[0])
            )
            self.list.addItem(f"{figure.label}:  {text}")
        self.list.setCurrentRow(0 if self._found else -1)
        if not self._found:
            self.shown.setText(_("No such figure."))

    def _rank(self, figure: Figure, needles: Sequence[str]) -> tuple[bool, bool, bool]:
        """Put those that the report asks for, with a value, named so, first."""
        label = fold(figure.label)
        named = all(needle in label for needle in needles)
        unknown = self._book.amount(figure.id).value is None
        return (not named, unknown, figure.id not in self._asked)

    def _on_row(self, _row: int) -> None:
        self._form = 0
        self._show_form()

    def _show_form(self) -> None:
        ref = self.ref()
        if ref is not None:
            text = self._book.text_of(ref)
            self.shown.setText(_("Will be written: {text}").format(text=text))

    def _choose(self) -> None:
        ref = self.ref()
        if ref is not None:
            self._done = True
            self.close()
            self.chosen.emit(ref)


def _fits(figure: Figure, needles: Sequence[str]) -> bool:
    words = fold(" ".join((figure.label, *figure.names)))
    return all(needle in words for needle in needles)
