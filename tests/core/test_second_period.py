"""The largest real report, its next period, and twenty changes of our own: nothing is missed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from nq57desk.alike import Change
from nq57desk.commands import Command, EditClosing, EditContent, EditHeader, EditHeading
from nq57desk.comparing import ItemDiff, SectionDiff, compare
from nq57desk.compose import blackline, compose
from nq57desk.importing import import_file
from nq57desk.model import (
    Block,
    BlockId,
    BlockKind,
    Cell,
    Content,
    Place,
    Report,
    ReportId,
    RowId,
    Run,
    Section,
    SectionId,
    Table,
    TableRow,
)
from nq57desk.outlines import load_outlines
from nq57desk.periods import read
from nq57desk.progress import unconfirmed
from nq57desk.rollover import RollOver, roll_over
from nq57desk.tree_commands import AddSection, RemoveSection
from tests.helpers import block, counting_ids
from tests.tracked import accepted, marked, plain, rejected

OLD_PERIOD = re.compile(r"5\s+tháng(?:\s+đầu\s+năm)?|tháng\s+6\s+và\s+6\s+tháng\s+cuối", re.I)
DAYS = re.compile(r"\bngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|từ ngày.{3,40}\d{4}", re.IGNORECASE)


@cache
def _previous(reports_dir: Path) -> Report:
    path = reports_dir / "phu-thinh.txt"
    imported = import_file(path, outlines=load_outlines(), new_id=counting_ids("old"))
    return replace(imported.report, id=ReportId("before"))


@pytest.fixture
def previous(reports_dir: Path) -> Report:
    return _previous(reports_dir)


@cache
def _rolled(reports_dir: Path) -> RollOver:
    before = _previous(reports_dir)
    return roll_over(
        before,
        before.outline,
        before.office,
        read("6T/2026"),
        report_id=ReportId("after"),
        name="6 tháng",
        new_id=counting_ids("new"),
    )


@pytest.fixture
def rolled(reports_dir: Path) -> RollOver:
    return _rolled(reports_dir)


def texts(report: Report) -> Iterator[tuple[Place, str]]:
    """Yield every text of the sections with its place; of a table by row."""
    for section in report.sections:
        yield Place(section=section.id), section.heading
        for item in section.content:
            if isinstance(item, Block):
                yield Place(section=section.id, block=item.id), item.text
                continue
            for leaf in item.leaves():
                yield Place(section=section.id, block=item.id), leaf.text
            for row in item.rows:
                for cell in row.cells:
                    yield Place(section=section.id, block=row.id), cell.text


def test_every_phrase_of_the_old_period_is_rewritten_or_listed(rolled: RollOver) -> None:
    listed = {(left.place.section, left.place.block, left.words) for left in rolled.left}
    unlisted = [
        (text, match.group())
        for place, text in texts(rolled.report)
        for match in OLD_PERIOD.finditer(text)
        if not any(key[:2] == (place.section, place.block) and match.group() in key[2]
                   for key in listed)
    ]  # fmt: skip
    assert unlisted == []
    assert len(rolled.rewritten) >= 10


def test_every_day_that_is_no_cited_documents_is_listed(rolled: RollOver) -> None:
    listed = {(left.place.section, left.place.block) for left in rolled.left}
    open_days = [
        text[match.start() - 20 : match.end()]
        for place, text in texts(rolled.report)
        for match in DAYS.finditer(text)
        if not re.search(r"số\s*\S+,?\s*$", text[: match.start()])
        and (place.section, place.block) not in listed
    ]
    assert open_days == []


def test_all_that_came_over_waits_for_a_look(rolled: RollOver, previous: Report) -> None:
    headings = {each.id for each in rolled.report.sections}
    waiting = {part for ids in unconfirmed(rolled.report).values() for part in ids} - headings
    old = {item.id for each in previous.sections for item in each.blocks}
    old |= {row.id for each in previous.sections for table in each.tables for row in table.rows}
    now = {item.id for each in rolled.report.sections for item in each.blocks}
    now |= {
        row.id for each in rolled.report.sections for table in each.tables for row in table.rows
    }
    numbers_only = {
        row.id
        for each in rolled.report.sections
        for table in each.tables
        for row in table.rows
        if not any(cell.text.strip() for cell in row.cells[1:])
    }
    assert waiting == (old & now) - numbers_only
    assert len(waiting) > 150


@dataclass(frozen=True)
class Made:
    """A change: how to make it, and the words that went and came."""

    command: Callable[[Report], Command]
    gone: str = ""
    come: str = ""


def find(report: Report, key: str) -> Section:
    return next(section for section in report.sections if section.key == key)


def edit(key: str, change: Callable[[Content], Content]) -> Callable[[Report], Command]:
    def command(report: Report) -> Command:
        section = find(report, key)
        return EditContent(section.id, change(section.content))

    return command


def said(index: int, old: str, new: str) -> Callable[[Content], Content]:
    def change(content: Content) -> Content:
        item = content[index]
        assert isinstance(item, Block) and old in item.text
        runs = (Run(text=item.text.replace(old, new, 1)),)
        return (*content[:index], replace(item, runs=runs), *content[index + 1 :])

    return change


def added(index: int, text: str) -> Callable[[Content], Content]:
    made = Block(id=BlockId(f"own-{text}"), kind=BlockKind.DASH, runs=(Run(text=text),))
    return lambda content: (*content[:index], made, *content[index:])


def dropped(index: int) -> Callable[[Content], Content]:
    return lambda content: (*content[:index], *content[index + 1 :])


def rows(change: Callable[[tuple[TableRow, ...]], tuple[TableRow, ...]]) -> Callable[..., Content]:
    def of(content: Content) -> Content:
        table = next(item for item in content if isinstance(item, Table))
        made = replace(table, rows=change(table.rows))
        return tuple(made if item is table else item for item in content)

    return of


def with_cell(row: TableRow, column: int, text: str) -> TableRow:
    cells = list(row.cells)
    cells[column] = Cell(runs=(Run(text=text),))
    return replace(row, cells=tuple(cells))


def heading(key: str, text: str) -> Callable[[Report], Command]:
    return lambda report: EditHeading(find(report, key).id, text)


OWN = Section(
    id=SectionId("own"), level=2, heading="Mục của riêng xã", content=(block("Xã có tổ số hóa."),)
)
NEW_ROW = TableRow(id=RowId("own-row"), cells=(Cell(runs=(Run(text="Nền tảng xã tự lập"),)),))

TWENTY = (
    Made(edit("diem-nghen", said(0, "còn hạn chế", "còn mỏng")), "hạn chế", "mỏng"),
    Made(edit("diem-nghen", added(1, "Đường truyền ở ba xóm chập chờn.")),
         come="Đường truyền ở ba xóm chập chờn."),
    Made(edit("trong-tam", lambda _: (block("Đo lại sóng ở mọi xóm."),)),
         come="Đo lại sóng ở mọi xóm."),
    Made(edit("vai-tro-cap-uy", dropped(2)), gone="Kế hoạch số 56-KH/ĐU"),
    Made(edit("vai-tro-cap-uy", added(3, "Kế hoạch số 201/KH-UBND ngày 02/6/2026 của xã;")),
         come="Kế hoạch số 201/KH-UBND"),
    Made(edit("nhiem-vu-giao", said(0, "… nhiệm vụ", "15 nhiệm vụ")), "12", "15"),
    Made(edit("the-che-ton-tai", lambda content: (*content, block("Chưa có quy chế dữ liệu."))),
         come="Chưa có quy chế dữ liệu."),
    Made(edit("tthc", said(2, "… hồ sơ", "1.902 hồ sơ")), "1577", "1.902"),
    Made(edit("nen-tang", dropped(1)), gone="Các nền tảng số cơ bản được vận hành ổn định"),
    Made(edit("nhan-luc", said(0, "01 cán bộ", "02 cán bộ")), "01", "02"),
    Made(heading("nhan-luc", "Công tác phát triển người làm chuyển đổi số"), "nhân lực", "người"),
    Made(edit("ai", lambda _: (block("Xã dùng trợ lý AI tra cứu thủ tục."),)),
         gone="khai thác, sử dụng các công cụ AI", come="Xã dùng trợ lý AI tra cứu thủ tục."),
    Made(edit("doanh-nghiep", said(0, "26", "31")), "26", "31"),
    Made(edit("bai-hoc", added(1, "Giao việc kèm ngày xong.")), come="Giao việc kèm ngày xong."),
    Made(lambda report: RemoveSection(find(report, "san-giao-dich").id),
         gone="Sàn giao dịch khoa học công nghệ"),
    Made(lambda report: AddSection(find(report, "nhan-xet").id, OWN), come="Mục của riêng xã"),
    Made(edit("phu-luc-nen-tang", lambda content: (*content, block("Có một nền tảng mới."))),
         come="Có một nền tảng mới."),
    Made(edit("phu-luc-can-bo", rows(lambda old: (with_cell(old[0], 1, "Xã Mẫu mới"), *old[1:]))),
         come="Xã Mẫu mới"),
    Made(lambda report: EditHeader(replace(report.header, addressees=("Tỉnh ủy Thái Nguyên",))),
         come="Tỉnh ủy Thái Nguyên"),
    Made(lambda report: EditClosing(replace(report.closing, signer="Lò Mẫu")),
         come="Lò Mẫu"),
)  # fmt: skip


@cache
def _written(reports_dir: Path) -> Report:
    report = _rolled(reports_dir).report
    for made in TWENTY:
        report = made.command(report).apply(report)
    return report


@cache
def _diffs(reports_dir: Path) -> tuple[SectionDiff, ...]:
    return compare(_previous(reports_dir), _written(reports_dir))


def words(diffs: tuple[SectionDiff, ...], change: Change) -> str:
    def of(pieces: object) -> str:
        return "".join(piece.text for piece in pieces if piece.change is change)  # type: ignore[attr-defined]

    items: list[ItemDiff] = [item for diff in diffs for item in diff.items]
    return "\n".join([*(of(diff.heading) for diff in diffs), *(of(item.pieces) for item in items)])


@pytest.mark.parametrize("made", TWENTY, ids=range(1, 21))
def test_each_of_twenty_changes_is_in_the_comparison(made: Made, reports_dir: Path) -> None:
    assert made.gone in words(_diffs(reports_dir), Change.REMOVED)
    assert made.come in words(_diffs(reports_dir), Change.ADDED)


def test_the_blackline_holds_old_and_new_whole_and_every_change(reports_dir: Path) -> None:
    old, new = compose(_previous(reports_dir)), compose(_written(reports_dir))
    made = blackline(old, new, author="UBND xã", moment=datetime(2026, 6, 15, 8, 30))
    assert rejected(made) == plain(old)
    assert accepted(made) == plain(new)
    gone, come = marked(made, "del"), marked(made, "ins")
    for change in TWENTY:
        assert change.gone or change.come
        assert change.gone in gone and change.come in come
