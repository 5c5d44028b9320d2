"""Marks of findings in the fields of a form: under the words, or along the foot of the field."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.editor.paragraphs import ParagraphsEdit
from ui.editor.underline import MarkTips, Underlined, underline, wave
from ui.widgets.lines import LinesEdit
from ui.widgets.wave import wave_of


def mark_field(field: QWidget, marks: Iterable[Underlined]) -> None:
    """Mark a field, in place of what was marked in it before.

    Words of a field of lines get a wave of their own; a field without words, or one that is
    chosen from, gets one along its foot.
    """
    told = tuple(marks)
    if isinstance(field, LinesEdit):
        field.setExtraSelections([_selection(field, mark) for mark in told])
        MarkTips.put_on(field)
        told = () if field.toPlainText() else told
    elif isinstance(field, ParagraphsEdit):
        underline(field, told)
        MarkTips.put_on(field)
        told = () if field.toPlainText() else told
    wave_of(field).show_over(told[-1].colour if told else "", [mark.text for mark in told])


def of_block(marks: Sequence[Underlined], *blocks: str) -> tuple[Underlined, ...]:
    """Return the marks of these blocks."""
    return tuple(mark for mark in marks if mark.block in blocks)


def _selection(field: LinesEdit, mark: Underlined) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    start, end = field.span(field.line_with(mark.words), mark.start, mark.end)
    cursor = QTextCursor(field.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor
    selection.format = wave(mark)
    return selection
