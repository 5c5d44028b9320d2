"""Checks: what a careful deputy would find before signing.

`check_report` judges a report once; a `Checker` judges it after each change and works only
through what changed. Rules are small pure functions (`rules`), their words and names are data
(`resources/rules`). Nothing here changes a report or blocks printing; safe mends are offered as
data with the finding.
"""

from collections.abc import Sequence
from datetime import date

from nq57desk.checks.checker import Checker
from nq57desk.checks.passed import fingerprint, open_findings, passed_with
from nq57desk.checks.place_table import Places, load_places
from nq57desk.checks.rule import Rule
from nq57desk.checks.rules import RULES
from nq57desk.model import Finding, Report

__all__ = [
    "RULES",
    "Checker",
    "Rule",
    "check_report",
    "fingerprint",
    "load_places",
    "open_findings",
    "passed_with",
    "rule",
]


def check_report(
    report: Report,
    *,
    rules: Sequence[Rule] = RULES,
    today: date | None = None,
    places: Places | None = None,
    before: Report | None = None,
) -> tuple[Finding, ...]:
    """Return what is to be found in `report`, gravest first, then in printed order.

    Args:
        report: as it stands; findings that were passed are among the answers.
        rules: those to work through, by default all.
        today: no document or figure is younger than this day, where the report has no date yet.
        places: the units that are no more, by default the built-in table.
        before: the report that this one was begun from.
    """
    return Checker(rules, today=today, places=places, before=before).check(report)


def rule(rule_id: str) -> Rule | None:
    """Return the rule of that id, `None` for one that this version does not know."""
    return next((one for one in RULES if one.id == rule_id), None)
