"""Automatic list numbers, counted again from the numbering part.

Word keeps no number with the paragraph: only which list and level it is in.

Source: ISO/IEC 29500-1, 17.9.
"""

import re
from dataclasses import dataclass

from nq57desk.importing.word.looks import Numbered
from nq57desk.importing.word.names import Element, child, kind, value
from nq57desk.vietnamese import roman

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_OWN_BULLETS = "-+*"
_ALPHABET = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """How one level counts: `text` as "%1.%2.", `restart` the level that begins it anew."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None


class Numbers:
    """The lists of a document and where each has come to."""

    def __init__(self, root: Element | None) -> None:
        parts = list([] if root is None else root)
        self._abstract = {
            value(part, "w:abstractNumId"): _levels(part)
            for part in parts
            if kind(part) == "w:abstractNum"
        }
        self._lists = {value(part, "w:numId"): part for part in parts if kind(part) == "w:num"}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, numbered: Numbered) -> str:
        """Return the number or bullet of the next paragraph of a list, "" if it prints none."""
        part = self._lists.get(numbered.list_id)
        if part is None or numbered.level >= _LEVELS:
            return ""
        abstract = value(child(part, "w:abstractNumId"))
        levels = self._overridden(part, self._abstract.get(abstract, {}))
        if numbered.level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        self._count(part, numbered, levels, counts)
        return _printed(levels, counts, numbered.level)

    def _overridden(self, part: Element, levels: dict[int, _Level]) -> dict[int, _Level]:
        changed = dict(levels)
        for override in part:
            level = value(override, "w:ilvl")
            own = child(override, "w:lvl")
            if kind(override) == "w:lvlOverride" and own is not None and level.isdecimal():
                changed[int(level)] = _level(own)
        return changed

    def _count(
        self,
        part: Element,
        numbered: Numbered,
        levels: dict[int, _Level],
        counts: list[int | None],
    ) -> None:
        level = numbered.level
        start = _start_override(part, level)
        first = (numbered.list_id, level) not in self._begun
        self._begun.add((numbered.list_id, level))
        current = counts[level]
        if start is not None and first:
            counts[level] = start
        else:
            counts[level] = levels[level].start if current is None else current + 1
        for above in range(level):
            if counts[above] is None:
                counts[above] = levels[above].start if above in levels else 1
        for below in range(level + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or 0 < restart > level:
                counts[below] = None


def _levels(part: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for each in part:
        index = value(each, "w:ilvl")
        if kind(each) == "w:lvl" and index.isdecimal():
            found[int(index)] = _level(each)
    return found


def _level(part: Element) -> _Level:
    start, restart = value(child(part, "w:start")), value(child(part, "w:lvlRestart"))
    return _Level(
        start=int(start) if start.isdecimal() else 1,
        form=value(child(part, "w:numFmt")) or "decimal",
        text=value(child(part, "w:lvlText")),
        legal=child(part, "w:isLgl") is not None,
        restart=int(restart) if restart.isdecimal() else None,
    )


def _start_override(part: Element, level: int) -> int | None:
    for override in part:
        if kind(override) == "w:lvlOverride" and value(override, "w:ilvl") == str(level):
            start = value(child(override, "w:startOverride"))
            return int(start) if start.isdecimal() else None
    return None


def _printed(levels: dict[int, _Level], counts: list[int | None], index: int) -> str:
    level = levels[index]
    if level.form == "bullet":
        sign = level.text.strip()
        return sign if sign and sign in _OWN_BULLETS else "-"

    def number(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        form = "decimal" if level.legal else levels.get(place, level).form
        return _written(counts[place] or 0, form)

    return _PLACE.sub(number, level.text).strip()


def _written(count: int, form: str) -> str:
    match form:
        case "none":
            return ""
        case "upperRoman":
            return roman(count)
        case "lowerRoman":
            return roman(count).lower()
        case "upperLetter":
            return _letter(count).upper()
        case "lowerLetter":
            return _letter(count)
        case "decimalZero":
            return f"{count:02}"
        case _:
            return str(count)


def _letter(count: int) -> str:
    """Write a count in Word's letters: a … z, aa, bb."""
    if count < 1:
        return ""
    rounds, place = divmod(count - 1, _ALPHABET)
    return chr(ord("a") + place) * (rounds + 1)
