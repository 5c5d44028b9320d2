"""The way of a report to its signature: nháp → trình ký → đã ký.

A signed report stays as it is; what must be changed goes into a new version that says why.
"""

import re
from collections.abc import Iterable, Iterator
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
    ReportId,
    ReportStatus,
)
from nq57desk.periods import span
from nq57desk.vietnamese import month_word, normalise, short_date

_NUMBER = re.compile(r"(?:số\s*:?)?\s*(\d{1,5})\s*(?:/\s*(.*?))?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A report on its way, as lists tell of it; `reopening` says of which it is a new version."""

    id: ReportId
    name: str
    office: str
    status: ReportStatus
    header: Header
    reopening: Reopening | None = None
    has_scan: bool = False

    @property
    def number(self) -> int:
        """Which version it is, from 1."""
        return self.reopening.version if self.reopening else 1


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
    """Say that the report is signed, under which number and on which day.

    Of a signed report it mends a slip in these two.
    """

    number: str
    day: date
    title = mark("Mark as signed")
    on_signed = True

    def apply(self, report: Report) -> Report:
        number = read_number(self.number, report.header.symbol)
        day = PartialDate(day=self.day.day, month=self.day.month, year=self.day.year)
        header = replace(report.header, number=number, date=day)
        return replace(report, status=ReportStatus.SIGNED, header=header)


def read_number(text: str, symbol: str) -> str:
    """Return the number of a document as it is written: "5" → "05", "45/BC-UBND" → "45".

    Raises:
        BadInput: there is none, it is no number, or it names another symbol than `symbol`.

    Source: NĐ 30/2020, Phụ lục I, II.3: Arabic numerals, from 01, a zero before those below 10.
    """
    told = normalise(text).strip()
    if not told:
        raise BadInput(_("A signed report has a number. Please enter the number."))
    read = _NUMBER.fullmatch(told)
    if read is None or not int(read[1]):
        raise BadInput(
            _("“{text}” is no number of a document. Please enter digits only, such as 45.").format(
                text=told
            )
        )
    if read[2] and read[2].casefold() != symbol.casefold():
        wrong = _(
            "The symbol of this report is {symbol}, not {other}. Please enter the number alone, or"
            " change the symbol in the head of the report."
        )
        raise BadInput(wrong.format(symbol=symbol, other=read[2]))
    return f"{int(read[1]):02}"


def doubts(
    report: Report, number: str, day: date, *, today: date, others: Iterable[Version]
) -> Iterator[str]:
    """Yield what makes number and day doubtful; none of it forbids them.

    `others`: signed reports, among which the same number of one series and year is told.
    """
    days = span(report.period)
    if day > today:
        yield _("{day} is still to come.").format(day=short_date(day))
    elif days and day < days[0]:
        yield _("{day} is before the period that is reported on.").format(day=short_date(day))
    for other in others:
        header = other.header
        same = (number, report.header.symbol) == (header.number, header.symbol)
        if same and header.date.year == day.year and other.id != report.id:
            text = _("Number {number} is that of “{name}” already.")
            yield text.format(number=document_number(header), name=other.name)


def document_number(header: Header) -> str:
    """Return number and symbol as printed: "45/BC-UBND"."""
    return f"{header.number}/{header.symbol}"


def day_text(day: PartialDate) -> str:
    """Write as much of a day as is known: "28/3/2026", "3/2026"."""
    if day.year and day.month and day.day:
        return short_date(date(day.year, day.month, day.day))
    parts = (month_word(day.month) if day.month else "", str(day.year) if day.year else "")
    return "/".join(part for part in parts if part)


def status_text(status: ReportStatus) -> str:
    """Name a status in the clerk's words."""
    return {
        ReportStatus.DRAFT: _("Draft"),
        ReportStatus.SUBMITTED: _("Submitted"),
        ReportStatus.SIGNED: _("Signed"),
    }[status]


def state_text(status: ReportStatus, header: Header) -> str:
    """Say how far a report is; of a signed one its number and day too."""
    if status is not ReportStatus.SIGNED:
        return status_text(status)
    text = _("Signed as number {number}, {day}")
    return text.format(number=document_number(header), day=day_text(header.date)).rstrip(", ")


def version_text(version: Version) -> str:
    """Say of a version which it is, how far it is, and why it was made."""
    text = _("Version {number}: {state}").format(
        number=version.number, state=state_text(version.status, version.header)
    )
    if version.reopening is None:
        return text
    return _("{version}. Reason: {reason}").format(version=text, reason=version.reopening.reason)


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
    named = _("{name}, version {version}")
    return replace(
        unsigned(report),
        name=named.format(name=_first_name(report), version=version),
        reopening=Reopening(of=report.id, reason=reason.strip(), version=version),
    )


def unsigned(report: Report) -> Report:
    """Return a report as a draft, without the number and day of one that is signed."""
    header = report.header
    if report.status is ReportStatus.SIGNED:
        header = replace(header, number="", date=PartialDate(year=header.date.year))
    return replace(report, status=ReportStatus.DRAFT, header=header, reopening=None)


def _first_name(report: Report) -> str:
    """Return the name without the version that this program has put behind it."""
    if report.reopening is None:
        return report.name
    ending = _("{name}, version {version}").format(name="", version=report.reopening.version)
    return report.name.removesuffix(ending)
