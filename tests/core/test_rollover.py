from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from nq57desk.model import (
    Block,
    BlockId,
    CarryOver,
    Closing,
    FigureId,
    FigureValue,
    Header,
    Numbering,
    Office,
    Outline,
    PartialDate,
    Report,
    ReportId,
    ReportStatus,
    Run,
    SectionId,
    SectionKind,
    SectionSpec,
)
from nq57desk.periods import read
from nq57desk.progress import unconfirmed
from nq57desk.rollover import Carry, RollOver, roll_over
from nq57desk.rollover.revision import with_words, without_numbers
from tests.helpers import block, build_report, counting_ids, section, table

FIGURES, DOCUMENTS = SectionKind.FIGURES, SectionKind.DOCUMENTS


def spec(key: str, carry: str = "~", **parts: object) -> SectionSpec:
    whole = {"heading": f"Mục {key}", "numbering": Numbering.ROMAN, "meaning": key.upper()}
    return SectionSpec(key=key, carry=CarryOver(carry), **(whole | parts))


OUTLINE = Outline(
    id="mau",
    name="Đề cương mẫu",
    version="1",
    subject="Kết quả {ky}",
    lead_in="Ủy ban báo cáo như sau:",
    closing="Trên đây là báo cáo {ky}./.",
    bases=("Thực hiện Công văn số …;",),
    recipients=("Lưu: VT.",),
    signature=("CHỦ TỊCH",),
    sections=(
        spec("giu", "=", heading="Kết quả {ky}"),
        spec("so", "+", kind=FIGURES),
        spec("vb", "+", kind=DOCUMENTS),
        spec("moi", "+", body="Không có."),
    ),
)
SECTIONS = (
    section("a", "Trong 5 tháng đầu năm 2026, xã có 12 xóm.", key="giu",
            heading="Kết quả 5 tháng đầu năm 2026"),
    section("b", "Tiếp nhận 1.577 hồ sơ, đạt 82,25%.", key="so"),
    section("b2", "Trong tháng có 3 buổi.", level=2, heading="Mục thêm"),
    section("c", "Kế hoạch số 36/KH-UBND ngày 28/01/2026.", key="vb"),
    section("d", "Nhiệm vụ cũ.", key="moi"),
)  # fmt: skip


def previous(**parts: object) -> Report:
    whole = {
        "outline": OUTLINE,
        "period": read("5T/2026"),
        "header": Header(
            number="12", symbol="BC-UBND", date=PartialDate(day=20, month=5, year=2026),
            subject="Kết quả {ky}", bases=(block("Công văn cũ"),), place="Mẫu",
        ),
        "closing": Closing(recipients=("Phòng VHXH", "Lưu: VT"), signer="Trần Văn Mẫu"),
        "status": ReportStatus.SIGNED,
    }  # fmt: skip
    return build_report(*SECTIONS, **(whole | parts))


def rolled(
    report: Report | None = None,
    *,
    outline: Outline = OUTLINE,
    period: str = "6T/2026",
    choices: Mapping[SectionId, Carry] | None = None,
    slow: tuple[FigureId, ...] = (),
) -> RollOver:
    return roll_over(
        report or previous(),
        outline,
        Office(name="Mẫu"),
        read(period),
        report_id=ReportId("new"),
        name="Báo cáo mới",
        new_id=counting_ids("n"),
        choices=choices,
        slow=slow,
    )


def texts(report: Report) -> dict[str, list[str]]:
    return {each.key or each.heading: [b.text for b in each.blocks] for each in report.sections}


def test_each_section_comes_over_as_its_outline_says() -> None:
    result = rolled()
    assert texts(result.report) == {
        "giu": ["Trong 6 tháng đầu năm 2026, xã có 12 xóm."],
        "so": ["Tiếp nhận … hồ sơ, đạt …%."],
        "Mục thêm": ["Trong tháng có 3 buổi."],
        "vb": ["Kế hoạch số 36/KH-UBND ngày 28/01/2026."],
        "moi": ["Không có."],
    }
    assert [each.carry.name for each in result.taken] == [
        "WHOLE",
        "FRAME",
        "WHOLE",
        "WHOLE",
        "EMPTY",
    ]


def test_every_choice_may_be_changed() -> None:
    choices = {SectionId("d"): Carry.WHOLE, SectionId("a"): Carry.EMPTY}
    result = rolled(choices=choices)
    assert texts(result.report)["moi"] == ["Nhiệm vụ cũ."]
    assert texts(result.report)["giu"] == []
    assert result.taken[0].why == "Theo lựa chọn của anh/chị."


def test_documents_of_last_year_do_not_accumulate() -> None:
    assert texts(rolled(period="Q1/2027").report)["vb"] == []


def test_number_date_and_request_letters_are_emptied_the_rest_of_the_office_stays() -> None:
    report = rolled().report
    assert (report.header.number, report.header.symbol) == ("", "BC-UBND")
    assert report.header.date == PartialDate(year=2026)
    assert [base.text for base in report.header.bases] == ["Thực hiện Công văn số …;"]
    assert report.closing.recipients == ("Phòng VHXH", "Lưu: VT")
    assert report.closing.signer == "Trần Văn Mẫu"
    assert (report.status, report.previous) == (ReportStatus.DRAFT, "r")


def test_headings_follow_the_period_and_own_ones_stay() -> None:
    report = rolled().report
    assert [each.heading for each in report.sections[:3]] == ["Kết quả {ky}", "Mục b", "Mục thêm"]
    assert [each.level for each in report.sections] == [1, 1, 2, 1, 1]


