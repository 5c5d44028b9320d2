"""Scrolls the page and the list beside it together, paragraph by paragraph."""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QListView, QScrollBar

from ui.editor.spans import Span
from ui.editor.view import SectionEditor
from ui.previous.model import SideModel


class Together(QObject):
    """Keeps two views at the same paragraph; the one that the clerk scrolls leads."""

    def __init__(self, editor: SectionEditor, side: QListView, model: SideModel) -> None:
        super().__init__(side)
        self._editor = editor
        self._side = side
        self._model = model
        self._following = False
        editor.scroll_bar().valueChanged.connect(self.follow_page)
        side.verticalScrollBar().valueChanged.connect(self._follow_side)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let one side move alone for a while."""
        before, self._following = self._following, True
        yield
        self._following = before

    def follow_page(self) -> None:
        """Scroll the list to the paragraph at the top of the page."""
        if self._side.isVisible():
            self._follow(self._editor.scroll_bar(), self._side.verticalScrollBar(), on_page=True)

    def _follow_side(self) -> None:
        if self._side.isVisible() and self._editor.isVisible():
            self._follow(self._side.verticalScrollBar(), self._editor.scroll_bar(), on_page=False)

    def _follow(self, leader: QScrollBar, follower: QScrollBar, *, on_page: bool) -> None:
        if self._following:
            return
        pairs = self._pairs()
        ours = [(page if on_page else side) for page, side in pairs]
        theirs = [(side if on_page else page) for page, side in pairs]
        target = carried_over(leader.value(), ours, theirs)
        if target is None:
            return
        with self.paused():
            follower.setValue(round(target))

    def _pairs(self) -> list[tuple[Span, Span]]:
        """Return the paragraphs that stand on both sides, those out of order left out."""
        found: list[tuple[Span, Span]] = []
        offset = self._side.verticalScrollBar().value()
        for span in self._editor.spans():
            row = self._model.row_of_new(span.id)
            if row < 0:
                continue
            rect = self._side.visualRect(self._model.index(row))
            beside = Span(id=span.id, top=rect.top() + offset, height=rect.height())
            if not found or beside.top >= found[-1][1].top:
                found.append((span, beside))
        return found


def carried_over(place: float, ours: list[Span], theirs: list[Span]) -> float | None:
    """Return the place on the other side that answers `place`, `None` where nothing does.

    In a paragraph it is as far through the other; between two, as far between those.
    """
    if not ours:
        return None
    here = bisect_right([span.top for span in ours], place) - 1
    if here < 0:
        return theirs[0].top * place / ours[0].top if ours[0].top else theirs[0].top
    below = here + 1 < len(ours)
    bottom = ours[here].top + ours[here].height
    if place < bottom or not below:
        through = (place - ours[here].top) / max(1.0, ours[here].height)
        return theirs[here].top + min(through, 1.0) * theirs[here].height
    start = theirs[here].top + theirs[here].height
    gap = (place - bottom) / max(1.0, ours[here + 1].top - bottom)
    return start + gap * (theirs[here + 1].top - start)
