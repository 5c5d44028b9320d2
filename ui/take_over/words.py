"""Words of the old period: what is rewritten, and what the clerk must judge."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nq57desk.continuing import doubt_name, doubts, rewrites
from nq57desk.i18n import _
from nq57desk.model import SectionId
from nq57desk.rollover import Left, RollOver
from ui import theme
from ui.widgets.form import faint

_LEFT = Qt.ItemDataRole.UserRole


class WordsView(QWidget):
    """Two lists in one tree, and the sentence of what is marked below it."""

    def __init__(self) -> None:
        super().__init__()
        self._headings: dict[SectionId, str] = {}
        self.tree = QTreeWidget()
        self.tree.setUniformRowHeights(True)
        height = round(theme.row_height(self.tree) * 0.85)
        self.tree.setStyleSheet(f"QTreeView::item {{ height: {height}px; }}")
        self.tree.setAccessibleName(_("Words of the old period"))
        titles = (_("Words"), _("New words, or the sentence"), _("What it may be"))
        self.tree.setHeaderLabels(titles)
        self.tree.setIndentation(theme.unit())
        self.tree.currentItemChanged.connect(lambda item, _former: self._show_sentence(item))
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.resizeSection(0, theme.unit() * 14)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(2, theme.unit() * 8)
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sentence.setMinimumHeight(theme.unit() * 4)
        hint = _("All these places are told by the checks too, until you have confirmed them.")
        column = QVBoxLayout(self)
        half = theme.unit() // 2
        column.setContentsMargins(0, 0, 0, half // 2)
        self.sentence.setContentsMargins(half, 0, half, 0)
        column.setSpacing(theme.unit() // 3)
        column.addWidget(self.tree, 1)
        column.addWidget(self.sentence)
        below = faint(hint)
        below.setContentsMargins(half, 0, half, 0)
        column.addWidget(below)

    def show_words(self, rolled: RollOver) -> None:
        """Show the words of another take-over."""
        self._headings = {taken.section: taken.heading for taken in rolled.taken}
        self.tree.clear()
        changed, left = rewrites(rolled), doubts(rolled)
        done = self._group(_("Rewritten: {count} places"), sum(each.count for each in changed))
        for each in changed:
            count = _("{count} places").format(count=each.count)
            done.addChild(QTreeWidgetItem([each.before, each.after, count]))
        judged = self._group(_("For you to judge: {count} places"), len(left))
        for words in left:
            item = QTreeWidgetItem([words.words, words.sentence, doubt_name(words.doubt)])
            item.setToolTip(1, words.sentence)
            item.setData(0, _LEFT, words)
            judged.addChild(item)
        self.tree.expandAll()
        first = judged.child(0)
        if first is not None:
            self.tree.setCurrentItem(first)
        else:
            self._show_sentence(None)

    def _group(self, text: str, count: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text.format(count=count)])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        self.tree.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)
        return item

    def _show_sentence(self, item: QTreeWidgetItem | None) -> None:
        left = item.data(0, _LEFT) if item else None
        self.sentence.setText(self._told(left) if isinstance(left, Left) else "")

    def _told(self, left: Left) -> str:
        heading = self._headings.get(left.place.section or SectionId(""), "")
        words = escape(left.words)
        sentence = escape(left.sentence).replace(words, f"<b>{words}</b>", 1)
        told = left.hint and left.hint.casefold() != left.words.casefold()
        hint = _("Perhaps: {words}").format(words=left.hint) if told else ""
        lines = (f"<i>{escape(heading)}</i>", sentence, escape(hint))
        return "<br>".join(line for line in lines if line)
