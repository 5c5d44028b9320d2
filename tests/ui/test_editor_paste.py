"""What the clipboard of Word, the web and plain text becomes."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nq57desk.model import Block, RowKind, Run, Table
from tests.helpers import counting_ids
from tests.ui.editing import told
from ui.editor.document import clean
from ui.editor.paste import content_from_html, content_from_text

WORD = Path(__file__).parents[1] / "data" / "paste" / "word.html"


def read(html: str, **options: bool) -> tuple[Block | Table, ...]:
    return content_from_html(html, new_id=counting_ids(), **options)


def test_word_comes_clean():
    assert told(read(WORD.read_text(encoding="utf-8"))) == [
        ("p", "Trong kỳ, xã Mẫu đã triển khai 5 kế hoạch đúng hạn;"),
        ("-", "Ban hành quy chế;"),
        ("+", "Phân công đầu mối"),
        ("1", "Hạ tầng số"),
        ("-", "Gạch tự gõ, xem trang tin."),
        ("p", "Hết"),
    ]


def test_bold_italic_and_links_of_word_stay():
    first, *_lists, dash, _last = read(WORD.read_text(encoding="utf-8"))
    assert first.runs[0] == Run(text="Trong kỳ,", bold=True)
    assert Run(text="đúng hạn", italic=True) in first.runs
    assert Run(text="trang tin", link="https://mau.gov.vn/tin?id=1&p=2") in dash.runs


def test_numbers_of_word_lists_stay():
    numbered = [b for b in read(WORD.read_text(encoding="utf-8")) if b.kind.value == "1"]
    assert [b.marker for b in numbered] == ["a)"]


def test_lists_of_the_web_become_items_by_depth():
    html = "<ul><li>Một<ul><li>Sâu</li></ul></li><li><p>Hai</p><p>thêm</p></li></ul>"
    assert told(read(html)) == [("-", "Một"), ("+", "Sâu"), ("-", "Hai"), ("p", "thêm")]


def test_ordered_lists_keep_their_numbers():
    found = read("<ol start=3><li>Ba<li>Bốn</ol><ol type=a><li>A<li>B<li>C<li>D<li>Đ</ol>")
    assert [b.marker for b in found] == ["3.", "4.", "a)", "b)", "c)", "d)", "đ)"]


@pytest.mark.parametrize(
    ("html", "runs"),
    [
        (
            "<b style='font-weight:normal'>a <i>b</i></b>",
            (Run(text="a "), Run(text="b", italic=True)),
        ),
        ("<span style='font-weight: 700'>a</span>b", (Run(text="a", bold=True), Run(text="b"))),
        ("<a href='javascript:alert(1)'>a</a>", (Run(text="a"),)),
        ("<p>a<script>x()</script><style>p{}</style></p>", (Run(text="a"),)),
        ("<p><b>- Tên:</b> nội dung</p>", (Run(text="Tên:", bold=True), Run(text=" nội dung"))),
    ],
)
def test_looks_are_read_from_tags_and_styles(html, runs):
    assert read(html)[0].runs == runs


def test_line_breaks_part_paragraphs():
    assert told(read("<div>Một<br>Hai<div>Ba</div>Bốn</div>")) == [
        ("p", "Một"),
        ("p", "Hai"),
        ("p", "Ba"),
        ("p", "Bốn"),
    ]


def test_a_table_keeps_merged_heads_and_group_rows():
    (found,) = read(
        "<table><tr><td rowspan=2>STT</td><td colspan=2>Số họp</td></tr>"
        "<tr><td>Chủ trì</td><td>Dự</td></tr>"
        "<tr><td>I</td><td colspan=2>Nhóm một</td></tr><tr><td>1</td><td>2<br>3</td><td></td></tr>"
        "</table>"
    )
    assert [(c.text, [d.text for d in c.children]) for c in found.columns] == [
        ("STT", []),
        ("Số họp", ["Chủ trì", "Dự"]),
    ]
    assert [row.kind for row in found.rows] == [RowKind.GROUP, RowKind.DATA]
    assert [cell.text for cell in found.rows[1].cells] == ["1", "2\n3", ""]


def test_a_table_for_layout_becomes_paragraphs():
    html = "<table><tr><td>ỦY BAN</td><td>CỘNG HÒA</td></tr></table>"
    assert told(read(html)) == [("p", "ỦY BAN"), ("p", "CỘNG HÒA")]


def test_where_no_tables_may_stand_cells_become_paragraphs():
    html = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    assert [text for _kind, text in told(read(html, tables=False))] == ["a", "b", "c", "d"]


def test_plain_text_is_read_by_its_marks():
    text = "Mở đầu\r\n- một\r\n+ hai\r\n* ba\r\n1. bốn\r\n\r\n  a) năm\u2028sáu"
    found = content_from_text(text, new_id=counting_ids())
    assert told(found) == [
        ("p", "Mở đầu"),
        ("-", "một"),
        ("+", "hai"),
        ("*", "ba"),
        ("1", "bốn"),
        ("1", "năm"),
        ("p", "sáu"),
    ]
    assert [b.marker for b in found if b.marker] == ["1.", "a)"]


def test_decomposed_letters_and_control_characters_are_mended():
    (found,) = content_from_text("Thu\u0309 tu\u0323c\x07\u200b", new_id=counting_ids())
    assert found.text == "Thủ tục"


@pytest.mark.parametrize(
    "html", ["", " ", "<!-- -->", "<p></p>", "<img src=x>", "\x00", "<", "]]>"]
)
def test_a_clipboard_without_text_brings_nothing(html):
    assert told(read(html)) in ([], [("p", "]]>")], [("p", "<")])


TAGS = "<p>|</td>|<table>|<tr>|<td colspan=3>|<td rowspan=2>|<li>|<b>|<o:p>|<![if x]>|<br>|a|- "


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(TAGS.split("|")), max_size=25))
def test_any_tags_are_survived_and_no_letter_is_lost(tags):
    text = "".join(
        cell
        for item in read("".join(tags))
        for cell in ([item.text] if isinstance(item, Block) else _letters(item))
    )
    assert text.count("a") == tags.count("a")
    assert clean(text) == text or "\n" in text


def _letters(table: Table) -> list[str]:
    columns = [
        text
        for column in table.columns
        for text in (column.text, *(c.text for c in column.children))
    ]
    return columns + [cell.text for row in table.rows for cell in row.cells]
