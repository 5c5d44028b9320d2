"""PDF with a text layer: our own composed report comes back, page by page cut as it is."""

from pathlib import Path

import pytest

from nq57desk.beginning import begin
from nq57desk.compose import compose, to_pdf
from nq57desk.importing import import_file
from nq57desk.importing.pdf.characters import Box, Character, Page
from nq57desk.importing.pdf.grids import grids
from nq57desk.importing.pdf.lines import margins, paragraphs, printed
from nq57desk.model import Office, Period, PeriodKind, Report, ReportId
from nq57desk.numbering import paths
from nq57desk.outlines import find_outline, load_outlines
from tests.helpers import counting_ids

PAGE = Page(width=595, height=842, characters=(), rules=())
OFFICE = Office(name="Mẫu", province="Thái Nguyên", place="Mẫu")
HALF_YEAR = Period(kind=PeriodKind.MONTHS, number=6, year=2026)


def _printed(report: Report, folder: Path) -> Report:
    path = folder / "printed.pdf"
    path.write_bytes(to_pdf(compose(report)))
    return import_file(path, outlines=load_outlines()).report


@pytest.mark.parametrize("outline_id", ["tinh-uy", "dot-pha", "ban-chi-dao"])
def test_printed_report_keeps_its_sections_and_tables(outline_id: str, tmp_path: Path) -> None:
    report = begin(
        find_outline(load_outlines(), outline_id),
        OFFICE,
        HALF_YEAR,
        report_id=ReportId("r"),
        name="r",
        new_id=counting_ids(),
    )
    read = _printed(report, tmp_path)
    assert read.outline.id == outline_id
    assert list(paths(read.sections).values()) == list(paths(report.sections).values())
    assert [len(s.tables) for s in read.sections] == [len(s.tables) for s in report.sections]
    assert read.unplaced == ()


@pytest.mark.parametrize("name", ["phu-thinh", "trang-xa", "trung-thanh"])
def test_printed_real_report_reads_as_the_text_did(
    name: str, reports_dir: Path, tmp_path: Path
) -> None:
    report = import_file(reports_dir / f"{name}.txt", outlines=load_outlines()).report
    read = _printed(report, tmp_path)
    assert [s.heading.upper() for s in read.sections] == [
        s.heading.upper() for s in report.sections
    ]
    assert _texts(read) == _texts(report)
    assert read.closing.recipients == report.closing.recipients


def _texts(report: Report) -> list[str]:
    found = []
    for section in report.sections:
        found += [f"{block.kind.value} {block.text}" for block in section.blocks]
        for table in section.tables:
            found += [leaf.text for leaf in table.leaves()]
            found += [cell.text for row in table.rows for cell in row.cells]
    return found


def _set(text: str, *, left: float, y: float) -> list[Character]:
    return [
        Character(sign, left + 6 * place, left + 6 * (place + 1), y, 12, False, False)
        for place, sign in enumerate(text)
    ]


def test_columns_side_by_side_are_lines_of_their_own() -> None:
    characters = _set("Nơi nhận:", left=50, y=700) + _set("CHỦ TỊCH", left=300, y=700)
    assert [line.text for line in printed(characters, PAGE, 0)] == [
        "Nơi nhận:",
        "CHỦ TỊCH",
    ]


def test_full_lines_make_one_paragraph_and_an_indent_begins_another() -> None:
    rows = [("một hai ba bốn", 86, 700), ("năm sáu bảy tám chín", 50, 684), ("Mới", 86, 668)]
    characters = [c for text, left, y in rows for c in _set(text, left=left, y=y)]
    lines = list(printed(characters, PAGE, 0))
    found = margins({595: lines * 20})[595]
    assert [line.text for line in paragraphs(lines, found)] == [
        "một hai ba bốn năm sáu bảy tám chín",
        "Mới",
    ]


def test_missing_line_between_cells_is_a_merged_cell() -> None:
    level = [Box(0, y, 90, y) for y in (100, 60)] + [Box(30, 80, 90, 80)]
    upright = [Box(x, 60, x, 100) for x in (0, 30, 90)] + [Box(60, 60, 60, 80)]
    (grid,) = grids(level + upright)
    assert grid.continues_right(0, 2)
    assert not grid.continues_right(1, 2)
    assert grid.continues_below(1, 0)
    assert grid.cell(75, 90) == (0, 1)
