"""The lines of the body as candidates for headings: number, text, what speaks for a heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from nq57desk import styles
from nq57desk.importing import headings, marks, spans
from nq57desk.importing.matching import Candidate
from nq57desk.importing.pieces import Line, Piece, RawTable
from nq57desk.model import BlockKind, Numbering, Origin

_STYLES: Final = {name: numbering for numbering, name in styles.HEADINGS.items()}
_OWN_STYLES: Final = {*_STYLES, *styles.BLOCKS.values()}
_LONGEST_UNNUMBERED = 200
_MOST_TITLE_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A piece of the body; `candidate` is set where the piece may be a heading.

    `title` is the line without its number; for a Phần the lines `below` may hold it. `printed`:
    the number as printed. `again`: items that print the same once more, with no text between.
    """

    piece: Piece
    candidate: Candidate | None = None
    title: Line | None = None
    printed: str = ""
    below: tuple[Line, ...] = ()
    again: tuple[Item, ...] = ()

    @property
    def line(self) -> Line | None:
        """The piece as a line, `None` for a table."""
        return self.piece if isinstance(self.piece, Line) else None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All that it is made of, where it turns out to be text."""
        return (self.piece, *self.below, *(piece for item in self.again for piece in item.pieces))

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The lines of its title; each time it is printed again, that line with start 0."""
        titles = [item.title for item in self.again if item.title]
        again = (Origin(origin.line) for title in titles for origin in title.origins[:1])
        return (*(self.title.origins if self.title else ()), *again)

    @property
    def marked(self) -> bool:
        """Whether the source itself says it is a heading: "#", a heading style, all bold."""
        line = self.line
        return line is not None and (line.heading or line.level is not None or line.bold)


def items(pieces: Sequence[Piece]) -> tuple[Item, ...]:
    """Return the items of a body."""
    found: list[Item] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        index += 1
        if isinstance(piece, RawTable):
            found.append(Item(piece=piece))
        else:
            following = _title_lines(piece, pieces[index:])
            index += len(following)
            found.append(_item(piece, following))
    return tuple(found)


def own_styles(pieces: Sequence[Piece]) -> bool:
    """Whether the paragraphs carry the style names of our template."""
    return any(isinstance(piece, Line) and piece.style in _OWN_STYLES for piece in pieces)


def _title_lines(line: Line, following: Sequence[Piece]) -> list[Line]:
    """Return the lines that hold the title of a Phần whose number stands alone."""
    mark = marks.number(line.text)
    if mark is None or mark.numbering is not Numbering.PART or mark.end < len(line.text):
        return []
    found: list[Line] = []
    for piece in following[:_MOST_TITLE_LINES]:
        if not isinstance(piece, Line) or not _may_be_title(piece, first=not found):
            break
        found.append(piece)
    return found


def _may_be_title(line: Line, *, first: bool) -> bool:
    if line.style in _OWN_STYLES or marks.number(line.text) or marks.bullet(line.text):
        return False
    if line.style == styles.PART_TITLE:
        return True
    return line.text.isupper() or (first and (line.heading or line.bold))


def _item(line: Line, title_lines: Sequence[Line]) -> Item:
    numbering, mark, start = _read(line)
    title = line.cut(start)
    for below in title_lines:
        title = _appended(title, below)
    marked = line.heading or line.bold or line.level is not None
    if numbering is None or (mark is None and not _may_be_unnumbered(line, marked=marked)):
        return Item(piece=line, below=tuple(title_lines))
    candidate = Candidate(
        numbering=numbering,
        mark=mark,
        text=title.text,
        title=headings.is_title(title.text, marked=marked),
    )
    printed = mark.printed if mark else ("*" if numbering is Numbering.STAR else "")
    return Item(
        piece=line,
        candidate=candidate,
        title=title,
        printed=printed,
        below=tuple(title_lines),
    )


def _read(line: Line) -> tuple[Numbering | None, marks.Mark | None, int]:
    """Return numbering, number and start of the title; no numbering for plain text."""
    text = line.text
    if mark := marks.number(text):
        if mark.numbering is Numbering.PART and not _is_part(line, text[mark.end :]):
            return None, None, 0
        return mark.numbering, mark, mark.end
    if bullet := marks.bullet(text):
        star = bullet[0] is BlockKind.STAR
        return (Numbering.STAR, None, bullet[1]) if star else (None, None, 0)
    return Numbering.NONE, None, 0


def _is_part(line: Line, rest: str) -> bool:
    """Whether "Phần 2 …" is a heading, not a sentence about it."""
    return not rest or rest.isupper() or line.heading or line.bold or line.level is not None


def _may_be_unnumbered(line: Line, *, marked: bool) -> bool:
    return len(line.text) <= _LONGEST_UNNUMBERED and (marked or not line.text.endswith((".", ";")))


def _appended(title: Line, below: Line) -> Line:
    if not title.runs:
        return replace(below, style=title.style, level=title.level)
    start = len(title.text) + 1
    moved = tuple(Origin(origin.line, origin.start + start) for origin in below.origins)
    runs = spans.joined(title.runs, " ", below.runs)
    return replace(title, runs=runs, origins=(*title.origins, *moved))


def own_headings(pieces: Sequence[Piece]) -> list[int]:
    """Return where headings in our own styles stand."""
    return [
        index
        for index, piece in enumerate(pieces)
        if isinstance(piece, Line) and piece.style in _STYLES
    ]
