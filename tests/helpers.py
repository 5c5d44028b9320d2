"""Builders for tests: small reports of an invented commune, ids that count up."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

from nq57desk.figures.catalogue import load_catalogue
from nq57desk.figures.entering import enter
from nq57desk.figures.keeping import with_values
from nq57desk.model import (
    Block,
    BlockId,
    BlockKind,
    Cell,
    Column,
    Office,
    Outline,
    Report,
    ReportId,
    RowId,
    Run,
    Section,
    SectionId,
    Table,
    TableId,
    TableRow,
)


def counting_ids(prefix: str = "id") -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"


def block(text: str, *, kind: BlockKind = BlockKind.PARAGRAPH, block_id: str = "") -> Block:
    return Block(id=BlockId(block_id or f"b-{text[:12]}"), kind=kind, runs=(Run(text=text),))


def table(*rows: tuple[str, ...], columns: tuple[str, ...] = ("STT", "Nội dung")) -> Table:
    made = (
        TableRow(
            id=RowId(f"r{place}"),
            cells=tuple(Cell(runs=(Run(text=text),) if text else ()) for text in texts),
        )
        for place, texts in enumerate(rows)
    )
    return Table(
        id=TableId("t"), columns=tuple(Column(text=text) for text in columns), rows=tuple(made)
    )


def section(section_id: str, *texts: str, level: int = 1, **parts: object) -> Section:
    """Build a section that holds a paragraph for each text; `parts` as of the model."""
    content = tuple(block(text, block_id=f"{section_id}-{text[:8]}") for text in texts)
    whole = {"heading": f"Mục {section_id}", "content": content} | parts
    return Section(id=SectionId(section_id), level=level, **whole)


def build_report(*sections: Section, **parts: object) -> Report:
    """Build a report of xã Mẫu; without sections it has two at the top and one below."""
    whole = {
        "name": "Báo cáo thử",
        "outline": Outline(
            id="mau", name="Đề cương mẫu", version="1", subject="Kết quả {ky}", lead_in="như sau:"
        ),
        "office": Office(name="Mẫu", province="Thái Nguyên"),
        "sections": sections or (section("a", "Một"), section("b", "Hai", level=2), section("c")),
    } | parts
    return Report(id=ReportId("r"), **whole)


def same_content(one: Report, other: Report) -> bool:
    """Whether two reports say the same: ids, names and times apart."""
    return _anonymous(one) == _anonymous(other)


def _anonymous(report: Report) -> Report:
    return replace(
        report,
        id="",
        name="",
        header=replace(
            report.header,
            bases=_unnamed(report.header.bases),
            lead_in=_unnamed(report.header.lead_in),
        ),
        closing=replace(report.closing, sentence=_unnamed(report.closing.sentence)),
        sections=tuple(_unnamed_section(section) for section in report.sections),
        unplaced=tuple(replace(piece, id="", line=0) for piece in report.unplaced),
    )


def _unnamed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(replace(item, id="") for item in blocks)


def _unnamed_section(section: Section) -> Section:
    content = tuple(
        replace(item, id="", rows=tuple(replace(row, id="") for row in item.rows))
        if isinstance(item, Table)
        else replace(item, id="")
        for item in section.content
    )
    return replace(section, id="", content=content)


def with_figures(report: Report, **texts: str) -> Report:
    """Return `report` with what is typed for each figure."""
    catalogue = load_catalogue()
    for figure, text in texts.items():
        report = with_values(report, enter(report, figure, text, catalogue).values)
    return report
