"""Characters → printed lines, and lines → paragraphs, by where they stand."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from nq57desk.importing import marks, spans
from nq57desk.importing.fixed import is_fixed, is_signature
from nq57desk.importing.pdf.characters import Character, Page
from nq57desk.importing.pieces import Line
from nq57desk.model import Origin, Run
from nq57desk.vietnamese import normalise

# "57-" at the end of a line goes on at once: "NQ/TW".
_CUT_WORD = re.compile(r"\S[-/]$")
_SAME_LINE = 0.4  # of the size: how far a character may stand above or below
_COLUMN_GAP = 2.5  # of the size: a gap this wide parts two columns
_SPACE = 0.25
_ENOUGH = 30  # lines that tell where the margins are
_NEAR = 4.0
_EDGE = 0.1  # of the page's height
_CENTRED = 8.0
_LINE_GAP = 1.9  # of the size: between lines of one paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A printed line; `number` counts lines through the file, `first_word` is its width.

    `at_edge`: it stands where pages have their head and foot.
    """

    runs: tuple[Run, ...]
    left: float
    right: float
    y: float
    size: float
    first_word: float
    page: int
    page_width: int
    at_edge: bool
    number: int = 0

    @property
    def text(self) -> str:
        """The plain text."""
        return spans.plain(self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Where the text of pages of one width begins and ends."""

    left: float
    right: float

    def is_centred(self, line: Printed) -> bool:
        """Whether a line stands in the middle and does not reach the margins."""
        off = (line.left + line.right) / 2 - (self.left + self.right) / 2
        return abs(off) <= _CENTRED and line.left > self.left + _CENTRED


def printed(characters: Iterable[Character], page: Page, index: int) -> Iterator[Printed]:
    """Yield the lines that characters of a page make, in their order."""
    current: list[Character] = []
    for character in characters:
        if current and not _follows(current[-1], character):
            yield from _line(current, page, index)
            current = []
        if current or not character.text.isspace():
            current.append(character)
    yield from _line(current, page, index)


def _follows(before: Character, character: Character) -> bool:
    size = max(before.size, character.size, 1.0)
    if abs(character.y - before.y) > _SAME_LINE * size:
        return False
    return -size < character.left - before.right < _COLUMN_GAP * size


def _line(characters: Sequence[Character], page: Page, index: int) -> Iterator[Printed]:
    runs = spans.tidy(_runs(characters))
    if not runs:
        return
    solid = [character for character in characters if not character.text.isspace()]
    length = len(spans.plain(runs).split()[0])
    y = solid[0].y
    yield Printed(
        runs=runs,
        left=solid[0].left,
        right=solid[-1].right,
        y=y,
        size=max(character.size for character in solid),
        first_word=solid[min(length, len(solid)) - 1].right - solid[0].left,
        page=index,
        page_width=round(page.width),
        at_edge=not page.height * _EDGE < y < page.height * (1 - _EDGE),
    )


def _runs(characters: Sequence[Character]) -> Iterator[Run]:
    for (bold, italic), group in groupby(_spaced(characters), key=lambda each: each[1]):
        yield Run(text=normalise("".join(text for text, _ in group)), bold=bold, italic=italic)


def _spaced(characters: Sequence[Character]) -> Iterator[tuple[str, tuple[bool, bool]]]:
    """Yield texts with their look; a gap without a space gets one."""
    before: Character | None = None
    for character in characters:
        gap = before is not None and character.left - before.right > _SPACE * character.size
        if before is not None and gap and not before.text.isspace():
            yield " ", (before.bold, before.italic)
        yield character.text, (character.bold, character.italic)
        before = character


def margins(by_width: Mapping[int, Sequence[Printed]]) -> dict[int, Margins]:
    """Find the margins of pages of each width; those of few lines take them from the others."""
    main = max(by_width, key=lambda width: len(by_width[width]), default=0)
    usual = _margins(by_width.get(main, ()))
    return {
        width: _margins(lines)
        if len(lines) >= _ENOUGH
        else Margins(left=usual.left, right=width - main + usual.right)
        for width, lines in by_width.items()
    }


def _margins(lines: Sequence[Printed]) -> Margins:
    """Take the left end that many lines share and the right one that few pass."""
    lefts = Counter(round(line.left) for line in lines)
    rights = sorted(line.right for line in lines)
    left = min((left for left, count in lefts.items() if count >= len(lines) / 10), default=0)
    return Margins(left=left, right=rights[int(len(rights) * 0.95)] if rights else 0)


def paragraphs(lines: Sequence[Printed], found: Margins) -> Iterator[Line]:
    """Yield the paragraphs that the lines make."""
    group: list[Printed] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, found):
            yield paragraph(group)
            group = []
        group.append(line)
    if group:
        yield paragraph(group)


def paragraph(lines: Sequence[Printed]) -> Line:
    """Put lines together; each stays known by its number."""
    runs: tuple[Run, ...] = ()
    origins: list[Origin] = []
    for line in lines:
        runs, start = appended(runs, line.runs)
        origins.append(Origin(line.number, start))
    return Line(runs=runs, origins=tuple(origins))


def appended(runs: tuple[Run, ...], more: tuple[Run, ...]) -> tuple[tuple[Run, ...], int]:
    """Put a printed line behind others; return where it begins as well."""
    text = spans.plain(runs)
    between = "" if not text or _CUT_WORD.search(text) else " "
    return spans.joined(runs, between, more), len(text) + len(between)


def _goes_on(line: Printed, below: Printed, found: Margins) -> bool:
    if below.page == line.page and not 0 < line.y - below.y <= _LINE_GAP * line.size:
        return False
    if any(_stands_alone(each) for each in (line, below)):
        return False
    if found.is_centred(line) and found.is_centred(below):
        return _looks_alike(line, below) and below.page == line.page
    is_full = line.right + below.first_word + _SPACE * line.size > found.right
    return is_full and abs(below.left - found.left) <= _NEAR


def _stands_alone(line: Printed) -> bool:
    as_line = Line(runs=line.runs)
    return is_fixed(as_line) or is_signature(as_line)


def _looks_alike(line: Printed, below: Printed) -> bool:
    if line.text.isupper() != below.text.isupper() or marks.number(below.text):
        return False
    if marks.number(line.text) and len(line.text.split()) <= 2:
        return False
    one, other = line.runs[0], below.runs[0]
    return (one.bold, one.italic) == (other.bold, other.italic)
