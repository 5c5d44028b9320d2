"""Above the list of drafts: a field that looks into all reports, and one that narrows the list."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from nq57desk.i18n import _
from ui import theme
from ui.widgets.form import faint, labelled


class Finder(QWidget):
    """The two fields.

    Signals:
        search_wanted(str): look for these words in all reports.
        filtered(): the list is to hold other words.
        left(): the keys go back to the list.
    """

    search_wanted = Signal(str)
    filtered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.filter.setPlaceholderText(_("name, period, place"))
        self.filter.textChanged.connect(self.filtered)
        self._filter_label = labelled(_("&Narrow the list:"), self.filter)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find in old reports   Ctrl+Shift+F"))
        self.search.setAccessibleName(_("Find in old reports"))
        self._glass = QAction(self.search)
        refresher = theme.IconRefresher(self)
        refresher.add(self._glass, "find")
        self._glass.triggered.connect(self._on_search)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.search.returnPressed.connect(self._on_search)
        self.nothing = faint("")
        self.nothing.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.unit() // 2)
        for field, letters in ((self.filter, 22), (self.search, 42)):
            field.setFixedWidth(field.fontMetrics().averageCharWidth() * letters + theme.unit())
            field.installEventFilter(self)
        row.addWidget(self._filter_label)
        row.addWidget(self.filter)
        row.addSpacing(theme.unit() // 2)
        row.addWidget(self.search)
        self.offer_filter(False)

    def offer_filter(self, wanted: bool) -> None:
        """Show the field that narrows the list, or leave it out while that is short."""
        self.filter.setVisible(wanted)
        self._filter_label.setVisible(wanted)

    def words(self) -> str:
        """Return what the list is narrowed to."""
        return "" if self.filter.isHidden() else self.filter.text()

    def tell(self, *, found: bool) -> None:
        """Say so where no draft holds the words."""
        text = _("No report is called so. Clear the field to see all; to look inside the reports,"
                 " use the field on the right.")  # fmt: skip
        self.nothing.setText("" if found else text)
        self.nothing.setVisible(not found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Esc and the arrow down as the way back to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and isinstance(watched, QLineEdit):
                watched.clear()
                self.left.emit()
                return True
            goes_on = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.filter and event.key() in goes_on:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_search(self) -> None:
        words = self.search.text()
        self.search.clear()
        self.search_wanted.emit(words)
