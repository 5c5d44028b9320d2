"""The demo for a machine without a screen: the sample report, composed, and the window's picture.

The core must not import the window, so the picture is drawn by a process of its own.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nq57desk.errors import ClerkError, UnwritableFile
from nq57desk.i18n import _
from nq57desk.session import Session

_PROJECT = Path(__file__).resolve().parent.parent
_SECONDS = 120


def make_demo(out: Path) -> Iterator[str]:
    """Compose the sample report into `out`, telling what was made as it is.

    The user's drafts are not touched.

    Raises:
        ClerkError: a file cannot be made.
    """
    yield _("There is no need of a screen: the sample report is composed into files.")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = _("The folder {folder} cannot be made. Please choose another.")
        raise UnwritableFile(text.format(folder=out)) from error
    with tempfile.TemporaryDirectory() as folder, Session(Path(folder)) as session:
        docx = session.printing.compose(session.sample())
        for name, data in (("bao-cao.docx", docx), ("bao-cao.pdf", session.printing.to_pdf(docx))):
            session.printing.export(data, out / name, overwrite=True)
            yield _("Made: {path}").format(path=out / name)
    _draw_window(out / "cua-so.png")
    yield _("Made: {path}").format(path=out / "cua-so.png")


def _draw_window(path: Path) -> None:
    command = [sys.executable, "-m", "ui.picture", str(path.resolve())]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    try:
        subprocess.run(
            command, cwd=_PROJECT, env=environment, check=True, timeout=_SECONDS,
            capture_output=True,
        )  # fmt: skip
    except subprocess.SubprocessError as error:
        raise ClerkError(_("The picture of the window could not be drawn.")) from error
