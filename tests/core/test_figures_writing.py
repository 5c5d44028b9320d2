"""How a figure is written in a sentence, and that it is read back as the same."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nq57desk.figures.catalogue import load_catalogue
from nq57desk.figures.entering import Entry, enter
from nq57desk.figures.ledger import Ledger
from nq57desk.figures.writing import (
    AS_FITS,
    Manner,
    Past,
    Writer,
    change,
    example,
    forms_of,
    written,
)
from nq57desk.model import (
    FigureForm,
    FigureId,
    FigureRef,
    FigureValue,
    Report,
)
from tests.helpers import build_report, with_figures

CATALOGUE = load_catalogue()
COUNT = "ho_so_tiep_nhan_trong_ky"
RATE = "ty_le_ho_so_toan_trinh"
OWN_RATE = "ty_le_so_hoa_ho_so"
MONEY = "tong_kinh_phi_bo_tri"
AREA = "dien_tich_tuoi_thong_minh"
PLACES = "so_tdp_co_camera"
EMPTY = build_report()


def print_as(report: Report, figure: str, form: FigureForm, **manner: object) -> str:
    ref = FigureRef(figure=FigureId(figure), form=form)
    return written(ref, report, CATALOGUE, manner=Manner(**manner))


@pytest.mark.parametrize(
    ("figure", "text", "form", "manner", "printed"),
    [
        (COUNT, "1577", FigureForm.VALUE, {}, "1.577"),
        (COUNT, "1577", FigureForm.WITH_UNIT, {}, "1.577 hồ sơ"),
        (COUNT, "7", FigureForm.WITH_UNIT, {}, "07 hồ sơ"),
        (COUNT, "7", FigureForm.WITH_UNIT, {"leading_zero": False}, "7 hồ sơ"),
        (COUNT, "0", FigureForm.VALUE, {}, "0"),
        (COUNT, "10", FigureForm.VALUE, {}, "10"),
        (OWN_RATE, "90,50%", FigureForm.RATE, {}, "90,5%"),
        (OWN_RATE, "1/3", FigureForm.RATE, {}, "33,33%"),
        (OWN_RATE, "1/3", FigureForm.RATE, {"decimals": 1}, "33,3%"),
        (OWN_RATE, "2/3", FigureForm.VALUE, {"decimals": 0}, "67"),
        (OWN_RATE, "1/8", FigureForm.RATE, {"decimals": 2}, "12,5%"),
        (OWN_RATE, "25/1000", FigureForm.RATE, {"decimals": 0}, "3%"),
        (MONEY, "0,556 tỷ", FigureForm.WITH_UNIT, {}, "556 triệu đồng"),
        (MONEY, "500,58 triệu", FigureForm.WITH_UNIT, {}, "500,58 triệu đồng"),
        (MONEY, "500,58 triệu", FigureForm.WITH_UNIT, {"money": "tỷ đồng"}, "0,50058 tỷ đồng"),
        (MONEY, "5 triệu", FigureForm.WITH_UNIT, {"money": "đồng"}, "5.000.000 đồng"),
        (MONEY, "5 triệu", FigureForm.VALUE, {}, "5"),
        (MONEY, "556 triệu", FigureForm.WITH_UNIT, {"money": AS_FITS}, "556 triệu đồng"),
        (MONEY, "1250 triệu", FigureForm.WITH_UNIT, {"money": AS_FITS}, "1,25 tỷ đồng"),
        (MONEY, "0,5 triệu", FigureForm.WITH_UNIT, {"money": AS_FITS}, "500.000 đồng"),
        (
            MONEY,
            "1.234.567.891 đồng",
            FigureForm.WITH_UNIT,
            {"money": AS_FITS},
            "1.234.567.891 đồng",
        ),
        (AREA, "4,5", FigureForm.WITH_UNIT, {}, "4,5 ha"),
        (RATE, "1287/1577", FigureForm.BOTH, {}, "1.287/1.577 hồ sơ, đạt 81,61%"),
        (RATE, "6/12", FigureForm.FRACTION, {}, "06/12"),
        (PLACES, "28/31", FigureForm.BOTH, {}, "28/31 tổ, đạt 90,32%"),
    ],
)
def test_a_figure_is_written_in_each_form(
    figure: str, text: str, form: FigureForm, manner: dict[str, object], printed: str
) -> None:
    assert print_as(with_figures(EMPTY, **{figure: text}), figure, form, **manner) == printed


def test_a_count_speaks_of_the_rate_it_is_part_of() -> None:
    report = with_figures(EMPTY, **{RATE: "1287/1577"})
    form = FigureForm.BOTH
    assert print_as(report, "ho_so_toan_trinh", form) == "1.287/1.577 hồ sơ, đạt 81,61%"


@pytest.mark.parametrize("form", FigureForm)
def test_a_missing_figure_leaves_a_visible_mark(form: FigureForm) -> None:
    assert "…" in print_as(EMPTY, COUNT, form)


def test_a_figure_that_no_catalogue_knows_still_prints_its_number() -> None:
    value = FigureValue(figure=FigureId("so_cu"), value=Decimal(12))
    report = replace(EMPTY, figures=(value,))
    assert print_as(report, "so_cu", FigureForm.WITH_UNIT) == "12"


@pytest.mark.parametrize(
    ("figure", "now", "before", "words"),
    [
        (COUNT, "1125", "1000", "tăng 12,5%"),
        (COUNT, "800", "1000", "giảm 20%"),
        (COUNT, "800", "800", "không thay đổi"),
        (COUNT, "8", "0", "tăng 08 hồ sơ"),
        (OWN_RATE, "82,25%", "80%", "tăng 2,25 điểm phần trăm"),
    ],
)
def test_a_change_is_told_in_words(figure: str, now: str, before: str, words: str) -> None:
    report, past = with_figures(EMPTY, **{figure: now}), with_figures(EMPTY, **{figure: before})
    ref = FigureRef(figure=FigureId(figure), form=FigureForm.CHANGE)
    last, year_ago = Past(last=past), Past(last=EMPTY, year_ago=past)
    assert Writer(report, CATALOGUE, past=last)(ref) == f"{words} so với kỳ trước"
    assert Writer(report, CATALOGUE, past=year_ago)(ref) == f"{words} so với cùng kỳ"


def test_a_change_is_a_number_for_the_page_of_figures() -> None:
    figure = CATALOGUE.find(COUNT)
    now, before = (
        Ledger(with_figures(EMPTY, **{COUNT: text}), CATALOGUE).amount(figure.id)
        for text in ("1125", "1000")
    )
    nothing = Ledger(EMPTY, CATALOGUE).amount(figure.id)
    assert change(figure, now, before) == Decimal("12.5")
    assert change(figure, now, nothing) is None


def test_a_rate_is_offered_in_the_forms_of_a_rate() -> None:
    assert forms_of(CATALOGUE.find(RATE), CATALOGUE)[0] is FigureForm.RATE
    assert FigureForm.FRACTION not in forms_of(CATALOGUE.find("so_may_in_ttpvhcc"), CATALOGUE)
    assert FigureForm.FRACTION in forms_of(CATALOGUE.find("ho_so_toan_trinh"), CATALOGUE)


@given(st.integers(0, 10**12), st.booleans())
def test_a_written_count_is_read_back(value: int, zero: bool) -> None:
    report = with_figures(EMPTY, **{COUNT: str(value)})
    for form in (FigureForm.VALUE, FigureForm.WITH_UNIT):
        text = print_as(report, COUNT, form, leading_zero=zero)
        assert read_back(COUNT, text).values[0].value == value


@given(st.decimals(0, 100, places=2))
def test_a_written_rate_is_read_back(value: Decimal) -> None:
    report = with_figures(EMPTY, **{OWN_RATE: f"{value}%"})
    text = print_as(report, OWN_RATE, FigureForm.RATE)
    assert read_back(OWN_RATE, text).values[0].value == value


@given(st.integers(0, 10**13), st.sampled_from(["", "đồng", "triệu đồng", "tỷ đồng"]))
def test_written_money_is_read_back(value: int, unit: str) -> None:
    report = with_figures(EMPTY, **{MONEY: f"{value} đồng"})
    text = print_as(report, MONEY, FigureForm.WITH_UNIT, money=unit)
    assert read_back(MONEY, text).values[0].value == value


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_written_fraction_is_read_back(part: int, rest: int) -> None:
    over, under = part, part + rest
    report = with_figures(EMPTY, **{OWN_RATE: f"{over}/{under}"})
    for form in (FigureForm.FRACTION, FigureForm.BOTH):
        (value,) = read_back(OWN_RATE, print_as(report, OWN_RATE, form)).values
        assert (value.numerator, value.denominator) == (over, under)


def read_back(figure: str, text: str) -> Entry:
    return enter(EMPTY, figure, text, CATALOGUE)


def test_an_example_shows_what_a_manner_does() -> None:
    assert example(Manner()) == ("81,61%", "1.250 triệu đồng", "05 hội nghị")
    other = Manner(decimals=1, money="tỷ đồng", leading_zero=False)
    assert example(other) == ("81,6%", "1,25 tỷ đồng", "5 hội nghị")
