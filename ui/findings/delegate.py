"""How a row of a list of findings looks: its shape, what it says in full, where it stands."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette
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
from ui.findings.rows import ROW_ROLE, Group

Index = QModelIndex | QPersistentModelIndex
_ALIGNED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MOST_KEPT = 1000  # heights of rows, asked for again at each check
_MOST_LINES = 12  # of one finding; the whole of it stands in its tooltip and on the sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a row says: its shape, its text over some lines, a small line below."""

    shape: QIcon
    text: str
    below: str = ""


class RowsDelegate(QStyledItemDelegate):
    """Draws titles, and rows over as many lines as they take."""

    def __init__(self, view: QAbstractItemView, told: Callable[[object], Told | None]) -> None:
        super().__init__(view)
        self._view = view
        self._told = told
        self._heights: dict[tuple[str, bool, int, str], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        told, width = self._told(index.data(ROW_ROLE)), self._view.viewport().width()
        text, has_below = (told.text, bool(told.below)) if told else ("", False)
        key = (text, has_below, width, option.font.key())
        if key not in self._heights:
            if len(self._heights) > _MOST_KEPT:
                self._heights.clear()
            self._heights[key] = self._height(option.font, told, width)
        return QSize(width, self._heights[key])

    def _height(self, font: QFont, told: Told | None, width: int) -> int:
        if told is None:
            return theme.row_height()
        metrics = QFontMetrics(font)
        height = self._text_height(metrics, told, width) + theme.unit() * 2 // 3
        if told.below:
            height += metrics.height()
        return max(theme.row_height(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        told = self._told(row)
        painter.save()
        if isinstance(row, Group):
            self._paint_group(painter, option, row)
        elif told is not None:
            self._paint_told(painter, option, told)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, group: Group) -> None:
        now = theme.colours()
        painter.fillRect(option.rect, QColor(now.window if group.key else now.base))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.highlight())
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(now.text if group.key else now.faint))
        left = self._pad()
        if group.key:
            name = "unfold" if group.is_open else "fold"
            size = theme.unit()
            top = option.rect.center().y() - size // 2
            theme.icon(name).paint(painter, QRect(option.rect.left() + left, top, size, size))
            left += size + self._pad() // 2
        rect = option.rect.adjusted(left, 0, -self._pad(), 0)
        title = painter.fontMetrics().elidedText(
            group.title, Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, _ALIGNED, title)

    def _paint_told(self, painter: QPainter, option: QStyleOptionViewItem, told: Told) -> None:
        now = theme.colours()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, option.palette.highlight())
        painter.setPen(QColor(now.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        size = theme.unit()
        place = option.rect.adjusted(self._pad(), size // 3, 0, 0)
        told.shape.paint(painter, QRect(place.topLeft(), QSize(size, size)))
        metrics = QFontMetrics(option.font)
        rect = QRect(
            self._text_left() + option.rect.left(),
            place.top(),
            self._text_width(option.rect.width()),
            self._text_height(metrics, told, option.rect.width()),
        )
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        painter.setClipRect(option.rect)
        painter.save()
        painter.setClipRect(rect.adjusted(0, 0, 0, 1))  # whole lines alone
        painter.drawText(rect, int(_WRAPPED), told.text)
        painter.restore()
        if told.below:
            if not selected:
                painter.setPen(QColor(now.faint))
            line = QRect(rect.left(), rect.bottom() + 1, rect.width(), metrics.height())
            shown = metrics.elidedText(told.below, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(line, _ALIGNED, shown)

    def _text_height(self, metrics: QFontMetrics, told: Told, width: int) -> int:
        space = QRect(0, 0, self._text_width(width), 10_000)
        wanted = metrics.boundingRect(space, int(_WRAPPED), told.text).height()
        return min(wanted, _MOST_LINES * metrics.lineSpacing())

    def _text_left(self) -> int:
        return self._pad() + theme.unit() + self._pad()

    def _text_width(self, width: int) -> int:
        return max(40, width - self._text_left() - self._pad())

    def _pad(self) -> int:
        return theme.unit() // 2


def told_finding(row: object) -> Told | None:
    """Tell a finding of a draft, and why it was let pass."""
    if not isinstance(row, Checked):
        return None
    below = "" if row.is_open else _("Let pass: {reason}").format(reason=row.reason)
    return _told(row, below)


def told_in_file(row: object) -> Told | None:
    """Tell a finding in a file, with the place there."""
    if not isinstance(row, Checked):
        return None
    return _told(row, f"{row.at} · {row.where}" if row.at else row.where)


def _told(one: Checked, below: str) -> Told:
    shape = looks.shape(one.finding.severity)
    below = below[:1].upper() + below[1:]
    return Told(shape=shape, text=normalise(one.finding.message), below=below)
