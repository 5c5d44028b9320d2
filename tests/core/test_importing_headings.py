"""Headings told from lists and sentences, by outline and by fitting numbers alone."""

import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from nq57desk.importing import import_file, marks
from nq57desk.model import BlockKind, Numbering, Outline, Report, Section, SectionSpec
from nq57desk.numbering import numbers, paths
from nq57desk.outlines import load_outlines

HEAD = "BÁO CÁO\n\nKết quả năm 2026\n\nUBND xã Mẫu báo cáo như sau:\n\n"


def _outline(*headings: str, numbering: Numbering = Numbering.ROMAN) -> Outline:
    specs = tuple(
        SectionSpec(key=f"k{number}", heading=heading, numbering=numbering)
        for number, heading in enumerate(headings, start=1)
    )
    empty = Outline(id="o", name="O", version="1", subject="", lead_in="")
    return replace(empty, sections=specs)


def _read(folder: Path, body: str, *outlines: Outline) -> Report:
    path = folder / "a.txt"
    path.write_text(HEAD + textwrap.dedent(body), "utf-8")
    return import_file(path, outlines=outlines or (_outline("KHÔNG CÓ"),)).report


def _tree(report: Report) -> list[str]:
    return list(paths(report.sections).values())


def _by_heading(report: Report, heading: str) -> Section:
    return next(section for section in report.sections if section.heading == heading)


@pytest.mark.parametrize(
    ("text", "numbering", "printed", "ordinal"),
    [
        ("Phần 1", Numbering.PART, "Phần 1", 1),
        ("PHẦN II. KẾT QUẢ", Numbering.PART, "PHẦN II", 2),
        ("Phần thứ ba", Numbering.PART, "Phần thứ ba", 3),
        ("IV. KẾT QUẢ", Numbering.ROMAN, "IV.", 4),
        ("12. Việc", Numbering.ARABIC, "12.", 12),
        ("2.1. Việc", Numbering.DOTTED, "2.1.", 1),
        ("2.10 Việc", Numbering.DOTTED, "2.10", 10),
        ("đ) Việc", Numbering.LETTER, "đ)", 5),
        ("A. KẾT QUẢ", Numbering.NONE, "A.", 1),
    ],
)
def test_printed_numbers_are_read(
    text: str, numbering: Numbering, printed: str, ordinal: int
) -> None:
    mark = marks.number(text)
    assert mark is not None
    assert (mark.numbering, mark.printed, mark.ordinal) == (numbering, printed, ordinal)


@pytest.mark.parametrize(
    "text", ["1287/1577 hồ sơ", "1.577 hồ sơ", "100% văn bản", "01 hội nghị", "Phần việc còn lại"]
)
def test_figures_and_sentences_have_no_number(text: str) -> None:
    assert marks.number(text) is None


def test_arabic_headings_may_stand_before_roman_ones(tmp_path: Path) -> None:
    body = """
        Phần 1

        TÌNH HÌNH

        1. Kết quả

        Tốt.

        2. Khó khăn

        Ít.

        I. CHỈ ĐẠO

        1. Văn bản

        Đủ.
        """
    assert _tree(_read(tmp_path, body)) == [
        "Phần 1", "Phần 1 > 1", "Phần 1 > 2", "Phần 1 > I", "Phần 1 > I > 1",
    ]  # fmt: skip


def test_words_of_a_part_are_kept_as_printed(tmp_path: Path) -> None:
    body = (
        "PHẦN THỨ NHẤT\n\nKẾT QUẢ\n\nI. CHUNG\n\nTốt.\n\nPHẦN THỨ HAI\n\nNHIỆM VỤ\n\nLàm tiếp.\n"
    )
    report = _read(tmp_path, body)
    printed = [numbers(report.sections)[section.id] for section in report.sections]
    assert printed == ["PHẦN THỨ NHẤT", "I.", "PHẦN THỨ HAI"]


def test_capitals_of_a_part_are_no_other_number(tmp_path: Path) -> None:
    body = "PHẦN 1\n\nKẾT QUẢ\n\nTốt.\n\nPhần 2\n\nNHIỆM VỤ\n\nLàm tiếp.\n"
    assert [section.number for section in _read(tmp_path, body).sections] == ["", ""]


def test_of_two_like_headings_the_numbered_one_is_the_section(tmp_path: Path) -> None:
    body = "I. KẾT QUẢ\n\nĐề xuất\n\n1. Chung\n\nTốt.\n\nII. ĐỀ XUẤT\n\nKhông.\n"
    report = _read(tmp_path, body, _outline("KẾT QUẢ", "ĐỀ XUẤT"))
    assert [section.key for section in report.sections] == ["k1", "", "k2"]


def test_file_that_begins_in_the_middle_is_read_from_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("II. KẾT QUẢ\n\n1. Chung\n\nTốt.\n", "utf-8")
    report = import_file(path, outlines=(_outline("KẾT QUẢ"),)).report
    assert _tree(report) == ["II", "II > 1"]


