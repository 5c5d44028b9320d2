"""The figures of a report as a table: what the clerk types, how it was read, last period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from nq57desk.figures.catalogue import Figure
from nq57desk.i18n import _
from nq57desk.model import FigureId
from nq57desk.vietnamese import fold
from ui import theme
from ui.figures.book import FigureBook

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLES = Qt.ItemDataRole


class Field(IntEnum):
    """The columns."""

    LABEL = 0
    VALUE = 1
    UNIT = 2
    LAST = 3
    CHANGE = 4
    NOTE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which figures are shown, and how: `words` need no accents."""

    words: str = ""
    missing_only: bool = False
    by_supplier: bool = False


class FigureModel(QAbstractTableModel):
    """Figures in rows; a row of a title parts groups or suppliers.

    What cannot be read stays in its cell, with the reason beside it.
    """

    def __init__(self, book: FigureBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._rows: tuple[Figure | str, ...] = ()
        self._typed: dict[FigureId, str] = {}
        self._problems: dict[FigureId, str] = {}
        self._notes: dict[FigureId, str] = {}
        book.changed.connect(self._on_changed)
        book.opened.connect(self._forget)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show figures without titles."""
        self._show(figures)

    def show_wanted(self, figures: Iterable[Figure], wanted: Wanted) -> None:
        """Show those of `figures` that are wanted, under titles."""
        missing = self._book.missing() if wanted.missing_only else frozenset()
        needles = fold(wanted.words).split()
        chosen = [
            figure
            for figure in figures
            if (not wanted.missing_only or figure.id in missing) and _fits(figure, needles)
        ]
        if wanted.by_supplier:
            chosen.sort(key=lambda figure: fold(figure.supplier))
        rows: list[Figure | str] = []
        title = None
        for figure in chosen:
            named = figure.supplier if wanted.by_supplier else figure.group
            if named != title:
                title = named
                rows.append(named or _("Others"))
            rows.append(figure)
        self._show(rows)

    def figure(self, index: Index) -> Figure | None:
        """Return the figure of a row, `None` for a title."""
        row = self._rows[index.row()] if index.isValid() else ""
        return row if isinstance(row, Figure) else None

    def row_of(self, figure: FigureId) -> int:
        """Return the row of a figure, -1 where it is not shown."""
        return next((at for at, row in enumerate(self._rows) if _id(row) == figure), -1)

    def is_title(self, row: int) -> bool:
        """Tell whether a row parts groups."""
        return isinstance(self._rows[row], str)

    def paste(self, index: Index, texts: Sequence[str]) -> None:
        """Type texts into the cells from `index` down, as one step to undo; "" passes one over."""
        cells = [row for row in self._rows[index.row() :] if self._is_typable(row)]
        self._enter(
            [
                (row.id, text)
                for row, text in zip(cells, texts, strict=False)
                if isinstance(row, Figure) and text.strip()
            ]
        )

    # What Qt asks.

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(Field)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole
    ) -> object:
        if role != _ROLES.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return {
            Field.LABEL: _("Figure"),
            Field.VALUE: _("Value"),
            Field.UNIT: _("Unit"),
            Field.LAST: _("Last period"),
            Field.CHANGE: _("Change"),
            Field.NOTE: _("Note"),
        }[Field(section)]

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return _title(row, index.column(), role)
        field = Field(index.column())
        match role:
            case _ROLES.DisplayRole:
                return self._text(row, field)
            case _ROLES.EditRole if field is Field.VALUE:
                return self._typed.get(row.id) or self._book.typed_text(row)
            case _ROLES.ForegroundRole:
                return self._brush(row, field)
            case _ROLES.TextAlignmentRole:
                return _alignment(field)
            case _ROLES.ToolTipRole:
                return self._tip(row, field)
            case _ROLES.AccessibleTextRole:
                return f"{row.label}: {self._text(row, field)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self._rows[index.row()]
        if isinstance(row, str):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Field.VALUE and self._is_typable(row):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = _ROLES.EditRole) -> bool:
        figure = self.figure(index)
        if figure is None or role != _ROLES.EditRole or index.column() != Field.VALUE:
            return False
        text = str(value)
        if text == self.data(index, _ROLES.EditRole):
            return False
        self._enter([(figure.id, text)])
        return figure.id not in self._problems

    def _enter(self, typed: Sequence[tuple[FigureId, str]]) -> None:
        entered = self._book.enter(typed)
        for figure, text in typed:
            for kept in (self._typed, self._problems, self._notes):
                kept.pop(figure, None)
            if problem := entered.problems.get(figure):
                self._typed[figure], self._problems[figure] = text, problem
            elif note := entered.notes.get(figure):
                self._notes[figure] = note
        self._tell()

    def _show(self, rows: Sequence[Figure | str]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def _forget(self) -> None:
        for kept in (self._typed, self._problems, self._notes):
            kept.clear()

    def _on_changed(self) -> None:
        self._notes = {}
        self._tell()

    def _tell(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, len(Field) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _is_typable(self, row: Figure | str) -> bool:
        return isinstance(row, Figure) and not self._book.is_computed(row)

    def _text(self, figure: Figure, field: Field) -> str:
        match field:
            case Field.LABEL:
                return figure.label
            case Field.VALUE:
                return self._typed.get(figure.id) or self._book.value_text(figure.id)
            case Field.UNIT:
                return figure.unit
            case Field.LAST:
                return self._book.last_text(figure.id)
            case Field.CHANGE:
                return self._book.change_text(figure)
            case Field.NOTE:
                return self._note(figure)

    def _note(self, figure: Figure) -> str:
        if known := self._problems.get(figure.id) or self._notes.get(figure.id):
            return known
        explained = self._book.kept(figure).explanation
        if explained or not self._book.is_computed(figure):
            return explained
        return _("Computed from: {parts}").format(parts=self._book.made_of(figure))

    def _tip(self, figure: Figure, field: Field) -> str:
        if field is Field.NOTE:
            return self._note(figure)
        who = _("Who has it: {who}").format(who=figure.supplier) if figure.supplier else ""
        return "\n".join(part for part in (figure.label, figure.definition, who) if part)

    def _brush(self, figure: Figure, field: Field) -> QBrush | None:
        colours = theme.colours()
        if figure.id in self._problems and field in {Field.VALUE, Field.NOTE}:
            return QBrush(QColor(colours.wrong))
        if figure.id in self._notes and field is Field.NOTE:
            return QBrush(QColor(colours.look))
        faint = field in {Field.UNIT, Field.LAST, Field.CHANGE, Field.NOTE}
        if faint or self._book.is_computed(figure):
            return QBrush(QColor(colours.faint))
        return None


def _title(title: str, column: int, role: int) -> object:
    if role == _ROLES.DisplayRole and column == 0:
        return title
    if role == _ROLES.FontRole:
        font = QFont()
        font.setBold(True)
        return font
    if role == _ROLES.BackgroundRole:
        return QBrush(QColor(theme.colours().alternate))
    return None


def _alignment(field: Field) -> int:
    side = Qt.AlignmentFlag.AlignLeft
    if field in {Field.VALUE, Field.LAST, Field.CHANGE}:
        side = Qt.AlignmentFlag.AlignRight
    return (side | Qt.AlignmentFlag.AlignVCenter).value


def _fits(figure: Figure, needles: Sequence[str]) -> bool:
    words = fold(" ".join((figure.label, figure.group, figure.supplier, *figure.names)))
    return all(needle in words for needle in needles)


def _id(row: Figure | str) -> str:
    return row.id if isinstance(row, Figure) else ""
