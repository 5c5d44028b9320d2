"""What is wrong on a page, as a dot and a number at the end of its row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.outline.model import COUNTS_ROLE

Index = QModelIndex | QPersistentModelIndex


class BadgeDelegate(QStyledItemDelegate):
    """Draws "● 2" in red for errors, else "▲ 3" in amber for places to look at."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        text, colour = badge(index.data(COUNTS_ROLE))
        if not text:
            super().paint(painter, option, index)
            return
        pad = theme.unit() // 2
        room = option.fontMetrics.horizontalAdvance(text) + pad
        whole = QRect(option.rect)
        option.rect.setRight(whole.right() - room - pad)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, option.palette.highlight())
        painter.restore()
        super().paint(painter, option, index)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(colour))
        whole.setRight(whole.right() - pad)
        painter.drawText(whole, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


def badge(counts: object) -> tuple[str, str]:
    """Return what tells these errors and warnings, and its colour; "" for none."""
    if not isinstance(counts, tuple):
        return "", ""
    errors, warnings = counts
    if errors:
        return f"● {errors}", theme.colours().wrong
    return (f"▲ {warnings}", theme.colours().look) if warnings else ("", "")
