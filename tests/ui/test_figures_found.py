"""Figures recognised in a text: all sure ones are one step, others refused or chosen."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nq57desk.session import Session
from ui.actions import Act
from ui.figures.found import FoundDialog
from ui.main_window import MainWindow


def looked(qtbot: QtBot, window: MainWindow, session: Session, reports_dir: Path) -> FoundDialog:
    report = session.import_file(reports_dir / "phu-thinh.txt").report
    window.open_report(report.id)
    window.acts[Act.TAKE_FIGURES].trigger()
    dialog = window.findChildren(FoundDialog)[-1]
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0, timeout=20_000)
    return dialog


def test_all_sure_ones_are_taken_as_one_step(
    qtbot: QtBot, window: MainWindow, session: Session, reports_dir: Path
) -> None:
    dialog = looked(qtbot, window, session, reports_dir)
    before = dialog.model.rowCount()
    qtbot.mouseClick(dialog.take_sure, Qt.MouseButton.LeftButton)
    assert len(window.desk.draft.report.figures) > 10
    qtbot.waitUntil(lambda: dialog.model.rowCount() < before, timeout=20_000)
    window.desk.draft.undo()
    assert not window.desk.draft.report.figures


def test_a_refused_one_is_offered_no_more(
    qtbot: QtBot, window: MainWindow, session: Session, reports_dir: Path
) -> None:
    dialog = looked(qtbot, window, session, reports_dir)
    first = dialog.model.candidates[0]
    dialog.table.selectRow(0)
    qtbot.mouseClick(dialog.refuse, Qt.MouseButton.LeftButton)
    assert first not in dialog.model.candidates
