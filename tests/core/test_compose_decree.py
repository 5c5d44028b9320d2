"""Every row of the table of components of NĐ 30/2020, Phụ lục I, and its rules for the page."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from nq57desk import styles
from nq57desk.compose import compose
from nq57desk.compose.metrics import lines
from nq57desk.importing import import_file
from nq57desk.model import BlockKind, Numbering, Report
from nq57desk.outlines import load_outlines
from nq57desk.samples import load_sample
from tests.helpers import counting_ids
from tests.printed import TWIPS_PER_MM, Printed, paragraphs, parts, sections

REAL = ("phu-thinh", "trang-xa", "trung-thanh")
NAMES = ("sample", *REAL)


@cache
def report_of(name: str, folder: Path) -> Report:
    if name == "sample":
        return load_sample(counting_ids())
    return import_file(folder / f"{name}.txt", outlines=load_outlines()).report


@cache
def composed(name: str, folder: Path) -> bytes:
    return compose(report_of(name, folder))


@cache
def read_back(name: str, folder: Path) -> list[Printed]:
    return paragraphs(composed(name, folder))


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def folder(name: str, request: pytest.FixtureRequest) -> Path:
    return Path() if name == "sample" else request.getfixturevalue("reports_dir")


@pytest.fixture
def report(name: str, folder: Path) -> Report:
    return report_of(name, folder)


@pytest.fixture
def data(name: str, folder: Path) -> bytes:
    return composed(name, folder)


@pytest.fixture
def printed(name: str, folder: Path) -> list[Printed]:
    return read_back(name, folder)


@pytest.fixture
def of_style(printed: list[Printed]) -> Callable[[str], list[Printed]]:
    return lambda style: [item for item in printed if item.style == style]


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the table: sizes from–to, weight, slope, capitals, alignment, place."""

    style: str
    sizes: tuple[float, float]
    bold: bool = False
    italic: bool = False
    caps: bool = False
    align: str = "center"
    place: str = "body"


TABLE = {
    "1a quốc hiệu": Row(
        style=styles.STATE_NAME, sizes=(12, 13), bold=True, caps=True, place="0.1"
    ),
    "1b tiêu ngữ": Row(style=styles.MOTTO, sizes=(13, 14), bold=True, place="0.1"),
    "2a cơ quan chủ quản": Row(
        style=styles.PARENT_OFFICE, sizes=(12, 13), caps=True, place="0.0"
    ),
    "2b cơ quan ban hành": Row(
        style=styles.OFFICE, sizes=(12, 13), bold=True, caps=True, place="0.0"
    ),
    "3 số, ký hiệu": Row(style=styles.NUMBER, sizes=(13, 13), place="1.0"),
    "4 địa danh, thời gian": Row(
        style=styles.PLACE_DATE, sizes=(13, 14), italic=True, place="1.1"
    ),
    "5a tên loại": Row(style=styles.TITLE, sizes=(13, 14), bold=True, caps=True),
    "5b trích yếu": Row(style=styles.SUBJECT, sizes=(13, 14), bold=True),
    "7a chức vụ": Row(
        style=styles.SIGNER_TITLE, sizes=(13, 14), bold=True, caps=True, place="0.1"
    ),
    "7b họ tên": Row(style=styles.SIGNER_NAME, sizes=(13, 14), bold=True, place="0.1"),
    "8a kính gửi": Row(style=styles.ADDRESSEE, sizes=(13, 14), align="left"),
    "8a danh sách": Row(style=styles.ADDRESSEE_LIST, sizes=(13, 14), align="left"),
    "8b nơi nhận": Row(
        style=styles.RECIPIENTS, sizes=(12, 12), bold=True, italic=True, align="left", place="0.0"
    ),
    "8c danh sách": Row(
        style=styles.RECIPIENT_LIST, sizes=(11, 11), align="left", place="0.0"
    ),
    "9a phụ lục": Row(style=styles.HEADINGS[Numbering.APPENDIX], sizes=(14, 14), bold=True),
    "9b tên phụ lục": Row(style=styles.APPENDIX_TITLE, sizes=(13, 14), bold=True, caps=True),
    "9c kèm theo": Row(style=styles.ATTACHMENT, sizes=(13, 14), italic=True),
    "căn cứ": Row(style=styles.BASIS, sizes=(13, 14), italic=True, align="both"),
}  # fmt: skip


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_component_looks_as_the_table_wants(
    row: Row, of_style: Callable[[str], list[Printed]]
) -> None:
    wanted = (row.bold, row.italic, row.align, row.place)
    for item in of_style(row.style):
        assert row.sizes[0] <= item.size <= row.sizes[1], item.text
        assert (item.bold, item.italic, item.align, item.place) == wanted, item.text
        assert item.caps or not row.caps, item.text


