"""Edits of figures as commands, and their undoing."""

import re
import zipfile
from io import BytesIO

from nq57desk.commands import SetFigure
from nq57desk.compose import compose
from nq57desk.figure_commands import enter_figure, take_candidates
from nq57desk.figures.catalogue import load_catalogue
from nq57desk.figures.recognition import recognise
from nq57desk.model import Report, SectionKind
from tests.helpers import build_report, section, table

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


def test_one_edit_changes_sentences_and_a_cell_in_the_word_file() -> None:
    texts = ("Hồ sơ trực tuyến toàn trình đạt 75%.", "Tỷ lệ hồ sơ toàn trình: 150/200, đạt 75%.")
    cell = table(("1", "Tỷ lệ hồ sơ trực tuyến toàn trình", "75%"), columns=("STT", "Tên", "Đạt"))
    report = build_report(
        section("a", texts[0], heading="Nổi bật"),
        section("b", texts[1], heading="Chuyển đổi số"),
        section("c", heading="Bảng số liệu", content=(cell,), kind=SectionKind.APPENDIX),
    )
    taken, left = take_candidates(report, recognise(report, CATALOGUE), CATALOGUE)
    before = taken.apply(report)
    command, _note = enter_figure(before, "ho_so_toan_trinh", "160", CATALOGUE)
    after = command.apply(before)
    assert left == ()
    assert [words_of(each).count(rate) for each in (before, after) for rate in ("75%", "80%")] == [
        3, 0, 0, 3,
    ]  # fmt: skip
    assert words_of(command.inverse(before).apply(after)) == words_of(before)


def words_of(report: Report) -> str:
    """Return the words of the composed document."""
    with zipfile.ZipFile(BytesIO(compose(report))) as parts:
        return "".join(
            re.findall(r"<w:t\b[^>]*>([^<]*)", parts.read("word/document.xml").decode())
        )
