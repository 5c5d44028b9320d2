"""What a clerk types for a figure, and what follows from it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nq57desk.errors import BadInput
from nq57desk.figures.catalogue import load_catalogue
from nq57desk.figures.entering import enter
from nq57desk.figures.ledger import Ledger, missing
from nq57desk.figures.writing import Manner, written
from nq57desk.model import (
    FigureForm,
    FigureId,
    FigureRef,
    FigureValue,
    Numbering,
    Operator,
    Report,
    SectionSpec,
)
from tests.helpers import build_report, with_figures

CATALOGUE = load_catalogue()
COUNT = "ho_so_tiep_nhan_trong_ky"
RATE = "ty_le_ho_so_toan_trinh"
OWN_RATE = "ty_le_so_hoa_ho_so"
MONEY = "tong_kinh_phi_bo_tri"
FEES = "so_thu_phi_le_phi_truc_tuyen"
AREA = "dien_tich_tuoi_thong_minh"
PLACES = "so_tdp_co_camera"
EMPTY = build_report()


def print_as(report: Report, figure: str, form: FigureForm, **manner: object) -> str:
    ref = FigureRef(figure=FigureId(figure), form=form)
    return written(ref, report, CATALOGUE, manner=Manner(**manner))


SPELLINGS = [
    (COUNT, "1577", "1577"),
    (COUNT, "1.577", "1577"),
    (COUNT, "1 577", "1577"),
    (COUNT, "1\u00a0577", "1577"),
    (COUNT, "1,577", "1577"),
    (COUNT, "1.577 hồ sơ", "1577"),
    (COUNT, "1577hồ sơ", "1577"),
    (COUNT, "1577 Hồ sơ.", "1577"),
    (COUNT, "1577.00", "1577"),
    (COUNT, "1.577,0", "1577"),
    (COUNT, "1,577.0", "1577"),
    (COUNT, "12.345.678", "12345678"),
    (COUNT, "12,345,678", "12345678"),
    (COUNT, "12 345 678", "12345678"),
    (COUNT, "01", "1"),
    (COUNT, "007", "7"),
    (COUNT, "0", "0"),
    (COUNT, "không có", "0"),
    (COUNT, "Không phát sinh", "0"),
    (COUNT, "+25", "25"),
    (COUNT, " 25 ", "25"),
    (COUNT, "4,5 nghìn", "4500"),
    (COUNT, "1,2 triệu", "1200000"),
    (COUNT, "trên 4.500", "4500"),
    (COUNT, "khoảng 80", "80"),
    (COUNT, "gần 80 hồ sơ", "80"),
    (COUNT, ">= 80", "80"),
    (COUNT, "từ 80 hồ sơ trở lên", "80"),
    (COUNT, "dưới 80", "80"),
    (COUNT, "ít nhất 02", "2"),
    (OWN_RATE, "82,25%", "82.25"),
    (OWN_RATE, "82,25 %", "82.25"),
    (OWN_RATE, "82.25%", "82.25"),
    (OWN_RATE, "82.25 %", "82.25"),
    (OWN_RATE, "82,25", "82.25"),
    (OWN_RATE, "82.25", "82.25"),
    (OWN_RATE, "82.250%", "82.25"),
    (OWN_RATE, "82,250", "82.25"),
    (OWN_RATE, "100", "100"),
    (OWN_RATE, "100%%", "100"),
    (OWN_RATE, "95 phần trăm", "95"),
    (OWN_RATE, "0,5%", "0.5"),
    (OWN_RATE, "trên 90%", "90"),
    (OWN_RATE, "khoảng trên 90%", "90"),
    (OWN_RATE, "90% trở lên", "90"),
    (MONEY, "556", "556000000"),
    (MONEY, "556 triệu", "556000000"),
    (MONEY, "556 triệu đồng", "556000000"),
    (MONEY, "556tr", "556000000"),
    (MONEY, "556 tr.đ", "556000000"),
    (MONEY, "0,556 tỷ", "556000000"),
    (MONEY, "0.556 tỉ đồng", "556000000"),
    (MONEY, "556.000.000 đồng", "556000000"),
    (MONEY, "556000000đ", "556000000"),
    (MONEY, "556.000.000 VNĐ", "556000000"),
    (MONEY, "500,58 triệu", "500580000"),
    (MONEY, "1 tỷ 250 triệu", "1250000000"),
    (MONEY, "1,25 tỷ đồng", "1250000000"),
    (MONEY, "1.250 triệu đồng", "1250000000"),
    (MONEY, "850 nghìn đồng", "850000"),
    (FEES, "45.670.000", "45670000"),
    (FEES, "45,67 triệu", "45670000"),
    (AREA, "4,5", "4.5"),
    (AREA, "4.5 ha", "4.5"),
    (AREA, "01 ha", "1"),
    (AREA, "1.250 ha", "1250"),
]


@pytest.mark.parametrize(("figure", "text", "value"), SPELLINGS)
def test_numbers_are_read_as_people_write_them(figure: str, text: str, value: str) -> None:
    (entered,) = enter(EMPTY, figure, text, CATALOGUE).values
    assert entered.value == Decimal(value)
    assert "E" not in str(entered.value)


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (COUNT, "mười"),
        (COUNT, "1.2.3"),
        (COUNT, "12,5"),
        (COUNT, "12%"),
        (COUNT, "5 triệu đồng"),
        (COUNT, "-5"),
        (COUNT, "5 - 7"),
        (COUNT, "3/5"),
        (COUNT, "5 người"),
        (COUNT, "hơn hẳn 5"),
        (OWN_RATE, "12 hồ sơ"),
        (OWN_RATE, "1469/0"),
        (OWN_RATE, "không có"),
        (MONEY, "12%"),
        (MONEY, "5/7"),
        (AREA, "5 km"),
    ],
)
def test_what_is_no_such_number_is_refused(figure: str, text: str) -> None:
    with pytest.raises(BadInput):
        enter(EMPTY, figure, text, CATALOGUE)


@pytest.mark.parametrize(
    ("figure", "text", "told"),
    [
        (COUNT, "1.234", "1234"),
        (COUNT, "1,234", "1234"),
        (OWN_RATE, "82.25", "82,25"),
        (AREA, "1,234", "1,234"),
        (AREA, "1.234", "1234"),
        (MONEY, "556", "556 triệu đồng"),
    ],
)
def test_an_ambiguous_number_tells_how_it_was_read(figure: str, text: str, told: str) -> None:
    assert told in enter(EMPTY, figure, text, CATALOGUE).note


@pytest.mark.parametrize("text", ["1577", "1.234.567", "82,25"])
def test_a_plain_number_needs_no_word(text: str) -> None:
    assert enter(EMPTY, OWN_RATE if "," in text else COUNT, text, CATALOGUE).note == ""


@pytest.mark.parametrize("text", ["", " ", "-", "…", "chưa có", "Chưa có số liệu"])
def test_no_data_is_not_nought(text: str) -> None:
    report = with_figures(with_figures(EMPTY, **{COUNT: "12"}), **{COUNT: text})
    assert report.figures[0].value is None


def test_the_operator_is_kept_and_written() -> None:
    report = with_figures(EMPTY, so_chu_ky_so_cong_cong="trên 4.500")
    assert report.figures[0].operator is Operator.OVER
    form = FigureForm.WITH_UNIT
    assert print_as(report, "so_chu_ky_so_cong_cong", form) == "trên 4.500 chữ ký số"


def test_a_new_value_keeps_source_and_explanation() -> None:
    kept = FigureValue(figure=FigureId(COUNT), value=Decimal(1), source="Trung tâm", note="n")
    (entered,) = enter(replace(EMPTY, figures=(kept,)), COUNT, "2", CATALOGUE).values
    assert entered == replace(kept, value=Decimal(2))


def test_a_fraction_sets_both_parts_of_a_rate() -> None:
    report = with_figures(EMPTY, **{RATE: "1287/1577"})
    ledger = Ledger(report, CATALOGUE)
    assert ledger.amount(FigureId("ho_so_toan_trinh")).value == 1287
    assert ledger.amount(FigureId(COUNT)).value == 1577
    assert print_as(report, RATE, FigureForm.RATE) == "81,61%"


def test_a_rate_keeps_parts_that_are_no_figures() -> None:
    report = with_figures(EMPTY, **{OWN_RATE: "1469/1470"})
    (value,) = report.figures
    assert (value.value, value.numerator, value.denominator) == (None, 1469, 1470)
    assert print_as(report, OWN_RATE, FigureForm.BOTH) == "1.469/1.470 hồ sơ, đạt 99,93%"


def test_a_fraction_with_its_own_rate_is_checked() -> None:
    assert with_figures(EMPTY, **{OWN_RATE: "1469/1470, đạt 99,9%"}).figures[0].numerator == 1469
    with pytest.raises(BadInput, match="99,93"):
        enter(EMPTY, OWN_RATE, "1469/1470 (98%)", CATALOGUE)


def test_a_count_of_a_whole_takes_a_fraction() -> None:
    report = with_figures(EMPTY, **{PLACES: "28/31"})
    assert print_as(report, PLACES, FigureForm.FRACTION) == "28/31"
    assert print_as(report, "so_to_dan_pho_xom", FigureForm.WITH_UNIT) == "31 tổ"


def test_a_computed_rate_cannot_be_typed_over() -> None:
    report = with_figures(EMPTY, **{RATE: "1287/1577"})
    with pytest.raises(BadInput, match="Hồ sơ trực tuyến toàn trình"):
        enter(report, RATE, "82,25%", CATALOGUE)


def test_a_rate_can_be_typed_until_its_parts_are_known() -> None:
    report = with_figures(EMPTY, **{RATE: "82,25%"})
    assert print_as(report, RATE, FigureForm.RATE) == "82,25%"
    report = with_figures(report, **{COUNT: "1577"}, ho_so_toan_trinh="1287")
    assert print_as(report, RATE, FigureForm.RATE) == "81,61%"
    ((figure, kept, computed),) = Ledger(report, CATALOGUE).disagreements()
    assert (figure.id, kept, round(computed, 2)) == (RATE, Decimal("82.25"), Decimal("81.61"))


def test_a_total_is_the_sum_of_its_parts_and_refused_otherwise() -> None:
    report = with_figures(EMPTY, ho_so_truc_tuyen="1500", ho_so_truc_tiep="77")
    assert Ledger(report, CATALOGUE).amount(FigureId(COUNT)).value == 1577
    with pytest.raises(BadInput):
        enter(report, COUNT, "1600", CATALOGUE)


def test_a_total_of_which_a_part_is_missing_is_not_computed() -> None:
    report = with_figures(EMPTY, ho_so_truc_tuyen="1500")
    assert Ledger(report, CATALOGUE).amount(FigureId(COUNT)).value is None


def test_a_remainder_is_computed() -> None:
    report = with_figures(
        EMPTY, tong_kinh_phi_bo_tri="999 triệu", kinh_phi_da_giai_ngan="120 triệu"
    )
    form = FigureForm.WITH_UNIT
    assert print_as(report, "kinh_phi_con_lai", form) == "879 triệu đồng"
    assert print_as(report, "ty_le_giai_ngan", FigureForm.RATE) == "12,01%"
    assert Ledger(report, CATALOGUE).amount(FigureId("ty_le_giai_ngan")).remainder == 879_000_000


def test_a_cumulative_lives_beside_its_figure() -> None:
    report = with_figures(EMPTY, ho_so_truc_tuyen="1577", ho_so_truc_tuyen_luy_ke="5467")
    (value,) = report.figures
    assert (value.value, value.cumulative) == (1577, 5467)
    assert print_as(report, "ho_so_truc_tuyen_luy_ke", FigureForm.VALUE) == "5.467"


def test_what_the_outline_asks_and_nobody_gave_is_missing() -> None:
    spec = SectionSpec(key="f", heading="Kinh phí", numbering=Numbering.ROMAN, meaning="F")
    report = replace(EMPTY, outline=replace(EMPTY.outline, sections=(spec,)))
    asked = {figure.id for figure in missing(report, CATALOGUE)}
    assert {MONEY, "kinh_phi_da_giai_ngan"} <= asked
    assert not {"ty_le_giai_ngan", "kinh_phi_con_lai", COUNT} & asked
    given = replace(report, figures=with_figures(EMPTY, **{MONEY: "5 tỷ"}).figures)
    assert MONEY not in {figure.id for figure in missing(given, CATALOGUE)}
