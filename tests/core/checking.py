"""Small reports for the tests of the checks, written as lines.

`report_of("# I. KẾT QUẢ", "Đoạn văn.", "- gạch đầu dòng", "| STT | Tên", "| 1 | Mẫu")`: a heading
has a sign for each level and its number as printed, a table its head first. A report has a head
and an end that no rule has anything against.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from nq57desk.checks import check_report
from nq57desk.model import (
    Block,
    BlockId,
    BlockKind,
    Cell,
    Closing,
    Column,
    Header,
    Numbering,
    Office,
    Outline,
    PartialDate,
    Period,
    PeriodKind,
    Report,
    ReportId,
    RowId,
    RowKind,
    Run,
    Section,
    SectionId,
    SectionKind,
    Table,
    TableId,
    TableRow,
)

SUBJECT = (
    "Kết quả thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát "
    "triển khoa học 6 tháng đầu năm 2026"
)
OUTLINE = Outline(id="thu", name="Thử", version="1", subject="", lead_in="")
OFFICE = Office(name="Mẫu", province="Thái Nguyên")
_MARKS = {"- ": BlockKind.DASH, "+ ": BlockKind.PLUS, "* ": BlockKind.STAR}
_HEADING = re.compile(
    r"^(#+) ((?:Phần \d+|(?:\d+\. )?Phụ lục(?: [IVX]+)?|[\w.]+[.)]|\*)(?=\s|$))? ?(.*)$"
)


def header(**parts: object) -> Header:
    whole = {
        "number": "45",
        "place": "Mẫu",
        "date": PartialDate(day=25, month=6, year=2026),
        "subject": SUBJECT,
        "lead_in": (_block("d", "Ủy ban nhân dân xã Mẫu báo cáo như sau:"),),
    }
    return Header(**(whole | parts))


def closing(**parts: object) -> Closing:
    whole = {
        "sentence": (_block("k", f"Trên đây là Báo cáo {SUBJECT} của UBND xã Mẫu./."),),
        "recipients": ("Sở Khoa học và Công nghệ", "Lưu: VT, VHXH"),
        "signature": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        "signer": "Nguyễn Văn A",
    }
    return Closing(**(whole | parts))


def report_of(*lines: str, **parts: object) -> Report:
    sections: list[Section] = []
    for number, line in enumerate(lines or ("Nội dung của mục.",)):
        heading = _HEADING.match(line)
        if heading:
            sections.append(_section(f"s{number}", heading))
            continue
        if not sections:
            sections.append(_section("s", _HEADING.match("# I. KẾT QUẢ")))
        one = sections[-1]
        sections[-1] = replace(one, content=_more(one.content, line, number))
    whole = {
        "id": ReportId("r"),
        "name": "thử",
        "outline": OUTLINE,
        "office": OFFICE,
        "period": Period(kind=PeriodKind.MONTHS, year=2026, number=6),
        "header": header(),
        "sections": tuple(sections),
        "closing": closing(),
    }
    return Report(**(whole | parts))


def _section(section_id: str, heading: re.Match[str]) -> Section:
    level, number, text = len(heading[1]), heading[2] or "", heading[3]
    appendix = "Phụ lục" in number
    return Section(
        id=SectionId(section_id),
        level=level,
        numbering=_numbering(number),
        heading=text,
        number=number,
        kind=SectionKind.APPENDIX if appendix else SectionKind.NARRATIVE,
    )


def _numbering(number: str) -> Numbering:
    kinds = (
        (r"Phần.*", Numbering.PART),
        (r".*Phụ lục.*", Numbering.APPENDIX),
        (r"[IVX]+\.", Numbering.ROMAN),
        (r"\d+\.", Numbering.ARABIC),
        (r"\d+\.\d+.*", Numbering.DOTTED),
        (r"\w\)", Numbering.LETTER),
        (r"\*", Numbering.STAR),
    )
    return next((kind for form, kind in kinds if re.fullmatch(form, number)), Numbering.NONE)


def _more(content: tuple, line: str, number: int) -> tuple:
    if not line.startswith("|"):
        return (*content, _block(f"b{number}", line))
    cells = [cell.strip() for cell in line.split("|")[1:]]
    last = content[-1] if content else None
    if not isinstance(last, Table):
        columns = tuple(Column(text=text) for text in cells)
        return (*content, Table(id=TableId(f"t{number}"), columns=columns))
    return (*content[:-1], replace(last, rows=(*last.rows, _row(number, cells))))


def _row(number: int, cells: Sequence[str]) -> TableRow:
    group = len(cells) > 2 and bool(re.fullmatch("[IVX]+", cells[0])) and not any(cells[2:])
    return TableRow(
        id=RowId(f"r{number}"),
        kind=RowKind.GROUP if group else RowKind.DATA,
        cells=tuple(Cell(runs=(Run(text=text),)) for text in cells),
    )


def _block(block_id: str, line: str) -> Block:
    kind = _MARKS.get(line[:2], BlockKind.PARAGRAPH)
    text = line if kind is BlockKind.PARAGRAPH else line[2:]
    return Block(id=BlockId(block_id), kind=kind, runs=(Run(text=text),))


def said(report: Report, rule: str, *, today: date | None = None) -> list[str]:
    """Return what a rule says of a report."""
    return [one.message for one in check_report(report, today=today) if one.rule == rule]


@dataclass
class Cases:
    """What a rule fires on, and what looks alike and is right; lines or whole reports."""

    rule: str
    fires: Sequence[object]
    silent: Sequence[object] = field(default_factory=tuple)


def as_report(case: object) -> Report:
    if isinstance(case, Report):
        return case
    return report_of(*((case,) if isinstance(case, str) else case))


def parametrized(cases: Sequence[Cases]) -> pytest.MarkDecorator:
    """Run a test with `rule`, `case` and `fires` for each of the cases."""
    rows = [
        pytest.param(one.rule, case, fires, id=f"{one.rule}-{'fires' if fires else 'silent'}-{n}")
        for one in cases
        for fires, told in ((True, one.fires), (False, one.silent))
        for n, case in enumerate(told)
    ]
    return pytest.mark.parametrize(("rule", "case", "fires"), rows)


def judge(rule: str, case: object, fires: bool) -> None:
    found = said(as_report(case), rule)
    assert bool(found) is fires, found or "nothing was said"
