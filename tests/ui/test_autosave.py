"""Edits on their way to the disk."""

from pytestqt.qtbot import QtBot

from nq57desk.commands import Command, EditContent, MarkDone
from nq57desk.errors import StoreError
from nq57desk.model import SectionId
from tests.helpers import block, build_report
from ui.autosave import Autosave

A = SectionId("a")


class Disk:
    """Stands for the session: keeps what it was given, or is full."""

    def __init__(self) -> None:
        self.written: list[Command] = []
        self.in_memory: list[Command] = []
        self.is_full = False

    def apply(self, report_id, command):
        self.in_memory.append(command)
        return self.save(report_id)

    def save(self, report_id):
        if self.is_full:
            raise StoreError("ổ đĩa đầy")
        self.written += self.in_memory
        self.in_memory.clear()
        return build_report()


def typing(text: str) -> EditContent:
    return EditContent(A, (block(text, block_id="b"),))


def test_typing_of_one_burst_is_written_once_and_within_a_second(qtbot: QtBot) -> None:
    disk = Disk()
    queue = Autosave(disk, build_report().id)
    with qtbot.waitSignal(queue.saved, timeout=1000):
        queue.gather(typing("M"))
        queue.gather(typing("Một"))
    assert disk.written == [typing("Một")]


def test_someone_who_never_pauses_is_saved_within_a_second(qtbot: QtBot) -> None:
    disk = Disk()
    queue = Autosave(disk, build_report().id)
    for count in range(11):
        queue.gather(typing("a" * count))
        qtbot.wait(100)
    assert disk.written


def test_an_edit_is_written_at_once_after_the_typing_before_it(qtbot: QtBot) -> None:
    disk = Disk()
    queue = Autosave(disk, build_report().id)
    queue.gather(typing("Một"))
    queue.write(MarkDone(A))
    assert disk.written == [typing("Một"), MarkDone(A)]


def test_a_full_disk_is_told_and_nothing_is_lost(qtbot: QtBot) -> None:
    disk = Disk()
    queue = Autosave(disk, build_report().id)
    disk.is_full = True
    with qtbot.waitSignal(queue.failed) as told:
        queue.write(MarkDone(A))
    queue.gather(typing("Một"))
    assert told.args == ["ổ đĩa đầy"] and queue.is_waiting
    disk.is_full = False
    assert queue.flush() and not queue.is_waiting
    assert disk.written == [MarkDone(A), typing("Một")]


def test_trying_again_writes_what_is_in_memory_only(qtbot: QtBot) -> None:
    disk = Disk()
    queue = Autosave(disk, build_report().id)
    disk.is_full = True
    queue.write(MarkDone(A))
    assert not queue.flush()
    disk.is_full = False
    assert queue.flush() and disk.written == [MarkDone(A)]
