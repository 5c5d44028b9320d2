"""Opening the drafts so that nothing is lost by it, and SQLite's failures in the clerk's words.

Order on opening: readable at all → not of a newer program → copy before a new stored form →
new form → references sound → the day's copy. The caller holds the lock.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from nq57desk.errors import NewerStore, StoreError
from nq57desk.i18n import _
from nq57desk.store import backups
from nq57desk.store.backups import Backup, BackupKind
from nq57desk.store.migrations import migrations

NAME = "nq57desk.db"
_MADE_ANEW = {"search_places"}  # nothing is lost with its rows
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def saving() -> Iterator[None]:
    """Turn a failure to write into a `StoreError` that says so."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreError(_("Not saved yet: {reason}").format(reason=reason(error))) from error


@contextmanager
def reading() -> Iterator[None]:
    """Turn a failure to read into a `StoreError` that says so."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreError(
            _("The drafts cannot be read: {reason}").format(reason=reason(error))
        ) from error


def reason(error: sqlite3.DatabaseError) -> str:
    """Say why SQLite failed and what to do.

    Raises:
        sqlite3.DatabaseError: `error` itself where it is a bug of ours.
    """
    match _code(error):
        case sqlite3.SQLITE_FULL:
            return _(
                "the disk is full. Please delete some files, then try again; your work is still"
                " in the window."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return _(
                "the data folder cannot be written to. Please check your rights to it, then try"
                " again."
            )
        case sqlite3.SQLITE_IOERR:
            return _("the disk does not answer. Please check it, then try again.")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return _("another program holds the file of drafts. Please close it, then try again.")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return _(
                "the file of drafts is damaged. Please close and reopen the program; it will"
                " offer the latest copy."
            )
        case _:
            raise error


def open_database(data_dir: Path, *, now: datetime) -> tuple[Database, tuple[str, ...]]:
    """Open the drafts of a data folder, made ready for use, with what the clerk must hear.

    Raises:
        NewerStore: a newer version of the program wrote them.
        StoreError: they cannot be opened or copied.
    """
    path = data_dir / NAME
    notices: list[str] = []
    with reading():
        try:
            db = _connect(path)
        except sqlite3.DatabaseError as error:
            if _code(error) not in _DAMAGE:
                raise
            notices.append(_set_aside(path, data_dir, now))
            db = _connect(path)
        try:
            if not _is_sound(db, data_dir, now):
                db.close()
                notices.append(_set_aside(path, data_dir, now))
                db = _connect(path)
            prepare(db, data_dir, now=now)
            notices += _daily_copy(db, data_dir, now)
        except BaseException:
            db.close()
            raise
    return db, tuple(notices)


def prepare(db: Database, data_dir: Path, *, now: datetime) -> None:
    """Bring the stored form up to date, with a copy before.

    Raises:
        NewerStore: a newer version of the program wrote it; nothing is changed.
        StoreError: no copy can be made, so nothing is changed.
    """
    _refuse_newer(db)
    if not migrations.pending(db):
        return
    if db.table_names():
        try:
            backups.make(db.conn, data_dir, kind=BackupKind.MIGRATION, now=now)
        except OSError as error:
            raise StoreError(_no_copy()) from error
    migrations.apply(db)
    set_orphans_aside(db, now=now)


def restore(db: Database, data_dir: Path, backup: Backup, *, now: datetime) -> None:
    """Bring the drafts in use back to a copy, after a copy of how they are now.

    Raises:
        NewerStore: a newer version of the program made the copy; the drafts stay as they are.
        StoreError: the copy is damaged or there is no room; the drafts stay as they are.
    """
    try:
        with closing(sqlite3.connect(f"{backup.path.as_uri()}?mode=ro", uri=True)) as source:
            copy = Database(source, execute_plugins=False)
            _refuse_damaged(copy)
            _refuse_newer(copy)
            backups.make(db.conn, data_dir, kind=BackupKind.SAFETY, now=now)
            source.backup(db.conn)
    except (OSError, sqlite3.DatabaseError) as error:
        raise StoreError(
            _(
                "That copy cannot be brought back: it is damaged, or the disk is full. Your drafts"
                " are as they were."
            )
        ) from error
    prepare(db, data_dir, now=now)


def set_aside(db: Database, source: str, row: dict[str, object], why: str, now: datetime) -> None:
    """Keep a row that cannot be read, for whoever can mend it."""
    db.execute(
        "INSERT INTO damaged (found, source, reason, data) VALUES (?, ?, ?, ?)",
        (now.isoformat(), source, why, json.dumps(row, ensure_ascii=False, default=repr)),
    )


def set_orphans_aside(db: Database, *, now: datetime) -> None:
    """Move rows whose report or outline is gone into `damaged`."""
    orphans = db.execute("PRAGMA foreign_key_check").fetchall()
    with db.atomic():
        for table, rowid, parent, _key in orphans:
            if table not in _MADE_ANEW:
                for row in db.query(f"SELECT * FROM {table} WHERE rowid = ?", [rowid]):
                    set_aside(db, table, row, f"no row in {parent}", now)
            db.execute(f"DELETE FROM {table} WHERE rowid = ?", [rowid])


def _connect(path: Path) -> Database:
    connection = sqlite3.connect(path)
    try:
        for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return Database(connection, execute_plugins=False)


def _refuse_newer(db: Database) -> None:
    with closing(Database(memory=True, execute_plugins=False)) as new:
        known = {step.name for step in migrations.pending(new)}
    if any(step.name not in known for step in migrations.applied(db)):
        raise NewerStore(
            _(
                "These drafts were written by a newer version of the program. Please open them"
                " with that version; nothing was changed."
            )
        )


def _is_sound(db: Database, data_dir: Path, now: datetime) -> bool:
    """Look through the whole file, once a day."""
    if not backups.is_due(data_dir, now):
        return True
    try:
        _refuse_damaged(db)
    except sqlite3.DatabaseError as error:
        if _code(error) in _DAMAGE:
            return False
        raise
    return True


def _refuse_damaged(db: Database) -> None:
    found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        error = sqlite3.DatabaseError(found)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def _daily_copy(db: Database, data_dir: Path, now: datetime) -> Iterator[str]:
    if not backups.is_due(data_dir, now) or not db["reports"].count:
        return
    set_orphans_aside(db, now=now)
    try:
        backups.make(db.conn, data_dir, kind=BackupKind.DAILY, now=now)
    except (OSError, sqlite3.OperationalError):
        yield _no_copy()


def _set_aside(path: Path, data_dir: Path, now: datetime) -> str:
    """Move an unreadable file with its companions out of the way; say so."""
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(path.with_name(f"damaged_{now:%Y-%m-%d_%H%M%S}_{part.name}"))
    copies = backups.listed(data_dir)
    text = _("The file of drafts was damaged and has been put aside in {folder}.")
    if copies:
        text += " " + _("The latest copy is of {moment}; bring it back from the File menu.")
    moment = f"{copies[0].made:%d/%m/%Y %H:%M}" if copies else ""
    return text.format(folder=data_dir, moment=moment)


def _no_copy() -> str:
    return _("No safety copy of the drafts could be made. Please free some space on the disk.")


def _code(error: sqlite3.DatabaseError) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
