"""Figures of both reports in a small table: last value, this value, how far they are apart."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from nq57desk.i18n import _
from nq57desk.side_by_side import FigureLine
from ui import theme

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLES = Qt.ItemDataRole
_MOST_ROWS = 5


class Field(IntEnum):
    """The columns."""

    LABEL = 0
    LAST = 1
    NOW = 2
    CHANGE = 3


class SideFigures(QAbstractTableModel):
    """One figure a row; nothing can be typed here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[FigureLine, ...] = ()

    def show(self, lines: tuple[FigureLine, ...]) -> None:
        """Show figures."""
        if lines == self._lines:
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(Field)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLES.TextAlignmentRole:
            return _alignment(Field(section))
        if role != _ROLES.DisplayRole:
            return None
        return (_("Figure"), _("Last period"), _("This period"), _("Change"))[section]

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, field = self._lines[index.row()], Field(index.column())
        match role:
            case _ROLES.DisplayRole:
                return _text(line, field)
            case _ROLES.TextAlignmentRole:
                return _alignment(field)
            case _ROLES.ForegroundRole if field is Field.LAST:
                return QColor(theme.colours().faint)
            case _ROLES.ToolTipRole:
                return f"{line.label} ({line.unit})" if line.unit else line.label
            case _ROLES.AccessibleTextRole:
                return f"{line.label}: {_text(line, field)}"
        return None


class FigureStrip(QTableView):
    """The table, as high as its rows up to a few."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = SideFigures(self)
        self.setModel(self.rows)
        self.setAccessibleName(_("Figures of both reports"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(Field.LABEL, QHeaderView.ResizeMode.Stretch)

    def show_figures(self, lines: tuple[FigureLine, ...], *, alone: bool) -> None:
        """Show figures; `alone`: they take all the height there is."""
        self.rows.show(lines)
        self.setVisible(bool(lines))
        rows = min(len(lines), _MOST_ROWS) * theme.row_height()
        height = rows + self.horizontalHeader().sizeHint().height() + 2
        self.setMinimumHeight(0 if alone else height)
        self.setMaximumHeight((1 << 24) - 1 if alone else height)


def _text(line: FigureLine, field: Field) -> str:
    match field:
        case Field.LABEL:
            return line.label
        case Field.LAST:
            return line.last
        case Field.NOW:
            return line.now
        case Field.CHANGE:
            return f"{line.by} ({line.percent})" if line.percent else line.by


def _alignment(field: Field) -> int:
    flags = Qt.AlignmentFlag
    side = flags.AlignLeft if field is Field.LABEL else flags.AlignRight
    return (side | flags.AlignVCenter).value
