"""A report composed and imported again says the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from nq57desk.beginning import begin
from nq57desk.compose import compose
from nq57desk.importing import import_file
from nq57desk.model import Office, Period, PeriodKind, Report, ReportId
from nq57desk.numbering import numbers
from nq57desk.outlines import find_outline, load_outlines
from tests.helpers import counting_ids, same_content

DATA = Path(__file__).resolve().parents[1] / "data" / "importing"
OUTLINES = load_outlines()


def _again(report: Report, folder: Path) -> Report:
    path = folder / "composed.docx"
    path.write_bytes(compose(report))
    return import_file(path, outlines=OUTLINES).report


@pytest.mark.parametrize("name", ["phu-thinh", "trang-xa", "trung-thanh"])
def test_composed_real_report_is_read_as_it_was(
    name: str, reports_dir: Path, tmp_path: Path
) -> None:
    read = import_file(reports_dir / f"{name}.txt", outlines=OUTLINES).report
    printed = replace(read, unplaced=())  # what found no place is not printed
    assert same_content(printed, _again(printed, tmp_path))


def test_composed_report_is_read_as_it_was(tmp_path: Path) -> None:
    read = import_file(DATA / "ban-chi-dao.txt", outlines=OUTLINES).report
    assert same_content(read, _again(read, tmp_path))


@pytest.mark.parametrize("outline_id", [outline.id for outline in OUTLINES])
def test_report_just_begun_keeps_every_section(outline_id: str, tmp_path: Path) -> None:
    report = begin(
        find_outline(OUTLINES, outline_id),
        Office(name="Mẫu", province="Thái Nguyên", place="Mẫu"),
        Period(kind=PeriodKind.YEAR, year=2026),
        report_id=ReportId("r"),
        name="r",
        new_id=counting_ids(),
    )
    read = _again(report, tmp_path)
    assert read.outline.id == outline_id
    assert [s.key for s in read.sections] == [s.key for s in report.sections]
    assert [s.level for s in read.sections] == [s.level for s in report.sections]
    assert list(numbers(read.sections).values()) == list(numbers(report.sections).values())
