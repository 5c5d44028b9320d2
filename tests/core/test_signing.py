from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from nq57desk.commands import Confirm, EditHeading, Rename, SetDataSpan
from nq57desk.errors import BadInput
from nq57desk.model import DataSpan, PartialDate, ReportStatus, SectionId
from nq57desk.session import Session
from nq57desk.signing import Sign, Submit, TakeBack, reopened
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
