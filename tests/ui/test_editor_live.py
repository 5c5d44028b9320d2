"""What is read from a document as it changes is what it holds, after any row of edits."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from nq57desk.model import BlockKind
from tests.helpers import block, counting_ids
from ui.editor import edits
from ui.editor.document import from_document
from ui.editor.text_part import TextPart

KEPT = QTextCursor.MoveMode.KeepAnchor
PASTED = (block("một", kind=BlockKind.DASH), block("hai"), block("ba", kind=BlockKind.NUMBERED))
ACTIONS = st.sampled_from(
    ["type", "delete", "enter", "kind", "bold", "paste", "undo", "redo", "mark", "join", "native"]
)


def act(part: TextPart, action: str, start: int, end: int) -> None:
    last = part.document().characterCount() - 1
    cursor = QTextCursor(part.document())
    cursor.setPosition(min(start, last))
    cursor.setPosition(min(end, last), KEPT)
    part.setTextCursor(cursor)
    new_id = part._new_id
    match action:
        case "type":
            cursor.insertText("chữ")
        case "delete":
            cursor.removeSelectedText()
        case "enter":
            edits.enter(cursor, new_id=new_id)
        case "kind":
            edits.set_kind(cursor, BlockKind.PLUS)
        case "bold":
            part.set_bold(True)
        case "paste":
            edits.insert_blocks(cursor, PASTED, new_id=new_id, numbered_before=0)
        case "mark":
            cursor.insertText("- ")
            edits.turn_typed_mark(cursor, numbered_before=0)
        case "join":
            cursor.clearSelection()
            cursor.deletePreviousChar()
        case "native":
            cursor.insertBlock()
        case "undo":
            part.undo()
        case "redo":
            part.redo()


STEPS = st.lists(st.tuples(ACTIONS, st.integers(0, 30), st.integers(0, 30)), max_size=15)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_the_blocks_read_on_the_way_are_those_of_the_document(qapp, steps):
    part = TextPart()
    content = tuple(block(f"Đoạn {i}", block_id=f"{i}") for i in range(3))
    part.load(content, new_id=counting_ids("new"))
    for action, start, end in steps:
        act(part, action, start, end)
        whole = from_document(part.document(), new_id=counting_ids("missing"))
        assert part.all_blocks() == whole
        assert not any(b.id.startswith("missing") for b in whole)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS.map(lambda steps: [step for step in steps if step[0] not in ("undo", "redo")]))
def test_undo_leads_back_to_the_beginning(qapp, steps):
    part = TextPart()
    content = tuple(block(f"Đoạn {i}", block_id=f"{i}") for i in range(3))
    part.load(content, new_id=counting_ids("new"))
    for action, start, end in steps:
        act(part, action, start, end)
    while part.document().isUndoAvailable():
        part.undo()
    assert part.blocks() == content
