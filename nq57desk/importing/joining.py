"""Mends what pages have done to extracted text: cut sentences, broken words, cut tables.

A line is joined to the one before only where both agree that the sentence goes on.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from nq57desk.importing import marks, spans
from nq57desk.importing.pieces import Line, Piece, RawTable
from nq57desk.model import Origin

_END = re.compile(r"(?:[.;:!?…]['\"”’)\]]*|^\(.*\))$")
_OPEN_WORDS = re.compile(
    r"(?:,|\b(?:và|của|về|các|những|tại|cho|với|theo|trong|là|từ|đến|do|bởi|để|thuộc|bằng))$"
)
# The head of an appendix behind something else, without a space.
_GLUED = re.compile(r"(?<=\w)(?=\(kèm theo )|(?<=\))(?=(?:\d{1,2}\.\s*)?phụ lục\b)", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"^[-–\s]*(?:trang\s*)?(\d{1,3})[-–\s]*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"^[^\W\d_]+")
# A line of this length or less may be a whole item without an end mark.
_SHORT = 40
_MONTH_WORD = re.compile(r"^(?:ngày|tháng|năm)\b")
_WIDEST_WRAP = 130
_FEWEST_WRAPPED = 20


def join(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Join paragraphs and tables that a page break has cut; each keeps its lines."""
    listed = _without_page_numbers([part for piece in pieces for part in _parted(piece)])
    words = _vocabulary(listed)
    width = _wrap_width(listed)
    kept: list[Piece] = []
    for piece in listed:
        before = kept[-1] if kept else None
        if isinstance(piece, Line) and isinstance(before, Line) and _goes_on(before, piece, width):
            kept[-1] = _joined(before, piece, words)
        elif isinstance(piece, RawTable) and (table := _with_cut_row(kept, piece)):
            kept[-2:] = [table]
        else:
            kept.append(piece)
    return tuple(kept)


def _goes_on(line: Line, following: Line, width: int) -> bool:
    one, other = line.text, following.text
    if following.heading or _END.search(one) or marks.number(other) or marks.bullet(other):
        return False
    if other[:1].islower():
        return not _MONTH_WORD.match(other) or len(one) > _SHORT
    if one.isupper() and other.isupper():
        return marks.number(one) is not None and not following.gap
    if line.heading or one.isupper():
        return False
    if width and not following.gap:
        last = len(one) - (line.origins[-1].start if line.origins else 0)
        return last + len(other.split()[0]) >= width
    return marks.number(one) is None and _is_open(one) and len(one) > _SHORT


def _is_open(text: str) -> bool:
    """Whether a text cannot end here: a joining word, an open bracket."""
    return bool(_OPEN_WORDS.search(text)) or text.count("(") > text.count(")")


def _wrap_width(pieces: Sequence[Piece]) -> int:
    """Return how long the lines are of a file whose paragraphs are broken, 0 of any other."""
    lengths = sorted(
        len(one.text)
        for one, other in pairwise(pieces)
        if isinstance(one, Line) and isinstance(other, Line) and not other.gap
    )
    if len(lengths) < _FEWEST_WRAPPED or lengths[-1] > _WIDEST_WRAP:
        return 0
    return lengths[int(len(lengths) * 0.9)]


def _joined(line: Line, following: Line, words: Counter[str]) -> Line:
    between = "" if _is_broken_word(line.text, following.text, words) else " "
    start = len(line.text) + len(between)
    moved = (Origin(origin.line, origin.start + start) for origin in following.origins)
    return replace(
        line,
        runs=spans.joined(line.runs, between, following.runs),
        origins=(*line.origins, *moved),
    )


def _is_broken_word(one: str, other: str, words: Counter[str]) -> bool:
    """Whether a word is cut in two: whole it stands elsewhere in the file, its parts do not."""
    end, begin = _LAST_WORD.search(one), _FIRST_WORD.search(other)
    if not end or not begin:
        return False
    whole = (end[0] + begin[0]).lower()
    parts = (end[0].lower(), begin[0].lower())
    return words[whole] > 0 and any(words[part] <= 1 for part in parts)


def _vocabulary(pieces: Iterable[Piece]) -> Counter[str]:
    texts = (piece.text for piece in pieces if isinstance(piece, Line))
    return Counter(word.lower() for text in texts for word in _WORD.findall(text))


def _with_cut_row(kept: Sequence[Piece], below: RawTable) -> RawTable | None:
    """Put a table together that one line of text cuts, the rest of its last cell."""
    table, line = kept[-2:] if len(kept) > 1 else (None, None)
    if not isinstance(table, RawTable) or not isinstance(line, Line):
        return None
    last, first = table.rows[-1], below.rows[0]
    if not line.text[:1].islower() or not _counts_on(last.cells[0].text, first.cells[0].text):
        return None
    place = max(index for index, cell in enumerate(last.cells) if cell.text)
    cell = last.cells[place]
    mended = replace(cell, runs=spans.joined(cell.runs, " ", line.runs))
    row = replace(
        last,
        cells=(*last.cells[:place], mended, *last.cells[place + 1 :]),
        lines=(*last.lines, *(origin.line for origin in line.origins)),
    )
    return replace(table, rows=(*table.rows[:-1], row, *below.rows))


def _counts_on(one: str, other: str) -> bool:
    numbers = [text.strip(" .") for text in (one, other)]
    if not all(number.isdecimal() for number in numbers):
        return False
    return int(numbers[1]) == int(numbers[0]) + 1


def _without_page_numbers(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out lone numbers that count the pages of the file."""
    found = [
        (index, int(number[1]))
        for index, piece in enumerate(pieces)
        if isinstance(piece, Line) and (number := _PAGE_NUMBER.match(piece.text))
    ]
    numbers = [number for _index, number in found]
    if len(numbers) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return list(pieces)
    places = {index for index, _number in found}
    return [piece for index, piece in enumerate(pieces) if index not in places]


def _parted(piece: Piece) -> Iterator[Piece]:
    """Part a line that holds several without a space: "A(Kèm theo B)1. Phụ lục I"."""
    if not isinstance(piece, Line):
        yield piece
        return
    start = 0
    for place in sorted({*_look_changes(piece), *_glued(piece.text)}):
        yield piece.cut(start, place)
        start = place
    yield piece.cut(start) if start else piece


def _look_changes(line: Line) -> Iterator[int]:
    """Yield where one look ends and another begins at once: "**A***(B)***1. C**"."""
    place = 0
    text = line.text
    for run, following in pairwise(line.runs):
        place += len(run.text)
        formatted = (run.bold or run.italic) and (following.bold or following.italic)
        tight = not text[place - 1].isspace() and not text[place].isspace()
        if formatted and tight and _begins(text[place:]):
            yield place


def _glued(text: str) -> Iterator[int]:
    return (found.start() for found in _GLUED.finditer(text))


def _begins(text: str) -> bool:
    return text[0] in "(“" or text[0].isupper() or marks.number(text) is not None
