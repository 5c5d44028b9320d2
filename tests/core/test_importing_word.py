"""The walk through a .docx: what is read, what is not, automatic numbers, merged cells."""

from pathlib import Path

import pytest

from nq57desk.importing import tables
from nq57desk.importing.pieces import Line, RawTable, Source
from nq57desk.importing.word import read_docx
from nq57desk.model import RowKind, Table
from tests.helpers import counting_ids
from tests.word_file import cell, level, numbered, numbering, p, r, table, write


def _source(folder: Path, body: str, **parts: str) -> Source:
    return read_docx(write(folder / "a.docx", body, **parts))


def _texts(folder: Path, body: str, **parts: str) -> list[str]:
    pieces = _source(folder, body, **parts).pieces
    return [piece.text for piece in pieces if isinstance(piece, Line)]


def _table(folder: Path, body: str) -> Table:
    (raw,) = (x for x in _source(folder, body).pieces if isinstance(x, RawTable))
    return tables.table(raw, counting_ids())


def test_tracked_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    inserted = f"<w:ins>{r(' 15')}</w:ins>"
    deleted = "<w:del><w:r><w:delText> 12</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{r(' xóm')}</w:moveFrom><w:moveTo>{r(' tổ')}</w:moveTo>"
    body = p("Có", inside=inserted + deleted + moved)
    assert _texts(tmp_path, body) == ["Có 15 tổ"]


def test_paragraph_whose_end_is_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    body = p("Một nửa", properties="<w:rPr><w:del/></w:rPr>") + p(" còn lại")
    assert _texts(tmp_path, body) == ["Một nửa còn lại"]


def test_content_controls_and_smart_tags_are_read(tmp_path: Path) -> None:
    inline = f"<w:sdt><w:sdtContent>{r('xã Mẫu')}</w:sdtContent></w:sdt>"
    smart = f"<w:smartTag>{r(' năm 2026')}</w:smartTag>"
    block = f"<w:sdt><w:sdtContent>{p('Đoạn trong khung')}</w:sdtContent></w:sdt>"
    assert _texts(tmp_path, p("UBND ", inside=inline + smart) + block) == [
        "UBND xã Mẫu năm 2026",
        "Đoạn trong khung",
    ]


def test_links_bold_and_italic_are_kept(tmp_path: Path) -> None:
    link = f'<w:hyperlink r:id="web">{r("trang mẫu")}</w:hyperlink>'
    (line,) = _source(
        tmp_path, p("", inside=r("đậm ", "<w:b/>") + r("nghiêng ", "<w:i/>") + link)
    ).pieces
    assert isinstance(line, Line)
    assert [(run.bold, run.italic, run.link) for run in line.runs] == [
        (True, False, ""),
        (False, True, ""),
        (False, False, "https://mau.vn"),
    ]


def test_text_box_is_read_once(tmp_path: Path) -> None:
    def box(text: str) -> str:
        return f"<w:txbxContent>{p(text)}</w:txbxContent>"

    drawing = (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing><wps:txbx>{box('HỎA TỐC')}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box('HỎA TỐC')}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert _texts(tmp_path, p("Báo cáo", inside=drawing)) == ["Báo cáo", "HỎA TỐC"]


def test_automatic_numbers_are_counted_again(tmp_path: Path) -> None:
    levels = (
        level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.")
        + level(2, "decimal", "%2.%3.") + level(3, "lowerLetter", "%4)")
    )  # fmt: skip
    outline = [(0, "A"), (1, "B"), (2, "C"), (2, "D"), (3, "E"), (1, "F"), (0, "G"), (1, "H")]
    body = "".join(numbered(text, 1, depth) for depth, text in outline)
    assert _texts(tmp_path, body, numbering=numbering(levels)) == [
        "I. A", "1. B", "1.1. C", "1.2. D", "a) E", "2. F", "II. G", "1. H",
    ]  # fmt: skip


def test_two_lists_of_one_kind_count_on_unless_one_starts_anew(tmp_path: Path) -> None:
    kinds = numbering(level(0, "decimal", "%1."))
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = numbered("A", 1) + numbered("B", 2) + numbered("C", 3) + numbered("D", 3)
    texts = _texts(tmp_path, body, numbering=kinds + again)
    assert texts == ["1. A", "2. B", "1. C", "2. D"]


def test_automatic_bullets_are_read_as_those_of_reports(tmp_path: Path) -> None:
    kinds = numbering(*(level(0, "bullet", sign) for sign in ("-", "+", "\uf0b7")))
    body = "".join(numbered("việc", number) for number in (1, 2, 3))
    assert _texts(tmp_path, body, numbering=kinds) == ["- việc", "+ việc", "- việc"]


