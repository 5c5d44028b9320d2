"""The list of what was found in the text: figures with two values first, then number by number."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nq57desk.figures.candidates import Candidate
from nq57desk.figures.catalogue import Kind
from nq57desk.figures.offers import Offer
from nq57desk.figures.settling import Dispute, Side
from nq57desk.i18n import _
from nq57desk.model import FigureForm, FigureRef
from nq57desk.vietnamese import format_number
from ui import theme
from ui.figures.book import FigureBook
from ui.figures.marked import around, marked

Index = QModelIndex | QPersistentModelIndex
Row = Dispute | Offer
ROW = Qt.ItemDataRole.UserRole
SENTENCE, FIGURE, VALUE, STATE = range(4)
_NONE = QModelIndex()
_MARGIN = 6


class FoundModel(QAbstractTableModel):
    """Disputes and offers: sentence, figure, value, how sure."""

    def __init__(self, book: FigureBook) -> None:
        super().__init__(book)
        self._book = book
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """Return what an index shows."""
        return self.rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.rows)

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
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == STATE:
            return QColor(_colour(row))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._texts(row)[index.column()]
        return None

    def _texts(self, row: Row) -> tuple[str, str, str, str]:
        if isinstance(row, Offer):
            told = row.candidate
            state = _("✓ sure") if told.sure else _("? unsure")
            return row.sentence, label_of(self._book, told.figure), value_of(told), state
        values = [side_text(self._book, row, side) for side in row.sides]
        text = _("Two values for one figure: {values}. Which is right?")
        label = label_of(self._book, row.figure)
        return text.format(values=" · ".join(values)), label, "", _("● choose")


class SentenceDelegate(QStyledItemDelegate):
    """Draws the words around a number over two lines, the number marked."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, option.fontMetrics.lineSpacing() * 2 + _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        row = index.data(ROW)
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        ink = option.palette.color(role).name()
        said = index.data(Qt.ItemDataRole.DisplayRole)
        html = around(row) if isinstance(row, Offer) else f"<b>{said}</b>"
        _draw(painter, option, f'<span style="color:{ink}">{html}</span>')


def _draw(painter: QPainter, option: QStyleOptionViewItem, html: str) -> None:
    document = QTextDocument()
    document.setDefaultFont(option.font)
    document.setDocumentMargin(0)
    document.setHtml(html)
    rect: QRect = option.rect.adjusted(_MARGIN, _MARGIN // 2, -_MARGIN, -_MARGIN // 2)
    document.setTextWidth(rect.width())
    painter.save()
    painter.translate(rect.topLeft())
    painter.setClipRect(QRect(0, 0, rect.width(), rect.height()))
    document.drawContents(painter)
    painter.restore()


def label_of(book: FigureBook, figure: str | None) -> str:
    """Name the figure that a number seems to be."""
    found = book.catalogue.get(figure) if figure else None
    return found.label if found else ""


def value_of(candidate: Candidate) -> str:
    """Write what a number tells."""
    gap = "" if candidate.unit == "%" else " "
    return f"{format_number(candidate.shown)}{gap}{candidate.unit}".strip()


def parts_of(candidate: Candidate) -> str:
    """Write what a rate is made of, "" where that is not told."""
    if candidate.numerator is None or candidate.denominator is None:
        return ""
    return f"{format_number(candidate.numerator)} / {format_number(candidate.denominator)}"


def side_text(book: FigureBook, dispute: Dispute, side: Side) -> str:
    """Write the value of one side."""
    if side.candidates:
        return value_of(side.candidates[0])
    figure = book.catalogue.find(dispute.figure)
    is_rate = figure.kind is Kind.PERCENT
    form = FigureForm.RATE if is_rate else FigureForm.WITH_UNIT
    return book.text_of(FigureRef(figure=figure.id, form=form))


def sentence_html(offer: Offer) -> str:
    """Write a whole sentence with its number marked."""
    return marked(offer.sentence, offer.start, offer.end)


def _colour(row: Row) -> str:
    colours = theme.colours()
    if isinstance(row, Dispute):
        return colours.wrong
    return colours.done if row.candidate.sure else colours.look
