"""Widgets that a closed page left behind die in the window's thread, never in a job's."""

import gc
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.garbage import Collector


class _Knot:
    def __init__(self, died: Callable[[str], None]) -> None:
        self.itself, self._died = self, died

    def __del__(self) -> None:
        self._died(threading.current_thread().name)


def test_a_job_collects_nothing(qapp) -> None:
    parent, died = QObject(), []
    collector = Collector(parent)
    _Knot(died.append)
    job = threading.Thread(target=lambda: [[] for _ in range(200_000)], name="job")
    job.start()
    job.join()
    assert died == []
    assert not gc.isenabled()
    collector.deleteLater()


def test_what_is_due_is_collected_in_time(qtbot) -> None:
    parent, died = QObject(), []
    collector = Collector(parent)
    _Knot(died.append)
    held = [[] for _ in range(2_000)]
    qtbot.waitUntil(lambda: died == ["MainThread"], timeout=3000)
    assert held
    collector.deleteLater()
