"""Search over the sections of all reports, with accents or without.

The index holds folded words, a row a section, written in the transaction of each save. Results
come newest draft first: SQLite walks the index backwards and stops when it has enough, which
ranking could not, so a common word in 50,000 sections is as quick as a rare one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from nq57desk.codec import from_json, to_json
from nq57desk.model import (
    Block,
    Content,
    Period,
    Report,
    ReportId,
    SectionId,
)
from nq57desk.parameters import fill, parameters
from nq57desk.store.database import reading, saving
from nq57desk.store.rows import UNREADABLE, read_period
from nq57desk.vietnamese import fold

_LAST = (1 << 63) - 1  # the last id that SQLite gives
_PARTS = re.compile(r'"([^"]+)"|(\S+)')
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.;!?…])\s+|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to look for; "" and `None` ask for nothing.

    `words`: all of them, "in quotes" as they stand; `section`: words of the section's heading.
    """

    words: str
    period: Period | None = None
    outline_id: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A section that has the words.

    `block`: the paragraph or row with the sentence, "" where the words stand in the heading.
    `marks`: where the words stand in the sentence.
    """

    report: ReportId
    name: str
    period: Period
    outline_name: str
    section: SectionId
    heading: str
    block: str
    sentence: str
    marks: tuple[tuple[int, int], ...]


class Index:
    """The index of one open database."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._whole = False

    def write(self, before: Report | None, after: Report) -> None:
        """Bring the words of the sections that differ up to date; call it in the transaction."""
        former = {section.id: section for section in before.sections} if before else {}
        renamed = before is not None and _facts(before) != _facts(after)
        values = parameters(after)
        for section in after.sections:
            same = former.get(section.id) == section
            if not same or (renamed and "{" in section.heading):
                self._put(after.id, section.id, fill(section.heading, values), section.content)

    def search(self, asked: Asked, *, limit: int = 20, offset: int = 0) -> list[Found]:
        """Return the sections that have the words, those with the very phrase first."""
        self._complete()
        terms = _terms(asked.words)
        if not terms:
            return []
        wanted = offset + limit
        found: dict[int, Found] = {}
        with reading():
            for query in dict.fromkeys((_phrase(terms), _all(terms))):
                if len(found) < wanted:
                    for place, each in self._matches(query, asked, wanted + len(found)):
                        found.setdefault(place, each)
        return list(found.values())[offset:wanted]

    def _matches(self, query: str, asked: Asked, limit: int) -> Iterator[tuple[int, Found]]:
        heading = _terms(asked.section)
        if heading:
            query = f"({query}) AND heading : ({_all(heading)})"
        filters = ""
        values: list[object] = []
        if asked.outline_id:
            filters += " AND r.outline_id = ?"
            values.append(asked.outline_id)
        if asked.period is not None:
            filters += " AND r.period = ?"
            values.append(to_json(asked.period))
        first, last = 0, _LAST
        if filters:
            first, last = self._db.execute(_RANGE.format(filters=filters), values).fetchone()
        if first is None:
            return
        values = [first, last, *values]
        sql = _SELECT.format(filters=filters)
        for row in self._db.execute(sql, (query, *values, limit)).fetchall():
            yield row[0], _found(row[1:], _terms(asked.words))

    def _complete(self) -> None:
        """Take in sections that were written before there was an index; once a session."""
        if self._whole:
            return
        with saving(), self._db.atomic():
            for report, section, heading, content in self._db.execute(_MISSING).fetchall():
                self._put(report, section, heading, _content(content))
        self._whole = True

    def _put(self, report: ReportId, section: SectionId, heading: str, content: Content) -> None:
        words = "\n".join(text for _, text in _texts(content))
        row = self._db.execute(
            "SELECT id FROM search_places WHERE report = ? AND section = ?", (report, section)
        ).fetchone()
        if row:
            self._db.execute("DELETE FROM search_words WHERE rowid = ?", row)
            place = row[0]
        else:
            sql = "INSERT INTO search_places (report, section) VALUES (?, ?)"
            place = self._db.execute(sql, (report, section)).lastrowid
        self._db.execute(
            "INSERT INTO search_words (rowid, heading, words) VALUES (?, ?, ?)",
            (place, fold(heading), fold(words)),
        )


_SELECT = """
    SELECT p.id, r.id, r.name, r.period, r.outline_name, s.id, s.heading, s.content
    FROM search_words
    CROSS JOIN search_places p ON p.id = search_words.rowid
    CROSS JOIN reports r ON r.id = p.report
    CROSS JOIN sections s ON s.report = p.report AND s.id = p.section
    WHERE search_words MATCH ? AND search_words.rowid BETWEEN ? AND ?
    AND r.binned IS NULL{filters}
    ORDER BY search_words.rowid DESC LIMIT ?"""
# Between which places a filter's reports lie, so that one old report is not sought among all.
_RANGE = """
    SELECT min(p.id), max(p.id) FROM reports r JOIN search_places p ON p.report = r.id
    WHERE r.binned IS NULL{filters}"""
_MISSING = """
    SELECT report, id, heading, content FROM sections s
    WHERE NOT EXISTS (
        SELECT 1 FROM search_places p WHERE p.report = s.report AND p.section = s.id
    )"""


def _facts(report: Report) -> tuple[object, ...]:
    return report.period, report.office, report.header.subject


def _terms(words: str) -> list[str]:
    """Return the words of a query folded, those in quotes as one."""
    found = []
    for quoted, bare in _PARTS.findall(words):
        parts = _WORD.findall(fold(quoted or bare))
        if parts:
            found.append(" ".join(parts))
    return found


def _phrase(terms: Sequence[str]) -> str:
    return f'"{" ".join(terms)}"'


def _all(terms: Iterable[str]) -> str:
    return " AND ".join(f'"{term}"' for term in terms)


def _found(row: tuple[str, ...], terms: Sequence[str]) -> Found:
    report, name, period, outline_name, section, heading, content = row
    block, sentence, marks = _best(heading, _content(content), terms)
    return Found(
        report=ReportId(report),
        name=name,
        period=read_period(period),
        outline_name=outline_name,
        section=SectionId(section),
        heading=heading,
        block=block,
        sentence=sentence,
        marks=marks,
    )


def _best(
    heading: str, content: Content, terms: Sequence[str]
) -> tuple[str, str, tuple[tuple[int, int], ...]]:
    """Return the sentence that has most of the words, its place, and where they stand in it."""
    phrase = " ".join(terms)
    best: tuple[float, str, str] = (0, "", heading)
    for block, text in _texts(content):
        for sentence in _SENTENCE.split(text):
            plain = " ".join(_WORD.findall(fold(sentence)))
            padded = f" {plain} "
            score = sum(f" {term} " in padded for term in terms) + (f" {phrase} " in padded)
            if score > best[0]:
                best = (score, block, sentence.strip())
    _, block, sentence = best
    wanted = set(phrase.split())
    marks = tuple(
        match.span() for match in _WORD.finditer(sentence) if fold(match.group()) in wanted
    )
    return block, sentence, marks


def _texts(content: Content) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs and rows with their ids."""
    for item in content:
        if isinstance(item, Block):
            yield item.id, item.text
        else:
            yield item.id, " | ".join(leaf.text for leaf in item.leaves())
            yield from ((row.id, " | ".join(cell.text for cell in row.cells)) for row in item.rows)


def _content(stored: str) -> Content:
    """Read a stored content; nothing where it cannot be read, which opening the report tells."""
    try:
        return from_json(stored, Content)
    except UNREADABLE:
        return ()
