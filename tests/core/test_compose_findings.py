from dataclasses import replace
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as Opened

from nq57desk.compose.findings_sheet import SheetGroup, SheetLine, compose_findings
from tests.helpers import build_report

NOW = datetime(2026, 6, 25, 10, 42)
ERROR = SheetLine(where="III. Kết quả", message="90%% thừa dấu phần trăm.", at="đoạn 34, 61")
PASSED = SheetLine(where="Phần cuối", message="Thiếu người ký.", reason="Trình sau")


def sheet(*groups: SheetGroup, summary: str = "1 lỗi") -> Opened:
    data = compose_findings(build_report(), groups, summary=summary, moment=NOW)
    return Document(BytesIO(data))


def test_the_sheet_lists_findings_by_severity_with_reasons() -> None:
    errors = SheetGroup(name="lỗi", lines=(ERROR,))
    passed = SheetGroup(name="đã bỏ qua", lines=(PASSED,))
    rows = [[cell.text for cell in row.cells] for row in sheet(errors, passed).tables[0].rows]
    assert rows[1][-1] == "Lỗi (1)" and rows[3][-1] == "Đã bỏ qua (1)"
    assert rows[2] == ["1", "III. Kết quả\nđoạn 34, 61", "90%% thừa dấu phần trăm.", ""]
    assert rows[4] == ["2", "Phần cuối", "Thiếu người ký.", "Trình sau"]


def test_the_sheet_tells_when_and_how_many_and_leaves_room_to_sign() -> None:
    made = sheet(SheetGroup(name="lỗi", lines=(ERROR,)))
    text = "\n".join(each.text for each in made.paragraphs)
    assert "Kiểm tra lúc 10:42 ngày 25/06/2026: 1 lỗi." in text
    assert [cell.paragraphs[0].text for cell in made.tables[-1].rows[0].cells] == [
        "NGƯỜI SOẠN THẢO",
        "NGƯỜI PHỤ TRÁCH NỘI DUNG",
    ]


def test_a_sheet_without_findings_has_no_table_of_them() -> None:
    made = sheet(SheetGroup(name="lỗi", lines=()), summary="")
    assert len(made.tables) == 1
    assert any("không còn điểm nào" in each.text for each in made.paragraphs)


def test_the_sheet_is_written_in_styles_of_the_template() -> None:
    made = sheet(SheetGroup(name="lỗi", lines=(ERROR,)))
    assert all(each.style.name != "Normal" for each in made.paragraphs)
    assert made.tables[0].rows[0].cells[0].paragraphs[0].style.name == "Đầu bảng"


def test_a_quarter_of_the_sheet_is_left_to_write_in() -> None:
    long = replace(ERROR, message="Số hồ sơ ở mục này khác số hồ sơ ở phụ lục. " * 6)
    made = sheet(SheetGroup(name="lỗi", lines=(long,)))
    widths = [column.width for column in made.tables[0].columns]
    assert widths[-1] > sum(widths) / 4
