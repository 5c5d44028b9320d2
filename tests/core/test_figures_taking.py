"""Taking candidates: values kept, chips in place of numbers, contradictions left in the text."""

from dataclasses import replace

from nq57desk.figures.candidates import Candidate
from nq57desk.figures.catalogue import load_catalogue
from nq57desk.figures.ledger import Ledger
from nq57desk.figures.places import where_used
from nq57desk.figures.recognition import recognise
from nq57desk.figures.taking import Taken, take
from nq57desk.figures.writing import Writer
from nq57desk.model import Block, BlockId, Cell, FigureId, Nature, Origin, Report, Run
from tests.helpers import block, build_report, section, table, with_figures

CATALOGUE = load_catalogue()


def taken_from(*texts: str, report: Report | None = None) -> Taken:
    whole = report or build_report(section("a", *texts, heading="Kết quả"))
    return take(whole, recognise(whole, CATALOGUE), CATALOGUE)


def printed(report: Report) -> list[str]:
    write = Writer(report, CATALOGUE)
    return [
        "".join(write(run.figure) if run.figure else run.text for run in item.runs)
        for item in report.sections[0].content
        if isinstance(item, Block)
    ]


def amount(report: Report, figure: str) -> object:
    return Ledger(report, CATALOGUE).amount(FigureId(figure)).value


def test_a_taken_number_becomes_a_chip_that_prints_the_same() -> None:
    text = "Tổng số nhiệm vụ được giao: 12 nhiệm vụ; đã giải ngân 120 triệu đồng."
    taken = taken_from(text)
    assert printed(taken.report) == [text]
    assert amount(taken.report, "tong_nhiem_vu") == 12
    assert amount(taken.report, "kinh_phi_da_giai_ngan") == 120_000_000
    assert len(where_used(taken.report, FigureId("tong_nhiem_vu"))) == 1
    assert taken.left == ()


def test_a_rate_with_its_parts_becomes_two_chips_of_three_figures() -> None:
    text = "Hồ sơ trực tuyến toàn trình: 150/200 hồ sơ, đạt tỷ lệ 75%."
    report = taken_from(text).report
    assert printed(report) == [text]
    assert amount(report, "ho_so_toan_trinh") == 150
    assert amount(report, "ho_so_tiep_nhan_trong_ky") == 200
    changed = with_figures(report, ho_so_toan_trinh="160")
    assert printed(changed) == ["Hồ sơ trực tuyến toàn trình: 160/200 hồ sơ, đạt tỷ lệ 80%."]


def test_one_figure_in_two_places_changes_in_both() -> None:
    report = taken_from(
        "Tỷ lệ số hóa hồ sơ đạt 97,5%.", "Năm nay tỷ lệ số hóa hồ sơ đạt 97,5%, rất tốt."
    ).report
    changed = with_figures(report, ty_le_so_hoa_ho_so="98%")
    assert all("98%" in text for text in printed(changed))


def test_values_that_contradict_are_left_for_the_clerk() -> None:
    texts = ("Tỷ lệ cấp kết quả điện tử đạt 88,4%.", "Tỷ lệ cấp kết quả điện tử đạt 87,2%.")
    taken = taken_from(*texts)
    assert printed(taken.report) == list(texts)
    assert len(taken.left) == 2
    assert taken.report.figures == ()


def test_a_rate_that_its_parts_do_not_make_is_left() -> None:
    report = build_report(section("a", "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 76,5%."))
    report = with_figures(report, ty_le_ho_so_toan_trinh="930/1240")
    taken = take(report, recognise(report, CATALOGUE), CATALOGUE)
    assert taken.report == report
    assert len(taken.left) == 1


def test_a_value_that_stands_is_not_overwritten() -> None:
    report = build_report(section("a", "Tổng số nhiệm vụ được giao: 12 nhiệm vụ."))
    report = with_figures(report, tong_nhiem_vu="13")
    assert taken_from(report=report).report == report


def test_a_nought_sets_the_value_and_leaves_the_sentence() -> None:
    text = "Không phát sinh hồ sơ tiếp nhận trực tiếp."
    report = taken_from(text).report
    assert printed(report) == [text]
    assert amount(report, "ho_so_truc_tiep") == 0


def test_nature_and_date_are_kept_with_the_value() -> None:
    report = taken_from("Phấn đấu đến ngày 31/12/2026 tỷ lệ số hóa hồ sơ đạt 100%.").report
    (value,) = report.figures
    assert value.nature is Nature.TARGET
    assert str(value.as_of) == "2026-12-31"


def test_bold_text_and_the_lines_of_the_file_are_kept() -> None:
    runs = (Run(text="Đã giải "), Run(text="quyết 7.440 hồ sơ", bold=True), Run(text=", tốt."))
    item = Block(id=BlockId("b"), runs=runs, origins=(Origin(3), Origin(4, 23)))
    report = taken_from(report=build_report(section("a", content=(item,)))).report
    (changed,) = report.sections[0].blocks
    assert [(run.text, run.bold, bool(run.figure)) for run in changed.runs] == [
        ("Đã giải ", False, False),
        ("quyết ", True, False),
        ("", True, True),
        (" hồ sơ", True, False),
        (", tốt.", False, False),
    ]
    assert changed.origins == (Origin(3), Origin(4, 18))
    assert changed.text[18:] == "sơ, tốt."


def test_a_cell_of_a_table_becomes_a_chip() -> None:
    item = table(
        ("1", "Tổng số nhiệm vụ được giao", "12"), columns=("STT", "Nội dung", "Số lượng")
    )
    report = taken_from(report=build_report(section("a", content=(item,)))).report
    (row,) = report.sections[0].tables[0].rows
    assert [cell.text for cell in row.cells] == ["1", "Tổng số nhiệm vụ được giao", ""]
    assert row.cells[2].runs[0].figure is not None
    (use,) = where_used(report, FigureId("tong_nhiem_vu"))
    assert use.cell == 2


def test_a_candidate_without_a_figure_is_left() -> None:
    taken = taken_from("Trồng mới 350 cây xanh.")
    assert [each.figure for each in taken.left] == [None]


def test_the_clerk_may_say_which_figure_it_is() -> None:
    report = build_report(section("a", "Trồng mới 350 cây xanh.", heading="Kết quả"))
    (found,) = recognise(report, CATALOGUE)
    chosen: Candidate = replace(found, figure=FigureId("so_doanh_nghiep"))
    report = take(report, [chosen], CATALOGUE).report
    assert amount(report, "so_doanh_nghiep") == 350
    assert printed(report) == ["Trồng mới 350 cây xanh."]


def test_chips_already_there_stay() -> None:
    report = taken_from("Đã giải quyết 744 hồ sơ, trả lời 12 phản ánh, kiến nghị.").report
    assert taken_from(report=report).report == report


def test_two_numbers_in_one_sentence_both_become_chips() -> None:
    text = "Tổng số nhiệm vụ được giao: 12 nhiệm vụ, nhiệm vụ quá hạn: 02 nhiệm vụ."
    report = taken_from(report=build_report(section("a", content=(block(text),)))).report
    assert printed(report) == [text]
    assert len([run for run in report.sections[0].blocks[0].runs if run.figure]) == 2


def test_a_cell_keeps_its_other_text() -> None:
    item = table(("1", "Đã giải ngân 120 triệu đồng, đúng tiến độ"), columns=("STT", "Kết quả"))
    report = taken_from(report=build_report(section("a", content=(item,)))).report
    cell: Cell = report.sections[0].tables[0].rows[0].cells[1]
    assert cell.text == "Đã giải ngân , đúng tiến độ"
