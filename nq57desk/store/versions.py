"""What lists tell of reports on their way to be signed: number, day, scan, versions."""

import json
from typing import Any, TypeVar

from sqlite_utils import Database

from nq57desk.codec import from_data
from nq57desk.model import Header, Reopening, ReportId
from nq57desk.signing import Version
from nq57desk.store.database import reading
from nq57desk.store.rows import UNREADABLE, read_status

T = TypeVar("T")
_COLUMNS = """
    SELECT id, name, locality, status, header, reopening, binned,
        EXISTS (SELECT 1 FROM scans WHERE scans.report = reports.id) AS has_scan
    FROM reports"""


class Versions:
    """The versions of one open database; those in the bin are left out."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, report_id: str) -> Version | None:
        """Return what is told of one report."""
        found = self._read("WHERE id = ?", report_id)
        return found[0] if found else None

    def family(self, report_id: str) -> tuple[Version, ...]:
        """Return all versions of a report, itself among them, the first one first."""
        reopened = self._read("WHERE reopening <> 'null'")
        of = {each.id: each.reopening.of for each in reopened if each.reopening}
        first = _first(ReportId(report_id), of)
        known = {first} | {each for each in of if _first(each, of) == first}
        found = [*self._read("WHERE id = ?", first), *reopened]
        return tuple(sorted((each for each in found if each.id in known), key=_order))

    def signed(self) -> list[Version]:
        """Return the signed reports."""
        return self._read("WHERE status = 'signed'")

    def _read(self, where: str, *values: str) -> list[Version]:
        with reading():
            rows = list(self._db.query(f"{_COLUMNS} {where}", values))
        return [_version(row) for row in rows if row["binned"] is None]


def _first(report_id: ReportId, of: dict[ReportId, ReportId]) -> ReportId:
    """Follow the versions back to the first."""
    seen = set()
    while report_id in of and report_id not in seen:
        seen.add(report_id)
        report_id = of[report_id]
    return report_id


def _order(version: Version) -> int:
    return version.number


def _version(row: dict[str, Any]) -> Version:
    return Version(
        id=row["id"],
        name=row["name"],
        office=row["locality"],
        status=read_status(row["status"]),
        header=_part(row["header"], Header, Header()),
        reopening=_part(row["reopening"], Reopening, None),
        has_scan=bool(row["has_scan"]),
    )


def _part(stored: str, kind: type[T], otherwise: T | None) -> Any:
    """Read a part of a row; `otherwise` where it cannot be read, told when it is opened."""
    try:
        data = json.loads(stored)
        return otherwise if data is None else from_data(data, kind)
    except UNREADABLE:
        return otherwise
