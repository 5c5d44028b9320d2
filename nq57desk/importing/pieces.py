"""What every source gives, whatever its format: lines and raw tables in the order of the file.

A `Line` is a paragraph as far as the source knows; `joining` mends what pages have cut.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from nq57desk.file_lines import BY_LINES, FileLines
from nq57desk.importing import spans
from nq57desk.model import Origin, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph of the source.

    `origins`: the file's lines (or paragraphs) it came from. `style`: the name of its Word style;
    `level`: its outline level from 1. `heading`: the source says it is one. `gap`: something
    parts it from the line before (a blank line, or being a paragraph of its own).
    """

    runs: tuple[Run, ...]
    origins: tuple[Origin, ...] = ()
    style: str = ""
    level: int | None = None
    heading: bool = False
    gap: bool = True

    @property
    def text(self) -> str:
        """The plain text."""
        return spans.plain(self.runs)

    @property
    def number(self) -> int:
        """The first line of the file it came from, 0 if unknown."""
        return self.origins[0].line if self.origins else 0

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return bool(self.runs) and all(run.bold for run in self.runs if run.text.strip())

    def cut(self, start: int, end: int | None = None) -> Line:
        """Return the part of the line between two places of its text, blanks at its ends off."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        end = start + len(text.strip())
        return replace(
            self,
            runs=spans.cut(self.runs, start, end),
            origins=shifted(self.origins, start),
        )


def shifted(origins: tuple[Origin, ...], start: int) -> tuple[Origin, ...]:
    """Return the origins of a text whose first `start` characters are taken off."""
    kept: list[Origin] = []
    for origin in origins:
        place = max(origin.start - start, 0)
        if kept and place == 0 and origin.start < start:
            kept.clear()
        kept.append(Origin(origin.line, place))
    return tuple(kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCell:
    """A cell in the grid of a raw table.

    `right`, `below`: it only continues the cell at its left, or above it.
    """

    runs: tuple[Run, ...] = ()
    right: bool = False
    below: bool = False

    @property
    def text(self) -> str:
        """The plain text."""
        return spans.plain(self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """A row. `head`, `group`: the source says it is part of the table's head, or a group's name.

    `lines`: the lines of the file it came from. `gap`: a blank line parts it from the row before.
    """

    cells: tuple[RawCell, ...]
    lines: tuple[int, ...] = ()
    head: bool = False
    group: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A table. `exact`: merged cells are known, not to be guessed from blank ones."""

    rows: tuple[RawRow, ...]
    exact: bool = False

    @property
    def line(self) -> int:
        """The first line of the file it came from."""
        return next((row.lines[0] for row in self.rows if row.lines), 0)


Piece = Line | RawTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as read: its pieces, what stands outside the flow of text, notes for the clerk.

    `flowing`: paragraphs may have been cut by pages, as in text taken from a PDF. `lines`: what
    its counted lines are.
    """

    pieces: tuple[Piece, ...]
    aside: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    flowing: bool = True
    lines: FileLines = BY_LINES
