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
from ui.editor.underline import Underlined
from ui.figures.book import FigureBook

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLES = Qt.ItemDataRole


class Field(IntEnum):
    """The columns."""

    LABEL = 0
    VALUE = 1
    CUMULATIVE = 2
    UNIT = 3
    LAST = 4
    CHANGE = 5
    YEAR_CHANGE = 6
    NOTE = 7


TYPED = (Field.VALUE, Field.CUMULATIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which figures are shown, and how: `words` need no accents."""

    words: str = ""
    missing_only: bool = False
    by_supplier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of a figure in a line, and the role of the line in the style sheet."""

    text: str = ""
    role: str = ""


class FigureModel(QAbstractTableModel):
    """Figures in rows; a row of a title parts groups or suppliers.

    A figure that adds up over the year has its cumulative beside it in the same row. What cannot
    be read stays in its cell, with the reason beside it.
    """

    def __init__(self, book: FigureBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._rows: tuple[Figure | str, ...] = ()
        self._typed: dict[FigureId, str] = {}
        self._problems: dict[FigureId, str] = {}
        self._marks: dict[FigureId, Underlined] = {}
        self._notes: dict[FigureId, str] = {}
        self._recent = FigureId("")
        book.changed.connect(self._on_changed)
        book.opened.connect(self._forget)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show figures without titles."""
        if not self.shows(figures):
            self._show(figures)

    def shows(self, figures: Sequence[Figure]) -> bool:
        """Tell whether these figures and no others are shown, without titles."""
        return tuple(figures) == self._rows

    def underline(self, marks: Iterable[Underlined]) -> None:
        """Tell what the checks find in kept figures, until they find something else."""
        told = {FigureId(mark.block): mark for mark in marks}
        if told != self._marks:
            self._marks = told
            self._tell()

    def show_wanted(self, figures: Iterable[Figure], wanted: Wanted) -> None:
        """Show those of `figures` that are wanted, under titles."""
        missing = self._book.missing() if wanted.missing_only else frozenset()
        needles = fold(wanted.words).split()
        chosen = [
            figure
            for figure in figures
            if figure.cumulative_of is None
            and (not wanted.missing_only or figure.id in missing)
            and _fits(figure, needles)
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

    def cell_figure(self, index: Index) -> Figure | None:
        """Return the figure whose amount a cell holds: the cumulative in its column."""
        figure = self.figure(index)
        if figure is not None and index.column() == Field.CUMULATIVE:
            return self._book.cumulative(figure)
        return figure

    def row_of(self, figure: FigureId) -> int:
        """Return the row of a figure or of its cumulative, -1 where it is not shown."""
        return self.index_of(figure).row()

    def index_of(self, figure: FigureId) -> QModelIndex:
        """Return the cell that holds the amount of a figure, no cell where it is not shown."""
        known = self._book.catalogue.get(figure)
        base = known.cumulative_of if known else None
        row = next((at for at, row in enumerate(self._rows) if _id(row) == (base or figure)), -1)
        return self.index(row, Field.CUMULATIVE if base else Field.VALUE)

    @property
    def adds_up(self) -> bool:
        """Whether a figure that is shown adds up over the year."""
        return any(isinstance(row, Figure) and row.accumulates for row in self._rows)

    def note(self, index: Index) -> str:
        """Return what is to be said of a cell: what is wrong, how it was read, why it is so."""
        figure = self.cell_figure(index) or self.figure(index)
        return self._note(figure) if figure else ""

    def said(self, index: Index) -> Said:
        """Return what is to be said of a cell, else of what was typed last, by the figure's name.

        Both are empty where there is nothing to say.
        """
        cell = self.cell_figure(index)
        if text := self.note(index):
            wrong = cell is not None and cell.id in self._problems
            return Said(text=text, role="wrong" if wrong else "look")
        figure = self._book.catalogue.get(self._recent) if self._recent else None
        problem = self._problems.get(self._recent, "")
        text = problem or self._notes.get(self._recent, "")
        if figure is None or not text:
            return Said()
        return Said(text=f"{figure.label}: {text}", role="wrong" if problem else "look")

    def copied(self, index: Index) -> str:
        """Return a cell as it is copied: nothing for what is not known yet."""
        typed = index.column() in TYPED
        return str(self.data(index, _ROLES.EditRole if typed else _ROLES.DisplayRole) or "")

    def is_title(self, row: int) -> bool:
        """Tell whether a row parts groups."""
        return isinstance(self._rows[row], str)

    def paste(self, index: Index, texts: Sequence[str]) -> None:
        """Type texts into the cells from `index` down, as one step to undo; "" passes one over."""
        below = (self.index(row, index.column()) for row in range(index.row(), len(self._rows)))
        cells = (self.cell_figure(cell) for cell in below if self._is_typable(cell))
        self._enter(
            [
                (figure.id, text)
                for figure, text in zip(cells, texts, strict=False)
                if figure and text.strip()
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
        if orientation is Qt.Orientation.Horizontal and role == _ROLES.TextAlignmentRole:
            return _alignment(Field(section))
        if role != _ROLES.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return {
            Field.LABEL: _("Figure"),
            Field.VALUE: _("This period"),
            Field.CUMULATIVE: _("Cumulative"),
            Field.UNIT: _("Unit"),
            Field.LAST: _("Last period"),
            Field.CHANGE: _("Change"),
            Field.YEAR_CHANGE: _("On last year"),
            Field.NOTE: _("Note"),
        }[Field(section)]

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return _title(row, index.column(), role)
        field = Field(index.column())
        figure = self.cell_figure(index)
        match role:
            case _ROLES.DisplayRole:
                return self._text(row, figure, field)
            case _ROLES.EditRole if figure and field in TYPED:
                return self._typed.get(figure.id) or self._book.typed_text(figure)
            case _ROLES.ForegroundRole:
                return self._brush(row, figure, field)
            case _ROLES.BackgroundRole if figure and field in TYPED and self._waits(figure):
                return QBrush(QColor(theme.colours().carried_back))
            case _ROLES.BackgroundRole if field in TYPED and not self._is_typable(index):
                return QBrush(QColor(theme.colours().alternate))
            case _ROLES.FontRole if field is Field.VALUE and not self._value(row):
                return _slanted()
            case _ROLES.TextAlignmentRole:
                return _alignment(field)
            case _ROLES.ToolTipRole:
                return self._tip(row, figure, field)
            case _ROLES.AccessibleTextRole:
                return f"{row.label}: {self._text(row, figure, field)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self._rows[index.row()]
        if isinstance(row, str):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._is_typable(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = _ROLES.EditRole) -> bool:
        figure = self.cell_figure(index)
        if figure is None or role != _ROLES.EditRole or index.column() not in TYPED:
            return False
        text = str(value)
        if text == self.data(index, _ROLES.EditRole):
            self._book.confirm(figure)
            return False
        self._enter([(figure.id, text)])
        return figure.id not in self._problems

    def _enter(self, typed: Sequence[tuple[FigureId, str]]) -> None:
        entered = self._book.enter(typed)
        told = (figure for figure, _text in typed if figure in entered.problems)
        noted = (figure for figure, _text in typed if entered.notes.get(figure))
        self._recent = next(iter((*told, *noted)), FigureId(""))
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
        self._recent = FigureId("")
        for kept in (self._typed, self._problems, self._notes):
            kept.clear()

    def _on_changed(self) -> None:
        self._notes = {}
        self._tell()

    def _tell(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, len(Field) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _is_typable(self, index: Index) -> bool:
        figure = self.cell_figure(index)
        if figure is None or index.column() not in TYPED:
            return False
        return not self._book.is_computed(figure) and not self._book.is_signed

    def _waits(self, figure: Figure) -> bool:
        """Tell whether the value came over from last period and waits."""
        return figure.id in self._book.waiting

    def _shown(self, figure: Figure) -> str:
        """Return a value, with a bar before it where it waits: the tint alone is a colour."""
        return f"▌ {self._value(figure)}" if self._waits(figure) else self._value(figure)

    def _value(self, figure: Figure) -> str:
        return self._typed.get(figure.id) or self._book.value_text(figure.id)

    def _text(self, row: Figure, figure: Figure | None, field: Field) -> str:
        match field:
            case Field.LABEL:
                return row.label
            case Field.VALUE:
                return self._shown(row) or _("not known yet")
            case Field.CUMULATIVE:
                return self._shown(figure) if figure else ""
            case Field.UNIT:
                return row.unit
            case Field.LAST:
                return self._book.last_text(row.id)
            case Field.CHANGE:
                return self._book.change_text(row)
            case Field.YEAR_CHANGE:
                return self._book.year_change_text(row)
            case Field.NOTE:
                return self._row_note(row)

    def _row_note(self, row: Figure) -> str:
        """Return what is wrong with the cumulative too, for both cells have one note."""
        cumulative = self._book.cumulative(row)
        if cumulative and cumulative.id in self._problems | self._notes | self._marks:
            return self._note(cumulative)
        return self._note(row)

    def _note(self, figure: Figure) -> str:
        if known := self._problems.get(figure.id) or self._notes.get(figure.id):
            return known
        if mark := self._marks.get(figure.id):
            return mark.text
        if self._waits(figure):
            return _("▌Last period's, to be confirmed")
        kept = self._book.kept(figure)
        if kept.explanation or not self._book.is_computed(figure):
            return kept.explanation or kept.note
        return _("Computed from: {parts}").format(parts=self._book.made_of(figure))

    def _tip(self, row: Figure, figure: Figure | None, field: Field) -> str:
        match field:
            case Field.NOTE:
                return self._row_note(row)
            case Field.CUMULATIVE if figure:
                return _("From the beginning of the year, last period: {value}").format(
                    value=self._book.last_text(figure.id) or "…"
                )
            case Field.YEAR_CHANGE:
                value = self._book.year_ago_text(row.id) or "…"
                return _("Same period last year: {value}").format(value=value)
        who = _("Who has it: {who}").format(who=row.supplier) if row.supplier else ""
        return "\n".join(part for part in (row.label, row.definition, who) if part)

    def _brush(self, row: Figure, figure: Figure | None, field: Field) -> QBrush | None:
        colours = theme.colours()
        told = {each.id for each in (row, self._book.cumulative(row)) if each}
        shown = told if field is Field.NOTE else {figure.id if figure else ""}
        if field in {*TYPED, Field.NOTE} and shown & self._problems.keys():
            return QBrush(QColor(colours.wrong))
        if field in {*TYPED, Field.NOTE} and (marked := shown & self._marks.keys()):
            return QBrush(QColor(self._marks[FigureId(min(marked))].colour))
        if field is Field.NOTE and shown & self._notes.keys():
            return QBrush(QColor(colours.look))
        if field is Field.VALUE and not self._value(row):
            return QBrush(QColor(colours.look))
        faint = field not in {Field.LABEL, *TYPED}
        computed = field in TYPED and figure and self._book.is_computed(figure)
        if faint or computed:
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


def _slanted() -> QFont:
    font = QFont()
    font.setItalic(True)
    return font


def _alignment(field: Field) -> int:
    side = Qt.AlignmentFlag.AlignLeft
    if field not in {Field.LABEL, Field.UNIT, Field.NOTE}:
        side = Qt.AlignmentFlag.AlignRight
    return (side | Qt.AlignmentFlag.AlignVCenter).value


def _fits(figure: Figure, needles: Sequence[str]) -> bool:
    words = fold(" ".join((figure.label, figure.group, figure.supplier, *figure.names)))
    return all(needle in words for needle in needles)


def _id(row: Figure | str) -> str:
    return row.id if isinstance(row, Figure) else ""
