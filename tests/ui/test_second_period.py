"""A clerk's second period, from the home page to the Word file."""

import re
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nq57desk.carried import waiting
from nq57desk.commands import Command, EditContent, EditHeader, Together
from nq57desk.figure_commands import enter_figure
from nq57desk.model import (
    Block,
    BlockId,
    Content,
    FigureForm,
    FigureId,
    FigureRef,
    Header,
    PartialDate,
    Report,
    Run,
    Section,
)
from nq57desk.periods import read
from nq57desk.session import Session
from tests.helpers import block
from ui.actions import Act
from ui.dialogs import files
from ui.editor.text_part import TextPart
from ui.main_window import MainWindow
from ui.take_over.dialog import TakeOverDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
SLOW, QUICK = FigureId("so_to_dan_pho_xom"), FigureId("so_van_ban_trien_khai")
OLD = re.compile(
    r"\b5\s+tháng|năm\s+tháng\s+đầu|tháng\s+6\s+và\s+6\s+tháng|45/BC|14/5/2026", re.IGNORECASE
)
WITH_FIGURES = Block(
    id=BlockId("so"),
    runs=(
        Run(text="Trong 5 tháng đầu năm 2026, xã ban hành "),
        Run(figure=FigureRef(figure=QUICK, form=FigureForm.WITH_UNIT)),
        Run(text=" ở "),
        Run(figure=FigureRef(figure=SLOW, form=FigureForm.VALUE)),
        Run(text=" xóm."),
    ),
)
SAID: dict[str, Content] = {
    "noi-bat": (WITH_FIGURES, block("Kết quả sau 5 tháng tốt hơn.", block_id="sau")),
    "diem-nghen": (block("Đường truyền còn chập chờn.", block_id="duong"),),
    "trong-tam": (block("Nhiệm vụ tháng 6 và 6 tháng cuối năm 2026.", block_id="viec"),),
    "vai-tro-cap-uy": (block("Kế hoạch số 36/KH-UBND ngày 28/01/2026 của xã.", block_id="vb"),),
}


@pytest.fixture
def last(session: Session, window: MainWindow) -> Report:
    """The report on the first five months, printed and numbered."""
    report = session.begin("tinh-uy", read("5T/2026"))
    header = Header(
        number="45",
        place="Mẫu",
        date=PartialDate(day=20, month=5, year=2026),
        subject=report.header.subject,
        lead_in=report.header.lead_in,
        bases=(block("Thực hiện Công văn số 45/BC-TU ngày 14/5/2026;", block_id="cv"),),
    )
    edits: list[Command] = [EditHeader(header)]
    edits += [EditContent(each.id, SAID[each.key]) for each in report.sections if each.key in SAID]
    report = session.apply(report.id, Together(tuple(edits), "mẫu"))
    for figure, text in ((SLOW, "26"), (QUICK, "15")):
        command, _note = enter_figure(report, figure, text, session.catalogue())
        report = session.apply(report.id, command)
    window.refresh_home()
    return report


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, CONTROL)


def find(window: MainWindow, key: str) -> Section:
    return next(each for each in window.desk.draft.report.sections if each.key == key)


def begin(window: MainWindow, qtbot: QtBot) -> None:
    window.home.focus_first()
    press(Qt.Key.Key_T)
    [dialog] = window.findChildren(TakeOverDialog)
    qtbot.mouseClick(dialog.begin, Qt.MouseButton.LeftButton)


def write_over(window: MainWindow, part: str, text: str) -> None:
    """Mark a paragraph from end to end and type another."""
    editor = window.report.section.editor
    assert editor.reveal(part, 0, 1000)
    field = next(each for each in editor.findChildren(TextPart) if each.hasFocus())
    QTest.keyClicks(field, text)


def docx_words(path: Path) -> str:
    made = Document(str(path))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in made.paragraphs), *cells])


def test_a_second_period_from_the_home_page_to_the_word_file(
    window: MainWindow, last: Report, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "ky-moi.docx"
    monkeypatch.setattr(files, "ask_save", lambda *_arguments: out)
    begin(window, qtbot)
    assert window.report.page.section == find(window, "noi-bat").id
    enter_figures(window)
    confirm_all(window)
    window.report.go_to_section(find(window, "trong-tam").id)
    QTest.keyClicks(QApplication.focusWidget(), "Do lai song o moi xom.")
    window.acts[Act.EXPORT_WORD].trigger()
    qtbot.keyClick(window.ready.view.go_on, Qt.Key.Key_Return)
    qtbot.waitUntil(out.exists, timeout=20_000)
    words = docx_words(out)
    assert "Trong 6 tháng đầu năm 2026, xã ban hành 21 văn bản ở 26 xóm." in words
    assert "Ket qua tot hon." in words and "Do lai song o moi xom." in words
    assert "36/KH-UBND ngày 28/01/2026" in words
    assert OLD.search(words) is None
    assert last.header.number == window.session.report(last.id).header.number == "45"


def enter_figures(window: MainWindow) -> None:
    """Type the figure that was emptied; the slow one has kept its value and waits."""
    window.report.go_to_figure(QUICK)
    model = window.report.figures.model
    assert model.index_of(QUICK).data() == "chưa có số liệu"
    for key in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert model.index_of(QUICK).data() == "21"
    assert model.index_of(SLOW).data() == "▌ 26"


def confirm_all(window: MainWindow) -> None:
    """Go through what waits with Ctrl+D; write over what still says the old period."""
    window.report.go_to_section(find(window, "noi-bat").id)
    left = len(waiting(window.desk.draft.report))
    for _part in range(left):
        current = window.carried.current
        if current is None or current.id != "sau":
            press(Qt.Key.Key_D)
            continue
        write_over(window, "sau", "Ket qua tot hon.")
        assert "sau" not in window.desk.draft.report.carried
        press(Qt.Key.Key_D)
    assert waiting(window.desk.draft.report) == ()
    assert not window.carried.strip.isVisible()
