"""How a line of both reports is drawn: what went struck through, what came underlined.

A bar and a sign at the left say the same for those who cannot tell red from green.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from nq57desk.alike import Change, Piece
from nq57desk.comparing import CELL_GAP
from nq57desk.i18n import _
from nq57desk.side_by_side import CellLine, Form, SideLine, reads_as_one
from nq57desk.vietnamese import normalise
from ui import theme
from ui.previous.model import LINE_ROLE, MARKS_ROLE

Index = QModelIndex | QPersistentModelIndex
_SIGNS = {Change.CHANGED: "≠", Change.REMOVED: "−", Change.ADDED: "+"}
_KEPT = 400
_ADDED_LETTERS = 160  # of what the page itself shows, enough to know it by


class SideDelegate(QStyledItemDelegate):
    """Draws lines over as many lines as they take."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._made: OrderedDict[tuple[SideLine, bool, int, bool], QTextDocument] = OrderedDict()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        text = self._document(option, index, width)
        height = round(text.size().height()) + theme.unit() // 2
        return QSize(width, max(theme.row_height(), height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, SideLine):
            return
        now, rect = theme.colours(), option.rect
        painter.save()
        painter.setClipRect(rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, option.palette.highlight())
        elif line.form is not Form.PARAGRAPH:
            painter.fillRect(rect, QColor(now.alternate))
        painter.setPen(QColor(now.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.data(MARKS_ROLE) and line.item.change in _SIGNS:
            self._paint_sign(painter, rect, line.item.change)
        text = self._document(option, index, rect.width())
        painter.translate(rect.left() + self._left(), rect.top() + theme.unit() // 4)
        self._paint_text(painter, text, option)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, text: QTextDocument, option: QStyleOptionViewItem
    ) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = QPalette(option.palette)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        context.palette.setColor(QPalette.ColorRole.Text, option.palette.color(role))
        text.documentLayout().draw(painter, context)

    def _paint_sign(self, painter: QPainter, rect: QRect, change: Change) -> None:
        colour = QColor(colour_of(change))
        bar = QRectF(rect.left() + 2, rect.top() + 2, 3, rect.height() - 5)
        painter.fillRect(bar, colour)
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colour)
        unit = theme.unit()
        place = QRect(rect.left() + 6, rect.top() + unit // 4, unit, unit)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _SIGNS[change])

    def _document(self, option: QStyleOptionViewItem, index: Index, width: int) -> QTextDocument:
        line, marks = index.data(LINE_ROLE), bool(index.data(MARKS_ROLE))
        key = (line, marks, width, theme.is_dark())
        text = self._made.pop(key, None)
        if text is None:
            text = _document(line, option.font, marks=marks)
            text.setTextWidth(max(60, width - self._left() - theme.unit() // 3))
        self._made[key] = text
        while len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return text

    def _left(self) -> int:
        return theme.unit() + 10


def colour_of(change: Change) -> str:
    """Return the colour that a change has in the look now in use."""
    now = theme.colours()
    colours = {Change.REMOVED: now.wrong, Change.ADDED: now.done, Change.CHANGED: now.look}
    return colours.get(change, now.text)


def as_html(pieces: Sequence[Piece]) -> str:
    """Return the words of both sides for a label; the old side alone where little has stayed."""
    if not reads_as_one(pieces):
        return escape(normalise(_side(pieces, Change.ADDED)))
    tags = {Change.REMOVED: "s", Change.ADDED: "u", Change.SAME: "span"}
    return "".join(
        f'<{tags[piece.change]} style="color: {colour_of(piece.change)}">'
        f"{escape(normalise(piece.text))}</{tags[piece.change]}>"
        for piece in pieces
    )


def _styled(pieces: Iterable[Piece]) -> list[tuple[str, QTextCharFormat]]:
    return [(normalise(piece.text), _look(piece.change)) for piece in pieces]


def _document(line: SideLine, font: QFont, *, marks: bool) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    if line.form is Form.HEADING:
        text = _("Section no longer in this report: {heading}")
        _write(cursor, text.format(heading=line.item.old_text), bold=True)
    elif line.form is Form.HEAD:
        _write(cursor, line.item.old_text or line.item.new_text, bold=True)
    elif not marks:
        _write(cursor, line.item.old_text)
    elif line.cells:
        _write_cells(cursor, line)
    elif line.item.change is Change.ADDED:
        cursor.insertText(_short(line.item.new_text), _look(Change.ADDED))
    else:
        _write_pieces(cursor, line.item.pieces)
    return document


def _write_cells(cursor: QTextCursor, line: SideLine) -> None:
    """Write what names the row, then each cell that changed under the head of its column."""
    _write(cursor, row_name(line.cells))
    for cell in line.cells:
        if not _differs(cell.pieces):
            continue
        if cursor.position():
            cursor.insertBlock()
        if cell.column:
            _write(cursor, f"{cell.column}: ", faint=True)
        _write_pieces(cursor, cell.pieces)


def _write_pieces(cursor: QTextCursor, pieces: Sequence[Piece]) -> None:
    """Write what went and came in one text; where little has stayed, one after the other."""
    if reads_as_one(pieces):
        for text, look in _styled(pieces):
            cursor.insertText(text, look)
        return
    _write(cursor, _side(pieces, Change.ADDED))
    cursor.insertBlock()
    cursor.insertText(_short(_side(pieces, Change.REMOVED)), _look(Change.ADDED))


def row_name(cells: Sequence[CellLine]) -> str:
    """Name a changed row by its number and its first words, where those have stayed."""
    same = [
        (cell.column, _text(cell.pieces).strip()) for cell in cells if not _differs(cell.pieces)
    ]
    first = [f"{column} {text}".strip() for column, text in same[:1] if text]
    words = (text for _column, text in same[1:] if any(map(str.isalpha, text)))
    return CELL_GAP.join((*first, _short(next(words, "")))).removesuffix(CELL_GAP)


def _write(cursor: QTextCursor, text: str, *, bold: bool = False, faint: bool = False) -> None:
    look = QTextCharFormat()
    if bold:
        look.setFontWeight(QFont.Weight.DemiBold)
    if faint:
        look.setForeground(QColor(theme.colours().faint))
    cursor.insertText(normalise(text), look)


def _look(change: Change) -> QTextCharFormat:
    look = QTextCharFormat()
    now = theme.colours()
    if change is Change.REMOVED:
        look.setFontStrikeOut(True)
        look.setForeground(QColor(now.wrong))
    elif change is Change.ADDED:
        look.setFontUnderline(True)
        look.setForeground(QColor(now.done))
    return look


def _differs(pieces: Iterable[Piece]) -> bool:
    return any(piece.change is not Change.SAME for piece in pieces)


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _side(pieces: Iterable[Piece], without: Change) -> str:
    return _text(piece for piece in pieces if piece.change is not without)


def _short(text: str) -> str:
    return text if len(text) <= _ADDED_LETTERS else f"{text[:_ADDED_LETTERS].rstrip()}…"
