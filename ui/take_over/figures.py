"""What becomes of the figures: emptied with the last value beside, or kept to be confirmed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from nq57desk.continuing import FigureFate
from nq57desk.i18n import _
from ui import theme


class FiguresView(QTableWidget):
    """A figure in each row."""

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setAccessibleName(_("Figures of the last report"))
        self.setHorizontalHeaderLabels([_("Figure"), _("Last period"), _("This period")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self))
        head = self.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(1, theme.unit() * 8)
        head.resizeSection(2, theme.unit() * 12)

    def show_fates(self, fates: Sequence[FigureFate]) -> None:
        """Show what becomes of these figures."""
        self.setRowCount(len(fates))
        for row, fate in enumerate(fates):
            now = _("Kept, to be confirmed") if fate.stays else _("Empty, to be entered")
            texts = (fate.label, f"{fate.last} {fate.unit}".strip(), now)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == 1:
                    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    item.setTextAlignment(right)
                self.setItem(row, column, item)
