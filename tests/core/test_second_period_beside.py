"""The twenty changes of a second period, each beside the page that it was made on."""

from functools import cache
from pathlib import Path

import pytest

from nq57desk.alike import Change, Piece
from nq57desk.figures.catalogue import load_catalogue
from nq57desk.figures.writing import PLAIN, Writer
from nq57desk.side_by_side import Beside, SideBySide
from tests.core.test_second_period import TWENTY, Made, _previous, _written


@cache
def _pages(reports_dir: Path) -> tuple[Beside, ...]:
    old, new, catalogue = _previous(reports_dir), _written(reports_dir), load_catalogue()
    sides = SideBySide(
        old,
        new,
        catalogue,
        old_figures=Writer(old, catalogue),
        new_figures=Writer(new, catalogue),
        manner=PLAIN,
    )
    sections = (sides.section(section.id) for section in new.sections)
    return (sides.header(), *sections, sides.closing())


def words(reports_dir: Path, change: Change) -> str:
    def told(pieces: tuple[Piece, ...]) -> str:
        return "".join(piece.text for piece in pieces if piece.change is change)

    pages = _pages(reports_dir)
    lines = [told(line.item.pieces) for page in pages for line in page.lines]
    return "\n".join([*lines, *(told(page.diff.heading) for page in pages)])


@pytest.mark.parametrize("made", TWENTY, ids=range(1, 21))
def test_each_of_twenty_changes_stands_beside_a_page(made: Made, reports_dir: Path) -> None:
    assert made.gone in words(reports_dir, Change.REMOVED)
    assert made.come in words(reports_dir, Change.ADDED)


def test_every_paragraph_of_the_previous_report_stands_beside_some_page(reports_dir: Path) -> None:
    shown = [line.item.old for page in _pages(reports_dir) for line in page.lines]
    sections = _previous(reports_dir).sections
    blocks = [each.id for section in sections for each in section.blocks]
    rows = [row.id for section in sections for table in section.tables for row in table.rows]
    assert {*blocks, *rows} <= set(shown)
