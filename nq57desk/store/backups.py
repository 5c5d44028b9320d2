"""Copies of the drafts: one a day, one before each change of the stored form or restoring.

Made by SQLite itself: a plain copy of a file in WAL mode may lack the latest drafts.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

FOLDER = "backups"
KEPT = 10
_STAMP = "%Y-%m-%d_%H%M%S"


class BackupKind(Enum):
    """Why a copy was made."""

    DAILY = "daily"
    MIGRATION = "migration"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of all drafts."""

    path: Path
    made: datetime
    kind: BackupKind


def make(source: sqlite3.Connection, data_dir: Path, *, kind: BackupKind, now: datetime) -> Backup:
    """Copy the drafts and drop the oldest copies of that kind.

    Raises:
        sqlite3.Error: the disk is full or the drafts are damaged; nothing half-made stays.
        OSError: the folder cannot be written to.
    """
    folder = data_dir / FOLDER
    folder.mkdir(exist_ok=True)
    path = _free_name(folder, f"{now:{_STAMP}}_{kind.value}")
    part = path.with_suffix(".part")
    try:
        with closing(sqlite3.connect(part)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _rotate(data_dir, kind)
    return Backup(path=path, made=now.replace(microsecond=0), kind=kind)


def listed(data_dir: Path) -> tuple[Backup, ...]:
    """Return the copies there are, newest first."""
    found = [_read_name(path) for path in (data_dir / FOLDER).glob("*.db")]
    known = [backup for backup in found if backup]
    return tuple(sorted(known, key=lambda backup: (backup.made, backup.path.name), reverse=True))


def is_due(data_dir: Path, now: datetime) -> bool:
    """Whether today has no daily copy yet."""
    return not any(
        backup.kind is BackupKind.DAILY and backup.made.date() == now.date()
        for backup in listed(data_dir)
    )


def _rotate(data_dir: Path, kind: BackupKind) -> None:
    of_kind = [backup for backup in listed(data_dir) if backup.kind is kind]
    for backup in of_kind[KEPT:]:
        backup.path.unlink(missing_ok=True)


def _free_name(folder: Path, stem: str) -> Path:
    path, count = folder / f"{stem}.db", 1
    while path.exists():
        count += 1
        path = folder / f"{stem}_{count}.db"
    return path


def _read_name(path: Path) -> Backup | None:
    parts = path.stem.split("_")
    try:
        made = datetime.strptime("_".join(parts[:2]), _STAMP)
        return Backup(path=path, made=made, kind=BackupKind(parts[2]))
    except (ValueError, IndexError):
        return None
