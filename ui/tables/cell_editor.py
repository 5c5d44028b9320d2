"""Writing in a cell: as in Word, Enter begins a line, Tab goes to the next cell."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygon,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nq57desk.i18n import _
from nq57desk.model import Cell
from ui.editor import look
from ui.editor.chip_keys import FigureKeys
from ui.editor.chips import TextOf, name_of
from ui.editor.document import insert_runs
from ui.editor.figure_text import FigureText
from ui.tables import cells
from ui.tables.clipboard import from_clipboard, is_range
from ui.tables.model import CELL, TableModel

Index = QModelIndex | QPersistentModelIndex
_BORDER = 2
_CORNER = 11
_GROUP_BACK = "#f4f6f9"


def _draw_corner(painter: QPainter, rect: QRect, colour: str) -> None:
    """Draw the mark that spreadsheets have where a cell has something to say."""
    right, top = rect.right() + 1, rect.top()
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    corner = (QPoint(right - _CORNER, top), QPoint(right, top), QPoint(right, top + _CORNER))
    painter.drawPolygon(QPolygon(list(corner)))
    painter.restore()


class CellEditor(FigureText):
    """The field over a cell.

    Signals:
        stepped(int, int): the caret wants to a cell by rows and columns from here.
        tabbed(int): the caret wants to the next cell (1) or the one before (-1).
        range_pasted(object): several cells came from the clipboard.
        done(): the clerk has had enough of this cell.
    """

    stepped = Signal(int, int)
    tabbed = Signal(int)
    range_pasted = Signal(object)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Table cell"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPalette(look.paper())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def cell(self) -> Cell:
        """Return what is written."""
        return cells.read(self.document())

    def show_cell(self, cell: Cell) -> None:
        """Put a cell's text in, unless it is there."""
        if cell != self.cell():
            cells.fill(self.document(), cell)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.tabbed.emit(1 if event.key() == Qt.Key.Key_Tab else -1)
        elif step := self._step(event):
            self.stepped.emit(*step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(look.LINK, _BORDER))
        painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if is_range(source):
            self.range_pasted.emit(source)
            return
        grid = from_clipboard(source)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        pasted = [line for row in grid for cell in row for line in cells.lines(cell)]
        for index, line in enumerate(pasted):
            if index:
                cursor.insertBlock(cursor.blockFormat(), QTextCharFormat())
            insert_runs(cursor, line)
        cursor.endEditBlock()

    def _step(self, event: QKeyEvent) -> tuple[int, int] | None:
        """Return where an arrow leads that has nowhere to go inside."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        moves = QTextCursor.MoveOperation
        keys = {
            Qt.Key.Key_Up: (moves.Up, (-1, 0)),
            Qt.Key.Key_Down: (moves.Down, (1, 0)),
            Qt.Key.Key_Left: (moves.PreviousCharacter, (0, -1)),
            Qt.Key.Key_Right: (moves.NextCharacter, (0, 1)),
        }
        move, step = keys.get(Qt.Key(event.key()), (moves.NoMove, None))
        cursor = self.textCursor()
        inside = cursor.hasSelection() or cursor.movePosition(move)
        return None if step is None or inside else step


class CellDelegate(QStyledItemDelegate):
    """Draws cells as they are printed and lends the field to write in.

    Signals:
        opened(CellEditor, QPersistentModelIndex): a field stands over a cell.
    """

    opened = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text_of: TextOf = name_of
        self.figure_keys: FigureKeys | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = _model(index)
        group = model.is_group(index.row())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, look.SELECTION)
        elif group:
            painter.fillRect(option.rect, _GROUP_BACK)
        else:
            model.carried.paint_ground(painter, model.row_id(index), option.rect)
        document = cells.drawn(
            model.cell(index),
            option.rect.width(),
            centred=_model(index).is_centred(index),
            bold=group,
            text_of=self.text_of,
        )
        painter.save()
        painter.translate(option.rect.topLeft())
        painter.setClipRect(0, 0, option.rect.width(), option.rect.height())
        ink = QAbstractTextDocumentLayout.PaintContext()
        ink.palette = look.paper()  # else the words are pale on white by night
        document.documentLayout().draw(painter, ink)
        painter.restore()
        corner = model.corner(index)
        if corner is not None:
            _draw_corner(painter, option.rect, corner.colour)
        is_first = index.column() == 0
        model.carried.paint_over(painter, model.row_id(index), option.rect, bar=is_first)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self.height(index, option.rect.width()))

    def height(self, index: Index, width: int) -> int:
        """Return how tall a cell is in a width."""
        model = _model(index)
        group = model.is_group(index.row())
        cell = model.cell(index)
        centred = model.is_centred(index)
        document = cells.drawn(cell, width, centred=centred, bold=group, text_of=self.text_of)
        return round(document.size().height())

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        editor = CellEditor(parent)
        editor.show_figures(self.text_of, self.figure_keys)
        group = _model(index).is_group(index.row())
        cells.set_up(editor.document(), centred=_model(index).is_centred(index), bold=group)
        editor.setFont(editor.document().defaultFont())
        editor.show_cell(_model(index).cell(index))
        editor.textChanged.connect(lambda: self.commitData.emit(editor))
        self.opened.emit(editor, QPersistentModelIndex(index))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellEditor):
            editor.show_cell(index.data(CELL))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CellEditor):
            model.setData(index, editor.cell(), CELL)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys to the field, which knows what they mean in a table."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        return super().eventFilter(watched, event)


def _model(index: Index) -> TableModel:
    model = index.model()
    assert isinstance(model, TableModel)
    return model
