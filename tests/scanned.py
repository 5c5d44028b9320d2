"""Makes a PDF such as a scanner would."""

from io import BytesIO
from pathlib import Path

from pypdfium2 import PdfDocument


def pdf(path: Path, *, width: int = 595) -> Path:
    """Write a PDF of one blank page to `path`; another width makes another file."""
    document = PdfDocument.new()
    document.new_page(width, 842)
    written = BytesIO()
    document.save(written)
    document.close()
    path.write_bytes(written.getvalue())
    return path
