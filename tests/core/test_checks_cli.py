"""`main.py check`: a draft or a file is judged, nothing is kept, nothing is blocked."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from nq57desk.cli import main
from nq57desk.compose import compose, to_pdf
from nq57desk.session import Session
from tests.helpers import build_report, section

Run = Callable[..., tuple[int, str, str]]
FILE = """BÁO CÁO

Kết quả thực hiện Nghị quyết số 57-NQ/TW 6 tháng đầu năm 2026

Ủy ban nhân dân xã Mẫu báo cáo như sau:

I. KẾT QUẢ THỰC HIỆN

Tỷ lệ ký số của xã đạt 85%%.
"""


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object) -> tuple[int, str, str]:
        status = main(["--data", str(tmp_path / "data"), *map(str, arguments)])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cũ.txt"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_a_file_is_checked_with_its_lines_and_not_kept(
    run: Run, file: Path, tmp_path: Path
) -> None:
    status, told, _ = run("check", file)
    assert status == 0
    assert "lỗi · dòng 9 · Mục I: “85%%”" in told
    assert not (tmp_path / "data").exists()


def test_a_word_file_is_told_by_paragraphs(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cũ.docx"
    document = docx.Document()
    for line in FILE.split("\n\n"):
        document.add_paragraph(line.strip())
    document.save(str(path))
    assert "lỗi · đoạn 5 · Mục I: “85%%”" in run("check", path)[1]
    found = json.loads(run("check", path, "--json")[1])
    assert next(one for one in found if one["rule"] == "double-percent")["lines"] == [5]


def test_a_pdf_is_told_by_pages_and_their_lines(run: Run, tmp_path: Path) -> None:
    pages = build_report(
        section("a", *["Xã đã hoàn thành kế hoạch đề ra trong kỳ."] * 60),
        section("b", "Tỷ lệ ký số của xã đạt 85%%."),
    )
    path = tmp_path / "cũ.pdf"
    path.write_bytes(to_pdf(compose(pages)))
    told = run("check", path)[1]
    assert re.search(r"lỗi · trang [23], dòng \d+ · .*“85%%”", told)


def test_findings_are_told_in_json(run: Run, file: Path) -> None:
    found = json.loads(run("check", file, "--json")[1])
    percent = next(one for one in found if one["rule"] == "double-percent")
    assert (percent["severity"], percent["section"], percent["lines"]) == ("error", "I", [9])
    assert (percent["found"], percent["expected"]) == ("85%%", "85%")
    order = ["error", "warning", "info"]
    assert [order.index(one["severity"]) for one in found] == sorted(
        order.index(one["severity"]) for one in found
    )


def test_a_draft_is_checked_by_its_name(run: Run, tmp_path: Path) -> None:
    with Session(tmp_path / "data") as session:
        kept = session.add(build_report(section("a", "Đã nộp 40/50 hồ sơ, đạt 90%.")))
    told = run("check", kept.id)[1]
    assert "40/50 = 80%, nhưng ghi 90%" in told
    assert "lỗi · Mục a · " in told


def test_a_file_is_checked_while_the_window_holds_the_drafts(
    run: Run, file: Path, tmp_path: Path
) -> None:
    with Session(tmp_path / "data"):
        assert run("check", file)[0] == 0


def test_what_cannot_be_read_is_one_line_and_status_1(run: Run, tmp_path: Path) -> None:
    status, told, error = run("check", tmp_path / "không-có.docx")
    assert (status, told) == (1, "")
    assert error.count("\n") == 1
