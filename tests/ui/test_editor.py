"""The editor of a section under the clerk's keys."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from nq57desk.model import Block, BlockId, BlockKind, Origin, Run, Table
from tests.helpers import block, counting_ids
from tests.ui.editing import field, keys, paste, row, shown_editor, table, told
from ui.editor.text_part import TextPart
from ui.tables.view import TableGrid

ENTER, BACKSPACE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Tab
HOME, UP, DOWN = Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Down


def mark(start: int, end: int) -> None:
    cursor = field().textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    field().setTextCursor(cursor)


@pytest.mark.parametrize("typed", ["-", "+", "*"])
def test_a_mark_typed_at_the_head_makes_a_list_item(qtbot, typed):
    editor = shown_editor(qtbot)
    keys(f"{typed} Ban hành kế hoạch")
    assert told(editor.content()) == [(typed, "Ban hành kế hoạch")]


def test_a_number_typed_at_the_head_is_counted_where_the_rule_gives_it(qtbot):
    editor = shown_editor(qtbot)
    keys("1. Một", ENTER, "Hai", ENTER, ENTER, "Đoạn", ENTER, "1. Lại một", ENTER, "Lại hai")
    numbered = [b for b in editor.content() if b.kind is BlockKind.NUMBERED]
    assert [b.marker for b in numbered] == ["", "", "1.", "2."]


def test_numbers_below_go_on_when_an_item_comes_between(qtbot):
    blocks = tuple(
        Block(id=BlockId(m), kind=BlockKind.NUMBERED, runs=(Run(text=m),), marker=m)
        for m in ("c)", "d)", "đ)")
    )
    editor = shown_editor(qtbot, blocks)
    keys(Qt.Key.Key_End, ENTER, "mới")
    assert [b.marker for b in editor.content()] == ["c)", "d)", "đ)", "e)"]


def test_enter_goes_on_with_a_list_and_ends_it_on_an_empty_item(qtbot):
    editor = shown_editor(qtbot)
    keys("- Một", ENTER, "Hai", ENTER, ENTER, "Hết")
    assert told(editor.content()) == [("-", "Một"), ("-", "Hai"), ("p", "Hết")]


def test_backspace_at_the_head_of_an_item_makes_it_plain(qtbot):
    editor = shown_editor(qtbot, (block("Một", kind=BlockKind.DASH, block_id="1"),))
    keys(HOME, BACKSPACE)
    assert told(editor.content()) == [("p", "Một")]
    assert editor.content()[0].id == "1"


def test_tab_at_the_head_of_a_dash_makes_a_plus(qtbot):
    editor = shown_editor(qtbot, (block("Một", kind=BlockKind.DASH, block_id="1"),))
    keys(HOME, TAB)
    assert told(editor.content()) == [("+", "Một")]


def test_ids_follow_the_words_when_a_paragraph_is_split(qtbot):
    editor = shown_editor(qtbot, (block("Một hai", block_id="1"), block("Ba", block_id="2")))
    mark(4, 4)
    keys(ENTER)
    assert [(b.id, b.text) for b in editor.content()] == [
        ("1", "Một "),
        ("new1", "hai"),
        ("2", "Ba"),
    ]


def test_enter_at_the_head_leaves_the_id_with_the_words(qtbot):
    editor = shown_editor(qtbot, (block("Một", block_id="1"),))
    keys(HOME, ENTER)
    assert [(b.id, b.text) for b in editor.content()] == [("new1", ""), ("1", "Một")]


def test_origins_of_blocks_stay_while_others_are_edited(qtbot):
    first = Block(id=BlockId("1"), runs=(Run(text="Một"),), origins=(Origin(line=7),))
    editor = shown_editor(qtbot, (first, block("Hai", block_id="2")))
    keys(Qt.Key.Key_End, ENTER, "Giữa")
    assert editor.content()[0].origins == (Origin(line=7),)


def test_showing_content_tells_nothing_and_typing_tells_once_a_key(qtbot):
    editor = shown_editor(qtbot)
    heard = []
    editor.content_changed.connect(heard.append)
    editor.show_content((block("Một", block_id="1"),), new_id=counting_ids())
    assert heard == []
    keys("ab")
    assert [content[0].text for content in heard] == ["aMột", "abMột"]


def test_equal_content_leaves_the_caret_in_place(qtbot):
    content = (block("Một hai", block_id="1"), block("Ba", block_id="2"))
    editor = shown_editor(qtbot, content)
    mark(5, 5)
    editor.show_content(tuple(content), new_id=counting_ids())
    assert field().textCursor().position() == 5


def test_a_step_back_from_outside_keeps_the_caret_in_its_block(qtbot):
    content = (block("Một hai", block_id="1"), block("Ba", block_id="2"))
    editor = shown_editor(qtbot, content)
    mark(9, 9)
    editor.show_content((block("Mới", block_id="1"), content[1]), new_id=counting_ids())
    assert field().textCursor().block().text() == "Ba"


def test_another_empty_section_forgets_what_undo_could_bring_back(qtbot):
    editor = shown_editor(qtbot)
    keys("abc", BACKSPACE, BACKSPACE, BACKSPACE)
    assert editor.content() == ()
    editor.show_content((), new_id=counting_ids())
    assert not field().document().isUndoAvailable()


def test_undo_brings_back_a_typed_mark(qtbot):
    editor = shown_editor(qtbot)
    keys("- ")
    field().undo()
    assert told(editor.content()) == [("p", "- ")]


def test_undo_brings_ids_back(qtbot):
    editor = shown_editor(qtbot, (block("Một", block_id="1"), block("Hai", block_id="2")))
    mark(1, 6)
    keys(BACKSPACE)
    assert [b.id for b in editor.content()] == ["1"]
    field().undo()
    assert [(b.id, b.text) for b in editor.content()] == [("1", "Một"), ("2", "Hai")]


def test_format_actions_follow_the_caret_and_act_on_the_selection(qtbot):
    editor = shown_editor(qtbot, (block("Một hai", block_id="1"),))
    mark(0, 3)
    kinds, (bold, _italic, _link) = editor.actions_list()[:6], editor.actions_list()[6:]
    kinds[1].trigger()
    bold.trigger()
    assert editor.content()[0].kind is BlockKind.DASH
    assert editor.content()[0].runs == (Run(text="Một", bold=True), Run(text=" hai"))
    assert kinds[1].isChecked() and bold.isChecked()
    mark(6, 6)
    assert not bold.isChecked()


def test_ctrl_i_is_italic_in_the_text_whatever_the_window_does_with_it(qtbot):
    editor = shown_editor(qtbot, (block("Một", block_id="1"),))
    mark(0, 3)
    qtbot.keyClick(field(), Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert editor.content()[0].runs == (Run(text="Một", italic=True),)


def test_text_typed_behind_a_link_is_no_part_of_it(qtbot):
    link = Run(text="cổng", link="https://mau.gov.vn")
    editor = shown_editor(qtbot, (Block(id=BlockId("1"), runs=(link,)),))
    keys(Qt.Key.Key_End, " ab")
    assert editor.content()[0].runs == (link, Run(text=" ab"))


def test_find_goes_round_and_minds_accents_only_where_they_are_typed(qtbot):
    editor = shown_editor(qtbot, (block("Thủ tục", block_id="1"), block("Thu phí", block_id="2")))
    found = []
    for _ in range(3):
        assert editor.find("thu")
        found.append(field().textCursor().block().text())
    assert found == ["Thủ tục", "Thu phí", "Thủ tục"]
    assert editor.find("thủ") and field().textCursor().selectedText() == "Thủ"
    assert not editor.find("thú")


def test_read_only_text_takes_no_keys(qtbot):
    editor = shown_editor(qtbot, (block("Một", block_id="1"),))
    editor.set_read_only(True)
    keys("abc", ENTER)
    assert told(editor.content()) == [("p", "Một")]
    assert not any(action.isEnabled() for action in editor.actions_list())


def test_words_and_tables_stand_in_printed_order(qtbot):
    content = (block("Trên", block_id="1"), table(row("1", "a", "")), block("Dưới", block_id="2"))
    editor = shown_editor(qtbot, content)
    assert editor.content() == content
    keys(Qt.Key.Key_End, "!")
    assert [getattr(item, "text", "bảng") for item in editor.content()] == [
        "Trên!",
        "bảng",
        "Dưới",
    ]


def test_arrows_go_through_words_and_tables(qtbot):
    content = (block("Trên", block_id="1"), table(row("1", "a", "")), block("Dưới", block_id="2"))
    editor = shown_editor(qtbot, content)
    keys(DOWN, DOWN)
    assert field().textCursor().block().text() == "Dưới"
    keys(UP, UP)
    assert field().textCursor().block().text() == "Trên"
    assert editor.content() == content


def test_a_table_pasted_between_paragraphs_becomes_a_table(qtbot):
    editor = shown_editor(qtbot, (block("Trên", block_id="1"), block("Dưới", block_id="2")))
    keys(Qt.Key.Key_End)
    paste(html="<table><tr><th>STT</th><th>Tên</th></tr><tr><td>1</td><td>Một</td></tr></table>")
    above, pasted, below = editor.content()
    assert (above.text, below.text) == ("Trên", "Dưới")
    assert isinstance(pasted, Table)
    assert [column.text for column in pasted.columns] == ["STT", "Tên"]
    assert [cell.text for cell in pasted.rows[0].cells] == ["1", "Một"]


def test_a_table_is_taken_out_and_its_neighbours_join(qtbot):
    content = (block("Trên", block_id="1"), table(row("1", "a", "")), block("Dưới", block_id="2"))
    editor = shown_editor(qtbot, content)
    editor.findChild(TableGrid).removal_wanted.emit()
    assert editor.content() == (content[0], content[2])
    keys("!")
    assert told(editor.content()) == [("p", "Trên!"), ("p", "Dưới")]


def test_what_was_copied_comes_back_with_kinds_and_looks(qtbot):
    content = (
        block("Một", kind=BlockKind.DASH, block_id="1"),
        Block(id=BlockId("2"), kind=BlockKind.NOTE, runs=(Run(text="(Hai)", bold=True),)),
    )
    editor = shown_editor(qtbot, content)
    field().selectAll()
    field().copy()
    keys(Qt.Key.Key_End)
    qtbot.keyClick(field(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    keys(ENTER)
    field().paste()
    assert told(editor.content()) == told(content) * 2
    assert editor.content()[3].runs == content[1].runs
    assert len({b.id for b in editor.content()}) == 4


def test_copied_text_shows_its_marks_elsewhere(qtbot):
    shown_editor(
        qtbot, (block("Một <b>", kind=BlockKind.DASH, block_id="1"), block("Hai", block_id="2"))
    )
    field().selectAll()
    field().copy()
    data = QApplication.clipboard().mimeData()
    assert data.text() == "- Một <b>\nHai"
    assert "- Một &lt;b&gt;</p>" in data.html()


def test_numbers_are_counted_over_the_whole_section(qtbot):
    numbered = [block(f"{i}", kind=BlockKind.NUMBERED, block_id=f"{i}") for i in range(3)]
    editor = shown_editor(qtbot, (numbered[0], table(row("1", "", "")), *numbered[1:]))
    last = editor.findChildren(TextPart)[-1]
    assert [last.number(last.document().findBlockByNumber(i)) for i in range(2)] == ["2.", "3."]


def test_typing_in_a_long_section_stays_fluent(qtbot, capsys):
    words = "Xã Mẫu đã triển khai thực hiện các nhiệm vụ về chuyển đổi số theo kế hoạch. " * 14
    editor = shown_editor(qtbot, tuple(block(words, block_id=f"{i}") for i in range(60)))
    heard = []
    editor.content_changed.connect(heard.append)
    mark(20000, 20000)
    spent = []
    for letter in "Kết quả đạt được trong kỳ":
        start = time.perf_counter()
        keys(letter)
        QApplication.processEvents()
        spent.append(1000 * (time.perf_counter() - start))
    with capsys.disabled():
        print(f"\n60 long paragraphs: a key takes {max(spent):.0f} ms at most")
    assert len(heard) == len(spent)
