from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from nq57desk import scans
from nq57desk.errors import BadInput, NotFound, UnreadableFile, UnwritableFile
from nq57desk.model import ReportId
from nq57desk.scans import read_scan, size_text
from nq57desk.session import Session
from nq57desk.signing import Sign
from nq57desk.store.scans import FOLDER
from tests.helpers import build_report, counting_ids
from tests.scanned import pdf

SIGN = Sign("45", date(2026, 3, 28))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    folder = tmp_path / "data"
    clock = lambda: datetime(2026, 6, 15)  # noqa: E731
    with Session(folder, clock=clock, new_id=counting_ids()) as opened:
        yield opened


@pytest.fixture
def signed(session: Session) -> ReportId:
    report = session.add(build_report())
    return session.apply(report.id, SIGN).id


def stored(session: Session) -> list[Path]:
    return list((session.data_dir / FOLDER).glob("*"))


def test_a_scan_is_kept_with_its_report(
    session: Session, signed: ReportId, tmp_path: Path
) -> None:
    source = pdf(tmp_path / "Báo cáo 45.pdf")
    scan = session.attach_scan(signed, source)
    source.unlink()
    assert session.scans.of(signed) == scan
    assert (scan.name, size_text(scan)) == ("Báo cáo 45.pdf", "0,1 MB")
    assert session.scans.file(scan).read_bytes().startswith(b"%PDF-")
    assert session.version(signed).has_scan


def test_another_scan_replaces_it_and_the_old_file_goes_at_the_end(
    session: Session, signed: ReportId, tmp_path: Path
) -> None:
    session.attach_scan(signed, pdf(tmp_path / "a.pdf"))
    scan = session.attach_scan(signed, pdf(tmp_path / "b.pdf", width=842))
    assert len(stored(session)) == 2
    session.scans.sweep()
    assert stored(session) == [session.scans.file(scan)]


def test_a_removed_scan_comes_back(session: Session, signed: ReportId, tmp_path: Path) -> None:
    scan = session.attach_scan(signed, pdf(tmp_path / "a.pdf"))
    session.scans.remove(signed)
    assert session.scans.of(signed) is None
    session.scans.put_back(scan)
    assert session.scans.of(signed) == scan
    assert session.scans.file(scan).is_file()


def test_the_bin_keeps_a_scan_until_it_is_emptied(
    session: Session, signed: ReportId, tmp_path: Path
) -> None:
    session.attach_scan(signed, pdf(tmp_path / "a.pdf"))
    session.to_bin(signed)
    session.scans.sweep()
    session.restore(signed)
    assert session.scans.file(session.scans.of(signed)).is_file()
    session.to_bin(signed)
    session.empty_bin()
    session.scans.sweep()
    assert not stored(session)


def test_a_copy_of_the_drafts_carries_the_scan(tmp_path: Path) -> None:
    with Session(tmp_path / "data", clock=lambda: datetime(2026, 6, 15)) as session:
        report = session.add(build_report())
        session.apply(report.id, SIGN)
        session.attach_scan(report.id, pdf(tmp_path / "a.pdf"))
    with Session(tmp_path / "data", clock=lambda: datetime(2026, 6, 16)) as later:
        [copy, *_] = later.backups()
        later.to_bin(report.id)
        later.empty_bin()
        later.scans.sweep()
        later.restore_backup(copy)
        assert later.scans.file(later.scans.of(report.id)).is_file()


def test_copies_and_new_versions_have_no_scan(
    session: Session, signed: ReportId, tmp_path: Path
) -> None:
    session.attach_scan(signed, pdf(tmp_path / "a.pdf"))
    assert session.scans.of(session.copy(signed).id) is None
    assert session.scans.of(session.reopen(signed, "sai").id) is None


def test_a_draft_has_no_scan(session: Session, tmp_path: Path) -> None:
    report = session.add(build_report())
    with pytest.raises(BadInput, match="đã ký"):
        session.attach_scan(report.id, pdf(tmp_path / "a.pdf"))


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"PK\x03\x04 Word", "không phải tệp PDF"), (b"%PDF-1.7 cut", "hỏng"), (None, "không đọc")],
)
def test_a_file_that_is_no_scan_is_refused_in_a_sentence(
    tmp_path: Path, data: bytes | None, why: str
) -> None:
    path = tmp_path / "quet.pdf"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=why) as told:
        read_scan(path)
    assert "quet.pdf" in told.value.text


def test_a_scan_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans, "MOST_MB", 0)
    with pytest.raises(UnreadableFile, match="đen trắng"):
        read_scan(pdf(tmp_path / "a.pdf"))


def test_a_scan_that_was_deleted_by_hand_is_told(
    session: Session, signed: ReportId, tmp_path: Path
) -> None:
    scan = session.attach_scan(signed, pdf(tmp_path / "a.pdf"))
    session.scans.file(scan).unlink()
    with pytest.raises(NotFound, match=r"a\.pdf"):
        session.scans.file(scan)


def test_a_folder_that_cannot_be_written_keeps_no_row(
    session: Session, signed: ReportId, tmp_path: Path
) -> None:
    (session.data_dir / FOLDER).write_text("no folder")
    with pytest.raises(UnwritableFile):
        session.attach_scan(signed, pdf(tmp_path / "a.pdf"))
    assert session.scans.of(signed) is None


def test_an_unreadable_copy_keeps_all_files(
    session: Session, signed: ReportId, tmp_path: Path
) -> None:
    session.attach_scan(signed, pdf(tmp_path / "a.pdf"))
    session.scans.remove(signed)
    folder = session.data_dir / "backups"
    folder.mkdir(exist_ok=True)
    (folder / "2026-06-14_080000_daily.db").write_bytes(b"no database" * 200)
    session.scans.sweep()
    assert len(stored(session)) == 1
