"""The list of drafts: facts and counts of each report's last save, read from an index alone.

No report is opened, and a page of the list takes as long however many there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlite_utils import Database

from nq57desk.model import Period, Report, ReportId, ReportStatus
from nq57desk.periods import span
from nq57desk.searching import Choices
from nq57desk.store.database import reading
from nq57desk.store.rows import read_period, read_stamp, read_status

_KNOWN = 4096  # summaries kept ready, as most of a list stays the same between two looks


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Summary:
    """A draft in the list: its facts and the counts of its last save.

    Kept by identity, so that what is made of one can be looked up quickly.
    """

    id: ReportId
    name: str
    outline_id: str
    outline_name: str
    locality: str
    period: Period
    status: ReportStatus
    total: int
    done: int
    empty: int
    missing: int
    words: int
    created: datetime | None
    changed: datetime | None
    binned: datetime | None


class Listing:
    """The list of one open database."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def drafts(self) -> list[Summary]:
        """Return the drafts, the last changed first."""
        return self._listed(f"binned IS NULL {_BY_CHANGE}")

    def binned(self) -> list[Summary]:
        """Return what lies in the bin, the last changed first."""
        return self._listed(f"binned IS NOT NULL {_BY_CHANGE}")

    def shelf(self, *, limit: int = -1, offset: int = 0) -> list[Summary]:
        """Return drafts as they stand on the shelf: the one in work, the others by year.

        In work is the last changed of those that are not signed. `limit` -1 is all.
        """
        signed = ReportStatus.SIGNED.value
        in_work = self._listed(f"binned IS NULL AND status <> ? {_BY_CHANGE} LIMIT 1", (signed,))
        besides = in_work[0].id if in_work else ""
        first = in_work if offset == 0 and limit else []
        left = max(limit - len(first), 0) if limit >= 0 else limit
        passed = max(offset - len(in_work), 0)
        others = self._listed(
            f"binned IS NULL AND id <> ? {_BY_YEAR} LIMIT ? OFFSET ?", (besides, left, passed)
        )
        return [*first, *others]

    def count(self) -> int:
        """Count the drafts."""
        with reading():
            sql = "SELECT count(*) FROM reports WHERE binned IS NULL"
            return int(self._db.execute(sql).fetchone()[0])

    def choices(self) -> Choices:
        """Return what a search among the drafts can be narrowed to."""
        told = "SELECT {0} FROM reports WHERE binned IS NULL GROUP BY {1} ORDER BY {2}"
        with reading():
            periods = self._db.execute(told.format("year, period", "year, period", "year DESC"))
            known = [(int(year), read_period(period)) for year, period in periods.fetchall()]
            names = "outline_id, max(outline_name)"
            outlines = self._db.execute(told.format(names, "outline_id", "count(*) DESC"))
            offices = self._db.execute(told.format("locality", "locality", "count(*) DESC"))
            return Choices(
                periods=tuple(sorted(known, key=_last_day, reverse=True)),
                outlines=tuple((str(each[0]), str(each[1])) for each in outlines),
                offices=tuple(str(each[0]) for each in offices if each[0]),
            )

    def _listed(self, what: str, values: Sequence[object] = ()) -> list[Summary]:
        with reading():
            rows = self._db.execute(f"SELECT {_COLUMNS} FROM reports WHERE {what}", values)
            return [_summary(row) for row in rows.fetchall()]


_COLUMNS = (
    "id, name, outline_id, outline_name, locality, period, status, total, done, empty, missing,"
    " words, created, changed, binned"
)
_BY_CHANGE = "ORDER BY changed DESC, rowid DESC"
_BY_YEAR = "ORDER BY year DESC, changed DESC, rowid DESC"


def _last_day(known: tuple[int, Period]) -> tuple[int, int]:
    days = span(known[1])
    return known[0], days[1].toordinal() if days else 0


def year_of(report: Report) -> int:
    """Return under which year a report stands; 0 for none."""
    if report.period.year:
        return report.period.year
    day = report.period.end or report.changed
    return day.year if day else 0


@lru_cache(maxsize=_KNOWN)
def _summary(row: tuple[Any, ...]) -> Summary:
    report_id, name, outline_id, outline_name, locality, period, status, *counts = row
    total, done, empty, missing, words, created, changed, binned = counts
    return Summary(
        id=ReportId(report_id),
        name=name,
        outline_id=outline_id,
        outline_name=outline_name,
        locality=locality,
        period=read_period(period),
        status=read_status(status),
        total=total,
        done=done,
        empty=empty,
        missing=missing,
        words=words,
        created=read_stamp(created),
        changed=read_stamp(changed),
        binned=read_stamp(binned),
    )
