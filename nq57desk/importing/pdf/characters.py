"""The characters and ruling lines of a PDF page, as PDFium finds them.

The only module of this room that knows PDFium. Lengths are points, y grows upwards.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from nq57desk.errors import UnreadableFile
from nq57desk.i18n import _
from nq57desk.importing.word.package import locked, too_large
from nq57desk.pdfium import LOCK

_MOST_PAGES = 400
_MOST_RULES = 3_000
_THIN = 3.0
_HYPHEN = "\x02"  # PDFium's sign for a hyphen at the end of a line
_NAME_LENGTH = 256


@dataclass(frozen=True, slots=True)
class Character:
    """A character with the left end, the right end and the height of its line."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size, its characters in the order of the file, its thin lines."""

    width: float
    height: float
    characters: tuple[Character, ...]
    rules: tuple[Box, ...]


def pages(path: Path) -> Iterator[Page]:
    """Yield the pages of a PDF.

    Raises:
        UnreadableFile: it is damaged, locked with a password or far too long.
    """
    with LOCK:
        document = _opened(path.read_bytes())  # PDFium does not know all names of Windows
    try:
        if len(document) > _MOST_PAGES:
            raise too_large()
        for index in range(len(document)):
            with LOCK:
                page = _page(document, index)
            yield page
    finally:
        with LOCK:
            document.close()


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise (locked() if "assword" in str(error) else _broken()) from error


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    try:
        page = document[index]
        text = page.get_textpage()
        width, height = page.get_size()
        return Page(
            width=width,
            height=height,
            characters=tuple(_characters(text)),
            rules=tuple(_rules(page)),
        )
    except pypdfium2.PdfiumError as error:
        raise _broken() from error


def _characters(text: pypdfium2.PdfTextPage) -> Iterator[Character]:
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    font = _Font(text)
    for index in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        generated = pdfium.FPDFText_IsGenerated(text, index) == 1
        if sign in "\r\n\x00" or not pdfium.FPDFText_GetCharOrigin(text, index, x, y):
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        bold, italic = (False, False) if generated else _look(font.name(index))
        yield Character(
            text="-" if sign == _HYPHEN else sign,
            left=x.value,
            right=max(box.right, x.value),
            y=y.value,
            size=pdfium.FPDFText_GetFontSize(text, index),
            bold=bold,
            italic=italic,
        )


class _Font:
    """The names of fonts on one page; the room for a name is made once."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text
        self._name = ctypes.create_string_buffer(_NAME_LENGTH)
        self._flags = ctypes.c_int()

    def name(self, index: int) -> bytes:
        pdfium.FPDFText_GetFontInfo(self._text, index, self._name, _NAME_LENGTH, self._flags)
        return self._name.value


@lru_cache(maxsize=500)
def _look(font: bytes) -> tuple[bool, bool]:
    name = font.decode("utf-8", "replace").lower()
    return "bold" in name or "black" in name, "italic" in name or "oblique" in name


def _rules(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """Yield the thin lines of a page; one with very many is a drawing, not a table."""
    found: list[Box] = []
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = path.get_bounds()
        found += list(_edges(Box(left, bottom, right, top)))
        if len(found) > _MOST_RULES:
            return
    yield from found


def _edges(box: Box) -> Iterator[Box]:
    """Yield a thin box as it is, and the four edges of a box drawn around something."""
    wide, high = box.right - box.left, box.top - box.bottom
    if min(wide, high) <= _THIN:
        if max(wide, high) > _THIN:
            yield box
        return
    yield Box(box.left, box.bottom, box.left, box.top)
    yield Box(box.right, box.bottom, box.right, box.top)
    yield Box(box.left, box.bottom, box.right, box.bottom)
    yield Box(box.left, box.top, box.right, box.top)


def _broken() -> UnreadableFile:
    return UnreadableFile(_("The PDF is damaged. Choose another file."))
