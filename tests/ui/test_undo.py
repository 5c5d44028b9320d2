"""Undo and redo over the whole report."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nq57desk.commands import EditContent, MarkDone
from nq57desk.model import SectionId
from nq57desk.tree_commands import RemoveSection
from tests.helpers import block, build_report, table
from tests.ui.test_autosave import Disk, typing
from ui.draft import Bursts, OpenDraft
from ui.pages.changes import first_change
from ui.undo import UndoKeys

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


@pytest.mark.parametrize("pause", [1.5, 0.0])
def test_a_pause_ends_a_step(pause: float) -> None:
    moments = iter((10.0, 10.5, 10.5 + pause))
    bursts = Bursts(clock=lambda: next(moments))
    first, second, third = (bursts.number(typing(text)) for text in ("a", "ab", "abc"))
    assert first == second and (third == second) is (pause == 0.0)


def test_long_typing_is_parted_into_steps() -> None:
    moments = iter(range(100))
    bursts = Bursts(clock=lambda: next(moments))
    assert len({bursts.number(typing(str(count))) for count in range(30)}) == 4


def test_each_paragraph_is_a_step(draft: OpenDraft) -> None:
    one, two = block("Một hai", block_id="b"), block("", block_id="c")
    draft.run(EditContent(A, (one,)))
    draft.run(EditContent(A, (one, two)))
    assert draft.stack.count() == 2


def test_typing_that_was_taken_back_by_hand_leaves_no_step(draft: OpenDraft) -> None:
    content = draft.report.sections[0].content
    draft.run(EditContent(A, (block("Một hai", block_id=content[0].id),)))
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
def form(qtbot: QtBot, qapp) -> Iterator[tuple[QLineEdit, QLineEdit, list[str]]]:
    """A field of the report, one that is not, and what the stack was asked to undo."""
    asked: list[str] = []
    window, mirrored, own = QWidget(), QLineEdit(), QLineEdit()
    keys = UndoKeys(qapp, is_mirrored=lambda field: field is mirrored)
    column = QVBoxLayout(window)
    column.addWidget(mirrored)
    column.addWidget(own)
    action = QAction("undo", window)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: keys.undo(lambda: asked.append("undone")))
    window.addAction(action)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    yield mirrored, own, asked
    window.close()


def type_and_undo(field: QLineEdit, qtbot: QtBot) -> None:
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "xa")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_in_a_field_of_the_report_the_key_goes_to_the_stack(form, qtbot: QtBot) -> None:
    mirrored, _own, asked = form
    type_and_undo(mirrored, qtbot)
    assert asked == ["undone"] and mirrored.text() == "xa"


def test_a_field_with_a_history_of_its_own_comes_first(form, qtbot: QtBot) -> None:
    _mirrored, own, asked = form
    type_and_undo(own, qtbot)
    assert asked == [] and own.text() == ""
    qtbot.keyClick(own, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["undone"]


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("Một hai ba", "Một ba", 4),
        ("Một ba", "Một hai ba", 8),
        ("aa", "aaa", 3),
        ("", "Một", 3),
    ],
)
def test_an_undo_shows_the_end_of_what_it_changed(before: str, after: str, place: int) -> None:
    found = first_change((block(before, block_id="b"),), (block(after, block_id="b"),))
    assert found is not None and (found.block, found.start) == ("b", place)


def test_an_undo_shows_the_row_it_changed() -> None:
    one, two = table(("1", "a"), ("2", "b")), table(("1", "a"), ("2", "khác"))
    found = first_change((one,), (two,))
    assert found is not None and found.block == "r1"
    assert first_change((one,), ()) is None


def test_blocks_keep_their_ids_over_undo(draft: OpenDraft) -> None:
    draft.run(EditContent(A, (block("Khác", block_id="new"),)))
    draft.stack.undo()
    assert draft.report.sections[0].blocks[0].id == "a-Một"
