"""Head and closing in the forms that offices use."""

import textwrap
from pathlib import Path

import pytest

from nq57desk.importing import import_file
from nq57desk.model import OfficeKind, PartialDate, Report
from nq57desk.outlines import load_outlines

BODY = "\n\nI. KẾT QUẢ\n\nTốt.\n\n"
OUTLINES = load_outlines()


def _read(folder: Path, head: str, end: str = "") -> Report:
    path = folder / "a.txt"
    path.write_text(textwrap.dedent(head) + BODY + textwrap.dedent(end), "utf-8")
    return import_file(path, outlines=OUTLINES).report


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 12/BC-UBND", "12", "BC-UBND"),
        ("Số:      /BC-UBND", "", "BC-UBND"),
        ("Số: ……/BC-VHXH", "", "BC-VHXH"),
        ("Số 45/BC-UBND", "45", "BC-UBND"),
    ],
)
def test_number_is_read_or_left_blank(line: str, number: str, symbol: str, tmp_path: Path) -> None:
    header = _read(tmp_path, f"{line}\n\nBÁO CÁO\n\nKết quả năm 2026").header
    assert (header.number, header.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Mẫu, ngày 05 tháng 02 năm 2026", PartialDate(day=5, month=2, year=2026)),
        ("Mẫu, ngày tháng 5 năm 2026", PartialDate(month=5, year=2026)),
        ("Mẫu, ngày … tháng … năm 2026", PartialDate(year=2026)),
        ("Mẫu, ngày      tháng      năm", PartialDate()),
    ],
)
def test_blank_parts_of_the_date_stay_blank(line: str, date: PartialDate, tmp_path: Path) -> None:
    header = _read(tmp_path, f"{line}\n\nBÁO CÁO\n\nKết quả năm 2026").header
    assert (header.place, header.date) == ("Mẫu", date)


def test_columns_of_the_head_in_one_line_are_parted(tmp_path: Path) -> None:
    head = """
        UBND XÃ MẪU SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Số: 7/BC-UBND Mẫu Sơn, ngày 01 tháng 6 năm 2026

        BÁO CÁO KẾT QUẢ NĂM 2026
        """
    report = _read(tmp_path, head)
    assert report.unplaced == ()
    assert (report.header.number, report.header.date.day) == ("7", 1)
    assert (report.header.title, report.header.subject) == ("BÁO CÁO", "KẾT QUẢ NĂM 2026")
    assert (report.office.kind, report.office.name) == (OfficeKind.COMMUNE, "Mẫu Sơn")


def test_one_addressee_may_stand_in_the_line(tmp_path: Path) -> None:
    head = "BÁO CÁO\n\nKết quả năm 2026\n\nKính gửi: Sở Khoa học và Công nghệ.\n\nBáo cáo như sau:"
    header = _read(tmp_path, head).header
    assert header.addressees == ("Sở Khoa học và Công nghệ",)
    assert header.lead_in[0].text == "Báo cáo như sau:"


def test_line_of_the_head_without_a_place_is_listed(tmp_path: Path) -> None:
    report = _read(tmp_path, "HỎA TỐC\n\nBÁO CÁO\n\nKết quả năm 2026")
    assert [(piece.text, piece.line) for piece in report.unplaced] == [("HỎA TỐC", 1)]


def test_parts_of_head_and_closing_know_their_lines(tmp_path: Path) -> None:
    head = "Số: 1/BC-UBND\n\nBÁO CÁO\n\nKết quả năm 2026"
    end = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTrần Văn Mẫu\n"
    report = _read(tmp_path, head, end)
    assert [(o.line, o.part) for o in report.header.origins] == [(1, "number"), (5, "subject")]
    assert [(o.line, o.part) for o in report.closing.origins] == [
        (11, "recipients"),
        (12, "recipient"),
        (13, "recipient"),
        (15, "signature"),
        (17, "signature"),
    ]


def test_recipients_without_dashes_are_read(tmp_path: Path) -> None:
    signed = "TM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\n(Đã ký)\n\nLê Mẫu\n"
    end = f"Nơi nhận:\n\nNhư trên;\n\nLưu: VT.\n\n{signed}"
    report = _read(tmp_path, "BÁO CÁO\n\nKết quả năm 2026", end)
    assert report.closing.recipients == ("Như trên", "Lưu: VT")
    assert report.closing.signature == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert report.closing.signer == "Lê Mẫu"
    assert [piece.text for piece in report.unplaced] == ["(Đã ký)"]


def test_name_of_a_school_among_the_recipients_is_no_signer(tmp_path: Path) -> None:
    end = "Nơi nhận:\n- Như trên;\nTrường Mầm Non Mẫu;\n\nCHỦ TỊCH\n\nLê Văn Mẫu\n"
    report = _read(tmp_path, "BÁO CÁO\n\nKết quả năm 2026", end)
    assert report.closing.recipients == ("Như trên", "Trường Mầm Non Mẫu")
    assert report.closing.signer == "Lê Văn Mẫu"


def test_text_after_the_signature_that_is_no_appendix_is_listed(tmp_path: Path) -> None:
    end = "Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Mẫu\n\nGửi kèm tệp số liệu gốc.\n"
    report = _read(tmp_path, "BÁO CÁO\n\nKết quả năm 2026", end)
    assert [piece.text for piece in report.unplaced] == ["Gửi kèm tệp số liệu gốc."]


@pytest.mark.parametrize(
    ("head", "number", "title"),
    [
        ("PHỤ LỤC I\n\nDANH MỤC VĂN BẢN", "PHỤ LỤC I", "DANH MỤC VĂN BẢN"),
        ("PHỤ LỤC\n\nDanh mục văn bản", "", "Danh mục văn bản"),
        ("Phụ lục 1: Danh mục văn bản", "Phụ lục 1", "Danh mục văn bản"),
        ("**3. Phụ lục III. Danh mục văn bản**", "3. Phụ lục III", "Danh mục văn bản"),
    ],
)
def test_appendix_heads_are_read(head: str, number: str, title: str, tmp_path: Path) -> None:
    end = f"Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Mẫu\n\n{head}\n\nSTT\tViệc\n1\tMột\n"
    (appendix,) = _read(tmp_path, "BÁO CÁO\n\nKết quả năm 2026", end).appendices
    assert (appendix.number, appendix.heading) == (number, title)
    assert len(appendix.tables) == 1
