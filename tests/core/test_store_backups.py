import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nq57desk.store import backups
from nq57desk.store.backups import KEPT, BackupKind

NOW = datetime(2026, 6, 15, 8, 30)


@pytest.fixture
def source(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(tmp_path / "in-use.db")) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE words (word TEXT)")
        connection.execute("INSERT INTO words VALUES ('mới')")
        connection.commit()
        yield connection


def make(source: sqlite3.Connection, folder: Path, **parts: object) -> backups.Backup:
    whole = {"kind": BackupKind.DAILY, "now": NOW} | parts
    return backups.make(source, folder, **whole)


def test_a_copy_holds_what_only_the_log_holds_yet(
    source: sqlite3.Connection, tmp_path: Path
) -> None:
    copy = make(source, tmp_path)
    with closing(sqlite3.connect(copy.path)) as copied:
        assert copied.execute("SELECT word FROM words").fetchall() == [("mới",)]
        assert copied.execute("PRAGMA journal_mode").fetchall() == [("delete",)]
    assert [path.name for path in copy.path.parent.iterdir()] == [copy.path.name]


def test_the_ten_latest_copies_of_a_kind_are_kept(
    source: sqlite3.Connection, tmp_path: Path
) -> None:
    make(source, tmp_path, kind=BackupKind.SAFETY)
    for day in range(KEPT + 3):
        make(source, tmp_path, now=NOW + timedelta(days=day))
    kept = backups.listed(tmp_path)
    assert len(kept) == KEPT + 1
    assert kept[0].made == NOW + timedelta(days=KEPT + 2)
    assert kept[-1].kind is BackupKind.SAFETY


def test_two_copies_of_one_second_are_both_kept(
    source: sqlite3.Connection, tmp_path: Path
) -> None:
    assert make(source, tmp_path).path != make(source, tmp_path).path
    assert len(backups.listed(tmp_path)) == 2


def test_a_copy_that_fails_leaves_nothing_half_made(tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"nothing" * 1000)
    broken = sqlite3.connect(tmp_path / "broken.db")
    with closing(broken), pytest.raises(sqlite3.DatabaseError):
        make(broken, tmp_path)
    assert list((tmp_path / backups.FOLDER).iterdir()) == []


def test_files_of_others_among_the_copies_are_passed_over(
    source: sqlite3.Connection, tmp_path: Path
) -> None:
    make(source, tmp_path)
    for name in ("ghi-chu.db", "2026-06-15_083000_other.db", "ngay_mai_daily.db"):
        (tmp_path / backups.FOLDER / name).touch()
    assert len(backups.listed(tmp_path)) == 1
