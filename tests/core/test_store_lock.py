import json
import os
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from nq57desk.errors import StoreError, StoreInUse
from nq57desk.store.lock import NAME, Lock, read_holder

NOW = datetime(2026, 6, 15, 8, 30)
HOLD = """
import sys
from datetime import datetime
from pathlib import Path
from nq57desk.store.lock import Lock
lock = Lock(Path(sys.argv[1]), now=datetime(2026, 6, 15))
print("held", flush=True)
sys.stdin.read()
"""


def hold(folder: Path) -> closing[Lock]:
    return closing(Lock(folder, now=NOW))


def test_a_second_window_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    with hold(tmp_path), pytest.raises(StoreInUse, match="2026-06-15 08:30"):
        hold(tmp_path)


def test_a_folder_is_free_again_afterwards(tmp_path: Path) -> None:
    with hold(tmp_path):
        assert read_holder(tmp_path / NAME)
    assert read_holder(tmp_path / NAME) is None
    with hold(tmp_path):
        pass


def test_what_a_dead_process_left_is_taken_over(tmp_path: Path) -> None:
    left = {"host": "may-cu", "pid": 999999, "since": "2026-06-01 07:00"}
    (tmp_path / NAME).write_text(json.dumps(left))
    with hold(tmp_path):
        holder = read_holder(tmp_path / NAME)
        assert holder and holder.pid == os.getpid()


def test_a_killed_process_leaves_the_folder_free(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout and other.stdout.readline() == b"held\n"
        with pytest.raises(StoreInUse):
            hold(tmp_path)
        other.kill()
    assert read_holder(tmp_path / NAME)
    with hold(tmp_path):
        pass


def test_a_lock_that_does_not_say_whose_it_is_still_holds(tmp_path: Path) -> None:
    with hold(tmp_path):
        (tmp_path / NAME).write_text("{")
        with pytest.raises(StoreInUse, match="đang mở"):
            hold(tmp_path)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(StoreError, match="Không ghi được"):
        hold(tmp_path)
