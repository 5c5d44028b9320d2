from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nq57desk.model import Period, Report, ReportStatus
from nq57desk.periods import read
from nq57desk.session import Session
from tests.helpers import build_report, counting_ids

BEGUN = datetime(2026, 6, 1, 8)
CODES = ("2024", "Q1/2026", "6T/2026", "2025", "Q1/2025")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    moments = (BEGUN + timedelta(hours=number) for number in range(1000))
    with Session(tmp_path, clock=lambda: next(moments), new_id=counting_ids()) as session:
        yield session


@pytest.fixture
def reports(session: Session) -> list[Report]:
    return [
        session.add(replace(build_report(), name=f"Báo cáo {code}", period=read(code)))
        for code in CODES
    ]


def names(session: Session, words: str = "", **page: int) -> list[str]:
    return [draft.name.removeprefix("Báo cáo ") for draft in session.shelf(words, **page)]


def test_the_one_in_work_stands_first_then_the_others_by_year(
    session: Session, reports: list[Report]
) -> None:
    assert names(session) == ["Q1/2025", "6T/2026", "Q1/2026", "2025", "2024"]


def test_a_signed_report_is_not_in_work(session: Session) -> None:
    session.add(build_report(name="nháp", period=read("2024")))
    session.add(build_report(name="ký", period=read("2025"), status=ReportStatus.SIGNED))
    assert names(session) == ["nháp", "ký"]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 9])
def test_pages_of_the_shelf_join_without_gap(
    size: int, session: Session, reports: list[Report]
) -> None:
    pages = [names(session, limit=size, offset=at) for at in range(0, 10, size)]
    assert [name for page in pages for name in page] == names(session)


def test_the_shelf_is_narrowed_by_parts_of_words_without_accents(
    session: Session, reports: list[Report]
) -> None:
    by_year = ["6T/2026", "Q1/2026", "Q1/2025", "2025", "2024"]
    assert names(session, "xa mau bao") == by_year
    assert names(session, "xa mau bao", limit=2, offset=1) == by_year[1:3]
    session.add(build_report(name="Q3/2025", period=read("Q3/2025")))
    assert names(session, "quy i nam 20") == ["Q1/2026", "Q1/2025"]
    assert names(session, "quy i") == ["Q1/2026", "Q3/2025", "Q1/2025"]
    assert names(session, "khong co") == []


def test_the_bin_is_no_part_of_the_shelf(session: Session, reports: list[Report]) -> None:
    session.to_bin(reports[-1].id)
    assert names(session) == ["2025", "6T/2026", "Q1/2026", "2024"]
    assert (session.draft_count(), len(session.drafts()), len(session.bin())) == (4, 4, 1)


def test_without_a_period_the_year_of_the_last_change_counts(session: Session) -> None:
    session.add(build_report(period=Period()))
    [draft] = session.shelf()
    assert draft.year == BEGUN.year


def test_the_first_page_reads_no_more_rows_than_it_shows(
    session: Session, reports: list[Report]
) -> None:
    plan = "EXPLAIN QUERY PLAN SELECT id, name, words FROM reports WHERE binned IS NULL"
    by_year = session._db.execute(f"{plan} ORDER BY year DESC, changed DESC").fetchall()
    by_change = session._db.execute(f"{plan} ORDER BY changed DESC").fetchall()
    assert [row[3] for row in (*by_year, *by_change)] == [
        "SEARCH reports USING COVERING INDEX reports_by_year (binned=?)",
        "SEARCH reports USING COVERING INDEX reports_by_change (binned=?)",
    ]