ALWAYS = (
    styles.STATE_NAME, styles.MOTTO, styles.OFFICE, styles.NUMBER, styles.PLACE_DATE,
    styles.TITLE, styles.SUBJECT, styles.SIGNER_TITLE, styles.SIGNER_NAME, styles.RECIPIENTS,
    styles.RECIPIENT_LIST, styles.CLOSING,
)  # fmt: skip


@pytest.mark.parametrize("style", ALWAYS)
def test_no_component_is_missing(style: str, of_style: Callable[[str], list[Printed]]) -> None:
    assert of_style(style)


def test_motto_and_state_name_are_word_for_word(printed: list[Printed]) -> None:
    texts = [item.text for item in printed]
    assert texts.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + 1 == texts.index(
        "Độc lập - Tự do - Hạnh phúc"
    )


RULES = {
    "1c": (styles.MOTTO, 1.0, 1.0),
    "2c": (styles.OFFICE, 1 / 3, 1 / 2),
    "5c": (styles.SUBJECT, 1 / 3, 1 / 2),
    "9c": (styles.ATTACHMENT, 1 / 3, 1 / 2),
}


@pytest.mark.parametrize("style, least, most", RULES.values(), ids=RULES)
def test_rule_is_as_long_as_the_table_wants(
    style: str, least: float, most: float, printed: list[Printed]
) -> None:
    for above, rule in pairwise(printed):
        if above.style != style or rule.style == style:
            continue
        assert rule.style == styles.RULE
        measure = above.width - above.left - above.right
        length = rule.width - rule.left - rule.right
        assert abs(rule.left - rule.right) <= 1
        for line in lines(above.text, above.size, measure, bold=above.bold, italic=above.italic):
            assert least - 0.01 <= length / line <= most + 0.01


def test_rule_is_a_solid_line(printed: list[Printed]) -> None:
    rules = [item.element for item in printed if item.style == styles.RULE]
    assert len(rules) >= 3
    for rule in rules:
        assert rule.find(f".//{qn('w:top')}").get(qn("w:val")) == "single"


PARAGRAPHS = (*styles.BLOCKS.values(), styles.LEAD_IN, styles.BASIS, styles.CLOSING)


def test_body_is_set_as_the_decree_wants(printed: list[Printed]) -> None:
    body = [item for item in printed if item.style in PARAGRAPHS]
    assert body
    for item in body:
        assert 13 <= item.size <= 14
        assert item.align == "both"
        assert item.first in (567, 720)
        assert item.before + item.after >= 120
        assert item.line_rule == "auto"
        assert 240 <= item.line <= 360


HEADINGS = {
    Numbering.PART: (True, "center"),
    Numbering.ROMAN: (True, "both"),
    Numbering.ARABIC: (True, "both"),
    Numbering.DOTTED: (True, "both"),
    Numbering.LETTER: (False, "both"),
}


def test_headings_are_set_by_their_kind(report: Report, printed: list[Printed]) -> None:
    for numbering, (bold, align) in HEADINGS.items():
        for item in printed:
            if item.style == styles.HEADINGS[numbering]:
                assert (item.bold, item.align, item.size) == (bold, align, 14), item.text
                assert item.caps or numbering is not Numbering.ROMAN


