import errno
import os
from pathlib import Path

import pytest

from nq57desk.errors import UnwritableFile
from nq57desk.export import export


def test_a_finished_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    export(b"whole", tmp_path / "bao-cao.docx")
    assert (tmp_path / "bao-cao.docx").read_bytes() == b"whole"
    assert [path.name for path in tmp_path.iterdir()] == ["bao-cao.docx"]


def test_an_existing_file_is_kept_unless_writing_over_is_said(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(b"signed")
    with pytest.raises(UnwritableFile, match="Đã có tệp bao-cao"):
        export(b"new", path)
    assert path.read_bytes() == b"signed"
    export(b"new", path, overwrite=True)
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "Ổ đĩa đầy"), (errno.EACCES, "chương trình khác"), (errno.EROFS, "khác")],
)
def test_a_failure_leaves_the_former_file_and_no_litter(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(number, "")

    path = tmp_path / "bao-cao.docx"
    path.write_bytes(b"signed")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UnwritableFile, match=words):
        export(b"new", path, overwrite=True)
    assert path.read_bytes() == b"signed"
    assert [each.name for each in tmp_path.iterdir()] == ["bao-cao.docx"]


def test_a_missing_folder_and_a_folder_in_the_way_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="Không có thư mục"):
        export(b"", tmp_path / "khong-co" / "bao-cao.docx")
    (tmp_path / "thu-muc").mkdir()
    with pytest.raises(UnwritableFile, match="là thư mục"):
        export(b"", tmp_path / "thu-muc", overwrite=True)


def test_others_may_read_an_exported_file_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    export(b"", tmp_path / "bao-cao.docx")
    modes = {path.stat().st_mode for path in tmp_path.iterdir()}
    assert len(modes) == 1
