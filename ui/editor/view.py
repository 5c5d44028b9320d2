"""The editor of one section: a white page with its words and tables in printed order.

It turns what is typed into content and tells it; what becomes of that is the window's matter.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QApplication, QScrollBar, QVBoxLayout, QWidget

from nq57desk.i18n import _
from nq57desk.model import BlockKind, Content, Table
from nq57desk.numbering import block_markers
from ui.editor.actions import FormatActions
from ui.editor.carried import NO_MARKS, CarriedMarks
from ui.editor.chip_keys import FigureKeys
from ui.editor.chips import TextOf, name_of
from ui.editor.link_bar import LinkBar
from ui.editor.page import Page, PageScroll
from ui.editor.parts import Part, joined, parts_of, same_shape
from ui.editor.spans import Span, text_spans
from ui.editor.text_part import TextPart
from ui.editor.underline import Underlined, underline
from ui.tables.view import TableGrid

_ABOVE = 10


class SectionEditor(QWidget):
    """Shows and edits the content of a section.

    Signals:
        content_changed(object): the content, a tuple of blocks and tables, is another now.
        caret_moved(): the caret stands in another place.
    """

    content_changed = Signal(object)
    caret_moved = Signal()

    def __init__(self, parent: QWidget | None = None, *, tables: bool = True) -> None:
        super().__init__(parent)
        self._tables_allowed = tables
        self._read_only = False
        self._content: Content = ()
        self._new_id: Callable[[], str] = str
        self._parts: list[TextPart | TableGrid] = []
        self._current: TextPart | TableGrid | None = None
        self._wanted = ""
        self._quiet = False
        self._marks: tuple[Underlined, ...] = ()
        self._carried = NO_MARKS
        self._text_of: TextOf = name_of
        self._figure_keys: FigureKeys | None = None
        self._formats = FormatActions(self)
        self._formats.link_wanted.connect(self._on_link_wanted)
        self._lay_out()
        self._show_parts(parts_of(()))

    def show_content(self, content: Content, *, new_id: Callable[[], str]) -> None:
        """Show `content` without telling; equal content leaves caret and scroll where they are."""
        self._new_id = new_id
        if content and content == self._content:
            return
        place = self._text_part().caret()
        self._content = content
        self._show_parts(parts_of(content))
        if not any(part.put_caret(*place) for part in self._texts()):
            self._go_to_start()

    def content(self) -> Content:
        """Return the content as it stands now."""
        return self._content

    def focus_text(self) -> None:
        """Put the caret back to where it was; at first to where there is something to fill."""
        part = self._current or self._first_part()
        reasons = Qt.FocusReason
        new = part is not self._current and isinstance(part, TableGrid)
        part.setFocus(reasons.TabFocusReason if new else reasons.OtherFocusReason)

    def actions_list(self) -> list[QAction]:
        """Return the format actions, in the order of a toolbar."""
        return self._formats.all()

    def show_figures(self, text_of: TextOf, keys: FigureKeys | None = None) -> None:
        """Show figures by these texts from now on; `keys` hears of wishes for figures."""
        self._text_of, self._figure_keys = text_of, keys
        for part in self._parts:
            part.show_figures(text_of, keys)

    def set_read_only(self, read_only: bool) -> None:
        """Let the content be read and copied only."""
        self._read_only = read_only
        for part in self._parts:
            self._apply_read_only(part)
        self._show_hint()
        self._formats.refresh()

    def find(self, text: str, forward: bool = True) -> bool:  # type: ignore[override]
        """Select the next place with `text`, going round at the end; False where there is none."""
        self._wanted = text
        return self.find_next(forward)

    def find_next(self, forward: bool = True) -> bool:
        """Select the next place of what was looked for last."""
        count = len(self._parts)
        start = self._parts.index(self._current) if self._current else 0
        for turn in range(count + 1):
            part = self._parts[(start + turn * (1 if forward else -1)) % count]
            if part.find_text(self._wanted, forward=forward, from_caret=turn == 0):
                self._current = part
                self._show_caret(part)
                return True
        return False

    def reveal(self, block: str, start: int = 0, end: int = 0) -> bool:
        """Select words of a block, or a table row, by id; False where it is not shown here."""
        for part in self._parts:
            if part.put_caret(block, start, max(start, end)):
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                self._show_caret(part)
                return True
        return False

    def caret_at(self) -> str:
        """Return the paragraph or row that has or had the caret, "" for none."""
        return self._current.caret()[0] if self._current else ""

    def caret_parts(self) -> tuple[str, ...]:
        """Return the ids of what is marked, the paragraph or row of the caret first.

        None where the clerk has not been in the text yet.
        """
        return self._current.caret_parts() if self._current else ()

    def show_carried(self, marks: CarriedMarks) -> None:
        """Mark what came over from last period and waits, from now on."""
        self._carried = marks
        for part in self._parts:
            part.show_carried(marks)

    def show_whole(self, name: str) -> None:
        """Scroll so that a paragraph or row can be read whole, or from its top if it is too tall.

        Some of what follows is shown too, and nothing moves where all that is in sight.
        """
        span = next((each for each in self.spans() if each.id == name), None)
        if span is None:
            return
        bar, height = self.scroll_bar(), self._scroll.viewport().height()
        above = self._current.head_height() if isinstance(self._current, TableGrid) else _ABOVE
        top = round(span.top) - above
        bottom = round(span.top + span.height) + height // 4
        if top < bar.value() or bottom > bar.value() + height:
            bar.setValue(min(top, bottom - height))

    def spans(self) -> tuple[Span, ...]:
        """Return where the paragraphs and rows stand on the page that `scroll_bar` moves."""
        return tuple(
            span.moved(part.mapTo(self._page, QPoint(0, 0)).y())
            for part in self._parts
            for span in (text_spans(part) if isinstance(part, TextPart) else part.row_spans())
        )

    def scroll_bar(self) -> QScrollBar:
        """Return the bar that scrolls the page."""
        return self._scroll.verticalScrollBar()

    def underline(self, marks: Sequence[Underlined]) -> None:
        """Underline words for the eye alone, and mark cells, until others come."""
        self._marks = tuple(marks)
        self._show_marks()

    # The page.

    def _show_marks(self) -> None:
        for part in self._parts:
            if isinstance(part, TextPart):
                underline(part, self._marks)
            else:
                part.underline(self._marks)
            part.show_carried(self._carried)

    def _lay_out(self) -> None:
        self._link_bar = LinkBar(self)
        self._link_bar.chosen.connect(self._on_link_chosen)
        self._link_bar.closed.connect(self.focus_text)
        self._page = Page()
        self._page.clicked.connect(self._on_page_clicked)
        self._scroll = PageScroll(self._page)
        self._scroll.verticalScrollBar().valueChanged.connect(self._pin_headers)
        self._scroll.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._link_bar)
        column.addWidget(self._scroll, 1)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._scroll.viewport() and event.type() == QEvent.Type.Resize:
            for part in self._parts:
                if isinstance(part, TableGrid):
                    part.set_room(self._scroll.room())
        return False

    def _show_parts(self, parts: Sequence[Part]) -> None:
        self._quiet = True
        had_focus = self._scroll.isAncestorOf(QApplication.focusWidget() or self)
        rebuilt = not same_shape(parts, [_value(one) for one in self._parts])
        if rebuilt:
            self._build(parts)
        for widget, part in zip(self._parts, parts, strict=True):
            if isinstance(widget, TableGrid) and isinstance(part, Table):
                widget.show_table(part, new_id=self._new_id)
            elif isinstance(widget, TextPart) and isinstance(part, tuple):
                widget.load(part, new_id=self._new_id)
        self._page.widen(any(one.is_wide() for one in self._parts if isinstance(one, TableGrid)))
        self._show_numbers()
        self._show_marks()
        self._quiet = False
        if rebuilt and had_focus:
            self.focus_text()

    def _build(self, parts: Sequence[Part]) -> None:
        self._current = None
        self._formats.follow(None)
        self._page.clear()
        self._parts = [
            self._make_grid() if isinstance(part, Table) else self._make_text() for part in parts
        ]
        for part in self._parts:
            self._page.add(part)
        self._show_hint()
        self._formats.follow(self._texts()[0])

    def _show_hint(self) -> None:
        """Say in an empty section that it may be written in."""
        hint = "" if self._read_only else _("Type here, or paste from Word.")
        if len(self._parts) == 1:
            self._texts()[0].setPlaceholderText(hint)

    def _make_text(self) -> TextPart:
        part = TextPart()
        part.show_figures(self._text_of, self._figure_keys)
        part.tables_allowed = self._tables_allowed
        part.addActions(self._formats.all())
        part.edited.connect(self._on_edited)
        part.entered.connect(lambda: self._on_entered(part))
        part.state_changed.connect(lambda: self._on_state_changed(part))
        part.left.connect(lambda step: self._on_left(part, step))
        part.tables_pasted.connect(lambda content: self._on_tables_pasted(part, content))
        part.paged.connect(lambda step: self._scroll.page_by(part, step))
        part.dragged.connect(lambda: self._scroll.follow_drag(part))
        self._apply_read_only(part)
        return part

    def _make_grid(self) -> TableGrid:
        grid = TableGrid()
        grid.show_figures(self._text_of, self._figure_keys)
        grid.set_room(self._scroll.room())
        grid.table_changed.connect(self._on_edited)
        grid.entered.connect(lambda: self._on_entered(grid))
        grid.caret_moved.connect(lambda: self._show_caret(grid))
        grid.caret_moved.connect(self.caret_moved)
        grid.left.connect(lambda step: self._on_left(grid, step))
        grid.shifted.connect(self._pin_headers)
        grid.removal_wanted.connect(lambda: self._on_removal_wanted(grid))
        self._apply_read_only(grid)
        return grid

    def _apply_read_only(self, part: TextPart | TableGrid) -> None:
        if isinstance(part, TableGrid):
            part.set_read_only(self._read_only)
            return
        flags = Qt.TextInteractionFlag
        readable = flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        part.setTextInteractionFlags(readable if self._read_only else flags.TextEditorInteraction)

    def _texts(self) -> list[TextPart]:
        return [part for part in self._parts if isinstance(part, TextPart)]

    # What changes.

    def _on_edited(self) -> None:
        if self._quiet:
            return
        self._show_numbers()
        self._tell(joined(_value(part) for part in self._parts))

    def _tell(self, content: Content) -> None:
        if content != self._content:
            self._content = content
            self.content_changed.emit(content)

    def _show_numbers(self) -> None:
        """Count numbered paragraphs over the whole section, over tables too."""
        blocks = [part.all_blocks() for part in self._texts()]
        flat = [block for part in blocks for block in part]
        counted = [block.kind is BlockKind.NUMBERED for block in flat]
        numbers = block_markers(counted, {i: b.marker for i, b in enumerate(flat) if b.marker})
        at = 0
        for part, shown in zip(self._texts(), blocks, strict=True):
            part.numbered_before = sum(counted[:at])
            part.show_numbers(numbers[at : at + len(shown)])
            at += len(shown)

    def _on_tables_pasted(self, part: TextPart, pasted: Content) -> None:
        """Put pasted tables between two paragraphs, where the caret is."""
        above, below = part.parted_at_caret()
        at = self._parts.index(part)
        before = joined(_value(one) for one in self._parts[:at])
        after = joined(_value(one) for one in self._parts[at + 1 :])
        content = (*before, *above, *pasted, *below, *after)
        self._show_parts(parts_of(content))
        tables = [item for item in content if isinstance(item, Table)]
        below_last = 2 * tables.index([one for one in pasted if isinstance(one, Table)][-1]) + 2
        self._parts[below_last].setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(content)

    def _on_removal_wanted(self, grid: TableGrid) -> None:
        content = joined(_value(one) for one in self._parts if one is not grid)
        above = self._parts[self._parts.index(grid) - 1]
        last = above.blocks()[-1:] if isinstance(above, TextPart) else ()
        self._show_parts(parts_of(content))
        for block in last:
            self.reveal(block.id, len(block.text))
        self._tell(content)

    # The caret.

    def _text_part(self) -> TextPart:
        """Return the text that has or had the caret, else the first that says something."""
        if isinstance(self._current, TextPart):
            return self._current
        texts = self._texts()
        return next((part for part in texts if part.blocks()), texts[0])

    def _first_part(self) -> TextPart | TableGrid:
        """Return the first text that says something, else the first table, else the text."""
        if any(part.blocks() for part in self._texts()):
            return self._text_part()
        grids = (part for part in self._parts if isinstance(part, TableGrid))
        return next(grids, self._parts[0])

    def _go_to_start(self) -> None:
        for part in self._texts():
            part.moveCursor(QTextCursor.MoveOperation.Start)
        self._scroll.verticalScrollBar().setValue(0)

    def _on_entered(self, part: TextPart | TableGrid) -> None:
        self._current = part
        self._formats.follow(part if isinstance(part, TextPart) else None)
        self.caret_moved.emit()

    def _on_state_changed(self, part: TextPart) -> None:
        if part.hasFocus() and not self._quiet:
            self._formats.follow(part)
            self._show_caret(part)
            self.caret_moved.emit()

    def _show_caret(self, part: TextPart | TableGrid) -> None:
        self._scroll.show_rect(part, part.cursorRect())

    def _on_left(self, part: TextPart | TableGrid, step: int) -> None:
        at = self._parts.index(part) + step
        if 0 <= at < len(self._parts):
            reasons = Qt.FocusReason
            reason = reasons.TabFocusReason if step > 0 else reasons.BacktabFocusReason
            self._parts[at].setFocus(reason)
            self._show_caret(self._parts[at])

    def _pin_headers(self) -> None:
        for part in self._parts:
            if isinstance(part, TableGrid):
                part.pin_header(self._scroll.offset_of(part))

    def _on_page_clicked(self, y: int) -> None:
        """A click on the bare page goes to the end of the text above it."""
        above = [part for part in self._texts() if part.geometry().top() <= y]
        part = above[-1] if above else self._texts()[0]
        part.setFocus(Qt.FocusReason.MouseFocusReason)
        part.moveCursor(QTextCursor.MoveOperation.End)

    # Links.

    def _on_link_wanted(self) -> None:
        self._link_bar.ask(self._text_part().link())

    def _on_link_chosen(self, address: str) -> None:
        self._text_part().set_link(address)


def _value(part: TextPart | TableGrid) -> Part:
    return part.table() if isinstance(part, TableGrid) else part.blocks()
