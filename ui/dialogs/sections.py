"""Choosing a section by typing some letters of its heading, accents not needed."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from nq57desk.i18n import _
from nq57desk.model import SectionId
from nq57desk.vietnamese import fold
from ui import theme
from ui.widgets.form import labelled

_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SectionDialog(QDialog):
    """A list of headings with a field that narrows it; `headings` in order, set in by level."""

    def __init__(self, headings: Mapping[SectionId, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Choose a section"))
        self._ids = tuple(headings)
        self._rows = _Folded(self)
        self._rows.setSourceModel(QStringListModel(list(headings.values()), self))
        self.words = QLineEdit(placeholderText=_("Some letters of the heading"))
        self.words.textChanged.connect(self._on_words_changed)
        self.words.installEventFilter(self)
        self.list = QTreeView(headerHidden=True, rootIsDecorated=False, uniformRowHeights=True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setStyleSheet(f"QTreeView::item {{ height: {theme.row_height(self)}px; }}")
        self.list.setModel(self._rows)
        self.list.setAccessibleName(_("Sections"))
        self.list.activated.connect(self.accept)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        put = buttons.button(QDialogButtonBox.StandardButton.Ok)
        put.setText(_("Put it here"))
        put.setProperty("role", "next")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (labelled(_("&Find:"), self.words), self.words, self.list, buttons):
            column.addWidget(widget)
        self.resize(theme.unit() * 36, theme.unit() * 26)
        self._on_words_changed("")

    def show_section(self, section_id: SectionId | None) -> None:
        """Mark a section to begin with."""
        if section_id in self._ids:
            self.list.setCurrentIndex(self._rows.index(self._ids.index(section_id), 0))

    def chosen(self) -> SectionId | None:
        """Return the marked section."""
        index = self.list.currentIndex()
        return self._ids[self._rows.mapToSource(index).row()] if index.isValid() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in _STEPS:
            return False
        self.list.event(event)
        return True

    def _on_words_changed(self, words: str) -> None:
        self._rows.narrow(words)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._rows.index(0, 0))


class _Folded(QSortFilterProxyModel):
    """Keeps the rows that hold every word, accents and letter case apart."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()

    def narrow(self, words: str) -> None:
        self._words = tuple(fold(words).split())
        self.invalidateRowsFilter()

    def filterAcceptsRow(self, row: int, _parent: object) -> bool:
        text = fold(self.sourceModel().index(row, 0).data())
        return all(word in text for word in self._words)
