"""An earlier report beside the page: which one, what differs, what is taken over."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from nq57desk.alike import Change
from nq57desk.commands import EditContent
from nq57desk.model import Block, Report, SectionId
from nq57desk.periods import read
from nq57desk.session import Session
from tests.helpers import block, with_figures
from ui.actions import Act
from ui.dialogs import files
from ui.main_window import MainWindow
from ui.outline.page import HEADER
from ui.previous.blackline import BlacklineDialog
from ui.previous.model import LINE_ROLE
from ui.previous.passages import Passages

OLD = (
    "Xã có 12 xóm, trong đó 3 xóm chưa có sóng di động.",
    "Trong 5 tháng đầu năm 2026 đã họp ba lần về chuyển đổi số.",
    "Đã lắp loa thông minh ở nhà văn hóa các xóm.",
)
NEW = ("Xã có 12 xóm, trong đó 2 xóm chưa có sóng di động.", "Mới mở hai điểm hỗ trợ người dân.")


def written(session: Session, report: Report, *texts: str) -> SectionId:
    section = next(each for each in report.sections if each.level > 1 and not each.tables)
    content = tuple(block(text, block_id=f"{report.id}-{at}") for at, text in enumerate(texts))
    session.apply(report.id, EditContent(section.id, content))
    return section.id


@pytest.fixture
def beside(window: MainWindow, session: Session, qtbot: QtBot) -> MainWindow:
    """The window with a second period, last period's section beside the page."""
    old = session.begin("dot-pha", read("5T/2026"))
    written(session, old, *OLD)
    new = session.begin("dot-pha", read("6T/2026"))
    section = written(session, new, *NEW)
    window.open_report(new.id)
    window.report.go_to_section(section)
    window.acts[Act.LAST_PERIOD].setChecked(True)
    wait_for(window, qtbot, 4)
    return window


def wait_for(window: MainWindow, qtbot: QtBot, lines: int) -> None:
    qtbot.waitUntil(lambda: window.previous_pane.model.rowCount() == lines, timeout=10_000)


def changes(window: MainWindow) -> list[tuple[Change, str]]:
    model = window.previous_pane.model
    lines = [model.index(row).data(LINE_ROLE) for row in range(model.rowCount())]
    return [(line.item.change, line.item.old_text or line.item.new_text) for line in lines]


def texts(window: MainWindow) -> list[str]:
    section = window.desk.draft.report.section(window.report.page.section)
    return [each.text for each in section.content if isinstance(each, Block)]


def editor(window: MainWindow) -> QTextEdit:
    return window.report.section.editor.findChildren(QTextEdit)[0]


def test_the_section_of_last_period_stands_beside_the_page(beside: MainWindow) -> None:
    assert changes(beside) == [
        (Change.CHANGED, OLD[0]),
        (Change.REMOVED, OLD[1]),
        (Change.REMOVED, OLD[2]),
        (Change.ADDED, NEW[1]),
    ]
    assert "5 tháng đầu năm 2026" in beside.previous_pane.choice.currentText()


def test_it_is_the_first_tab_and_leaves_the_page_its_line(beside: MainWindow) -> None:
    assert beside.report.right.widget(0) is beside.previous_pane
    beside.resize(1366, 614)
    QApplication.processEvents()
    narrowest = beside.report.section.editor.minimumSizeHint().width()
    assert beside.report.middle.isVisible() and beside.report.middle.width() >= narrowest


def test_typing_is_followed(beside: MainWindow, qtbot: QtBot) -> None:
    beside.report.section.reveal(f"{beside.desk.draft.report.id}-1", 0, 0)
    qtbot.keyClicks(editor(beside), "Ba diem. ")
    qtbot.waitUntil(lambda: changes(beside)[-1][1].startswith("Ba diem."), timeout=5000)


def test_one_key_replaces_the_changed_paragraph_at_the_caret(beside: MainWindow) -> None:
    beside.report.section.reveal(f"{beside.desk.draft.report.id}-0", 3, 3)
    beside.acts[Act.TAKE_PARAGRAPH].trigger()
    assert texts(beside) == [OLD[0], NEW[1]]
    beside.acts[Act.UNDO].trigger()
    assert texts(beside) == list(NEW)


