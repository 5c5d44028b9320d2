"""Mends what pages have done to extracted text: cut sentences, broken words, split lines.

A line is joined to the one before only where both agree that the sentence goes on.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from nq57desk.importing import marks, spans
from nq57desk.importing.pieces import Line, Piece
from nq57desk.model import Origin

_END = re.compile(r"(?:[.;:!?…]['\"”’)\]]*|^\(.*\))$")
_OPEN_WORDS = re.compile(
    r"(?:,|\b(?:và|của|về|các|những|tại|cho|với|theo|trong|là|từ|đến|do|bởi|để|thuộc|bằng))$"
)
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"^[^\W\d_]+")
# A line of this length or less may be a whole item without an end mark.
_SHORT = 40
_MONTH_WORD = re.compile(r"^(?:ngày|tháng|năm)\b")


def join(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Join paragraphs that a page break has cut; each keeps the lines it came from."""
    kept: list[Piece] = []
    listed = list(pieces)
    words = _vocabulary(listed)
    for piece in listed:
        for part in _parted(piece):
            before = kept[-1] if kept else None
            if isinstance(part, Line) and isinstance(before, Line) and _goes_on(before, part):
                kept[-1] = _joined(before, part, words)
            else:
                kept.append(part)
    return tuple(kept)


def _goes_on(line: Line, following: Line) -> bool:
    one, other = line.text, following.text
    if following.heading or _END.search(one) or marks.number(other) or marks.bullet(other):
        return False
    if other[:1].islower():
        return not _MONTH_WORD.match(other) or len(one) > _SHORT
    if one.isupper() and other.isupper():
        return marks.number(one) is not None and not following.gap
    if line.heading or one.isupper() or marks.number(one):
        return False
    return _is_open(one) and len(one) > _SHORT


def _is_open(text: str) -> bool:
    """Whether a text cannot end here: a joining word, an open bracket."""
    return bool(_OPEN_WORDS.search(text)) or text.count("(") > text.count(")")


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


def _parted(piece: Piece) -> Iterator[Piece]:
    """Part a line where one look ends and another begins with no space: "**A***(B)***1. C**"."""
    if not isinstance(piece, Line):
        yield piece
        return
    start, place = 0, 0
    text = piece.text
    for run, following in zip(piece.runs, piece.runs[1:], strict=False):
        place += len(run.text)
        formatted = (run.bold or run.italic) and (following.bold or following.italic)
        tight = not text[place - 1].isspace() and not text[place].isspace()
        if formatted and tight and _begins(text[place:]):
            yield piece.cut(start, place)
            start = place
    yield piece.cut(start) if start else piece


def _begins(text: str) -> bool:
    return text[0] in "(“" or text[0].isupper() or marks.number(text) is not None
