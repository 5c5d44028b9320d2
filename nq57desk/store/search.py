"""Search over all parts of all reports, with accents or without.

The index has a row a part, written in the transaction of each save. The ids of the rows rise with
the last day of the period, so that SQLite gives the newest period first by walking the index
backwards and stops when it has enough. Ranking could not stop early: so a common word in 50,000
sections is as quick as a rare one.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlite_utils import Database

from nq57desk.codec import to_json
from nq57desk.model import Numbering, Report, ReportId, Section, SectionId, SectionKind
from nq57desk.numbering import paths
from nq57desk.periods import span
from nq57desk.searching import PARTS, Asked, Found, best_sentence, terms_of
from nq57desk.store.database import reading
from nq57desk.store.rows import UNREADABLE, read_period
from nq57desk.store.search_parts import (
    Part,
    PartReader,
    WriterOf,
    all_parts,
    changed_parts,
    kept_lines,
    lines_of,
    marked,
    unmarked,
)

_LAST = (1 << 63) - 1  # the last id that SQLite gives
_ROOM = 1 << 24  # ids for the parts of all reports whose periods end on one day
_REMEMBERED = 400  # reports whose paths are kept at hand
_LEAST_BEGUN = 2  # letters of a word that is still being typed


class Index:
    """The index of one open database; `writer_of` writes the figures of a report."""

    def __init__(self, db: Database, writer_of: WriterOf) -> None:
        self._db = db
        self._writer_of = writer_of
        self._known_paths: dict[str, dict[SectionId, str]] = {}

    def write(self, before: Report | None, after: Report) -> None:
        """Bring the words of the parts that differ up to date; call it in the transaction."""
        self._known_paths.pop(after.id, None)
        if before is None or before.period != after.period:
            self._db.execute("DELETE FROM search_places WHERE report = ?", (after.id,))
            changed = all_parts(after)
        else:
            changed, gone = changed_parts(before, after)
            self._db.conn.executemany(_FORGET, [(after.id, name) for name in gone])
        if changed:
            reader = PartReader(after, self._writer_of)
            self._put(after, [reader.part(name) for name in changed])

    def missing(self) -> tuple[ReportId, ...]:
        """Return the reports that were kept before there was such an index."""
        with reading():
            return tuple(ReportId(row[0]) for row in self._db.execute(_MISSING))

    def search(self, asked: Asked, *, limit: int = 20, offset: int = 0) -> list[Found]:
        """Return the parts that have the words, those with the very phrase first.

        Where none has them, the last word is taken for the beginning of one.
        """
        wanted = offset + limit
        places: dict[int, None] = {}
        with reading():
            for query, only_else in _queries(asked):
                if len(places) < wanted and not (only_else and places):
                    places |= dict.fromkeys(self._matches(query, asked, wanted + len(places)))
            return self._found([*places][offset:wanted], terms_of(asked.words))

    def forget(self) -> None:
        """Drop what is remembered of reports that may be others now."""
        self._known_paths.clear()

    def _matches(self, query: str, asked: Asked, limit: int) -> list[int]:
        filters, values = _filters(asked)
        first, last = 0, _LAST
        if filters:
            first, last = self._db.execute(_RANGE.format(filters=filters), values).fetchone()
        if first is None:
            return []
        sql = _MATCHES.format(filters=filters)
        rows = self._db.execute(sql, (query, first, last, *values, limit))
        return [row[0] for row in rows.fetchall()]

    def _found(self, places: Sequence[int], terms: Sequence[str]) -> list[Found]:
        sql = _FOUND.format(marks=", ".join("?" * len(places)))
        rows = {row[0]: row[1:] for row in self._db.execute(sql, tuple(places)).fetchall()}
        return [_read_found(rows[place], terms, self._paths(rows[place][0])) for place in places]

    def _paths(self, report: str) -> dict[SectionId, str]:
        """Return the paths of a report's sections; they are remembered until it is saved."""
        known = self._known_paths.get(report)
        if known is None:
            try:
                known = paths([_bare_section(row) for row in self._db.execute(_TREE, (report,))])
            except UNREADABLE:
                known = {}
            if len(self._known_paths) >= _REMEMBERED:
                self._known_paths.clear()
            self._known_paths[report] = known
        return known

    def _put(self, report: Report, parts: Sequence[Part]) -> None:
        """Put parts in; of those put together the first has the highest id, to be found first."""
        known = dict(self._db.execute(_PLACES, (report.id,)).fetchall())
        new = [part.id for part in parts if part.id not in known]
        free = self._free(report) if new else 0
        places = {name: free + place for place, name in enumerate(reversed(new))} | known
        for part in parts:
            if part.id in known:
                self._db.execute(_FORGET, (report.id, part.id))
            row = (places[part.id], report.id, part.id, part.meaning, marked(part.heading))
            self._db.execute(_PLACE, (*row, *kept_lines(part.lines)))

    def _free(self, report: Report) -> int:
        """Return the first id behind those of the reports whose periods end on the same day."""
        days = span(report.period)
        moment = report.created or report.changed
        day = days[1].toordinal() if days else moment.toordinal() if moment else 0
        first = day * _ROOM
        sql = "SELECT max(id) FROM search_places WHERE id >= ? AND id < ?"
        last = self._db.execute(sql, (first, first + _ROOM)).fetchone()[0]
        return first if last is None else int(last) + 1


