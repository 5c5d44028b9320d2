"""What a rule is, and what it says.

A rule is a pure function over a passage, a section or the whole reading; it yields remarks,
which become findings with the rule's id and severity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from nq57desk.checks.reading import Passage, Reading, SectionReading
from nq57desk.i18n import _
from nq57desk.model import Finding, Mend, Place, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing that a rule has to say; `message` is translated already."""

    message: str
    places: tuple[Place, ...]
    quote: str = ""
    found: str = ""
    expected: str = ""
    mends: tuple[Mend, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of checking.

    `title` is an English msgid; `source` says where the rule comes from, for the clerk. Exactly
    one of the three functions is set: the widest text that an answer may depend on.
    """

    id: str
    severity: Severity
    title: str
    source: str
    in_passage: Callable[[Passage], Iterable[Remark]] | None = None
    in_section: Callable[[SectionReading], Iterable[Remark]] | None = None
    in_report: Callable[[Reading], Iterable[Remark]] | None = None

    @property
    def text(self) -> str:
        """What it looks for, in the clerk's language."""
        return _(self.title)

    def findings(self, remarks: Iterable[Remark]) -> Iterator[Finding]:
        """Turn what the rule said into findings."""
        return map(self.finding, remarks)

    def finding(self, remark: Remark) -> Finding:
        """Turn one thing that the rule said into a finding."""
        return Finding(
            rule=self.id,
            severity=self.severity,
            message=remark.message[:1].upper() + remark.message[1:],
            places=remark.places,
            quote=remark.quote,
            found=remark.found,
            expected=remark.expected,
            mends=remark.mends,
        )
