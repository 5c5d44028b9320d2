"""Text files: encodings, Markdown litter, lines that pages have cut, tables of tabs."""

import textwrap

import pytest

from nq57desk.importing import joining, markup
from nq57desk.importing.pieces import Line, RawTable
from nq57desk.importing.spans import plain
from nq57desk.importing.tables import table
from nq57desk.importing.text import decode, read_lines
from nq57desk.model import RowKind, Table
from tests.helpers import counting_ids

SENTENCE = "Ủy ban nhân dân xã báo cáo việc đã thực hiện của năm"


def _looks(text: str) -> list[tuple[str, str]]:
    return [
        (run.text, "B" * run.bold + "I" * run.italic + "L" * bool(run.link))
        for run in markup.read(text)
    ]


def _joined(text: str) -> list[str]:
    pieces = joining.join(read_lines(text.split("\n")).pieces)
    return [piece.text for piece in pieces if isinstance(piece, Line)]


def _table(text: str) -> Table:
    (raw,) = (p for p in read_lines(text.split("\n")).pieces if isinstance(p, RawTable))
    return table(raw, counting_ids())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_encodings_of_windows_are_known(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


def test_text_of_old_windows_is_composed() -> None:
    data = "Xa\u0303 ba\u0301o ca\u0301o cu\u0309a các".encode("cp1258", "replace")
    assert decode(data).startswith("Xã báo cáo của")


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("a **b** c", [("a ", ""), ("b", "B"), (" c", "")]),
        ("(*a b*)", [("(", ""), ("a b", "I"), (")", "")]),
        ("**A***(B)***1. C**", [("A", "B"), ("(B)", "I"), ("1. C", "B")]),
        ("<b>I</b>", [("I", "B")]),
        ("<https://mau.vn>", [("https://mau.vn", "L")]),
        ('<a href="https://mau.vn">trang</a> ;', [("trang", "L"), (" ;", "")]),
        (r"\* Đánh giá", [("* Đánh giá", "")]),
        ("5 * 3 và 2*4", [("5 * 3 và 2*4", "")]),
        ("nhỏ < 5 và > 3", [("nhỏ < 5 và > 3", "")]),
    ],
)
def test_litter_is_read_as_looks(text: str, looks: list[tuple[str, str]]) -> None:
    assert _looks(text) == looks


def test_bold_over_two_lines_is_closed_on_the_second() -> None:
    lines = markup.read_lines(["**KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH**", "*Nguyễn Mẫu*"])
    assert [plain(runs) for runs in lines] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Mẫu"]
    assert [(runs[0].bold, runs[0].italic) for runs in lines] == [
        (True, False),
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Nâng cao nhận\n\nthức của người dân.", ["Nâng cao nhận thức của người dân."]),
        ("Xã đã chuyển đổi số. Việc chuy\n\nển tiếp", ["Xã đã chuyển đổi số. Việc chuyển tiếp"]),
        ("Gồm có:\n\nkế hoạch của xã;", ["Gồm có:", "kế hoạch của xã;"]),
        ("Các việc đã làm\n\na) việc một", ["Các việc đã làm", "a) việc một"]),
        ("- Phòng VH-XH\n- Lưu: VT", ["- Phòng VH-XH", "- Lưu: VT"]),
        (
            "Theo chỉ đạo tại cuộc họp giao ban tuần của\n\nBan Thường vụ.",
            ["Theo chỉ đạo tại cuộc họp giao ban tuần của Ban Thường vụ."],
        ),
        ("(Có Phụ lục kèm theo)\n\nkhông có.", ["(Có Phụ lục kèm theo)", "không có."]),
    ],
)
def test_sentences_cut_by_a_page_are_joined(text: str, paragraphs: list[str]) -> None:
    assert _joined(text) == paragraphs


@pytest.mark.parametrize("text", ["**A***(Kèm theo B)***1. C**", "A(Kèm theo B)1. Phụ lục I. C"])
def test_pieces_put_together_in_one_line_are_parted(text: str) -> None:
    assert [each[:3] for each in _joined(text)] == ["A", "(Kè", "1. "]


def test_page_numbers_are_left_out() -> None:
    text = "Nâng cao nhận\n\n2\n\nthức của dân.\n\nViệc khác.\n\n- 3 -\n\nHết."
    assert _joined(text) == ["Nâng cao nhận thức của dân.", "Việc khác.", "Hết."]
    assert _joined("Năm\n\n2026\n\nSố\n\n15") == ["Năm", "2026", "Số", "15"]


def test_paragraphs_broken_at_a_width_are_joined() -> None:
    words = " ".join(["Xã Mẫu Sơn"] * 30)
    broken = "\n".join(textwrap.wrap(words, 60))
    assert _joined("\n\n".join([broken] * 8)) == [words] * 8


def test_joined_paragraph_knows_both_lines() -> None:
    (line,) = joining.join(read_lines(["Nâng cao nhận", "", "thức của dân."]).pieces)
    assert isinstance(line, Line)
    assert [(origin.line, line.text[origin.start :]) for origin in line.origins] == [
        (1, "Nâng cao nhận thức của dân."),
        (3, "thức của dân."),
    ]


def test_bullet_of_markdown_before_a_bullet_is_litter() -> None:
    assert _joined("- \\* Văn phòng: 70 triệu đồng;") == ["* Văn phòng: 70 triệu đồng;"]
    assert _joined("- (1) Hạ tầng") == ["- (1) Hạ tầng"]


def test_list_saved_by_word_with_tabs_is_no_table() -> None:
    assert _joined("1.\tVề hạ tầng\n-\tđường truyền") == ["1. Về hạ tầng", "- đường truyền"]


def test_row_cut_by_a_page_is_joined_and_missing_cells_are_added() -> None:
    found = _table("STT\tViệc\tGhi chú\n1\tRà soát thủ\n\n\ttục hành chính\t\n2\tXong")
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["1", "Rà soát thủ tục hành chính", ""],
        ["2", "Xong", ""],
    ]
    assert [origin.line for origin in found.rows[0].origins] == [2, 4]


def test_line_that_cuts_a_table_is_the_rest_of_its_row() -> None:
    lines = ["STT\tViệc", "1\tRà soát thủ", "", "tục hành chính", "", "2\tXong"]
    (raw,) = joining.join(read_lines(lines).pieces)
    assert isinstance(raw, RawTable)
    assert [row.cells[1].text for row in raw.rows] == [
        "Việc",
        "Rà soát thủ tục hành chính",
        "Xong",
    ]


def test_blank_cells_of_the_head_are_read_as_merged() -> None:
    found = _table("STT\tHồ sơ\t\tGhi chú\n\tTrực tuyến\tTrực tiếp\t\n1\t20\t3\t")
    assert [(c.text, [d.text for d in c.children]) for c in found.columns] == [
        ("STT", []),
        ("Hồ sơ", ["Trực tuyến", "Trực tiếp"]),
        ("Ghi chú", []),
    ]
    assert len(found.rows) == 1


def test_groups_are_told_from_rows() -> None:
    found = _table(
        "STT\tViệc\tHạn\nI\tNhóm một\t\n1\tViệc a\ttháng 6\nII\tNhóm hai\t\n1\tViệc b\t"
    )
    assert [row.kind for row in found.rows] == [
        RowKind.GROUP,
        RowKind.DATA,
        RowKind.GROUP,
        RowKind.DATA,
    ]


def test_head_printed_again_on_the_next_page_is_left_out() -> None:
    found = _table("STT\tViệc\n1\tMột\n\nSTT\tViệc\n2\tHai")
    assert [row.cells[0].text for row in found.rows] == ["1", "2"]
