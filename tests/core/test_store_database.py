import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from nq57desk.errors import NewerStore, StoreError
from nq57desk.store import backups, database
from nq57desk.store.backups import BackupKind
from nq57desk.store.database import NAME, open_database, reading, restore, saving
from nq57desk.store.migrations import migrations
from nq57desk.store.reports import Reports
from tests.helpers import build_report

NOW = datetime(2026, 6, 15, 8, 30)
LATER = "INSERT INTO _sqlite_migrations VALUES (999, 'nq57desk', 'm999_later', '2030')"


@contextmanager
def opened(folder: Path, now: datetime = NOW) -> Iterator[Database]:
    db, _ = open_database(folder, now=now)
    with closing(db):
        yield db


def with_step(step: Callable[[Database], None]) -> Migrations:
    longer = Migrations("nq57desk")
    with closing(Database(memory=True)) as new:
        for known in migrations.pending(new):
            longer(name=known.name)(known.fn)
    longer(name="m999_next")(step)
    return longer


def kinds(folder: Path) -> list[BackupKind]:
    return [backup.kind for backup in backups.listed(folder)]


def test_drafts_are_kept_so_that_a_power_cut_loses_none(tmp_path: Path) -> None:
    with opened(tmp_path) as db:
        settings = [
            db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert settings == ["wal", 2, 1]


def test_drafts_of_a_newer_program_are_refused_and_left_as_they_are(tmp_path: Path) -> None:
    with opened(tmp_path) as db:
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm001_drafts'")
        db.execute(LATER)
    with pytest.raises(NewerStore, match="phiên bản mới hơn"):
        open_database(tmp_path, now=NOW)
    with closing(sqlite3.connect(tmp_path / NAME)) as file:
        names = file.execute("SELECT name FROM _sqlite_migrations").fetchall()
    assert ("m999_later",) in names and ("m001_drafts",) not in names


def test_a_copy_is_made_before_the_stored_form_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path):
        assert kinds(tmp_path) == []
    step = with_step(lambda db: db["later"].create({"id": int}))
    monkeypatch.setattr(database, "migrations", step)
    with opened(tmp_path) as db:
        assert db["later"].exists()
    [copy] = backups.listed(tmp_path)
    assert copy.kind is BackupKind.MIGRATION
    with closing(Database(copy.path)) as former:
        assert "reports" in former.table_names() and "later" not in former.table_names()


def test_a_step_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(db: Database) -> None:
        db["later"].create({"id": int})
        raise RuntimeError("broken step")

    with opened(tmp_path):
        pass
    monkeypatch.setattr(database, "migrations", with_step(broken))
    with pytest.raises(RuntimeError):
        open_database(tmp_path, now=NOW)
    monkeypatch.undo()
    with opened(tmp_path) as db:
        assert not db["later"].exists()


def test_without_room_for_a_copy_the_stored_form_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path):
        (tmp_path / backups.FOLDER).write_text("in the way")
    step = with_step(lambda db: db["later"].create({"id": int}))
    monkeypatch.setattr(database, "migrations", step)
    with pytest.raises(StoreError, match="bản sao"):
        open_database(tmp_path, now=NOW)
    with closing(Database(tmp_path / NAME)) as db:
        assert not db["later"].exists()


def test_an_unreadable_file_is_put_aside_and_the_latest_copy_offered(tmp_path: Path) -> None:
    with opened(tmp_path) as db:
        backups.make(db.conn, tmp_path, kind=BackupKind.DAILY, now=NOW)
    (tmp_path / NAME).write_bytes(b"no drafts here" * 400)
    db, notices = open_database(tmp_path, now=NOW)
    with closing(db):
        assert Reports(db).listing.drafts() == []
    assert "15/06/2026 08:30" in notices[0]
    [aside] = tmp_path.glob("damaged_*nq57desk.db")
    assert aside.read_bytes().startswith(b"no drafts here")


def test_damage_inside_the_file_is_found_by_the_daily_look(tmp_path: Path) -> None:
    with opened(tmp_path) as db:
        Reports(db).add(build_report())
    content = bytearray((tmp_path / NAME).read_bytes())
    content[4096 * 3 : 4096 * 9] = b"\xff" * 4096 * 6
    (tmp_path / NAME).write_bytes(content)
    db, notices = open_database(tmp_path, now=NOW)
    with closing(db):
        assert db["reports"].count == 0
    assert len(notices) == 1 and list(tmp_path.glob("damaged_*"))


def test_rows_without_their_report_are_put_aside_not_deleted(tmp_path: Path) -> None:
    with opened(tmp_path) as db:
        Reports(db).add(build_report())
        db.execute("PRAGMA foreign_keys=OFF")
        db.execute("UPDATE sections SET report = 'gone' WHERE id = 'b'")
    with opened(tmp_path) as db:
        [row] = db["damaged"].rows
        assert row["source"] == "sections" and '"id": "b"' in row["data"]
        assert db["sections"].count == 2


