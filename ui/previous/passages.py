"""Similar paragraphs of other reports, offered quietly under a fold."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nq57desk.i18n import _
from nq57desk.periods import label
from nq57desk.similar import Passage
from nq57desk.vietnamese import normalise
from ui import theme

PASSAGE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MOST_LINES = 3
_HIGH = 9  # lines of text that the open list takes


class PassageModel(QAbstractListModel):
    """One paragraph a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._passages: tuple[Passage, ...] = ()

    def show(self, passages: tuple[Passage, ...]) -> None:
        """Show paragraphs."""
        if passages != self._passages:
            self.beginResetModel()
            self._passages = passages
            self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._passages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        passage = self._passages[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return passage.block.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{where(passage)}: {passage.block.text}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{passage.block.text}\n\n{where(passage)}"
        return passage if role == PASSAGE_ROLE else None


class Passages(QWidget):
    """A fold with the paragraphs.

    Signals:
        chosen(Passage): the clerk wants a paragraph.
        opened(bool): the fold was opened or closed.
    """

    chosen = Signal(object)
    opened = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.model = PassageModel(self)
        self.fold = QToolButton()
        self.fold.setCheckable(True)
        self.fold.setProperty("role", "fold")
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.toggled.connect(self._on_toggled)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setAccessibleName(_("Similar paragraphs of other reports"))
        self.list.doubleClicked.connect(self._on_chosen)
        self.list.entered_on.connect(self._on_chosen)
        self.list.hide()
        column = QVBoxLayout(self)
        half = theme.unit() // 2
        column.setContentsMargins(half, half // 2, half, half // 2)
        column.setSpacing(half // 2)
        column.addWidget(self.fold)
        column.addWidget(self.list)
        self._show_title()
        self.hide()

    def show_passages(self, passages: tuple[Passage, ...]) -> None:
        """Offer paragraphs; without any the fold is away."""
        self.model.show(passages)
        self.setVisible(bool(passages))
        self._show_title()

    def current(self) -> Passage | None:
        """Return the marked paragraph while the keys are in the list."""
        passage = self.list.currentIndex().data(PASSAGE_ROLE)
        return passage if isinstance(passage, Passage) and self.list.hasFocus() else None

    def _show_title(self) -> None:
        self.fold.setText(_("Similar paragraphs ({count})").format(count=self.model.rowCount()))
        self.fold.setIcon(theme.icon("fold" if self.fold.isChecked() else "unfold"))

    def _on_toggled(self, is_open: bool) -> None:
        self.list.setVisible(is_open)
        self._show_title()
        self.opened.emit(is_open)

    def _on_chosen(self, index: QModelIndex) -> None:
        passage = index.data(PASSAGE_ROLE)
        if isinstance(passage, Passage):
            self.chosen.emit(passage)


class _List(QListView):
    """The list.

    Signals:
        entered_on(QModelIndex): Enter was pressed on a row.
    """

    entered_on = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "dense")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFixedHeight(_HIGH * theme.unit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_on.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        height = self._height(option, index, width) + option.fontMetrics.height()
        return QSize(width, height + theme.unit() // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        passage = index.data(PASSAGE_ROLE)
        if not isinstance(passage, Passage):
            return
        now, quarter = theme.colours(), theme.unit() // 4
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(option.rect, option.palette.highlight())
        painter.setPen(QColor(now.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        rect = option.rect.adjusted(quarter, quarter, -quarter, 0)
        rect.setHeight(self._height(option, index, option.rect.width()))
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        painter.setClipRect(rect)
        painter.drawText(rect, int(_WRAPPED), self._fitting(option, index, option.rect.width()))
        painter.setClipping(False)
        below = QRect(rect.left(), rect.bottom() + 1, rect.width(), option.fontMetrics.height())
        if not selected:
            painter.setPen(QColor(now.faint))
        shown = option.fontMetrics.elidedText(
            where(passage), Qt.TextElideMode.ElideRight, below.width()
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    def _height(self, option: QStyleOptionViewItem, index: Index, width: int) -> int:
        text = self._fitting(option, index, width)
        return self._needed(option, text, width)

    def _fitting(self, option: QStyleOptionViewItem, index: Index, width: int) -> str:
        """Return as many words of the paragraph as its few lines hold."""
        words = normalise(str(index.data(Qt.ItemDataRole.DisplayRole))).split(" ")
        most = _MOST_LINES * option.fontMetrics.lineSpacing()
        count = len(words)
        while count > 1 and self._needed(option, _cut(words, count), width) > most:
            count -= 1 + count // 40
        return _cut(words, count)

    def _needed(self, option: QStyleOptionViewItem, text: str, width: int) -> int:
        space = QRect(0, 0, max(60, width - theme.unit() // 2), 10_000)
        return option.fontMetrics.boundingRect(space, int(_WRAPPED), text).height()


def _cut(words: list[str], count: int) -> str:
    text = " ".join(words[:count])
    return text if count >= len(words) else f"{text.rstrip(' ,;.:')}…"


def where(passage: Passage) -> str:
    """Say in which report and section a paragraph stands."""
    return " · ".join(part for part in (label(passage.period), passage.heading) if part)
