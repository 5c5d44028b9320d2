"""Where in a file something stands, told in the words that fit the kind of file.

A text file has lines. Word counts paragraphs, whose lines break as the page is wide. A PDF has
pages, and lines on each.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from nq57desk.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLines:
    """What the counted lines of one file are.

    `paragraphs`: they are paragraphs, cells of tables too. `pages`: the first line of each page,
    from 1, rising; empty where the file knows no pages.
    """

    paragraphs: bool = False
    pages: tuple[int, ...] = ()

    def said(self, numbers: Iterable[int]) -> str:
        """Tell lines of the file: "dòng 5, 9", "đoạn 12", "trang 2, dòng 5"; "" for none."""
        wanted = tuple(numbers)
        if not wanted:
            return ""
        if self.pages:
            by_page = groupby(wanted, key=lambda number: bisect_right(self.pages, number))
            return "; ".join(self._on_page(page, lines) for page, lines in by_page)
        pattern = _("paragraph {numbers}") if self.paragraphs else _("line {numbers}")
        return pattern.format(numbers=_listed(wanted))

    def _on_page(self, page: int, lines: Iterable[int]) -> str:
        first = self.pages[page - 1] if page else 1
        numbers = _listed(number - first + 1 for number in lines)
        return _("page {page}, line {numbers}").format(page=max(page, 1), numbers=numbers)


BY_LINES = FileLines()  # as in a text file


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(str(number) for number in numbers)
