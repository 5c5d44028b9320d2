"""The home page with many drafts: a first page at once, the others when there is time."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nq57desk.periods import read
from nq57desk.session import Session
from tests.helpers import build_report
from tests.ui.conftest import NOW
from ui.home.model import DraftsModel
from ui.home.view import HomeView
from ui.main_window import MainWindow

MANY = 130


@pytest.fixture
def home(window: MainWindow, session: Session) -> HomeView:
    report = build_report()
    for number in range(MANY):
        period = read(f"{'Q1' if number % 2 else '6T'}/{2023 + number % 4}")
        session.add(replace(report, name=f"Số {number}", period=period))
    window.refresh_home()
    return window.home


def shown(home: HomeView) -> int:
    model = home.model
    return sum(model.rowCount(model.index(row, 0)) for row in range(model.rowCount()))


def titles(home: HomeView) -> list[str]:
    return [home.model.index(row, 0).data() for row in range(home.model.rowCount())]


def test_a_first_page_is_shown_at_once_and_the_others_follow(
    qtbot: QtBot, window: MainWindow, home: HomeView
) -> None:
    window.refresh_home()
    assert shown(home) == 20
    qtbot.waitUntil(lambda: shown(home) == MANY)
    assert titles(home) == ["Đang soạn", "2026", "2025", "2024", "2023"]
    assert all(home.list.isExpanded(home.model.index(row, 0)) for row in range(5))


def test_what_follows_is_what_one_look_would_show(
    qtbot: QtBot, home: HomeView, session: Session
) -> None:
    qtbot.waitUntil(lambda: shown(home) == MANY)
    whole = DraftsModel()
    whole.show_drafts(session.shelf(), now=NOW)
    for row in range(whole.rowCount()):
        ours, its = home.model.index(row, 0), whole.index(row, 0)
        assert home.model.rowCount(ours) == whole.rowCount(its)
        for place in range(whole.rowCount(its)):
            assert home.model.index(place, 0, ours).data() == whole.index(place, 0, its).data()


def test_further_pages_keep_the_rules_of_qt(qtbot: QtBot, session: Session, qtmodeltester) -> None:
    model = DraftsModel()
    drafts = [session.add(build_report(period=read(str(2020 + at % 3)))) for at in range(9)]
    shelf = session.shelf()
    assert len(drafts) == len(shelf)
    model.show_drafts(shelf[:2], now=NOW)
    qtmodeltester.check(model)
    for at in range(2, 9, 2):
        model.add_drafts(shelf[at : at + 2])
    assert [model.rowCount(model.index(row, 0)) for row in range(model.rowCount())] == [1, 2, 3, 3]


def test_a_draft_far_down_stays_marked(qtbot: QtBot, window: MainWindow, home: HomeView) -> None:
    last = window.session.shelf()[-1]
    home.mark(last.id)
    assert home.chosen_draft() == last
    window.refresh_home()
    assert home.chosen_draft() == last


def test_the_list_is_narrowed_while_typing(qtbot: QtBot, home: HomeView) -> None:
    qtbot.keyClicks(home.finder.filter, "quy i nam 2026")
    assert titles(home) == ["2026"]
    assert shown(home) > 10
    qtbot.keyClick(home.finder.filter, Qt.Key.Key_Down)
    assert home.list.hasFocus()
    home.finder.filter.clear()
    assert len(titles(home)) > 1


def test_where_no_name_holds_the_words_that_is_told(qtbot: QtBot, home: HomeView) -> None:
    qtbot.keyClicks(home.finder.filter, "khong co")
    assert shown(home) == 0
    assert home.finder.nothing.isVisible()
    assert not home.open.isEnabled()
    qtbot.keyClick(home.finder.filter, Qt.Key.Key_Escape)
    assert not home.finder.nothing.isVisible()
    assert shown(home) >= 20


def test_a_short_list_has_no_field_to_narrow_it(window: MainWindow, session: Session) -> None:
    session.add_sample()
    window.refresh_home()
    assert window.home.finder.filter.isHidden()
    assert window.home.finder.search.isVisible()


def test_time_goes_on_without_the_list_being_read_again(qtbot: QtBot, home: HomeView) -> None:
    place = home.model.first()
    changed = home.model.index(0, 4, place.parent())
    before = changed.data()
    home.list.verticalScrollBar().setValue(200)
    home.tell_time(NOW.replace(hour=23))
    assert changed.data() != before
    assert home.list.verticalScrollBar().value() == 200
