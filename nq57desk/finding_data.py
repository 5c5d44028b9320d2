"""Findings as plain data for scripts (`--json`), and as lines for people.

This form is a promise to those who write scripts: names here change only with reason.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from nq57desk import numbering
from nq57desk.checking import Checked, lines_of, open_of, said, severity_name
from nq57desk.i18n import _
from nq57desk.model import Report
from nq57desk.parameters import fill, parameters

Data = dict[str, Any]


def findings_data(report: Report, checked: Iterable[Checked]) -> list[Data]:
    """Return the open findings, gravest first; `lines` are those of the file that was read.

    `section` is a path as in `report_data`, "" for the head, the end and the whole report.
    """
    paths = numbering.paths(report.sections)
    headings = {one.id: one.heading for one in report.sections}
    values = parameters(report)

    def of(one: Checked) -> Data:
        finding = one.finding
        section = finding.places[0].section if finding.places else None
        return {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "section": paths.get(section, "") if section else "",
            "heading": fill(headings.get(section, ""), values) if section else "",
            "lines": list(lines_of(finding)),
            "quote": finding.quote,
            "message": finding.message,
            "found": finding.found,
            "expected": finding.expected,
        }

    return [of(one) for one in open_of(checked)]


def finding_lines(checked: Iterable[Checked]) -> Iterator[str]:
    """Tell the open findings, one a line, then how many there are."""
    kept = open_of(checked)
    for one in kept:
        where = one.at or one.where
        yield f"{severity_name(one.finding.severity)} · {where} · {one.finding.message}"
    yield said(kept) or _("Nothing found.")
