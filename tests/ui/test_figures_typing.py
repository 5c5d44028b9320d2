"""Typing in a report of 25 pages with 150 figures: how long the window stands still, printed.

A letter every 40 ms, as a quick clerk types, while the window saves, counts and checks in its own
time; each turn of the event loop is timed. Nothing is asserted of the time: machines differ.
"""

from collections.abc import Sequence
from statistics import median, quantiles
from time import perf_counter, sleep, thread_time

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from nq57desk.commands import EditContent
from nq57desk.model import Block, BlockId, FigureId, FigureRef, Period, PeriodKind, Run, SectionId
from nq57desk.session import Session
from ui.main_window import MainWindow

HALF_YEAR = Period(kind=PeriodKind.MONTHS, year=2026, number=6)
FIGURE = FigureId("ho_so_truc_tuyen")
CHIP = Run(figure=FigureRef(figure=FIGURE))
DEEDS = (
    "tiếp nhận hồ sơ của người dân", "mở lớp học cho cán bộ thôn", "nâng cấp đường truyền",
    "tuyên truyền trên loa của xóm", "hướng dẫn người dân dùng dịch vụ", "số hóa giấy tờ lưu trữ",
    "kiểm tra máy móc của trường học", "giúp hộ kinh doanh nhận tiền qua thẻ",
)  # fmt: skip
PLACES = ("xóm Đồi", "xóm Bãi", "thôn Trung", "thôn Thượng", "bản Nà", "khu chợ", "trạm y tế")
CHIPS, RUNS, EVERY_S = 150, 3, 0.04
TYPED = "tong so ho so da tiep nhan "


def words(at: int) -> Run:
    """Return a paragraph of about 500 letters, unlike its neighbours."""
    said = (
        f"{DEEDS[(at + n) % len(DEEDS)].capitalize()} ở {PLACES[(at * n + n) % len(PLACES)]}"
        f" cùng {DEEDS[(at * 3 + n * 5) % len(DEEDS)]}. "
        for n in range(7)
    )
    return Run(text="".join(said))


def filled(window: MainWindow, session: Session, sections: int) -> SectionId:
    """Open a report whose paragraphs, each with a figure, stand in so many sections."""
    window.open_report(session.begin("dot-pha", HALF_YEAR).id)
    ids = [section.id for section in window.desk.draft.report.body[1 : sections + 1]]
    for at, section in enumerate(ids):
        count = CHIPS // len(ids) + (at < CHIPS % len(ids))
        blocks = (
            Block(id=BlockId(f"b{at}-{n}"), runs=(words(at + 7 * n), CHIP)) for n in range(count)
        )
        window.desk.draft.run(EditContent(section, tuple(blocks)))
    window.book.enter([(FIGURE, "1577")])
    return ids[0]


def turns_while_typing(qtbot: QtBot, field: QTextEdit) -> list[tuple[float, float]]:
    """Type; return for each letter's turn, and each turn between letters that did something, how
    long it took, and how long the window's own thread worked in it.
    """
    turns = []
    for letter in TYPED:
        begun, worked = perf_counter(), thread_time()
        qtbot.keyClicks(field, letter)
        QApplication.processEvents()
        turns.append((perf_counter() - begun, thread_time() - worked))
        while perf_counter() - begun < EVERY_S:
            turn, worked = perf_counter(), thread_time()
            QApplication.processEvents()
            if perf_counter() - turn > 0.005:
                turns.append((perf_counter() - turn, thread_time() - worked))
            sleep(0.001)
    return turns


def told(times: Sequence[float]) -> str:
    """Tell how long turns took, in milliseconds."""
    middle, most, longest = median(times), quantiles(times, n=20)[-1], max(times)
    return f"median {middle * 1000:.0f}, 95 % {most * 1000:.0f}, longest {longest * 1000:.0f} ms"


@pytest.mark.parametrize("sections", [1, 15])
def test_typing_among_chips_is_measured(
    qtbot: QtBot, window: MainWindow, session: Session, sections: int
) -> None:
    section = filled(window, session, sections)
    window.report.go_to_section(section)
    field = window.report.section.editor.findChildren(QTextEdit)[0]
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.wait(200)  # the page is drawn before the clerk types
    for run in range(RUNS):
        took, worked = zip(*turns_while_typing(qtbot, field), strict=True)
        print(
            f"\n{CHIPS} figures in {sections} sections, run {run + 1}, {len(took)} turns:"
            f" {told(took)}; of its own work {told(worked)}"
        )
    assert TYPED in window.desk.draft.report.section(section).blocks[-1].text
