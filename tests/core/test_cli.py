import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from nq57desk import demo
from nq57desk.cli import main
from nq57desk.model import Closing, Office
from nq57desk.periods import read
from nq57desk.session import Session
from tests.helpers import build_report, section

PROJECT = Path(__file__).resolve().parents[2]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            status = main(["--data", str(tmp_path / "data"), *map(str, arguments)])
        except SystemExit as end:
            status = int(end.code or 0)
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    path = tmp_path / "cu.txt"
    path.write_text(
        "BÁO CÁO\nKết quả 6 tháng đầu năm 2026\n\nI. KẾT QUẢ\nXã đã làm.\n\nII. KIẾN NGHỊ\n"
    )
    return path


def keep_draft(tmp_path: Path) -> str:
    with Session(tmp_path / "data") as session:
        return session.add(build_report()).id


def test_a_new_draft_is_listed_and_shown(run: Run) -> None:
    status, told, _ = run("new", "--outline", "dot-pha", "--period", "6T/2026")
    assert status == 0 and "Bản thảo mới: 6 tháng đầu năm 2026" in told
    assert "0/21 mục" in run("list")[1]
    assert "I. ĐÁNH GIÁ TIỀM NĂNG" in run("show", "6 tháng đầu năm 2026")[1]


def test_lists_and_drafts_are_told_in_json(run: Run, tmp_path: Path) -> None:
    report_id = keep_draft(tmp_path)
    [draft] = json.loads(run("list", "--json")[1])
    assert (draft["report"], draft["sections"], draft["done"]) == (report_id, 3, 0)
    assert datetime.fromisoformat(draft["changed"])
    assert json.loads(run("show", report_id, "--json")[1])["name"] == "Báo cáo thử"


def test_without_drafts_the_list_says_so(run: Run) -> None:
    assert run("list") == (0, "Chưa có bản thảo nào.\n", "")
    assert json.loads(run("list", "--json")[1]) == []


def test_every_outline_is_shown_with_its_sections(run: Run) -> None:
    told = run("outlines")[1]
    assert "tinh-uy: " in told and "đ) Công tác phát triển nhân lực" in told
    assert "Chuyển biến so với đầu năm … và" in told and "{" not in told
    assert len(json.loads(run("outlines", "--json")[1])) >= 6


def test_an_outline_of_the_offices_own_that_is_broken_is_told(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "data" / "outlines"
    own.mkdir(parents=True)
    (own / "cua-xa.toml").write_text("id = ")
    status, told, error = run("outlines")
    assert status == 0 and "tinh-uy: " in told and "cua-xa.toml" in error


def test_a_file_becomes_a_draft(run: Run, old_file: Path) -> None:
    status, told, _ = run("import", old_file, "--outline", "dot-pha")
    assert status == 0 and "Đã cất thành bản thảo: 6 tháng đầu năm 2026" in told
    again = json.loads(run("import", old_file, "--json")[1])
    assert again["period"] == "6T/2026" and "notes" in again
    assert len(json.loads(run("list", "--json")[1])) == 2


def test_a_draft_is_composed_and_never_over_another_file_unasked(run: Run, tmp_path: Path) -> None:
    report_id = keep_draft(tmp_path)
    out, pdf = tmp_path / "bao-cao.docx", tmp_path / "bao-cao.pdf"
    status, told, _ = run("compose", report_id, "-o", out, "--pdf", pdf)
    assert status == 0 and told.count("Đã tạo") == 2
    assert out.read_bytes().startswith(b"PK") and pdf.read_bytes().startswith(b"%PDF")
    status, _, error = run("compose", report_id, "-o", out)
    assert status == 1 and "Đã có tệp bao-cao.docx" in error
    assert run("compose", report_id, "-o", out, "--force")[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "không có"),
        ("import", "không-có.txt"),
        ("new", "--outline", "không có", "--period", "2026"),
        ("new", "--outline", "dot-pha", "--period", "hôm qua"),
    ],
)
def test_a_failed_job_is_one_line_and_status_1(arguments: tuple[str, ...], run: Run) -> None:
    status, told, error = run(*arguments)
    assert (status, told) == (1, "")
    assert error.count("\n") == 1 and error.endswith("\n")


@pytest.mark.parametrize(
    "arguments", [(), ("lam",), ("new",), ("show",), ("list", "--xml"), ("compose", "x", "-o")]
)
def test_wrong_use_is_one_vietnamese_line_and_status_2(
    arguments: tuple[str, ...], run: Run
) -> None:
    status, told, error = run(*arguments)
    assert (status, told, error.count("\n")) == (2, "", 1)
    assert error.startswith("Lệnh chưa đúng: ") and "required" not in error


@pytest.mark.parametrize("verb", ["", "outlines", "import", "list", "show", "new", "compose"])
def test_help_is_in_vietnamese(verb: str, run: Run) -> None:
    status, told, _ = run(*([verb] if verb else []), "--help")
    assert status == 0 and told.startswith("cách dùng: main.py")
    assert not [word for word in ("usage", "options", "show this", "positional") if word in told]