def test_rows_that_a_new_form_leaves_without_a_report_are_put_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as db:
        Reports(db).add(build_report())
        db.execute("PRAGMA foreign_keys=OFF")
        db.execute("DELETE FROM reports")
    step = with_step(lambda db: db["later"].create({"id": int}))
    monkeypatch.setattr(database, "migrations", step)
    with opened(tmp_path) as db:
        assert (db["sections"].count, db["damaged"].count) == (0, 3)


def test_a_copy_is_made_once_a_day_as_soon_as_there_are_drafts(tmp_path: Path) -> None:
    with opened(tmp_path) as db:
        Reports(db).add(build_report())
    assert kinds(tmp_path) == []
    for hours in (0, 3, 24):
        with opened(tmp_path, NOW + timedelta(hours=hours)):
            pass
    assert [backup.made.day for backup in backups.listed(tmp_path)] == [16, 15]


def test_a_daily_copy_that_cannot_be_made_is_told_and_work_goes_on(tmp_path: Path) -> None:
    with opened(tmp_path) as db:
        Reports(db).add(build_report())
    (tmp_path / backups.FOLDER).write_text("in the way")
    db, notices = open_database(tmp_path, now=NOW)
    db.close()
    assert "bản sao" in notices[0]


def test_drafts_come_back_from_a_copy_and_the_present_ones_are_kept_too(tmp_path: Path) -> None:
    with opened(tmp_path) as db:
        Reports(db).add(build_report())
        copy = backups.make(db.conn, tmp_path, kind=BackupKind.DAILY, now=NOW)
        db.execute("DELETE FROM reports")
        restore(db, tmp_path, copy, now=NOW)
        assert db["sections"].count == 3
        safety = backups.listed(tmp_path)[0]
    assert safety.kind is BackupKind.SAFETY
    with closing(Database(safety.path)) as before:
        assert before["reports"].count == 0


def test_a_copy_of_an_earlier_form_comes_back_in_the_present_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as db:
        copy = backups.make(db.conn, tmp_path, kind=BackupKind.DAILY, now=NOW)
    step = with_step(lambda db: db["later"].create({"id": int}))
    monkeypatch.setattr(database, "migrations", step)
    with opened(tmp_path) as db:
        restore(db, tmp_path, copy, now=NOW)
        assert db["later"].exists()


def test_a_copy_made_by_a_newer_program_is_refused_and_the_drafts_stay(tmp_path: Path) -> None:
    with opened(tmp_path) as db:
        Reports(db).add(build_report())
        copy = backups.make(db.conn, tmp_path, kind=BackupKind.DAILY, now=NOW)
        with closing(Database(copy.path)) as newer:
            newer.execute(LATER)
            newer.execute("DELETE FROM reports")
        with pytest.raises(NewerStore):
            restore(db, tmp_path, copy, now=NOW)
        assert db["reports"].count == 1


def test_a_damaged_copy_is_refused_and_the_drafts_stay(tmp_path: Path) -> None:
    with opened(tmp_path) as db:
        Reports(db).add(build_report())
        copy = backups.make(db.conn, tmp_path, kind=BackupKind.DAILY, now=NOW)
        copy.path.write_bytes(b"nothing" * 1000)
        with pytest.raises(StoreError, match="Không khôi phục được"):
            restore(db, tmp_path, copy, now=NOW)
        assert db["reports"].count == 1


def test_a_full_disk_is_told_and_what_was_kept_stays(tmp_path: Path) -> None:
    with opened(tmp_path) as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(StoreError, match="Chưa lưu được: ổ đĩa đầy"), saving():
            db["settings"].insert({"name": "long", "value": "x" * 100_000})
        assert db["settings"].count == 0


def test_a_folder_closed_to_the_clerk_is_told(tmp_path: Path) -> None:
    with opened(tmp_path) as db:
        db.execute("PRAGMA query_only=ON")
        with pytest.raises(StoreError, match="Chưa lưu được: không ghi được"), saving():
            db["settings"].insert({"name": "a", "value": "b"})


def test_another_program_at_the_file_is_told(tmp_path: Path) -> None:
    with opened(tmp_path) as db, closing(sqlite3.connect(tmp_path / NAME)) as other:
        other.execute("BEGIN IMMEDIATE")
        db.execute("PRAGMA busy_timeout=0")
        with pytest.raises(StoreError, match="đang giữ"), saving():
            db["settings"].insert({"name": "a", "value": "b"})


def test_a_mistake_of_ours_is_not_dressed_up_as_the_clerks(tmp_path: Path) -> None:
    with opened(tmp_path) as db, pytest.raises(sqlite3.OperationalError), reading():
        db.execute("SELECT nothing FROM nowhere")
