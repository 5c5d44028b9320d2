"""The checks on the real reports, against what was proven of them by hand.

`pytest -s` prints the table: found of expected for each severity, and what was reported beside.
Reports and lists lie beside the project; without them the tests are skipped.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from nq57desk.checks import check_report
from nq57desk.importing import import_file
from nq57desk.model import Finding, Severity
from nq57desk.outlines import load_outlines

NAMES = ("phu-thinh", "trang-xa", "trung-thanh")
GRAVE = (Severity.ERROR, Severity.WARNING)

# What each kind of expected finding may be called by the rules.
RULES_OF = {
    "same_indicator_differs": ("two-values",),
    "table_row_formula": ("staff-gap",),
    "text_vs_appendix": ("models-against-appendix", "cited-not-listed", "count-against-rows"),
    "missing_quantity": ("no-quantity",),
    "contradiction": ("done-and-not",),
    "period_mismatch": ("data-ends-early", "uneven-period", "other-period"),
    "missing_period": ("missing-period",),
    "vn_letter_order": ("letter-order",),
    "duplicate_heading": ("doubled-heading",),
    "mixed_numbering": ("mixed-numbering",),
    "double_numbering": ("doubly-numbered-appendix",),
    "heading_punctuation": ("heading-stop",),
    "missing_number": ("no-number", "incomplete-attachment", "head-against-attachment"),
    "missing_date": ("no-date",),
    "date_format": ("wrong-day",),
    "double_percent": ("double-percent",),
    "double_hedge": ("double-hedge",),
    "unclosed_quote": ("unclosed-quote", "doubled-words"),
    "number_format": ("thousands",),
    "unit_mix": ("mixed-money-units",),
    "missing_punctuation": ("no-end-mark", "uneven-notes"),
    "name_variant": ("wrong-abbreviation", "two-spellings", "undeclared-abbreviation"),
    "missing_word": ("closing-against-subject",),
    "citation_form": ("without-symbol", "comma-before-date"),
    "citation_incomplete": ("resolution-in-full",),
    "duplicate_text": ("told-again",),
    "document_sequence": ("out-of-sequence",),
    "document_symbol": ("wrong-symbol",),
    "table_order": ("unsorted-register",),
    "ocr_typo": ("misspelt-term",),
    "page_break_damage": ("cut-word",),
    "signature": ("collective-signature",),
}


@dataclass(frozen=True)
class Expected:
    report: str
    lines: frozenset[int]
    kind: str
    severity: Severity

    def is_met_by(self, finding: Finding) -> bool:
        return finding.rule in RULES_OF[self.kind] and bool(self.lines & lines_of(finding))


def lines_of(finding: Finding) -> set[int]:
    return {place.line for place in finding.places if place.line}


@pytest.fixture(scope="module")
def expected_dir() -> Path:
    folder = Path(__file__).resolve().parents[3] / "shared" / "expected"
    if not folder.is_dir():
        pytest.skip("the proven findings do not lie beside this checkout")
    return folder


@pytest.fixture(scope="module")
def found(expected_dir: Path) -> dict[str, tuple[Finding, ...]]:
    reports = expected_dir.parent / "reports"
    outlines = load_outlines()
    return {
        name: check_report(import_file(reports / f"{name}.txt", outlines=outlines).report)
        for name in NAMES
    }


@pytest.fixture(scope="module")
def expected(expected_dir: Path) -> list[Expected]:
    entries = json.loads((expected_dir / "findings.json").read_text("utf-8"))
    return [
        Expected(e["report"], frozenset(e["lines"]), e["kind"], Severity(e["severity"]))
        for e in entries
    ]


def met(one: Expected, found: dict[str, tuple[Finding, ...]]) -> bool:
    return any(
        one.is_met_by(finding) and (finding.severity in GRAVE) == (one.severity in GRAVE)
        for finding in found[one.report]
    )


def share(
    severity: Severity, expected: list[Expected], found: dict[str, tuple[Finding, ...]]
) -> tuple[int, int]:
    wanted = [one for one in expected if one.severity is severity]
    return sum(met(one, found) for one in wanted), len(wanted)


def beside(
    name: str, expected: list[Expected], found: dict[str, tuple[Finding, ...]]
) -> Iterator[Finding]:
    for finding in found[name]:
        wanted = any(one.report == name and one.is_met_by(finding) for one in expected)
        if finding.severity in GRAVE and not wanted:
            yield finding


def test_nearly_all_proven_errors_are_found(expected, found):
    assert share(Severity.ERROR, expected, found)[0] >= 7


def test_most_proven_warnings_are_found(expected, found):
    assert share(Severity.WARNING, expected, found)[0] >= 10


def test_half_of_the_proven_notes_are_found(expected, found):
    told, wanted = share(Severity.INFO, expected, found)
    assert told * 2 >= wanted


@pytest.mark.parametrize("name", NAMES)
def test_little_is_reported_beside_what_is_proven(name, expected, found):
    more = list(beside(name, expected, found))
    assert len(more) <= 3, more


# For each rule that could fire on a place that only looks wrong: the rules it must not be.
def test_nothing_that_only_looks_wrong_is_reported(expected_dir, expected, found):
    entries = json.loads((expected_dir / "not-findings.json").read_text("utf-8"))
    for entry in entries:
        lines = set(entry["lines"])
        for finding in beside(entry["report"], expected, found):
            assert not lines & lines_of(finding), (entry["naive_alarm"], finding.message)


def test_every_finding_says_where_it_is_in_the_file(found):
    for findings in found.values():
        for finding in findings:
            assert lines_of(finding), finding


def test_table_of_what_was_found(expected, found, capsys):
    with capsys.disabled():
        print()
        for name in NAMES:
            mine = [one for one in expected if one.report == name]
            shares = (share(severity, mine, found) for severity in Severity)
            told = ", ".join(
                f"{severity.value} {n}/{of}"
                for severity, (n, of) in zip(Severity, shares, strict=True)
            )
            print(f"{name}: {told}; beside: {len(list(beside(name, expected, found)))}")
            for one in mine:
                if not met(one, found):
                    print(f"  not found: {one.severity.value} {one.kind} {sorted(one.lines)}")
            for finding in beside(name, expected, found):
                print(f"  beside: {finding.severity.value} {finding.rule} {finding.message}")
