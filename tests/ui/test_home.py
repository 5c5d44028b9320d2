"""The list of drafts."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from nq57desk.drafts import DraftSummary
from nq57desk.model import Period, PeriodKind, ReportId, ReportStatus
from tests.ui.conftest import NOW
from ui.home.model import Column, DraftsModel, grouped, told


def draft(name: str, *, year: int | None = 2026, **parts: object) -> DraftSummary:
    made = DraftSummary(
        id=ReportId(name),
        name=name,
        outline_id="chuan",
        outline_name="Đề cương chuẩn",
        office="xã Mẫu",
        period=Period(kind=PeriodKind.YEAR, year=year),
        period_label=f"năm {year}",
        status=ReportStatus.DRAFT,
        done=21,
        total=34,
        empty=3,
        missing=2,
        words=900,
        created=NOW,
        changed=NOW - timedelta(minutes=10),
        in_bin=False,
    )
    return replace(made, **parts)


DRAFTS = (
    draft("ký", status=ReportStatus.SIGNED),
    draft("soạn"),
    draft("cũ", year=2025),
    draft("không kỳ", period=Period()),
)


@pytest.fixture
def model(qtbot: QtBot) -> DraftsModel:
    made = DraftsModel()
    made.show_drafts(DRAFTS, now=NOW)
    return made


def test_the_model_keeps_the_rules_of_qt(model: DraftsModel, qtmodeltester) -> None:
    qtmodeltester.check(model)


def test_the_draft_in_work_comes_first_and_the_others_by_year() -> None:
    told_groups = [
        (group.title, [each.name for each in group.drafts]) for group in grouped(DRAFTS)
    ]
    assert told_groups == [
        ("Đang soạn", ["soạn"]),
        ("2026", ["ký", "không kỳ"]),
        ("2025", ["cũ"]),
    ]


def test_a_row_says_outline_progress_state_and_last_change(model: DraftsModel) -> None:
    row = model.first().row()
    group = model.index(0, 0)
    said = [model.index(row, column, group).data() for column in Column]
    assert said == ["soạn", "Đề cương chuẩn", "21/34 mục", "Nháp", "10 phút trước"]


def test_a_group_cannot_be_chosen(model: DraftsModel) -> None:
    group = model.index(0, 0)
    assert model.draft_at(group) is None
    assert not model.flags(group) & Qt.ItemFlag.ItemIsSelectable


def test_a_draft_is_found_by_its_id(model: DraftsModel) -> None:
    assert model.index_of("cũ").data() == "cũ"
    assert not model.index_of("nowhere").isValid()
    assert model.parent(model.index_of("cũ")).data() == "2025"
    assert model.rowCount(QModelIndex()) == 3


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOW - timedelta(seconds=20), "vừa xong"),
        (NOW - timedelta(minutes=59), "59 phút trước"),
        (NOW - timedelta(hours=2), "hôm nay 08:42"),
        (NOW - timedelta(days=1), "hôm qua 10:42"),
        (datetime(2026, 3, 8, 9, 0), "8/3/2026"),
        (NOW + timedelta(days=2), "27/6/2026"),
        (None, ""),
    ],
)
def test_a_moment_is_told_as_people_do(moment: datetime | None, words: str) -> None:
    assert told(moment, NOW) == words
