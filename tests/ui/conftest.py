"""Fixtures of the window: no display, a data folder of its own, the clock stands still."""

import gc
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nq57desk.model import Office
from nq57desk.session import Session
from ui.garbage import collect_what_is_due

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NOW = datetime(2026, 6, 25, 10, 42)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(tmp_path / "data", clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def office() -> Office:
    return Office(name="Mẫu", province="Thái Nguyên")


@pytest.fixture(scope="session")
def application():
    """The application with our looks and language, as it is started."""
    from ui.app import make_application

    return make_application()


@pytest.fixture
def window(application, qtbot: QtBot, session: Session, office: Office):
    from ui.main_window import MainWindow

    session.set_office(office)
    shown = MainWindow(session, clock=lambda: NOW)
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    shown.close()


@pytest.fixture(autouse=True)
def _garbage_of_this_thread() -> Iterator[None]:
    """Collect in the window's thread only, as the program does."""
    gc.disable()
    yield
    collect_what_is_due()
    gc.enable()


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing on the clipboard: Qt would let go of it when Python is gone, and crash."""
    yield
    qapp.clipboard().clear()
