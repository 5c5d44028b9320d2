"""A PDF with a text layer → lines and raw tables in printed order."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from nq57desk.errors import UnreadableFile
from nq57desk.file_lines import FileLines
from nq57desk.i18n import _
from nq57desk.importing.pdf.characters import pages
from nq57desk.importing.pdf.lines import Printed, margins, paragraph, paragraphs
from nq57desk.importing.pdf.sheets import Part, Ruled, parts
from nq57desk.importing.pieces import Line, Piece, RawTable, Source

_PAGE_NUMBER = re.compile(
    r"^[-–\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–\s]*$", re.IGNORECASE
)
_REPEATED = 3


def read_pdf(path: Path) -> Source:
    """Read a PDF.

    Raises:
        UnreadableFile: it is damaged, locked, far too long, or only pictures of pages.
    """
    by_page = [list(parts(page, index)) for index, page in enumerate(pages(path))]
    read = [part for page in by_page for part in page]
    if not read:
        raise UnreadableFile(
            _(
                "The PDF holds only pictures of pages, no text."
                " Choose the Word file or a PDF saved from Word."
            )
        )
    counted = list(_counted(read))
    repeated = _repeated(counted)
    kept = [part for part in counted if not _is_beside(part, repeated)]
    lines = FileLines(pages=tuple(_page_starts(by_page)))
    return Source(pieces=tuple(_pieces(kept)), aside=tuple(_once(counted, repeated)), lines=lines)


def _page_starts(by_page: Iterable[Sequence[Part]]) -> Iterator[int]:
    """Yield the number of the first line of each page."""
    number = 1
    for page in by_page:
        yield number
        number += sum(_length(part) for part in page)


def _length(part: Part) -> int:
    return len(part.raw.rows) if isinstance(part, Ruled) else 1


def _counted(read: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts with their lines counted through the file."""
    number = 1
    for part in read:
        if isinstance(part, Ruled):
            yield part.numbered(number)
        else:
            yield replace(part, number=number)
        number += _length(part)


def _repeated(read: Iterable[Part]) -> frozenset[str]:
    """Return the texts that stand at the edge of many pages."""
    counts = Counter(part.text for part in read if isinstance(part, Printed) and part.at_edge)
    return frozenset(text for text, count in counts.items() if count >= _REPEATED)


def _is_beside(part: Part, repeated: frozenset[str]) -> bool:
    """Whether a line is a page number, or a head or foot of pages."""
    if isinstance(part, Ruled) or not part.at_edge:
        return False
    return part.text in repeated or bool(_PAGE_NUMBER.match(part.text))


def _once(read: Iterable[Part], repeated: frozenset[str]) -> list[Line]:
    """Return each text of heads and feet once."""
    told: dict[str, Line] = {}
    for part in read:
        if isinstance(part, Printed) and part.at_edge and part.text in repeated:
            told.setdefault(part.text, paragraph([part]))
    return [line for text, line in told.items() if not _PAGE_NUMBER.match(text)]


def _pieces(read: Sequence[Part]) -> Iterator[Piece]:
    by_width: dict[int, list[Printed]] = defaultdict(list)
    for part in read:
        if isinstance(part, Printed):
            by_width[part.page_width].append(part)
    found = margins(by_width)
    for width, group in groupby(read, key=_width):
        if width is None:
            yield from _tables([part for part in group if isinstance(part, Ruled)])
        else:
            lines = [part for part in group if isinstance(part, Printed)]
            yield from paragraphs(lines, found[width])


def _width(part: Part) -> int | None:
    return part.page_width if isinstance(part, Printed) else None


def _tables(tables: Sequence[Ruled]) -> Iterator[RawTable]:
    """Yield tables that follow each other, those cut by a page put together."""
    kept: list[Ruled] = []
    for table in tables:
        if kept and kept[-1].goes_on_in(table):
            kept[-1] = kept[-1].joined(table)
        else:
            kept.append(table)
    yield from (table.raw for table in kept)
