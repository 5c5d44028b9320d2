"""What is open before printing: each matter once, with a place to go to."""

from dataclasses import replace

from nq57desk.checking import Checked, Checking
from nq57desk.model import (
    BlockId,
    Numbering,
    Origin,
    Outline,
    Report,
    SectionSpec,
    Severity,
    Unplaced,
)
from nq57desk.readiness import Matter, OpenGroup, counted, is_ready, open_groups, told
from tests.helpers import block, build_report, section, with_figures

OUTLINE = Outline(
    id="mau",
    name="Đề cương mẫu",
    version="1",
    subject="Kết quả {ky}",
    lead_in="như sau:",
    sections=(SectionSpec(key="a", heading="Hạ tầng số", numbering=Numbering.ARABIC),),
)
WRONG = section("b", content=(block("Phủ sóng đạt 90%% số xóm.", block_id="sai"),))


def groups_of(report: Report) -> dict[Matter, OpenGroup]:
    return {group.matter: group for group in open_groups(report, Checking().check(report))}


def doubled(report: Report) -> Checked:
    found = Checking().check(report)
    return next(one for one in found if one.finding.rule == "double-percent")


def test_errors_are_told_with_their_section_and_place() -> None:
    [item] = groups_of(build_report(WRONG))[Matter.ERROR].items
    assert item.where == "Mục b"
    assert item.place is not None and item.place.block == "sai"


def test_an_empty_section_is_told_once_and_not_as_a_warning_too() -> None:
    empty = section("a", key="a", heading="Hạ tầng số", numbering=Numbering.ARABIC)
    groups = groups_of(build_report(empty, WRONG, outline=OUTLINE))
    assert [item.text for item in groups[Matter.EMPTY].items] == ["1. Hạ tầng số"]
    warnings = groups[Matter.WARNING].items if Matter.WARNING in groups else ()
    assert not any("Hạ tầng số" in item.text for item in warnings)


def test_an_empty_section_that_was_let_pass_is_settled() -> None:
    report = build_report(section("a", key="a"), WRONG, outline=OUTLINE)
    found = Checking().check(report)
    one = next(each for each in found if each.finding.rule == "empty-section")
    groups = groups_of(one.let_pass("Kỳ này không có").apply(report))
    assert Matter.EMPTY not in groups
    assert groups[Matter.PASSED].items[0].checked.reason == "Kỳ này không có"


def test_missing_figures_are_told_where_figures_are_entered() -> None:
    asked = replace(OUTLINE.sections[0], meaning="D2")
    outline = replace(OUTLINE, sections=(asked,))
    report = build_report(section("a", "Đã làm.", key="a"), outline=outline)
    groups = groups_of(report)
    assert groups[Matter.FIGURE].items[0].figure
    imported = replace(report.sections[0], origins=(Origin(1),))
    assert Matter.FIGURE not in groups_of(replace(report, sections=(imported,)))


def test_parts_carried_over_are_told_by_section_until_confirmed() -> None:
    report = build_report(section("a", "Một", "Hai"), carried=frozenset({"a-Một", "a-Hai"}))
    [item] = groups_of(report)[Matter.CARRIED].items
    assert "Mục a: 2 đoạn" in item.text and item.place.block == "a-Một"
    assert Matter.CARRIED not in groups_of(replace(report, carried=frozenset()))


def test_a_figure_carried_over_is_told_by_its_name() -> None:
    report = with_figures(build_report(), so_cuoc_hop_bcd="4")
    figure = report.figures[0].figure
    groups = groups_of(replace(report, carried=frozenset({figure})))
    [item] = groups[Matter.CARRIED].items
    assert item.figure == figure and "kỳ trước" in item.text


def test_what_found_no_place_is_told_because_it_is_not_printed() -> None:
    lost = Unplaced(id=BlockId("u"), text="Một đoạn dài của tệp cũ chưa biết xếp vào mục nào cả.")
    groups = groups_of(build_report(unplaced=(lost,)))
    assert "không in" in counted(groups[Matter.UNPLACED])


def test_a_finding_let_pass_leaves_nothing_open() -> None:
    report = build_report(WRONG)
    one = doubled(report)
    assert not is_ready(open_groups(report, (one,)))
    groups = open_groups(report, (replace(one, reason="Đúng"),))
    assert is_ready(tuple(g for g in groups if g.matter is not Matter.FIGURE))
    assert [group.matter for group in groups][-1] is Matter.PASSED


def test_notes_do_not_stand_in_the_way() -> None:
    report = replace(build_report(WRONG), sections=(replace(WRONG, origins=(Origin(1),)),))
    one = doubled(report)
    note = replace(one, finding=replace(one.finding, severity=Severity.INFO))
    assert open_groups(report, (note,)) == ()
    assert told(()) == ""


def test_all_is_said_in_one_line() -> None:
    report = replace(build_report(WRONG), sections=(replace(WRONG, origins=(Origin(1),)),))
    assert told(open_groups(report, (doubled(report),))) == "1 lỗi"
