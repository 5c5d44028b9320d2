from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from nq57desk.commands import Confirm, EditHeading, Rename, SetDataSpan
from nq57desk.errors import BadInput
from nq57desk.model import DataSpan, Header, PartialDate, ReportId, ReportStatus, SectionId
from nq57desk.periods import read
from nq57desk.session import Session
from nq57desk.signing import (
    Sign,
    Submit,
    TakeBack,
    Version,
    doubts,
    read_number,
    reopened,
    state_text,
    version_text,
)
from tests.helpers import build_report, counting_ids

SIGN = Sign("125", date(2026, 6, 18))
HEADING = EditHeading(SectionId("a"), "Khác")


def open_session(folder: Path) -> Session:
    return Session(folder, clock=lambda: datetime(2026, 6, 15), new_id=counting_ids())


def test_a_draft_goes_to_be_signed_and_back() -> None:
    report = build_report()
    handed_in = Submit().apply(report)
    assert handed_in.status is ReportStatus.SUBMITTED
    assert TakeBack().apply(handed_in) == report
    assert Submit().inverse(report).apply(handed_in) == report


def test_signing_gives_number_and_day() -> None:
    signed = SIGN.apply(build_report())
    assert signed.status is ReportStatus.SIGNED
    assert signed.header.number == "125"
    assert signed.header.date == PartialDate(day=18, month=6, year=2026)
    assert SIGN.inverse(build_report()).apply(signed) == build_report()


def test_nothing_is_signed_without_a_number() -> None:
    with pytest.raises(BadInput, match="số"):
        Sign("  ", date(2026, 6, 18)).apply(build_report())


@pytest.mark.parametrize("command", [HEADING, Confirm(frozenset("x")), SetDataSpan(DataSpan())])
def test_a_signed_report_refuses_changes(tmp_path: Path, command: object) -> None:
    with open_session(tmp_path) as session:
        report = session.add(build_report())
        signed = session.apply(report.id, SIGN)
        with pytest.raises(BadInput, match="Báo cáo số 125 đã ký"):
            session.apply(report.id, command)
        assert session.report(report.id) == signed


def test_a_signed_report_may_be_renamed_and_a_slip_undone(tmp_path: Path) -> None:
    with open_session(tmp_path) as session:
        report = session.add(build_report())
        session.apply(report.id, SIGN)
        session.apply(report.id, Rename("Bản đã ký"))
        session.apply(report.id, SIGN.inverse(report))
        assert session.apply(report.id, HEADING).sections[0].heading == "Khác"


def test_a_new_version_leaves_the_signed_one_and_says_why(tmp_path: Path) -> None:
    with open_session(tmp_path) as session:
        report = session.add(build_report())
        session.apply(report.id, SIGN)
        version = session.reopen(report.id, "Sai số liệu hồ sơ")
        number = version.reopening.version
    with open_session(tmp_path) as session:
        kept = session.report(version.id)
        assert session.report(report.id).status is ReportStatus.SIGNED
    assert (kept.status, kept.header.number, number) == (ReportStatus.DRAFT, "", 2)
    assert (kept.reopening.of, kept.reopening.reason) == (report.id, "Sai số liệu hồ sơ")
    assert kept.name == "Báo cáo thử, bản 2"


def test_a_new_version_needs_a_signature_and_a_reason() -> None:
    with pytest.raises(BadInput, match="chưa ký"):
        reopened(build_report(), "sai")
    with pytest.raises(BadInput, match="vì sao"):
        reopened(replace(build_report(), status=ReportStatus.SIGNED), " ")


@pytest.mark.parametrize(
    ("typed", "number"),
    [("45", "45"), (" 5 ", "05"), ("005", "05"), ("Số: 45/BC-UBND", "45"), ("45 / bc-ubnd", "45")],
)
def test_a_number_is_written_as_the_decree_asks(typed: str, number: str) -> None:
    assert read_number(typed, "BC-UBND") == number


@pytest.mark.parametrize("typed", ["", "bốn lăm", "0", "45a", "45/TTr-UBND", "4 5"])
def test_what_is_no_number_of_the_document_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        Sign(typed, date(2026, 6, 18)).apply(build_report())


def test_a_slip_in_the_number_of_a_signed_report_is_mended() -> None:
    signed = SIGN.apply(build_report())
    mended = Sign("126", date(2026, 6, 19))
    assert mended.apply(signed).header.number == "126"
    assert mended.inverse(signed).apply(mended.apply(signed)) == signed


def told(number: str, day: date, others: Iterable[Version] = ()) -> str:
    report = build_report(period=read("6T/2026"))
    found = doubts(report, number, day, today=date(2026, 6, 20), others=others)
    return " ".join(found)


def test_a_doubtful_number_or_day_is_told() -> None:
    header = Header(number="45", date=PartialDate(day=1, month=2, year=2026))
    other = Version(
        id=ReportId("x"), name="Quý I", office="xã Mẫu", status=ReportStatus.SIGNED, header=header
    )
    assert not told("45", date(2026, 6, 18))
    assert "21/6/2026" in told("45", date(2026, 6, 21))
    assert "trước kỳ" in told("45", date(2025, 12, 31))
    assert "Quý I" in told("45", date(2026, 6, 18), [other])
    assert not told("46", date(2026, 6, 18), [other])


def test_the_state_of_a_signed_report_names_number_and_day() -> None:
    signed = Sign("45", date(2026, 3, 28)).apply(build_report())
    assert state_text(signed.status, signed.header) == "Đã ký số 45/BC-UBND, 28/3/2026"
    assert state_text(ReportStatus.DRAFT, signed.header) == "Nháp"


def test_the_versions_of_a_report_are_told_in_order(tmp_path: Path) -> None:
    with open_session(tmp_path) as session:
        first = session.add(build_report())
        session.add(build_report())
        session.apply(first.id, SIGN)
        second = session.reopen(first.id, "Sai số liệu hồ sơ")
        session.apply(second.id, Sign("130", date(2026, 7, 1)))
        third = session.reopen(second.id, "Thiếu phụ lục")
        for report in (first, second, third):
            family = session.versions(report.id)
            assert [each.id for each in family] == [first.id, second.id, third.id]
        assert third.name == "Báo cáo thử, bản 3"
        assert version_text(family[1]) == (
            "Bản 2: Đã ký số 130/BC-UBND, 01/7/2026. Lý do: Sai số liệu hồ sơ"
        )


def test_a_copy_of_a_signed_report_is_a_draft_without_its_number(tmp_path: Path) -> None:
    with open_session(tmp_path) as session:
        report = session.add(build_report())
        session.apply(report.id, SIGN)
        copy = session.copy(report.id)
    assert (copy.status, copy.header.number, copy.header.date.day) == (
        ReportStatus.DRAFT, "", None,
    )  # fmt: skip
