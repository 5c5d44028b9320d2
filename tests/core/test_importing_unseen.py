"""Reports in the style of other offices, written for these tests: an invented commune."""

from pathlib import Path

import pytest

from nq57desk.importing import import_file
from nq57desk.model import BlockKind, Report
from nq57desk.numbering import paths
from nq57desk.outlines import load_outlines
from tests.importing_accounting import account

DATA = Path(__file__).resolve().parents[1] / "data" / "importing"


def _read(name: str) -> Report:
    return import_file(DATA / f"{name}.txt", outlines=load_outlines()).report


@pytest.fixture(params=["sau-thang", "ban-chi-dao"])
def report(request: pytest.FixtureRequest) -> Report:
    return _read(request.param)


def test_each_section_of_the_outline_is_found_in_order(report: Report) -> None:
    asked = [spec.key for spec in report.outline.specs()]
    assert [section.key for section in report.sections] == asked


@pytest.mark.parametrize("name", ["sau-thang", "ban-chi-dao"])
def test_outline_is_the_one_of_the_report(name: str) -> None:
    assert _read(name).outline.id == name


@pytest.mark.parametrize("name", ["sau-thang", "ban-chi-dao"])
def test_every_character_is_placed(name: str) -> None:
    source = (DATA / f"{name}.txt").read_text("utf-8")
    source = source.replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "")
    source = source.replace("Độc lập - Tự do - Hạnh phúc", "")
    source = source.replace("ỦY BAN NHÂN DÂN\nXÃ MẪU TRƯỜNG", "")
    counted = account(source, _read(name))
    assert not counted.lost
    assert counted.unplaced == 0


def test_dotted_headings_stand_under_a_roman_one() -> None:
    report = _read("sau-thang")
    by_key = {
        s.key: path
        for s, path in zip(report.sections, paths(report.sections).values(), strict=True)
    }
    assert by_key["tuyen-truyen"] == "II > 2.1"
    assert by_key["ha-tang"] == "II > 3"
    assert by_key["tthc"] == "II > 4 > 4.1 > b"


def test_letters_after_the_latin_alphabet_are_kept() -> None:
    report = _read("ban-chi-dao")
    letters = [path for path in paths(report.sections).values() if path.startswith("II > 2 > ")]
    assert [path[-1] for path in letters] == list("abcdefgh")


def test_numbered_list_in_a_section_is_no_heading() -> None:
    report = _read("sau-thang")
    rooms = next(section for section in report.sections if section.key == "tru-so-trung-tam")
    assert {block.kind for block in rooms.blocks} == {BlockKind.NUMBERED}
    assert len(rooms.blocks) == 8


def test_appendix_without_a_number_is_known_by_its_table() -> None:
    report = _read("sau-thang")
    (appendix,) = report.appendices
    (table,) = appendix.tables
    assert appendix.heading.startswith("(Văn bản triển khai")
    assert len(table.leaves()) == 2
    assert [row.cells[0].text for row in table.rows] == ["1", "2", "3"]
    assert table.rows[1].cells[1].text.endswith("số cộng đồng ở 15 tổ dân phố")


def test_basis_and_lead_in_of_one_sentence_are_parted() -> None:
    header = _read("ban-chi-dao").header
    assert header.bases[0].text.endswith("về việc báo cáo 6 tháng,")
    assert header.lead_in[0].text.startswith("Ủy ban nhân dân xã Mẫu Trường")
    assert (header.number, header.date.day) == ("45", 5)


def test_signature_of_the_committee_is_read() -> None:
    closing = _read("ban-chi-dao").closing
    assert closing.signature == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert closing.signer == "Lê Thị Mẫu"
    assert closing.recipients[-1] == "Lưu: VT, VHXX"
