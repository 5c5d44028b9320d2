from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nq57desk.errors import BadInput
from nq57desk.model import Period, PeriodKind
from nq57desk.periods import (
    brief_label,
    code,
    find,
    label,
    next_label,
    read,
    short_label,
    short_next_label,
    span,
)

years = st.integers(min_value=2024, max_value=2045)
days = st.dates(min_value=date(2025, 1, 1), max_value=date(2045, 12, 31))


def counted(kind: PeriodKind, most: int) -> st.SearchStrategy[Period]:
    numbers = st.integers(min_value=1, max_value=most)
    return st.builds(Period, kind=st.just(kind), year=years, number=numbers)


def between(start: date, length: int) -> Period:
    return Period(kind=PeriodKind.RANGE, start=start, end=start + timedelta(days=length))


periods = st.one_of(
    counted(PeriodKind.MONTH, 12),
    counted(PeriodKind.QUARTER, 4),
    counted(PeriodKind.MONTHS, 12),
    st.builds(Period, kind=st.just(PeriodKind.YEAR), year=years),
    st.builds(between, days, st.integers(min_value=0, max_value=400)),
)


@given(periods)
def test_the_short_form_is_read_back(period: Period) -> None:
    assert read(code(period)) == period


@given(periods)
def test_the_name_is_read_back_and_found_in_a_sentence(period: Period) -> None:
    assert read(label(period)) == period
    assert find(f"Kết quả thực hiện {label(period)} trên địa bàn xã Mẫu") == period


@given(periods)
def test_the_span_is_in_order(period: Period) -> None:
    days_of = span(period)
    assert days_of is not None
    assert days_of[0] <= days_of[1]


def test_a_report_without_period_has_no_name_no_code_no_days() -> None:
    none = Period()
    assert (label(none), code(none), span(none), read("")) == ("", "", None, none)


@pytest.mark.parametrize(
    ("typed", "named", "after"),
    [
        ("5T/2026", "5 tháng đầu năm 2026", "tháng 6 và 6 tháng cuối năm 2026"),
        ("6T/2026", "6 tháng đầu năm 2026", "6 tháng cuối năm 2026"),
        ("9T/2026", "9 tháng đầu năm 2026", "3 tháng cuối năm 2026"),
        ("11T/2026", "11 tháng đầu năm 2026", "tháng 12 năm 2026"),
        ("Q1/2026", "quý I năm 2026", "quý II năm 2026"),
        ("2026-Q4", "quý IV năm 2026", "quý I năm 2027"),
        ("05/2026", "tháng 5 năm 2026", "tháng 6 năm 2026"),
        ("T12/2026", "tháng 12 năm 2026", "tháng 01 năm 2027"),
        ("2026", "năm 2026", "năm 2027"),
        ("01/7/2025-31/12/2025", "6 tháng cuối năm 2025", "năm 2026"),
        ("01/01/2026-14/5/2026", "từ ngày 01/01/2026 đến ngày 14/5/2026", "thời gian tới"),
        ("", "", "thời gian tới"),
    ],
)
def test_periods_are_named_and_followed_by_their_tasks(typed: str, named: str, after: str) -> None:
    period = read(typed)
    assert label(period) == named
    assert next_label(period) == after


@pytest.mark.parametrize(
    ("typed", "short", "brief", "after"),
    [
        ("6T/2026", "6 tháng đầu năm", "6 tháng", "6 tháng cuối năm"),
        ("5T/2026", "5 tháng đầu năm", "5 tháng", "tháng 6 và 6 tháng cuối năm"),
        ("Q2/2026", "quý II", "quý II", "quý III"),
        ("Q4/2026", "quý IV", "quý IV", "quý I năm 2027"),
        ("2026", "năm", "năm", "năm 2027"),
    ],
)
def test_short_names_leave_out_the_year_that_is_plain(
    typed: str, short: str, brief: str, after: str
) -> None:
    period = read(typed)
    assert (short_label(period), brief_label(period), short_next_label(period)) == (
        short,
        brief,
        after,
    )


@pytest.mark.parametrize(
    ("subject", "typed"),
    [
        ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 trên địa bàn xã Mẫu 6 tháng đầu năm 2026; nhiệm"
         " vụ tháng 6 và 6 tháng cuối năm 2026", "6T/2026"),
        ("KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT 9 THÁNG ĐẦU NĂM 2026", "9T/2026"),
        ("Kết quả quý II và 6 tháng đầu năm 2026", "6T/2026"),
        ("Kết quả tháng 12 và năm 2026", "2026"),
        ("Kết quả 5 tháng đầu năm, nhiệm vụ tháng 6 và 6 tháng cuối năm 2026", "5T/2026"),
        ("Kết quả sáu tháng đầu năm 2026", "6T/2026"),
        ("Kết quả từ 01/01/2026 đến hết ngày 16/5/2026", "01/01/2026-16/5/2026"),
        ("Nhiệm vụ đột phá phát triển khoa học, công nghệ năm 2026", "2026"),
    ],
)  # fmt: skip
def test_the_reported_period_is_found_in_a_subject(subject: str, typed: str) -> None:
    assert find(subject) == read(typed)


@pytest.mark.parametrize(
    "subject",
    [
        "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị trên địa bàn xã Mẫu",
        "Kế hoạch ngày 22 tháng 12 năm 2024 của Ban Chỉ đạo",
        "Đề án giai đoạn 2026 - 2030, tầm nhìn đến năm 2045",
        "Kết quả năm học 2025 - 2026",
        "",
    ],
)
def test_dates_and_spans_of_cited_documents_are_no_period(subject: str) -> None:
    assert find(subject) is None


@pytest.mark.parametrize(
    "text", ["abc", "13T/2026", "Q5/2026", "0T/2026", "31/4/2026-5/5/2026", "2/2026-1/2026"]
)
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(text)
    assert f"“{text}”" in caught.value.text


def test_the_span_of_months_ends_on_the_last_day() -> None:
    assert span(read("2T/2028")) == (date(2028, 1, 1), date(2028, 2, 29))
    assert span(read("Q3/2026")) == (date(2026, 7, 1), date(2026, 9, 30))
    assert span(read("6T")) is None
