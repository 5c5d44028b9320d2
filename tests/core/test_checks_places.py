"""The table of units that are no more, and an office's own beside it."""

from datetime import date
from pathlib import Path

import pytest

from nq57desk.checks import check_report, load_places
from nq57desk.errors import BadInput
from nq57desk.session import Session
from tests.core.checking import report_of

OWN = """
[[gone]]
since = 2026-01-01
old = ["xã Mẫu Thượng"]
new = "xã Mẫu"

[[gone]]
since = 2030-01-01
old = ["UBND huyện"]
new = "còn dùng"
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "places.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def found(text: str, own: Path) -> list[str]:
    findings = check_report(report_of(text), places=load_places(own))
    return [one.found for one in findings if one.rule == "gone-place"]


def test_an_own_table_adds_names_and_changes_those_it_names_again(own: Path) -> None:
    assert found("Bà con xã Mẫu Thượng đã quen; xã báo cáo UBND huyện.", own) == ["xã Mẫu Thượng"]
    assert found("Bà con tỉnh Bắc Kạn đã quen.", own) == ["tỉnh Bắc Kạn"]


def test_without_an_own_table_the_built_in_one_is_used(tmp_path: Path) -> None:
    assert load_places(tmp_path / "places.toml") is load_places()
    assert load_places().changes["UBND huyện"].since == date(2025, 7, 1)


@pytest.mark.parametrize(
    "text", ["[[gone", '[[gone]]\nold = ["a"]', '[[gone]]\nsince = 1\nold = ["a"]\nnew = "b"']
)
def test_a_broken_own_table_is_told_with_its_name(text: str, own: Path) -> None:
    own.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_places(own)
    assert "places.toml" in caught.value.text


def test_a_session_goes_on_with_the_built_in_table_and_tells(tmp_path: Path) -> None:
    with Session(tmp_path / "data") as session:
        (session.data_dir / "places.toml").write_text("[[gone", encoding="utf-8")
        checked = session.checking().check(report_of("Xã báo cáo UBND huyện."))
        assert "gone-place" in {one.finding.rule for one in checked}
        assert any("places.toml" in notice for notice in session.notices)
