"""Numbers of the three real reports against the figures that people found in them.

Measured as a reader of `import --json` would: a record is found where a candidate stands on its
line with its value. The percentages are printed (`pytest -s`).
"""

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from nq57desk.figures.candidates import Candidate, conflicts
from nq57desk.figures.catalogue import Catalogue, load_catalogue
from nq57desk.figures.recognition import recognise
from nq57desk.figures.taking import take
from nq57desk.figures.writing import Writer
from nq57desk.importing import import_file
from nq57desk.model import Block, Report
from nq57desk.outlines import load_outlines

KINDS = {"count", "money", "percent", "ratio"}
CATALOGUE = load_catalogue()


@dataclass(frozen=True)
class Case:
    name: str
    report: Report
    candidates: tuple[Candidate, ...]
    told: list[dict[str, Any]]

    @property
    def records(self) -> list[dict[str, Any]]:
        """The records that are a count, money or rate."""
        return [each for each in self.told if each["kind"] in KINDS]

    def at(self, record: dict[str, Any]) -> list[Candidate]:
        """Return the candidates on the record's line with its value, the right figure first."""
        value = Decimal(str(record["value"]))
        there = [
            each
            for each in self.candidates
            if each.place.line == record["line"] and each.shown == value
        ]
        return sorted(there, key=lambda each: not is_figure(each, record, CATALOGUE))


def is_figure(candidate: Candidate, record: dict[str, Any], catalogue: Catalogue) -> bool:
    return candidate.figure == catalogue.find(record["indicator"]).id


def is_exact(candidate: Candidate, record: dict[str, Any]) -> bool:
    parts = (candidate.numerator, candidate.denominator)
    wanted = (record.get("numerator"), record.get("denominator"))
    return candidate.unit == record["unit"] and parts == wanted


@pytest.fixture(params=["trung-thanh", "phu-thinh", "trang-xa"], scope="module")
def case(request: pytest.FixtureRequest) -> Case:
    shared = Path(__file__).resolve().parents[3] / "shared"
    if not shared.is_dir():
        pytest.skip("the real reports do not lie beside this checkout")
    path = shared / "reports" / f"{request.param}.txt"
    report = import_file(path, outlines=load_outlines()).report
    expected = json.loads((shared / "expected" / "figures.json").read_text("utf-8"))
    told = [each for each in expected if each["report"] == request.param]
    return Case(request.param, report, recognise(report, CATALOGUE), told)


def test_values_are_read_exactly(case: Case) -> None:
    read = sum(any(is_exact(each, record) for each in case.at(record)) for record in case.records)
    share = read / len(case.records)
    print(f"\n{case.name}: {read} of {len(case.records)} values read exactly ({share:.1%})")
    assert share >= 0.97


def test_figures_are_right_or_marked_unsure(case: Case) -> None:
    found = [case.at(record)[:1] for record in case.records]
    right = sum(
        bool(there) and (is_figure(there[0], record, CATALOGUE) or not there[0].sure)
        for there, record in zip(found, case.records, strict=True)
    )
    named = sum(
        bool(there) and is_figure(there[0], record, CATALOGUE)
        for there, record in zip(found, case.records, strict=True)
    )
    print(f"\n{case.name}: {right} of {len(case.records)} right or unsure, {named} right")
    assert right / len(case.records) >= 0.97
    assert named / len(case.records) >= 0.9


def test_what_is_sure_is_right(case: Case) -> None:
    sure = [each for each in case.candidates if each.sure]
    wrong = [each for each in sure if not _is_recorded(each, case)]
    print(f"\n{case.name}: {len(sure)} sure, {len(wrong)} of them wrong")
    assert sure
    assert len(wrong) <= 0.02 * len(sure)


def _is_recorded(candidate: Candidate, case: Case) -> bool:
    return any(
        record["line"] == candidate.place.line and record["indicator"] == candidate.figure
        for record in case.told
    )


def test_what_contradicts_is_shown_side_by_side(case: Case) -> None:
    found = {
        each.figure: {str(side[0].value) for side in each.sides}
        for each in conflicts(case.candidates, CATALOGUE)
    }
    known = {
        "phu-thinh": {
            "ty_le_ho_so_toan_trinh": {"82.25", "81.61"},
            "ty_le_cap_ket_qua_dien_tu": {"93.8", "93.1"},
        }
    }
    assert found == known.get(case.name, {})


def test_taking_the_sure_ones_leaves_the_text_as_it_reads(case: Case) -> None:
    sure = [each for each in case.candidates if each.sure]
    taken = take(case.report, sure, CATALOGUE)
    write = Writer(taken.report, CATALOGUE)
    before, after = (_words(report, write) for report in (case.report, taken.report))
    changed = [(one, two) for one, two in zip(before, after, strict=True) if one != two]
    assert len(taken.left) <= 3
    assert not [two for _one, two in changed if "…" in two.replace("...", "")]
    assert all(_alike(one, two) for one, two in changed)


def _words(report: Report, write: Writer) -> list[str]:
    return [
        "".join(write(run.figure) if run.figure else run.text for run in block.runs)
        for section in report.sections
        for block in section.content
        if isinstance(block, Block)
    ]


def _alike(one: str, two: str) -> bool:
    """Whether texts differ only in how numbers are written: grouped, rounded, "khoảng trên"."""
    plain = [text.replace(".", "").replace("khoảng trên", "trên") for text in (one, two)]
    plain[1] = plain[1].replace("99,93%", "99,9%")
    return plain[0].replace("%%", "%") == plain[1]