def test_the_same_key_goes_on_to_what_is_missing(beside: MainWindow, qtbot: QtBot) -> None:
    beside.report.section.reveal(f"{beside.desk.draft.report.id}-0", 3, 3)
    for count in (2, 3, 4):
        beside.acts[Act.TAKE_PARAGRAPH].trigger()
        qtbot.waitUntil(lambda count=count: len(texts(beside)) == count)
        qtbot.waitUntil(lambda: not beside.jobs.is_running, timeout=10_000)
    assert texts(beside) == [OLD[0], OLD[1].replace("5 tháng", "6 tháng"), OLD[2], NEW[1]]
    assert len(beside.desk.draft.report.carried) == 3


def test_a_key_pressed_while_typing_waits_for_the_comparison(
    beside: MainWindow, qtbot: QtBot
) -> None:
    report_id = beside.desk.draft.report.id
    beside.report.section.reveal(f"{report_id}-1", 0, 0)
    qtbot.keyClicks(editor(beside), "Ba ")
    beside.previous_pane.mark(1)
    beside.previous_pane.take_current()
    assert texts(beside) == [NEW[0], f"Ba {NEW[1]}"]
    qtbot.waitUntil(lambda: len(texts(beside)) == 3, timeout=5000)
    assert texts(beside)[1].startswith("Trong 6 tháng")


def test_a_double_click_takes_a_paragraph(beside: MainWindow, qtbot: QtBot) -> None:
    beside.previous_pane.list.doubleClicked.emit(beside.previous_pane.model.index(0))
    pane = beside.previous_pane
    pane.mark(2)
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: OLD[2] in texts(beside), timeout=5000)


def test_old_dates_are_told_when_they_come(
    beside: MainWindow, session: Session, qtbot: QtBot
) -> None:
    report = beside.desk.draft.report
    old = session.previous(report)
    assert old is not None
    written(session, old, "Số liệu tính đến hết ngày 14/5/2026 của xã.")
    beside.show_home()
    beside.open_report(report.id)
    qtbot.waitUntil(lambda: any("14/5" in text for _change, text in changes(beside)))
    beside.previous_pane.mark(0)
    beside.acts[Act.TAKE_PARAGRAPH].trigger()
    assert any("14/5/2026" in text for text in beside.notices.texts())


def test_without_marks_only_last_period_is_read(beside: MainWindow) -> None:
    beside.previous_pane.marks.click()
    assert [text for _change, text in changes(beside)] == list(OLD)


def test_an_unwritten_section_shows_last_period_plain(beside: MainWindow, qtbot: QtBot) -> None:
    section = beside.report.page.section
    beside.desk.draft.run(EditContent(section, ()))
    wait_for(beside, qtbot, 3)
    assert not beside.previous_pane.model.marks
    beside.report.go(HEADER)
    beside.acts[Act.NEXT].trigger()
    beside.report.go_to_section(section)
    qtbot.waitUntil(beside.previous_pane.take.isEnabled)
    beside.acts[Act.TAKE_PARAGRAPH].trigger()
    assert texts(beside) == [OLD[0]]


def test_another_report_can_be_chosen_and_is_remembered(
    beside: MainWindow, session: Session, qtbot: QtBot
) -> None:
    other = session.begin("dot-pha", read("Q1/2026"), name="Quý I")
    written(session, other, "Quý I xã có 12 xóm.")
    report = beside.desk.draft.report
    beside.show_home()
    beside.open_report(report.id)
    beside.previous_pane.report_wanted.emit(other.id)
    wait_for(beside, qtbot, 3)
    beside.show_home()
    beside.open_report(report.id)
    qtbot.waitUntil(lambda: beside.previous_pane.choice.currentText() == "Quý I")


def test_the_head_is_laid_beside_the_head(beside: MainWindow, qtbot: QtBot) -> None:
    beside.report.go(HEADER)
    qtbot.waitUntil(
        lambda: any("5 tháng đầu năm 2026" in text for _change, text in changes(beside))
    )


def test_without_an_earlier_report_a_sentence_says_what_to_do(
    window: MainWindow, session: Session
) -> None:
    new = session.begin("dot-pha", read("6T/2026"))
    window.open_report(new.id)
    window.acts[Act.LAST_PERIOD].setChecked(True)
    pane = window.previous_pane
    assert "tệp Word" in pane.message.text()
    assert pane.bring_in.isVisible() and not pane.choice.isVisible()


