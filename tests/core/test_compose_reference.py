"""A report with everything in it, part by part as it was looked at and found right.

After a change that is meant: `pytest tests/core/test_compose_reference.py --update-reference`,
then read the difference in git as closely as the code.
"""

import difflib
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from nq57desk.compose import compose
from nq57desk.model import (
    Block,
    BlockId,
    BlockKind,
    Cell,
    Closing,
    Column,
    Header,
    Numbering,
    PartialDate,
    Report,
    RowId,
    RowKind,
    Run,
    SectionKind,
    Table,
    TableRow,
)
from tests.helpers import block, build_report, section, table
from tests.printed import parts

REFERENCE = Path(__file__).resolve().parents[1] / "reference" / "compose"
PARTS = (
    "word/document.xml", "word/styles.xml", "word/settings.xml", "word/fontTable.xml",
    "word/header1.xml", "word/header2.xml", "word/_rels/document.xml.rels",
    "docProps/core.xml", "[Content_Types].xml",
)  # fmt: skip


def everything() -> Report:
    """Build a report with each kind of heading, block, table and appendix once."""
    kinds = tuple(block(f"Đoạn {kind.name}.", kind=kind) for kind in BlockKind)
    runs = (
        Run(text="Xem "),
        Run(text="chỗ đậm", bold=True),
        Run(text=" và trang ", italic=True),
        Run(text="example.org", link="https://example.org"),
    )
    headed = [n for n in Numbering if n is not Numbering.APPENDIX]
    sections = tuple(
        section(f"s{level}", level=level, numbering=numbering, heading=f"Mục {numbering.name}")
        for level, numbering in enumerate(headed, start=1)
    )
    last = replace(
        sections[-1], content=(*kinds, Block(id=BlockId("r"), runs=runs), _groups(), block("Hết."))
    )
    return build_report(*sections[:-1], last, *_appendices(), header=_header(), closing=_closing())


def _groups() -> Table:
    columns = (
        Column(text="STT"),
        Column(text="Văn bản", children=(Column(text="Đã ban hành"), Column(text="Còn lại"))),
    )
    cells = tuple(Cell(runs=(Run(text=text),)) for text in ("I", "Văn bản của xã"))
    group = TableRow(id=RowId("g"), kind=RowKind.GROUP, cells=cells)
    return Table(id="t", columns=columns, rows=(group, *table(("1", "12", "Một;\nHai")).rows))


def _appendices() -> tuple[object, ...]:
    wide = table(
        tuple("Đã triển khai tại tám thôn của xã" for _ in range(8)),
        columns=tuple(f"Nội dung {n}" for n in range(8)),
    )
    common = {"numbering": Numbering.APPENDIX, "kind": SectionKind.APPENDIX}
    return (
        section("p1", heading="Danh mục rộng", content=(wide,), **common),
        section("p2", "Không có.", heading="Danh mục trống", **common),
    )


def _header() -> Header:
    return Header(
        number="5",
        date=PartialDate(day=5, month=2, year=2026),
        subject="Kết quả thực hiện Nghị quyết số 57-NQ/TW năm 2026",
        addressees=("Sở Khoa học và Công nghệ", "Công an tỉnh"),
        bases=(block("Căn cứ Kế hoạch số 01/KH-UBND;"),),
        lead_in=(block("Xã báo cáo như sau:"),),
    )


def _closing() -> Closing:
    return Closing(
        sentence=(block("Trên đây là báo cáo./."),),
        recipients=("Như trên", "Lưu: VT, VHXH"),
        signature=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        signer="Nguyễn Văn Mẫu",
    )


def canonical(part: bytes) -> str:
    root = etree.fromstring(part, etree.XMLParser(remove_blank_text=True))
    etree.indent(root)
    return etree.tostring(root, method="c14n", with_comments=False).decode() + "\n"


@pytest.mark.parametrize("name", PARTS)
def test_part_is_as_it_was_found_right(name: str, request: pytest.FixtureRequest) -> None:
    path = REFERENCE / name.replace("/", ".").replace("[", "").replace("]", "")
    made = canonical(parts(compose(everything()))[name])
    if request.config.getoption("--update-reference"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8")
    kept = path.read_text(encoding="utf-8")
    difference = difflib.unified_diff(
        kept.splitlines(), made.splitlines(), "as it was", "as it is", lineterm=""
    )
    assert kept == made, "\n".join(difference)


def test_no_part_comes_in_unseen() -> None:
    assert set(parts(compose(everything()))) == {*PARTS, "_rels/.rels", "docProps/app.xml"}
