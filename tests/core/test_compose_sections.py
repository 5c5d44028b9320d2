"""Sections as printed: words, marks, headings, runs, figures."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from nq57desk import styles
from nq57desk.compose import compose
from nq57desk.importing import import_file
from nq57desk.model import (
    Block,
    BlockId,
    BlockKind,
    FigureForm,
    FigureId,
    FigureRef,
    FigureValue,
    Numbering,
    Outline,
    Period,
    PeriodKind,
    Report,
    RowKind,
    Run,
    SectionSpec,
    Table,
)
from nq57desk.numbering import numbers
from nq57desk.outlines import fill, load_outlines, parameters
from nq57desk.samples import load_sample
from tests.helpers import block, build_report, counting_ids, section, table
from tests.printed import Printed, paragraphs, parts


def printed_body(*contents: Block | Table, **parts: object) -> list[Printed]:
    report = build_report(section("a", content=contents, **parts))
    found = paragraphs(compose(report))
    start = next(i for i, item in enumerate(found) if item.text == "Mục a")
    end = next(i for i, item in enumerate(found) if item.style == styles.RECIPIENTS)
    return found[start + 1 : end]


def words_in_order(report: Report) -> list[str]:
    """Return every word of the report's sections as they should be printed."""
    known = parameters(report)
    found: list[str] = []
    for part in report.sections:
        found += [numbers(report.sections)[part.id], fill(part.heading, known)]
        for item in part.content:
            if isinstance(item, Block):
                found.append(item.text)
                continue
            for row in item.rows:
                found += [cell.text for cell in row.cells if cell.text or row.kind is RowKind.DATA]
    return " ".join(found).split()


@pytest.mark.parametrize("name", ["sample", "phu-thinh", "trang-xa", "trung-thanh"])
def test_every_word_is_printed_in_order(name: str, request: pytest.FixtureRequest) -> None:
    if name == "sample":
        report = load_sample(counting_ids())
    else:
        folder: Path = request.getfixturevalue("reports_dir")
        report = import_file(folder / f"{name}.txt", outlines=load_outlines()).report
    shown = iter(" ".join(item.text for item in paragraphs(compose(report))).split())
    missing = [word for word in words_in_order(report) if word not in shown]
    assert missing == []


@pytest.mark.parametrize(
    "kind, mark",
    [
        (BlockKind.PARAGRAPH, ""),
        (BlockKind.DASH, "- "),
        (BlockKind.PLUS, "+ "),
        (BlockKind.STAR, "* "),
        (BlockKind.NUMBERED, "1. "),
        (BlockKind.NOTE, ""),
    ],
)
def test_block_has_the_style_and_mark_of_its_kind(kind: BlockKind, mark: str) -> None:
    (made,) = printed_body(block("Đã tập huấn hai lớp.", kind=kind))
    assert (made.style, made.text) == (styles.BLOCKS[kind], f"{mark}Đã tập huấn hai lớp.")


def test_numbered_blocks_count_on_and_keep_markers() -> None:
    kept = replace(block("giữ", kind=BlockKind.NUMBERED), marker="b)")
    made = printed_body(
        block("một", kind=BlockKind.NUMBERED), block("xen"), kept,
        block("ba", kind=BlockKind.NUMBERED),
    )  # fmt: skip
    assert [item.text for item in made] == ["1. một", "xen", "b) giữ", "3. ba"]


def test_empty_blocks_are_not_printed() -> None:
    made = printed_body(Block(id=BlockId("x")), block("Có chữ."))
    assert [item.text for item in made] == ["Có chữ."]


def test_heading_has_its_number_and_level() -> None:
    report = build_report(
        section("a", numbering=Numbering.ROMAN, heading="Việc lớn"),
        section("b", level=2, numbering=Numbering.ARABIC, heading="Việc nhỏ"),
        section("c", level=3, numbering=Numbering.LETTER, heading="Việc con"),
    )
    found = [item for item in paragraphs(compose(report)) if item.level is not None]
    assert [(item.text, item.level) for item in found] == [
        ("I. Việc lớn", 0), ("1. Việc nhỏ", 1), ("a) Việc con", 2)
    ]  # fmt: skip


