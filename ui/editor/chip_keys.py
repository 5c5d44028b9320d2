"""What the keys and the mouse do to figures in a text: `#` asks for one, a chip has a menu."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from nq57desk.model import FigureRef, Run
from ui.editor.chips import ref_of
from ui.editor.document import OBJECT, insert_runs

SIGN = "#"


class FigureKeys(QObject):
    """Hears what the clerk wants of figures in a text field.

    Signals:
        wanted(QTextEdit): a figure at the caret.
        menu_wanted(QTextEdit, int): the menu of the chip at a position of the document.
    """

    wanted = Signal(object)
    menu_wanted = Signal(object, int)


def ask_for_figure(field: QTextEdit, keys: FigureKeys | None, event: QKeyEvent) -> bool:
    """Ask for a figure where the key is the sign for it; tell whether it is."""
    if keys is None or event.text() != SIGN:
        return False
    keys.wanted.emit(field)
    return True


def ask_for_menu(field: QTextEdit, keys: FigureKeys | None, point: QPoint) -> bool:
    """Ask for the menu of the chip at a point; tell whether there is one."""
    at = _chip_at(field, point)
    if keys is None or at is None:
        return False
    keys.menu_wanted.emit(field, at)
    return True


def figure_at(field: QTextEdit, at: int) -> FigureRef:
    """Return the figure of the chip at a position."""
    return ref_of(_chip(field, at).charFormat())


def insert_figure(field: QTextEdit, ref: FigureRef) -> None:
    """Put a figure in at the caret, in place of what is selected."""
    cursor = field.textCursor()
    look = cursor.charFormat()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    insert_runs(cursor, (Run(figure=ref, bold=look.fontWeight() > 500, italic=look.fontItalic()),))
    cursor.endEditBlock()
    field.setTextCursor(cursor)
    plain = QTextCharFormat()
    plain.setFontWeight(look.fontWeight())
    plain.setFontItalic(look.fontItalic())
    field.setCurrentCharFormat(plain)


def replace_chip(field: QTextEdit, at: int, ref: FigureRef | None, text: str = "") -> None:
    """Put another figure, or plain text, in place of a chip."""
    cursor = _chip(field, at)
    look = cursor.charFormat()
    run = Run(figure=ref, text=text, bold=look.fontWeight() > 500, italic=look.fontItalic())
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    insert_runs(cursor, (run,))
    cursor.endEditBlock()


def _chip(field: QTextEdit, at: int) -> QTextCursor:
    cursor = QTextCursor(field.document())
    cursor.setPosition(at)
    cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _chip_at(field: QTextEdit, point: QPoint) -> int | None:
    """Return the chip under a point; at the caret, where the menu key asks, the one before it."""
    cursor = field.cursorForPosition(point)
    at = cursor.position() - (point.x() < field.cursorRect(cursor).left())
    places = [at]
    if field.cursorRect().contains(point):
        places.append(field.textCursor().position() - 1)
    chips = (each for each in places if each >= 0)
    return next((each for each in chips if field.document().characterAt(each) == OBJECT), None)
