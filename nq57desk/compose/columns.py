"""Widths of a table's columns by what stands in them, and whether the page must be turned.

Each column has a least width, below which a word would break; a fair width, at which its longest
cell has some words a line and takes a few lines; and a full width, at which nothing breaks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from nq57desk.compose.metrics import width
from nq57desk.model import RowKind, Table
from nq57desk.vietnamese import fold

SIZE = 12.0  # points, of the styles of cells
_MARGINS = 140 + 60  # left and right of a cell, and room for the borders
_FAIR_CELL = 1700.0  # twips, 3 cm: three or four words a line
_FAIR_CELL_LINES = 5
_FAIR_HEAD_LINES = 5
_SHORT = 12  # letters of a cell that is set in the middle
_ROW_NUMBERS = {"stt", "tt", "so tt"}
_LARGEST_SAMPLE = 400  # rows measured; a register of thousands is alike all through


def is_short(text: str) -> bool:
    """Whether a cell holds a number or a mark alone: nothing, "01", "82,25%", "16/01/2026"."""
    bare = text.strip()
    return len(bare) <= _SHORT and not any(char.isalpha() for char in bare)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a column needs, in twips; one of row numbers is `fixed` and does not grow."""

    least: float
    fair: float
    full: float
    fixed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Widths:
    """The needs of a table's columns, left to right."""

    needs: tuple[Need, ...]

    @classmethod
    def of(cls, table: Table) -> "Widths":
        """Measure the columns of `table`."""
        heads = [leaf.text for leaf in table.leaves()]
        rows = [row for row in table.rows if row.kind is RowKind.DATA]
        count = max([len(heads), *(len(row.cells) for row in rows)], default=0) or 1
        step = max(1, len(rows) // _LARGEST_SAMPLE)
        cells: list[list[str]] = [[] for _ in range(count)]
        for row in rows[::step]:
            for index, cell in enumerate(row.cells):
                cells[index].append(cell.text)
        padded = heads + [""] * (count - len(heads))
        return cls(needs=tuple(map(_need, padded, cells)))

    @property
    def fair(self) -> float:
        """The width at which the table reads well."""
        return sum(need.fair for need in self.needs)

    def fit(self, measure: float) -> list[int]:
        """Share `measure` twips among the columns."""
        shared = list(self._share(measure))
        whole = [int(wide) for wide in shared]
        whole[-1] += int(measure) - sum(whole)
        return whole

    def _share(self, measure: float) -> Iterator[float]:
        least = sum(need.least for need in self.needs)
        full = sum(need.full for need in self.needs)
        if least >= measure:
            return (need.least * measure / least for need in self.needs)
        if full <= measure:
            return self._grown(measure - full)
        return iter(_between(self.needs, measure))

    def _grown(self, spare: float) -> Iterator[float]:
        growing = sum(need.full for need in self.needs if not need.fixed)
        for need in self.needs:
            if need.fixed and growing:
                yield need.full
            else:
                yield need.full * (1 + spare / (growing or need.full))


def _between(needs: Sequence[Need], measure: float) -> list[float]:
    """Share by the root of the full width, which evens out the height of cells."""

    def at(scale: float) -> list[float]:
        return [min(max(scale * sqrt(n.full), n.least), n.full) for n in needs]

    low, high = 0.0, max(need.full for need in needs)
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(at(middle)) < measure else (low, middle)
    return at(low)


def _need(head: str, cells: Sequence[str]) -> Need:
    word = max([_longest_word(head, bold=True), *map(_longest_word, cells)])
    head_line = _longest_line(head, bold=True)
    cell_line = max(map(_longest_line, cells), default=0.0)
    fair_cell = max(min(cell_line, _FAIR_CELL), cell_line / _FAIR_CELL_LINES)
    fair = max(word, head_line / _FAIR_HEAD_LINES, fair_cell)
    return Need(
        least=word + _MARGINS,
        fair=fair + _MARGINS,
        full=max(head_line, cell_line) + _MARGINS,
        fixed=fold(head).strip(" .") in _ROW_NUMBERS,
    )


def _longest_word(text: str, *, bold: bool = False) -> float:
    return max((width(word, SIZE, bold=bold) for word in text.split()), default=0.0)


def _longest_line(text: str, *, bold: bool = False) -> float:
    return max((width(line, SIZE, bold=bold) for line in text.split("\n")), default=0.0)
