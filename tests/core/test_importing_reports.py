"""The real reports: outline, headings, tables, every character, as far as they lie here."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz

from nq57desk.importing import import_file
from nq57desk.model import Outline, Report, RowKind, Section
from nq57desk.numbering import paths
from nq57desk.outlines import load_outlines
from nq57desk.vietnamese import fold
from tests.importing_accounting import account

REPORTS = {"phu-thinh": "tinh-uy", "trang-xa": "theo-van-ban", "trung-thanh": "dot-pha"}


@dataclass(frozen=True)
class Case:
    source: str
    report: Report
    expected: dict[str, Any]


@pytest.fixture(scope="module")
def outlines() -> tuple[Outline, ...]:
    return load_outlines()


@pytest.fixture(params=REPORTS)
def case(request: pytest.FixtureRequest, reports_dir: Path, outlines: tuple[Outline, ...]) -> Case:
    path = reports_dir / f"{request.param}.txt"
    data = json.loads((reports_dir.parent / "domain" / "outlines.json").read_text("utf-8"))
    by_id = {outline["id"]: outline for outline in data["outlines"]}
    report = import_file(path, outlines=outlines).report
    return Case(path.read_text("utf-8"), report, by_id[REPORTS[request.param]])


def test_outline_is_found_by_itself(case: Case) -> None:
    assert case.report.outline.id == case.expected["id"]


def test_headings_stand_at_their_paths(case: Case) -> None:
    by_path = {path: section for section, path in _with_paths(case.report)}
    wanted = case.expected["sections"]
    found = [each for each in wanted if _is_heading(by_path.get(each["path"]), each["heading"])]
    assert len(found) >= 0.98 * len(wanted)
    assert len(case.report.body) == len(wanted)


def test_every_heading_is_known_to_the_outline(case: Case) -> None:
    keys = [section.key for section in case.report.sections]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_header_is_read(case: Case) -> None:
    header = case.report.header
    assert header.subject == case.expected["trich_yeu"]
    assert list(header.addressees) == (case.expected["kinh_gui"] or [])
    begin, _dots, end = case.expected["lead_in"].partition("…")
    assert header.lead_in[0].text.startswith(begin.strip())
    assert header.lead_in[0].text.endswith(end.strip())
    assert case.report.office.locality in case.expected["office"]
    assert case.report.office.province in case.expected["office"]


def test_closing_is_read(case: Case) -> None:
    closing = case.report.closing
    assert closing.sentence[0].text == case.expected["closing"]
    assert list(closing.recipients) == [r.rstrip(";.") for r in case.expected["recipients"]]
    assert list(closing.signature) == case.expected["signature"]
    assert len(closing.signer.split()) == 3


def test_appendices_have_their_tables(case: Case) -> None:
    appendices = [section for section in case.report.appendices if section.is_appendix]
    assert len(appendices) == len(case.expected["appendices"])
    for section, wanted in zip(appendices, case.expected["appendices"], strict=True):
        assert section.heading == wanted["title"]
        assert len(section.tables) == len(wanted["tables"])
        for table, asked in zip(section.tables, wanted["tables"], strict=True):
            groups = [row for row in table.rows if row.kind is RowKind.GROUP]
            assert len(table.leaves()) == asked["leaf_columns"]
            assert len(table.rows) - len(groups) == asked["data_rows"]
            assert len(groups) == len(asked["group_rows"])


def test_table_heads_are_those_printed(case: Case) -> None:
    tables = [table for section in case.report.appendices for table in section.tables]
    wanted = [table for each in case.expected["appendices"] for table in each["tables"]]
    for table, asked in zip(tables, wanted, strict=True):
        found = [(column.text, [c.text for c in column.children]) for column in table.columns]
        assert found == [(each["text"], each.get("children", [])) for each in asked["columns"]]


def test_every_character_is_placed_or_listed(case: Case) -> None:
    counted = account(case.source, case.report)
    assert not counted.lost
    assert counted.placed >= 0.99 * counted.total


def test_every_paragraph_knows_its_line(case: Case) -> None:
    lines = case.source.replace("*", "").split("\n")
    for section in case.report.sections:
        for block in section.blocks:
            for origin, following in zip(block.origins, (*block.origins[1:], None), strict=True):
                part = block.text[origin.start : following.start if following else None]
                words = part.split()
                assert words[0] in lines[origin.line - 1]
                assert words[-1] in lines[origin.line - 1]


def test_largest_report_is_read_in_a_second(
    reports_dir: Path, outlines: tuple[Outline, ...]
) -> None:
    start = time.perf_counter()
    import_file(reports_dir / "phu-thinh.txt", outlines=outlines)
    assert time.perf_counter() - start < 1


def _with_paths(report: Report) -> Iterator[tuple[Section, str]]:
    by_id = paths(report.sections)
    for section in report.body:
        yield section, by_id[section.id]


def _is_heading(section: Section | None, heading: str) -> bool:
    return section is not None and fuzz.ratio(fold(section.heading), fold(heading)) >= 90


def test_a_list_number_before_an_appendix_is_not_its_number(reports_dir: Path) -> None:
    read = import_file(reports_dir / "phu-thinh.txt", outlines=load_outlines()).report
    assert {section.number for section in read.appendices if section.is_appendix} == {""}
