from dataclasses import replace

import pytest

from nq57desk.mending import mending
from nq57desk.model import (
    Block,
    BlockId,
    Closing,
    FigureId,
    FigureRef,
    Finding,
    Header,
    Mend,
    Numbering,
    Place,
    Report,
    Run,
    SectionId,
    Severity,
    Table,
)
from tests.helpers import block, build_report, section, table

A = SectionId("a")


def finding(*mends: Mend, quote: str = "") -> Finding:
    return Finding(
        rule="mau", severity=Severity.ERROR, message="Sai", quote=quote, mends=tuple(mends)
    )


def at(start: int, end: int, text: str | None, *, block: str = "", where: str = "a") -> Mend:
    return Mend(
        place=Place(section=SectionId(where), block=block, start=start, end=end), text=text
    )


def mended(report: Report, *mends: Mend, quote: str = "") -> Report:
    command = mending(report, finding(*mends, quote=quote))
    assert command is not None
    after = command.apply(report)
    assert command.inverse(report).apply(after) == report
    return after


def holding(*content: Block | Table, **parts: object) -> Report:
    return build_report(section("a", content=content, **parts))


def test_words_of_a_paragraph_are_put_right_in_their_look() -> None:
    runs = (Run(text="đạt 90"), Run(text="%%", bold=True), Run(text=" số hộ"))
    report = holding(Block(id=BlockId("b"), runs=runs))
    after = mended(report, at(6, 8, "%", block="b"))
    assert after.sections[0].blocks[0].runs == (runs[0], Run(text="%", bold=True), runs[2])


def test_a_figure_takes_no_room_and_stays() -> None:
    figure = Run(figure=FigureRef(figure=FigureId("ho-so")))
    report = holding(Block(id=BlockId("b"), runs=(figure, Run(text=" hồ hồ sơ"))))
    after = mended(report, at(3, 6, "", block="b"))
    assert after.sections[0].blocks[0].runs == (figure, Run(text=" hồ sơ"))


def test_several_mends_of_one_paragraph_do_not_move_each_other() -> None:
    report = holding(block("CDS và CDS", block_id="b"))
    after = mended(report, at(0, 3, "CĐSX", block="b"), at(7, 10, "CĐSX", block="b"))
    assert after.sections[0].blocks[0].text == "CĐSX và CĐSX"


def test_a_word_in_a_cell_is_put_right_there_alone() -> None:
    report = holding(table(("1", "Ba Giảng"), ("2", "Ba Giảng")))
    row = report.sections[0].tables[0].rows[0]
    after = mended(report, at(2, 10, "Ba Giăng", block=row.id))
    rows = [[cell.text for cell in row.cells] for row in after.sections[0].tables[0].rows]
    assert rows == [["1", "Ba Giăng"], ["2", "Ba Giảng"]]


def test_a_heading_keeps_its_parameters() -> None:
    report = build_report(
        section("a", heading="Kết quả {dia_ban} về CDS"),
        header=Header(subject="Kết quả"),
    )
    after = mended(report, at(18, 21, "CĐS"))  # "Kết quả xã Mẫu về CDS"
    assert after.sections[0].heading == "Kết quả {dia_ban} về CĐS"


def test_a_mend_inside_the_value_of_a_parameter_is_left_out() -> None:
    report = build_report(section("a", heading="Kết quả {dia_ban}"))
    assert mending(report, finding(at(11, 14, "Mãu"))) is None


def test_headings_are_numbered_by_rule() -> None:
    sections = [
        replace(section(letter), number=f"{letter})", numbering=Numbering.LETTER)
        for letter in "ade"
    ]
    after = mended(build_report(*sections), at(0, 0, None, where="d"))
    assert [one.number for one in after.sections] == ["", "", ""]


def test_head_and_end_of_the_report_are_put_right() -> None:
    report = replace(
        build_report(),
        header=Header(subject="Kết quả  CDS", bases=(block("Căn cứ CDS", block_id="can"),)),
        closing=Closing(recipients=("Lưu: VT", "Các xóm CDS")),
    )
    nowhere = {"where": ""}
    after = mended(
        report,
        at(9, 12, "CĐS", block="subject", **nowhere),
        at(7, 10, "CĐS", block="can", **nowhere),
    )
    assert after.header.subject == "Kết quả  CĐS"
    assert after.header.bases[0].text == "Căn cứ CĐS"
    after = mended(report, at(8, 11, "CĐS", block="recipient", **nowhere), quote="Các xóm CDS")
    assert after.closing.recipients == ("Lưu: VT", "Các xóm CĐS")


@pytest.mark.parametrize("mends", [(), (at(0, 3, "CĐS", block="gone"),)])
def test_where_nothing_can_be_put_right_there_is_no_edit(mends: tuple[Mend, ...]) -> None:
    assert mending(holding(block("CDS")), finding(*mends)) is None
