"""Findings that the clerk let pass with a reason: kept by what they rest on.

The fingerprint of a finding changes with its ground (the words, the numbers), not with edits
elsewhere, so that a passed finding stays passed until what it says is no longer the same.
"""

import hashlib
from collections.abc import Iterable

from nq57desk.model import Finding, PassedFinding, Report


def fingerprint(finding: Finding) -> str:
    """Return what a finding rests on, in a form that edits elsewhere do not change."""
    sections = sorted({str(place.section) for place in finding.places})
    said = (finding.rule, finding.found, finding.expected, " ".join(finding.quote.split()))
    ground = "\x1f".join((*said, *sections))
    return hashlib.blake2b(ground.encode(), digest_size=12).hexdigest()


def passed_with(finding: Finding, reason: str) -> PassedFinding:
    """Let a finding pass."""
    return PassedFinding(rule=finding.rule, ground=fingerprint(finding), reason=reason)


def open_findings(report: Report, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that were not passed, or whose ground has changed since."""
    passed = {one.ground for one in report.passed}
    return tuple(finding for finding in findings if fingerprint(finding) not in passed)


def reason_of(report: Report, finding: Finding) -> str:
    """Return why a finding was passed, "" if it was not."""
    ground = fingerprint(finding)
    return next((one.reason for one in report.passed if one.ground == ground), "")
