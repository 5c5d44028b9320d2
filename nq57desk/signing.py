"""The way of a report to its signature: nháp → trình ký → đã ký.

A signed report stays as it is; what must be changed goes into a new version that says why.
"""

from dataclasses import dataclass, replace
from datetime import date

from nq57desk.commands import Command
from nq57desk.errors import BadInput
from nq57desk.i18n import _, mark
from nq57desk.model import (
    Header,
    PartialDate,
    Reopening,
    Report,
    ReportStatus,
)


@dataclass(frozen=True, slots=True)
class PutBack(Command):
    """Bring status and head back to what they were; the undoing of a step."""

    status: ReportStatus
    header: Header
    done: str
    title = mark("Change the status")
    on_signed = True

    @property
    def label(self) -> str:
        return _(self.done)

    def apply(self, report: Report) -> Report:
        return replace(report, status=self.status, header=self.header)

    def inverse(self, report: Report) -> Command:
        return PutBack(report.status, report.header, self.done)


class _Step(Command):
    def inverse(self, report: Report) -> Command:
        return PutBack(report.status, report.header, self.title)


@dataclass(frozen=True, slots=True)
class Submit(_Step):
    """Hand the draft in to be signed."""

    title = mark("Submit for signing")

    def apply(self, report: Report) -> Report:
        return replace(report, status=ReportStatus.SUBMITTED)


@dataclass(frozen=True, slots=True)
class TakeBack(_Step):
    """Take a report that was handed in back as a draft."""

    title = mark("Take back as a draft")

    def apply(self, report: Report) -> Report:
        return replace(report, status=ReportStatus.DRAFT)


@dataclass(frozen=True, slots=True)
class Sign(_Step):
    """Say that the report is signed, under which number and on which day."""

    number: str
    day: date
    title = mark("Mark as signed")

    def apply(self, report: Report) -> Report:
        number = self.number.strip()
        if not number:
            raise BadInput(_("A signed report has a number. Please enter the number."))
        day = PartialDate(day=self.day.day, month=self.day.month, year=self.day.year)
        header = replace(report.header, number=number, date=day)
        return replace(report, status=ReportStatus.SIGNED, header=header)


def refuse_if_signed(report: Report, command: Command) -> None:
    """Raise `BadInput` where `command` would change a signed report."""
    if report.status is ReportStatus.SIGNED and not command.on_signed:
        text = _(
            "Report number {number} is signed and can no longer be changed. To mend it, please"
            " make a new version."
        )
        raise BadInput(text.format(number=report.header.number))


def reopened(report: Report, reason: str) -> Report:
    """Return the next version of a signed report as a draft, without number and day.

    Raises:
        BadInput: the report is not signed, or no reason is given.
    """
    if report.status is not ReportStatus.SIGNED:
        raise BadInput(_("This report is not signed yet; it can be changed as it is."))
    if not reason.strip():
        raise BadInput(_("Please say why a new version is made."))
    version = report.reopening.version + 1 if report.reopening else 2
    return replace(
        report,
        name=_("{name}, version {version}").format(name=report.name, version=version),
        status=ReportStatus.DRAFT,
        header=replace(report.header, number="", date=PartialDate(year=report.header.date.year)),
        reopening=Reopening(of=report.id, reason=reason.strip(), version=version),
    )
