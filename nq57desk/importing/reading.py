"""The way into the room: which reader a file needs, and what cannot be read at all."""

import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from nq57desk.errors import UnreadableFile
from nq57desk.i18n import _
from nq57desk.importing.assembling import Imported, assemble
from nq57desk.importing.pdf import read_pdf
from nq57desk.importing.pieces import Piece, RawTable, Source
from nq57desk.importing.text import read_text
from nq57desk.importing.word import read_docx
from nq57desk.importing.word.package import old_word, too_large
from nq57desk.model import Outline
from nq57desk.outlines import find_outline

LARGEST = 50 * 1024 * 1024
_READERS: dict[str, Callable[[Path], Source]] = {
    ".txt": read_text,
    ".md": read_text,
    ".docx": read_docx,
    ".docm": read_docx,
    ".pdf": read_pdf,
}


def new_uuid() -> str:
    """Return an id that no other thing has."""
    return uuid.uuid4().hex


def import_file(
    path: Path,
    *,
    outlines: Sequence[Outline],
    outline_id: str | None = None,
    new_id: Callable[[], str] = new_uuid,
) -> Imported:
    """Read a .docx, .txt or .pdf file as a report.

    `outline_id` names the outline to place it by; without it the best match is taken.

    Raises:
        UnreadableFile: the file cannot be read; its text says why.
        NotFound: there is no outline of that id.
    """
    known = (find_outline(outlines, outline_id),) if outline_id else tuple(outlines)
    reader = _reader(path)
    try:
        source = reader(path)
    except OSError as error:
        raise _unopened(path) from error
    if not any(_has_text(piece) for piece in source.pieces):
        raise UnreadableFile(_("The file holds no text. Choose another file."))
    return assemble(source, known, new_id, name=path.stem)


def _reader(path: Path) -> Callable[[Path], Source]:
    """Return the reader for a file, after the checks that need no reading."""
    try:
        size = path.stat().st_size
    except FileNotFoundError as error:
        text = _("There is no file “{name}”. Look at its name and folder, or choose another.")
        raise UnreadableFile(text.format(name=path.name)) from error
    except OSError as error:
        raise _unopened(path) from error
    if not path.is_file():
        raise UnreadableFile(_("“{name}” is a folder. Choose a file.").format(name=path.name))
    if size == 0:
        raise UnreadableFile(_("The file is empty. Choose another file."))
    if size > LARGEST:
        raise too_large()
    if path.suffix.lower() == ".doc":
        raise old_word()
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableFile(_("Only .docx, .txt and .pdf files can be imported."))
    return reader


def _unopened(path: Path) -> UnreadableFile:
    text = _("“{name}” cannot be opened. Close it in other programs, or choose it again.")
    return UnreadableFile(text.format(name=path.name))


def _has_text(piece: Piece) -> bool:
    if isinstance(piece, RawTable):
        return any(cell.text for row in piece.rows for cell in row.cells)
    return bool(piece.text)
