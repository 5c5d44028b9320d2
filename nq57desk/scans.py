"""The scan of a signed report (bản quét): a PDF of what left the office, kept with it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from nq57desk.errors import UnreadableFile
from nq57desk.i18n import _
from nq57desk.model import ReportId
from nq57desk.vietnamese import format_number

MOST_MB = 50
_MEGABYTE = 1024 * 1024
_HEAD = 1024  # within so many bytes a PDF says that it is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A scan that is kept: `name` of the file it came from, `digest` of its bytes."""

    report: ReportId
    name: str
    digest: str
    size: int
    added: datetime


def read_scan(path: Path) -> bytes:
    """Return the bytes of a PDF that can be shown.

    Raises:
        UnreadableFile: there is none, it is too large, no PDF, damaged, or asks for a password.
    """
    try:
        _refuse_large(path.name, path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        text = _("{name} cannot be read. Please check where it lies and choose it again.")
        raise UnreadableFile(text.format(name=path.name)) from error
    if b"%PDF-" not in data[:_HEAD]:
        text = _("{name} is no PDF. Please scan the signed paper as a PDF and choose that file.")
        raise UnreadableFile(text.format(name=path.name))
    _refuse_damaged(path.name, data)
    return data


def size_text(scan: Scan) -> str:
    """Say how large a scan is: "2,3 MB"."""
    megabytes = max(Decimal(scan.size) / _MEGABYTE, Decimal("0.1"))
    return f"{format_number(megabytes, 1)} MB"


def _refuse_large(name: str, size: int) -> None:
    if size > MOST_MB * _MEGABYTE:
        text = _(
            "{name} is {size} MB; a scan may have {most} MB at most. Please scan it again in black"
            " and white."
        )
        raise UnreadableFile(text.format(name=name, size=round(size / _MEGABYTE), most=MOST_MB))


def _refuse_damaged(name: str, data: bytes) -> None:
    from pypdfium2 import PdfDocument, PdfiumError

    from nq57desk.pdfium import LOCK

    try:
        with LOCK:
            document = PdfDocument(data)
            pages = len(document)
            document.close()
    except PdfiumError as error:
        text = _(
            "{name} cannot be opened: it is damaged or asks for a password. Please scan the paper"
            " again."
        )
        raise UnreadableFile(text.format(name=name)) from error
    if not pages:
        raise UnreadableFile(_("{name} has no page. Please choose another.").format(name=name))
