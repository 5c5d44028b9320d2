from dataclasses import replace
from decimal import Decimal

import pytest

from nq57desk.checking import Checked, Checking, counts, said
from nq57desk.commands import ShowAgain
from nq57desk.errors import BadInput
from nq57desk.model import FigureId, FigureValue, Numbering, Report, SectionId, Severity
from nq57desk.place_names import PlaceNames
from tests.helpers import block, build_report, section


def wrong_report(text: str = "Phủ sóng đạt 90%% số xóm.") -> Report:
    return build_report(section("a", content=(block(text, block_id="b"),)))


def doubled(report: Report) -> Checked:
    found = Checking().check(report)
    return next(one for one in found if one.finding.rule == "double-percent")


def test_a_finding_tells_its_place_and_rule() -> None:
    one = doubled(wrong_report())
    assert one.where == "Mục a"
    assert one.title and one.is_open


def test_a_finding_on_a_kept_figure_is_named_by_it() -> None:
    wrong = FigureValue(
        figure=FigureId("ty_le_ho_so_toan_trinh"), numerator=Decimal(12), denominator=Decimal(10)
    )
    report = build_report(figures=(wrong,))
    checking = Checking()
    found = checking.check(report)
    over = next(one for one in found if one.finding.rule == "figure-over-whole")
    assert over.where.startswith("Số liệu “") and over.where in checking.place_names(report)


def test_a_missing_end_is_looked_for_at_the_end() -> None:
    found = Checking().check(wrong_report())
    ends = {one.where for one in found if one.finding.rule in ("no-closing", "no-signer")}
    assert [end.startswith("Phần cuối") for end in ends] == [True]


def test_a_finding_let_pass_is_no_longer_counted() -> None:
    report = wrong_report()
    one = doubled(report)
    before = counts(Checking().check(report))[Severity.ERROR]
    report = one.let_pass("  Đúng\nnhư vậy ").apply(report)
    assert doubled(report).reason == "Đúng như vậy"
    assert counts(Checking().check(report))[Severity.ERROR] == before - 1
    assert doubled(ShowAgain(one.ground).apply(report)).is_open


def test_a_finding_is_open_again_when_its_ground_changes() -> None:
    report = wrong_report()
    report = doubled(report).let_pass("Đúng").apply(report)
    changed = wrong_report("Phủ sóng đạt 95%% số xóm.")
    assert doubled(replace(changed, passed=report.passed)).is_open
    longer = replace(report, sections=(*report.sections, section("b", "Đã xong.")))
    assert not doubled(longer).is_open


def test_nothing_is_let_pass_without_a_reason() -> None:
    report = wrong_report()
    with pytest.raises(BadInput):
        doubled(report).let_pass("  ").apply(report)


def test_letting_pass_is_undone() -> None:
    report = wrong_report()
    command = doubled(report).let_pass("Đúng")
    assert command.inverse(report).apply(command.apply(report)) == report


def test_what_is_open_is_said_in_one_line() -> None:
    assert said(()) == ""
    assert said((doubled(wrong_report()),)) == "1 lỗi"


def test_a_place_is_named_with_the_numbers_above_it() -> None:
    part = section("p", heading="TÌNH HÌNH", numbering=Numbering.PART)
    roman = section("r", heading="VỀ CHUYỂN ĐỔI SỐ", numbering=Numbering.ROMAN, level=2)
    first = section("n", heading="Kết quả", numbering=Numbering.ARABIC, level=3)
    dotted = section("d", heading="Thủ tục", numbering=Numbering.DOTTED, level=4)
    letter = section("l", heading="Hạ tầng", numbering=Numbering.LETTER, level=5)
    star = section("s", heading="Đánh giá", numbering=Numbering.STAR, level=3)
    names = PlaceNames(build_report(part, roman, first, dotted, letter, star))
    assert [names.section(SectionId(one)) for one in "prndls"] == [
        "Phần 1. TÌNH HÌNH",
        "I. VỀ CHUYỂN ĐỔI SỐ",
        "I.1. Kết quả",
        "I.1.1. Thủ tục",
        "I.1.1.a) Hạ tầng",
        "I * Đánh giá",
    ]
