"""Findings as the clerk meets them: where they stand in words, which were let pass and why.

A `Checking` follows one report while it is being written. It holds no connection, so a job may
run it beside the window's thread, one check at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nq57desk.checks import Checker, fingerprint, passed_with, rule
from nq57desk.checks.passed import reason_of
from nq57desk.commands import LetPass
from nq57desk.i18n import _
from nq57desk.model import Finding, Report, SectionId, Severity
from nq57desk.numbering import numbers
from nq57desk.parameters import fill, parameters

if TYPE_CHECKING:
    from nq57desk.checks.place_table import Places
    from nq57desk.compose.findings_sheet import SheetGroup

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A finding with what is known of it.

    `where` names its section as printed, "" where it concerns the whole report; `ground` is what
    it rests on; `reason` why it was let pass, "" while it is open; `title` and `source` tell the
    rule and where that comes from.
    """

    finding: Finding
    where: str
    ground: str
    reason: str = ""
    title: str = ""
    source: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it was not let pass."""
        return not self.reason

    def let_pass(self, reason: str) -> LetPass:
        """Return the edit that lets it pass."""
        return LetPass(passed_with(self.finding, " ".join(reason.split())))


class Checking:
    """Checks one report after each change.

    `today`: no document is younger than this day. `places`: the units that are no more.
    """

    def __init__(self, *, today: date | None = None, places: Places | None = None) -> None:
        self._checker = Checker(today=today, places=places)

    def check(self, report: Report) -> tuple[Checked, ...]:
        """Return all findings, those that were let pass too, gravest first."""
        name = _Names(report)
        return tuple(_checked(report, one, name) for one in self._checker.check(report))


def open_of(checked: Iterable[Checked]) -> tuple[Checked, ...]:
    """Return those that were not let pass."""
    return tuple(one for one in checked if one.is_open)


def counts(checked: Iterable[Checked]) -> dict[Severity, int]:
    """Count the open findings of each severity, gravest first."""
    found = dict.fromkeys(SEVERITIES, 0)
    for one in open_of(checked):
        found[one.finding.severity] += 1
    return found


def said(checked: Iterable[Checked]) -> str:
    """Say how many are open: "3 lỗi, 5 chỗ cần xem, 2 lưu ý"; "" where none is."""
    texts = {
        Severity.ERROR: _("{count} errors"),
        Severity.WARNING: _("{count} places to look at"),
        Severity.INFO: _("{count} notes"),
    }
    found = counts(checked)
    return ", ".join(
        texts[severity].format(count=count) for severity, count in found.items() if count
    )


def sheet_groups(checked: Iterable[Checked]) -> tuple[SheetGroup, ...]:
    """Part findings as the printed sheet has them: by severity, those let pass last."""
    from nq57desk.compose.findings_sheet import SheetGroup, SheetLine

    kept = tuple(checked)
    parts = [
        (severity_name(severity), [one for one in open_of(kept) if _is(one, severity)])
        for severity in SEVERITIES
    ]
    parts.append((_("let pass, with the reason"), [one for one in kept if not one.is_open]))
    return tuple(
        SheetGroup(
            name=name,
            lines=tuple(
                SheetLine(
                    where=one.where,
                    message=one.finding.message,
                    reason=one.reason,
                    lines=tuple(lines_of(one.finding)),
                )
                for one in found
            ),
        )
        for name, found in parts
    )


def _is(one: Checked, severity: Severity) -> bool:
    return one.finding.severity is severity


def severity_name(severity: Severity) -> str:
    """Name a severity."""
    return {
        Severity.ERROR: _("error"),
        Severity.WARNING: _("look here"),
        Severity.INFO: _("note"),
    }[severity]


def place_names(report: Report) -> tuple[str, ...]:
    """Return what `Checked.where` may say of a report, in printed order."""
    return _Names(report).in_order()


class _Names:
    """Names the places of one report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._numbers = numbers(report.sections)
        self._headings = {one.id: one.heading for one in report.sections}
        self._values = parameters(report)
        self._closing = {block.id for block in report.closing.sentence}
        self._unplaced = {piece.id for piece in report.unplaced}

    def of(self, finding: Finding) -> str:
        if not finding.places:
            return _("The whole report")
        place = finding.places[0]
        if place.section:
            return self._section(place.section)
        if place.block in self._unplaced:
            return _("Not placed yet")
        is_closing = place.block in self._closing or place.block in ("recipient", "signature")
        return _("End of the report") if is_closing else _("Head of the report")

    def in_order(self) -> tuple[str, ...]:
        body = tuple(self._section(section.id) for section in self._report.body)
        appendices = tuple(self._section(section.id) for section in self._report.appendices)
        first = (_("The whole report"), _("Not placed yet"), _("Head of the report"))
        return (*first, *body, _("End of the report"), *appendices)

    def _section(self, section: SectionId) -> str:
        if section not in self._headings:
            return _("The whole report")
        heading = fill(self._headings[section], self._values)
        number = self._numbers[section]
        dot = "." if number[-1:].isalnum() else ""
        return f"{number}{dot} {heading}".strip()


def _checked(report: Report, finding: Finding, names: _Names) -> Checked:
    known = rule(finding.rule)
    return Checked(
        finding=finding,
        where=names.of(finding),
        ground=fingerprint(finding),
        reason=reason_of(report, finding),
        title=known.text if known else "",
        source=known.source if known else "",
    )


def lines_of(finding: Finding) -> Iterator[int]:
    """Yield the lines of the imported file that a finding points to, each once, rising."""
    yield from sorted({place.line for place in finding.places if place.line})
