"""Edits of a table: rows, numbers, pasted ranges."""

import pytest

from nq57desk.model import RowKind
from tests.helpers import counting_ids
from tests.ui.editing import cell, group, row, table
from ui.tables import edits


def texts(given) -> list[list[str]]:
    return [[one.text for one in line.cells] for line in given.rows]


def numbers(given) -> list[str]:
    return [line.cells[0].text for line in given.rows]


def test_rows_are_counted_on_when_one_is_put_in():
    after = edits.insert_rows(
        table(row("1", "a", ""), row("2", "b", "")), 1, new_id=counting_ids()
    )
    assert texts(after) == [["1", "a", ""], ["2", "", ""], ["3", "b", ""]]
    assert after.rows[1].id == "id1"


def test_counting_begins_again_under_each_group():
    given = table(group("I", "Một"), row("1", "a", ""), group("II", "Hai"), row("1", "b", ""))
    after = edits.insert_rows(given, 4, new_id=counting_ids())
    assert numbers(after) == ["I", "1", "II", "1", "2"]


def test_counting_that_went_on_over_groups_still_does():
    given = table(group("I", "Một"), row("1", "a", ""), group("II", "Hai"), row("2", "b", ""))
    assert numbers(edits.insert_rows(given, 2, new_id=counting_ids())) == [
        "I",
        "1",
        "2",
        "II",
        "3",
    ]


@pytest.mark.parametrize(("first", "second"), [("01", "02"), ("1.1", "1.2"), ("x", "")])
def test_numbers_of_ones_own_are_left_as_they_are(first, second):
    after = edits.insert_rows(table(row(first), row(second)), 2, new_id=counting_ids())
    assert numbers(after)[:2] == [first, second]


def test_a_first_column_of_another_name_is_not_counted():
    given = table(row("1", "a"), columns=("Số họp", "Nội dung"))
    assert numbers(edits.insert_rows(given, 1, new_id=counting_ids())) == ["1", ""]


def test_rows_removed_and_moved_are_counted_again():
    given = table(row("1", "a", ""), row("2", "b", ""), row("3", "c", ""))
    assert texts(edits.remove_rows(given, [0])) == [["1", "b", ""], ["2", "c", ""]]
    moved = edits.move_row(given, 2, 0)
    assert [line[1] for line in texts(moved)] == ["c", "a", "b"]
    assert numbers(moved) == ["1", "2", "3"]


def test_a_group_gets_the_next_roman_number():
    after = edits.insert_group(
        table(group("I", "Một"), row("1", "", "")), 2, new_id=counting_ids()
    )
    assert after.rows[2].kind is RowKind.GROUP
    assert after.rows[2].cells[0].text == "II"


def test_groups_below_count_on():
    given = table(group("I", "Một"), row("1", "", ""), group("II", "Hai"))
    after = edits.insert_group(given, 0, new_id=counting_ids())
    assert numbers(after) == ["I", "II", "1", "III"]
    assert numbers(edits.remove_rows(after, [0])) == ["I", "1", "II"]


def test_groups_with_numbers_of_their_own_keep_them():
    given = table(group("A", "Một"), group("B", "Hai"))
    assert numbers(edits.move_row(given, 1, 0)) == ["B", "A"]


def test_a_pasted_range_adds_rows_and_passes_over_groups():
    given = table(row("1", "a", ""), group("I", "Một"), row("2", "b", ""))
    grid = [[cell("x")], [cell("y")], [cell("z")]]
    after = edits.paste(given, 0, 1, grid, new_id=counting_ids())
    assert texts(after) == [["1", "x", ""], ["I", "Một"], ["2", "y", ""], ["3", "z", ""]]


def test_columns_without_room_are_counted():
    grid = [[cell("x"), cell("y"), cell("z")], [cell(""), cell(""), cell("")]]
    assert edits.lost_columns(table(row("", "", "")), 1, grid) == 1
    assert texts(edits.paste(table(row("", "", "")), 0, 1, grid[:1], new_id=str)) == [
        ["", "x", "y"]
    ]


def test_short_rows_and_long_rows_keep_every_cell():
    given = table(row("1"), row("2", "a", "b", "thừa"))
    assert edits.width(given) == 4
    assert edits.cell_at(given, 0, 3).text == ""
    assert texts(edits.set_cell(given, 0, 2, cell("c")))[0] == ["1", "", "c"]


def test_columns_of_numbers_alone_are_centred():
    given = table(row("1", "Nội dung", "82,25%"), row("2", "", "16/01/2026"))
    assert edits.centred_columns(given) == {0, 2}
