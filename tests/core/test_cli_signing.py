"""The verbs `submit`, `sign` and `reopen`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nq57desk.cli import main
from nq57desk.model import ReportStatus
from nq57desk.session import Session
from tests.helpers import build_report

Verb = Callable[..., tuple[int, str, str]]
NAME = "Báo cáo thử"


@pytest.fixture
def verb(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Verb:
    with Session(tmp_path) as session:
        session.add(build_report())

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["--data", str(tmp_path), *arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return run


def test_a_report_goes_its_way_to_a_new_version(verb: Verb, tmp_path: Path) -> None:
    assert verb("submit", NAME) == (0, f"{NAME}: Trình ký\n", "")
    told = verb("sign", NAME, "5/BC-UBND", "28/3/2020")
    assert told == (0, f"{NAME}: Đã ký số 05/BC-UBND, 28/3/2020\n", "")
    status, out, _ = verb("reopen", NAME, "Sai số liệu")
    assert status == 0 and f"{NAME}, bản 2" in out
    with Session(tmp_path) as session:
        assert session.report(NAME).status is ReportStatus.SIGNED


def test_what_is_doubtful_is_said_and_done(verb: Verb) -> None:
    status, out, err = verb("sign", NAME, "45", "28/3/2099")
    assert (status, out) == (0, f"{NAME}: Đã ký số 45/BC-UBND, 28/3/2099\n")
    assert "chưa tới" in err


@pytest.mark.parametrize(
    ("number", "day", "why"),
    [
        ("bốn", "28/3/2026", "bốn"),
        ("45", "31/2/2026", "31/2/2026"),
        ("4/KH-UBND", "1/2/2026", "KH"),
    ],
)
def test_a_wrong_number_or_day_signs_nothing(verb: Verb, number: str, day: str, why: str) -> None:
    status, _, err = verb("sign", NAME, number, day)
    assert status == 1 and why in err
    assert verb("reopen", NAME, "sai")[0] == 1


def test_a_signed_report_is_not_submitted(verb: Verb) -> None:
    verb("sign", NAME, "45", "28/3/2026")
    status, _, err = verb("submit", NAME)
    assert status == 1 and "đã ký" in err
