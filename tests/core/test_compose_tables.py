"""Tables and appendices: headers, groups, widths, the way the page lies."""

import re
import time
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml import etree

from nq57desk import styles
from nq57desk.compose import compose
from nq57desk.compose.tables import HeadCell, head_rows
from nq57desk.importing import import_file
from nq57desk.model import (
    Cell,
    Column,
    Numbering,
    Report,
    RowId,
    RowKind,
    Run,
    Section,
    SectionKind,
    Table,
    TableRow,
)
from nq57desk.outlines import load_outlines
from tests.helpers import block, build_report, section, table
from tests.printed import paragraphs, parts, sections

ROOT = Path(__file__).resolve().parents[2]
TWO_LEVELS = (
    Column(text="STT"),
    Column(text="Số văn bản", children=(Column(text="Cấp trưởng"), Column(text="Cấp phó"))),
)
_ids = count(1)


def appendix(*content: object, heading: str = "Số liệu") -> Section:
    return section(
        f"pl{next(_ids)}",
        content=content,
        heading=heading,
        numbering=Numbering.APPENDIX,
        kind=SectionKind.APPENDIX,
    )


def group(*texts: str) -> TableRow:
    cells = tuple(Cell(runs=(Run(text=text),) if text else ()) for text in texts)
    return TableRow(id=RowId("g"), kind=RowKind.GROUP, cells=cells)


def composed_table(made: Table) -> etree._Element:
    root = etree.fromstring(
        parts(compose(build_report(section("a", content=(made,)))))["word/document.xml"]
    )
    return root.findall(f".//{qn('w:tbl')}")[1]  # the first is the head of the report


def cells(row: etree._Element) -> list[tuple[str, int]]:
    """Return the text and the span of each cell."""
    found = []
    for cell in row.findall(qn("w:tc")):
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        text = "".join(node.text or "" for node in cell.iter(qn("w:t")))
        found.append((text, 1 if span is None else int(span.get(qn("w:val")))))
    return found


def test_header_of_two_levels_is_merged() -> None:
    first, second = head_rows(TWO_LEVELS)
    assert first == [HeadCell(text="STT", merge="restart"), HeadCell(text="Số văn bản", span=2)]
    assert second == [
        HeadCell(text="", merge="continue"),
        HeadCell(text="Cấp trưởng"),
        HeadCell(text="Cấp phó"),
    ]


