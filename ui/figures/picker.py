"""The list of figures that `#` opens at the caret: letters find, Tab tries the ways to write it,
Enter inserts.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from nq57desk.figures.catalogue import Figure
from nq57desk.figures.writing import MISSING
from nq57desk.i18n import _
from nq57desk.model import FigureForm, FigureRef
from nq57desk.vietnamese import fold
from ui import theme
from ui.figures.book import FigureBook
from ui.widgets.form import faint

Fits = Callable[[Figure], bool]
_VALUE = Qt.ItemDataRole.UserRole
_MOST = 60
_SHOWN = 8


class FigurePicker(QFrame):
    """A popup with what is typed, the figures that fit, and the ways to write the current one.

    Signals:
        chosen(FigureRef): the clerk wants this figure.
        given_up(str): the clerk wants none; what was typed.
    """

    chosen = Signal(object)
    given_up = Signal(str)

    def __init__(
        self,
        book: FigureBook,
        parent: QWidget,
        *,
        fits: Fits = lambda _figure: True,
        plain: bool = False,
    ) -> None:
        """Args beside the usual: `fits` leaves figures out, `plain` offers no ways to write."""
        super().__init__(parent, Qt.WindowType.Popup)
        self._book = book
        self._asked = {figure.id for figure in book.asked()}
        self._known = [(figure, _words(figure)) for figure in book.catalogue.figures]
        self._known = [(figure, words) for figure, words in self._known if fits(figure)]
        self._found: Sequence[Figure] = ()
        self._plain = plain
        self._done = False
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words = QLineEdit(placeholderText=_("Letters of the figure, accents not needed"))
        self.words.setAccessibleName(_("Find a figure"))
        self.list = _list(_("Figures"))
        self.list.setItemDelegate(_FigureDelegate(self.list))
        self.forms = _list(_("How it is written"))
        self._connect()
        self._lay_out()
        self._find("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                _step(self.list, 1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                _step(self.list, _SHOWN if event.key() == Qt.Key.Key_PageDown else -_SHOWN)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                _step(self.forms, 1 if event.key() == Qt.Key.Key_Tab else -1, round_=True)
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
        figure = self._figure()
        if figure is None:
            return None
        forms = self._book.forms(figure)
        return FigureRef(figure=figure.id, form=forms[max(0, self.forms.currentRow())])

    def _figure(self) -> Figure | None:
        row = self.list.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _find(self, typed: str) -> None:
        needles = fold(typed).split()
        fits = [each for each in self._known if all(one in each[1] for one in needles)]
        fits.sort(key=lambda each: self._rank(each[0], needles))
        self._found = [figure for figure, _words in fits[:_MOST]]
        self.list.clear()
        for figure in self._found:
            item = QListWidgetItem(figure.label)
            item.setData(_VALUE, self._value(figure))
            item.setToolTip(figure.label)
            self.list.addItem(item)
        if not self._found:
            item = QListWidgetItem(_("No such figure."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if self._found else -1)

    def _value(self, figure: Figure) -> str:
        text = self._book.text_of(FigureRef(figure=figure.id, form=self._book.forms(figure)[0]))
        return "" if MISSING in text else text

    def _rank(self, figure: Figure, needles: Sequence[str]) -> tuple[bool, bool, bool, bool]:
        """Put those that the report asks for, with a value, named so, first."""
        label = fold(figure.label)
        named = all(needle in label for needle in needles)
        begins = bool(needles) and label.startswith(needles[0])
        unknown = self._book.amount(figure.id).value is None
        return (not named, unknown, figure.id not in self._asked, not begins)

    def _show_forms(self) -> None:
        self.forms.clear()
        figure = self._figure()
        if figure is None:
            return
        for form in self._book.forms(figure):
            self.forms.addItem(self._form_item(FigureRef(figure=figure.id, form=form)))
        self.forms.setCurrentRow(0)

    def _form_item(self, ref: FigureRef) -> QListWidgetItem:
        text = self._book.text_of(ref)
        item = QListWidgetItem(_("{form}: no figure yet").format(form=_name(ref.form)))
        if MISSING not in text:
            item = QListWidgetItem(text)
        item.setToolTip(_name(ref.form))
        return item

    def _choose(self) -> None:
        ref = self.ref()
        if ref is not None:
            self._done = True
            self.close()
            self.chosen.emit(ref)

    def _connect(self) -> None:
        self.words.installEventFilter(self)
        self.words.textChanged.connect(self._find)
        self.list.currentRowChanged.connect(lambda _row: self._show_forms())
        self.list.itemClicked.connect(lambda _item: self._choose())
        self.forms.itemClicked.connect(lambda _item: self._choose())

    def _lay_out(self) -> None:
        unit = theme.unit()
        height = theme.row_height() * _SHOWN + 4
        row = QHBoxLayout()
        row.setSpacing(unit // 2)
        for shown, width in ((self.list, 28), (self.forms, 20)):
            shown.setFixedSize(unit * width, height)
            row.addWidget(shown)
        self.forms.setVisible(not self._plain)
        keys = _("Enter: insert · Tab: another way to write it · Esc: none")
        column = QVBoxLayout(self)
        column.setContentsMargins(unit // 2, unit // 2, unit // 2, unit // 3)
        column.addWidget(self.words)
        column.addLayout(row)
        column.addWidget(faint(_("Enter: choose · Esc: none") if self._plain else keys))
        self.setFocusProxy(self.words)


class _FigureDelegate(QStyledItemDelegate):
    """Draws a figure with its value at the right."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        label, value = option.text, index.data(_VALUE) or ""
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        inner = option.rect.adjusted(6, 0, -6, 0)
        metrics = option.fontMetrics
        shown = metrics.elidedText(value, Qt.TextElideMode.ElideRight, inner.width() // 2)
        room = inner.width() - metrics.horizontalAdvance(shown) - 12
        painter.save()
        painter.setPen(option.palette.color(role))
        middle = Qt.AlignmentFlag.AlignVCenter
        elided = metrics.elidedText(label, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(
            QRect(inner.x(), inner.y(), room, inner.height()),
            middle | Qt.AlignmentFlag.AlignLeft,
            elided,
        )
        if not is_chosen:
            painter.setPen(QColor(theme.colours().link))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, shown)
        painter.restore()


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _step(shown: QListWidget, by: int, *, round_: bool = False) -> None:
    count = shown.count()
    if count:
        row = shown.currentRow() + by
        shown.setCurrentRow(row % count if round_ else max(0, min(row, count - 1)))


def _words(figure: Figure) -> str:
    return fold(" ".join((figure.label, *figure.names)))


def _name(form: FigureForm) -> str:
    """Name a way to write a figure."""
    return {
        FigureForm.VALUE: _("number alone"),
        FigureForm.WITH_UNIT: _("with its unit"),
        FigureForm.RATE: _("rate"),
        FigureForm.FRACTION: _("part of the whole"),
        FigureForm.BOTH: _("part and rate"),
        FigureForm.CHANGE: _("change in words"),
    }[form]
