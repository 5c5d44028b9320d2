"""Scans of signed reports: the bytes as files beside the drafts, a row each in the drafts.

A file is named by the digest of its bytes and never changed, so the daily copies of the drafts
carry the row alone and stay small; a file goes only when neither the drafts nor any copy names it
any more.
"""

import hashlib
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from nq57desk.errors import NotFound
from nq57desk.export import export
from nq57desk.i18n import _
from nq57desk.model import ReportId
from nq57desk.scans import Scan
from nq57desk.store import backups
from nq57desk.store.database import reading, saving

FOLDER = "scans"


class Scans:
    """The scans of one open data folder."""

    def __init__(self, db: Database, data_dir: Path) -> None:
        self._db = db
        self._data_dir = data_dir

    def of(self, report_id: str) -> Scan | None:
        """Return the scan of a report, `None` where there is none."""
        sql = "SELECT name, digest, size, added FROM scans WHERE report = ?"
        with reading():
            row = self._db.execute(sql, (report_id,)).fetchone()
        if row is None:
            return None
        name, digest, size, added = row
        return Scan(
            report=ReportId(report_id),
            name=name,
            digest=digest,
            size=size,
            added=datetime.fromisoformat(added),
        )

    def put(self, report_id: ReportId, name: str, data: bytes, *, now: datetime) -> Scan:
        """Keep a scan; a former one of that report is replaced.

        Raises:
            UnwritableFile: the disk is full, or the folder cannot be written to.
            StoreError: the row cannot be written.
        """
        scan = Scan(
            report=report_id,
            name=name,
            digest=hashlib.sha256(data).hexdigest(),
            size=len(data),
            added=now,
        )
        path = self._path(scan)
        if not _is_whole(path, scan):
            with suppress(OSError):  # `export` says why it cannot be
                path.parent.mkdir(exist_ok=True)
            export(data, path, overwrite=True)
        self.put_back(scan)
        return scan

    def put_back(self, scan: Scan) -> None:
        """Keep a scan again that was removed a moment ago."""
        row = (scan.report, scan.name, scan.digest, scan.size, scan.added.isoformat())
        with saving():
            self._db.execute("INSERT OR REPLACE INTO scans VALUES (?, ?, ?, ?, ?)", row)

    def remove(self, report_id: str) -> None:
        """Let go of the scan of a report; the file goes later."""
        with saving():
            self._db.execute("DELETE FROM scans WHERE report = ?", (report_id,))

    def file(self, scan: Scan) -> Path:
        """Return where the bytes of a scan lie.

        Raises:
            NotFound: somebody has deleted or cut the file.
        """
        path = self._path(scan)
        if not _is_whole(path, scan):
            text = _("The scan {name} is no longer in {folder}. Please attach it again.")
            raise NotFound(text.format(name=scan.name, folder=path.parent))
        return path

    def sweep(self) -> None:
        """Delete the files that neither the drafts nor any copy of them names."""
        stored = tuple((self._data_dir / FOLDER).glob("*.pdf"))
        with reading():
            named = _named(self._db.conn)
        unnamed = [path for path in stored if path.stem not in named]
        if not unnamed or any(self._data_dir.glob("damaged_*")):
            return
        for copy in backups.listed(self._data_dir):
            of_copy = _named_in(copy.path)
            if of_copy is None:
                return
            named |= of_copy
        for path in unnamed:
            if path.stem not in named:
                with suppress(OSError):  # open in a viewer: it goes another day
                    path.unlink()

    def _path(self, scan: Scan) -> Path:
        return self._data_dir / FOLDER / f"{scan.digest}.pdf"


def _is_whole(path: Path, scan: Scan) -> bool:
    return path.is_file() and path.stat().st_size == scan.size


def _named(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT digest FROM scans")}


def _named_in(copy: Path) -> set[str] | None:
    """Return the digests that a copy names, `None` where it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as connection:
            knows = "SELECT 1 FROM sqlite_master WHERE name = 'scans'"
            return _named(connection) if connection.execute(knows).fetchone() else set()
    except sqlite3.DatabaseError:
        return None
