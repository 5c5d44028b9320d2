"""A report read with the words of its figures."""

from dataclasses import replace

from nq57desk.figures.written_out import written_out
from nq57desk.model import Block, BlockId, Cell, Closing, FigureId, FigureRef, Header, Run
from nq57desk.plain_text import report_lines
from tests.helpers import build_report, section, table

CHIP = Run(figure=FigureRef(figure=FigureId("ho_so_truc_tuyen")))


def test_figures_read_as_words_in_head_text_table_and_closing() -> None:
    told = Block(id=BlockId("b"), runs=(Run(text="Có "), CHIP, Run(text=".")))
    rows = table(("1", ""))
    row = replace(rows.rows[0], cells=(rows.rows[0].cells[0], Cell(runs=(CHIP,))))
    report = build_report(
        section("a", content=(told, replace(rows, rows=(row,)))),
        header=Header(bases=(told,), lead_in=(told,)),
        closing=Closing(sentence=(told,)),
    )
    lines = list(report_lines(written_out(report, lambda _ref: "7 hồ sơ")))
    assert lines.count("Có 7 hồ sơ.") == 4
    assert "1 | 7 hồ sơ" in lines
