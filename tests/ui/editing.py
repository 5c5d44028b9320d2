"""What the tests of the editor share: a shown editor, keys, the clipboard."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nq57desk.model import (
    Block,
    Cell,
    Column,
    Content,
    RowId,
    RowKind,
    Run,
    Table,
    TableId,
    TableRow,
)
from tests.helpers import counting_ids
from ui.editor.view import SectionEditor


def shown_editor(qtbot, content: Content = ()) -> SectionEditor:
    editor = SectionEditor()
    qtbot.addWidget(editor)
    editor.resize(820, 600)
    editor.show()
    qtbot.waitExposed(editor)
    editor.activateWindow()
    editor.show_content(content, new_id=counting_ids("new"))
    editor.focus_text()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return editor


def field() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys(*typed: str | Qt.Key) -> None:
    for one in typed:
        if isinstance(one, str):
            for letter in one:
                _type(letter)
        else:
            QTest.keyClick(field(), one)


def _type(letter: str) -> None:
    """Send a letter as an input method does: `QTest` knows ASCII alone."""
    key = Qt.Key.Key_Space if letter == " " else Qt.Key.Key_unknown
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(field(), event)


def paste(*, html: str = "", text: str = "") -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    field().insertFromMimeData(data)  # type: ignore[attr-defined]


def told(content: Iterable[Block | Table]) -> list[tuple[str, str]]:
    return [(b.kind.value, b.text) for b in content if isinstance(b, Block)]


def cell(text: str, **look: bool) -> Cell:
    return Cell(runs=(Run(text=text, **look),)) if text else Cell()


def row(*texts: str, row_id: str = "") -> TableRow:
    name = row_id or f"r-{'-'.join(texts)[:12]}"
    return TableRow(id=RowId(name), cells=tuple(cell(text) for text in texts))


def group(number: str, name: str) -> TableRow:
    cells = (cell(number), cell(name))
    return TableRow(id=RowId(f"g-{name}"), kind=RowKind.GROUP, cells=cells)


def table(*rows: TableRow, columns: tuple[str, ...] = ("STT", "Nội dung", "Ghi chú")) -> Table:
    return Table(id=TableId("t"), columns=tuple(Column(text=c) for c in columns), rows=rows)
