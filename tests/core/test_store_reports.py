import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from nq57desk.commands import Command, EditContent, EditHeader, MarkDone, SetFigure, SetUnplaced
from nq57desk.errors import StoreError
from nq57desk.model import (
    BlockId,
    FigureId,
    FigureValue,
    Header,
    PassedFinding,
    Report,
    ReportId,
    SectionId,
    Unplaced,
)
from nq57desk.store.database import open_database
from nq57desk.store.reports import Reports
from nq57desk.store.rows import rescued_text
from nq57desk.tree_commands import AddSection, MoveSection, RemoveSection
from tests.helpers import block, build_report, section
from tests.stored_file import full_report

NOW = datetime(2026, 6, 15, 8, 30)
B = SectionId("b")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    db, _ = open_database(tmp_path, now=NOW)
    yield db
    db.close()


@pytest.fixture
def reports(db: Database) -> Reports:
    return Reports(db)


def is_writing(statement: str) -> bool:
    """Whether a statement writes a draft; the index of words writes in ways of its own."""
    writes = statement.lstrip().casefold().startswith(("insert", "update", "delete"))
    return writes and "search_" not in statement


def load(reports: Reports, report: Report) -> Report:
    return reports.load(report.id, now=NOW)[0]


def test_a_report_comes_back_equal_with_lines_and_times(reports: Reports) -> None:
    passed = (PassedFinding(rule="mau", ground="0f", reason="Đúng như vậy"),)
    report = replace(full_report(), created=NOW, changed=NOW, passed=passed)
    reports.add(report)
    kept, whole = reports.load(report.id, now=NOW)
    assert kept == report and whole
    assert (kept.created, kept.changed) == (NOW, NOW)
    assert kept.sections[0].blocks[0].origins == report.sections[0].blocks[0].origins


@pytest.mark.parametrize(
    ("command", "rows"),
    [
        (EditContent(B, (block("mới"),)), 2),
        (MarkDone(B), 2),
        (EditHeader(Header(number="7")), 1),
        (AddSection(SectionId("c"), section("n")), 2),
        (AddSection(None, section("n")), 5),
        (RemoveSection(B), 3),
        (MoveSection(SectionId("c"), -1), 4),
        (SetFigure(FigureValue(figure=FigureId("f"), note="x")), 2),
        (SetUnplaced((Unplaced(id=BlockId("u"), text="x"),)), 2),
    ],
)
def test_a_save_writes_the_rows_that_differ_and_the_reports_own(
    command: Command, rows: int, reports: Reports, db: Database
) -> None:
    before = build_report()
    reports.add(before)
    after = command.apply(before)
    written: list[str] = []
    db.conn.set_trace_callback(written.append)
    reports.save(before, after)
    db.conn.set_trace_callback(None)
    assert len({statement for statement in written if is_writing(statement)}) == rows
    assert load(reports, after) == after


def test_the_list_shows_the_counts_of_the_last_save(reports: Reports) -> None:
    before = build_report()
    reports.add(before)
    after = replace(MarkDone(B).apply(before), changed=NOW)
    reports.save(before, after)
    [summary] = reports.listing.drafts()
    assert (summary.name, summary.locality) == ("Báo cáo thử", "xã Mẫu")
    assert (summary.total, summary.done, summary.empty, summary.words) == (3, 1, 1, 2)
    assert (summary.changed, summary.binned) == (NOW, None)


def test_the_last_changed_stands_first(reports: Reports) -> None:
    for name, hour in (("x", 9), ("y", 11), ("z", 10)):
        changed = NOW.replace(hour=hour)
        reports.add(replace(build_report(), id=ReportId(name), changed=changed))
    assert [each.id for each in reports.listing.drafts()] == ["y", "z", "x"]


def test_reports_of_one_outline_share_its_copy(reports: Reports, db: Database) -> None:
    one = build_report()
    other = replace(one, id=ReportId("s"))
    reports.add(one)
    reports.add(other)
    assert db["outlines"].count == 1
    newer = replace(other, outline=replace(other.outline, version="2"))
    reports.save(other, newer)
    assert load(reports, newer).outline.version == "2"
    assert load(reports, one).outline.version == "1"