def test_output_is_utf8_whatever_the_console_speaks(tmp_path: Path) -> None:
    environment = os.environ | {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "main.py", "--data", str(tmp_path), "list"]
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, check=True)
    assert done.stdout.decode("utf-8").strip() == "Chưa có bản thảo nào."


def test_a_reader_that_leaves_early_is_no_failure(tmp_path: Path) -> None:
    command = f"{sys.executable} main.py --data {tmp_path} outlines | head -n 1"
    done = subprocess.run(
        command, cwd=PROJECT, shell=True, capture_output=True, text=True, check=True
    )
    assert done.stdout.count("\n") == 1 and done.stderr == ""


def test_damage_found_on_opening_is_told_beside_the_answer(run: Run, tmp_path: Path) -> None:
    run("list")
    (tmp_path / "data" / "nq57desk.db").write_bytes(b"nothing" * 1000)
    status, told, error = run("list", "--json")
    assert (status, told) == (0, "[]\n") and "bị hỏng" in error


def test_the_demo_makes_three_files_and_leaves_the_drafts_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "_draw_window", lambda path: path.write_bytes(b"\x89PNG"))
    status, told, _ = run("demo", "--out", tmp_path / "out")
    assert status == 0 and "không cần màn hình" in told
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert made == ["bao-cao.docx", "bao-cao.pdf", "cua-so.png"]
    assert not (tmp_path / "data").exists() and not (tmp_path / "home" / "nq57desk").exists()


def test_a_picture_that_cannot_be_drawn_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "false")
    status, _, error = run("demo", "--out", tmp_path / "out")
    assert (status, error) == (1, "Chưa vẽ được hình cửa sổ.\n")


def test_two_drafts_are_compared_also_as_word_and_pdf(run: Run, tmp_path: Path) -> None:
    with Session(tmp_path / "data") as session:
        old = session.add(build_report(section("a", "Xã có 12 xóm.")))
        new = session.add(build_report(section("a", "Xã có 14 xóm.")))
    docx, pdf = tmp_path / "so-sanh.docx", tmp_path / "so-sanh.pdf"
    status, told, _ = run("diff", old.id, new.id, "--docx", docx, "--pdf", pdf)
    assert status == 0 and "Xã có [-12-]{+14+} xóm." in told
    assert docx.read_bytes()[:2] == b"PK" and pdf.read_bytes()[:4] == b"%PDF"
    [diff] = json.loads(run("diff", old.id, new.id, "--json")[1])
    assert diff["changes"][0]["new"] == "Xã có 14 xóm."
    assert "giống nhau" in run("diff", old.id, old.id)[1]


def test_a_search_for_no_words_asks_for_words(run: Run) -> None:
    status, told, why = run("search", "  ", "")
    assert (status, told) == (1, "")
    assert why == "Chưa có từ để tìm. Xin gõ từ cần tìm sau lệnh search.\n"


@pytest.mark.parametrize(
    ("narrowed", "count"),
    [
        (("--period", "Q1/2026"), 1),
        (("--year", "2026"), 2),
        (("--year", "2025"), 0),
        (("--office", "xã Khác"), 1),
        (("--section", "chi dao"), 1),
        (("--outline", "khac"), 0),
    ],
)
def test_a_search_is_narrowed(
    narrowed: tuple[str, str], count: int, run: Run, tmp_path: Path
) -> None:
    with Session(tmp_path / "data") as session:
        first = section("a", "Đảng ủy họp.", heading="Chỉ đạo")
        session.add(build_report(first, period=read("Q1/2026")))
        other = build_report(section("a", "Đảng ủy."), period=read("6T/2026"))
        session.add(replace(other, office=Office(name="Khác")))
    found = json.loads(run("search", "dang uy", "--json", *narrowed)[1])
    assert len(found) == count


def test_what_is_found_in_the_end_of_a_report_is_told(run: Run, tmp_path: Path) -> None:
    with Session(tmp_path / "data") as session:
        session.add(build_report(closing=Closing(recipients=("Lưu: VT",))))
    assert run("search", "luu")[1] == "Báo cáo thử > Phần cuối\n  Lưu: VT\n"
    [found] = json.loads(run("search", "luu", "--json")[1])
    assert (found["part"], found["section"], found["path"]) == ("closing", "", "")


def test_words_and_figures_are_looked_up_in_all_drafts(run: Run, old_file: Path) -> None:
    run("import", old_file)
    assert "Xã đã làm." in run("search", "da", "lam")[1]
    [found] = json.loads(run("search", "xa da", "--json")[1])
    assert found["period"] == "6T/2026"
    assert "Không tìm thấy" in run("search", "không có")[1]
    run("set", "6 tháng đầu năm 2026", "ho_so_truc_tiep", "25")
    assert "6 tháng đầu năm 2026: 25 hồ sơ" in run("history", "ho_so_truc_tiep")[1]
    told = json.loads(run("history", "ho_so_truc_tiep", "--json")[1])
    assert [value["value"] for value in told["values"]] == ["25"]
