"""How a draft looks in the list: its name over its period and office, a bar of progress."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nq57desk.drafts import DraftSummary, beside_name
from nq57desk.i18n import _
from nq57desk.signing import Version, day_text, document_number
from ui import theme
from ui.home.model import DRAFT_ROLE, VERSION_ROLE, Column, progress_text

Index = QModelIndex | QPersistentModelIndex
_MARGIN = 8  # as the header's, in the style sheet


class DraftDelegate(QStyledItemDelegate):
    """Draws the rows of drafts, all equally high; groups are drawn plainly with a line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        draft = index.data(DRAFT_ROLE)
        if not isinstance(draft, DraftSummary):
            self._paint_group(painter, option, index)
            return
        self.initStyleOption(option, index)
        text = option.text
        self._paint_ground(painter, option)
        painter.save()
        inner = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        match index.column():
            case Column.NAME:
                self._paint_name(painter, option, inner, draft)
            case Column.PROGRESS:
                version = index.data(VERSION_ROLE)
                if isinstance(version, Version):
                    self._paint_signed(painter, option, inner, version)
                else:
                    self._paint_progress(painter, option, inner, draft)
            case _:
                self._paint_text(painter, option, inner, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(max(round(theme.unit() * 2.7), 42))
        return size

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if not text:
            return
        painter.save()
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.colours().faint))
        rect = option.rect.adjusted(_MARGIN, 0, 0, -theme.unit() // 3)
        title = text.upper()
        painter.drawText(rect, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, title)
        metrics = painter.fontMetrics()
        left = rect.left() + metrics.horizontalAdvance(title) + theme.unit() // 2
        painter.setPen(QColor(theme.colours().line))
        level = rect.bottom() - metrics.height() // 2
        painter.drawLine(left, level, option.rect.right() - _MARGIN, level)
        painter.restore()

    def _paint_name(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, draft: DraftSummary
    ) -> None:
        facts = beside_name(draft.name, draft.period_label, draft.office)
        half = rect.height() // 2
        bold = QFont(option.font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(_text_colour(option))
        upper = QRect(rect.x(), rect.y() + 2, rect.width(), half - 2) if facts else rect
        place = Qt.AlignmentFlag.AlignBottom if facts else Qt.AlignmentFlag.AlignVCenter
        metrics = painter.fontMetrics()
        name = metrics.elidedText(draft.name, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(upper, place | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(option.font)
        painter.setPen(_faint_colour(option))
        lower = QRect(rect.x(), rect.y() + half, rect.width(), half)
        facts = painter.fontMetrics().elidedText(facts, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, facts)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str
    ) -> None:
        painter.setPen(_text_colour(option))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_progress(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, draft: DraftSummary
    ) -> None:
        unit = theme.unit()
        look = theme.colours()
        text = progress_text(draft)
        bar = QRect(rect.x(), rect.center().y() - 3, unit * 5, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.line))
        painter.drawRoundedRect(bar, 3, 3)
        done = QRect(bar)
        done.setWidth(round(bar.width() * draft.done / draft.total) if draft.total else 0)
        painter.setBrush(QColor(look.done))
        painter.drawRoundedRect(done, 3, 3)
        painter.setPen(_text_colour(option))
        beside = rect.adjusted(bar.width() + unit // 2, 0, 0, 0)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_signed(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, version: Version
    ) -> None:
        """Draw number over day, and whether the scan is there."""
        number = _("Signed, no. {number}").format(number=document_number(version.header))
        facts = [day_text(version.header.date)]
        if version.has_scan:
            facts.append(_("with scan"))
        unit = theme.unit()
        mark = QRect(rect.x(), rect.y() + rect.height() // 2 - unit, unit, unit)
        theme.icon("done", theme.colours().done).paint(painter, mark)
        words = rect.adjusted(unit + unit // 3, 0, 0, 0)
        half = rect.height() // 2
        sides = Qt.AlignmentFlag.AlignLeft
        painter.setPen(_text_colour(option))
        upper = QRect(words.x(), words.y() + 2, words.width(), half - 2)
        painter.drawText(upper, Qt.AlignmentFlag.AlignBottom | sides, number)
        painter.setPen(_faint_colour(option))
        lower = QRect(words.x(), words.y() + half, words.width(), half)
        painter.drawText(lower, Qt.AlignmentFlag.AlignTop | sides, " · ".join(facts))


def _text_colour(option: QStyleOptionViewItem) -> QColor:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
    return option.palette.color(role)


def _faint_colour(option: QStyleOptionViewItem) -> QColor:
    if option.state & QStyle.StateFlag.State_Selected:
        return _text_colour(option)
    return QColor(theme.colours().faint)


def columns_width(widget: QWidget) -> dict[Column, int]:
    """Return the widths of the columns but the first, from the font."""
    width = widget.fontMetrics().averageCharWidth()
    return {
        Column.OUTLINE: width * 32,
        Column.PROGRESS: width * 31,
        Column.STATUS: width * 13,
        Column.CHANGED: width * 18,
    }
