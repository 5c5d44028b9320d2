"""Widths of text, lengths of rules, balanced titles."""

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from nq57desk import styles
from nq57desk.compose import compose
from nq57desk.compose.columns import Widths
from nq57desk.compose.metrics import lines, width
from nq57desk.compose.ooxml import indents, paragraph, run
from nq57desk.compose.rules import Face, balance, set_rules
from nq57desk.model import Header, Numbering, SectionKind
from tests.helpers import build_report, section, table
from tests.printed import paragraphs, sections
from tests.templates import changed

FACES = {"s": Face(name=styles.SUBJECT, size=14), "r": Face(name=styles.RULE, size=1)}


@pytest.mark.parametrize(
    "text, bold, italic, points",
    [
        ("Hạnh phúc", False, False, 43.60),
        ("Độc lập - Tự do - Hạnh phúc", True, False, 122.42),
        ("ƯỞ", False, False, 14.98),
    ],
)
def test_width_is_that_of_times_new_roman(
    text: str, bold: bool, italic: bool, points: float
) -> None:
    assert width(text, 10, bold=bold, italic=italic) / 20 == pytest.approx(points, abs=0.01)


def test_marked_letters_are_as_wide_as_bare_ones() -> None:
    assert width("ấằẩẫậ", 14) == width("aaaaa", 14)
    assert width("e\u0301", 14) == width("é", 14)


def test_lines_are_filled_word_by_word_with_their_spaces() -> None:
    word = width("chữ", 14)
    space = width(" ", 14)
    assert lines("chữ chữ chữ", 14, 2 * word + space) == [2 * word + space, word]
    assert lines("chữ   chữ", 14, 9999) == [2 * word + 3 * space]


def rule_under(*, text: str, measure: float, left: int = 0) -> float:
    above = paragraph("s", [run(text)], ind=indents(left=left))
    rule = paragraph("r")
    set_rules([above, rule], FACES, measure)
    found = rule.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    return measure - float(found.get(qn("w:left"))) - float(found.get(qn("w:right")))


def test_rule_is_no_longer_than_half_of_a_short_last_line() -> None:
    text = "mmmmmmmmmm mmmmmmm"
    measure = width("mmmmmmmmmm", 14) + 1
    length = rule_under(text=text, measure=measure)
    assert measure / 3 <= length <= width("mmmmmmm", 14) / 2


@pytest.mark.parametrize("name, counted", [("mmmmmmm", "mmmmmmmmmm"), ("mmm", "mmm")])
def test_rule_under_two_lines_fits_both_or_the_last(name: str, counted: str) -> None:
    lines_above = [paragraph("s", [run(text)]) for text in ("mmmmmmmmmm", name)]
    rule = paragraph("r")
    set_rules([*lines_above, rule], FACES, 9000)
    found = rule.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    length = 9000 - 2 * float(found.get(qn("w:left")))
    for text in {name, counted}:
        assert 1 / 3 <= length / width(text, 14) <= 1 / 2


def test_rule_of_an_empty_line_has_no_length() -> None:
    assert rule_under(text="", measure=9000) == pytest.approx(0, abs=1)


def test_long_subject_is_broken_into_even_lines() -> None:
    subject = "Kết quả triển khai thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị năm 2026 rồi"
    header = Header(subject=subject)
    made = next(
        item
        for item in paragraphs(compose(build_report(header=header)))
        if item.style == styles.SUBJECT
    )
    longest, shortest = sorted(
        lines(subject, 14, made.width - made.left - made.right, bold=True), reverse=True
    )
    assert shortest / longest > 0.8


def test_title_of_one_line_is_left_alone() -> None:
    made = paragraph("s", [run("Ngắn")])
    balance([made], FACES, 9000)
    assert made.find(f"{qn('w:pPr')}/{qn('w:ind')}") is None


def test_spare_width_goes_to_the_columns_that_tell_something() -> None:
    alone = Widths.of(table(("1",), columns=("STT",))).fit(9000)
    first, second = Widths.of(table(("1", "412"), columns=("STT", "Số thủ tục"))).fit(9000)
    assert alone == [9000]
    assert first + second == 9000
    assert first < 800


def test_words_too_wide_for_the_page_are_shrunk_alike() -> None:
    wide = table(("x" * 90, "y" * 90), columns=("A", "B"))
    first, second = Widths.of(wide).fit(5000)
    assert abs(first - second) <= 1


def test_appendix_is_numbered_from_one_in_a_template_that_does_not(tmp_path: Path) -> None:
    def change(document: docx.document.Document) -> None:
        section = document.element.body.sectPr
        for name in ("w:titlePg", "w:pgNumType"):
            section.remove(section.find(qn(name)))

    appendix = section("pl", numbering=Numbering.APPENDIX, kind=SectionKind.APPENDIX)
    data = compose(build_report(section("a"), appendix), template=changed(tmp_path, change))
    first, last = sections(data)
    assert first.find(qn("w:titlePg")) is None
    assert last.find(qn("w:titlePg")) is not None
    assert last.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
