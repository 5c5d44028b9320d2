"""Undo and redo over the whole report."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nq57desk.commands import EditContent, MarkDone, RemoveSection
from nq57desk.model import SectionId
from tests.helpers import block, build_report
from tests.ui.test_autosave import Disk, typing
from ui.draft import OpenDraft
from ui.undo import FieldFirst

A = SectionId("a")


@pytest.fixture
def draft(qtbot: QtBot) -> OpenDraft:
    return OpenDraft(Disk(), build_report())


def test_typing_of_one_burst_is_one_step(draft: OpenDraft) -> None:
    before = draft.report
    for text in ("M", "Mộ", "Một hai"):
        draft.run(typing(text))
    assert draft.stack.count() == 1
    draft.stack.undo()
    assert draft.report == before
    draft.stack.redo()
    assert draft.report.sections[0].content == typing("Một hai").content


def test_typing_after_a_change_of_page_is_a_step_of_its_own(draft: OpenDraft) -> None:
    draft.run(typing("Một hai"))
    draft.seal()
    draft.run(typing("Một hai ba"))
    assert draft.stack.count() == 2


def test_typing_that_was_taken_back_by_hand_leaves_no_step(draft: OpenDraft) -> None:
    content = draft.report.sections[0].content
    draft.run(typing("Một hai"))
    draft.run(EditContent(A, content))
    assert not draft.stack.canUndo()


def test_an_edit_that_changes_nothing_is_no_step(draft: OpenDraft) -> None:
    assert not draft.run(MarkDone(A, done=False))
    assert draft.stack.count() == 0


def test_a_change_tells_what_it_touched(draft: OpenDraft, qtbot: QtBot) -> None:
    with qtbot.waitSignal(draft.changed) as told:
        draft.run(MarkDone(A))
    assert told.args[0].touched == {"a"}


def test_an_edit_that_does_not_fit_is_refused_with_a_reason(
    draft: OpenDraft, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(draft.refused) as told:
        draft.run(RemoveSection(SectionId("gone")))
    assert told.args[0] and draft.stack.count() == 0


def test_each_step_back_goes_to_the_disk_too(qtbot: QtBot) -> None:
    disk = Disk()
    draft = OpenDraft(disk, build_report())
    draft.run(MarkDone(A))
    draft.stack.undo()
    assert disk.written == [MarkDone(A), MarkDone(A, done=False)]


@pytest.fixture
def form(qtbot: QtBot, qapp) -> tuple[QWidget, QLineEdit, list[str]]:
    """A window with a field, and an action whose key is Ctrl+Z."""
    stack: list[str] = []
    window, field, first = QWidget(), QLineEdit(), FieldFirst(qapp)
    QVBoxLayout(window).addWidget(field)
    action = QAction("undo", window)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: first.undo(lambda: stack.append("undone")))
    window.addAction(action)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return window, field, stack


def test_the_key_goes_to_the_field_first_and_then_to_the_stack(form, qtbot: QtBot) -> None:
    _window, field, stack = form
    qtbot.keyClicks(field, "xa")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "" and stack == []
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stack == ["undone"]


def test_blocks_keep_their_ids_over_undo(draft: OpenDraft) -> None:
    draft.run(EditContent(A, (block("Khác", block_id="new"),)))
    draft.stack.undo()
    assert draft.report.sections[0].blocks[0].id == "a-Một"
