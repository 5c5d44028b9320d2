"""How a result looks: its report, its place, and the sentence with the words marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nq57desk.searching import Found, Mark, excerpt
from ui import theme
from ui.search.model import FOUND_ROLE, place_text, source_text

Index = QModelIndex | QPersistentModelIndex
_LINES = 2  # of the sentence; the whole paragraph stands below the list
_FLAT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FoundDelegate(QStyledItemDelegate):
    """Draws the results, all equally high."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, _line(option) * (1 + _LINES) + theme.unit())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(FOUND_ROLE)
        if not isinstance(found, Found):
            return
        now = theme.colours()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(option.rect, option.palette.highlight())
        painter.setPen(QColor(now.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        text = option.palette.color(role)
        unit = theme.unit()
        inner = option.rect.adjusted(unit, unit // 2, -unit, -unit // 2)
        faint = text if selected else QColor(now.faint)
        self._paint_source(
            painter, option, QRect(inner.topLeft(), inner.size()), text, faint, found
        )
        top = inner.top() + _line(option)
        rect = QRect(inner.left(), top, inner.width(), _line(option) * _LINES)
        painter.setPen(text)
        self._paint_sentence(painter, option, rect, found)
        painter.restore()

    def _paint_source(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect,
        text: QColor, faint: QColor, found: Found,
    ) -> None:  # fmt: skip
        line = QRect(inner.left(), inner.top(), inner.width(), _line(option))
        bold = QFont(option.font)
        bold.setBold(True)
        painter.setFont(bold)
        metrics = QFontMetrics(bold)
        half = inner.width() // 2
        source = metrics.elidedText(source_text(found), Qt.TextElideMode.ElideRight, half)
        painter.setPen(text)
        painter.drawText(line, _FLAT, source)
        painter.setFont(option.font)
        painter.setPen(faint)
        gap = metrics.horizontalAdvance(source) + theme.unit()
        rest = line.adjusted(gap, 0, 0, 0)
        place = painter.fontMetrics().elidedText(
            place_text(found), Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, _FLAT, place)

    def _paint_sentence(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, found: Found
    ) -> None:
        width = max(1, QFontMetrics(option.font).averageCharWidth())
        letters = max(60, rect.width() * _LINES // width - 12)
        shown, marks = excerpt(found.sentence, found.marks, letters=letters)
        layout = QTextLayout(shown.replace("\n", " "), option.font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(wrap)
        layout.setFormats([_format(mark) for mark in marks])
        layout.beginLayout()
        for number in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(rect.width())
            line.setPosition(QPointF(0, number * _line(option)))
        layout.endLayout()
        layout.draw(painter, QPointF(rect.topLeft()))


def mark_format() -> QTextCharFormat:
    """Return how a word that was looked for is marked."""
    now = theme.colours()
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setBackground(QColor(now.look_back))
    look.setForeground(QColor(now.text))
    return look


def _format(mark: Mark) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = mark[0], mark[1] - mark[0]
    made.format = mark_format()
    return made


def _line(option: QStyleOptionViewItem) -> int:
    return round(QFontMetrics(option.font).height() * 1.15)
