"""Work beside the window's thread."""

import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from nq57desk.errors import EngineError
from ui import jobs
from ui.jobs import Cancelled, Jobs


@pytest.fixture
def running(qtbot: QtBot) -> Jobs:
    return Jobs()


def test_a_job_works_on_another_thread_and_tells_its_result(running: Jobs, qtbot: QtBot) -> None:
    results: list[object] = []
    job = running.start("", lambda _stop: threading.get_ident())
    job.done.connect(results.append)
    with qtbot.waitSignal(job.ended):
        pass
    assert len(results) == 1 and results[0] != threading.get_ident()
    assert not running.is_running


def test_an_expected_failure_is_told(running: Jobs, qtbot: QtBot) -> None:
    def fail(_stop: Cancelled) -> None:
        raise EngineError("Chưa tạo được trang in.")

    job = running.start("", fail)
    with qtbot.waitSignal(job.failed) as told:
        pass
    assert told.args[0].text == "Chưa tạo được trang in."


def test_a_bug_goes_to_the_excepthook(
    running: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_rest: caught.append(kind))
    job = running.start("", lambda _stop: 1 / 0)
    with qtbot.waitSignal(job.ended):
        pass
    assert caught == [ZeroDivisionError]


def test_a_cancelled_job_is_asked_to_stop_and_tells_nothing(running: Jobs, qtbot: QtBot) -> None:
    stopped = threading.Event()

    def wait(stop: Cancelled) -> None:
        while not stop():
            stopped.wait(0.01)
        stopped.set()

    job = running.start("", wait)
    with qtbot.assertNotEmitted(job.done), qtbot.waitSignal(job.ended):
        job.cancel()
    assert stopped.is_set()


def test_only_a_long_job_is_announced(
    running: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LONG_MS", 50)
    short = running.start("", lambda _stop: None)
    with qtbot.assertNotEmitted(running.long_running), qtbot.waitSignal(short.ended):
        pass
    release = threading.Event()
    long = running.start("Đang tạo…", lambda _stop: release.wait(5))
    with qtbot.waitSignal(running.long_running) as told:
        pass
    assert told.args[0].title == "Đang tạo…"
    with qtbot.waitSignal(long.ended):
        release.set()


def test_the_pool_leaves_a_runnable_to_python(qtbot: QtBot) -> None:
    jobs = Jobs()
    job = jobs.start("title", lambda cancelled: None)
    assert not job.runnable.autoDelete()
    qtbot.waitUntil(lambda: not jobs.is_running, timeout=3000)