_MATCHES = """
    SELECT search_words.rowid
    FROM search_words
    CROSS JOIN search_places p ON p.id = search_words.rowid
    CROSS JOIN reports r ON r.id = p.report
    WHERE search_words MATCH ? AND search_words.rowid BETWEEN ? AND ?
    AND r.binned IS NULL{filters}
    ORDER BY search_words.rowid DESC LIMIT ?"""
_FOUND = """
    SELECT p.id, r.id, r.name, r.period, r.locality, r.outline_name, p.part, p.heading,
        p.ids, p.words
    FROM search_places p JOIN reports r ON r.id = p.report WHERE p.id IN ({marks})"""
# Between which places a filter's reports lie, so that one old report is not sought among all.
_RANGE = """
    SELECT min(p.id), max(p.id) FROM reports r JOIN search_places p ON p.report = r.id
    WHERE r.binned IS NULL{filters}"""
_MISSING = """
    SELECT id FROM reports r
    WHERE NOT EXISTS (SELECT 1 FROM search_places p WHERE p.report = r.id)
    ORDER BY changed DESC"""
_TREE = (
    "SELECT id, level, numbering, number, kind FROM sections WHERE report = ? ORDER BY position"
)
_PLACES = "SELECT part, id FROM search_places WHERE report = ?"
_PLACE = """
    INSERT INTO search_places (id, report, part, meaning, heading, ids, words)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
_FORGET = "DELETE FROM search_places WHERE report = ? AND part = ?"


def _queries(asked: Asked) -> Iterator[tuple[str, bool]]:
    """Yield what to ask the index, the closest first, and whether only where nothing is found."""
    terms = terms_of(asked.words)
    kept = [f"meaning : {_quoted(asked.meaning)}"] if asked.meaning else []
    kept += [f"heading : {_quoted(term)}" for term in terms_of(asked.section)]
    if not terms and kept:
        yield " AND ".join(kept), False
    if terms:
        every = " AND ".join(map(_quoted, terms))
        for way in dict.fromkeys((_quoted(" ".join(terms)), every)):
            yield _within(kept, way), False
        if not asked.words.endswith((" ", '"')) and len(terms[-1]) >= _LEAST_BEGUN:
            yield _within(kept, f"{every} *"), True


def _within(kept: Sequence[str], way: str) -> str:
    return " AND ".join((*kept, f"{{heading words}} : ({way})"))


def _quoted(term: str) -> str:
    return f'"{term}"'


def _filters(asked: Asked) -> tuple[str, list[object]]:
    wanted = (
        ("r.outline_id", asked.outline_id),
        ("r.locality", asked.office),
        ("r.year", asked.year),
        ("r.period", to_json(asked.period) if asked.period else None),
    )
    told = [(column, value) for column, value in wanted if value not in ("", None)]
    return "".join(f" AND {column} = ?" for column, _ in told), [value for _, value in told]


def _read_found(
    row: tuple[str, ...], terms: Sequence[str], known: Mapping[SectionId, str]
) -> Found:
    report, name, period, office, outline_name, part, heading, ids, words = row
    heading = unmarked(heading)
    best = best_sentence(heading, lines_of(ids, words), terms)
    return Found(
        report=ReportId(report),
        name=name,
        period=read_period(period),
        office=office,
        outline_name=outline_name,
        section=SectionId("" if part in PARTS else part),
        part=part if part in PARTS else "",
        path=known.get(SectionId(part), ""),
        heading=heading,
        block=best.block,
        sentence=best.sentence,
        text=best.text,
        at=best.at,
        marks=best.marks,
    )


def _bare_section(row: tuple[str, ...]) -> Section:
    name, level, numbering, number, kind = row
    return Section(
        id=SectionId(name),
        level=int(level),
        numbering=Numbering(numbering),
        number=number,
        kind=SectionKind(kind),
    )
