"""The page of the search: words, filters, results, the whole paragraph, what to do with it."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from nq57desk.i18n import _
from nq57desk.searching import Found
from ui import theme
from ui.search.delegate import FoundDelegate, mark_format
from ui.search.filters import Filters
from ui.search.model import FoundModel
from ui.widgets.form import faint, labelled

_IN_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchView(QWidget):
    """The page.

    Signals:
        words_changed(): something else is to be looked for.
        open_wanted(): show the marked result in its report.
        take_wanted(): put its paragraph into the open report.
        copy_wanted(): put its paragraph on the clipboard.
        left(): the clerk is done looking.
    """

    words_changed = Signal()
    open_wanted = Signal()
    take_wanted = Signal()
    copy_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = FoundModel(self)
        self._make_fields()
        self._make_list()
        self._make_ways()
        self._lay_out()
        self._connect()

    def say(self, text: str, *, listed: bool = False) -> None:
        """Say something in place of the results, or above them (`listed`)."""
        self._stack.setCurrentIndex(0 if listed else 1)
        self.count.setText(text if listed else "")
        self.hint.setText("" if listed else text)
        if not listed:
            self._on_marked()

    def show_progress(self, done: int, total: int) -> None:
        """Show how much of the old reports is read; nothing where all is."""
        self.progress.setVisible(done < total)
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def show_target(self, target: str, why_not: str) -> None:
        """Tell where a paragraph would be taken to, or why it cannot."""
        self._can_take = bool(target)
        self.take.setToolTip(why_not)
        self.target.setText(_("into: {heading}").format(heading=target) if target else why_not)
        self._on_marked()

    def chosen(self) -> Found | None:
        """Return the marked result."""
        return self.model.found_at(self.list.currentIndex())

    def mark_first(self) -> None:
        """Mark the first result."""
        self.list.setCurrentIndex(self.model.index(0))
        self.list.scrollToTop()
        self._on_marked()

    def focus_words(self) -> None:
        """Put the cursor into the words, to be typed over."""
        self.words.setFocus()
        self.words.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows go through the results while the cursor stays in the words."""
        if watched is self.words and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() in _IN_LIST:
                self.list.event(event)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and not isinstance(self.focusWidget(), QPushButton):
            self.open_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _make_fields(self) -> None:
        self.words = QLineEdit(clearButtonEnabled=True)
        self.words.setPlaceholderText(_("Words of an old report, accents may be left out"))
        self.words.installEventFilter(self)
        theme_font = self.words.font()
        theme_font.setPointSizeF(theme_font.pointSizeF() * 1.15)
        self.words.setFont(theme_font)
        self.filters = Filters()
        self.count = faint("")
        self.hint = faint("")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setProperty("role", "thin")
        self.progress.setFixedHeight(theme.unit() // 2)
        self.progress.hide()

    def _make_list(self) -> None:
        self.list = QListView()
        self.list.setProperty("role", "dense")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("What was found"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.whole = QTextEdit(readOnly=True)
        self.whole.setFrameShape(QFrame.Shape.NoFrame)
        self.whole.setTabChangesFocus(True)
        self.whole.setAccessibleName(_("The whole paragraph"))

    def _make_ways(self) -> None:
        self.open = QPushButton(_("Open there   Enter"))
        self.open.setProperty("role", "next")
        self.take = QPushButton(_("Take this paragraph   Alt+←"))
        self.copy = QPushButton(_("Copy the paragraph   Ctrl+Shift+C"))
        self.back = QPushButton(_("Go back   Esc"))
        for button, icon in ((self.take, "take"), (self.copy, "copy"), (self.back, "previous")):
            theme.add_icon(button, icon)
        self.target = QLabel()
        self.target.setProperty("role", "faint")
        self._can_take = False

    def _lay_out(self) -> None:
        unit = theme.unit()
        column = QVBoxLayout(self)
        column.setContentsMargins(unit, unit // 2, unit, unit // 2)
        column.setSpacing(unit // 2)
        top = QHBoxLayout()
        top.addWidget(labelled(_("&Find in old reports:"), self.words))
        top.addWidget(self.words, 1)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(self.progress)
        column.addWidget(self.count)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._results())
        self._stack.addWidget(self._nothing())
        column.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addWidget(self.take)
        row.addWidget(self.target, 1)
        row.addWidget(self.copy)
        row.addWidget(self.back)
        column.addLayout(row)

    def _results(self) -> QWidget:
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        for part, share in ((self.list, 3), (self.whole, 1)):
            card = QFrame()
            card.setProperty("role", "card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(1, 1, 1, 1)
            inside.addWidget(part)
            parts.addWidget(card)
            parts.setStretchFactor(parts.indexOf(card), share)
        parts.setSizes([theme.unit() * 24, theme.unit() * 5])
        return parts

    def _nothing(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.addStretch(1)
        column.addWidget(self.hint)
        column.addStretch(2)
        return side

    def _connect(self) -> None:
        self.words.textChanged.connect(self.words_changed)
        self.filters.chosen.connect(self.words_changed)
        self.list.selectionModel().currentChanged.connect(self._on_marked)
        self.list.doubleClicked.connect(lambda _index: self.open_wanted.emit())
        self.back.clicked.connect(self.left)
        for button, wish, keys in (
            (self.open, self.open_wanted, ""),
            (self.take, self.take_wanted, "Alt+Left"),
            (self.copy, self.copy_wanted, "Ctrl+Shift+C"),
        ):
            button.clicked.connect(lambda _checked=False, wish=wish: wish.emit())
            if keys:
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(button.click)

    def _on_marked(self, _now: QModelIndex | None = None) -> None:
        found = self.chosen() if self._stack.currentIndex() == 0 else None
        for button in (self.open, self.copy):
            button.setEnabled(found is not None)
        self.take.setEnabled(found is not None and self._can_take)
        self._show_whole(found)

    def _show_whole(self, found: Found | None) -> None:
        self.whole.setPlainText((found.text or found.heading) if found else "")
        if found is None:
            return
        shown = []
        for start, end in found.marks:
            cursor = QTextCursor(self.whole.document())
            cursor.setPosition(found.at + start)
            cursor.setPosition(found.at + end, QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = mark_format()
            shown.append(selection)
        self.whole.setExtraSelections(shown)
        if shown:
            cursor = QTextCursor(self.whole.document())
            cursor.setPosition(found.at)
            self.whole.setTextCursor(cursor)
