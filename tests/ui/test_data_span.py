"""The days of the data: offered by the decree and the calendar, or chosen."""

from datetime import date

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from nq57desk.model import DataSpan, Period
from nq57desk.periods import read
from nq57desk.session import Session
from ui.main_window import MainWindow
from ui.outline.page import HEADER
from ui.widgets.data_span import SpanChooser

HALF_YEAR = read("6T/2026")
DECREE = DataSpan(start=date(2025, 12, 15), end=date(2026, 6, 14))
CALENDAR = DataSpan(start=date(2026, 1, 1), end=date(2026, 6, 30))


@pytest.fixture
def chooser(qtbot: QtBot) -> SpanChooser:
    made = SpanChooser()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_days_of_the_decree_are_offered_first(chooser: SpanChooser) -> None:
    chooser.show_span(HALF_YEAR)
    assert chooser.span() == DECREE
    texts = [chooser.offers.itemText(row) for row in range(chooser.offers.count())]
    assert texts == ["Theo Nghị định 09/2019", "Theo lịch", "Ngày khác"]


def test_another_offer_and_other_days_are_told(chooser: SpanChooser, qtbot: QtBot) -> None:
    chooser.show_span(HALF_YEAR)
    with qtbot.waitSignal(chooser.chosen) as told:
        chooser.offers.activated.emit(1)
    assert told.args == [CALENDAR]
    with qtbot.waitSignal(chooser.chosen) as told:
        chooser.end.setDate(QDate(2026, 6, 20))
    assert told.args == [DataSpan(start=CALENDAR.start, end=date(2026, 6, 20))]
    assert chooser.offers.currentText() == "Ngày khác"


def test_where_none_were_chosen_none_are_said(chooser: SpanChooser) -> None:
    chooser.show_span(HALF_YEAR, DataSpan())
    assert chooser.span() == DataSpan()
    assert chooser.offers.currentIndex() == -1
    assert not chooser.start.isVisible()
    chooser.show_span(Period(), DataSpan())
    assert not chooser.isEnabled()


def test_the_head_of_a_report_keeps_its_days_and_they_follow_the_period(
    window: MainWindow, session: Session
) -> None:
    report = session.begin("dot-pha", read("5T/2026"))
    window.open_report(report.id)
    window.report.go(HEADER)
    head = window.report.header
    head.days.offers.activated.emit(0)
    assert window.desk.draft.report.data_span.end == date(2026, 5, 14)
    head.period.chosen.emit(HALF_YEAR)
    assert window.desk.draft.report.data_span == DECREE == head.days.span()
    window.desk.draft.undo()
    assert window.desk.draft.report.period == read("5T/2026")
    assert head.days.span().end == date(2026, 5, 14)
