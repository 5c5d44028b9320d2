"""How a finding looks in the list: its shape, what it says in full, where it stands."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from nq57desk.checking import Checked
from nq57desk.i18n import _
from nq57desk.vietnamese import normalise
from ui import theme
from ui.findings import looks
from ui.findings.model import ROW_ROLE, Group

Index = QModelIndex | QPersistentModelIndex
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MOST_LINES = 7  # of one finding; the whole of it stands in its tooltip and on the sheet


class FindingDelegate(QStyledItemDelegate):
    """Draws findings over as many lines as they take. `lines`: tell those of the file."""

    def __init__(self, view: QAbstractItemView, *, lines: bool = False) -> None:
        super().__init__(view)
        self._view = view
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, width = index.data(ROW_ROLE), self._view.viewport().width()
        if not isinstance(row, Checked):
            return QSize(width, theme.row_height())
        metrics = QFontMetrics(option.font)
        height = self._text_height(metrics, row, width) + theme.unit() * 2 // 3
        if self._below(row):
            height += metrics.height()
        return QSize(width, max(theme.row_height(), height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        if isinstance(row, Group):
            self._paint_group(painter, option, row)
        elif isinstance(row, Checked):
            self._paint_finding(painter, option, row)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, group: Group) -> None:
        now = theme.colours()
        painter.fillRect(option.rect, QColor(now.window))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.highlight())
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(now.text))
        left = self._pad()
        if group.folds:
            name = "unfold" if group.is_open else "fold"
            size = theme.unit()
            top = option.rect.center().y() - size // 2
            theme.icon(name).paint(painter, QRect(option.rect.left() + left, top, size, size))
            left += size + self._pad() // 2
        rect = option.rect.adjusted(left, 0, -self._pad(), 0)
        title = painter.fontMetrics().elidedText(
            group.title, Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)

    def _paint_finding(
        self, painter: QPainter, option: QStyleOptionViewItem, one: Checked
    ) -> None:
        now = theme.colours()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, option.palette.highlight())
        painter.setPen(QColor(now.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        size = theme.unit()
        place = option.rect.adjusted(self._pad(), size // 3, 0, 0)
        looks.shape(one.finding.severity).paint(painter, QRect(place.topLeft(), QSize(size, size)))
        metrics = QFontMetrics(option.font)
        rect = QRect(
            self._text_left() + option.rect.left(),
            place.top(),
            self._text_width(option.rect.width()),
            self._text_height(metrics, one, option.rect.width()),
        )
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        painter.setClipRect(option.rect)
        painter.drawText(rect, int(_WRAPPED), normalise(one.finding.message))
        below = self._below(one)
        if below:
            if not selected:
                painter.setPen(QColor(now.faint))
            line = QRect(rect.left(), rect.bottom() + 1, rect.width(), metrics.height())
            shown = metrics.elidedText(below, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(
                line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown
            )

    def _below(self, one: Checked) -> str:
        """Return the small line under a finding: lines of the file, or why it was let pass."""
        if not one.is_open:
            return _("Let pass: {reason}").format(reason=one.reason)
        if not self._lines:
            return ""
        return f"{one.at} · {one.where}" if one.at else one.where

    def _text_height(self, metrics: QFontMetrics, one: Checked, width: int) -> int:
        space = QRect(0, 0, self._text_width(width), 10_000)
        text = normalise(one.finding.message)
        wanted = metrics.boundingRect(space, int(_WRAPPED), text).height()
        return min(wanted, _MOST_LINES * metrics.lineSpacing())

    def _text_left(self) -> int:
        return self._pad() + theme.unit() + self._pad()

    def _text_width(self, width: int) -> int:
        return max(40, width - self._text_left() - self._pad())

    def _pad(self) -> int:
        return theme.unit() // 2
