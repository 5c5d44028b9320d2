"""What is told of parts that came over and that nobody has confirmed."""

from dataclasses import replace

import pytest

from nq57desk.checks import check_report
from nq57desk.checks.rules import CARRIED
from nq57desk.commands import Confirm
from nq57desk.model import Finding, Office, Report
from nq57desk.periods import read
from tests.core.checking import report_of

HEADED = ("# I. KẾT QUẢ",)


def carried(*lines: str, **parts: object) -> Report:
    """Build a report of which every paragraph and row came over."""
    report = replace(report_of(*HEADED, *lines), period=read("6T/2026"), **parts)
    ids = {block.id for section in report.sections for block in section.blocks}
    ids |= {row.id for each in report.sections for table in each.tables for row in table.rows}
    return replace(report, carried=frozenset(ids))


def before(period: str = "5T/2026", office: str = "Mẫu") -> Report:
    return replace(report_of(*HEADED), period=read(period), office=Office(name=office))


def found(report: Report, rule: str, former: Report | None = None) -> list[Finding]:
    findings = check_report(report, rules=CARRIED, before=former or before())
    return [one for one in findings if one.rule == rule]


def test_what_waits_is_told_once_with_the_section_where_it_begins() -> None:
    report = carried("Đoạn một.", "Đoạn hai.", "# II. NHIỆM VỤ", "Đoạn ba.")
    [finding] = found(report, "carried-unconfirmed")
    assert finding.found == "3"
    assert [place.section for place in finding.places] == [report.sections[0].id]


def test_nothing_is_told_of_what_was_confirmed() -> None:
    report = carried("Sau 5 tháng, từ ngày 01/01/2026 đến ngày 16/5/2026, năm 2025.")
    confirmed = Confirm(report.carried).apply(report)
    assert check_report(confirmed, rules=CARRIED, before=before()) == ()


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Kết quả sau 5 tháng tốt.", "carried-period", "5 tháng"),
        ("Quý I năm 2026 có 3 buổi.", "carried-period", "Quý I năm 2026"),
        ("Từ ngày 01/01/2026 đến ngày 16/5/2026.", "carried-period",
         "Từ ngày 01/01/2026 đến ngày 16/5/2026"),
        ("Họp ngày 12/5/2026.", "carried-days", "ngày 12/5/2026"),
        ("So với năm 2025 có tăng.", "carried-days", "năm 2025"),
        ("Đồng chí Lò Văn Mẫu phụ trách.", "carried-people", "Đồng chí Lò Văn Mẫu"),
    ],
)  # fmt: skip
def test_old_words_in_what_waits_are_told(text: str, rule: str, words: str) -> None:
    [finding] = found(carried(text), rule)
    assert finding.found == words
    assert finding.places[0].end - finding.places[0].start == len(words)


def test_words_of_the_new_period_and_cited_documents_are_passed_over() -> None:
    report = carried(
        "Trong 6 tháng đầu năm 2026, theo Kế hoạch số 36/KH-UBND ngày 28/01/2026.",
        "Xong trong 6 tháng cuối năm 2026.",
    )
    assert found(report, "carried-period") == found(report, "carried-days") == []


def test_a_section_is_told_once_with_all_its_places() -> None:
    report = carried("Sau 5 tháng.", "| STT | Kỳ", "| 1 | Quý I năm 2026")
    [finding] = found(report, "carried-period")
    assert finding.found == "5 tháng, Quý I năm 2026"
    assert len(finding.places) == 2


def test_the_place_of_another_offices_report_is_told() -> None:
    report = carried("Xã Lạ có 12 xóm, xã Mẫu cũng vậy.")
    [finding] = found(report, "carried-office", before(office="Lạ"))
    assert finding.found == "Xã Lạ"
    assert found(report, "carried-office") == []


def test_people_are_names_of_two_words_at_least() -> None:
    assert found(carried("Đồng chí phụ trách và ông bà."), "carried-people") == []
