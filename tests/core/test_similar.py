"""Paragraphs of other reports offered while one is written."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from nq57desk.model import Office, Report, SectionId
from nq57desk.periods import read
from nq57desk.session import Session
from nq57desk.similar import Passage, wanted_at
from tests.helpers import build_report, section

A = SectionId("a")
ROADS = "Đường truyền cáp quang đã đến tất cả các xóm trên địa bàn xã."
LOANS = "Hợp tác xã chè đã vay vốn để lắp dây chuyền sao sấy tự động."
OTHER = "Nhà văn hóa xóm được lắp thêm loa thông minh và mạng không dây."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(tmp_path / "data") as opened:
        yield opened


def keep(session: Session, period: str, *texts: str, heading: str = "Hạ tầng số") -> Report:
    made = section("a", *texts, heading=heading)
    report = build_report(made, period=read(period), office=Office(name="Mẫu"))
    return session.add(replace(report, name=period))


def offered(session: Session, report: Report, block: str = "", **more: object) -> list[str]:
    return [each.block.text for each in passages(session, report, block, **more)]


def passages(
    session: Session, report: Report, block: str = "", besides: tuple[str, ...] = ()
) -> tuple[Passage, ...]:
    wanted = wanted_at(report, A, block, besides=besides)
    return session.passage_finder().find(wanted)


def test_before_anything_is_typed_the_same_section_of_newer_reports_comes_first(
    session: Session,
) -> None:
    keep(session, "5T/2026", ROADS)
    keep(session, "2025", LOANS, OTHER)
    keep(session, "Q1/2026", "Văn thư đã ghi sổ đủ các văn bản đến.", heading="Văn thư")
    assert offered(session, keep(session, "6T/2026")) == [ROADS, LOANS, OTHER]


def test_what_is_typed_is_found_by_its_words_in_any_section(session: Session) -> None:
    keep(session, "5T/2026", ROADS, LOANS)
    keep(session, "2025", OTHER, heading="Việc khác")
    report = keep(session, "6T/2026", OTHER[:40])
    [block] = report.section(A).blocks
    assert offered(session, report, block.id) == [OTHER]


def test_one_of_nearly_the_same_paragraphs_is_offered(session: Session) -> None:
    keep(session, "2025", ROADS)
    keep(session, "5T/2026", f"{ROADS[:-1]}!")
    assert offered(session, keep(session, "6T/2026")) == [f"{ROADS[:-1]}!"]


def test_what_is_in_sight_is_not_offered(session: Session) -> None:
    keep(session, "5T/2026", ROADS, LOANS)
    report = keep(session, "6T/2026", LOANS)
    assert offered(session, report, besides=(ROADS,)) == []


def test_a_passage_tells_where_it_stands(session: Session) -> None:
    source = keep(session, "5T/2026", ROADS)
    [found] = passages(session, keep(session, "6T/2026"))
    assert (found.report, found.section, found.heading) == (source.id, "a", "Hạ tầng số")
    assert found.period == read("5T/2026")


def test_what_lies_in_the_bin_is_not_offered(session: Session) -> None:
    session.to_bin(keep(session, "5T/2026", ROADS).id)
    assert offered(session, keep(session, "6T/2026")) == []


def test_a_search_that_is_cancelled_offers_nothing(session: Session) -> None:
    for number in range(40):
        keep(session, f"Q1/{1980 + number}", *(f"{ROADS} {number} {at}" for at in range(30)))
    report = keep(session, "6T/2026", ROADS)
    wanted = wanted_at(report, A, report.section(A).blocks[0].id, besides=())
    assert session.passage_finder().find(wanted, cancelled=lambda: True) == ()
