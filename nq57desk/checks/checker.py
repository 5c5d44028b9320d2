"""Runs the rules over a report, again and again while it is being written.

What a section says is judged once; only sections that changed, and the rules that compare
sections, are worked through again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from nq57desk.checks.reader import read
from nq57desk.checks.reading import Passage, Reading, SectionReading
from nq57desk.checks.rule import Rule
from nq57desk.checks.rules import RULES
from nq57desk.figures.catalogue import load_catalogue
from nq57desk.figures.writing import Writer
from nq57desk.model import Finding, Report, SectionId, Severity

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Checker:
    """Checks one report after each change; holds what was found in unchanged sections."""

    def __init__(self, rules: Sequence[Rule] = RULES, *, today: date | None = None) -> None:
        self._today = today
        self._of_passages = [rule for rule in rules if rule.in_passage]
        self._of_sections = [rule for rule in rules if rule.in_section]
        self._of_reports = [rule for rule in rules if rule.in_report]
        self._last: Reading | None = None
        self._kept: dict[SectionReading, tuple[Finding, ...]] = {}

    def check(self, report: Report) -> tuple[Finding, ...]:
        """Return what is to be found in `report`, gravest first, then in printed order."""
        write = Writer(report, load_catalogue())
        reading = read(report, write=write, today=self._today, last=self._last)
        kept = {
            one: self._kept[one] if one in self._kept else self._in_section(one)
            for one in reading.sections
        }
        self._last, self._kept = reading, kept
        found = [finding for findings in kept.values() for finding in findings]
        found += self._in_passages((*reading.head, *reading.tail))
        found += self._in_report(reading)
        order = _order(reading)
        return tuple(sorted(found, key=lambda finding: _rank(finding, order)))

    def _in_section(self, one: SectionReading) -> tuple[Finding, ...]:
        found = list(self._in_passages(one.passages))
        for rule in self._of_sections:
            found += rule.findings(rule.in_section(one) if rule.in_section else ())
        return tuple(found)

    def _in_passages(self, passages: Sequence[Passage]) -> Iterator[Finding]:
        for passage in passages:
            if passage.text:
                for rule in self._of_passages:
                    yield from rule.findings(rule.in_passage(passage) if rule.in_passage else ())

    def _in_report(self, reading: Reading) -> Iterator[Finding]:
        for rule in self._of_reports:
            yield from rule.findings(rule.in_report(reading) if rule.in_report else ())


Order = dict[tuple[SectionId | None, str], int]


def _order(reading: Reading) -> Order:
    order: Order = {}
    for index, passage in enumerate(reading.passages):
        order.setdefault((passage.section, passage.block), index)
    return order


def _rank(finding: Finding, order: Order) -> tuple[int, int, int, str]:
    if not finding.places:
        return _GRAVITY[finding.severity], len(order), 0, finding.rule
    place = finding.places[0]
    index = order.get((place.section, place.block), len(order))
    return _GRAVITY[finding.severity], index, place.start, finding.rule
