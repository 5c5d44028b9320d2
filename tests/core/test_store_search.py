import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from nq57desk.commands import EditContent, EditHeading, RemoveSection, SetPeriod
from nq57desk.model import Report, SectionId
from nq57desk.periods import read
from nq57desk.searching import Asked, Found
from nq57desk.session import Session
from nq57desk.store import database
from tests.helpers import block, build_report, counting_ids, section, table
from tests.stored_file import full_report

A = SectionId("a")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    new_id = counting_ids()
    with Session(tmp_path, clock=lambda: datetime(2026, 6, 15), new_id=new_id) as session:
        yield session


@pytest.fixture
def report(session: Session) -> Report:
    return session.add(
        build_report(
            section("a", "Văn thư đã ghi sổ. Đảng ủy xã họp ba lần, UBND họp hai lần.",
                    heading="Chỉ đạo {ky}"),
            section("b", content=(table(("1", "Kế hoạch số 36/KH-UBND của Ủy ban")),)),
            period=read("6T/2026"),
        )
    )  # fmt: skip


def found(session: Session, words: str, **more: object) -> list[Found]:
    return session.search(Asked(words=words, **more))


@pytest.mark.parametrize("words", ["dang uy", "Đảng ủy", "ĐẢNG", "họp xã", '"uy xa hop"'])
def test_words_are_found_with_accents_or_without(
    words: str, session: Session, report: Report
) -> None:
    [one] = found(session, words)
    assert (one.report, one.section) == (report.id, "a")
    assert one.sentence == "Đảng ủy xã họp ba lần, UBND họp hai lần."
    assert one.block == report.sections[0].blocks[0].id


def test_the_words_are_marked_in_the_sentence(session: Session, report: Report) -> None:
    [one] = found(session, "dang uy")
    assert [one.sentence[start:end] for start, end in one.marks] == ["Đảng ủy"]


def test_a_phrase_in_quotes_is_taken_as_it_stands(session: Session, report: Report) -> None:
    assert found(session, '"họp xã"') == []
    assert len(found(session, "36/KH-UBND")) == 1


def test_rows_and_headings_are_found(session: Session, report: Report) -> None:
    [row] = found(session, "kế hoạch")
    assert row.sentence == "1 | Kế hoạch số 36/KH-UBND của Ủy ban"
    [heading] = found(session, "6 thang dau nam")
    assert (heading.section, heading.block) == ("a", "")


def test_odd_queries_find_nothing_and_do_no_harm(session: Session, report: Report) -> None:
    for words in ("", '"', "AND", "* OR (", "NEAR(", "không-có-chữ-này"):
        assert found(session, words) == []


def test_an_edit_is_found_at_once_and_the_old_words_no_more(
    session: Session, report: Report
) -> None:
    session.apply(report.id, EditContent(A, (block("Hội đồng nhân dân giám sát."),)))
    assert found(session, "dang uy") == []
    assert len(found(session, "giam sat")) == 1
    session.apply(report.id, EditHeading(A, "Quản trị {ky}"))
    session.apply(report.id, SetPeriod(read("9T/2026")))
    assert len(found(session, "quan tri 9 thang")) == 1
    session.apply(report.id, RemoveSection(A))
    assert found(session, "giam sat") == []


def test_results_are_kept_to_period_outline_and_section(session: Session, report: Report) -> None:
    other = replace(report, period=read("Q1/2026"), outline=replace(report.outline, id="khac"))
    second = session.add(other)
    assert [one.report for one in found(session, "dang uy")] == [report.id, second.id]
    assert [one.report for one in found(session, "dang uy", period=read("6T/2026"))] == [report.id]
    assert [one.report for one in found(session, "dang uy", outline_id="khac")] == [second.id]
    assert len(found(session, "dang uy", section="chi dao")) == 2
    assert found(session, "dang uy", section="kien nghi") == []


def test_the_very_phrase_comes_first(session: Session) -> None:
    exact = session.add(build_report(section("x", "Trợ lý ảo phục vụ dân.")))
    session.add(build_report(section("y", "Phục vụ bằng trợ lý, chưa có ảo.")))
    first, second = found(session, "tro ly ao phuc vu")
    assert first.report == exact.id != second.report


def test_what_lies_in_the_bin_is_not_found(session: Session, report: Report) -> None:
    session.to_bin(report.id)
    assert found(session, "dang uy") == []
    session.restore(report.id)
    assert len(found(session, "dang uy")) == 1
    session.to_bin(report.id)
    session.empty_bin()
    tables = ("search_places", "search_words")
    assert [session._db[name].count for name in tables] == [0, 0]


def test_drafts_from_before_the_index_are_found(tmp_path: Path) -> None:
    stored = Path(__file__).parents[1] / "data" / "schema" / "m001.db"
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copy(stored, folder / database.NAME)
    with Session(folder) as session:
        [one] = found(session, "tiep nhan ho so")
    assert one.section == full_report().sections[0].id
