"""One named thing told as done here and as not yet begun there.

Only words that exclude each other count (`resources/rules/states.toml`), and only where both
speak of the same thing: the words behind them begin alike, abbreviations written out, and
neither tells of another stage of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile, product, takewhile

from nq57desk.checks import tables
from nq57desk.checks.reading import Kind, Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import REMEMBERED, around, clauses, one_tone_style, snippet
from nq57desk.i18n import _, mark
from nq57desk.model import Severity

LEAST_SHARED = 4  # first words that make two things one
_WORDS = re.compile(r"[^\W_]+(?:/\d+)?")
_NAMES_NOTHING = (
    "hệ thống các những để thực hiện gói thầu việc dự án công trình mô hình xong cho được lắp đặt"
    " xây dựng mua sắm đầu tư trang bị mắt bộ cụm chiếc"
)
_EMPTY = frozenset(_NAMES_NOTHING.split())
_SEVERAL = frozenset({"các", "những", "một", "nhiều", "số", "phần", "từng", "mỗi"})
_OWNERS = (("của",), ("xã",), ("phường",), ("ủy", "ban"), ("tại", "trụ", "sở"))


@dataclass(frozen=True, slots=True)
class State:
    """A thing told with how far it has come; `thing` are the words that name it.

    They are all of them where the name stands before the telling words (`whole`).
    """

    passage: Passage
    start: int
    end: int
    done: bool
    thing: tuple[str, ...]
    whole: bool = False


def done_and_not(reading: Reading) -> Iterator[Remark]:
    """A thing that is done in one place and being prepared in another."""
    told = [
        State(passage, *state)
        for passage in reading.prose
        if passage.kind is Kind.TEXT and not passage.future
        for state in states(passage.text)
    ]
    for one, other in product(told, told):
        if one.done or not other.done or one.passage is other.passage:
            continue
        shared = _shared(one.thing, other.thing)
        if len(shared) >= LEAST_SHARED and _is_all(one, shared) and _is_all(other, shared):
            yield _remark(one, other, " ".join(shared))


@lru_cache(maxsize=REMEMBERED)
def states(text: str) -> tuple[tuple[int, int, bool, tuple[str, ...], bool], ...]:
    """Return the things that `text` tells as done or as being prepared."""
    found = []
    for match in tables.states().pattern.finditer(text):
        clause = around(clauses(text), match.start())
        if tables.states().stages.search(text, clause.start, clause.end):
            continue
        end = min(clause.end, match.end() + 160)
        done = match["done"] is not None
        found.append((match.start(), end, done, _thing(text[match.end() : end]), False))
    return (*found, *_told_behind(text))


def _told_behind(text: str) -> Iterator[tuple[int, int, bool, tuple[str, ...], bool]]:
    """Yield the things that words behind their name tell as done or as being prepared."""
    before = -1
    for match in tables.states().behind.finditer(text):
        clause = around(clauses(text), match.start())
        if clause.start == before:
            continue
        before = clause.start
        thing = _thing(text[clause.start : match.start()])
        stages = tables.states().stages.search(text, clause.start, clause.end)
        if thing and thing[0] not in _SEVERAL and not stages:
            yield clause.start, match.end(), match["done"] is not None, thing, True


def _is_all(state: State, shared: tuple[str, ...]) -> bool:
    """Whether `shared` is the whole name of a thing, its owner ("của xã") apart."""
    rest = _named(state.thing)[len(shared) :]
    return not state.whole or not rest or any(rest[: len(o)] == o for o in _OWNERS)


def _thing(said: str) -> tuple[str, ...]:
    """Return the words of a thing, abbreviations written out, "49/49" as "49"."""
    long = tables.expansions()
    words: list[str] = []
    for word in _WORDS.findall(said):
        number, _slash, whole = word.partition("/")
        plain = number if not whole or number == whole else word
        words += long.get(plain, one_tone_style(plain.casefold())).split()
    return tuple(words)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that both things begin with, words that name nothing taken off."""
    first, second = _amount(one), _amount(other)
    if first and second and first != second:
        return ()
    pairs = zip(_named(one), _named(other), strict=False)
    return tuple(word for word, _same in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _named(thing: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dropwhile(lambda word: word in _EMPTY or word.isdigit(), thing))


def _amount(thing: tuple[str, ...]) -> str:
    """Return how many of a thing are told before its name, "" where none are."""
    return next(filter(str.isdigit, thing[: len(thing) - len(_named(thing))]), "")


def _remark(one: State, other: State, shared: str) -> Remark:
    said = [state.passage.text[state.start : state.end].strip() for state in (one, other)]
    return Remark(
        message=_(
            "{here} says “{first}”, {there} says “{second}”: the same thing ({thing}) cannot be "
            "both. If they are two things, give them two names."
        ).format(
            here=one.passage.where,
            there=other.passage.where,
            first=said[0][:100],
            second=said[1][:100],
            thing=shared,
        ),
        places=(
            one.passage.place(one.start, one.end),
            other.passage.place(other.start, other.end),
        ),
        quote=snippet(one.passage.text, one.start, one.end, room=10),
        found=said[0][:100],
        expected=said[1][:100],
    )


RULES = (
    Rule(
        id="done-and-not",
        severity=Severity.ERROR,
        title=mark("A thing that is done here and not yet begun there"),
        source="trạng thái của cùng một đối tượng phải như nhau",
        in_report=done_and_not,
    ),
)
