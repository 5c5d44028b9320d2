"""What leaves the program: printed pages that keep up, files that are never lost."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nq57desk.errors import TemplateError, UnwritableFile
from nq57desk.model import Report
from nq57desk.session import Session
from tests.helpers import build_report, section
from ui.dialogs import files
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.output import Composer, Previewer


class Pane:
    """Stands for the pane: remembers what it was given."""

    def __init__(self) -> None:
        self.shown: list[bytes] = []
        self.said: list[str] = []
        self.stale = False

    def show_pdf(self, data: bytes) -> None:
        self.shown.append(data)

    def show_message(self, text: str) -> None:
        self.said.append(text)

    def show_stale(self, stale: bool) -> None:
        self.stale = stale


class Composing:
    """Stands for the session and its printing: a PDF is the name of its first section."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.error: Exception | None = None
        self.printing = self

    def pdf_engine(self) -> str:
        return ""

    def writer(self, report: Report) -> None:
        return None

    def compose(self, report: Report, *, figures: object) -> bytes:
        if self.error:
            raise self.error
        return report.sections[0].heading.encode()

    def to_pdf(self, docx: bytes, *, engine: str, cancelled) -> bytes:
        while not self.gate.wait(0.01) and not cancelled():
            pass
        return docx


@pytest.fixture
def composing() -> Composing:
    return Composing()


@pytest.fixture
def previewer(qtbot: QtBot, composing: Composing) -> Previewer:
    jobs = Jobs()
    made = Previewer(Composer(composing, jobs), Pane(), jobs)
    made.jobs = jobs
    yield made
    jobs.stop()


def named(heading: str) -> Report:
    return build_report(section("a", heading=heading))


def test_pages_out_of_sight_are_not_made(previewer: Previewer, qtbot: QtBot) -> None:
    previewer.follow(named("một"), at_once=True)
    assert not previewer.jobs.is_running
    previewer.set_active(True)
    qtbot.waitUntil(lambda: previewer._pages.shown == ["một".encode()])
    previewer.set_active(False)
    previewer.follow(named("hai"), at_once=True)
    assert not previewer.jobs.is_running


def test_a_newer_text_stops_the_pages_of_the_older(
    previewer: Previewer, composing: Composing, qtbot: QtBot
) -> None:
    composing.gate.clear()
    previewer.set_active(True)
    previewer.follow(named("cũ"), at_once=True)
    previewer.follow(named("mới"), at_once=True)
    composing.gate.set()
    qtbot.waitUntil(lambda: not previewer.jobs.is_running)
    assert previewer._pages.shown == ["mới".encode()]


def test_pages_follow_after_a_pause(previewer: Previewer, qtbot: QtBot) -> None:
    previewer.set_active(True)
    previewer.follow(named("một"))
    previewer.follow(named("hai"))
    qtbot.waitUntil(lambda: bool(previewer._pages.shown), timeout=4000)
    assert previewer._pages.shown == [b"hai"]


def test_pages_that_cannot_be_made_say_why(
    previewer: Previewer, composing: Composing, qtbot: QtBot
) -> None:
    composing.error = TemplateError("Mẫu in bị hỏng.")
    previewer.set_active(True)
    previewer.follow(named("một"), at_once=True)
    qtbot.waitUntil(lambda: "Mẫu in bị hỏng." in previewer._pages.said)


def test_pages_that_the_clerk_stopped_say_that_they_are_old(
    previewer: Previewer, composing: Composing, qtbot: QtBot
) -> None:
    composing.gate.clear()
    previewer.set_active(True)
    previewer.follow(named("một"), at_once=True)
    previewer._job.cancel()
    qtbot.waitUntil(lambda: not previewer.jobs.is_running)
    assert previewer._pages.stale and previewer._pages.shown == []


def test_a_file_that_cannot_be_written_can_be_tried_again(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "bao-cao.docx"
    monkeypatch.setattr(files, "ask_save", lambda *_arguments: out)
    window.open_report(session.add_sample().id)

    def locked(*_arguments: object, **_rest: object) -> None:
        raise UnwritableFile("Tệp đang mở trong Word.")

    with monkeypatch.context() as broken:
        broken.setattr(session.printing, "export", locked)
        window.exporter.export_word(window.desk.draft.report)
        told = "Tệp đang mở trong Word."
        qtbot.waitUntil(lambda: told in window.notices.texts(), timeout=20_000)
    assert not out.exists()
    window.notices._kept["export"].ways[0].go()
    assert out.exists()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quý I: 2026/xã Mẫu", "Quý I- 2026-xã Mẫu"),
        ("  ", "bao-cao"),
        ("a" * 300, "a" * 120),
        ("báo cáo.", "báo cáo"),
    ],
)
def test_a_name_is_one_that_every_system_takes(text: str, name: str) -> None:
    assert files.file_name(text) == name
