"""A part of a report beside that of another: cells one by one, figures with their way."""

from dataclasses import replace

from nq57desk.alike import Change, pieces
from nq57desk.figures.catalogue import load_catalogue
from nq57desk.figures.writing import PLAIN, Writer
from nq57desk.model import Closing, Report, ReportId, Section, SectionId
from nq57desk.side_by_side import Form, SideBySide, reads_as_one
from tests.helpers import build_report, section, table, with_figures

A = SectionId("a")
CATALOGUE = load_catalogue()


def report(*sections: Section, name: str = "old") -> Report:
    return replace(build_report(*sections), id=ReportId(name))


def sides(old: Report, new: Report) -> SideBySide:
    return SideBySide(
        old,
        new,
        CATALOGUE,
        old_figures=Writer(old, CATALOGUE),
        new_figures=Writer(new, CATALOGUE),
        manner=PLAIN,
    )


def with_rows(*rows: tuple[str, ...]) -> Section:
    return section("a", "Bảng sau:", content=(table(*rows, columns=("STT", "Tên", "Số")),))


def test_a_changed_row_tells_its_cells_under_their_heads() -> None:
    old, new = with_rows(("1", "Kế hoạch", "36")), with_rows(("1", "Kế hoạch", "39"))
    head, row = sides(report(old), report(new)).section(A).lines
    assert (head.form, row.form) == (Form.HEAD, Form.ROW)
    told = {cell.column: [piece.change for piece in cell.pieces] for cell in row.cells}
    assert told == {
        "STT": [Change.SAME],
        "Tên": [Change.SAME],
        "Số": [Change.REMOVED, Change.ADDED],
    }


def test_rows_that_came_or_stayed_have_no_cells_to_tell() -> None:
    old, new = (
        with_rows(("1", "Kế hoạch", "36")),
        with_rows(("1", "Kế hoạch", "36"), ("", "", "9")),
    )
    lines = sides(report(old), report(new)).section(A).lines
    assert [line.cells for line in lines] == [(), (), ()]
    assert [line.can_be_taken for line in lines] == [False, False, False]


def test_only_what_the_other_report_says_can_be_taken() -> None:
    old = section("a", "Xã có 12 xóm.", "Đã họp ba lần trong kỳ.")
    new = section("a", "Xã có 14 xóm.", "Mở thêm điểm hỗ trợ người dân.")
    lines = sides(report(old), report(new)).section(A).lines
    assert [(line.item.change, line.can_be_taken) for line in lines] == [
        (Change.CHANGED, True),
        (Change.REMOVED, True),
        (Change.ADDED, False),
    ]


def test_a_section_with_nothing_in_it_is_unwritten() -> None:
    old = report(section("a", "Xã có 12 xóm."))
    assert sides(old, report(section("a"))).section(A).is_unwritten
    assert not sides(old, report(section("a", "Một câu."))).section(A).is_unwritten


def test_a_section_without_an_answer_is_all_new() -> None:
    old = report(section("x", "Khác.", heading="Hoàn toàn khác"))
    found = sides(old, report(section("a", "Một.", heading="Của riêng"))).section(A)
    assert found.diff.old is None


def figures(old: dict[str, str], new: dict[str, str]) -> list[tuple[str, str, str, str]]:
    before, after = with_figures(report(), **old), with_figures(report(), **new)
    lines = sides(before, after).figures().figures
    return [(line.last, line.now, line.by, line.percent) for line in lines]


def test_figures_tell_how_far_they_have_moved() -> None:
    assert figures({"ho_so_truc_tuyen": "1577"}, {"ho_so_truc_tuyen": "1612"}) == [
        ("1.577", "1.612", "+35", "+2,2%")
    ]
    assert figures({"ho_so_truc_tuyen": "5"}, {"ho_so_truc_tuyen": "4"}) == [
        ("5", "4", "−1", "−20%")
    ]


def test_a_figure_that_one_report_lacks_has_moved_nowhere() -> None:
    assert figures({"ho_so_truc_tuyen": "5"}, {}) == [("5", "", "", "")]
    assert figures({}, {"ho_so_truc_tuyen": "5"}) == [("", "5", "", "")]


def test_a_figure_that_stays_says_so() -> None:
    assert figures({"ho_so_truc_tuyen": "5"}, {"ho_so_truc_tuyen": "5"})[0][2:] == ("=", "")


def test_a_rate_moves_by_points() -> None:
    rate = "ty_le_ho_so_truc_tuyen"
    old = {"ho_so_truc_tuyen": "50", "ho_so_tiep_nhan_trong_ky": "100"}
    new = {"ho_so_truc_tuyen": "60", "ho_so_tiep_nhan_trong_ky": "100"}
    before, after = with_figures(report(), **old), with_figures(report(), **new)
    [line] = [each for each in sides(before, after).figures().figures if each.figure == rate]
    assert (line.by, line.percent) == ("+10 điểm", "")


def test_head_and_end_are_laid_beside_each_other_to_be_read() -> None:
    old = report(section("a"))
    old = replace(old, header=replace(old.header, addressees=("Tỉnh ủy",)))
    new = replace(old, header=replace(old.header, addressees=()), closing=Closing(signer="Lò Mẫu"))
    [gone] = [line for line in sides(old, new).header().lines if line.item.old_text.endswith("ủy")]
    assert gone.item.change is Change.REMOVED and not gone.can_be_taken
    [line] = sides(old, new).closing().lines
    assert line.item.new_text == "Lò Mẫu"


def test_texts_of_which_little_stayed_are_not_read_as_one() -> None:
    old = "Toàn bộ cán bộ của phường dùng chữ ký số khi xử lý văn bản trên hệ thống."
    assert reads_as_one(pieces(old, old.replace("phường", "xã")))
    assert not reads_as_one(
        pieces(old, "Hệ thống loa ở các xóm đã nối mạng, phát bản tin mỗi ngày.")
    )
    assert reads_as_one(pieces("38", "Mẫu")) and reads_as_one(pieces("", old))
