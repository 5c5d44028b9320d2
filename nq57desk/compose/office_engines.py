"""PDF through an office suite on the clerk's machine: LibreOffice, or Word on Windows.

Each call has a folder and, for LibreOffice, a profile of its own.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from nq57desk.compose.processes import Cancelled, run
from nq57desk.errors import EngineError
from nq57desk.i18n import _

_SOURCE, _TARGET = "bao-cao.docx", "bao-cao.pdf"

# The document is opened read-only and printed as PDF (17 = wdExportFormatPDF).
_WORD_SCRIPT = """
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
    $word.Visible = $false
    $word.DisplayAlerts = 0
    $document = $word.Documents.Open($env:NQ57_DOCX, $false, $true, $false)
    $document.ExportAsFixedFormat($env:NQ57_PDF, 17)
    $document.Close($false)
} finally {
    $word.Quit()
}
"""


@cache
def soffice() -> Path | None:
    """Return LibreOffice's program, `None` where there is none."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((path for path in _usual_places() if path.is_file()), None)


def _usual_places() -> Iterator[Path]:
    for variable in ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"):
        folder = os.environ.get(variable)
        if folder:
            yield Path(folder, "LibreOffice", "program", "soffice.com")
            yield Path(folder, "Programs", "LibreOffice", "program", "soffice.com")
    yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


@cache
def has_word() -> bool:
    """Tell whether Word can be driven on this machine."""
    if sys.platform != "win32":
        return False
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Word.Application"))
    except OSError:
        return False
    return True


def convert_by_libreoffice(docx: bytes, cancelled: Cancelled) -> bytes:
    """Turn a .docx into PDF with LibreOffice; raises `EngineError`."""
    program = soffice()
    if program is None:
        raise EngineError(_("LibreOffice was not found. Please choose another engine."))

    def command(folder: Path) -> Sequence[str]:
        profile = (folder / "profile").as_uri()
        return [
            str(program), f"-env:UserInstallation={profile}", "--headless", "--norestore",
            "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder),
            str(folder / _SOURCE),
        ]  # fmt: skip

    return _convert("LibreOffice", docx, command, cancelled)


def convert_by_word(docx: bytes, cancelled: Cancelled) -> bytes:
    """Turn a .docx into PDF with Word; raises `EngineError`."""
    if not has_word():
        raise EngineError(_("Word was not found. Please choose another engine."))
    command = ["powershell", "-NoProfile", "-NonInteractive", "-Command", _WORD_SCRIPT]
    return _convert("Word", docx, lambda _folder: command, cancelled)


def _convert(
    name: str, docx: bytes, command: Callable[[Path], Sequence[str]], cancelled: Cancelled
) -> bytes:
    with tempfile.TemporaryDirectory(prefix="nq57-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        source, target = folder / _SOURCE, folder / _TARGET
        source.write_bytes(docx)
        places = {"NQ57_DOCX": str(source), "NQ57_PDF": str(target)}
        run(name, command(folder), environment=places, cancelled=cancelled)
        if not target.is_file():
            raise EngineError(
                _("{engine} made no PDF. Please try another engine.").format(engine=name)
            )
        return target.read_bytes()