def test_what_came_over_is_carried_and_counted() -> None:
    result = rolled(previous(sections=(*SECTIONS, section("e", content=(table(("1", "x")),)))))
    counts = [len(ids) for ids in unconfirmed(result.report).values()]
    # the first heading and "Mục d" apart, each has one part below a heading of the clerk's own
    assert counts == [1, 2, 2, 2, 1, 2]


def test_rows_with_no_more_than_their_number_wait_for_nothing() -> None:
    emptied = section("b", key="so", content=(table(("1", "x", "45"), ("2", "", "70"),
                      columns=("STT", "Việc", "Số")), block("")))  # fmt: skip
    report = rolled(previous(sections=(emptied,))).report
    assert any(each.tables for each in report.sections)
    assert report.carried & {"r0", "r1", "b-"} == {"r0"}


def test_only_figures_that_hardly_change_keep_their_value() -> None:
    values = tuple(
        FigureValue(figure=FigureId(name), value=Decimal(7)) for name in ("xom", "ho-so")
    )
    report = rolled(previous(figures=values), slow=(FigureId("xom"),)).report
    assert report.figures == values[:1]
    assert "xom" in report.carried


def test_a_figure_added_to_a_section_is_asked_for_again_without_its_value() -> None:
    value = FigureValue(figure=FigureId("ho-so"), value=Decimal(7), asked_in=("giu",))
    report = rolled(previous(figures=(value,))).report
    assert report.figures == (replace(value, value=None),)
    assert "ho-so" not in report.carried


def test_rewritten_and_doubtful_words_are_told_with_their_place() -> None:
    source = section("a", "Họp ngày 12/5/2026. Trong 5 tháng đầu năm có.", key="giu")
    result = rolled(previous(sections=(source,)))
    [left], [change] = result.left, result.rewritten
    text = result.report.sections[0].blocks[0].text
    assert text[left.place.start : left.place.end] == left.words == "ngày 12/5/2026"
    assert left.sentence == "Họp ngày 12/5/2026."
    assert text[change.place.start : change.place.end] == change.after == "6 tháng đầu năm"


def test_a_table_keeps_rows_and_labels_but_no_figures() -> None:
    rows = table(
        ("1", "Hồ sơ 5 tháng đầu năm 2026", "1.577", "Đạt 82,25%"),
        columns=("STT", "Nội dung", "5 tháng đầu năm", "Ghi chú"),
    )
    result = rolled(previous(sections=(section("b", content=(rows,), key="so"),)))
    made = next(each for each in result.report.sections if each.key == "so").tables[0]
    assert [column.text for column in made.columns][2] == "6 tháng đầu năm"
    cells = [cell.text for cell in made.rows[0].cells]
    assert cells == ["1", "Hồ sơ 6 tháng đầu năm 2026", "", "Đạt …%"]


def test_a_required_section_that_was_missing_is_added_in_its_place() -> None:
    result = rolled(previous(sections=(SECTIONS[0], SECTIONS[4])))
    assert [each.key for each in result.report.sections] == ["giu", "so", "vb", "moi"]
    assert [each.source for each in result.taken][1:3] == [None, None]


OTHER = replace(
    OUTLINE,
    id="khac",
    sections=(
        spec("x", "+", meaning="SO", kind=FIGURES),
        spec("y", "=", meaning="GIU", heading="Đánh giá"),
    ),
)


def test_under_another_outline_sections_are_found_by_meaning() -> None:
    report = rolled(outline=OTHER).report
    assert [each.key or each.heading for each in report.sections] == [
        "x", "Mục thêm", "Mục c", "Mục d", "y",
    ]  # fmt: skip
    assert texts(report)["x"] == ["Tiếp nhận … hồ sơ, đạt …%."]
    assert texts(report)["y"] == ["Trong 6 tháng đầu năm 2026, xã có 12 xóm."]


def test_sections_of_one_meaning_share_their_new_place_under_their_headings() -> None:
    both = replace(OUTLINE, sections=(spec("p", meaning="E1"), spec("q", meaning="E1")))
    one = replace(OUTLINE, id="khac", sections=(spec("z", meaning="E1", heading="Mục p"),))
    sections = (section("p", "Một.", key="p"), section("q", "Hai.", key="q"))
    report = rolled(previous(outline=both, sections=sections), outline=one).report
    assert texts(report) == {"z": ["Mục p", "Một.", "Mục q", "Hai."]}


@pytest.mark.parametrize(
    ("runs", "after"),
    [
        ((Run(text="5 tháng"), Run(text=" đầu", bold=True)), ["6 quý", " đầu"]),
        ((Run(text="năm "), Run(text="5 tháng", bold=True)), ["năm ", "6 quý"]),
        ((Run(text="5 "), Run(text="tháng", bold=True)), ["6 quý"]),
    ],
)
def test_new_words_take_the_look_of_the_first_they_replace(
    runs: tuple[Run, ...], after: list[str]
) -> None:
    text = "".join(run.text for run in runs)
    start = text.index("5")
    assert [run.text for run in with_words(runs, start, start + 7, "6 quý")] == after


def test_numbers_of_documents_and_names_are_no_figures() -> None:
    text = "Nghị quyết số 57-NQ/TW: 1287/1577 hồ sơ, 0,556 tỷ đồng, 5,1 km2, Chợ 4.0"
    made = Block(id=BlockId("x"), runs=without_numbers((Run(text=text),)))
    assert made.text == "Nghị quyết số 57-NQ/TW: …/… hồ sơ, … tỷ đồng, … km2, Chợ 4.0"
