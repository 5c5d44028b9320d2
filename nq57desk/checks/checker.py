"""Runs the rules over a report, again and again while it is being written.

What a paragraph or a section says is judged once; only those that changed, and the rules that
compare sections, are worked through again.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from nq57desk.checks.place_table import Places
from nq57desk.checks.reader import read
from nq57desk.checks.reading import Passage, Reading, SectionReading
from nq57desk.checks.rule import Rule
from nq57desk.checks.rules import RULES
from nq57desk.figures.catalogue import Catalogue, load_catalogue
from nq57desk.figures.writing import PLAIN, Manner, Writer
from nq57desk.model import Finding, Report, SectionId, Severity

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Checker:
    """Checks one report after each change; holds what was found in unchanged sections."""

    def __init__(
        self,
        rules: Sequence[Rule] = RULES,
        *,
        today: date | None = None,
        places: Places | None = None,
        before: Report | None = None,
        catalogue: Catalogue | None = None,
        manner: Manner = PLAIN,
    ) -> None:
        self._catalogue = catalogue or load_catalogue()
        self._manner = manner
        self._today = today
        self._before = before
        self._places = places
        self._of_passages = [(rule, rule.in_passage) for rule in rules if rule.in_passage]
        self._of_sections = [(rule, rule.in_section) for rule in rules if rule.in_section]
        self._of_reports = [rule for rule in rules if rule.in_report]
        self._last: Reading | None = None
        self._kept: dict[SectionReading, tuple[Finding, ...]] = {}
        self._told: dict[Passage, tuple[Finding, ...]] = {}

    def check(self, report: Report) -> tuple[Finding, ...]:
        """Return what is to be found in `report`, gravest first, then in printed order."""
        with _uncollected():
            return self._check(report)

    def _check(self, report: Report) -> tuple[Finding, ...]:
        reading = read(
            report,
            write=Writer(report, self._catalogue, manner=self._manner),
            today=self._today,
            places=self._places,
            last=self._last,
            before=self._before,
            catalogue=self._catalogue,
        )
        told, kept = self._told, self._kept
        self._told = {
            one: told[one] if one in told else self._in_passage(one) for one in reading.passages
        }
        self._kept = {
            one: kept[one] if one in kept else self._in_section(one) for one in reading.sections
        }
        self._last = reading
        found = [one for each in self._told.values() for one in each]
        found += [one for each in self._kept.values() for one in each]
        found += self._in_report(reading)
        order = _order(reading)
        return tuple(sorted(found, key=lambda finding: _rank(finding, order)))

    def _in_passage(self, one: Passage) -> tuple[Finding, ...]:
        found: list[Finding] = []
        for rule, judge in self._of_passages if one.text else ():
            found.extend(map(rule.finding, judge(one)))
        return tuple(found)

    def _in_section(self, one: SectionReading) -> tuple[Finding, ...]:
        found: list[Finding] = []
        for rule, judge in self._of_sections:
            found.extend(map(rule.finding, judge(one)))
        return tuple(found)

    def _in_report(self, reading: Reading) -> Iterator[Finding]:
        for rule in self._of_reports:
            yield from rule.findings(rule.in_report(reading) if rule.in_report else ())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put the collector off: a check makes no cycles, and a full run takes as long as a check."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


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
