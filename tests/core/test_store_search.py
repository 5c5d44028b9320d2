import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from nq57desk.commands import (
    EditClosing,
    EditContent,
    EditHeader,
    EditHeading,
    SetFigure,
    SetPeriod,
)
from nq57desk.model import (
    FigureRef,
    FigureValue,
    Numbering,
    Office,
    Report,
    Run,
    SectionId,
    SectionSpec,
)
from nq57desk.periods import read
from nq57desk.searching import Asked, Found
from nq57desk.session import Session
from nq57desk.store import database
from nq57desk.tree_commands import RemoveSection
from tests.helpers import block, build_report, counting_ids, section, table
from tests.stored_file import full_report

A = SectionId("a")
COUNT = "ho_so_tiep_nhan_trong_ky"
NO_SPEC = SectionSpec(key="", heading="", numbering=Numbering.NONE)


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


def test_head_end_and_loose_pieces_are_found(session: Session) -> None:
    report = session.add(full_report())
    head = replace(report.header, subject="Tình hình {ky}", addressees=("Sở Mẫu",))
    end = replace(report.closing, sentence=(block("Trên đây là tổng hợp."),))
    session.apply(report.id, EditHeader(head))
    session.apply(report.id, EditClosing(end))
    for words, part, place in (
        ("tinh hinh tu ngay", "header", "subject"),
        ("so mau", "header", "addressee"),
        ("luu vt", "closing", "recipient"),
        ("tong hop", "closing", end.sentence[0].id),
        ("trang 3", "unplaced", "u"),
    ):
        [one] = found(session, words)
        assert (one.part, one.section, one.block) == (part, "", place)


def test_figures_are_found_as_they_are_written(session: Session) -> None:
    [figure] = (each for each in session.catalogue().figures if each.id == COUNT)
    runs = (Run(text="Nhận "), Run(figure=FigureRef(figure=figure.id)))
    told = replace(block("Nhận"), runs=runs)
    report = session.add(build_report(section("a", content=(told,))))
    session.apply(report.id, SetFigure(FigureValue(figure=figure.id, value=Decimal(1577))))
    [one] = found(session, "nhan 1.577")
    assert one.sentence.startswith("Nhận 1.577 ")
    session.apply(report.id, SetFigure(FigureValue(figure=figure.id, value=Decimal(1612))))
    assert found(session, "nhan 1.577") == []
    assert len(found(session, "nhan 1.612")) == 1


def test_newest_periods_come_first_whenever_they_were_kept(session: Session) -> None:
    for code in ("Q1/2026", "2024", "6T/2026", "2025"):
        session.add(build_report(section("a", "Tập huấn."), name=code, period=read(code)))
    assert [one.name for one in found(session, "tap huan")] == [
        "6T/2026",
        "Q1/2026",
        "2025",
        "2024",
    ]


def test_a_section_is_told_with_its_numbers_in_printed_order(session: Session) -> None:
    roman, letter = Numbering.ROMAN, Numbering.LETTER
    session.add(
        build_report(
            section("a", "Tập huấn.", numbering=roman),
            section("b", "Tập huấn nữa.", level=2, numbering=letter),
        )
    )
    assert [one.path for one in found(session, "tap huan")] == ["I", "I > a"]


def test_results_are_kept_to_year_place_and_meaning(session: Session) -> None:
    report = session.add(session.sample())
    section_ = next(
        one for one in report.sections if (report.spec(one) or NO_SPEC).meaning == "D2"
    )
    year, place = report.period.year, report.office.locality
    all_found = found(session, "", meaning="D2")
    assert section_.id in [one.section for one in all_found]
    assert found(session, "", meaning="D2", year=year, office=place) == all_found
    assert found(session, "", meaning="D2", year=1999) == []
    assert found(session, "", meaning="D2", office="xã Khác") == []


def test_a_word_still_being_typed_is_found(session: Session, report: Report) -> None:
    assert len(found(session, "dang uy ho")) == 1
    assert found(session, "dang uy ho ") == []
    assert len(found(session, "sổ đả")) == 1


def test_pages_of_results_join_without_gap(session: Session) -> None:
    for number in range(7):
        session.add(build_report(section("a", f"Tập huấn {number}.")))
    whole = session.search(Asked(words="tap huan"), limit=7)
    parts = [session.search(Asked(words="tap huan"), limit=3, offset=at) for at in (0, 3, 6)]
    assert [*parts[0], *parts[1], *parts[2]] == whole
    assert len(whole) == 7


def test_what_a_search_can_be_narrowed_to_is_told(session: Session, report: Report) -> None:
    session.add(replace(report, period=read("Q1/2025"), office=Office(name="Khác")))
    choices = session.search_choices()
    assert choices.periods == ((2026, report.period), (2025, read("Q1/2025")))
    assert choices.outlines == (("mau", "Đề cương mẫu"),)
    assert set(choices.offices) == {"xã Mẫu", "xã Khác"}


def test_drafts_from_before_the_index_are_found(tmp_path: Path) -> None:
    stored = Path(__file__).parents[1] / "data" / "schema" / "m001.db"
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copy(stored, folder / database.NAME)
    with Session(folder) as session:
        [one] = found(session, "tiep nhan ho so")
    assert one.section == full_report().sections[0].id
