"""The data that rules look things up in: `resources/rules`, and an office's own beside it.

Words are data because offices and laws change them; nothing here judges a report.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from nq57desk.checks.text import one_tone_style
from nq57desk.figures.catalogue import built_in_abbreviations
from nq57desk.i18n import RESOURCES
from nq57desk.vietnamese import fold

RULES = RESOURCES / "rules"


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it is written, and its words with tone marks in one style."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the language checks know; see `resources/rules/words.toml`.

    `terms` by their folded words; `lengths`: how many words the terms have that begin with one.
    """

    known_abbreviations: frozenset[str]
    names: tuple[str, ...]
    terms: dict[tuple[str, ...], Term]
    lengths: dict[str, tuple[int, ...]]
    particles: frozenset[str]
    foreign: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """Load the words of the language checks."""
    data = _load("words.toml")
    terms = {}
    for term in data["terms"]:
        parts = tuple(part.strip(",") for part in term.split())
        accented = tuple(map(one_tone_style, parts))
        terms[tuple(fold(part) for part in parts)] = Term(term, accented)
    return Words(
        known_abbreviations=frozenset(data["known_abbreviations"]),
        names=tuple(data["names"]),
        terms=terms,
        lengths={
            first: tuple(
                sorted({len(parts) for parts in terms if parts[0] == first}, reverse=True)
            )
            for first in {parts[0] for parts in terms}
        },
        particles=frozenset(data["particles"]),
        foreign=frozenset(data["foreign"]),
    )


@lru_cache(maxsize=1)
def noun_classes() -> dict[tuple[str, ...], str]:
    """Load the class of each noun that is counted, by its folded words."""
    return {
        tuple(fold(noun).replace(",", " ").split()): name
        for name, nouns in _load("nouns.toml").items()
        for noun in nouns
    }


@dataclass(frozen=True, slots=True)
class States:
    """The words that tell how far a thing has come; group `done` of `pattern` is the end.

    `pattern` stands before the name of the thing, `behind` after it.
    """

    pattern: re.Pattern[str]
    behind: re.Pattern[str]
    stages: re.Pattern[str]


@lru_cache(maxsize=1)
def states() -> States:
    """Load the words that tell how far a thing has come."""
    data = _load("states.toml")
    return States(
        pattern=_one_of(data["preparing"], data["done"]),
        behind=_one_of(data["preparing_behind"], data["done_behind"]),
        stages=re.compile(rf"\b(?:{_any_of(data['stages'])})\b", re.IGNORECASE),
    )


def _one_of(preparing: list[str], done: list[str]) -> re.Pattern[str]:
    firsts = {word.split()[0] for word in (*preparing, *done)}
    begins = "|".join(sorted(map(re.escape, firsts)))  # tried first, as most words are none
    told = f"(?P<done>{_any_of(done)})|(?:{_any_of(preparing)})"
    return re.compile(rf"\b(?=(?:{begins})\b)(?:{told})\b", re.IGNORECASE)


def _any_of(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@lru_cache(maxsize=1)
def expansions() -> dict[str, str]:
    """Return abbreviations written out in small letters, tone marks in one style."""
    return {
        short: " ".join(one_tone_style(word) for word in long.casefold().split())
        for short, long in built_in_abbreviations().items()
    }


def _load(name: str) -> dict[str, list[str]]:
    return tomllib.loads((RULES / name).read_text("utf-8"))
