"""Numbers in a text: which figure, what is told of it, and when it is sure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from nq57desk.figures.candidates import Candidate, conflicts
from nq57desk.figures.catalogue import load_catalogue
from nq57desk.figures.recognition import recognise
from nq57desk.model import (
    BlockKind,
    Column,
    FigureForm,
    Header,
    Nature,
    Operator,
    Origin,
    PartialDate,
    Report,
    Table,
)
from tests.helpers import block, build_report, section, table

CATALOGUE = load_catalogue()


def read(*texts: str, **parts: object) -> tuple[Candidate, ...]:
    """Recognise the numbers of paragraphs under the heading "Kết quả"."""
    return recognise(build_report(section("a", *texts, heading="Kết quả", **parts)), CATALOGUE)


def read_table(columns: tuple[Column, ...], *rows: tuple[str, ...]) -> tuple[Candidate, ...]:
    content: tuple[Table, ...] = (replace(table(*rows), columns=columns),)
    return recognise(build_report(section("a", heading="Số liệu", content=content)), CATALOGUE)


def named(candidates: tuple[Candidate, ...]) -> list[tuple[str | None, str]]:
    return [(each.figure, str(each.shown)) for each in candidates]


def test_a_count_its_parts_and_its_rate_are_told_apart() -> None:
    found = read(
        "Tổng số hồ sơ tiếp nhận trong kỳ: 200 hồ sơ.",
        "Hồ sơ trực tuyến toàn trình: 150/200 hồ sơ, đạt tỷ lệ 75%.",
    )
    assert named(found) == [
        ("ho_so_tiep_nhan_trong_ky", "200"),
        ("ho_so_toan_trinh", "150"),
        ("ty_le_ho_so_toan_trinh", "75"),
    ]
    assert (found[2].numerator, found[2].denominator) == (150, 200)
    assert (found[1].numerator, found[1].denominator) == (None, None)


def test_parts_in_brackets_after_a_rate_belong_to_it() -> None:
    (*_others, rate) = sorted(
        read("Tỷ lệ số hóa hồ sơ đạt 98,7% (2.956/2.995 hồ sơ)."),
        key=lambda each: each.unit == "%",
    )
    assert (rate.numerator, rate.denominator, str(rate.value)) == (2956, 2995, "98.7")


def test_a_rate_finds_its_whole_in_the_section() -> None:
    found = read(
        "Cấp trên giao cho xã tổng số 16 nhiệm vụ.",
        "Đã hoàn thành: 08 nhiệm vụ, đạt 50%.",
    )
    assert (found[-1].numerator, found[-1].denominator) == (8, 16)


def test_a_whole_that_does_not_make_the_rate_is_not_its_whole() -> None:
    found = read(
        "Cấp trên giao cho xã tổng số 17 nhiệm vụ.",
        "Đã hoàn thành: 08 nhiệm vụ, đạt 50%.",
    )
    assert (found[-1].numerator, found[-1].denominator) == (None, None)


def test_money_is_kept_in_dong_and_shown_in_the_unit_of_the_figure() -> None:
    (found,) = read("Tổng kinh phí bố trí trong năm là 1,25 tỷ đồng.")
    assert (found.value, found.shown, found.unit) == (1_250_000_000, 1250, "triệu đồng")


def test_the_operator_is_told() -> None:
    (found,) = read("Đã cấp trên 4.500 chữ ký số công cộng cho người dân.")
    assert (found.value, found.operator) == (4500, Operator.OVER)


def test_one_percentage_may_tell_two_figures_and_is_not_sure_then() -> None:
    found = read("100% cán bộ, công chức được trang bị máy tính và được cấp chữ ký số cá nhân.")
    figures = {each.figure for each in found}
    assert figures == {"ty_le_cbcc_co_may_tinh", "ty_le_cbcc_co_chu_ky_so"}
    assert not any(each.sure for each in found)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Không phát sinh hồ sơ tiếp nhận trực tiếp.", "ho_so_truc_tiep"),
        ("Trên địa bàn chưa có khu vực lõm sóng.", "so_vung_lom_song"),
        ("Nhiệm vụ quá hạn: không có.", "nhiem_vu_qua_han"),
    ],
)
def test_a_nought_is_offered_and_never_sure(text: str, figure: str) -> None:
    (found,) = read(text)
    assert (found.figure, found.value, found.sure, found.pieces) == (figure, 0, False, ())


def test_nothing_under_a_heading_is_a_nought_of_it() -> None:
    content = (block("Không có."),)
    part = section("a", heading="Danh mục sản phẩm công nghệ chiến lược", content=content)
    (found,) = recognise(build_report(part), CATALOGUE)
    assert (found.figure, found.value) == ("so_cncl", 0)


def test_no_data_is_no_nought() -> None:
    assert read("Chưa có số liệu về hồ sơ tiếp nhận trực tiếp.") == ()


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("Phấn đấu tỷ lệ số hóa hồ sơ đạt 100%.", Nature.TARGET),
        ("Yêu cầu 100% cán bộ, công chức có chữ ký số.", Nature.TARGET),
        ("Gói thầu phòng họp số kinh phí 280 triệu đồng.", Nature.PLAN),
        ("Tỷ lệ số hóa hồ sơ đạt 100%.", Nature.RESULT),
    ],
)
def test_targets_and_plans_are_told_and_never_sure(text: str, nature: Nature) -> None:
    (found,) = read(text)
    assert found.nature is nature
    assert found.sure is (nature is Nature.RESULT)


def test_a_lead_makes_targets_of_its_items() -> None:
    lead = block("Phấn đấu đến hết năm đạt các mục tiêu sau:", kind=BlockKind.DASH)
    items = (
        block("Tỷ lệ số hóa hồ sơ đạt 99%.", kind=BlockKind.PLUS),
        block("Tỷ lệ hồ sơ trực tuyến toàn trình đạt 90%.", kind=BlockKind.PLUS),
        block("Tỷ lệ cấp kết quả điện tử đạt 95%.", kind=BlockKind.DASH),
    )
    found = read(content=(lead, *items))
    assert [each.nature for each in found] == [Nature.TARGET, Nature.TARGET, Nature.RESULT]


def test_the_date_of_the_data_holds_for_what_follows_in_the_section() -> None:
    found = read(
        "Từ ngày 01/01/2026 đến hết ngày 16/5/2026, kết quả như sau.",
        "Hồ sơ tiếp nhận trực tuyến: 150 hồ sơ.",
    )
    assert found[0].as_of == date(2026, 5, 16)


def test_the_moment_of_the_report_is_its_date() -> None:
    header = Header(date=PartialDate(day=15, month=6, year=2026))
    part = section("a", "Đến thời điểm báo cáo, đã giải ngân 120 triệu đồng.", heading="Kinh phí")
    (found,) = recognise(build_report(part, header=header), CATALOGUE)
    assert found.as_of == date(2026, 6, 15)


def test_a_cell_is_told_by_its_columns_and_rows() -> None:
    columns = (
        Column(text="STT"),
        Column(
            text="Số hồ sơ trực tuyến",
            children=(Column(text="Trong kỳ"), Column(text="Lũy kế")),
        ),
    )
    found = read_table(columns, ("1", "1.577", "5.467"))
    assert named(found) == [("ho_so_truc_tuyen", "1577"), ("ho_so_truc_tuyen_luy_ke", "5467")]
    assert [each.cell for each in found] == [1, 2]
    assert [each.place.start for each in found] == [2, 8]


def test_a_column_gives_its_unit_to_bare_numbers() -> None:
    columns = tuple(
        Column(text=text) for text in ("STT", "Nội dung", "Số tiền (triệu đồng)", "Tỷ lệ (%)")
    )
    found = read_table(columns, ("1", "Kinh phí đã giải ngân", "610,5", "71,82"))
    assert [(each.shown, each.unit) for each in found] == [
        (Decimal("610.5"), "triệu đồng"),
        (Decimal("71.82"), "%"),
    ]
    assert found[0].figure == "kinh_phi_da_giai_ngan"
    assert [piece.form for each in found for piece in each.pieces] == [FigureForm.VALUE] * 2


def test_a_number_in_a_heading_or_a_name_is_never_sure() -> None:
    name = "Mô hình “Camera an ninh tại 49 tổ dân phố”"
    part = section("a", f"Đã triển khai {name}.", heading=name)
    found = recognise(build_report(part), CATALOGUE)
    assert [(each.figure, each.sure) for each in found] == [("so_tdp_co_camera", False)] * 2
    assert found[0].pieces == ()


def test_what_a_line_said_is_quoted_with_its_line() -> None:
    text = "Việc chung tốt. Đã giải quyết 744 hồ sơ. Không sao."
    part = replace(block(text), origins=(Origin(7), Origin(8, 16)))
    (found,) = read(content=(part,))
    assert (found.quote, found.place.line) == ("Đã giải quyết 744 hồ sơ.", 8)


def test_the_part_that_a_number_is_told_for_is_its_scope() -> None:
    (found,) = read("Tỷ lệ số hóa hồ sơ lĩnh vực đất đai đạt 85%.")
    assert (found.scope, found.sure) == ("lĩnh vực đất đai", False)


def test_a_number_like_no_figure_is_offered_without_one() -> None:
    (found,) = read("Trồng mới 350 cây xanh trong khuôn viên.")
    assert (found.figure, found.sure) == (None, False)


def test_values_that_contradict_are_set_side_by_side() -> None:
    found = read(
        "Tỷ lệ số hóa hồ sơ đạt 97,46%.",
        "Tỷ lệ số hóa hồ sơ đạt 97,5%.",
        "Tỷ lệ cấp kết quả điện tử đạt 88,4%.",
        "Tỷ lệ cấp kết quả điện tử đạt 87,2%.",
        "Phấn đấu tỷ lệ số hóa hồ sơ đạt 100%.",
    )
    (conflict,) = conflicts(found, CATALOGUE)
    assert conflict.figure == "ty_le_cap_ket_qua_dien_tu"
    assert [str(side[0].value) for side in conflict.sides] == ["88.4", "87.2"]


def test_header_closing_and_dates_tell_no_figures() -> None:
    report: Report = build_report(
        section("a", "Ngày 12/5/2026, xã ban hành Kế hoạch số 45/KH-UBND.", heading="Mục 1")
    )
    assert recognise(report, CATALOGUE) == ()