def test_numbered_sentences_are_a_list(tmp_path: Path) -> None:
    body = "I. NHIỆM VỤ\n\n1. Làm việc thứ nhất;\n\n2. Làm việc thứ hai;\n\n3. Làm nốt.\n"
    (section,) = _read(tmp_path, body).sections
    assert [block.kind for block in section.blocks] == [BlockKind.NUMBERED] * 3
    assert [block.marker for block in section.blocks] == ["", "", ""]


def test_list_before_the_next_heading_does_not_take_it(tmp_path: Path) -> None:
    body = """
        I. CHUNG

        1. Về hạ tầng

        Gồm:

        1. Máy tính

        2. Máy in

        2. Về nhân lực

        Đủ người.
        """
    outline = _outline("Về hạ tầng", "Về nhân lực", numbering=Numbering.ARABIC)
    assert _tree(_read(tmp_path, body, outline)) == ["I", "I > 1", "I > 2"]


def test_marker_is_kept_where_counting_would_give_another(tmp_path: Path) -> None:
    body = "I. VIỆC\n\n3. Việc ba;\n\n4. Việc bốn;\n\n(5) Việc năm;\n"
    (section,) = _read(tmp_path, body).sections
    assert [block.marker for block in section.blocks] == ["3.", "4.", "(5)"]


def test_letters_that_skip_are_kept_as_printed(tmp_path: Path) -> None:
    body = "I. VIỆC\n\n" + "\n\n".join(f"{letter}) Việc {letter}\n\nXong." for letter in "abcdeg")
    report = _read(tmp_path, body)
    assert _tree(report) == ["I", *(f"I > {letter}" for letter in "abcdeg")]
    assert [section.number for section in report.sections[4:]] == ["", "e)", "g)"]


def test_section_that_the_outline_lacks_stays_in_its_place(tmp_path: Path) -> None:
    body = "I. KẾT QUẢ\n\nTốt.\n\nII. VIỆC RIÊNG\n\nCủa xã.\n\nIII. ĐỀ XUẤT\n\nKhông.\n"
    report = _read(tmp_path, body, _outline("KẾT QUẢ", "ĐỀ XUẤT"))
    assert [section.key for section in report.sections] == ["k1", "", "k2"]


def test_heading_that_runs_on_into_text_is_parted(tmp_path: Path) -> None:
    body = (
        "I. Khó khăn, vướng mắc: kinh phí còn ít, người làm kiêm nhiệm.\n\nII. Đề xuất\n\nKhông.\n"
    )
    report = _read(tmp_path, body, _outline("Khó khăn, vướng mắc", "Đề xuất"))
    first = report.sections[0]
    assert first.heading == "Khó khăn, vướng mắc:"
    assert first.blocks[0].text == "kinh phí còn ít, người làm kiêm nhiệm."


def test_heading_printed_twice_is_kept_once_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    body = "## I. KẾT QUẢ\n\n### 1. Chung\n\n## I. KẾT QUẢ\n\n### 1. Chung\n\nTốt.\n"
    path.write_text(HEAD + body, "utf-8")
    imported = import_file(path, outlines=(_outline("KHÔNG CÓ"),))
    assert _tree(imported.report) == ["I", "I > 1"]
    assert sum("I. KẾT QUẢ" in note or "KẾT QUẢ" in note for note in imported.notes) == 1
    assert [origin.line for origin in imported.report.sections[0].origins] == [7, 11]


def test_damaged_letters_do_not_hide_a_heading(tmp_path: Path) -> None:
    body = "I. KÊT QUA CHUYÊN ĐỔI SỐ\n\nTốt.\n"
    report = _read(tmp_path, body, _outline("KẾT QUẢ CHUYỂN ĐỔI SỐ", "ĐỀ XUẤT"))
    assert report.sections[0].key == "k1"
    assert report.sections[0].heading == "KÊT QUA CHUYÊN ĐỔI SỐ"


def test_text_without_any_heading_is_kept(tmp_path: Path) -> None:
    (section,) = _read(tmp_path, "Xã đã làm nhiều việc.\n\nKhông có đề mục.\n").sections
    assert [block.text for block in section.blocks] == [
        "Xã đã làm nhiều việc.",
        "Không có đề mục.",
    ]


def test_outline_that_fits_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(HEAD + "I. VIỆC LÀNG\n\nVui.\n", "utf-8")
    assert any("đề cương" in note for note in import_file(path, outlines=load_outlines()).notes)


def test_report_of_the_party_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    head = "ĐẢNG ỦY XÃ MẪU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nSố 12-BC/ĐU\n\n"
    path.write_text(head + HEAD + "I. VIỆC\n\nXong.\n", "utf-8")
    imported = import_file(path, outlines=load_outlines())
    assert any("của Đảng" in note for note in imported.notes)
    assert imported.report.header.symbol == "BC/ĐU"
    assert [piece.text for piece in imported.report.unplaced] == ["ĐẢNG ỦY XÃ MẪU"]
