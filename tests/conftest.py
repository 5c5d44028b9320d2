"""Fixtures of every test: user folders apart, real reports where they lie beside the project."""

from pathlib import Path

import pytest

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-reference", action="store_true", help="write tests/reference anew")


@pytest.fixture(autouse=True)
def _user_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def reports_dir() -> Path:
    if not REPORTS.is_dir():
        pytest.skip("the real reports do not lie beside this checkout")
    return REPORTS
