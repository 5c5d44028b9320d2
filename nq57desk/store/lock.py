"""One program at a time in a data folder.

The operating system's lock on an open file is what counts: it ends with the process, however
that dies, so a stale file is simply taken over. What the file says is for people.
"""

import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from nq57desk.errors import StoreError, StoreInUse
from nq57desk.i18n import _

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # the locked byte; the others stay readable

    def _take(file: IO[str]) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


NAME = "nq57desk.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a data folder."""

    host: str
    pid: int
    since: str


class Lock:
    """The right to a data folder, held until `close` or the end of the process.

    Raises:
        StoreInUse: another program holds it.
        StoreError: the folder cannot be written to.
    """

    def __init__(self, folder: Path, *, now: datetime) -> None:
        path = folder / NAME
        try:
            self._file = path.open("a+", encoding="utf-8")
        except OSError as error:
            raise StoreError(
                _(
                    "The data folder {folder} cannot be written to. Please check your rights to"
                    " it, or choose another folder."
                ).format(folder=folder)
            ) from error
        try:
            _take(self._file)
        except OSError as error:
            self._file.close()
            raise StoreInUse(_in_use(read_holder(path))) from error
        self._write(
            Holder(host=socket.gethostname(), pid=os.getpid(), since=f"{now:%Y-%m-%d %H:%M}")
        )

    def _write(self, holder: Holder | None) -> None:
        self._file.seek(0)
        self._file.truncate()
        if holder:
            json.dump(asdict(holder), self._file)
        self._file.flush()

    def close(self) -> None:
        """Let the next one in; the empty file stays, for another may be waiting at it."""
        if not self._file.closed:
            self._write(None)
            self._file.close()


def read_holder(path: Path) -> Holder | None:
    """Read who holds the folder, `None` where the file does not say."""
    try:
        return Holder(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _in_use(holder: Holder | None) -> str:
    if holder is None:
        return _("The program is open already. Please go on in that window, or close it first.")
    return _(
        "The program is open already on the computer {host} (since {since}). Please go on in that"
        " window, or close it first."
    ).format(host=holder.host, since=holder.since)
