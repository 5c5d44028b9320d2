"""Rows read back as reports, with whatever can be saved of a damaged one.

A row that cannot be read is put aside whole into `damaged`; its words go to the report's pieces
without a place, and the rest of the report opens.
"""

import json
import re
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar

from sqlite_utils import Database

from nq57desk.codec import from_data, from_json
from nq57desk.model import (
    BlockId,
    Closing,
    DataSpan,
    FigureValue,
    Header,
    Office,
    Outline,
    PassedFinding,
    Period,
    Reopening,
    Report,
    ReportId,
    ReportStatus,
    Section,
    SectionId,
    Unplaced,
)
from nq57desk.store.database import set_aside

T = TypeVar("T")
Row = dict[str, Any]

# What wrong data raise in `json`, `cattrs` and the model's constructors.
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
_REOPENING: Any = Reopening | None
_WORDS = re.compile(r'"text":\s*"((?:[^"\\]|\\.)*)')


class Reader:
    """Reads one report; `damaged` tells whether anything had to be put aside.

    Raises:
        KeyError: there is no report of that id.
    """

    def __init__(self, db: Database, report_id: ReportId, *, now: datetime) -> None:
        self._db = db
        self._now = now
        self._rescued: list[Unplaced] = []
        self._row = self._report_row(report_id)
        self.damaged = False

    def report(self) -> Report:
        """Return the report with all that can be read of it."""
        row = self._row
        return Report(
            id=row["id"],
            name=str(row["name"]),
            outline=self._part("outline_data", Outline, _bare_outline(row)),
            office=self._part("office", Office, Office()),
            period=self._part("period", Period, Period()),
            header=self._part("header", Header, Header()),
            closing=self._part("closing", Closing, Closing()),
            sections=tuple(self._section(each) for each in self._parts("sections")),
            figures=self._figures(),
            unplaced=(*self._pieces(), *self._rescued),
            passed=self._part("passed", tuple[PassedFinding, ...], ()),
            status=read_status(row["status"]),
            data_span=self._part("data_span", DataSpan, DataSpan()),
            previous=ReportId(str(row["previous"])),
            carried=self._part("carried", frozenset[str], frozenset()),
            reopening=self._part("reopening", _REOPENING, None),
            created=read_stamp(row["created"]),
            changed=read_stamp(row["changed"]),
        )

    def _report_row(self, report_id: ReportId) -> Row:
        sql = (
            "SELECT reports.*, outlines.data AS outline_data FROM reports"
            " LEFT JOIN outlines ON outlines.id = reports.outline WHERE reports.id = ?"
        )
        for row in self._db.query(sql, [report_id]):
            return row
        raise KeyError(report_id)

    def _parts(self, table: str) -> list[Row]:
        sql = f"SELECT * FROM {table} WHERE report = ? ORDER BY position"
        return list(self._db.query(sql, [self._row["id"]]))

    def _part(self, column: str, kind: type[T], otherwise: T) -> T:
        text = self._row[column]
        try:
            return from_json(text, kind)
        except UNREADABLE as error:
            self._put_aside("reports", {"id": self._row["id"], column: text}, error)
            self._rescue(f"damaged-{column}", text)
            return otherwise

    def _section(self, row: Row) -> Section:
        try:
            data = row | {name: json.loads(row[name]) for name in ("content", "origins")}
            return from_data(data, Section)
        except UNREADABLE as error:
            self._put_aside("sections", row, error)
            self._rescue(f"damaged-{row['id']}", row["content"])
            level = row["level"] if isinstance(row["level"], int) else 1
            return Section(id=SectionId(row["id"]), heading=str(row["heading"]), level=level)

    def _figures(self) -> tuple[FigureValue, ...]:
        found = []
        for row in self._parts("figures"):
            try:
                found.append(from_json(row["data"], FigureValue))
            except UNREADABLE as error:
                self._put_aside("figures", row, error)
                self._rescued.append(
                    Unplaced(id=BlockId(f"damaged-{row['figure']}"), text=str(row["data"]))
                )
        return tuple(found)

    def _pieces(self) -> list[Unplaced]:
        return [
            Unplaced(id=BlockId(str(row["id"])), text=str(row["text"]), line=row["line"])
            for row in self._parts("unplaced")
        ]

    def _put_aside(self, table: str, row: Row, error: Exception) -> None:
        self.damaged = True
        set_aside(self._db, table, row, repr(error), self._now)

    def _rescue(self, piece_id: str, stored: object) -> None:
        text = rescued_text(str(stored))
        if text:
            self._rescued.append(Unplaced(id=BlockId(piece_id), text=text))


def rescued_text(stored: str) -> str:
    """Return the words in stored text that no longer can be read as what it was."""
    found = []
    for raw in _WORDS.findall(stored):
        try:
            found.append(json.loads(f'"{raw}"', strict=False))
        except ValueError:
            found.append(raw)
    return "\n".join(found)


@lru_cache(maxsize=256)  # the list of drafts holds the same few again and again
def read_period(stored: str) -> Period:
    """Read the period of a row; none where it cannot be read."""
    try:
        return from_json(stored, Period)
    except UNREADABLE:
        return Period()


def read_status(stored: str) -> ReportStatus:
    """Read the status of a row; a draft where it cannot be read."""
    try:
        return ReportStatus(stored)
    except ValueError:
        return ReportStatus.DRAFT


def read_stamp(stored: str | None) -> datetime | None:
    """Read a moment; none where it cannot be read."""
    try:
        return datetime.fromisoformat(stored) if stored else None
    except (ValueError, TypeError):
        return None


def _bare_outline(row: Row) -> Outline:
    name = str(row["outline_name"])
    return Outline(id=str(row["outline_id"]), name=name, version="", subject="", lead_in="")
