"""Where header, body, closing and appendices begin in the lines of a file."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nq57desk import styles
from nq57desk.importing import marks
from nq57desk.importing.fixed import RECIPIENTS, is_aside, is_name, is_signature
from nq57desk.importing.pieces import Line, Piece
from nq57desk.model import BlockKind, Numbering

CLOSING = re.compile(r"^Trên đây là\b", re.IGNORECASE)
LEAD_IN = re.compile(r"\b(?:như sau|sau đây|dưới đây)\s*[:;.]?$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:DỰ THẢO\s+)?BÁO CÁO\b")
_APPENDIX = re.compile(r"^(?:\d{1,2}\s*[.)]\s*)?(?:các\s+)?phụ lục(?=$|[\s.:(–-])", re.IGNORECASE)
_APPENDIX_STYLES = {styles.HEADINGS[Numbering.APPENDIX], styles.APPENDIX_TITLE}
_HEADING_STYLES = {*styles.HEADINGS.values()} - _APPENDIX_STYLES
_BODY_STYLES = {*styles.BLOCKS.values()}
_CLOSING_STYLES = {
    styles.CLOSING,
    styles.RECIPIENTS,
    styles.RECIPIENT_LIST,
    styles.SIGNER_TITLE,
    styles.SIGNER_NAME,
}
_LONGEST_RECIPIENT = 150
_LONGEST_APPENDIX = 300
_MOST_RECIPIENTS = 30
_MOST_CLOSING_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The pieces of a file by part."""

    header: tuple[Piece, ...]
    body: tuple[Piece, ...]
    closing: tuple[Piece, ...]
    appendices: tuple[Piece, ...]


def split(pieces: Sequence[Piece]) -> Parts:
    """Part the pieces of a file."""
    start, end = _closing(pieces)
    body = _body_start(pieces[:start])
    return Parts(
        header=tuple(pieces[:body]),
        body=tuple(pieces[body:start]),
        closing=tuple(pieces[start:end]),
        appendices=tuple(pieces[end:]),
    )


def title_index(pieces: Sequence[Piece]) -> int | None:
    """Return where "BÁO CÁO" stands, alone or before the subject."""
    return _first(pieces, lambda line: line.style == styles.TITLE or bool(_TITLE.match(line.text)))


def is_appendix_head(line: Line, *, certain: bool = True) -> bool:
    """Whether a line opens an appendix; not `certain`: only if it cannot be a sentence."""
    if line.style:
        if line.style in _APPENDIX_STYLES:
            return True
        if line.style in _BODY_STYLES | _HEADING_STYLES:
            return False
    text = line.text
    if not _APPENDIX.match(text) or len(text) > _LONGEST_APPENDIX:
        return False
    return certain or text.isupper() or line.heading or len(text) <= len("Phụ lục XVIII.")


def _first(pieces: Sequence[Piece], test: Callable[[Line], bool], start: int = 0) -> int | None:
    for index in range(start, len(pieces)):
        piece = pieces[index]
        if isinstance(piece, Line) and test(piece):
            return index
    return None


def _body_start(pieces: Sequence[Piece]) -> int:
    """Return where the first heading stands, or what follows the lead-in where there is none."""
    title = title_index(pieces)
    start = 0 if title is None else title + 1
    first = _first(pieces, _opens_body, start)
    if first is not None:
        return first
    lead_in = _first(pieces, lambda line: bool(LEAD_IN.search(line.text)), start)
    return len(pieces) if lead_in is None else lead_in + 1


def _opens_body(line: Line) -> bool:
    if line.style in _HEADING_STYLES or line.style in _BODY_STYLES:
        return True
    mark = marks.number(line.text)
    if mark is None or mark.numbering in (Numbering.LETTER, Numbering.DOTTED):
        return False
    return mark.numbering is not Numbering.ARABIC or mark.ordinal == 1


def _closing(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Return where the closing begins and ends; both at the appendices where there is none."""
    anchor = _recipients_index(pieces)
    if anchor is None:
        anchor = _signature_index(pieces)
    if anchor is None:
        sentences = [
            index
            for index, piece in enumerate(pieces)
            if isinstance(piece, Line) and CLOSING.match(piece.text)
        ]
        anchor = sentences[-1] if sentences else None
    if anchor is None:
        end = _first(pieces, lambda line: is_appendix_head(line, certain=False))
        return (len(pieces), len(pieces)) if end is None else (end, end)
    start = _sentence_start(pieces, anchor)
    return start, _closing_end(pieces, anchor)


def _recipients_index(pieces: Sequence[Piece]) -> int | None:
    """Return where "Nơi nhận" stands that a signature follows, or else the last one."""
    found = [
        index
        for index, piece in enumerate(pieces)
        if isinstance(piece, Line) and RECIPIENTS.match(piece.text)
    ]
    for index in found:
        signed = _first(pieces[: index + _MOST_RECIPIENTS], is_signature, index)
        if signed is not None:
            return index
    return found[-1] if found else None


def _signature_index(pieces: Sequence[Piece]) -> int | None:
    """Return where the last lines of a signature begin, below the title."""
    title = title_index(pieces) or 0
    index = len(pieces) - 1
    while index > title and not _signs(pieces[index]):
        index -= 1
    while index > title and _signs(pieces[index - 1]):
        index -= 1
    return index if index > title else None


def _signs(piece: Piece) -> bool:
    return isinstance(piece, Line) and is_signature(piece)


def _sentence_start(pieces: Sequence[Piece], anchor: int) -> int:
    """Return where "Trên đây là …" stands before the anchor, or the anchor."""
    for index in range(anchor, max(anchor - _MOST_CLOSING_LINES, 0) - 1, -1):
        piece = pieces[index]
        if not isinstance(piece, Line):
            break
        if piece.style == styles.CLOSING or CLOSING.match(piece.text):
            return index
    return anchor


def _closing_end(pieces: Sequence[Piece], anchor: int) -> int:
    signed = False
    for index in range(anchor, len(pieces)):
        piece = pieces[index]
        if not isinstance(piece, Line) or not _is_closing(piece, signed=signed):
            return index
        signed = signed or is_signature(piece)
    return len(pieces)


def _is_closing(line: Line, *, signed: bool) -> bool:
    if line.style in _CLOSING_STYLES:
        return True
    text = line.text
    if is_appendix_head(line):
        return False
    if CLOSING.match(text) or RECIPIENTS.match(text) or is_signature(line) or is_aside(line):
        return True
    if signed:
        return is_name(line) or _is_dash(text)
    if marks.number(text) or marks.bullet(text):
        return _is_dash(text)
    return len(text) <= _LONGEST_RECIPIENT


def _is_dash(text: str) -> bool:
    bullet = marks.bullet(text)
    return bullet is not None and bullet[0] is BlockKind.DASH
