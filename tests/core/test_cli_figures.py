"""The verbs `figures` and `set`, and figures in what `import` and `show` answer."""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from nq57desk.cli import main
from nq57desk.figures.writing import Manner
from nq57desk.model import (
    Block,
    BlockId,
    FigureForm,
    FigureId,
    FigureRef,
    Period,
    PeriodKind,
    Run,
)
from nq57desk.session import Session
from tests.helpers import build_report, section, with_figures

Verb = Callable[..., tuple[int, str, str]]
TEXT = """BÁO CÁO
Kết quả 6 tháng đầu năm 2026

I. KẾT QUẢ
Tổng số nhiệm vụ được giao: 12 nhiệm vụ.
Đã giải ngân 1,25 tỷ đồng.

II. KIẾN NGHỊ
Không có.
"""


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Verb:
    def run(*arguments: object) -> tuple[int, str, str]:
        status = main(["--data", str(tmp_path / "data"), *map(str, arguments)])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


@pytest.fixture
def draft(tmp_path: Path) -> str:
    with Session(tmp_path / "data") as session:
        return session.add(build_report()).id


def figures(run: Verb, draft: str) -> dict[str, dict[str, Any]]:
    told = json.loads(run("show", draft, "--json")[1])["figures"]
    return {each["figure"]: each for each in told}


def test_the_figures_are_listed_by_group_and_in_json(run: Verb) -> None:
    told = run("figures")[1]
    assert "\n   ty_le_ho_so_toan_trinh: Tỷ lệ hồ sơ trực tuyến toàn trình (%)\n" in told
    listed = {each["figure"]: each for each in json.loads(run("figures", "--json")[1])}
    rate = listed["ty_le_ho_so_toan_trinh"]
    assert (rate["kind"], rate["numerator"]) == ("percent", "ho_so_toan_trinh")


def test_a_fraction_sets_both_parts(run: Verb, draft: str) -> None:
    status, told, _ = run("set", draft, "ty_le_ho_so_toan_trinh", "1287/1577")
    assert (status, told) == (0, "Tỷ lệ hồ sơ trực tuyến toàn trình: 81,61%\n")
    kept = figures(run, draft)["ty_le_ho_so_toan_trinh"]
    assert (kept["value"], kept["numerator"], kept["denominator"]) == ("81.61", "1287", "1577")
    assert figures(run, draft)["ho_so_toan_trinh"]["value"] == "1287"


def test_an_ambiguous_number_tells_how_it_was_read(run: Verb, draft: str) -> None:
    told = run("set", draft, "ho_so_truc_tiep", "1.234")[1].splitlines()
    assert told[0].endswith("1.234 hồ sơ") and "1234" in told[1]


@pytest.mark.parametrize(
    ("figure", "value"),
    [("so_meo", "1"), ("ho_so_truc_tiep", "nhiều"), ("toc_do_duong_truyen", "5%")],
)
def test_what_cannot_be_set_is_one_line_and_status_one(
    run: Verb, draft: str, figure: str, value: str
) -> None:
    status, told, error = run("set", draft, figure, value)
    assert (status, told, error.count("\n")) == (1, "", 1)
    assert figures(run, draft) == {}


def test_no_data_is_null_and_not_nought(run: Verb, draft: str) -> None:
    run("set", draft, "ho_so_truc_tiep", "5")
    run("set", draft, "ho_so_truc_tiep", "chưa có số liệu")
    assert figures(run, draft)["ho_so_truc_tiep"]["value"] is None


def test_an_import_tells_the_numbers_that_it_recognised(run: Verb, tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_text(TEXT, encoding="utf-8")
    told = json.loads(run("import", path, "--json")[1])["figures"]
    tasks, money = told[:2]
    assert tasks == {
        "figure": "tong_nhiem_vu",
        "value": "12",
        "numerator": None,
        "denominator": None,
        "unit": "nhiệm vụ",
        "operator": "=",
        "nature": "result",
        "as_of": None,
        "lines": [5],
        "quote": "Tổng số nhiệm vụ được giao: 12 nhiệm vụ.",
        "sure": True,
    }
    assert (money["figure"], money["value"], money["unit"]) == (
        "kinh_phi_da_giai_ngan", "1250", "triệu đồng",
    )  # fmt: skip


def test_an_import_says_how_many_numbers_it_knows(run: Verb, tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert "Nhận ra 3 con số trong văn bản, 2 số đã rõ" in run("import", path)[1]


def test_an_office_writes_figures_in_its_manner(tmp_path: Path) -> None:
    with Session(tmp_path / "data") as session:
        session.set_manner(Manner(leading_zero=False, decimals=1))
    ref = FigureRef(figure=FigureId("so_may_in_ttpvhcc"), form=FigureForm.VALUE)
    with Session(tmp_path / "data") as session:
        report_id = session.add(build_report()).id
    main(["--data", str(tmp_path / "data"), "set", report_id, ref.figure, "5"])
    with Session(tmp_path / "data") as session:
        assert session.manner == Manner(leading_zero=False, decimals=1)
        assert session.writer(session.report(report_id))(ref) == "5"


def test_an_office_has_figures_of_its_own(tmp_path: Path) -> None:
    own = '[[figures]]\nid = "so_cay"\nlabel = "Cây xanh"\nkind = "count"\nunit = "cây"\n'
    with Session(tmp_path / "data") as session:
        (tmp_path / "data" / "figures.toml").write_text(own, encoding="utf-8")
        assert session.catalogue().find("so_cay").label == "Cây xanh"


def test_a_broken_file_of_figures_is_told_and_the_built_in_ones_stay(tmp_path: Path) -> None:
    with Session(tmp_path / "data") as session:
        (tmp_path / "data" / "figures.toml").write_text("[[", encoding="utf-8")
        assert session.catalogue().find("tong_nhiem_vu")
        assert "figures.toml" in session.notices[-1]


def test_a_change_is_told_against_the_report_of_last_period(tmp_path: Path) -> None:
    ref = FigureRef(figure=FigureId("tong_nhiem_vu"), form=FigureForm.CHANGE)
    told = Block(id=BlockId("b"), runs=(Run(figure=ref),))
    first, second = (
        build_report(
            section("a", content=(told,)),
            period=Period(kind=PeriodKind.QUARTER, year=2026, number=number),
        )
        for number in (1, 2)
    )
    with Session(tmp_path / "data") as session:
        session.add(with_figures(first, tong_nhiem_vu="10"))
        now = session.add(with_figures(second, tong_nhiem_vu="12"))
        assert session.writer(now)(ref) == "tăng 20% so với kỳ trước"
        docx = session.printing.compose(now, figures=session.writer(now))
    with zipfile.ZipFile(BytesIO(docx)) as parts:
        assert "tăng 20% so với kỳ trước" in parts.read("word/document.xml").decode()
