"""Figures recognised in a text: taken, refused, named otherwise, one of two values chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nq57desk.commands import EditContent
from nq57desk.figures.ledger import Ledger
from nq57desk.figures.offers import Offer
from nq57desk.figures.settling import Dispute
from nq57desk.figures.written_out import written_out
from nq57desk.model import FigureId
from nq57desk.session import Session
from tests.helpers import block
from tests.ui.test_figure_chips import HALF_YEAR
from ui.actions import Act
from ui.figures.found import FoundDialog
from ui.figures.found_new import NewFigureDialog
from ui.figures.picker import FigurePicker
from ui.main_window import MainWindow

TEXTS = (
    "Tỷ lệ số hóa hồ sơ đạt 97,5%, tăng so với trước.",
    "Tổng số nhiệm vụ được giao: 12 nhiệm vụ; đã giải ngân 120 triệu đồng.",
    "Ghi nhận tỷ lệ số hóa hồ sơ đạt 98,1%; kết quả tốt.",
)
DIGITISED, TASKS = FigureId("ty_le_so_hoa_ho_so"), FigureId("tong_nhiem_vu")


def looked(qtbot: QtBot, window: MainWindow) -> FoundDialog:
    window.acts[Act.TAKE_FIGURES].trigger()
    dialog = window.findChildren(FoundDialog)[-1]
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0, timeout=20_000)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, session: Session) -> Iterator[FoundDialog]:
    window.open_report(session.begin("dot-pha", HALF_YEAR).id)
    section = window.desk.draft.report.body[1].id
    blocks = tuple(block(text, block_id=f"b{at}") for at, text in enumerate(TEXTS))
    window.desk.draft.run(EditContent(section, blocks))
    shown = looked(qtbot, window)
    yield shown
    shown.close()


def printed(window: MainWindow) -> list[str]:
    report = written_out(window.desk.draft.report, window.book.text_of)
    return [each.text for each in report.body[1].blocks]


def amount(window: MainWindow, figure: FigureId) -> object:
    return Ledger(window.desk.draft.report, window.book.catalogue).amount(figure).value


def go_to(dialog: FoundDialog, figure: str) -> None:
    rows = [
        row.candidate.figure if isinstance(row, Offer) else row.figure for row in dialog.model.rows
    ]
    dialog.table.selectRow(rows.index(FigureId(figure)))


def test_keys_take_refuse_and_take_back(
    qtbot: QtBot, window: MainWindow, dialog: FoundDialog
) -> None:
    go_to(dialog, TASKS)
    count = dialog.model.rowCount()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert amount(window, TASKS) == 12
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert dialog.model.rowCount() == count - 2
    dialog.undo()
    dialog.undo()
    assert amount(window, TASKS) is None
    assert dialog.model.rowCount() == count
    assert printed(window) == list(TEXTS)


def test_one_of_two_values_stands_in_both_sentences(
    qtbot: QtBot, window: MainWindow, dialog: FoundDialog
) -> None:
    assert isinstance(dialog.model.rows[0], Dispute)
    dialog.table.selectRow(0)
    assert len(dialog.card.dispute.buttons) == 2
    qtbot.mouseClick(dialog.card.dispute.buttons[1], Qt.MouseButton.LeftButton)
    shown = printed(window)
    assert "98,1%" in shown[0]
    assert "98,1%" in shown[2]
    window.book.enter([(DIGITISED, "99%")])
    assert "99%" in printed(window)[0]
    assert "99%" in printed(window)[2]


def test_a_value_that_stands_is_shown_beside_the_text(
    qtbot: QtBot, window: MainWindow, dialog: FoundDialog
) -> None:
    window.book.enter([(TASKS, "15")])
    go_to(dialog, TASKS)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    go_to(dialog, TASKS)
    row = dialog.model.row_at(dialog.table.currentIndex())
    assert isinstance(row, Dispute)
    assert row.sides[0].kept
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.card.dispute.buttons[0].hasFocus() or not QApplication.focusWidget()
    dialog.card.dispute.buttons[0].click()
    assert "15 nhiệm vụ" in printed(window)[1]


def test_another_figure_is_found_by_letters_without_accents(
    qtbot: QtBot, window: MainWindow, dialog: FoundDialog
) -> None:
    go_to(dialog, TASKS)
    dialog.card.offer.other_wanted.emit()
    picker = dialog.findChildren(FigurePicker)[-1]
    qtbot.keyClicks(picker.words, "dang thuc hien")
    assert all("%" not in picker.list.item(row).text() for row in range(picker.list.count()))
    qtbot.keyClick(picker.words, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert amount(window, FigureId("nhiem_vu_dang_thuc_hien")) == 12
    assert amount(window, TASKS) is None


def test_a_number_becomes_a_new_figure_of_the_office(
    qtbot: QtBot, window: MainWindow, session: Session, dialog: FoundDialog
) -> None:
    go_to(dialog, TASKS)
    dialog.card.offer.own_wanted.emit()
    asked = dialog.findChildren(NewFigureDialog)[-1]
    asked.accept()
    assert asked.wrong.text()
    asked.label.setText("Việc riêng của xã Mẫu")
    asked.accept()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    (own,) = session.own_figures()
    assert own.label == "Việc riêng của xã Mẫu"
    assert amount(window, own.id) == 12
    assert printed(window)[1] == TEXTS[1]


def test_a_signed_report_takes_nothing(
    qtbot: QtBot, window: MainWindow, dialog: FoundDialog
) -> None:
    dialog.edited.disconnect()  # as where the report refuses
    count = dialog.model.rowCount()
    go_to(dialog, TASKS)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    dialog.undo()
    assert dialog.model.rowCount() == count
    assert printed(window) == list(TEXTS)


def test_all_sure_ones_of_a_real_report_are_one_step(
    qtbot: QtBot, window: MainWindow, session: Session, reports_dir: Path
) -> None:
    window.open_report(session.import_file(reports_dir / "phu-thinh.txt").report.id)
    shown = looked(qtbot, window)
    before = shown.model.rowCount()
    qtbot.mouseClick(shown.take_sure, Qt.MouseButton.LeftButton)
    assert len(window.desk.draft.report.figures) > 10
    assert shown.model.rowCount() < before
    shown.close()
    window.desk.draft.undo()
    assert not window.desk.draft.report.figures
