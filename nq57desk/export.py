"""Finished files: written whole or not at all, and never over another one unasked."""

import errno
import os
import secrets
from pathlib import Path

from nq57desk.errors import UnwritableFile
from nq57desk.i18n import _

_WINDOWS_SHARING = 32  # ERROR_SHARING_VIOLATION: open in Word


def export(data: bytes, path: Path, *, overwrite: bool = False) -> None:
    """Write `data` to `path` through a temporary file beside it.

    Raises:
        UnwritableFile: the file exists and `overwrite` is not said, it is open in another
            program, the folder is missing or closed to the clerk, or the disk is full.
    """
    if path.exists() and not overwrite:
        raise UnwritableFile(
            _("{name} exists already. Please choose another name.").format(name=path.name)
        )
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        _write_through(part, data)
        part.replace(path)
    except OSError as error:
        _forget(part)
        raise UnwritableFile(_why(path, error)) from error


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the disk that refused the file may refuse this too


def _why(path: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("The disk is full. Please delete some files, then save {name} again.").format(
            name=path.name
        )
    if not path.parent.is_dir():
        return _("There is no folder {folder}. Please choose another.").format(folder=path.parent)
    if path.is_dir():
        return _("{name} is a folder. Please choose another name.").format(name=path.name)
    if getattr(error, "winerror", None) == _WINDOWS_SHARING or path.exists():
        text = _("{name} may be open in another program. Please close it there and try again.")
        return text.format(name=path.name)
    return _("{folder} cannot be written to. Please choose another folder.").format(
        folder=path.parent
    )
