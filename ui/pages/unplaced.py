"""What an imported file holds and no section could take: the clerk places it or drops it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from nq57desk.commands import DropUnplaced, PlaceUnplaced
from nq57desk.i18n import _
from nq57desk.model import Report, SectionId, Unplaced
from ui import theme
from ui.dialogs.sections import SectionDialog
from ui.draft import Change
from ui.outline.model import PIECE
from ui.outline.page import headings
from ui.widgets.form import faint, heading, labelled

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_INDENT = "   "


class PiecesModel(QAbstractListModel):
    """The pieces that found no place; each can be dragged to the tree."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: tuple[Unplaced, ...] = ()

    def show_pieces(self, pieces: tuple[Unplaced, ...]) -> None:
        """Show other pieces."""
        self.beginResetModel()
        self._pieces = pieces
        self.endResetModel()

    def piece_at(self, index: Index) -> Unplaced | None:
        """Return the piece at an index."""
        return self._pieces[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._pieces)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        piece = self.piece_at(index)
        if piece is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        text = " ".join(piece.text.split())
        if not piece.line:
            return text
        return _("Line {line}: {text}").format(line=piece.line, text=text)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [PIECE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        piece = self.piece_at(indexes[0]) if indexes else None
        if piece:
            data.setData(PIECE, piece.id.encode())
        return data


class UnplacedPage(QWidget):
    """The list of pieces, the whole text of the marked one, and what to do with it.

    Signals:
        edited(Command): the clerk has put a piece somewhere or dropped it.
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._report: Report | None = None
        self._last: SectionId | None = None
        self.model = PiecesModel(self)
        self.list = QListView()
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setModel(self.model)
        self.list.setDragEnabled(True)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet(f"QListView::item {{ height: {theme.row_height(self)}px; }}")
        self.list.activated.connect(self.place)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.put = QPushButton(_("Put into a section…  Enter"))
        self.put.clicked.connect(self.place)
        self.drop = QPushButton(_("Drop it  Delete"))
        theme.add_icon(self.put, "place")
        theme.add_icon(self.drop, "delete")
        self.drop.clicked.connect(self.discard)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.discard)
        self._lay_out()

    def show_report(self, report: Report) -> None:
        """Show the pieces of a report; the place in the list stays."""
        self._report = report
        row = max(self.list.currentIndex().row(), 0)
        self.model.show_pieces(report.unplaced)
        last = self.model.rowCount() - 1
        self.list.setCurrentIndex(self.model.index(min(row, last), 0))
        self._on_current_changed()

    def refresh(self, change: Change) -> None:
        """Show what a change touched."""
        if "unplaced" in change.touched:
            self.show_report(change.after)
        else:
            self._report = change.after

    def focus_first(self) -> None:
        """Put the keys on the list."""
        self.list.setFocus()

    def place(self) -> None:
        """Ask for a section and put the marked piece at its end."""
        piece = self.model.piece_at(self.list.currentIndex())
        if piece is None or self._report is None:
            return
        levels = {section.id: section.level for section in self._report.sections}
        texts = {
            key: f"{_INDENT * levels[key]}{text}" for key, text in headings(self._report).items()
        }
        dialog = SectionDialog(texts, self)
        dialog.show_section(self._last)
        dialog.accepted.connect(lambda: self._put(piece, dialog.chosen()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def discard(self) -> None:
        """Drop the marked piece."""
        piece = self.model.piece_at(self.list.currentIndex())
        if piece:
            self.edited.emit(DropUnplaced(piece.id))

    def _put(self, piece: Unplaced, section_id: SectionId | None) -> None:
        if section_id:
            self._last = section_id
            self.edited.emit(PlaceUnplaced(piece.id, section_id))

    def _on_current_changed(self) -> None:
        piece = self.model.piece_at(self.list.currentIndex())
        self.text.setPlainText(piece.text if piece else "")
        self.put.setEnabled(piece is not None)
        self.drop.setEnabled(piece is not None)

    def _lay_out(self) -> None:
        unit = theme.unit()
        above, below = QWidget(), QWidget()
        upper, lower = QVBoxLayout(above), QVBoxLayout(below)
        for column in (upper, lower):
            column.setContentsMargins(0, 0, 0, 0)
        upper.addWidget(labelled(_("&Pieces in the order of the file:"), self.list))
        upper.addWidget(self.list)
        lower.addWidget(labelled(_("The &whole piece:"), self.text))
        lower.addWidget(self.text)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(above)
        parts.addWidget(below)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        row = QHBoxLayout()
        row.addWidget(self.put)
        row.addWidget(self.drop)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit // 2, unit, unit // 2)
        column.setSpacing(unit // 2)
        column.addWidget(heading(_("Not placed yet"), scale=1.2))
        text = _(
            "These pieces of the imported file fitted into no section. Drag a piece to the tree"
            " on the left, or choose a section for it. What you drop can be undone."
        )
        column.addWidget(faint(text))
        column.addWidget(parts, 1)
        column.addLayout(row)
