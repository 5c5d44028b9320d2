from dataclasses import replace

import pytest

from nq57desk.model import (
    Block,
    BlockId,
    BlockKind,
    Content,
    FigureId,
    FigureRef,
    Numbering,
    Run,
    SectionSpec,
)
from nq57desk.progress import Progress, Status, count_words, is_empty, progress, statuses
from tests.helpers import block, build_report, section, table

FIGURE = Block(id=BlockId("f"), runs=(Run(figure=FigureRef(figure=FigureId("ho-so"))),))


@pytest.mark.parametrize(
    "content",
    [
        (),
        (block("  "),),
        (block("(Có Phụ lục I kèm theo)", kind=BlockKind.NOTE),),
        (block("Giải pháp thực hiện:", kind=BlockKind.STAR),),
        (table(),),
        (block("Bảng 1. Số hồ sơ"), table(("", ""))),
    ],
)
def test_what_the_outline_lays_ready_is_nothing_written(content: Content) -> None:
    assert is_empty(content)


@pytest.mark.parametrize(
    "content",
    [
        (block("Đã có Kế hoạch."),),
        (FIGURE,),
        (block("Bảng 1"), table(("1", "Kế hoạch"))),
        (block("Kết quả như sau:"), block("Đã lắp wifi.", kind=BlockKind.DASH)),
    ],
)
def test_words_figures_and_filled_rows_are_something(content: Content) -> None:
    assert not is_empty(content)


def test_words_are_counted_in_paragraphs_and_cells_without_marks() -> None:
    content = (block("một hai", kind=BlockKind.DASH), table(("1", "ba bốn")))
    assert count_words(section("a", content=content)) == 5


def test_a_section_is_empty_in_work_or_done() -> None:
    report = build_report(section("a"), section("b", "Chữ"), section("c", done=True))
    found = statuses(report)
    states = [found[each.id] for each in report.sections]
    assert states == [Status.EMPTY, Status.IN_WORK, Status.DONE]


def test_a_heading_over_sections_has_their_state() -> None:
    def state(*children: bool) -> Status:
        under = (section(f"c{n}", level=2, done=done) for n, done in enumerate(children))
        report = build_report(section("a"), *under, section("z", "Chữ"))
        return statuses(report)[report.sections[0].id]

    assert state(True, True) is Status.DONE
    assert state(True, False) is Status.IN_WORK
    assert state(False, False) is Status.EMPTY


def test_headings_without_words_of_their_own_are_not_counted() -> None:
    report = build_report(
        section("a"),
        section("b", "Ba chữ đây", level=2),
        section("c", level=2, done=True),
        section("d", "Hai chữ"),
        section("e", level=2),
    )
    assert progress(report) == Progress(total=4, done=1, empty=1, missing=0, words=5)


def test_required_sections_without_words_are_missing() -> None:
    specs = tuple(
        SectionSpec(key=key, heading=key, numbering=Numbering.ROMAN, required=required)
        for key, required in (("x", True), ("y", True), ("z", False))
    )
    report = build_report(
        section("a", key="x"), section("b", "Chữ", key="y"), section("c", key="z")
    )
    counted = progress(replace(report, outline=replace(report.outline, sections=specs)))
    assert (counted.empty, counted.missing) == (2, 1)