def test_number_kept_from_a_file_is_printed() -> None:
    report = build_report(section("a", numbering=Numbering.LETTER, number="e)"))
    assert "e) Mục a" in [item.text for item in paragraphs(compose(report))]


def test_parameters_are_filled_in_headings_but_not_in_paragraphs() -> None:
    report = build_report(
        section("a", "Giữ nguyên {ky} và {{ ky }}.", heading="Kết quả {ky}"),
        period=Period(kind=PeriodKind.YEAR, year=2026),
    )
    texts = [item.text for item in paragraphs(compose(report))]
    assert "Kết quả năm 2026" in texts
    assert "Giữ nguyên {ky} và {{ ky }}." in texts


def test_section_left_empty_prints_the_text_of_its_outline() -> None:
    spec = SectionSpec(key="G", heading="Hợp tác", numbering=Numbering.ROMAN, body="Không có.")
    outline = Outline(id="o", name="o", version="1", subject="", lead_in="", sections=(spec,))
    report = build_report(section("a", key="G"), outline=outline)
    assert "Không có." in [item.text for item in paragraphs(compose(report))]


def test_bold_italic_and_links_are_kept() -> None:
    runs = (
        Run(text="Xem "),
        Run(text="đậm", bold=True),
        Run(text=" nghiêng", italic=True),
        Run(text=" trang", link="https://example.org/a?b=1&c=2"),
    )
    (made,) = printed_body(Block(id=BlockId("x"), runs=runs))
    marks = [
        [child.tag.rpartition("}")[2] for child in run.iterfind(f"{qn('w:rPr')}/*")]
        for run in made.element.iter(qn("w:r"))
    ]
    assert marks == [[], ["b", "bCs"], ["i", "iCs"], []]
    link = made.element.find(qn("w:hyperlink"))
    assert [text.text for text in link.iter(qn("w:t"))] == [" trang"]


def test_figure_is_written_and_a_missing_one_is_seen() -> None:
    refs = (
        Run(figure=FigureRef(figure=FigureId("co"), form=FigureForm.VALUE)),
        Run(text=" và "),
        Run(figure=FigureRef(figure=FigureId("khong"))),
    )
    report = build_report(
        section("a", content=(Block(id=BlockId("x"), runs=refs),)),
        figures=(FigureValue(figure=FigureId("co"), value=Decimal(1577)),),
    )
    assert "1.577 và …" in [item.text for item in paragraphs(compose(report))]


def test_figures_can_be_written_by_the_caller() -> None:
    run = Run(figure=FigureRef(figure=FigureId("co")))
    report = build_report(section("a", content=(Block(id=BlockId("x"), runs=(run,)),)))
    data = compose(report, figures=lambda ref: f"<{ref.figure}>")
    assert "<co>" in [item.text for item in paragraphs(data)]


def test_line_breaks_and_tabs_in_a_paragraph_are_kept() -> None:
    (made,) = printed_body(block("một\nhai\tba"))
    names = [child.tag.rpartition("}")[2] for child in made.element.iterfind(f".//{qn('w:r')}/*")]
    assert names == ["t", "br", "t", "tab", "t"]


def test_caption_stays_with_its_table_and_text_after_it_keeps_apart() -> None:
    made = printed_body(block("Số liệu:"), table(("1", "một")), block("Nguồn: xã."))
    caption, after = made[0], made[-1]
    assert caption.element.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    assert after.before >= 120


def test_signs_that_no_web_address_has_are_written_otherwise() -> None:
    run = Run(text="trang", link="https://mẫu.vn/a b?x=<1>&y=2 ")
    report = build_report(section("a", content=(Block(id=BlockId("x"), runs=(run,)),)))
    relations = parts(compose(report))["word/_rels/document.xml.rels"].decode()
    assert 'Target="https://mẫu.vn/a%20b?x=%3C1%3E&amp;y=2"' in relations


def test_a_subject_longer_than_a_document_property_is_printed_whole() -> None:
    subject = "Kết quả thực hiện nhiệm vụ chuyển đổi số trên địa bàn xã " * 6
    report = build_report()
    report = replace(report, header=replace(report.header, subject=subject.strip()))
    printed = " ".join(found.text for found in paragraphs(compose(report)))
    assert subject.strip() in printed
