"""What is wrong or waits on a page, as a sign and a number at the end of its row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.outline.model import CARRIED_ROLE, COUNTS_ROLE

Index = QModelIndex | QPersistentModelIndex


class BadgeDelegate(QStyledItemDelegate):
    """Draws "● 2" in red for errors, else "▲ 3" in amber for places to look at.

    Before it "▌5": so much came over from last period and waits.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        badges = [carried_badge(index.data(CARRIED_ROLE)), badge(index.data(COUNTS_ROLE))]
        shown = [each for each in badges if each[0]]
        if not shown:
            super().paint(painter, option, index)
            return
        pad = theme.unit() // 2
        rooms = [option.fontMetrics.horizontalAdvance(text) + pad for text, _colour in shown]
        whole = QRect(option.rect)
        option.rect.setRight(whole.right() - sum(rooms) - pad)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, option.palette.highlight())
        painter.restore()
        super().paint(painter, option, index)
        painter.save()
        painter.setFont(option.font)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        whole.setRight(whole.right() - pad)
        for (text, colour), room in zip(reversed(shown), reversed(rooms), strict=True):
            painter.setPen(QColor(colour))
            painter.drawText(whole, right, text)
            whole.setRight(whole.right() - room)
        painter.restore()


def carried_badge(count: object) -> tuple[str, str]:
    """Return what tells how much waits, and its colour; "" for nothing."""
    return (f"▌{count}", theme.colours().carried) if count else ("", "")


def badge(counts: object) -> tuple[str, str]:
    """Return what tells these errors and warnings, and its colour; "" for none."""
    if not isinstance(counts, tuple):
        return "", ""
    errors, warnings = counts
    if errors:
        return f"● {errors}", theme.colours().wrong
    return (f"▲ {warnings}", theme.colours().look) if warnings else ("", "")
