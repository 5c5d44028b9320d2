"""The set of rules as a whole, and the checker that runs them."""

from dataclasses import replace

import pytest

from nq57desk.checks import RULES, Checker, check_report, rule
from nq57desk.checks.passed import fingerprint, open_findings, passed_with, reason_of
from nq57desk.checks.rules import CARRIED
from nq57desk.i18n import use_language
from nq57desk.model import Block, Mend, Place, Report, Run, Severity
from tests.core import (
    test_checks_arithmetic,
    test_checks_completeness,
    test_checks_documents,
    test_checks_language,
    test_checks_one_value,
    test_checks_other_hands,
    test_checks_periods,
    test_checks_structure,
)
from tests.core.checking import report_of

CASES = [
    case
    for module in (
        test_checks_arithmetic,
        test_checks_completeness,
        test_checks_documents,
        test_checks_language,
        test_checks_one_value,
        test_checks_other_hands,
        test_checks_periods,
        test_checks_structure,
    )
    for case in module.CASES
]
LINES = (
    "# I. MỘT",
    "Tỷ lệ ký số đạt 85%%.",
    "Đã nộp 40/50 hồ sơ, đạt 90%.",
    "# II. HAI",
    "Bà con đã quen dùng dịch vụ số tại nhà.",
)


def rewritten(report: Report, section: int, text: str) -> Report:
    one = report.sections[section]
    block = replace(one.blocks[0], runs=(Run(text=text),))
    changed = replace(one, content=(block, *one.content[1:]))
    sections = (*report.sections[:section], changed, *report.sections[section + 1 :])
    return replace(report, sections=sections)


# What is carried cannot be told by lines alone: see test_checks_carried.
@pytest.mark.parametrize(
    "one", [one for one in RULES if one not in CARRIED], ids=lambda one: one.id
)
def test_each_rule_has_cases_of_both_kinds(one) -> None:
    cases = [case for case in CASES if case.rule == one.id]
    assert sum(len(case.fires) for case in cases) >= 1
    assert sum(len(case.silent) for case in cases) >= 2


def test_ids_are_unique_and_each_rule_looks_at_one_thing() -> None:
    assert len({one.id for one in RULES}) == len(RULES)
    for one in RULES:
        assert [one.in_passage, one.in_section, one.in_report].count(None) == 2


def test_rules_are_named_in_the_clerks_language() -> None:
    for one in RULES:
        assert one.text != one.title
        assert one.source


def test_a_rule_is_found_by_its_id() -> None:
    assert rule("double-percent") is not None
    assert rule("of-another-version") is None


def test_a_sound_report_gives_rise_to_nothing() -> None:
    assert check_report(report_of("Bà con đã quen dùng dịch vụ số tại nhà.")) == ()


def test_graver_findings_come_first_then_those_higher_up() -> None:
    report = report_of("Có khoảng trên 80% hộ.", "Tỷ lệ đạt 85%%.", "Đã nộp 40/50, đạt 90%.")
    found = check_report(report)
    assert [one.severity for one in found] == [Severity.ERROR, Severity.ERROR, Severity.INFO]
    assert [one.rule for one in found] == ["double-percent", "wrong-rate", "double-hedge"]


def test_after_an_edit_a_checker_says_what_a_fresh_one_says() -> None:
    report = report_of(*LINES)
    checker = Checker()
    checker.check(report)
    for text in ("Tỷ lệ ký số đạt 85%.", "Tỷ lệ ký số đạt 86%% và “tăng.", "Đạt 30/40, là 75%."):
        report = rewritten(report, 0, text)
        assert checker.check(report) == check_report(report)


def test_a_moved_section_is_named_by_its_new_number() -> None:
    report = report_of(*LINES)
    checker = Checker()
    checker.check(report)
    turned = replace(
        report,
        sections=(
            replace(report.sections[1], number="I."),
            replace(report.sections[0], number="II."),
        ),
    )
    messages = [one.message for one in checker.check(turned) if one.rule == "double-percent"]
    assert messages[0].startswith("Mục II:")


def test_a_place_marks_the_words_in_the_plain_text() -> None:
    report = report_of(*LINES)
    finding = next(one for one in check_report(report) if one.rule == "double-percent")
    (place,) = finding.places
    block = next(block for block in report.sections[0].blocks if block.id == place.block)
    assert block.text[place.start : place.end] == "%%"


def test_a_place_in_a_table_counts_from_the_begin_of_its_row() -> None:
    report = report_of("| STT | Việc | Đạt", "| 1 | Ký số | 85%%")
    finding = next(one for one in check_report(report) if one.rule == "double-percent")
    (row,) = report.sections[0].tables[0].rows
    text = "\t".join(cell.text for cell in row.cells)
    assert text[finding.places[0].start : finding.places[0].end] == "%%"


def test_parameters_are_filled_and_places_still_fit_the_plain_text() -> None:
    report = report_of("{co_quan} báo cáo: đạt 85%% tại {dia_ban}, còn 15%%.")
    found = [one for one in check_report(report) if one.rule == "double-percent"]
    text = report.sections[0].blocks[0].text
    assert [text[one.places[0].start : one.places[0].end] for one in found] == ["%%", "%%"]
    assert all("{" not in one.quote for one in found)


def test_a_heading_out_of_order_is_mended_by_numbering_anew() -> None:
    report = report_of("# I. MỘT", *(f"## {x}) {x.upper()} là mục" for x in "abcdef"))
    finding = next(one for one in check_report(report) if one.rule == "letter-order")
    assert finding.mends == (Mend(place=finding.places[1]),)


def test_a_passed_finding_stays_passed_through_edits_elsewhere() -> None:
    report = report_of(*LINES)
    finding = next(one for one in check_report(report) if one.rule == "wrong-rate")
    report = replace(report, passed=(passed_with(finding, "Đã hỏi Trung tâm."),))
    report = rewritten(report, 1, "Một đoạn khác hẳn.")
    rules = {one.rule for one in open_findings(report, check_report(report))}
    assert "wrong-rate" not in rules
    assert reason_of(report, finding) == "Đã hỏi Trung tâm."


def test_a_passed_finding_comes_back_when_its_ground_changes() -> None:
    report = report_of(*LINES)
    finding = next(one for one in check_report(report) if one.rule == "double-percent")
    report = replace(report, passed=(passed_with(finding, "Chép nguyên văn."),))
    report = rewritten(report, 0, "Tỷ lệ ký số đạt 91%%.")
    rules = {one.rule for one in open_findings(report, check_report(report))}
    assert "double-percent" in rules


def test_findings_rest_on_their_words_and_not_on_the_language() -> None:
    report = report_of(*LINES)
    grounds = {fingerprint(one) for one in check_report(report)}
    use_language("en")
    try:
        assert {fingerprint(one) for one in check_report(report)} == grounds
    finally:
        use_language("vi")


def test_an_empty_report_can_be_checked() -> None:
    report = replace(report_of(), sections=())
    assert all(isinstance(one.places[0], Place) for one in check_report(report) if one.places)


def test_blocks_of_any_text_can_be_checked() -> None:
    odd = [
        "(" * 50,
        "“" * 9 + "”",
        "%" * 20,
        "1/0, đạt 5%",
        "0/0 hồ sơ",
        "\t\n",
        "…" * 7,
        "a) b) c)",
    ]
    for text in odd:
        check_report(report_of(f"Đoạn {text}"))
    assert isinstance(report_of(odd[0]).sections[0].blocks[0], Block)