def test_header_rows_are_repeated_and_no_row_is_split() -> None:
    made = composed_table(replace(table(("1", "2", "3")), columns=TWO_LEVELS))
    rows = made.findall(qn("w:tr"))
    repeated = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
    assert repeated == [True, True, False]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_every_row_fills_the_grid() -> None:
    rows = (*table(("1", "2", "3")).rows, group("I", "Nhóm"), group("", "Nhóm không số"))
    made = composed_table(Table(id="t", columns=TWO_LEVELS, rows=rows))
    grid = len(made.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
    spans = {sum(span for _, span in cells(row)) for row in made.findall(qn("w:tr"))}
    assert (grid, spans) == (3, {3})


def test_group_goes_over_all_columns_behind_its_number() -> None:
    made = composed_table(
        Table(id="t", columns=TWO_LEVELS, rows=(group("I", "Việc xã"), group("", "Việc tỉnh")))
    )
    numbered, bare = made.findall(qn("w:tr"))[2:]
    assert cells(numbered) == [("I", 1), ("Việc xã", 2)]
    assert cells(bare) == [("Việc tỉnh", 3)]


def test_short_row_is_filled_and_long_row_is_kept() -> None:
    made = composed_table(table(("1",), ("1", "hai", "ba")))
    assert [len(cells(row)) for row in made.findall(qn("w:tr"))] == [3, 3, 3]
    assert cells(made.findall(qn("w:tr"))[2])[2] == ("ba", 1)


def test_line_of_a_cell_is_a_paragraph() -> None:
    made = composed_table(table(("1", "Một;\nHai.")))
    cell = made.findall(qn("w:tr"))[1].findall(qn("w:tc"))[1]
    texts = ["".join(t.text for t in p.iter(qn("w:t"))) for p in cell.findall(qn("w:p"))]
    assert texts == ["Một;", "Hai."]


def test_table_without_columns_or_rows_is_still_whole() -> None:
    for made in (Table(id="t"), Table(id="t", columns=TWO_LEVELS), table(("a",), columns=())):
        found = paragraphs(compose(build_report(section("a", content=(made,)))))
        assert found[-1].style == styles.BREAK


def test_columns_take_the_whole_width_and_no_word_is_broken() -> None:
    made = composed_table(table(("1", "Hướng dẫn người dân nộp hồ sơ " * 6)))
    widths = [int(c.get(qn("w:w"))) for c in made.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]
    assert sum(widths) == 11906 - 1701 - 1134
    assert widths[0] < widths[1] / 5


def orientations(report: Report) -> list[str]:
    return [
        section.find(qn("w:pgSz")).get(qn("w:orient"), "portrait")
        for section in sections(compose(report))
    ]


def test_page_is_turned_for_a_wide_table_only() -> None:
    columns = tuple(f"Nội dung thứ {n} cần báo cáo" for n in range(10))
    wide = table(tuple("Đã triển khai tại tám thôn của xã" for _ in columns), columns=columns)
    report = build_report(section("a"), appendix(table(("1", "một"))), appendix(wide))
    assert orientations(report) == ["portrait", "portrait", "landscape"]


def test_pages_of_real_appendices_lie_as_they_need(reports_dir: Path) -> None:
    report = import_file(reports_dir / "phu-thinh.txt", outlines=load_outlines()).report
    turned = [i for i, way in enumerate(orientations(report)) if way == "landscape"]
    assert turned == [1, 9, 10]  # Phụ lục I, IX, X


def test_appendix_has_number_title_and_attachment_line() -> None:
    report = build_report(section("a"), appendix(block("Không có."), heading="Danh mục"))
    found = paragraphs(compose(report))
    start = next(i for i, item in enumerate(found) if item.style == "Phụ lục")
    number, title, attachment, rule, text = found[start : start + 5]
    assert (number.text, title.text, text.text) == ("Phụ lục", "Danh mục", "Không có.")
    assert attachment.text.startswith("(Kèm theo Báo cáo số       /BC-UBND ngày ")
    assert attachment.text.endswith("của Ủy ban nhân dân xã Mẫu)")
    assert rule.style == styles.RULE


def test_appendices_are_numbered_when_there_are_several() -> None:
    report = build_report(section("a"), appendix(), appendix())
    numbers = [item.text for item in paragraphs(compose(report)) if item.style == "Phụ lục"]
    assert numbers == ["Phụ lục I", "Phụ lục II"]


def test_section_ends_in_a_paragraph_even_after_a_table() -> None:
    report = build_report(section("a"), appendix(table(("1", "a"))), appendix(table(("1", "b"))))
    body = etree.fromstring(parts(compose(report))["word/document.xml"])[0]
    ends = [block for block in body if block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None]
    assert len(ends) == 2
    assert [block.tag for block in body[-2:]] == [qn("w:p"), qn("w:sectPr")]


def test_five_thousand_rows_take_seconds() -> None:
    texts = ("1", "Kế hoạch số 12/KH-UBND ngày 05/01/2026", "Ban hành", "8", "100%", "x", "", "")
    large = table(*[texts] * 5000, columns=tuple(f"Cột {n}" for n in range(8)))
    report = build_report(section("a"), appendix(large))
    started = time.perf_counter()
    compose(report)
    assert time.perf_counter() - started < 20


def test_nothing_walks_tables_of_python_docx_cell_by_cell() -> None:
    sources = [path.read_text("utf-8") for path in (ROOT / "nq57desk").rglob("*.py")]
    of_docx = [text for text in sources if re.search(r"^(from|import) docx", text, re.MULTILINE)]
    assert of_docx
    assert not any(re.search(r"\.cell\(", text) for text in of_docx)


@pytest.mark.parametrize("text", ["", "01", "82,25%", "16/01/2026", "1.287/1.577"])
def test_numbers_are_set_in_the_middle(text: str) -> None:
    made = composed_table(table((text, "Đã ban hành")))
    first, second = made.findall(qn("w:tr"))[1].findall(qn("w:tc"))
    assert first.find(f".//{qn('w:jc')}").get(qn("w:val")) == "center"
    assert second.find(f".//{qn('w:jc')}") is None
