"""The last values of one figure: a small line, a table, and what leaps in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nq57desk.figures.catalogue import Figure
from nq57desk.history import Point, amount_text, in_unit
from nq57desk.i18n import _
from nq57desk.periods import label
from nq57desk.timeline import leap_text, short_label
from nq57desk.vietnamese import format_number
from ui import theme
from ui.history.sparkline import Sparkline

_SIGN = "◆"


class HistoryStrip(QWidget):
    """Shows the history of one figure at a time.

    Args:
        is_steady: it keeps its height whatever the figure, so that nothing beside it moves.

    Signals:
        plot_wanted(str): the clerk wants to see a figure as a plot: its id.
    """

    plot_wanted = Signal(str)

    def __init__(self, *, is_steady: bool = False) -> None:
        super().__init__()
        self._is_steady = is_steady
        self._figure: Figure | None = None
        self.line = Sparkline()
        self.table = _table()
        self.leaps = QLabel(wordWrap=not is_steady)
        self.leaps.setProperty("role", "look")
        self.leaps.setTextFormat(Qt.TextFormat.PlainText)
        self.plot = QPushButton(_("Plot…"))
        theme.add_icon(self.plot, "plot")
        self.plot.clicked.connect(self._on_plot_clicked)
        unit = theme.unit()
        row = QHBoxLayout()
        row.setSpacing(unit // 2)
        row.addWidget(self.line)
        row.addWidget(self.table, 1)
        row.addWidget(self.plot, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit // 4)
        column.addLayout(row)
        column.addWidget(self.leaps)
        if is_steady:
            self.leaps.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self.leaps.setFixedHeight(self.leaps.fontMetrics().height())

    def show_history(self, figure: Figure, points: Sequence[Point]) -> None:
        """Show the values of a figure, oldest first."""
        self._figure = figure
        self.line.show_points(points)
        self.plot.setEnabled(bool(points))
        self.table.setAccessibleName(_("Earlier values of {figure}").format(figure=figure.label))
        self.table.setColumnCount(len(points))
        for place, point in enumerate(points):
            self._show_point(place, figure, point)
        self._show_words(figure, points)

    def _show_words(self, figure: Figure, points: Sequence[Point]) -> None:
        """Say what leaps, the newest first; a steady strip has room for that one alone."""
        told = [f"{_SIGN} {leap_text(figure, point)}" for point in points if point.unusual]
        if not points:
            told = [_("No report has a value of it yet.")]
        self.leaps.setText(told[-1] if told and self._is_steady else "\n".join(told[::-1]))
        self.leaps.setToolTip("\n".join(told[::-1]))
        self.leaps.setVisible(bool(told) or self._is_steady)
        theme.set_role(self.leaps, "look" if points else "faint")

    def _show_point(self, place: int, figure: Figure, point: Point) -> None:
        head = QTableWidgetItem("\n".join(part for part in short_label(point.period) if part))
        head.setToolTip(f"{label(point.period)}: {point.name}")
        self.table.setHorizontalHeaderItem(place, head)
        value = point.amount.value
        shown = format_number(in_unit(figure, value).normalize()) if value is not None else ""
        item = QTableWidgetItem(f"{_SIGN} {shown}" if point.unusual else shown)
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        told = f"{label(point.period)}: {amount_text(figure, value)}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        item.setToolTip(leap_text(figure, point) if point.unusual else told)
        font = item.font()
        font.setBold(point.unusual)
        item.setFont(font)
        self.table.setItem(0, place, item)

    def _on_plot_clicked(self) -> None:
        if self._figure is not None:
            self.plot_wanted.emit(self._figure.id)


def _table() -> QTableWidget:
    table = QTableWidget(1, 0)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
    head.setHighlightSections(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    unit = theme.unit()
    table.verticalHeader().setDefaultSectionSize(theme.row_height())
    head.setFixedHeight(round(unit * 2.4))
    table.setFixedHeight(round(unit * 2.4) + theme.row_height() + 2 * table.frameWidth())
    return table