def test_emptying_the_bin_takes_parts_and_unused_outlines_along(
    reports: Reports, db: Database
) -> None:
    reports.add(full_report())
    reports.bin(full_report().id, NOW)
    reports.empty_bin()
    tables = ("reports", "sections", "figures", "unplaced", "outlines")
    assert [db[name].count for name in tables] == [0] * 5


def test_there_is_no_report_of_an_unknown_id(reports: Reports) -> None:
    with pytest.raises(KeyError):
        reports.load(ReportId("?"), now=NOW)


def test_a_broken_section_keeps_its_heading_and_its_words(reports: Reports, db: Database) -> None:
    report = build_report(section("a", "Đã lắp wifi", "tại “12” xóm"), section("b", "Hai"))
    reports.add(report)
    db.execute("UPDATE sections SET content = substr(content, 1, 90) WHERE id = 'a'")
    opened, whole = reports.load(report.id, now=NOW)
    assert not whole
    assert opened.sections[0].heading == "Mục a" and opened.sections[0].content == ()
    assert opened.sections[1] == report.sections[1]
    assert "Đã lắp wifi" in opened.unplaced[0].text
    assert [row["source"] for row in db["damaged"].rows] == ["sections"]


def test_damage_is_told_once_and_nothing_of_it_is_deleted(reports: Reports, db: Database) -> None:
    reports.add(full_report())
    db.execute("UPDATE reports SET header = '{', period = '{', closing = '{\"sentence\":7}'")
    db.execute("UPDATE sections SET kind = 'unknown', level = 'x' WHERE id = 'b'")
    db.execute('UPDATE figures SET data = \'{"figure":"f","value":"many"}\'')
    db.execute("UPDATE outlines SET data = ''")
    opened, whole = reports.load(full_report().id, now=NOW)
    assert not whole and opened.outline.name == "Đề cương mẫu"
    assert [piece.id for piece in opened.unplaced] == ["u", "damaged-b", "damaged-ho-so"]
    assert db["damaged"].count == 6
    assert reports.load(full_report().id, now=NOW) == (opened, True)


def test_words_of_a_broken_head_are_among_the_pieces_without_a_place(
    reports: Reports, db: Database
) -> None:
    head = Header(bases=(block("Căn cứ Công văn số 5"),))
    reports.add(build_report(header=head))
    db.execute("UPDATE reports SET header = substr(header, 1, length(header) - 3)")
    opened, _ = reports.load(build_report().id, now=NOW)
    assert opened.header == Header()
    assert [piece.text for piece in opened.unplaced] == ["Căn cứ Công văn số 5"]


def test_words_are_rescued_from_cut_text() -> None:
    stored = '[{"runs":[{"text":"m\\u1ed9t \\"hai\\""},{"text":"ba'
    assert rescued_text(stored) == 'một "hai"\nba'


def test_a_failed_save_leaves_the_report_as_it_was(reports: Reports, db: Database) -> None:
    before = build_report()
    reports.add(before)
    long = EditContent(B, (block("dài " * 50_000),)).apply(before)
    after = EditHeader(Header(number="9")).apply(long)
    db.execute(f"PRAGMA max_page_count={db.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(StoreError, match="ổ đĩa đầy"):
        reports.save(before, after)
    assert load(reports, before) == before


def test_one_edit_in_a_report_of_120_sections_is_on_disk_at_once(reports: Reports) -> None:
    report = build_report(
        *(section(f"s{n}", *[f"Đoạn {m} " + "chữ " * 80 for m in range(8)]) for n in range(120))
    )
    reports.add(report)
    times = []
    for turn in range(50):
        edit = EditContent(SectionId(f"s{turn}"), (block(f"lần {turn}"),))
        start = time.perf_counter()
        after = edit.apply(report)
        reports.save(report, after)
        times.append(time.perf_counter() - start)
        report = after
    print(
        f"one section to disk: {sorted(times)[25] * 1000:.1f} ms, most {max(times) * 1000:.1f} ms"
    )
    assert load(reports, report) == report
