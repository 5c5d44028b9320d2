from dataclasses import replace

from nq57desk.model import (
    BlockId,
    BlockKind,
    Closing,
    Column,
    Header,
    Numbering,
    PartialDate,
    Period,
    PeriodKind,
    Report,
    RowKind,
    SectionKind,
    Unplaced,
)
from nq57desk.outlines import load_outlines
from nq57desk.script_data import outline_data, report_data
from tests.helpers import block, build_report, section, table

GROUPED = replace(
    table(("I", "Nhóm một"), ("1", "Kế hoạch"), ("II", "Nhóm hai"), ("2", "Quyết định")),
    columns=(
        Column(text="STT"),
        Column(text="Văn bản", children=(Column(text="Số"),)),
    ),
)
GROUPED = replace(
    GROUPED,
    rows=tuple(
        replace(row, kind=RowKind.GROUP) if place % 2 == 0 else row
        for place, row in enumerate(GROUPED.rows)
    ),
)


def report() -> Report:
    return build_report(
        section("a", heading="KẾT QUẢ {KY}", numbering=Numbering.ROMAN),
        section("b", "Đã lắp wifi", level=2, numbering=Numbering.ARABIC),
        section("c", "đúng", level=3, numbering=Numbering.LETTER),
        section(
            "p",
            content=(block("Bảng 1"), GROUPED),
            heading="Danh mục",
            kind=SectionKind.APPENDIX,
            numbering=Numbering.APPENDIX,
        ),
        section("q", kind=SectionKind.APPENDIX, numbering=Numbering.APPENDIX),
        period=Period(kind=PeriodKind.MONTHS, number=6, year=2026),
        header=Header(number="45", date=PartialDate(month=6, year=2026), subject="Kết quả {ky}"),
        closing=Closing(sentence=(block("Trên đây là {trich_yeu_thuong}./."),), signer="Mẫu"),
        unplaced=(Unplaced(id=BlockId("u"), text="Trang 3", line=88),),
    )


def test_sections_stand_at_their_paths_with_headings_filled_and_words_counted() -> None:
    sections = report_data(report())["sections"]
    assert [(each["path"], each["words"]) for each in sections] == [
        ("I", 0), ("I > 1", 3), ("I > 1 > a", 1), ("Phụ lục I", 14), ("Phụ lục II", 0),
    ]  # fmt: skip
    assert sections[0]["heading"] == "KẾT QUẢ 6 THÁNG ĐẦU NĂM 2026"
    assert sections[1]["text"] == "Đã lắp wifi"


def test_a_table_tells_its_columns_rows_and_groups_apart() -> None:
    [told] = report_data(report())["tables"]
    assert told["appendix"] == "I"
    assert (told["title"], told["caption"]) == ("Danh mục", "Bảng 1")
    assert told["columns"] == ["STT", "Số"] and told["header_rows"] == 2
    assert told["header"][1]["children"] == [{"text": "Số", "children": []}]
    assert told["rows"] == [["1", "Kế hoạch"], ["2", "Quyết định"]]
    assert told["groups"] == [
        {"number": "I", "text": "Nhóm một", "before": 0},
        {"number": "II", "text": "Nhóm hai", "before": 1},
    ]


def test_head_end_and_pieces_are_told_with_parameters_filled() -> None:
    told = report_data(report())
    assert (told["outline"], told["period"], told["figures"]) == ("mau", "6T/2026", [])
    assert told["header"]["subject"] == "Kết quả 6 tháng đầu năm 2026"
    assert told["header"]["date"] == "2026-06"
    assert told["closing"]["sentence"] == "Trên đây là kết quả 6 tháng đầu năm 2026./."
    assert told["unplaced"] == [{"line": 88, "text": "Trang 3"}]


def test_an_appendix_keeps_its_number_where_the_file_printed_another_before_it() -> None:
    appendix = report().section("p")
    numbered = replace(appendix, number="1. Phụ lục I")
    told = report_data(build_report(numbered))
    assert told["sections"][0]["path"] == "Phụ lục I"
    assert told["tables"][0]["appendix"] == "I"


def test_a_single_appendix_has_no_number() -> None:
    told = report_data(build_report(report().section("p")))
    assert (told["sections"][0]["path"], told["tables"][0]["appendix"]) == ("Phụ lục", "")


def test_a_table_in_the_body_goes_by_its_caption_or_its_heading() -> None:
    bare = section("a", content=(table(("1", "x")),))
    captioned = section("b", content=(block("Bảng 2", kind=BlockKind.NOTE), table(("1", "x"))))
    told = report_data(build_report(bare, captioned))["tables"]
    assert [(each["appendix"], each["title"]) for each in told] == [("", "Mục a"), ("", "Bảng 2")]


def test_every_outline_tells_its_sections_at_their_paths() -> None:
    told = {outline.id: outline_data(outline) for outline in load_outlines()}
    paths = [each["path"] for each in told["tinh-uy"]["sections"]]
    assert "Phần 1 > III > 1 > đ" in paths and paths[-1] == "Phụ lục X"
    assert all(outline["sections"] for outline in told.values())
