from decimal import Decimal

import pytest

from nq57desk import numbers_in_text
from nq57desk.model import Operator
from nq57desk.numbers_in_text import (
    NumberInText,
    ReadAs,
    find_numbers,
    not_counting,
    read_digits,
)


def only(text: str) -> NumberInText:
    (number,) = find_numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("tiếp nhận 1.577 hồ sơ", "1577", ""),
        ("tiếp nhận 1577 hồ sơ", "1577", ""),
        ("tiếp nhận 1 577 hồ sơ", "1577", ""),
        ("tiếp nhận 1,577 hồ sơ", "1577", ""),
        ("đạt 82,25%", "82.25", "%"),
        ("đạt 82.25 %", "82.25", "%"),
        ("đạt 82.250%", "82.250", "%"),
        ("đạt 90%%;", "90", "%"),
        ("đạt 95 phần trăm", "95", "%"),
        ("bố trí 0,556 tỷ đồng", "0.556", "tỷ đồng"),
        ("bố trí 0.556 tỉ", "0.556", "tỷ đồng"),
        ("bố trí 500,58 triệu đồng", "500.58", "triệu đồng"),
        ("bố trí 556tr.đ", "556", "triệu đồng"),
        ("bố trí 1 tỷ 250 triệu đồng", "1.25", "tỷ đồng"),
        ("thu 1.250.500đ", "1250500", "đồng"),
        ("thu 45.000 VNĐ", "45000", "đồng"),
        ("diện tích 01 ha", "1", "ha"),
        ("tốc độ 150Mbps", "150", "Mbps"),
        ("nhiệt độ -2,5", "-2.5", ""),
        ("05 đồng chí dự họp", "5", ""),
        ("có 49TDP", "49", ""),
        ("tiếp nhận trong kỳ 3.120 hồ sơ", "3120", ""),
        ("có 24/24 Tổ tham gia", "24", ""),
        ("bố trí 1 đến 3 kỹ sư", "1", ""),
    ],
)
def test_amounts_are_read_with_their_unit(text: str, value: str, unit: str) -> None:
    number = only(text)
    assert (str(number.value), number.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "operator", "whole"),
    [
        ("đạt trên 90%", Operator.OVER, "trên 90%"),
        ("đạt khoảng trên 90%", Operator.OVER, "khoảng trên 90%"),
        ("có khoảng 4.500 tài khoản", Operator.ABOUT, "khoảng 4.500"),
        ("có gần 80% hộ", Operator.ABOUT, "gần 80%"),
        ("ít nhất 02 lớp", Operator.AT_LEAST, "ít nhất 02"),
        ("từ 2 điểm trở lên", Operator.AT_LEAST, "từ 2 điểm trở lên"),
        ("đạt 90% trở lên", Operator.AT_LEAST, "90% trở lên"),
        ("còn dưới 5%", Operator.UNDER, "dưới 5%"),
        ("không quá 3 hồ sơ", Operator.UNDER, "không quá 3"),
        ("triển khai trên 02 nền tảng", Operator.EXACT, "02"),
        ("đúng 7 hồ sơ", Operator.EXACT, "7"),
    ],
)
def test_words_of_an_operator_belong_to_the_number(
    text: str, operator: Operator, whole: str
) -> None:
    number = only(text)
    assert (number.operator, text[number.from_ : number.to]) == (operator, whole)


def test_a_fraction_keeps_both_parts() -> None:
    number = only("toàn trình 1.287/1.577 hồ sơ")
    assert (number.value, number.denominator) == (Decimal(1287), Decimal(1577))


@pytest.mark.parametrize("text", ["từ 10 đến 15% hộ", "khoảng 10 - 15% hộ", "10–15%"])
def test_a_range_keeps_both_ends(text: str) -> None:
    number = only(text)
    assert (number.value, number.upper, number.unit) == (Decimal(10), Decimal(15), "%")


