"""Fields that pages share: lines as blocks, filled parameters, periods."""

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from nq57desk.model import Block, BlockId, FigureId, FigureRef, Period, PeriodKind, Run
from tests.helpers import block
from ui.pages.filled import filled_blocks, restored, restored_blocks
from ui.widgets.lines import LinesEdit
from ui.widgets.period import PeriodChooser, likely_period

VALUES = {"ky": "6 tháng đầu năm 2026", "nam": "2026", "dia_ban": "xã Mẫu", "ten": "Mẫu"}
BOLD = Block(id=BlockId("b1"), runs=(Run(text="Căn cứ ", italic=True), Run(text="A", bold=True)))
FORMER = (BOLD, block("Kết quả {ky}", block_id="b2"))


def test_paragraphs_left_alone_stay_as_they_were() -> None:
    shown = filled_blocks(FORMER, VALUES)
    assert [each.text for each in shown] == ["Căn cứ A", "Kết quả 6 tháng đầu năm 2026"]
    assert restored_blocks(shown, FORMER, VALUES) == FORMER


def test_an_edited_paragraph_keeps_its_parameters_and_its_figure() -> None:
    chip = Run(figure=FigureRef(figure=FigureId("ho_so_truc_tuyen")))
    typed = (Run(text="Kết quả "), chip, Run(text=" của 6 tháng đầu năm 2026"))
    (after,) = restored_blocks((replace(FORMER[1], runs=typed),), FORMER, VALUES)
    assert [run.text for run in after.runs] == ["Kết quả ", "", " của {ky}"]
    assert after.runs[1] == chip


@pytest.mark.parametrize(
    ("typed", "template", "kept"),
    [
        ("Kết quả 6 tháng đầu năm 2026", "Kết quả {ky}", "Kết quả {ky}"),
        ("Kết quả mới 6 tháng đầu năm 2026", "Kết quả {ky}", "Kết quả mới {ky}"),
        ("Kết quả quý I", "Kết quả {ky}", "Kết quả quý I"),
        ("xã Mẫu và Mẫu, mới", "{dia_ban} và {ten}", "{dia_ban} và {ten}, mới"),
        ("Năm 2026 và 2026", "Năm {nam}", "Năm 2026 và 2026"),
        ("không có gì", "không có", "không có gì"),
    ],
)
def test_parameters_come_back_where_their_values_still_stand(
    typed: str, template: str, kept: str
) -> None:
    assert restored(typed, template, VALUES) == kept


def test_a_field_of_one_paragraph_takes_no_line_breaks(qtbot: QtBot) -> None:
    from PySide6.QtCore import QMimeData, Qt

    field = LinesEdit(one_paragraph=True)
    qtbot.addWidget(field)
    pasted = QMimeData()
    pasted.setText("Kết quả\n  thực hiện")
    field.insertFromMimeData(pasted)
    with qtbot.waitSignal(field.finished):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText() == "Kết quả thực hiện"


def test_what_is_typed_is_told_in_the_standard_form(qtbot: QtBot) -> None:
    field = LinesEdit()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.edited) as told:
        field.setPlainText("xa\u0303")
    assert told.args == ["xã"]


def test_showing_a_text_is_not_an_edit(qtbot: QtBot) -> None:
    field = LinesEdit()
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.edited):
        field.show_text("Sở Khoa học")


PERIODS = [
    Period(kind=PeriodKind.MONTHS, year=2026, number=6),
    Period(kind=PeriodKind.QUARTER, year=2025, number=3),
    Period(kind=PeriodKind.MONTH, year=2026, number=12),
    Period(kind=PeriodKind.YEAR, year=2024),
    Period(kind=PeriodKind.RANGE, start=date(2026, 1, 1), end=date(2026, 5, 14)),
    Period(),
]


@pytest.mark.parametrize("period", PERIODS)
def test_a_period_shown_is_the_period_read_back(qtbot: QtBot, period: Period) -> None:
    chooser = PeriodChooser()
    qtbot.addWidget(chooser)
    with qtbot.assertNotEmitted(chooser.chosen):
        chooser.show_period(period)
    assert chooser.period() == period


def test_choosing_a_kind_tells_the_period_with_its_name(qtbot: QtBot) -> None:
    chooser = PeriodChooser()
    qtbot.addWidget(chooser)
    chooser.show_period(PERIODS[0])
    with qtbot.waitSignal(chooser.chosen) as told:
        chooser.kind.setCurrentIndex(chooser.kind.findData(PeriodKind.QUARTER))
        chooser.kind.activated.emit(chooser.kind.currentIndex())
    assert told.args == [Period(kind=PeriodKind.QUARTER, year=2026, number=1)]
    assert "quý I năm 2026" in chooser.name.text()


@pytest.mark.parametrize(
    ("today", "label"),
    [
        (date(2026, 1, 9), (PeriodKind.YEAR, 2025)),
        (date(2026, 6, 20), (PeriodKind.MONTHS, 2026)),
        (date(2026, 12, 1), (PeriodKind.YEAR, 2026)),
    ],
)
def test_the_likely_period_follows_the_time_of_the_year(today: date, label: tuple) -> None:
    period = likely_period(today)
    assert (period.kind, period.year) == label
