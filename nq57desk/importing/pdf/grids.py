"""Ruled tables: the lines around cells → a grid, merged cells known by the lines left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nq57desk.importing.pdf.characters import Box

_NEAR = 3.0
_FEWEST_RULES = 6


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the x of its columns' edges from the left, the y of its rows' from the top."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    upright: tuple[Box, ...]
    level: tuple[Box, ...]

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Return row and column of the cell that holds a point, `None` outside."""
        column = _band(self.columns, x)
        row = _band(tuple(-edge for edge in self.rows), -y)
        if row is None or column is None:
            return None
        while column and self.continues_right(row, column):
            column -= 1
        while row and self.continues_below(row, column):
            row -= 1
        return row, column

    def continues_right(self, row: int, column: int) -> bool:
        """Whether no line parts the cell from the one at its left."""
        middle = (self.rows[row] + self.rows[row + 1]) / 2
        edge = self.columns[column]
        return not any(
            abs(rule.left - edge) <= _NEAR and rule.bottom <= middle <= rule.top
            for rule in self.upright
        )

    def continues_below(self, row: int, column: int) -> bool:
        """Whether no line parts the cell from the one above."""
        middle = (self.columns[column] + self.columns[column + 1]) / 2
        edge = self.rows[row]
        return not any(
            abs(rule.bottom - edge) <= _NEAR and rule.left <= middle <= rule.right
            for rule in self.level
        )


def grids(rules: Sequence[Box]) -> list[Grid]:
    """Return the tables that the ruling lines of a page draw."""
    found = (_grid(group) for group in _groups(rules) if len(group) >= _FEWEST_RULES)
    return [grid for grid in found if grid is not None]


def _grid(rules: Iterable[Box]) -> Grid | None:
    listed = list(rules)
    upright = [rule for rule in listed if rule.top - rule.bottom > rule.right - rule.left]
    level = [rule for rule in listed if rule.right - rule.left >= rule.top - rule.bottom]
    columns = _edges(rule.left for rule in upright)
    rows = _edges(rule.bottom for rule in level)[::-1]
    if len(columns) < 3 or len(rows) < 2:
        return None
    return Grid(tuple(columns), tuple(rows), tuple(upright), tuple(level))


def _edges(values: Iterable[float]) -> list[float]:
    """Return values that differ, in rising order."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _groups(rules: Sequence[Box]) -> list[list[Box]]:
    """Part the lines into those that touch one another."""
    groups: list[list[Box]] = []
    waiting = list(rules)
    while waiting:
        group = [waiting.pop()]
        for rule in group:  # grows while we walk
            apart: list[Box] = []
            for other in waiting:
                (group if _touch(rule, other) else apart).append(other)
            waiting = apart
        groups.append(group)
    return groups


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left <= other.right + _NEAR
        and other.left <= one.right + _NEAR
        and one.bottom <= other.top + _NEAR
        and other.bottom <= one.top + _NEAR
    )


def _band(edges: Sequence[float], value: float) -> int | None:
    for index, (low, high) in enumerate(pairwise(edges)):
        if low - _NEAR / 2 <= value < high + _NEAR / 2:
            return index
    return None
