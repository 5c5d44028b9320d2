"""Quotation marks and brackets: each has its other half."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nq57desk.checks.reading import Kind, Passage, Reading, SectionReading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import REMEMBERED, snippet
from nq57desk.i18n import _, mark
from nq57desk.model import Severity

_ITEM_BRACKET = re.compile(r"(?<![\w(])(?:[a-zđ]{1,2}|\d{1,2}|[ivx]{1,4})(?=\))", re.IGNORECASE)
PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
_OPENING = frozenset(opening for opening, _close in PAIRS)
_CLOSES = {close: opening for opening, close in PAIRS}
_ANY = re.compile(r"[“”()\[\]«»]")


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign without its other half."""

    passage: Passage
    position: int
    sign: str
    opens: bool


def unclosed_quote(section: SectionReading) -> Iterator[Remark]:
    """A quotation mark that is opened and not closed, or closed and not opened."""
    for sign in _lone_signs(section, '“”«»"'):
        yield _lone(sign, _("{where}: the quotation mark {sign} before “{words}” is not closed."))


def unclosed_bracket(section: SectionReading) -> Iterator[Remark]:
    """A bracket that is opened and not closed, or closed and not opened."""
    for sign in _lone_signs(section, "()[]"):
        yield _lone(sign, _("{where}: the bracket {sign} before “{words}” is not closed."))


def _lone(sign: _Sign, message: str) -> Remark:
    text, position = sign.passage.text, sign.position
    words = text[position + 1 : position + 40].strip()
    if not sign.opens:
        message = _("{where}: the sign {sign} after “{words}” closes what was not opened.")
        words = text[max(position - 40, 0) : position].strip()
    return Remark(
        message=message.format(where=sign.passage.where, sign=sign.sign, words=words),
        places=(sign.passage.place(position, position + 1),),
        quote=snippet(text, position, position + 1),
        found=sign.sign,
    )


def _lone_signs(section: SectionReading, signs: str) -> Iterator[_Sign]:
    for stream in _streams(section):
        lone = [sign for passage in stream for sign in lone_signs(passage) if sign.sign in signs]
        yield from _without_pairs(lone)


def _streams(section: SectionReading) -> Iterator[list[Passage]]:
    """Yield texts that may go on in each other: paragraphs; the cells of a column."""
    yield [section.heading]
    yield list(section.texts)
    for table in section.tables:
        for column in range(len(table.heads)):
            yield [cell for row in table.rows if (cell := row.cell(column))]


def lone_signs(passage: Passage) -> tuple[_Sign, ...]:
    """Return the opening and closing signs of `passage` that have no other half."""
    return tuple(_Sign(passage, *lone) for lone in _lone_in(passage.text))


@lru_cache(maxsize=REMEMBERED)
def _lone_in(text: str) -> tuple[tuple[int, str, bool], ...]:
    """Return the lone signs of a text: where, which, and whether it opens."""
    items = {match.end() for match in _ITEM_BRACKET.finditer(text)} if ")" in text else set()
    opened: list[tuple[int, str]] = []
    lone: list[tuple[int, str, bool]] = []
    for match in _ANY.finditer(text):
        index, sign = match.start(), match[0]
        if sign in _OPENING:
            opened.append((index, sign))
            continue
        partner = next((one for one in reversed(opened) if one[1] == _CLOSES[sign]), None)
        if partner:
            opened.remove(partner)
        elif index not in items:
            lone.append((index, sign, False))
    lone += [(index, sign, True) for index, sign in opened]
    straight = [match.start() for match in re.finditer('"', text)]
    if len(straight) % 2:
        straight = [index for index in straight if not _is_inch(text, index)]
    if len(straight) % 2:
        lone.append((straight[-1], '"', True))
    return tuple(sorted(lone))


def _is_inch(text: str, index: int) -> bool:
    return text[index - 1 : index].isdigit() and not text[index + 1 : index + 2].isalpha()


def _without_pairs(lone: Sequence[_Sign]) -> Iterator[_Sign]:
    """Leave out an opening sign that a later paragraph closes, and that closing one."""
    waiting: list[_Sign] = []
    for sign in lone:
        partner = next((one for one in reversed(waiting) if _pairs(one, sign)), None)
        if partner:
            waiting.remove(partner)
        else:
            waiting.append(sign)
    yield from waiting


def _pairs(one: _Sign, other: _Sign) -> bool:
    if one.passage is other.passage or not one.opens:
        return False
    return (one.sign, other.sign) in PAIRS or one.sign == other.sign == '"'


def lone_sign_in_header(reading: Reading) -> Iterator[Remark]:
    """Quotation marks and brackets of header and closing."""
    for passage in (*reading.head, *reading.tail):
        if passage.kind is Kind.UNPLACED:
            continue
        for sign in lone_signs(passage):
            yield _lone(sign, _("{where}: the sign {sign} before “{words}” is not closed."))


RULES = (
    Rule(
        id="unclosed-quote",
        severity=Severity.ERROR,
        title=mark("A quotation mark without its other half"),
        source="cách viết số và dấu trong tiếng Việt",
        in_section=unclosed_quote,
    ),
    Rule(
        id="unclosed-bracket",
        severity=Severity.ERROR,
        title=mark("A bracket without its other half"),
        source="cách viết số và dấu trong tiếng Việt",
        in_section=unclosed_bracket,
    ),
    Rule(
        id="unclosed-in-header",
        severity=Severity.ERROR,
        title=mark("A quotation mark or bracket of header or closing without its other half"),
        source="cách viết số và dấu trong tiếng Việt",
        in_report=lone_sign_in_header,
    ),
)
