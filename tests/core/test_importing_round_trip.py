"""A report composed and imported again says the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from nq57desk.compose import compose
from nq57desk.importing import import_file
from nq57desk.model import Report
from nq57desk.outlines import load_outlines
from tests.helpers import same_content


def _again(report: Report, folder: Path) -> Report:
    path = folder / "composed.docx"
    path.write_bytes(compose(report))
    return import_file(path, outlines=load_outlines()).report


@pytest.mark.parametrize("name", ["phu-thinh", "trang-xa", "trung-thanh"])
def test_composed_report_is_read_as_it_was(name: str, reports_dir: Path, tmp_path: Path) -> None:
    read = import_file(reports_dir / f"{name}.txt", outlines=load_outlines()).report
    printed = replace(read, unplaced=())  # what found no place is not printed
    assert same_content(printed, _again(printed, tmp_path))
