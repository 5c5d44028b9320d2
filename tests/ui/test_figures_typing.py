"""Typing in a long report with many figures: measured and printed."""

from time import perf_counter

from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from nq57desk.commands import EditContent
from nq57desk.model import Block, BlockId, FigureId, FigureRef, Period, PeriodKind, Run
from nq57desk.session import Session
from ui.main_window import MainWindow

HALF_YEAR = Period(kind=PeriodKind.MONTHS, year=2026, number=6)
CHIP = Run(figure=FigureRef(figure=FigureId("ho_so_truc_tuyen")))
WORDS = Run(text="Xã Mẫu tiếp nhận và giải quyết hồ sơ của người dân đúng hạn. " * 8)


def test_typing_among_chips_is_measured(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    report = session.begin("dot-pha", HALF_YEAR)
    window.open_report(report.id)
    blocks = tuple(Block(id=BlockId(f"b{at}"), runs=(WORDS, CHIP)) for at in range(150))
    window.desk.draft.run(EditContent(report.body[1].id, blocks))
    window.book.enter([("ho_so_truc_tuyen", "1577")])
    window.report.go_to_section(report.body[1].id)
    field = window.report.section.editor.findChildren(QTextEdit)[0]
    longest = 0.0
    for letter in "tong so " * 5:
        start = perf_counter()
        qtbot.keyClicks(field, letter)
        QApplication.processEvents()
        longest = max(longest, perf_counter() - start)
    print(f"longest block while typing among 150 chips: {longest * 1000:.0f} ms")
    assert "tong so" in window.desk.draft.report.section(report.body[1].id).blocks[0].text
