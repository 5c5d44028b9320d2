"""The tree of pages."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from nq57desk.commands import EditContent, MarkDone, SetPeriod, touched
from nq57desk.model import (
    BlockId,
    Numbering,
    Period,
    PeriodKind,
    Report,
    SectionId,
    SectionKind,
    Unplaced,
)
from nq57desk.tree_commands import MoveSection
from tests.helpers import block, build_report, section
from ui.draft import Change
from ui.outline.model import PIECE, OutlineModel, status_name
from ui.outline.page import CLOSING, HEADER, UNPLACED, Page, PageKind, page_of, pages, steps


def change(report: Report, command) -> Change:
    after = command.apply(report)
    return Change(before=report, after=after, touched=touched(report, after))


def page(section_id: str) -> Page:
    return Page(PageKind.SECTION, SectionId(section_id))


@pytest.fixture
def report() -> Report:
    return build_report(
        section("a", numbering=Numbering.ROMAN, heading="KẾT QUẢ"),
        section("b", "Đã viết", level=2, numbering=Numbering.ARABIC, heading="Hạ tầng {ky}"),
        section("c", level=2, numbering=Numbering.ARABIC, heading="Nhân lực"),
        section("p", numbering=Numbering.APPENDIX, kind=SectionKind.APPENDIX),
        period=Period(kind=PeriodKind.QUARTER, year=2026, number=1),
        unplaced=(Unplaced(id=BlockId("u"), text="lạc"),),
    )


@pytest.fixture
def model(report: Report, qtbot: QtBot) -> OutlineModel:
    made = OutlineModel()
    made.show_report(report)
    return made


def texts(model: OutlineModel, parent: QModelIndex | None = None) -> list:
    parent = parent or QModelIndex()
    indexes = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [(index.data(), texts(model, index)) if model.rowCount(index) else index.data()
            for index in indexes]  # fmt: skip


def test_the_model_keeps_the_rules_of_qt(model: OutlineModel, qtmodeltester) -> None:
    qtmodeltester.check(model)


def test_pages_stand_in_printed_order_with_numbers_and_period(model: OutlineModel) -> None:
    assert texts(model) == [
        "Chưa xếp được (1)",
        "Số liệu",
        "Phần đầu",
        ("I. KẾT QUẢ", ["1. Hạ tầng quý I năm 2026", "2. Nhân lực"]),
        "Phần cuối",
        "Phụ lục Mục p",
    ]


def test_states_are_told_in_words_too(model: OutlineModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index_of(page("b")).data(role).endswith("đang soạn")
    assert model.index_of(page("c")).data(role).endswith("trống")
    assert status_name(UNPLACED, None) == "cần xem"


def test_an_edit_refreshes_its_row_and_the_rows_above_it_only(
    model: OutlineModel, report: Report
) -> None:
    told = []
    model.dataChanged.connect(lambda first, _last: told.append(model.page_at(first)))
    filled = change(report, EditContent(SectionId("c"), (block("Viết"),)))
    model.refresh(filled)
    assert told == [page("c")]
    told.clear()
    model.refresh(change(filled.after, MarkDone(SectionId("b"))))
    assert told == [page("b")]


def test_words_more_in_a_section_refresh_nothing(
    model: OutlineModel, report: Report, qtbot
) -> None:
    more = change(report, EditContent(SectionId("b"), (block("Đã viết thêm"),)))
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.states_changed):
        model.refresh(more)


def test_another_period_changes_the_headings_that_name_it(
    model: OutlineModel, report: Report
) -> None:
    model.refresh(change(report, SetPeriod(Period(kind=PeriodKind.YEAR, year=2026))))
    assert model.index_of(page("b")).data() == "1. Hạ tầng năm 2026"


def test_a_moved_section_makes_the_tree_anew(model: OutlineModel, report: Report) -> None:
    model.refresh(change(report, MoveSection(SectionId("c"), -1)))
    assert model.index_of(page("c")).data() == "1. Nhân lực"


def test_a_piece_can_be_dropped_on_a_section_alone(model: OutlineModel, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setData(PIECE, b"u")
    copy = Qt.DropAction.CopyAction
    assert not model.dropMimeData(data, copy, -1, -1, model.index_of(HEADER))
    with qtbot.waitSignal(model.piece_dropped) as told:
        assert model.dropMimeData(data, copy, -1, -1, model.index_of(page("c")))
    assert told.args == ["u", "c"]


def test_steps_pass_over_headings_that_only_hold_others(report: Report) -> None:
    assert page("a") in pages(report) and page("a") not in steps(report)
    assert steps(report) == (UNPLACED, HEADER, page("b"), page("c"), CLOSING, page("p"))


def test_a_page_that_is_gone_leads_to_the_head(report: Report) -> None:
    assert page_of(report, page("c").key) == page("c")
    assert page_of(report, "gone") == HEADER
    assert page_of(replace(report, unplaced=()), UNPLACED.key) == HEADER