def test_part_has_its_title_below_in_capitals(printed: list[Printed]) -> None:
    for above, below in pairwise(printed):
        if above.style == styles.HEADINGS[Numbering.PART]:
            assert below.style == styles.PART_TITLE
            assert (below.bold, below.caps, below.align) == (True, True, "center")


def test_report_ends_with_its_mark(of_style: Callable[[str], list[Printed]]) -> None:
    assert of_style(styles.CLOSING)[-1].text.endswith("./.")


def test_recipients_end_with_semicolons_and_a_full_stop(
    of_style: Callable[[str], list[Printed]],
) -> None:
    *first, last = [item.text for item in of_style(styles.RECIPIENT_LIST)]
    assert all(text.startswith("- ") and text.endswith(";") for text in first)
    assert last.startswith("- ")
    assert last.endswith(".")


def test_recipients_stand_level_with_the_signer(printed: list[Printed]) -> None:
    styles_there = [item.style for item in printed]
    left = printed[styles_there.index(styles.RECIPIENTS)].element
    right = printed[styles_there.index(styles.SIGNER_TITLE)].element
    assert left.getparent().index(left) == right.getparent().index(right)
    assert left.getparent().getparent() is right.getparent().getparent()


def test_number_and_date_stand_on_one_line(printed: list[Printed]) -> None:
    one, other = (
        next(item.element for item in printed if item.style == style)
        for style in (styles.NUMBER, styles.PLACE_DATE)
    )
    assert one.getparent().getparent() is other.getparent().getparent()


def test_signature_has_room_and_stays_on_one_page(
    of_style: Callable[[str], list[Printed]],
) -> None:
    name = of_style(styles.SIGNER_NAME)[0]
    row = name.element.getparent().getparent()
    assert name.before >= 4 * 14 * 20
    assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


def test_pages_are_a4_with_margins_of_the_decree(data: bytes, report: Report) -> None:
    found = sections(data)
    assert len(found) == 1 + sum(section.is_appendix for section in report.sections)
    for section in found:
        size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
        assert {int(size.get(qn("w:w"))), int(size.get(qn("w:h")))} == {11906, 16838}
        for side, least, most in (
            ("top", 20, 25), ("bottom", 20, 25), ("left", 30, 35), ("right", 15, 20)
        ):  # fmt: skip
            twips = int(margins.get(qn(f"w:{side}")))
            assert least - 0.1 <= twips / TWIPS_PER_MM <= most + 0.1, side


def test_body_stands_upright(data: bytes) -> None:
    size = sections(data)[0].find(qn("w:pgSz"))
    assert size.get(qn("w:orient"), "portrait") == "portrait"
    assert int(size.get(qn("w:w"))) < int(size.get(qn("w:h")))


def test_page_numbers_begin_at_one_and_hide_on_the_first_page(data: bytes) -> None:
    for section in sections(data):
        assert section.find(qn("w:titlePg")) is not None
        assert section.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        kinds = [ref.get(qn("w:type")) for ref in section.findall(qn("w:headerReference"))]
        assert sorted(kinds) == ["default", "first"]


def test_page_number_is_a_whole_field_in_the_top_margin(data: bytes) -> None:
    found = parts(data)
    header = found["word/header1.xml"].decode()
    pieces = ['"begin"', "instrText", '"separate"', "<w:t>", '"end"']
    places = [header.index(piece) for piece in pieces]
    assert places == sorted(places)
    assert "PAGE" in header
    assert "<w:t>" not in found["word/header2.xml"].decode()
    margins = sections(data)[0].find(qn("w:pgMar"))
    assert int(margins.get(qn("w:header"))) + 14 * 20 < int(margins.get(qn("w:top")))


def test_note_of_an_appendix_is_italic(of_style: Callable[[str], list[Printed]]) -> None:
    assert all(item.italic for item in of_style(styles.BLOCKS[BlockKind.NOTE]))
