"""The Qt model over a frozen table; cells as small documents; ranges on the clipboard."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocument

from nq57desk.model import Cell, Column, FigureId, FigureRef, Run, Table, TableId
from tests.helpers import counting_ids
from tests.ui.editing import cell, group, row, table
from ui.tables import cells
from ui.tables.clipboard import from_clipboard, is_range, to_clipboard
from ui.tables.header import depth, head_cells
from ui.tables.model import CELL, TableModel
from ui.tables.widths import column_widths


@pytest.fixture
def model(qapp) -> TableModel:
    made = TableModel()
    rows = group("I", "Một"), row("1", "a", ""), row("2", "b", "")
    made.show(table(*rows), new_id=counting_ids("new"))
    return made


def test_the_model_holds_to_qt_rules(model, qtmodeltester):
    qtmodeltester.check(model)
    model.insert_row(1)
    model.insert_group(4)
    model.move_row(1, 1)
    model.remove_rows([0, 2])
    qtmodeltester.check(model)


def test_an_empty_table_holds_to_qt_rules(qapp, qtmodeltester):
    made = TableModel()
    qtmodeltester.check(made)
    made.insert_row(0)
    qtmodeltester.check(made)


def test_an_edit_makes_a_new_table_and_tells_it(model):
    before, heard = model.table, []
    model.table_changed.connect(heard.append)
    assert model.setData(model.index(1, 1), cell("x"), CELL)
    assert heard == [model.table]
    assert before.rows[1].cells[1].text == "a"
    assert not model.setData(model.index(1, 1), cell("x"), CELL)


def test_showing_a_table_tells_nothing(model):
    heard = []
    model.table_changed.connect(heard.append)
    model.show(replace(model.table, rows=model.table.rows[:1]), new_id=str)
    assert (heard, model.rowCount()) == ([], 1)


def test_a_read_only_table_refuses_edits(model):
    model.set_read_only(True)
    assert not model.setData(model.index(1, 1), cell("x"), CELL)


RUNS = st.builds(Run, text=st.text("ab \n", min_size=1), bold=st.booleans())
FIGURE = st.just(Run(figure=FigureRef(figure=FigureId("x"))))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(RUNS, FIGURE), max_size=6))
def test_a_cell_is_read_back_as_it_was_written(qapp, runs):
    given_cell = cells.joined(cells.lines(Cell(runs=tuple(runs))))
    document = QTextDocument()
    cells.fill(document, given_cell)
    assert cells.read(document).text == given_cell.text
    assert [r for r in cells.read(document).runs if r.figure] == [r for r in runs if r.figure]


def test_lines_of_a_cell_keep_their_looks(qapp):
    document = QTextDocument()
    written = Cell(runs=(Run(text="a", bold=True), Run(text="\nb\n\nc")))
    cells.fill(document, written)
    assert document.blockCount() == 4
    assert cells.lines(cells.read(document)) == cells.lines(written)


def test_a_range_goes_to_the_clipboard_and_back(qapp):
    rows = ((cell("Một\nhai"), cell('"<&')), (cell(""), cell("Ba")))
    data = to_clipboard(rows)
    texts = tuple(tuple(one.text for one in line) for line in rows)
    assert tuple(tuple(c.text for c in line) for line in from_clipboard(data)) == texts
    only_text = QMimeData()
    only_text.setText(data.text())
    assert tuple(tuple(c.text for c in line) for line in from_clipboard(only_text)) == texts
    assert is_range(data) and is_range(only_text)


def test_excel_text_with_line_breaks_in_quotes_is_read():
    data = QMimeData()
    data.setText('1\t"hai\ndòng"\r\n2\t  ba \r\n')
    assert [[c.text for c in line] for line in from_clipboard(data)] == [
        ["1", "hai\ndòng"],
        ["2", "ba"],
    ]


def test_a_sentence_is_no_range():
    data = QMimeData()
    data.setText("Một câu.\nHai câu.")
    assert not is_range(data)


def test_merged_heads_reach_over_their_columns_and_down():
    columns = (
        Column(text="STT"),
        Column(text="Họp", children=(Column(text="Chủ trì"), Column(text="Dự"))),
    )
    found = {(c.text, c.first, c.last, c.top, c.bottom) for c in head_cells(columns)}
    assert depth(columns) == 2
    assert found == {
        ("STT", 0, 0, 0, 1),
        ("Họp", 1, 2, 0, 0),
        ("Chủ trì", 1, 1, 1, 1),
        ("Dự", 2, 2, 1, 1),
    }


@settings(deadline=None)
@given(st.lists(st.text("abc ", max_size=60), min_size=1, max_size=12), st.integers(300, 1200))
def test_columns_fill_the_room_or_are_wide_enough_to_read(texts, room):
    given_table = Table(
        id=TableId("t"), columns=tuple(Column(text=text) for text in texts), rows=(row(*texts),)
    )
    widths = column_widths(given_table, room, lambda text: 7.0 * len(text))
    assert sum(widths) == room or (sum(widths) > room and min(widths) >= 46)
