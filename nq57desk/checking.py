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
from nq57desk.checks.families import Family, family_of
from nq57desk.checks.passed import reason_of
from nq57desk.commands import LetPass
from nq57desk.figures.catalogue import Catalogue, load_catalogue
from nq57desk.figures.writing import PLAIN, Manner
from nq57desk.file_lines import FileLines
from nq57desk.i18n import _
from nq57desk.model import Finding, Report, Severity
from nq57desk.place_names import PlaceNames

if TYPE_CHECKING:
    from nq57desk.checks.place_table import Places
    from nq57desk.compose.findings_sheet import SheetGroup

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A finding with what is known of it.

    `where` names its section as printed, "" where it concerns the whole report; `at` where it
    stands in a file that is only checked; `ground` is what it rests on; `reason` why it was let
    pass, "" while it is open; `title`, `source` and `family` tell the rule, where that comes from
    and what it judges.
    """

    finding: Finding
    where: str
    ground: str
    at: str = ""
    reason: str = ""
    title: str = ""
    source: str = ""
    family: Family | None = None

    @property
    def is_open(self) -> bool:
        """Whether it was not let pass."""
        return not self.reason

    def let_pass(self, reason: str) -> LetPass:
        """Return the edit that lets it pass."""
        return LetPass(passed_with(self.finding, " ".join(reason.split())))


class Checking:
    """Checks one report after each change.

    `today`: no document is younger than this day. `places`: the units that are no more. `before`:
    the report that it was begun from. `catalogue`: the figures there are, by default the built-in
    ones. `manner`: how the office writes them.
    """

    def __init__(
        self,
        *,
        today: date | None = None,
        places: Places | None = None,
        before: Report | None = None,
        catalogue: Catalogue | None = None,
        manner: Manner = PLAIN,
    ) -> None:
        self._catalogue = catalogue or load_catalogue()
        self._checker = Checker(
            today=today, places=places, before=before, catalogue=self._catalogue, manner=manner
        )

    def check(self, report: Report, lines: FileLines | None = None) -> tuple[Checked, ...]:
        """Return all findings, those that were let pass too, gravest first.

        `lines`: what the lines are of the file that is checked, `None` for a draft.
        """
        names = PlaceNames(report, self._catalogue)
        return tuple(_checked(report, one, names, lines) for one in self._checker.check(report))

    def place_names(self, report: Report) -> tuple[str, ...]:
        """Return what `Checked.where` may say of a report, in printed order."""
        return PlaceNames(report, self._catalogue).in_order()


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
                    at=one.at,
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


def _checked(
    report: Report, finding: Finding, names: PlaceNames, lines: FileLines | None
) -> Checked:
    known = rule(finding.rule)
    return Checked(
        finding=finding,
        where=names.of(finding.places[0] if finding.places else None),
        ground=fingerprint(finding),
        at=lines.said(lines_of(finding)) if lines else "",
        reason=reason_of(report, finding),
        title=known.text if known else "",
        source=known.source if known else "",
        family=family_of(finding.rule),
    )


def lines_of(finding: Finding) -> Iterator[int]:
    """Yield the lines of the imported file that a finding points to, each once, rising."""
    yield from sorted({place.line for place in finding.places if place.line})
