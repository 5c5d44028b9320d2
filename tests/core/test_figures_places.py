"""Where the figures of a report are shown."""

from nq57desk.figures.places import uses, where_used
from nq57desk.model import (
    Block,
    BlockId,
    Cell,
    FigureForm,
    FigureId,
    FigureRef,
    Header,
    Origin,
    RowId,
    Run,
    Table,
    TableId,
    TableRow,
)
from tests.helpers import build_report, section

COUNT = FigureId("ho_so_truc_tuyen")
RATE = FigureId("ty_le_ho_so_truc_tuyen")


def chip(figure: FigureId, form: FigureForm = FigureForm.VALUE) -> Run:
    return Run(figure=FigureRef(figure=figure, form=form))


def told(block_id: str) -> Block:
    runs = (Run(text="Tiếp nhận "), chip(COUNT), Run(text=" hồ sơ, đạt "), chip(RATE))
    return Block(id=BlockId(block_id), runs=runs, origins=(Origin(7),))


def row(row_id: str) -> Table:
    cells = (Cell(runs=(Run(text="1"),)), Cell(runs=(chip(COUNT),)))
    return Table(id=TableId("t"), rows=(TableRow(id=RowId(row_id), cells=cells),))


def test_a_figure_is_found_in_sentences_and_cells() -> None:
    report = build_report(section("a", content=(told("b1"),)), section("b", content=(row("r1"),)))
    one, two = where_used(report, COUNT)
    assert (one.place.section, one.place.block, one.place.start, one.place.line) == (
        "a",
        "b1",
        10,
        7,
    )
    assert (two.place.section, two.place.block, two.cell) == ("b", "r1", 1)
    assert one.form is FigureForm.VALUE


def test_figures_are_listed_in_printed_order_with_the_header() -> None:
    header = Header(lead_in=(told("b0"),))
    report = build_report(section("a", content=(told("b1"),)), header=header)
    places = [(use.ref.figure, use.place.block) for use in uses(report)]
    assert places == [(COUNT, "b0"), (RATE, "b0"), (COUNT, "b1"), (RATE, "b1")]


def test_a_figure_that_nothing_shows_has_no_place() -> None:
    assert where_used(build_report(section("a", "Không có số.")), COUNT) == ()
