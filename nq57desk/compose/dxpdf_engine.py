"""The built-in PDF engine, dxpdf, and what must be done to a document before it draws it.

Only the bytes given to the engine are changed, never the exported file. dxpdf does not know
`w:caps`, so those letters are written out. It looks into every font on the machine: for one that
is missing, and in any case once a call. So where fonts come from fontconfig, a font with the
metrics of Times New Roman is named if that is missing, and the engine runs in a process that
sees no other font, unless the text has letters beyond it: 0.05 s instead of 0.3 s. What it
makes of "keep with next" is mended by `page_breaks`.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import dxpdf
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from nq57desk.compose.looks import capital_styles, keeping_styles
from nq57desk.compose.ooxml import Element, is_on, paragraphs, style_of
from nq57desk.compose.page_breaks import (
    Kept,
    keep_by_bookmarks,
    keep_nothing,
    mend_breaks,
)
from nq57desk.compose.processes import Cancelled, run
from nq57desk.errors import EngineError
from nq57desk.i18n import _

TIMES = "Times New Roman"
_SAME_METRICS = (TIMES, "Liberation Serif", "Tinos", "Thorndale AMT")
_NAMED = re.compile(rb'(?<=[\w:]=")' + TIMES.encode() + rb'(?=")')
_TEXTS = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_MAIN = "word/document.xml"
_MOST_PASSES = 20
_LOOKUP_TIMEOUT = 20.0

# Letters that each of these fonts has: Latin with all of Vietnamese, and the usual signs.
_COVERED = re.compile("[\n\r\t -\u017fƠơƯư\u0300\u0301\u0303\u0309\u0323Ạ-ỹ–—‘’“”„…•₫€≤≥≠−→]*")

_ALONE = (
    "import sys; sys.path.append(sys.argv[1]); import dxpdf; "
    "sys.stdout.buffer.write(dxpdf.convert(sys.stdin.buffer.read()))"
)
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>/var/cache/fontconfig</cachedir>
<cachedir prefix="xdg">fontconfig</cachedir><match target="pattern">
<edit name="family" mode="append_last"><string>{name}</string></edit></match></fontconfig>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFont:
    """A font with the metrics of Times New Roman, and the folder of its files."""

    name: str
    folder: Path


def convert(docx: bytes, cancelled: Cancelled) -> bytes:
    """Turn a .docx into PDF.

    Raises:
        EngineError: the engine cannot read or draw the document, or was stopped.
    """
    font = text_font()
    prepared = Prepared.of(docx, font=font.name if font else TIMES)
    if font is not None and not prepared.is_covered():
        font = None
    pdf = _draw(prepared, font, cancelled)
    for _pass in range(_MOST_PASSES):
        if not mend_breaks(prepared.kept, pdf):
            break
        pdf = _draw(prepared, font, cancelled)
    return pdf


def _draw(prepared: "Prepared", font: TextFont | None, cancelled: Cancelled) -> bytes:
    docx = prepared.docx()
    made = _convert_alone(docx, font, cancelled) if font else b""
    return made or _convert_here(docx)


def _convert_here(docx: bytes) -> bytes:
    try:
        return bytes(dxpdf.convert(docx))
    except RuntimeError as error:
        raise EngineError(
            _(
                "The pages of this document could not be drawn. Please export it as .docx and "
                "open it in Word."
            )
        ) from error


def _convert_alone(docx: bytes, font: TextFont, cancelled: Cancelled) -> bytes:
    """Convert in a process that sees only `font`; empty where that fails."""
    with tempfile.TemporaryDirectory(prefix="nq57-", ignore_cleanup_errors=True) as folder:
        fonts = Path(folder, "fonts.conf")
        fonts.write_text(
            _FONTS.format(folder=escape(str(font.folder)), name=escape(font.name)),
            encoding="utf-8",
        )
        return run(
            "dxpdf",
            [sys.executable, "-I", "-S", "-c", _ALONE, str(Path(dxpdf.__file__).parents[1])],
            given=docx,
            environment={"FONTCONFIG_FILE": str(fonts)},
            cancelled=cancelled,
        )


@cache
def text_font() -> TextFont | None:
    """Return the first font that serves; `None` where fontconfig does not rule or has none."""
    if sys.platform in ("win32", "darwin") or shutil.which("fc-list") is None:
        return None
    listed = subprocess.run(
        ["fc-list", "--format", "%{family[0]}\t%{file}\n"],
        capture_output=True,
        timeout=_LOOKUP_TIMEOUT,
        check=False,
    ).stdout.decode("utf-8", "replace")
    files = dict(line.split("\t", 1) for line in listed.splitlines() if "\t" in line)
    for name in _SAME_METRICS:
        if name in files:
            return TextFont(name=name, folder=Path(files[name]).parent)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A document made ready for dxpdf: capitals written out, fonts named, nothing kept."""

    parts: Mapping[str, bytes]
    root: Element
    kept: Sequence[Kept]

    @classmethod
    def of(cls, docx: bytes, *, font: str) -> "Prepared":
        """Make `docx` ready, naming `font` for Times New Roman."""
        with zipfile.ZipFile(BytesIO(docx)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        styles = parse_xml(parts["word/styles.xml"])
        capitals, keeping = capital_styles(styles), keeping_styles(styles)
        keep_nothing(styles)
        parts["word/styles.xml"] = _written(styles)
        for name in filter(_TEXTS.fullmatch, parts):
            parts[name] = _with_capitals(parts[name], capitals)
        if font != TIMES:
            parts = {name: _renamed(name, data, font) for name, data in parts.items()}
        root = parse_xml(parts[_MAIN])
        kept = keep_by_bookmarks(root.find(qn("w:body")), keeping)
        keep_nothing(root)
        return cls(parts=parts, root=root, kept=kept)

    def docx(self) -> bytes:
        """Return the bytes to give to the engine."""
        file = BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name, data in self.parts.items():
                archive.writestr(name, _written(self.root) if name == _MAIN else data)
        return file.getvalue()

    def is_covered(self) -> bool:
        """Tell whether every letter of the document is in the text fonts."""
        return all(
            _COVERED.fullmatch(data.decode("utf-8"))
            for name, data in self.parts.items()
            if _TEXTS.fullmatch(name)
        )


def _renamed(name: str, data: bytes, font: str) -> bytes:
    return _NAMED.sub(font.encode(), data) if name.endswith(".xml") else data


def _written(root: Element) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", standalone=True))


def _with_capitals(part: bytes, capitals: frozenset[str]) -> bytes:
    root = parse_xml(part)
    for paragraph in paragraphs(root):
        inherited = style_of(paragraph) in capitals
        for piece in paragraph.iter(qn("w:r")):
            if is_on(piece.find(f"{qn('w:rPr')}/{qn('w:caps')}"), otherwise=inherited):
                _capitalise(piece)
    return _written(root)


def _capitalise(run: Element) -> None:
    for text in run.iter(qn("w:t")):
        text.text = (text.text or "").upper()
