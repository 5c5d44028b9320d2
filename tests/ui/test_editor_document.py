"""Blocks ↔ QTextDocument: what is written is read back."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from nq57desk.model import Block, BlockId, BlockKind, FigureForm, FigureId, FigureRef, Run
from tests.helpers import block, counting_ids
from ui.editor.document import clean, from_document, merged, text_blocks, to_document

FIGURES = st.builds(
    FigureRef,
    figure=st.sampled_from(["hs-tiep-nhan", "ty-le"]).map(FigureId),
    form=st.sampled_from(FigureForm),
)
RUNS = st.one_of(
    st.builds(
        Run,
        text=st.text(),
        bold=st.booleans(),
        italic=st.booleans(),
        link=st.sampled_from(["", "https://mau.gov.vn/a?b=1&c=2"]),
    ),
    st.builds(Run, figure=FIGURES, bold=st.booleans()),
)
BLOCKS = st.lists(
    st.builds(
        Block,
        id=st.just(BlockId("")),
        kind=st.sampled_from(BlockKind),
        runs=st.lists(RUNS, max_size=5).map(tuple),
        marker=st.sampled_from(["", "a)", "12."]),
    ),
    max_size=8,
).map(lambda blocks: tuple(replace(b, id=BlockId(f"b{i}")) for i, b in enumerate(blocks)))


def read_back(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    document = QTextDocument()
    to_document(blocks, document)
    return from_document(document, new_id=counting_ids("new"))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BLOCKS)
def test_what_is_written_is_read_back(qapp, blocks):
    expected = tuple(replace(item, runs=merged(item.runs)) for item in blocks)
    assert read_back(blocks) == expected


def test_no_blocks_are_read_back_as_none(qapp):
    assert read_back(()) == ()


def test_empty_paragraphs_keep_their_place(qapp):
    blocks = (block("Một", block_id="1"), block("", block_id="2"), block("Ba", block_id="3"))
    assert [item.text for item in read_back(blocks)] == ["Một", "", "Ba"]


def test_line_breaks_in_a_run_become_spaces(qapp):
    assert read_back((block("Một\r\nhai\u2029ba", block_id="1"),))[0].text == "Một hai ba"


def test_text_becomes_precomposed_and_loses_control_characters(qapp):
    assert clean("Thu\u0309 tu\u0323c\u00ad\u00a0ha\u0300nh chi\u0301nh\x0c\ufdd0\ufffc") == (
        "Thủ tục hành chính"
    )


def test_a_split_gives_the_new_half_a_new_id(qapp):
    document = QTextDocument()
    to_document((block("Một hai", block_id="1"),), document)
    cursor = QTextCursor(document)
    cursor.setPosition(4)
    cursor.insertBlock()
    blocks = from_document(document, new_id=counting_ids("new"))
    assert [(item.id, item.text) for item in blocks] == [("1", "Một "), ("new1", "hai")]


def test_text_typed_after_a_chip_is_no_chip(qapp):
    ref = FigureRef(figure=FigureId("x"), form=FigureForm.RATE)
    document = QTextDocument()
    to_document((Block(id=BlockId("1"), runs=(Run(figure=ref), Run(figure=ref))),), document)
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(" hồ sơ")
    (read,) = from_document(document, new_id=counting_ids())
    assert read.runs == (Run(figure=ref), Run(figure=ref), Run(text=" hồ sơ"))


def test_every_paragraph_keeps_its_mark_out_of_the_text(qapp):
    document = QTextDocument()
    to_document(
        tuple(block("Nội dung", kind=kind, block_id=kind.value) for kind in BlockKind), document
    )
    assert {text_block.text() for text_block in text_blocks(document)} == {"Nội dung"}
