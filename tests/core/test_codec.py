from datetime import date
from decimal import Decimal

import pytest
from cattrs.errors import ClassValidationError

from nq57desk import codec
from nq57desk.model import (
    Cell,
    Column,
    Content,
    FigureId,
    FigureRef,
    FigureValue,
    Numbering,
    Outline,
    RowId,
    Run,
    SectionSpec,
    Table,
    TableId,
    TableRow,
)
from tests.helpers import block


def a_table() -> Table:
    return Table(
        id=TableId("t1"),
        columns=(Column(text="Số hồ sơ", children=(Column(text="Kỳ này"),)),),
        rows=(TableRow(id=RowId("r1"), cells=(Cell(runs=(Run(text="12"),)),)),),
    )


def test_paragraphs_and_tables_come_back_in_their_order() -> None:
    content: Content = (block("Trước bảng"), a_table(), block("Sau bảng"))
    assert codec.from_json(codec.to_json(content, Content), Content) == content


def test_a_figure_in_a_sentence_comes_back() -> None:
    run = Run(figure=FigureRef(figure=FigureId("ho_so_truc_tuyen")))
    assert codec.from_json(codec.to_json(run), Run) == run


def test_numbers_keep_every_digit() -> None:
    value = FigureValue(
        figure=FigureId("kinh_phi"), value=Decimal("0.10"), as_of=date(2026, 5, 14)
    )
    back = codec.from_json(codec.to_json(value), FigureValue)
    assert str(back.value) == "0.10"
    assert back.as_of == date(2026, 5, 14)


def test_no_figure_yet_is_not_zero() -> None:
    back = codec.from_json(codec.to_json(FigureValue(figure=FigureId("x"))), FigureValue)
    assert back.value is None


def test_what_equals_its_default_is_not_written() -> None:
    assert codec.to_data(Run(text="chữ")) == {"text": "chữ"}


def test_stored_data_of_a_later_version_still_read() -> None:
    assert codec.from_data({"text": "chữ", "colour": "red"}, Run) == Run(text="chữ")


def test_an_unknown_key_in_an_outline_is_an_error() -> None:
    spec = {"key": "a", "heading": "A", "numbering": Numbering.ROMAN.value, "requierd": True}
    with pytest.raises(ClassValidationError):
        codec.from_written(spec, SectionSpec)


def test_sections_of_an_outline_nest() -> None:
    inner = {"key": "b", "heading": "B", "numbering": "arabic"}
    data = {"id": "o", "name": "O", "version": "1", "subject": "s", "lead_in": "l"}
    outer = {"key": "a", "heading": "A", "numbering": "roman", "sections": [inner]}
    outline = codec.from_written({**data, "sections": [outer]}, Outline)
    assert [spec.key for spec in outline.specs()] == ["a", "b"]
