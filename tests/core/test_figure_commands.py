"""Edits of figures as commands, and their undoing."""

from nq57desk.commands import SetFigure
from nq57desk.figure_commands import enter_figure, take_candidates
from nq57desk.figures.catalogue import load_catalogue
from nq57desk.figures.recognition import recognise
from nq57desk.model import Report
from tests.helpers import build_report, section

CATALOGUE = load_catalogue()


def undone(report: Report, command: object) -> bool:
    """Whether the command changes `report` and its inverse brings it back."""
    after = command.apply(report)
    return after != report and command.inverse(report).apply(after) == report


def test_a_typed_figure_is_one_edit_that_can_be_undone() -> None:
    report = build_report()
    command, note = enter_figure(report, "tong_nhiem_vu", "1.234", CATALOGUE)
    assert isinstance(command, SetFigure)
    assert "1234" in note
    assert undone(report, command)


def test_a_fraction_is_one_step_that_can_be_undone() -> None:
    report = build_report()
    command, _note = enter_figure(report, "ty_le_ho_so_toan_trinh", "3/4", CATALOGUE)
    assert undone(report, command)
    assert len(command.apply(report).figures) == 2


def test_candidates_are_taken_in_one_step_that_can_be_undone() -> None:
    report = build_report(
        section("a", "Tổng số nhiệm vụ được giao: 12 nhiệm vụ.", heading="Kết quả"),
        section("b", "Đã giải ngân 120 triệu đồng; trồng 350 cây xanh.", heading="Kinh phí"),
    )
    command, left = take_candidates(report, recognise(report, CATALOGUE), CATALOGUE)
    after = command.apply(report)
    assert {value.figure for value in after.figures} == {"tong_nhiem_vu", "kinh_phi_da_giai_ngan"}
    assert [str(each.value) for each in left] == ["350"]
    assert undone(report, command)
    assert command.label == "Lấy số liệu từ văn bản"
