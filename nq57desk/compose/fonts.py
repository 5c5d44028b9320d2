"""The font that stands in for Times New Roman where the machine has none.

The bytes given to an engine name it, never the exported file: an engine that looks for a missing
font takes four times as long, and may pick one with other widths.
"""

import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from io import BytesIO

TIMES = "Times New Roman"
_SAME_METRICS = ("Liberation Serif", "Tinos", "Thorndale AMT")
_NAMED = re.compile(rb'(?<=[\w:]=")' + TIMES.encode() + rb'(?=")')
_TIMEOUT = 20.0


@cache
def stand_in() -> str | None:
    """Return the name of a font with the metrics of Times New Roman; `None` if none is needed."""
    if sys.platform in ("win32", "darwin") or shutil.which("fc-list") is None:
        return None
    listed = subprocess.run(
        ["fc-list", ":", "family"], capture_output=True, timeout=_TIMEOUT, check=False
    ).stdout.decode("utf-8", "replace")
    here = {name.strip() for line in listed.splitlines() for name in line.split(",")}
    if TIMES in here:
        return None
    return next((name for name in _SAME_METRICS if name in here), None)


def with_font(docx: bytes, font: str | None) -> bytes:
    """Return the document naming `font` wherever it names Times New Roman as a font."""
    if font is None:
        return docx
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as source, zipfile.ZipFile(file, "w") as target:
        for member in source.infolist():
            data = source.read(member)
            if member.filename.endswith(".xml"):
                data = _NAMED.sub(font.encode(), data)
            target.writestr(member.filename, data)
    return file.getvalue()
