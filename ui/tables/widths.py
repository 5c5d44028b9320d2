"""How wide the columns of a table should be in a given room."""

from collections.abc import Callable, Sequence
from functools import cache

from nq57desk.model import Table
from ui.tables import edits

_NARROW = 46
_LEAST = 60
_PROSE = 150  # a text longer than this
_LEAST_PROSE = 86
_COMFORTABLE = 88  # where the table goes beyond its room anyway
_MOST = 320
_PADDING = 16

Measure = Callable[[str], float]


def column_widths(table: Table, room: int, measure: Measure) -> list[int]:
    """Share `room` among the columns by what they hold; too many of them go beyond it.

    Args:
        table: what is to be shown.
        room: pixels.
        measure: how wide a text is on one line, in pixels.
    """
    least, wanted = _needs(table, measure)
    if sum(least) >= room:
        return [round(max(width, _COMFORTABLE) if i else width) for i, width in enumerate(least)]
    return _spread(least, wanted, room)


def wanted_width(table: Table, measure: Measure) -> float:
    """Return how wide a table would like to be, in pixels."""
    return sum(_needs(table, measure)[1])


def _needs(table: Table, measure: Measure) -> tuple[list[float], list[float]]:
    """Return the least width of each column, and the width it would like."""
    measure = cache(measure)
    texts = [_texts(table, column) for column in range(edits.width(table))]
    least = [_least(column, measure) for column in texts]
    wanted = [
        max(low, min(_MOST, _wanted(column, measure)))
        for column, low in zip(texts, least, strict=True)
    ]
    if _is_counting(texts[0]) and len(texts) > 1:
        wanted[0] = least[0]
    return least, wanted


def _spread(least: list[float], wanted: list[float], room: int) -> list[int]:
    """Give each column its least, and share what remains by what each would like beyond it."""
    wishes = [want - low for want, low in zip(wanted, least, strict=True)]
    spare = room - sum(least)
    if sum(wishes) <= 0:
        wishes = [0.0, *(1.0 for _ in wishes[1:])] if len(wishes) > 1 else [1.0]
    total = sum(wishes)
    widths = [low + spare * wish / total for low, wish in zip(least, wishes, strict=True)]
    rounded = [int(width) for width in widths]
    rounded[-1] += room - sum(rounded)
    return rounded


def _texts(table: Table, column: int) -> list[str]:
    leaves = table.leaves()
    heading = [leaves[column].text] if column < len(leaves) else [""]
    rows = (row for row in table.rows if not edits.is_group(row))
    return heading + [row.cells[column].text for row in rows if column < len(row.cells)]


def _is_counting(texts: Sequence[str]) -> bool:
    return all(len(text.strip()) <= 4 for text in texts)


def _least(texts: Sequence[str], measure: Measure) -> float:
    words = (word for text in texts for word in text.split())
    longest = max((measure(word) for word in words), default=0) + _PADDING
    floor = _NARROW if _is_counting(texts) else _LEAST
    if any(measure(text) > _PROSE for text in texts[1:]):
        floor = _LEAST_PROSE
    return max(floor, min(longest, 150))


def _wanted(texts: Sequence[str], measure: Measure) -> float:
    """A long text would like to be about as tall as it is wide."""
    line = 20
    longest = max((measure(text) for text in texts), default=0)
    return (longest * line * 3) ** 0.5 + _PADDING if longest > _PROSE else longest + _PADDING
