"""Looking for words in all reports, by keys alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nq57desk.model import FigureRef, Office, Report, ReportStatus, Run
from nq57desk.periods import read
from nq57desk.session import Session
from tests.helpers import block, build_report, section, table, with_figures
from ui.actions import Act
from ui.main_window import MainWindow
from ui.outline.page import CLOSING, HEADER
from ui.search.delegate import FoundDelegate
from ui.search.model import FoundModel

Key = Qt.Key
COUNT = "ho_so_tiep_nhan_trong_ky"


@pytest.fixture
def old(session: Session) -> Report:
    runs = (
        Run(text="Nhận "),
        Run(figure=FigureRef(figure=COUNT)),
        Run(text=", trả hồ sơ 😀 xong."),
    )
    report = build_report(
        section("a", "Đảng ủy họp 5 tháng đầu năm 2026 ba lần.", heading="Chỉ đạo"),
        section("b", content=(replace(block("Nhận"), runs=runs),)),
        section("t", content=(table(("1", "Kế hoạch bảng biểu")),)),
        name="Cũ",
        period=read("5T/2026"),
    )
    return session.add(with_figures(report, **{COUNT: "1577"}))


@pytest.fixture
def new(session: Session, old: Report) -> Report:
    return session.add(build_report(section("n", "Một."), name="Mới", period=read("6T/2026")))


@pytest.fixture
def look(qtbot: QtBot, window: MainWindow) -> Callable[[str], MainWindow]:
    """Press the key of the search and type."""

    def type_words(words: str) -> MainWindow:
        window.acts[Act.SEARCH].trigger()
        field = window.search.view.words
        field.setText(words)
        window.search.look()
        return window

    return type_words


def results(window: MainWindow) -> list[str]:
    model = window.search.view.model
    return [model.index(row).data() for row in range(model.rowCount())]


def press(qtbot: QtBot, window: MainWindow, *keys: Key, alt: bool = False) -> None:
    modifier = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    for key in keys:
        qtbot.keyClick(window.search.view.words, key, modifier)


def test_the_field_at_home_leads_to_the_results(
    qtbot: QtBot, window: MainWindow, session: Session, old: Report
) -> None:
    window.refresh_home()
    qtbot.keyClicks(window.home.finder.search, "dang uy")
    qtbot.keyClick(window.home.finder.search, Key.Key_Return)
    assert window.search.view.isVisible()
    assert results(window) == ["Đảng ủy họp 5 tháng đầu năm 2026 ba lần."]
    assert window.search.view.whole.toPlainText() == results(window)[0]


def test_results_follow_the_typing_after_a_pause(
    qtbot: QtBot, window: MainWindow, old: Report
) -> None:
    window.acts[Act.SEARCH].trigger()
    qtbot.keyClicks(window.search.view.words, "dang uy")
    qtbot.waitUntil(lambda: len(results(window)) == 1)
    qtbot.keyClicks(window.search.view.words, " xyz")
    qtbot.waitUntil(lambda: results(window) == [])
    assert "xyz" in window.search.view.hint.text()


def test_enter_opens_the_report_with_the_words_marked(
    qtbot: QtBot, look: Callable[[str], MainWindow], old: Report
) -> None:
    window = look("dang uy")
    press(qtbot, window, Key.Key_Return)
    assert window.desk.draft.report.id == old.id
    assert window.report.page.section == "a"
    assert marked(window) == "Đảng ủy"


def test_words_behind_a_figure_are_marked_rightly(
    qtbot: QtBot, look: Callable[[str], MainWindow], old: Report
) -> None:
    window = look("1.577 hồ sơ trả")
    assert len(results(window)) == 1
    window = look('"tra ho so"')
    press(qtbot, window, Key.Key_Return)
    assert marked(window) == "trả hồ sơ"
    window = look("xong")
    press(qtbot, window, Key.Key_Return)
    assert marked(window) == "xong"


def test_head_and_end_open_on_their_pages(
    qtbot: QtBot, look: Callable[[str], MainWindow], session: Session
) -> None:
    session.add_sample()
    for words, page in (("thuong truc dang uy", CLOSING), ("kinh gui", HEADER)):
        window = look(words)
        places = [window.search.view.model.index(row) for row in range(len(results(window)))]
        ends = [place for place in places if window.search.view.model.found_at(place).part]
        if ends:
            window.search.view.list.setCurrentIndex(ends[0])
            press(qtbot, window, Key.Key_Return)
            assert window.report.page == page


def test_arrows_choose_while_the_cursor_stays_in_the_words(
    qtbot: QtBot, look: Callable[[str], MainWindow], old: Report, new: Report
) -> None:
    window = look("muc")
    assert window.search.view.list.currentIndex().row() == 0
    press(qtbot, window, Key.Key_Down)
    assert window.search.view.list.currentIndex().row() == 1
    press(qtbot, window, Key.Key_Up)
    assert window.search.view.list.currentIndex().row() == 0


def test_a_paragraph_is_taken_over_as_one_step(
    qtbot: QtBot, window: MainWindow, look: Callable[[str], MainWindow], new: Report
) -> None:
    window.open_report(new.id)
    window.report.go_to_section("n")
    look("dang uy")
    press(qtbot, window, Key.Key_Left, alt=True)
    assert window.report.isVisible()
    report = window.desk.draft.report
    taken = report.sections[0].blocks[-1]
    assert taken.text == "Đảng ủy họp 6 tháng đầu năm 2026 ba lần."
    assert taken.id in report.carried
    window.acts[Act.UNDO].trigger()
    assert window.desk.draft.report == new


def test_a_figure_stays_a_figure_when_taken_over(
    qtbot: QtBot, window: MainWindow, look: Callable[[str], MainWindow], new: Report
) -> None:
    window.open_report(new.id)
    window.report.go_to_section("n")
    look("tra ho so")
    press(qtbot, window, Key.Key_Left, alt=True)
    [_one, taken] = window.desk.draft.report.sections[0].blocks
    assert [run.figure.figure for run in taken.runs if run.figure] == [COUNT]
    assert window.desk.draft.report.figures == ()


def test_a_row_of_a_table_can_only_be_copied(
    qtbot: QtBot, window: MainWindow, look: Callable[[str], MainWindow], new: Report
) -> None:
    window.open_report(new.id)
    window.report.go_to_section("n")
    look("bang bieu")
    press(qtbot, window, Key.Key_Left, alt=True)
    assert window.search.view.isVisible()
    assert window.desk.draft.report == new
    window.search.view.copy.click()
    assert QApplication.clipboard().text() == "1 | Kế hoạch bảng biểu"


@pytest.mark.parametrize("place", ["home", "head", "signed"])
def test_where_nothing_can_be_taken_into_the_reason_is_told(
    place: str,
    window: MainWindow,
    look: Callable[[str], MainWindow],
    session: Session,
    new: Report,
) -> None:
    if place == "signed":
        new = session.add(replace(new, status=ReportStatus.SIGNED))
    if place != "home":
        window.open_report(new.id)
        window.report.go(HEADER if place == "head" else window.report.page)
    look("dang uy")
    assert not window.search.view.take.isEnabled()
    assert window.search.view.target.text()


def test_esc_goes_back_to_the_report_as_it_was(
    qtbot: QtBot, window: MainWindow, look: Callable[[str], MainWindow], new: Report
) -> None:
    window.open_report(new.id)
    window.report.go_to_section("n")
    before = window.acts.states()
    look("dang uy")
    assert not window.acts[Act.DONE_NEXT].isEnabled()
    press(qtbot, window, Key.Key_Escape)
    assert window.report.isVisible()
    assert window.acts.states() == before


def test_esc_goes_home_where_no_report_is_open(
    qtbot: QtBot, look: Callable[[str], MainWindow], old: Report
) -> None:
    window = look("dang uy")
    press(qtbot, window, Key.Key_Escape)
    assert window.home.isVisible()


def test_what_is_typed_last_is_found_from_inside_the_report(
    qtbot: QtBot, window: MainWindow, look: Callable[[str], MainWindow], new: Report
) -> None:
    window.open_report(new.id)
    window.report.go_to_section("n")
    qtbot.keyClicks(QApplication.focusWidget(), "Chuot tui. ")
    look("chuot tui")
    assert len(results(window)) == 1


def test_filters_narrow_the_results_and_are_dropped(
    look: Callable[[str], MainWindow], session: Session, old: Report
) -> None:
    session.add(replace(old, name="Khác", period=read("2025"), office=Office(name="Khác")))
    window = look("dang uy")
    filters = window.search.view.filters
    assert len(results(window)) == 2
    filters.period.setCurrentIndex(filters.period.findText("    năm 2025"))
    filters.period.activated.emit(filters.period.currentIndex())
    window.search.look()
    assert len(results(window)) == 1
    assert not filters.reset.isHidden()
    filters.reset.click()
    window.search.look()
    assert len(results(window)) == 2


def test_a_section_alone_lists_what_other_reports_say_there(
    look: Callable[[str], MainWindow], session: Session
) -> None:
    session.add_sample()
    window = look("")
    assert results(window) == []
    box = window.search.view.filters.section
    box.setCurrentIndex(box.findData("D2"))
    box.activated.emit(box.currentIndex())
    window.search.look()
    assert results(window)


def test_further_results_are_fetched_when_scrolled_to(
    look: Callable[[str], MainWindow], session: Session, qtmodeltester
) -> None:
    session.add(build_report(*(section(f"s{at}", "Tập huấn.") for at in range(45))))
    window = look("tap huan")
    model: FoundModel = window.search.view.model
    assert model.rowCount() == 20
    window.search.view.list.scrollToBottom()
    model.fetchMore(model.index(-1))
    model.fetchMore(model.index(-1))
    assert (model.rowCount(), model.has_more) == (45, False)
    qtmodeltester.check(model)


def test_old_reports_are_read_first_and_found_then(
    qtbot: QtBot, look: Callable[[str], MainWindow], session: Session, old: Report
) -> None:
    session._db.execute("DELETE FROM search_places")
    window = look("dang uy")
    qtbot.waitUntil(lambda: len(results(window)) == 1)
    assert window.search.view.progress.isHidden()


def test_old_reports_are_made_ready_from_the_start(
    qtbot: QtBot, window: MainWindow, session: Session, old: Report, new: Report
) -> None:
    session._db.execute("DELETE FROM search_places")
    window.start()
    qtbot.waitUntil(lambda: session.unsearched() == ())


def test_enter_waits_for_what_was_typed_last(
    qtbot: QtBot, look: Callable[[str], MainWindow], old: Report
) -> None:
    window = look("xong")
    window.search.view.words.clear()
    qtbot.keyClicks(window.search.view.words, "dang uy")
    press(qtbot, window, Key.Key_Return)
    assert marked(window) == "Đảng ủy"


def test_results_are_drawn_in_light_and_dark(
    qtbot: QtBot, look: Callable[[str], MainWindow], old: Report
) -> None:
    window = look("dang uy")
    drawn = window.search.view.list.viewport().grab().toImage()
    colours = {drawn.pixelColor(x, 20).name() for x in range(0, 400, 2)}
    assert len(colours) > 3
    assert isinstance(window.search.view.list.itemDelegate(), FoundDelegate)


def marked(window: MainWindow) -> str:
    """Return the words that are marked in the section."""
    return QApplication.focusWidget().textCursor().selectedText()
