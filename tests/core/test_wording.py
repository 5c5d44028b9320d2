"""The fixed lines of a report: number, place and date, office, lists, "Kèm theo"."""

import pytest

from nq57desk import wording
from nq57desk.model import Header, Office, OfficeKind, PartialDate
from tests.helpers import build_report


@pytest.mark.parametrize(
    "given, printed", [("", " " * 6), ("5", "05"), ("05", "05"), ("12", "12"), ("5a", "5a")]
)
def test_number_below_ten_gets_a_nought(given: str, printed: str) -> None:
    assert wording.number(Header(number=given)) == printed


def test_place_is_the_report_s_then_the_office_s_then_its_name() -> None:
    office = Office(name="Mẫu", place="Nà Mẫu")
    assert wording.place(Header(place="Tỉnh"), office) == "Tỉnh"
    assert wording.place(Header(), office) == "Nà Mẫu"
    assert wording.place(Header(), Office(name="Mẫu")) == "Mẫu"


def test_date_follows_the_place_with_room_for_what_is_blank() -> None:
    header = Header(place="Mẫu", date=PartialDate(month=2, year=2026))
    assert wording.place_and_date(header, Office()) == "Mẫu, ngày      tháng 02 năm 2026"


def test_office_stands_in_capitals_in_two_lines() -> None:
    office = Office(name="Mẫu", kind=OfficeKind.WARD)
    assert wording.office_lines(office) == ("ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU")
    assert wording.office_lines(Office()) == ("ỦY BAN NHÂN DÂN",)


def test_attachment_line_tells_number_date_and_office() -> None:
    header = Header(number="7", date=PartialDate(day=5, month=2, year=2026))
    assert wording.attachment(build_report(header=header)) == (
        "(Kèm theo Báo cáo số 07/BC-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân xã Mẫu)"
    )


def test_attachment_line_of_the_report_itself_goes_first() -> None:
    report = build_report(header=Header(attachment="(Kèm theo Báo cáo này)"))
    assert wording.attachment(report) == "(Kèm theo Báo cáo này)"


def test_lists_get_semicolons_and_a_full_stop_once() -> None:
    assert wording.listed(["Như trên", "Lãnh đạo;", "  ", "Lưu: VT."]) == (
        "Như trên;", "Lãnh đạo;", "Lưu: VT.")  # fmt: skip
    assert wording.listed([]) == ()
    assert wording.listed(["Một", "Một"]) == ("Một;", "Một.")
