"""Looking for words in the whole report, section by section, accents not needed."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton

from nq57desk.i18n import _
from nq57desk.model import Block, Report, Section
from ui import theme
from ui.editor.document import OBJECT
from ui.editor.search import matches
from ui.outline.page import Page, PageKind, pages
from ui.widgets.form import cross_button, labelled


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found: on which page, in which paragraph or table row, from where to where."""

    page: Page
    block: str
    start: int
    end: int


def find_in(report: Report, words: str) -> tuple[Hit, ...]:
    """Find words in the sections and their tables, in printed order."""
    if not words.strip():
        return ()
    sections = {section.id: section for section in report.sections}
    return tuple(
        hit
        for page in pages(report)
        if page.section
        for hit in _in_section(sections[page.section], words)
    )


def _in_section(section: Section, words: str) -> Iterator[Hit]:
    page = Page(PageKind.SECTION, section.id)
    for item in section.content:
        if isinstance(item, Block):
            for start, end in matches(_on_screen(item), words):
                yield Hit(page, item.id, start, end)
            continue
        for row in item.rows:
            if any(any(matches(cell.text, words)) for cell in row.cells):
                yield Hit(page, row.id, 0, 0)


def _on_screen(block: Block) -> str:
    """Return a paragraph as the editor counts its letters: a figure is one."""
    return "".join(OBJECT if run.figure else run.text for run in block.runs)


class FindBar(QFrame):
    """A strip with the words, where we are among the places, and a cross.

    Signals:
        hit_chosen(Hit): go to that place.
        closed(): the clerk is done looking.
    """

    hit_chosen = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._report: Report | None = None
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self.words = QLineEdit(clearButtonEnabled=True)
        self.words.textChanged.connect(self._on_words_changed)
        self.words.returnPressed.connect(self.go_on)
        self.count = QLabel()
        self.count.setProperty("role", "faint")
        back = QPushButton(_("Back"))
        back.clicked.connect(lambda: self.go_on(-1))
        on = QPushButton(_("Next place  F3"))
        on.clicked.connect(lambda: self.go_on())
        cross = cross_button(_("Close the search (Esc)"))
        cross.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        half = theme.unit() // 2
        row.setContentsMargins(half * 2, half // 2, half, half // 2)
        row.addWidget(labelled(_("&Find:"), self.words))
        row.addWidget(self.words, 1)
        for widget in (self.count, back, on, cross):
            row.addWidget(widget)
        self.hide()

    def open_for(self, report: Report) -> None:
        """Show the bar and put the cursor into it."""
        self.show()
        self.words.setFocus()
        self.words.selectAll()
        self.set_report(report)

    def set_report(self, report: Report) -> None:
        """Look in a newer state of the report."""
        self._report = report
        if self.isVisible():
            self._look()

    def go_on(self, step: int = 1) -> None:
        """Go to the next place, round at the end."""
        if not self._hits:
            return
        self._at = (self._at + step) % len(self._hits)
        self._show_count()
        self.hit_chosen.emit(self._hits[self._at])

    def close_bar(self) -> None:
        """Hide the bar and go back to the text."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _on_words_changed(self) -> None:
        self._at = -1
        self._look()

    def _look(self) -> None:
        self._hits = find_in(self._report, self.words.text()) if self._report else ()
        self._at = min(self._at, len(self._hits) - 1)
        self._show_count()

    def _show_count(self) -> None:
        if not self.words.text().strip():
            self.count.setText("")
        elif not self._hits:
            self.count.setText(_("not found"))
        elif self._at < 0:
            self.count.setText(_("{count} places").format(count=len(self._hits)))
        else:
            text = _("{place} of {count} places")
            self.count.setText(text.format(place=self._at + 1, count=len(self._hits)))
