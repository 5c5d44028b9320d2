"""Scrolling a page over its fields changes none of them."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from nq57desk.model import Period, PeriodKind
from ui.widgets.period import PeriodChooser


def turn_wheel(field: QWidget) -> None:
    place, turn = QPointF(5, 5), QPoint(0, -120)
    none, free = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, place, QPoint(), turn, none, free, phase, False)
    QApplication.sendEvent(field, event)


@pytest.mark.parametrize("kind", [QComboBox, QSpinBox])
def test_the_wheel_over_a_field_of_the_period_changes_nothing(
    qtbot: QtBot, kind: type[QWidget]
) -> None:
    chooser = PeriodChooser()
    qtbot.addWidget(chooser)
    chooser.show_period(Period(kind=PeriodKind.MONTHS, year=2026, number=6))
    told: list[object] = []
    chooser.chosen.connect(told.append)
    before = chooser.period()
    fields = chooser.findChildren(kind)
    assert fields
    for field in fields:
        turn_wheel(field)
    assert chooser.period() == before
    assert told == []
