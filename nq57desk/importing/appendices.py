"""Appendices: their numbers and titles, the "Kèm theo" line, prose and tables."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from nq57desk import styles
from nq57desk.importing import body, items, parts
from nq57desk.importing.matching import ALIKE, Entry, Matched, clean, entries
from nq57desk.importing.pieces import Line, Piece, RawTable
from nq57desk.model import (
    Column,
    Numbering,
    Outline,
    Section,
    SectionId,
    SectionKind,
    SectionSpec,
)
from nq57desk.outlines import fill

_HEAD = re.compile(
    r"^(?P<printed>(?:\d{1,2}\s*[.)]\s*)?phụ lục(?:\s+(?:số\s+)?(?:[ivxlc]+|\d{1,2})\b)?)"
    r"\s*[.:–-]?\s*",
    re.IGNORECASE,
)
_ALL = re.compile(r"^(?:các|danh mục(?: các)?)\s+phụ lục\b", re.IGNORECASE)
_ATTACHED = re.compile(r"\(\s*(?:ban hành )?kèm theo\b.*\)\.?$", re.IGNORECASE)
# "… cần ban hành: không có.": a title, then all that the appendix says.
_SAID_AT_ONCE = re.compile(r":\s*(?=không\b[^:]{0,60}$)", re.IGNORECASE)
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The appendices, the "Kèm theo" line, and the lines that belong to none."""

    sections: tuple[Section, ...]
    attachment: Line | None
    unplaced: tuple[Line, ...]


@dataclass
class _Part:
    """One appendix as gathered; `printed` is "" where nothing says that one begins."""

    printed: str = ""
    title: Line | None = None
    pieces: list[Piece] = field(default_factory=list)
    attached: bool = False

    @property
    def is_lost(self) -> bool:
        """Whether it is only text after the signature that nothing calls an appendix."""
        return not self.printed and not any(isinstance(p, RawTable) for p in self.pieces)


class _Reader:
    """Goes through the pieces once."""

    def __init__(self) -> None:
        self.parts: list[_Part] = []
        self.attachment: Line | None = None
        self.unplaced: list[Line] = []

    def read(self, piece: Piece) -> None:
        if isinstance(piece, RawTable):
            self._current().pieces.append(piece)
        elif _ALL.match(piece.text):
            self.unplaced.append(piece)
        elif piece.style == styles.ATTACHMENT or _ATTACHED.match(piece.text):
            self._attach(piece)
        elif self._opens(piece):
            self._open(piece)
        elif self._is_title(piece):
            self._current().title = piece
        else:
            self._current().pieces.append(piece)

    def _current(self) -> _Part:
        if not self.parts:
            self.parts.append(_Part())
        return self.parts[-1]

    def _attach(self, line: Line) -> None:
        """Keep the "Kèm theo" line once; one that says something else stays where it is."""
        part = self._current()
        if self.attachment is None:
            self.attachment = line
        elif part.attached or clean(line.text) != clean(self.attachment.text):
            part.pieces.append(line)
        part.attached = True

    def _opens(self, line: Line) -> bool:
        if line.style:
            if line.style == styles.HEADINGS[Numbering.APPENDIX]:
                return True
            if line.style == styles.APPENDIX_TITLE or line.style in styles.BLOCKS.values():
                return False
        found = _HEAD.match(line.text)
        if not found or not parts.is_appendix_head(line):
            return False
        numbered = found["printed"].lower().split()[-1] != "lục"
        alone = found.end() == len(line.text)
        return numbered or alone or not self.parts or line.text.isupper() or line.bold

    def _open(self, line: Line) -> None:
        found = _HEAD.match(line.text)
        end = found.end() if found else 0
        self.parts.append(_Part(printed=found["printed"] if found else ""))
        title = line.cut(end)
        if attached := _ATTACHED.search(title.text):
            self._attach(title.cut(attached.start()))
            title = title.cut(0, attached.start())
        if title.runs:
            self._entitle(title)

    def _entitle(self, title: Line) -> None:
        part = self.parts[-1]
        if found := _SAID_AT_ONCE.search(title.text):
            part.pieces.append(title.cut(found.end()))
            title = title.cut(0, found.start())
        part.title = title

    def _is_title(self, line: Line) -> bool:
        """Whether a line is the title of the appendix that has none yet."""
        part = self._current()
        if part.title or part.pieces or len(line.text) > _LONGEST_TITLE:
            return False
        if line.style:
            return line.style == styles.APPENDIX_TITLE or line.style not in styles.BLOCKS.values()
        return not line.text.endswith((".", ";", ":"))


def read(
    pieces: Sequence[Piece],
    outline: Outline,
    filling: Mapping[str, str],
    new_id: Callable[[], str],
) -> Found:
    """Read what follows the signature."""
    reader = _Reader()
    for piece in pieces:
        reader.read(piece)
    writer = _Writer(outline, filling, new_id)
    made = [section for part in reader.parts if not part.is_lost for section in writer.write(part)]
    return Found(
        sections=tuple(made),
        attachment=reader.attachment,
        unplaced=(*reader.unplaced, *_lost(reader.parts)),
    )


def _lost(gathered: Sequence[_Part]) -> list[Line]:
    lines: list[Line] = []
    for part in gathered:
        if part.is_lost:
            lines += [part.title] if part.title else []
            lines += [piece for piece in part.pieces if isinstance(piece, Line)]
    return lines


class _Writer:
    """Makes the sections; each of the outline's appendices is used once."""

    def __init__(
        self, outline: Outline, filling: Mapping[str, str], new_id: Callable[[], str]
    ) -> None:
        self._outline = outline
        self._filling = filling
        self._new_id = new_id
        self._free = list(entries(outline.appendices, filling))

    def write(self, part: _Part) -> list[Section]:
        spec = self._spec(part.title)
        asked = [self._filled(table.columns) for table in spec.tables] if spec else []
        own = [*items.own_headings(part.pieces), len(part.pieces)][0]
        head = Section(
            id=SectionId(self._new_id()),
            key=spec.key if spec else "",
            numbering=Numbering.APPENDIX,
            heading=part.title.text if part.title else "",
            number=part.printed,
            kind=SectionKind.APPENDIX,
            content=body.content(part.pieces[:own], self._new_id, asked),
            origins=part.title.origins if part.title else (),
        )
        return [head, *self._below(spec, part.pieces[own:])]

    def _below(self, spec: SectionSpec | None, pieces: Sequence[Piece]) -> tuple[Section, ...]:
        if not pieces:
            return ()
        found = items.items(pieces)
        known = entries(spec.sections if spec else (), self._filling)
        matched = Matched(outline=self._outline, entries=known, found={}, score=0)
        return body.sections(found, matched, self._new_id)

    def _spec(self, title: Line | None) -> SectionSpec | None:
        text = clean(title.text) if title else ""

        def likeness(entry: Entry) -> float:
            return entry.likeness(text)

        best = max(self._free, key=likeness, default=None)
        if best is None or likeness(best) < ALIKE:
            return None
        self._free.remove(best)
        return best.spec

    def _filled(self, columns: Sequence[Column]) -> tuple[Column, ...]:
        return tuple(
            Column(text=fill(column.text, self._filling), children=self._filled(column.children))
            for column in columns
        )