def test_millions_of_people_are_no_money() -> None:
    number = only("phục vụ 1,2 triệu lượt")
    assert (number.amount, number.is_money) == (Decimal(1_200_000), False)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024",
        "Nghị quyết 57 và Đề án 06",
        "Nghị định số 179/2025/NĐ-CP",
        "Kế hoạch số 41-KH/ĐU, Quyết định 168-QĐ/UBND",
        "Số: /BC-UBND ngày /5/2026",
        "trong 5 tháng đầu năm 2026, tháng 6 và 6 tháng cuối năm",
        "giai đoạn 2022 - 2025, tầm nhìn 2030",
        "năm học 2025-2026, quý 2, học kỳ 1",
        "từ ngày 01/01 đến 16.5.2026, lúc 08h30",
        "ngày 8 - tháng 8 năm 2025",
        "mạng 4G, 5G và máy quét A3",
        "hợp tác 3 Nhà, chính quyền 2 cấp, công nghiệp 4.0",
        "mô hình “Chợ 4.0”, Windows 11",
        "1. Hạ tầng số",
        "1.2. Chính quyền số",
        "2.1 Kết quả",
        "(1) Hạ tầng; (2) nhân lực",
        "Phụ lục 2, Điều 5, khoản 3",
        "tài khoản mức 2, mức độ 3",
        "tại xóm 7, tổ dân phố số 12",
        "điện thoại 0208 385 1234, 0912345678",
        "https://mau57.gov.vn, thu57@mau.vn, trang57.com.vn",
        "phục vụ 24/7",
        "<br2>",
    ],
)
def test_digits_that_count_nothing_are_passed_over(text: str) -> None:
    assert find_numbers(text) == ()


def test_a_number_after_what_counts_nothing_is_found() -> None:
    numbers = find_numbers("năm 2026 bố trí 999 triệu; tổng số 12 nhiệm vụ; mức 100%")
    assert [str(number.value) for number in numbers] == ["999", "12", "100"]


@pytest.mark.parametrize(
    ("numeral", "read_as"),
    [
        ("1577", ReadAs.PLAIN),
        ("82,25", ReadAs.PLAIN),
        ("1.234", ReadAs.DOT_GROUPS),
        ("1,234", ReadAs.COMMA_PARTS),
        ("82.25", ReadAs.DOT_PARTS),
        ("1.234.567", ReadAs.GROUPED),
        ("1.234,5", ReadAs.GROUPED),
        ("1,234.5", ReadAs.DOT_PARTS),
    ],
)
def test_a_numeral_tells_how_its_marks_were_taken(numeral: str, read_as: ReadAs) -> None:
    digits = read_digits(numeral)
    assert digits is not None
    assert digits.read_as is read_as


@pytest.mark.parametrize("numeral", ["1.1.2", "12.34.5", "1,2,3", "1.2,3.4", "192.168.1.1"])
def test_marks_that_make_no_number_are_refused(numeral: str) -> None:
    assert read_digits(numeral) is None


@pytest.mark.parametrize(
    "text",
    [
        "Từ ngày 01/01/2026, tổ dân phố 12 và xóm 4 dùng 4G, 12 máy Windows 11, mức độ 2.",
        "Theo Nghị quyết số 57-NQ/TW ngày 22/12/2024, kỳ họp thứ 3 quý 2/2026 giao 36 việc.",
        "(1) 25 hộ; trang https://abc.gov.vn/tin/2026 và thư a9.b@xa.gov.vn; gọi 0912 345 678",
        "1.2. Có 05 điểm, giai đoạn 2021 - 2025, trực 24/7; số 12 là nhà, mục 3, điều 5.",
    ],
)
def test_stretches_that_count_nothing_are_those_of_the_whole_pattern(text: str) -> None:
    whole = [match.span() for match in numbers_in_text._NOT_COUNTING.finditer(text)]
    with_digits = [(a, z) for a, z in whole if any(sign.isdigit() for sign in text[a:z])]
    assert [(a, z) for a, z in not_counting(text) if (a, z) in whole] == with_digits
