from dataclasses import replace
from decimal import Decimal

from nq57desk.alike import Change
from nq57desk.comparing import CLOSING, HEADER, compare, compare_figures
from nq57desk.figures.catalogue import load_catalogue
from nq57desk.model import (
    Block,
    BlockId,
    Closing,
    FigureId,
    FigureRef,
    FigureValue,
    Header,
    Report,
    Run,
)
from nq57desk.periods import read
from tests.helpers import block, build_report, section, table

OLD = build_report(
    section("a", "Xã có 12 xóm.", "Đã họp ba lần trong kỳ."),
    section("b", content=(table(("1", "Kế hoạch"), ("2", "Sổ tay số")),)),
    section("c", "Không có."),
)


def told(old: Report, new: Report) -> list[tuple[str, list[tuple[str, str, str]]]]:
    return [
        (diff.part or str(diff.new or diff.old),
         [(item.change.value, item.old_text, item.new_text) for item in diff.changed])
        for diff in compare(old, new)
        if not diff.is_same
    ]  # fmt: skip


def with_sections(*sections: object) -> Report:
    return replace(OLD, sections=sections)


def test_a_report_is_the_same_as_itself() -> None:
    assert told(OLD, OLD) == []
    assert [diff.part for diff in compare(OLD, OLD)] == [HEADER, "", "", "", CLOSING]


def test_changed_added_and_removed_paragraphs_are_told() -> None:
    new = section("a", "Mới hoàn toàn khác lạ", "Xã có 14 xóm.")
    assert told(OLD, with_sections(new, *OLD.sections[1:])) == [
        ("a", [
            ("added", "", "Mới hoàn toàn khác lạ"),
            ("changed", "Xã có 12 xóm.", "Xã có 14 xóm."),
            ("removed", "Đã họp ba lần trong kỳ.", ""),
        ]),
    ]  # fmt: skip


def test_rows_are_compared_one_by_one() -> None:
    rows = table(("1", "Kế hoạch"), ("2", "Sổ tay mới"), ("3", "Cẩm nang"))
    new = with_sections(OLD.sections[0], section("b", content=(rows,)), OLD.sections[2])
    assert told(OLD, new) == [
        ("b", [
            ("changed", "2 | Sổ tay số", "2 | Sổ tay mới"),
            ("added", "", "3 | Cẩm nang"),
        ]),
    ]  # fmt: skip


def test_new_lost_and_moved_sections_are_told() -> None:
    a, b, c = OLD.sections
    diffs = compare(OLD, with_sections(c, a, section("x", "Thêm", heading="Hẳn khác")))
    ids = [(diff.old, diff.new) for diff in diffs[1:-1]]
    assert ids == [("c", "c"), ("a", "a"), ("b", None), (None, "x")]
    assert sum(diff.moved for diff in diffs) == 1
    assert b.id == "b"


def test_head_end_and_headings_are_compared_as_printed() -> None:
    old = replace(OLD, period=read("5T/2026"), header=Header(subject="Kết quả {ky}"))
    new = replace(old, period=read("6T/2026"), closing=Closing(recipients=("Lưu: VT",)))
    assert told(old, new) == [
        (HEADER, [("changed", "Kết quả 5 tháng đầu năm 2026", "Kết quả 6 tháng đầu năm 2026")]),
        (CLOSING, [("added", "", "- Lưu: VT")]),
    ]


def test_sections_of_other_ids_are_matched_by_heading() -> None:
    renamed = tuple(replace(each, id=f"n-{each.id}") for each in OLD.sections)
    assert told(OLD, with_sections(*renamed)) == []


def figure_report(value: int) -> Report:
    figure = FigureId("ho_so_toan_trinh")
    runs = (Run(text="Có "), Run(figure=FigureRef(figure=figure)), Run(text="."))
    told_so = section("a", content=(Block(id=BlockId("f"), runs=runs),))
    values = (FigureValue(figure=figure, value=Decimal(value)),)
    return replace(OLD, sections=(told_so,), figures=values)


def test_a_figure_in_a_sentence_is_compared_by_its_value() -> None:
    [(_, [(change, old, new)])] = told(figure_report(20), figure_report(25))
    assert change == Change.CHANGED.value
    assert ("20" in old, "25" in new) == (True, True)


def test_figures_tell_their_growth() -> None:
    catalogue = load_catalogue()
    diffs = compare_figures(figure_report(20), figure_report(25), catalogue)
    found = {diff.figure.id: (diff.old.value, diff.new.value, diff.percent) for diff in diffs}
    assert found["ho_so_toan_trinh"] == (20, 25, 25)


def test_an_edited_paragraph_answers_the_one_it_was() -> None:
    old = with_sections(section("a", content=(block("Một", block_id="k"),)))
    new = with_sections(section("a", content=(block("Hoàn toàn khác", block_id="k"),)))
    assert told(old, new) == [("a", [("changed", "Một", "Hoàn toàn khác")])]
