"""Numbers offered in their sentences, moved by what is taken, given another figure, settled."""

import pytest

from nq57desk.errors import BadInput
from nq57desk.figure_commands import settle_dispute, take_candidates
from nq57desk.figures.catalogue import Kind, load_catalogue
from nq57desk.figures.ledger import Ledger
from nq57desk.figures.offers import Offer, after_taking, as_figure, can_be, offers, own_figure
from nq57desk.figures.recognition import recognise
from nq57desk.figures.settling import Dispute, disputes
from nq57desk.figures.writing import Writer
from nq57desk.figures.written_out import written_out
from nq57desk.model import FigureId, Report
from tests.helpers import build_report, section, table, with_figures

CATALOGUE = load_catalogue()
TWICE = (
    "Tỷ lệ số hóa hồ sơ đạt 97,5%, tăng so với trước.",
    "Ghi nhận tỷ lệ số hóa hồ sơ đạt 98,1%; kết quả tốt.",
)


def report_of(*texts: str) -> Report:
    return build_report(section("a", *texts, heading="Kết quả"))


def offered(report: Report) -> tuple[Offer, ...]:
    return offers(report, recognise(report, CATALOGUE), Writer(report, CATALOGUE))


def marked(offer: Offer) -> str:
    return offer.sentence[offer.start : offer.end]


def printed(report: Report) -> list[str]:
    write = Writer(report, CATALOGUE)
    return [block.text for block in written_out(report, write).sections[0].blocks]


def the_dispute(report: Report) -> Dispute:
    found = disputes(report, [each.candidate for each in offered(report)], CATALOGUE)
    (dispute,) = found
    return dispute


def test_a_number_is_marked_in_its_own_sentence() -> None:
    text = "Câu trước. Tổng số nhiệm vụ được giao:  12 nhiệm vụ. Câu sau."
    (offer,) = offered(report_of(text))
    assert offer.sentence == "Tổng số nhiệm vụ được giao: 12 nhiệm vụ."
    assert marked(offer) == "12"


def test_figures_already_in_the_sentence_are_read_in_it() -> None:
    text = "Có 5 hội nghị; giao 12 nhiệm vụ; đã giải ngân 120 triệu đồng, còn 3 việc."
    report = report_of(text)
    while left := [each for each in offered(report) if each.candidate.sure]:
        command, _left = take_candidates(report, [left[0].candidate], CATALOGUE)
        report = command.apply(report)
        assert all(each.sentence == text for each in offered(report))
    assert report.figures


def test_a_cell_is_told_with_its_row_and_column() -> None:
    rows = table(("1", "Tỷ lệ số hóa hồ sơ", "97,5%"), columns=("STT", "Chỉ tiêu", "Kết quả"))
    report = build_report(section("a", content=(rows,), heading="Kết quả"))
    (offer,) = (each for each in offered(report) if marked(each) == "97,5%")
    assert offer.sentence == "Tỷ lệ số hóa hồ sơ – Kết quả: 97,5%"


def test_numbers_behind_a_taken_one_are_taken_where_they_stand_then() -> None:
    text = "Tổng số nhiệm vụ được giao: 12 nhiệm vụ; đã giải ngân 120 triệu đồng."
    report, left = report_of(text), offered(report_of(text))
    while left:
        first = left[0].candidate
        command, refused = take_candidates(report, [first], CATALOGUE)
        assert not refused
        report, left = command.apply(report), after_taking(left, [first])
    assert printed(report) == [text]
    assert not any(character.isdigit() for character in report.sections[0].blocks[0].text)


def test_a_number_given_another_figure_is_taken_as_that() -> None:
    report = report_of("Toàn xã có 12 nhiệm vụ được giao.")
    candidate = offered(report)[0].candidate
    other = CATALOGUE.find("nhiem_vu_dang_thuc_hien")
    command, _left = take_candidates(report, [as_figure(candidate, other, CATALOGUE)], CATALOGUE)
    after = command.apply(report)
    assert [value.figure for value in after.figures] == [other.id]
    assert printed(after) == ["Toàn xã có 12 nhiệm vụ được giao."]


def test_a_rate_can_be_no_count_and_money_no_rate() -> None:
    (offer,) = offered(report_of("Tỷ lệ số hóa hồ sơ đạt 97,5%."))
    assert can_be(offer.candidate, CATALOGUE.find("ty_le_ho_so_truc_tuyen"))
    assert not can_be(offer.candidate, CATALOGUE.find("ho_so_truc_tuyen"))
    own = own_figure(offer.candidate, "Tỷ lệ riêng", "", ())
    assert (own.id, own.kind, own.unit) == ("rieng_ty_le_rieng", Kind.PERCENT, "%")


@pytest.mark.parametrize("right", [0, 1])
def test_the_right_one_of_two_values_stands_in_both_places(right: int) -> None:
    report = report_of(*TWICE)
    dispute = the_dispute(report)
    command, shown = settle_dispute(report, dispute, dispute.sides[right], CATALOGUE)
    after = command.apply(report)
    value = ("97,5%", "98,1%")[right]
    assert all(value in text for text in printed(after))
    assert len(shown) == 2
    assert command.inverse(report).apply(after) == report


def test_a_value_that_stands_is_one_side_and_can_stay() -> None:
    report = with_figures(report_of(TWICE[0]), ty_le_so_hoa_ho_so="99%")
    dispute = the_dispute(report)
    assert [side.kept for side in dispute.sides] == [True, False]
    command, _shown = settle_dispute(report, dispute, dispute.sides[0], CATALOGUE)
    assert "đạt 99%" in printed(command.apply(report))[0]


def test_a_computed_figure_takes_no_other_value() -> None:
    text = "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 80%."
    parts = {"ho_so_toan_trinh": "150", "ho_so_tiep_nhan_trong_ky": "200"}
    report = with_figures(report_of(text), **parts)
    dispute = the_dispute(report)
    with pytest.raises(BadInput):
        settle_dispute(report, dispute, dispute.sides[1], CATALOGUE)
    assert Ledger(report, CATALOGUE).amount(FigureId(dispute.figure)).value == 75
