from dataclasses import replace

import pytest

from nq57desk.model import Header, Office, OfficeKind, Outline, Period, Report, ReportId
from nq57desk.parameters import NAMES, fill, parameters
from nq57desk.periods import read


@pytest.fixture
def report() -> Report:
    return Report(
        id=ReportId("r1"),
        name="Thử",
        outline=Outline(id="x", name="x", version="1", subject="", lead_in=""),
        office=Office(name="Mẫu", kind=OfficeKind.WARD, province="Thái Nguyên"),
        period=read("5T/2026"),
        header=Header(subject="Kết quả {ky} trên địa bàn {dia_ban}"),
    )


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{co_quan}, {co_quan_tat}", "Ủy ban nhân dân phường Mẫu, UBND phường Mẫu"),
        ("{ten} {cap} {tinh} {ten_tinh}", "Mẫu phường tỉnh Thái Nguyên Thái Nguyên"),
        ("NĂM {NAM}, {KY_TOI}", "NĂM 2026, THÁNG 6 VÀ 6 THÁNG CUỐI NĂM 2026"),
        ("{ky_ngan}; {ky_gon}", "5 tháng đầu năm; 5 tháng"),
        ("từ {ngay_dau} đến {ngay_cuoi}", "từ 01/01/2026 đến 31/5/2026"),
        ("Báo cáo {trich_yeu_thuong}.", "Báo cáo kết quả 5 tháng đầu năm 2026 trên địa bàn phường"
         " Mẫu."),
    ],
)  # fmt: skip
def test_office_and_period_fill_the_braces(report: Report, text: str, filled: str) -> None:
    assert fill(text, parameters(report)) == filled


def test_unknown_braces_stay_as_they_are(report: Report) -> None:
    assert fill("{khac} và {}", parameters(report)) == "{khac} và {}"


def test_an_empty_value_takes_its_space_along(report: Report) -> None:
    unperiodic = replace(report, period=Period())
    assert fill("Kết quả {ky}; tiếp theo", parameters(unperiodic)) == "Kết quả; tiếp theo"


def test_a_subject_that_begins_with_an_abbreviation_keeps_it(report: Report) -> None:
    told = replace(report, header=Header(subject="UBND xã báo cáo"))
    assert parameters(told)["trich_yeu_thuong"] == "UBND xã báo cáo"


def test_the_known_names_are_those_that_have_a_value(report: Report) -> None:
    assert set(parameters(report)) == NAMES
