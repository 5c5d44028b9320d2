"""Finds paragraphs like one that is being written, beside the window's thread.

It reads through a connection of its own, which SQLite allows while the session writes.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from nq57desk.codec import from_json
from nq57desk.model import Block, BlockId, Content, ReportId, SectionId
from nq57desk.similar import OFFERED, Candidate, Passage, Wanted, likest
from nq57desk.store.database import reading
from nq57desk.store.rows import UNREADABLE, read_period
from nq57desk.store.search_parts import lines_of, unmarked
from nq57desk.vietnamese import fold

_WORD = re.compile(r"\w+")
_LONG = 4  # words that together are seldom said by chance
_PHRASES = 6
_PLACES = 24
_CHECK_EVERY = 2000  # steps of SQLite between two looks at whether the clerk has gone on

_SELECT = """
    SELECT p.id, r.id, r.name, r.period, p.part, p.heading, p.ids, p.words
    FROM search_words
    CROSS JOIN search_places p ON p.id = search_words.rowid
    CROSS JOIN reports r ON r.id = p.report
    WHERE search_words MATCH ? AND r.binned IS NULL AND r.id <> ?
    ORDER BY search_words.rowid DESC LIMIT ?"""
_CONTENT = "SELECT content FROM sections WHERE report = ? AND id = ?"


class PassageFinder:
    """Looks into the drafts of one file, in any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(
        self, wanted: Wanted, *, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Passage, ...]:
        """Return the paragraphs to offer, none where the search is cancelled.

        Raises:
            StoreError: the drafts cannot be read.
        """
        uri = f"{self._path.as_uri()}?mode=ro"
        with reading(), closing(sqlite3.connect(uri, uri=True)) as db:
            db.set_progress_handler(cancelled, _CHECK_EVERY)
            try:
                chosen = likest(wanted, _candidates(db, wanted), most=2 * OFFERED)
                found = filter(None, (_passage(db, each) for each in chosen))
                return tuple(islice(found, OFFERED))
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                    return ()
                raise


def _candidates(db: sqlite3.Connection, wanted: Wanted) -> Iterator[Candidate]:
    seen = set()
    for query in _queries(wanted):
        for place, *row in db.execute(_SELECT, (query, wanted.report, _PLACES)):
            if place not in seen:
                seen.add(place)
                yield from _lines(row, rank=len(seen))


def _queries(wanted: Wanted) -> Iterator[str]:
    """Yield what to ask the index: sections that tell of the same, then the same words."""
    heading = _WORD.findall(fold(wanted.heading))
    if wanted.meaning:
        yield f'meaning : "{wanted.meaning}"'
    elif heading:
        yield f'heading : "{" ".join(heading)}"'
    words = _WORD.findall(fold(wanted.words))
    if len(words) >= _LONG:
        step = max(1, (len(words) - _LONG) // _PHRASES)
        phrases = [words[at : at + _LONG] for at in range(0, len(words) - _LONG + 1, step)]
        told = " OR ".join(f'"{" ".join(phrase)}"' for phrase in phrases[: _PHRASES + 1])
        yield f"words : ({told})"


def _lines(row: list[str], *, rank: int) -> Iterator[Candidate]:
    report, name, period, part, heading, ids, words = row
    covered = read_period(period)
    for block, text in lines_of(ids, words):
        yield Candidate(
            report=ReportId(report),
            name=name,
            period=covered,
            section=SectionId(part),
            heading=unmarked(heading),
            block=BlockId(block),
            text=text,
            rank=rank,
        )


def _passage(db: sqlite3.Connection, chosen: Candidate) -> Passage | None:
    """Return a candidate with its paragraph; `None` for a row, or what cannot be read."""
    stored = db.execute(_CONTENT, (chosen.report, chosen.section)).fetchone()
    try:
        content = from_json(stored[0], Content) if stored else ()
    except UNREADABLE:
        return None
    block = next((each for each in content if each.id == chosen.block), None)
    if not isinstance(block, Block):
        return None
    return Passage(
        report=chosen.report,
        name=chosen.name,
        period=chosen.period,
        section=chosen.section,
        heading=chosen.heading,
        block=block,
    )