def test_figures_tell_last_value_this_value_and_change(
    beside: MainWindow, session: Session, qtbot: QtBot
) -> None:
    report = beside.desk.draft.report
    old = session.previous(report)
    assert old is not None
    session._live[old.id] = with_figures(old, ho_so_truc_tuyen="1.577")
    session._live[report.id] = with_figures(report, ho_so_truc_tuyen="1.612")
    beside.show_home()
    beside.open_report(report.id)
    beside.report.go(HEADER)
    beside.acts[Act.FIGURES].trigger()
    rows = beside.previous_pane.figures.rows
    qtbot.waitUntil(lambda: rows.rowCount() > 0)
    shown = [rows.index(0, column).data() for column in range(rows.columnCount())]
    assert shown[1:] == ["1.577", "1.612", "+35 (+2,2%)"]


def test_the_blackline_is_shown_and_written(
    beside: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    out = tmp_path / "so-sanh.docx"
    monkeypatch.setattr(files, "ask_save", lambda *_arguments: out)
    beside.acts[Act.BLACKLINE].trigger()
    [dialog] = beside.findChildren(BlacklineDialog)
    qtbot.waitSignal(dialog.refreshed, timeout=30_000).wait()
    assert dialog.pages._view.page_count() >= 1
    qtbot.waitUntil(dialog.word.isEnabled)
    dialog.word.click()
    assert out.read_bytes().startswith(b"PK")
    dialog.close()


def test_comparing_all_can_be_stopped(beside: MainWindow) -> None:
    beside.acts[Act.BLACKLINE].trigger()
    [dialog] = beside.findChildren(BlacklineDialog)
    dialog.stop.click()
    assert dialog._job is None and not dialog.word.isEnabled()
    assert not dialog.progress.isVisibleTo(dialog)
    dialog.close()


LOUD = "Nhà văn hóa xóm được lắp thêm loa thông minh và mạng không dây miễn phí."


def offer(window: MainWindow, session: Session, qtbot: QtBot) -> Passages:
    """Begin a new paragraph and wait until one of another report is offered for it."""
    written(session, session.begin("dot-pha", read("2025")), LOUD)
    window.report.section.reveal(f"{window.desk.draft.report.id}-1", 99, 99)
    qtbot.keyClick(editor(window), Qt.Key.Key_Return)
    passages = window.previous_pane.passages
    qtbot.waitUntil(lambda: passages.model.rowCount() == 1, timeout=10_000)
    return passages


def test_a_similar_paragraph_is_offered_while_writing_and_taken(
    beside: MainWindow, session: Session, qtbot: QtBot
) -> None:
    passages = offer(beside, session, qtbot)
    assert passages.isVisible() and not passages.list.isVisible()
    passages.fold.click()
    passages.list.doubleClicked.emit(passages.model.index(0))
    assert texts(beside) == [*NEW, LOUD]
    qtbot.waitUntil(lambda: passages.model.rowCount() == 0, timeout=10_000)


def test_the_key_takes_the_marked_similar_paragraph(
    beside: MainWindow, session: Session, qtbot: QtBot
) -> None:
    passages = offer(beside, session, qtbot)
    passages.fold.click()
    passages.list.setFocus()
    passages.list.setCurrentIndex(passages.model.index(0))
    qtbot.waitUntil(passages.list.hasFocus)
    beside.acts[Act.TAKE_PARAGRAPH].trigger()
    assert texts(beside) == [*NEW, LOUD]


def test_page_and_list_scroll_together(beside: MainWindow, session: Session, qtbot: QtBot) -> None:
    report = beside.desk.draft.report
    old = session.previous(report)
    assert old is not None
    told = [f"Đoạn {number} của xã về chuyển đổi số. " * 6 for number in range(30)]
    beside.show_home()
    written(session, old, *told)
    written(session, report, *told)
    beside.open_report(report.id)
    wait_for(beside, qtbot, 30)
    beside.resize(1366, 614)
    QApplication.processEvents()
    page, side = beside.report.section.editor, beside.previous_pane.list
    span = page.spans()[20]
    page.scroll_bar().setValue(round(span.top))
    assert abs(side.visualRect(beside.previous_pane.model.index(20)).top()) <= 2
    row = side.visualRect(beside.previous_pane.model.index(5)).top()
    side.verticalScrollBar().setValue(side.verticalScrollBar().value() + row)
    assert abs(page.scroll_bar().value() - page.spans()[5].top) <= 3
