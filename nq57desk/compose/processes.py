"""Runs an engine in a process of its own, which can be stopped and has its time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from nq57desk.errors import EngineError
from nq57desk.i18n import _

Cancelled = Callable[[], bool]

TIMEOUT = 180.0  # seconds; an old machine starts an office suite in half a minute
_POLL = 0.1
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows alone has consoles


def run(
    name: str,
    command: Sequence[str],
    *,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
    cancelled: Cancelled,
) -> bytes:
    """Run `command`, give it `given` and return what it writes.

    Cancelling or running out of time ends the process with its children.

    Args:
        name: the engine, as the clerk knows it.
        command: the program and its arguments.
        given: what the program reads.
        environment: put over this process's own.
        cancelled: asked ten times a second whether to stop.

    Raises:
        EngineError: the program cannot be started, was stopped, or took too long.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | dict(environment or {}),
            start_new_session=True,
            creationflags=_NO_WINDOW,
        )
    except OSError as error:
        raise EngineError(
            _("{engine} could not be started. Please try another engine.").format(engine=name)
        ) from error
    with process:
        return _talk(name, process, given, cancelled)


def _talk(
    name: str, process: "subprocess.Popen[bytes]", given: bytes, cancelled: Cancelled
) -> bytes:
    ends = time.monotonic() + TIMEOUT
    unsent: bytes | None = given
    while True:
        try:
            return process.communicate(unsent, timeout=_POLL)[0]
        except subprocess.TimeoutExpired:
            unsent = None
            if cancelled():
                _kill(process)
                raise EngineError(_("The making of the PDF was stopped.")) from None
            if time.monotonic() > ends:
                _kill(process)
                raise EngineError(
                    _("{engine} took too long. Please try another engine.").format(engine=name)
                ) from None


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End the process and what it has started."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
