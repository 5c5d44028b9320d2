"""Reports in tables: a row a section, so that a keystroke's save writes one row and no more.

Each save writes the counts that the list of drafts (`listing`) shows.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlite_utils import Database

from nq57desk.codec import from_json, to_data, to_json
from nq57desk.model import (
    FigureValue,
    Outline,
    Report,
    ReportId,
    Section,
    Unplaced,
)
from nq57desk.parameters import UNKNOWN
from nq57desk.progress import progress
from nq57desk.store.database import reading, saving
from nq57desk.store.listing import Listing, year_of
from nq57desk.store.rows import UNREADABLE, Reader
from nq57desk.store.search import Index
from nq57desk.store.search_parts import WriterOf, Written

T = TypeVar("T")
Row = dict[str, Any]


def _unwritten(_report: Report) -> Written:
    return lambda _ref: UNKNOWN


class Reports:
    """The reports of one open database."""

    def __init__(self, db: Database, writer_of: WriterOf = _unwritten) -> None:
        self._db = db
        self.listing = Listing(db)
        self.index = Index(db, writer_of)

    def called(self, ref: str) -> list[ReportId]:
        """Return the report of that id, else those of that name, the last changed first."""
        sql = "SELECT id FROM reports WHERE {} = ? ORDER BY changed DESC, rowid DESC"
        with reading():
            for column in ("id", "name"):
                found = self._db.execute(sql.format(column), (ref,)).fetchall()
                if found:
                    return [ReportId(row[0]) for row in found]
        return []

    def names(self, *, besides: str = "") -> set[str]:
        """Return the names in use, that of the report `besides` left out."""
        with reading():
            rows = self._db.execute("SELECT name FROM reports WHERE id <> ?", (besides,))
            return {row[0] for row in rows}

    def figures_of(self, names: Iterable[str]) -> dict[ReportId, list[str]]:
        """Return, by report, what is stored of the figures of these ids, to be read one by one."""
        wanted = tuple(names)
        sql = f"SELECT report, data FROM figures WHERE figure IN ({', '.join('?' * len(wanted))})"
        found: dict[ReportId, list[str]] = {}
        with reading():
            for report, data in self._db.execute(sql, wanted):
                found.setdefault(report, []).append(data)
        return found

    def figures_kept(self) -> frozenset[str]:
        """Return the ids of the figures that some report keeps."""
        with reading():
            rows = self._db.execute("SELECT DISTINCT figure FROM figures")
            return frozenset(row[0] for row in rows)

    def add(self, report: Report) -> None:
        """Keep a new report."""
        with saving(), self._db.atomic():
            outline = self._outline_row(report.outline)
            self._db.table("reports").insert(_report_row(report) | {"outline": outline})
            for table in _TABLES:
                table.write(self._db, report.id, (), table.of(report))
            self.index.write(None, report)

    def save(self, before: Report, after: Report) -> None:
        """Write what differs between the report as kept and as it is now."""
        with saving(), self._db.atomic():
            row = _report_row(after)
            if before.outline != after.outline:
                row["outline"] = self._outline_row(after.outline)
            self._db.table("reports").update(after.id, row)
            for table in _TABLES:
                table.write(self._db, after.id, table.of(before), table.of(after))
            self.index.write(before, after)

    def take_in(self, report_id: ReportId, *, now: datetime) -> None:
        """Put the words of a report into the index that was kept before there was one."""
        report, _whole = self.load(report_id, now=now)
        with saving(), self._db.atomic():
            self.index.write(None, report)

    def load(self, report_id: ReportId, *, now: datetime) -> tuple[Report, bool]:
        """Read a report whole; tell whether all of it could be read.

        What could not is put aside and its words are among the pieces without a place.

        Raises:
            KeyError: there is none of that id.
        """
        with reading(), self._db.atomic():
            reader = Reader(self._db, report_id, now=now)
            report = reader.report()
            if reader.damaged:
                self._write_anew(report)
        return report, not reader.damaged

    def bin(self, report_id: ReportId, moment: datetime | None) -> None:
        """Put a report into the bin, or take it out (`None`)."""
        binned = moment.isoformat() if moment else None
        with saving():
            self._db.execute("UPDATE reports SET binned = ? WHERE id = ?", (binned, report_id))

    def empty_bin(self) -> None:
        """Delete what lies in the bin, and the outlines that nothing uses any more."""
        with saving(), self._db.atomic():
            self._db.execute("DELETE FROM reports WHERE binned IS NOT NULL")
            self._db.execute("DELETE FROM outlines WHERE id NOT IN (SELECT outline FROM reports)")

    def _write_anew(self, report: Report) -> None:
        outline = self._outline_row(report.outline)
        self._db.table("reports").update(report.id, _report_row(report) | {"outline": outline})
        for table in _TABLES:
            self._db.execute(f"DELETE FROM {table.name} WHERE report = ?", (report.id,))
            table.write(self._db, report.id, (), table.of(report))
        self.index.write(None, report)

    def _outline_row(self, outline: Outline) -> int:
        data = to_json(outline)
        digest = hashlib.sha256(data.encode()).hexdigest()
        self._db.execute(
            "INSERT OR IGNORE INTO outlines (digest, data) VALUES (?, ?)", (digest, data)
        )
        row = self._db.execute("SELECT id FROM outlines WHERE digest = ?", (digest,)).fetchone()
        return int(row[0])


def read_figures(stored: Iterable[str]) -> tuple[FigureValue, ...]:
    """Read stored figures; those that cannot be read are told when their report is opened."""
    found = []
    for data in stored:
        with suppress(*UNREADABLE):
            found.append(from_json(data, FigureValue))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Table(Generic[T]):
    """A table that holds one row for each item of a part of the report, in order."""

    name: str
    key: str
    of: Callable[[Report], Sequence[T]]
    row: Callable[[T], Row]

    def write(self, db: Database, report_id: ReportId, old: Sequence[T], new: Sequence[T]) -> None:
        """Bring the rows from `old` to `new`, touching only those that differ."""
        if old is new:
            return
        known = {getattr(item, self.key): (place, item) for place, item in enumerate(old)}
        for place, item in enumerate(new):
            former = known.pop(getattr(item, self.key), None)
            if former is None:
                self._insert(db, {"report": report_id, "position": place} | self.row(item))
            elif former[1] != item:
                self._update(db, report_id, item, {"position": place} | self.row(item))
            elif former[0] != place:
                self._update(db, report_id, item, {"position": place})
        gone = f"DELETE FROM {self.name} WHERE report = ? AND {self.key} = ?"
        for key in known:
            db.execute(gone, (report_id, key))

    def _insert(self, db: Database, row: Row) -> None:
        places = ", ".join("?" * len(row))
        sql = f"INSERT INTO {self.name} ({', '.join(row)}) VALUES ({places})"
        db.execute(sql, tuple(row.values()))

    def _update(self, db: Database, report_id: ReportId, item: T, row: Row) -> None:
        columns = ", ".join(f"{name} = ?" for name in row)
        sql = f"UPDATE {self.name} SET {columns} WHERE report = ? AND {self.key} = ?"
        db.execute(sql, (*row.values(), report_id, getattr(item, self.key)))


def _section_row(section: Section) -> Row:
    data = to_data(section)
    return {
        "id": section.id,
        "key": section.key,
        "level": section.level,
        "numbering": section.numbering.value,
        "heading": section.heading,
        "number": section.number,
        "kind": section.kind.value,
        "done": section.done,
        "content": _text(data.get("content", [])),
        "origins": _text(data.get("origins", [])),
    }


def _figure_row(value: FigureValue) -> Row:
    return {"figure": value.figure, "data": to_json(value)}


def _unplaced_row(piece: Unplaced) -> Row:
    return {"id": piece.id, "line": piece.line, "text": piece.text}


_TABLES: tuple[_Table[Any], ...] = (
    _Table("sections", "id", lambda report: report.sections, _section_row),
    _Table("figures", "figure", lambda report: report.figures, _figure_row),
    _Table("unplaced", "id", lambda report: report.unplaced, _unplaced_row),
)


def _report_row(report: Report) -> Row:
    counts = progress(report)
    return {
        "id": report.id,
        "name": report.name,
        "status": report.status.value,
        "created": _stamp(report.created),
        "changed": _stamp(report.changed),
        "office": to_json(report.office),
        "period": to_json(report.period),
        "header": to_json(report.header),
        "closing": to_json(report.closing),
        "previous": report.previous,
        "carried": _text(sorted(report.carried)),
        "passed": _text([to_data(each) for each in report.passed]),
        "data_span": to_json(report.data_span),
        "reopening": to_json(report.reopening),
        "outline_id": report.outline.id,
        "outline_name": report.outline.name,
        "locality": report.office.locality,
        "total": counts.total,
        "done": counts.done,
        "empty": counts.empty,
        "missing": counts.missing,
        "words": counts.words,
        "year": year_of(report),
    }


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _stamp(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
