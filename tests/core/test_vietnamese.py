import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from nq57desk.errors import BadInput
from nq57desk.model import PartialDate
from nq57desk.vietnamese import (
    date_words,
    fold,
    format_number,
    from_roman,
    leading_zero,
    normalise,
    point_letter,
    read_date,
    read_number,
    roman,
    short_date,
)


def test_letters_of_points_are_vietnamese() -> None:
    assert "".join(point_letter(number) for number in range(1, 9)) == "abcdđegh"


def test_points_past_y_go_on_with_two_letters() -> None:
    assert [point_letter(number) for number in (23, 24, 25, 28)] == ["y", "aa", "ab", "ađ"]


@given(st.integers(min_value=1, max_value=399))
def test_roman_numerals_are_read_back(number: int) -> None:
    assert from_roman(roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "i", "A", "IXI"])
def test_what_is_no_roman_numeral_is_refused(text: str) -> None:
    assert from_roman(text) is None


def test_folding_drops_marks_and_turns_đ_to_d() -> None:
    assert fold("Đảng ủy ƯƠNG") == "dang uy uong"


def test_normalising_composes_letters_and_drops_what_does_not_print() -> None:
    assert normalise("Tie\u0302\u0301ng\u00a0Vie\u0323\u0302t\u200b\x0c") == "Tiếng Việt"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("1577", None, "1.577"),
        ("82.25", None, "82,25"),
        ("82.50", None, "82,5"),
        ("0.5556", None, "0,5556"),
        ("1234567.8912", None, "1.234.567,8912"),
        ("99.9", 2, "99,90"),
        ("81.605", 2, "81,61"),
        ("0.5", 0, "1"),
        ("-1577", 0, "-1.577"),
    ],
)
def test_numbers_are_written_with_dots_and_a_comma(
    value: str, decimals: int | None, text: str
) -> None:
    assert format_number(Decimal(value), decimals) == text


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_numbers_are_written_as_the_locale_has_them(value: Decimal) -> None:
    whole = format_decimal(value, locale="vi", decimal_quantization=False)
    rounded = format_decimal(value, format="#,##0.00", locale="vi")
    assert format_number(value) == whole
    if abs(value) * 1000 % 10 != 5:  # Babel rounds a half to the even one
        assert format_number(value, 2) == rounded


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_written_number_is_read_back(value: Decimal) -> None:
    assert read_number(format_number(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("1577", "1577"), ("1.577", "1577"), (" 500,58 ", "500.58"), ("82.25", "82.25"),
     ("0.556", "0.556"), ("1 577", "1577")],
)  # fmt: skip
def test_numbers_are_read_as_people_type_them(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "abc", "1,2,3", "12.34,5", "90%", "NaN", "1e3", "1_000"])
def test_what_is_no_number_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_number(text)
    assert f"“{text}”" in caught.value.text


def test_counts_below_ten_have_a_leading_zero() -> None:
    assert [leading_zero(number) for number in (0, 1, 9, 10, 49)] == ["0", "01", "09", "10", "49"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (PartialDate(day=5, month=2, year=2026), "ngày 05 tháng 02 năm 2026"),
        (PartialDate(day=15, month=3, year=2026), "ngày 15 tháng 3 năm 2026"),
        (PartialDate(month=5, year=2026), "ngày      tháng 5 năm 2026"),
        (PartialDate(), "ngày      tháng      năm"),
    ],
)
def test_dates_in_words_leave_room_for_what_is_blank(day: PartialDate, words: str) -> None:
    assert date_words(day) == words


def test_short_dates_have_zeros_where_the_decree_asks() -> None:
    assert short_date(date(2026, 2, 5)) == "05/02/2026"
    assert short_date(date(2026, 12, 14)) == "14/12/2026"
    assert short_date(date(2026, 5, 9)) == "09/5/2026"


@given(st.text())
def test_folding_takes_every_mark_off(text: str) -> None:
    parts = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign)).replace("đ", "d")
    assert fold(text) == plain


def test_folding_keeps_the_length_of_composed_vietnamese() -> None:
    text = "Ủy ban nhân dân xã Mẫu – “Đổi mới”: ĂÂÊÔƠƯ ặ ậ ệ ộ ợ ự ỵ"
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("text", ["25/6/2026", "25-06-26", " ngày 25/6 ", "25.6.2026"])
def test_a_day_is_read_as_people_type_it(text: str) -> None:
    assert read_date(text, year=2026) == date(2026, 6, 25)


@pytest.mark.parametrize("text", ["31/6/2026", "hôm qua", "6/2026", ""])
def test_what_is_no_day_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_date(text, year=2026)
