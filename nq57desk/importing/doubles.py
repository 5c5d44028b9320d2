"""Headings that extraction has printed twice: one, or several in a row, with no text between."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from nq57desk.importing.items import Item

_SAME = 95.0


def gathered(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items with each of those headings once; it keeps the others as `again`."""
    kept: list[Item] = []
    index = 0
    while index < len(items):
        count = _repeated(kept, items[index:])
        for place, again in enumerate(items[index : index + count], start=len(kept) - count):
            kept[place] = _with(kept[place], again)
        if not count:
            kept.append(items[index])
        index += count or 1
    return tuple(kept)


def _repeated(kept: Sequence[Item], following: Sequence[Item]) -> int:
    """Return how many of the last headings the following items print again, in order."""
    count = 0
    while count < min(len(kept), len(following)) and _is_heading(kept[-count - 1]):
        count += 1
        pairs = zip(kept[-count:], following, strict=False)
        if all(_same(one, other) for one, other in pairs):
            return count
    return 0


def _is_heading(item: Item) -> bool:
    return item.candidate is not None and (bool(item.printed) or item.marked)


def _same(one: Item, other: Item) -> bool:
    if one.candidate is None or other.candidate is None or one.printed != other.printed:
        return False
    if not one.candidate.clean or not _is_heading(other):
        return False
    return fuzz.ratio(one.candidate.clean, other.candidate.clean) >= _SAME


def _with(item: Item, again: Item) -> Item:
    return replace(item, again=(*item.again, again))