def test_number_of_a_style_counts_too(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    body = p("ĐÁNH GIÁ", properties='<w:pStyle w:val="Muc"/>') + p("Tốt.")
    source = _source(
        tmp_path, body, styles=styles, numbering=numbering(level(0, "upperRoman", "%1."))
    )
    line = source.pieces[0]
    assert isinstance(line, Line)
    assert (line.text, line.level, line.heading) == ("I. ĐÁNH GIÁ", 1, True)


def test_merged_head_becomes_columns_under_columns(tmp_path: Path) -> None:
    body = table(
        cell("STT", merge="restart") + cell("Hồ sơ", span=2) + cell("Ghi chú", merge="restart"),
        cell("", merge="continue") + cell("Trực tuyến") + cell("Trực tiếp")
        + cell("", merge="continue"),
        cell("I") + cell("Cấp xã", span=3),
        cell("1") + cell("20") + cell("3") + cell(""),
    )  # fmt: skip
    found = _table(tmp_path, body)
    assert [(c.text, [d.text for d in c.children]) for c in found.columns] == [
        ("STT", []),
        ("Hồ sơ", ["Trực tuyến", "Trực tiếp"]),
        ("Ghi chú", []),
    ]
    assert [row.kind for row in found.rows] == [RowKind.GROUP, RowKind.DATA]
    assert [each.text for each in found.rows[0].cells] == ["I", "Cấp xã"]


def test_number_merged_into_the_head_goes_to_its_row(tmp_path: Path) -> None:
    body = table(
        cell("STT") + cell("Cấp xã", span=2),
        cell("1", merge="restart") + cell("Toàn trình") + cell("Một phần"),
        cell("", merge="continue") + cell("36") + cell("377"),
    )
    found = _table(tmp_path, body)
    assert [len(column.children) for column in found.columns] == [0, 2]
    assert [[each.text for each in row.cells] for row in found.rows] == [["1", "36", "377"]]


def test_heading_styles_on_every_paragraph_are_not_trusted(tmp_path: Path) -> None:
    level = '<w:outlineLvl w:val="0"/>'
    body = "".join(p(f"Đoạn {number}", properties=level) for number in range(9)) + p("Khác")
    lines = [x for x in _source(tmp_path, body).pieces if isinstance(x, Line)]
    assert not any(line.heading for line in lines)


def test_cells_merged_down_in_the_data_are_read_once(tmp_path: Path) -> None:
    body = table(
        cell("STT") + cell("Thôn") + cell("Số hộ"),
        cell("1", merge="restart") + cell("Thôn Một") + cell("20"),
        cell("", merge="continue") + cell("Thôn Hai") + cell("30"),
    )
    rows = _table(tmp_path, body).rows
    assert [[each.text for each in row.cells] for row in rows] == [
        ["1", "Thôn Một", "20"],
        ["", "Thôn Hai", "30"],
    ]


def test_paragraphs_of_a_cell_keep_their_breaks(tmp_path: Path) -> None:
    body = table(cell("STT") + cell("Việc"), cell("1") + cell("Một\nHai"))
    assert _table(tmp_path, body).rows[0].cells[1].text == "Một\nHai"


def test_deleted_row_is_left_out(tmp_path: Path) -> None:
    gone = "<w:trPr><w:del/></w:trPr>" + cell("2") + cell("bỏ")
    body = table(cell("STT") + cell("Việc"), cell("1") + cell("giữ"), gone)
    assert len(_table(tmp_path, body).rows) == 1


def test_head_and_signature_drawn_as_tables_are_lines(tmp_path: Path) -> None:
    head = table(cell("ỦY BAN NHÂN DÂN\nXÃ MẪU") + cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    end = table(cell("Nơi nhận:\n- Như trên;") + cell("CHỦ TỊCH\nTrần Văn Mẫu"))
    assert _texts(tmp_path, head + end) == [
        "ỦY BAN NHÂN DÂN", "XÃ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Nơi nhận:", "- Như trên;", "CHỦ TỊCH", "Trần Văn Mẫu",
    ]  # fmt: skip


def test_line_breaks_part_items_but_not_sentences(tmp_path: Path) -> None:
    broken = "</w:t><w:br/><w:t>"
    body = p(f"KT. CHỦ TỊCH{broken}PHÓ CHỦ TỊCH") + p(f"III. NHIỆM VỤ{broken}NĂM 2026")
    assert _texts(tmp_path, body) == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "III. NHIỆM VỤ NĂM 2026"]


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("footnotes", f'<w:footnote w:id="2">{p("Theo số liệu của thôn")}</w:footnote>', True),
        ("header1", p("Dự thảo lần 2"), True),
        ("footer1", p("Trang 3"), False),
    ],
)
def test_what_stands_beside_the_text_is_kept_aside(
    name: str, content: str, kept: bool, tmp_path: Path
) -> None:
    source = _source(tmp_path, p("Báo cáo"), **{name: content})
    assert bool(source.aside) is kept
    assert len(source.pieces) == 1


def test_hidden_text_is_kept_aside(tmp_path: Path) -> None:
    source = _source(tmp_path, p("Báo cáo", inside=r(" ghi chú ẩn", "<w:vanish/>")))
    assert [line.text for line in source.aside] == ["ghi chú ẩn"]


def test_style_names_of_another_office_are_not_trusted(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="Nội dung"/></w:style>'
    source = _source(tmp_path, p("1. Mục", properties='<w:pStyle w:val="x"/>'), styles=styles)
    (line,) = source.pieces
    assert isinstance(line, Line)
    assert line.style == ""


def test_old_font_is_told(tmp_path: Path) -> None:
    font = '<w:rFonts w:ascii=".VnTime"/>'
    source = _source(
        tmp_path, p("", inside=r("b¸o c¸o kÕt qu¶ thùc hiÖn cña x· n¨m nay v¨n b¶n", font))
    )
    assert len(source.notes) == 1
