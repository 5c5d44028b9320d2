"""Numbers as other offices tell them: their parts, and what must not be sure."""

import pytest

from nq57desk.figures.candidates import Candidate
from nq57desk.figures.catalogue import load_catalogue
from nq57desk.figures.recognition import recognise
from tests.helpers import build_report, section

CATALOGUE = load_catalogue()


def read(text: str) -> tuple[Candidate, ...]:
    return recognise(build_report(section("a", text, heading="Kết quả")), CATALOGUE)


def rate_of(text: str) -> Candidate:
    return next(each for each in read(text) if each.unit == "%")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Cấp kết quả 1.120 trên tổng số 1.151 hồ sơ đã xong, đạt 97,3%.", (1120, 1151)),
        ("Có 148 hộ kinh doanh, 131 hộ nhận mã QR, bằng 88,51%.", (131, 148)),
        ("100% trường học (07/07 trường) thu không dùng tiền mặt.", (7, 7)),
        ("Có 148 hộ kinh doanh, 131 hộ nhận mã QR, bằng 80,51%.", (None, None)),
        ("Có 50 hộ, 100 hội viên; 25 hộ nhận mã QR, đạt 50%.", (None, None)),
        ("Có 148 hộ kinh doanh. Đến nay 131 hộ nhận mã QR, bằng 88,51%.", (None, None)),
    ],
)
def test_the_parts_of_a_rate_are_found_where_they_alone_make_it(text, parts) -> None:
    rate = rate_of(text)
    assert (rate.numerator, rate.denominator) == parts


def test_a_fraction_without_a_noun_counts_what_is_told_before_it() -> None:
    found = read("Hồ sơ trực tuyến toàn trình 2.083/2.922, chiếm tỷ lệ 71,29%.")
    assert [(each.figure, str(each.shown)) for each in found] == [
        ("ho_so_toan_trinh", "2083"),
        ("ty_le_ho_so_toan_trinh", "71.29"),
    ]


def test_a_figure_told_by_the_noun_behind_it_is_not_that_of_the_number_before() -> None:
    found = read("Trung tâm có 01 Giám đốc, 01 Phó Giám đốc, 05 chuyên viên, 02 nhân viên.")
    assert [each.figure for each in found if each.value == 5] == ["so_chuyen_vien_ttpvhcc"]


def test_what_is_paid_is_not_what_is_not_paid() -> None:
    found = read("Thanh toán trực tuyến: 1.480/1.600 hồ sơ.")
    assert not [each for each in found if each.sure and each.figure == "ho_so_chua_thanh_toan"]
    found = read("Có 16 hồ sơ chưa thanh toán trực tuyến.")
    assert [each.figure for each in found] == ["ho_so_chua_thanh_toan"]


def test_a_narrower_figure_told_in_the_sentence_casts_doubt() -> None:
    found = read("Trên Cổng Dịch vụ công quốc gia có 203 thủ tục hành chính toàn trình.")
    assert not [each for each in found if each.sure and each.figure == "so_tthc_toan_trinh"]


def test_a_count_beside_the_rate_of_another_thing_is_not_sure() -> None:
    found = read("Số hóa hồ sơ tiếp nhận trong kỳ: 4.998/5.127 hồ sơ, đạt 97,48%.")
    assert not [each for each in found if each.value == 4998 and each.sure]


def test_a_rate_of_a_plan_is_no_sure_figure() -> None:
    assert not rate_of("Tỷ lệ sản phẩm OCOP quảng bá trên nền tảng số đạt 90% kế hoạch.").sure
    assert rate_of("Tỷ lệ sản phẩm OCOP quảng bá trên nền tảng số đạt 90%.").sure


def test_a_figure_told_twice_in_one_passage_is_not_sure() -> None:
    text = "Tiếp nhận: 2.414 hồ sơ; trong đó: mới tiếp nhận trong kỳ 2.401 hồ sơ, trực tiếp 13."
    assert not [each for each in read(text) if each.sure and each.value > 2000]


def test_a_rate_of_one_field_is_no_sure_figure_of_the_office() -> None:
    text = "Riêng lĩnh vực hộ tịch nhận 640 hồ sơ, tiếp nhận trực tuyến 640 hồ sơ (100%)."
    assert not rate_of(text).sure


def test_files_settled_in_time_are_no_results_given_electronically() -> None:
    rate = rate_of("Kết quả giải quyết: 840/850 hồ sơ trước hạn và đúng hạn, đạt 98,82%.")
    assert rate.figure == "ty_le_giai_quyet_dung_han"


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu hồ sơ trực tuyến đạt 95%; tỷ lệ số hóa hồ sơ đạt 90%.",
        "Thời gian tới, tỷ lệ số hóa hồ sơ đạt 90%.",
        "Theo chỉ tiêu được giao, tỷ lệ số hóa hồ sơ đạt 90%.",
        "Đối với Thông báo số 02-TB/BCĐ, đã hoàn thành 07 nhiệm vụ.",
        "Tại thôn Mẫu, tỷ lệ hộ gia đình có Internet cáp quang đạt 90%.",
        "Chợ xã có 40/50 hộ kinh doanh thanh toán không dùng tiền mặt, đạt 80%.",
        "Dự án truyền thanh thông minh đã giải ngân 300 triệu đồng.",
        "Mở 02 lớp tập huấn với 90 học viên (30 công chức; 60 thành viên Tổ công nghệ số"
        " cộng đồng).",
        "Phòng chuyên môn có 40 bộ máy tính để bàn, 10 bộ máy tính xách tay.",
        "Trung tâm có 01 Giám đốc, 01 Phó Giám đốc.",
        "100% thôn được phủ sóng 4G.",
    ],
)
def test_what_is_planned_partial_or_counts_another_thing_is_not_sure(text: str) -> None:
    kept = {"so_hoi_nghi_tap_huan"}
    assert not [each for each in read(text) if each.sure and each.figure not in kept]


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ số hóa hồ sơ đạt 90%.",
        "Tuyên truyền tại 11 thôn; tỷ lệ số hóa hồ sơ đạt 90%.",
        "Duy trì mô hình “Chợ số”; tỷ lệ số hóa hồ sơ đạt 90%.",
    ],
)
def test_a_result_of_the_whole_office_stays_sure(text: str) -> None:
    assert rate_of(text).sure


@pytest.mark.parametrize(
    ("heading", "sure"),
    [
        ("NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026", False),
        ("Phương hướng thực hiện nhiệm vụ quý IV", False),
        ("KIẾN NGHỊ, ĐỀ XUẤT", False),
        ("Kết quả thực hiện nhiệm vụ quý II", True),
        ("NHIỆM VỤ ĐỘT PHÁ CHUYỂN ĐỔI SỐ NĂM 2026", True),
    ],
)
def test_a_section_of_tasks_tells_no_results(heading: str, sure: bool) -> None:
    found = section("a", "Tỷ lệ số hóa hồ sơ đạt 90%.", heading=heading)
    assert recognise(build_report(found), CATALOGUE)[-1].sure is sure


def test_a_figure_told_with_another_value_further_down_is_not_sure_there() -> None:
    first, second, third = (
        section(name, f"Tỷ lệ số hóa hồ sơ đạt {value}%.", heading="Kết quả")
        for name, value in (("a", "91,25"), ("b", "91,3"), ("c", "94"))
    )
    found = recognise(build_report(first, second, third), CATALOGUE)
    assert [each.sure for each in found] == [True, True, False]
