"""A .docx in document order → lines and raw tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from nq57desk import styles
from nq57desk.file_lines import FileLines
from nq57desk.importing import marks, spans
from nq57desk.importing.fixed import is_fixed, is_signature
from nq57desk.importing.pieces import Line, Piece, Source
from nq57desk.importing.word.fonts import font_notes
from nq57desk.importing.word.grid import GridCell, raw_table, rows
from nq57desk.importing.word.inline import BREAK, Inline
from nq57desk.importing.word.looks import Looks, numbered, outline_level
from nq57desk.importing.word.names import Element, child, is_on, kind, value, within
from nq57desk.importing.word.numbering import Numbers
from nq57desk.importing.word.package import Package, open_package
from nq57desk.model import Origin, Run

_WRAPPERS = {"w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo"}
_OWN = frozenset(
    value for name, value in vars(styles).items() if name.isupper() and isinstance(value, str)
) | {*styles.HEADINGS.values(), *styles.BLOCKS.values()}
# Fewer names of ours than this may be chance.
_OWN_FROM = 5
_MOST_HEADINGS = 0.6
_HEADING_NAME = re.compile(r"^(?:heading|title|tiêu đề)\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^(?:trang|page)?[\s\d/|–-]*$", re.IGNORECASE)
# A table of more cells than this is no place for a signature.
_FEW_CELLS = 8
_ENDED = (".", ";", ":")


def read_docx(path: Path) -> Source:
    """Read a .docx.

    Raises:
        UnreadableFile: it is broken, locked, far too large, or no Word document.
    """
    with open_package(path) as package:
        return _Reader(package).source()


class _Reader:
    """Walks through one document; `_count` is the number of its paragraphs so far."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._root = package.document()
        self._looks = Looks(package.related("/styles"))
        self._numbers = Numbers(package.related("/numbering"))
        self._links = package.links()
        self._count = 0
        self._aside: list[Line] = []
        self._carried: list[Run] = []

    def source(self) -> Source:
        body = child(self._root, "w:body")
        pieces = [] if body is None else list(self._pieces(body))
        if self._carried:
            pieces += _split(Line(runs=tuple(self._carried), origins=(Origin(self._count),)))
        self._read_beside()
        if not _is_ours(pieces):
            trusted = _has_text_apart(pieces)
            pieces = [_of_others(piece, trusted=trusted) for piece in pieces]
        return Source(
            pieces=tuple(pieces),
            aside=tuple(self._aside),
            notes=font_notes(self._root, self._package.related("/styles")),
            flowing=False,
            lines=FileLines(paragraphs=True),
        )

    def _pieces(self, parent: Element) -> Iterator[Piece]:
        for part in parent:
            name = kind(part)
            if name == "w:p":
                yield from self._paragraph(part)
            elif name == "w:tbl":
                yield from self._table(part)
            elif name in _WRAPPERS:
                yield from self._pieces(part)
            elif name == "mc:AlternateContent" and len(part):
                yield from self._pieces(part[0])

    def _paragraph(self, paragraph: Element) -> Iterator[Piece]:
        self._count += 1
        properties = child(paragraph, "w:pPr")
        inline = Inline(looks=self._looks, links=self._links)
        inline.read(paragraph)
        self._aside += [self._line(text) for text in inline.hidden]
        runs = [*self._carried, *inline.runs]
        self._carried = []
        if is_on(within(properties, "w:rPr"), "w:del") is not None:
            self._carried = runs  # its end is deleted: it goes on in the next
        elif line := self._numbered(runs, properties):
            yield from _split(line)
        for box in inline.boxes:
            yield from self._pieces(box)

    def _numbered(self, runs: Sequence[Run], properties: Element | None) -> Line | None:
        """Make a line of a paragraph, its automatic number before it; `None` if it is empty."""
        style = value(child(properties, "w:pStyle"))
        number = ""
        if asked := numbered(properties) or self._looks.numbered(style):
            number = self._numbers.next(asked)
        if not any(run.text.strip() for run in runs):
            return None
        own_level = outline_level(properties)
        level = self._looks.level(style) if own_level is None else own_level or None
        name = self._looks.name(style)
        bold = bool(style) and self._looks.is_on(style, "w:b")
        if number:
            runs = [Run(text=f"{number} ", bold=runs[0].bold), *runs]
        return Line(
            runs=tuple(runs),
            origins=(Origin(self._count),),
            style=name,
            level=level,
            heading=level is not None or bold or bool(_HEADING_NAME.match(name)),
        )

    def _line(self, text: str) -> Line:
        return Line(runs=spans.tidy((Run(text=text),)), origins=(Origin(self._count),))

    def _table(self, table: Element) -> Iterator[Piece]:
        style = self._looks.name(value(within(table, "w:tblPr", "w:tblStyle")))
        grid = [
            (head, [(cell, list(self._pieces(cell.element))) for cell in cells])
            for head, cells in rows(table)
        ]
        read = [pieces for _head, cells in grid for _cell, pieces in cells]
        if style == styles.LAYOUT_TABLE or _is_layout(read):
            yield from _by_columns([cells for _head, cells in grid])
        elif any(read):
            yield raw_table(grid)

    def _read_beside(self) -> None:
        """Keep what stands outside the flow: notes, and heads and feet of pages."""
        for part, tag in (("/footnotes", "w:footnote"), ("/endnotes", "w:endnote")):
            for root in self._package.all_related(part):
                for note in (each for each in root if kind(each) == tag):
                    if not value(note, "w:type"):
                        self._keep(note)
        for part in ("/header", "/footer"):
            for root in self._package.all_related(part):
                self._keep(root)

    def _keep(self, parent: Element) -> None:
        known = {line.text for line in self._aside}
        for piece in self._pieces(parent):
            if isinstance(piece, Line) and not _PAGE_NUMBER.match(piece.text):
                self._aside += [] if piece.text in known else [piece]


