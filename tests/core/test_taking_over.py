"""What is taken over of another report: where it stands, what is rewritten, what is marked."""

from dataclasses import replace

import pytest

from nq57desk.comparing import Comparison
from nq57desk.errors import BadInput
from nq57desk.model import (
    Block,
    BlockId,
    FigureForm,
    FigureId,
    FigureRef,
    Report,
    ReportId,
    Run,
    Section,
    SectionId,
    Table,
)
from nq57desk.periods import read
from nq57desk.taking_over import TakenOver, take_block, take_item
from tests.helpers import block, build_report, counting_ids, section, table

A = SectionId("a")
OLD_TEXTS = (
    "Xã có 12 xóm.",
    "Trong 5 tháng đầu năm 2026 đã họp ba lần.",
    "Đã lắp loa ở nhà văn hóa.",
)


def old_report(*sections: Section) -> Report:
    made = sections or (section("a", *OLD_TEXTS),)
    return replace(build_report(*made, period=read("5T/2026")), id=ReportId("old"))


def new_report(*sections: Section) -> Report:
    return build_report(*sections, period=read("6T/2026"))


def take(old: Report, new: Report, text: str, *, caret: str = "") -> TakenOver:
    diff = Comparison(old, new).section(A)
    item = next(each for each in diff.items if text in each.old_text)
    return take_item(old, new, diff, item, caret=caret, new_id=counting_ids("fresh"))


def texts(report: Report) -> list[str]:
    found = []
    for item in report.section(A).content:
        if isinstance(item, Block):
            found.append(item.text)
        else:
            found += [" | ".join(cell.text for cell in row.cells) for row in item.rows]
    return found


def test_a_changed_paragraph_is_replaced_and_keeps_its_id() -> None:
    new = new_report(section("a", "Xã có 14 xóm, hai thôn."))
    taken = take(old_report(), new, "12 xóm")
    after = taken.command.apply(new)
    assert texts(after) == ["Xã có 12 xóm."]
    assert after.section(A).content[0].id == new.section(A).content[0].id == taken.at
    assert taken.replaced


def test_a_missing_paragraph_comes_behind_the_one_it_followed() -> None:
    new = new_report(section("a", "Xã có 12 xóm.", "Đã lắp loa ở nhà văn hóa.", "Mới."))
    taken = take(old_report(), new, "họp ba lần")
    assert texts(taken.command.apply(new))[1] == "Trong 6 tháng đầu năm 2026 đã họp ba lần."
    assert not taken.replaced


def test_an_empty_paragraph_at_the_caret_takes_it_up() -> None:
    empty = Block(id=BlockId("empty"))
    new = new_report(section("a", content=(block("Xã có 12 xóm."), block("Mới."), empty)))
    taken = take(old_report(), new, "lắp loa", caret="empty")
    assert texts(taken.command.apply(new)) == [OLD_TEXTS[0], "Mới.", OLD_TEXTS[2]]


def test_one_after_another_fills_an_empty_section_in_order() -> None:
    new, old = new_report(section("a")), old_report()
    for text in ("12 xóm", "họp ba", "lắp loa"):
        new = take(old, new, text).command.apply(new)
    assert [text[:6] for text in texts(new)] == [text[:6] for text in OLD_TEXTS]


def test_what_comes_is_carried_and_undone_in_one_step() -> None:
    new = new_report(section("a", "Xã có 14 xóm, hai thôn."))
    taken = take(old_report(), new, "12 xóm")
    after = taken.command.apply(new)
    assert after.carried == {taken.at}
    assert taken.command.inverse(new).apply(after) == new


def test_words_that_may_be_old_are_told() -> None:
    old = old_report(section("a", "Số liệu đến ngày 14/5/2026."))
    taken = take(old, new_report(section("a")), "14/5")
    assert [left.words for left in taken.left] == ["ngày 14/5/2026"]


def test_figures_stay_figures() -> None:
    figure = FigureRef(figure=FigureId("ho_so_tiep_nhan"), form=FigureForm.WITH_UNIT)
    told = Block(id=BlockId("f"), runs=(Run(text="Nhận "), Run(figure=figure)))
    new = new_report(section("a"))
    taken = take(old_report(section("a", content=(told,))), new, "Nhận")
    [made] = taken.command.apply(new).section(A).content
    assert isinstance(made, Block) and made.runs == told.runs


def with_rows(*rows: tuple[str, ...], columns: tuple[str, ...] = ("STT", "Nội dung")) -> Section:
    return section("a", content=(table(*rows, columns=columns),))


def test_rows_are_taken_one_by_one() -> None:
    old = old_report(with_rows(("1", "Kế hoạch số 36"), ("2", "Sổ tay số"), ("3", "Cẩm nang")))
    new = new_report(with_rows(("1", "Kế hoạch số 39"), ("3", "Cẩm nang")))
    first = take(old, new, "36").command.apply(new)
    after = take(old, first, "Sổ tay").command.apply(first)
    assert texts(after) == ["1 | Kế hoạch số 36", "2 | Sổ tay số", "3 | Cẩm nang"]


def test_ids_stay_unlike_where_a_paragraph_stands_elsewhere_already() -> None:
    moved = section("b", content=(block("Xã có 12 xóm.", block_id="a-Xã có 12"),))
    new = new_report(section("a"), moved)
    assert old_report().sections[0].blocks[0].id == moved.blocks[0].id
    after = take(old_report(), new, "12 xóm").command.apply(new)
    ids = [each.id for each_section in after.sections for each in each_section.blocks]
    assert sorted(ids) == ["a-Xã có 12", "fresh1"]


def test_a_table_that_is_not_there_comes_whole() -> None:
    old = old_report(with_rows(("1", "Kế hoạch"), ("2", "Sổ tay số")))
    new = new_report(section("a", "Chưa có gì."))
    after = take(old, new, "Sổ tay").command.apply(new)
    assert texts(after) == ["1 | Kế hoạch", "2 | Sổ tay số", "Chưa có gì."]
    [made] = [each for each in after.section(A).content if isinstance(each, Table)]
    assert after.carried == {row.id for row in made.rows}


def test_a_row_of_other_columns_is_refused() -> None:
    old = old_report(with_rows(("1", "Kế hoạch"), ("2", "Sổ tay số")))
    columns = ("STT", "Nội dung", "Ghi chú")
    new = new_report(with_rows(("1", "Kế hoạch", "x"), columns=columns))
    with pytest.raises(BadInput):
        take(old, new, "Sổ tay")


def test_what_is_the_same_is_not_taken() -> None:
    with pytest.raises(BadInput):
        take(old_report(), new_report(section("a", *OLD_TEXTS)), "12 xóm")


def passage(text: str, new: Report, caret: str) -> list[str]:
    period = read("5T/2026")
    taken = take_block(block(text), period, new, A, caret=caret, new_id=counting_ids("fresh"))
    return texts(taken.command.apply(new))


def test_a_passage_comes_behind_the_caret_or_at_the_end() -> None:
    new = new_report(section("a", "Một.", "Hai."))
    first = new.section(A).content[0].id
    assert passage("Kết quả 5 tháng đầu năm 2026.", new, first) == [
        "Một.", "Kết quả 6 tháng đầu năm 2026.", "Hai.",
    ]  # fmt: skip
    assert passage("Ba.", new, "") == ["Một.", "Hai.", "Ba."]


def test_a_passage_replaces_its_own_beginning() -> None:
    new = new_report(section("a", "Một.", "đã tiếp"))
    last = new.section(A).content[1].id
    assert passage("Đã tiếp nhận hồ sơ.", new, last) == ["Một.", "Đã tiếp nhận hồ sơ."]
