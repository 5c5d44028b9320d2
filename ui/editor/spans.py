"""Where the paragraphs and rows of a section stand on its page, from top to bottom."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QTextEdit

from ui.editor.document import id_of, text_blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A paragraph or a row by its id, in pixels from the top of what holds it."""

    id: str
    top: float
    height: float

    def moved(self, down: float) -> "Span":
        """Return it in another counting that begins so much higher."""
        return Span(id=self.id, top=self.top + down, height=self.height)


def text_spans(field: QTextEdit) -> Iterator[Span]:
    """Yield where the paragraphs of a text stand; those that have no id yet are left out."""
    layout = field.document().documentLayout()
    for block in text_blocks(field.document()):
        if name := id_of(block):
            rect = layout.blockBoundingRect(block)
            yield Span(id=name, top=rect.top(), height=rect.height())