def _by_columns(grid: Sequence[Sequence[tuple[GridCell, list[Piece]]]]) -> Iterator[Piece]:
    """Yield what stands in a table that only sets things side by side, left column first."""
    places = sorted({cell.place for cells in grid for cell, _pieces in cells})
    for place in places:
        for cells in grid:
            for cell, pieces in cells:
                if cell.place == place:
                    yield from pieces


def _is_layout(cells: Sequence[Sequence[Piece]]) -> bool:
    """Whether a table is the head of the report or its end, not a table of figures."""
    lines = [piece for pieces in cells for piece in pieces if isinstance(piece, Line)]
    if len(cells) == 1 or any(is_fixed(line) for line in lines):
        return True
    return len(cells) <= _FEW_CELLS and any(is_signature(line) for line in lines)


def _split(line: Line) -> Iterator[Line]:
    """Part a paragraph at line breaks that end an item; at others the sentence goes on."""
    whole = replace(line, runs=spans.merged(line.runs))
    text = whole.text
    start = 0
    for found in re.finditer(BREAK, text):
        before = whole.cut(start, found.start())
        after = whole.cut(found.end(), _next_break(text, found.end()))
        if _ends_item(before, after):
            yield from _tidied(before)
            start = found.end()
    yield from _tidied(whole.cut(start))


def _next_break(text: str, start: int) -> int | None:
    place = text.find(BREAK, start)
    return None if place < 0 else place


def _ends_item(before: Line, after: Line) -> bool:
    if marks.number(after.text) or marks.bullet(after.text):
        return True
    if before.text.endswith(_ENDED):
        return True
    return any(is_fixed(line) or is_signature(line) for line in (before, after))


def _tidied(line: Line) -> Iterator[Line]:
    runs = spans.tidy(replace(run, text=run.text.replace(BREAK, " ")) for run in line.runs)
    if runs:
        yield replace(line, runs=runs)


def _is_ours(pieces: Sequence[Piece]) -> bool:
    names = {piece.style for piece in pieces if isinstance(piece, Line)}
    return len(names & _OWN) >= _OWN_FROM


def _has_text_apart(pieces: Sequence[Piece]) -> bool:
    """Whether heading styles mark headings; some offices have them on every paragraph."""
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    return sum(line.heading for line in lines) <= len(lines) * _MOST_HEADINGS


def _of_others(piece: Piece, *, trusted: bool) -> Piece:
    """Return a line as another office's: its style names say nothing to us."""
    if not isinstance(piece, Line):
        return piece
    if trusted:
        return replace(piece, style="")
    return replace(piece, style="", level=None, heading=False)
