import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nq57desk.commands import EditContent, EditHeading, MarkDone, PlaceUnplaced
from nq57desk.drafts import beside_name
from nq57desk.errors import NewerStore, NotFound, StoreError, StoreInUse
from nq57desk.model import (
    Block,
    BlockId,
    Office,
    Period,
    PeriodKind,
    ReportId,
    Run,
    SectionId,
)
from nq57desk.session import Session, default_data_dir
from nq57desk.store.database import NAME
from tests.helpers import block, build_report, counting_ids, same_content

A, B = SectionId("a"), SectionId("b")
HALF = Period(kind=PeriodKind.MONTHS, number=6, year=2026)
TYPE = """
import sys
from pathlib import Path
from nq57desk.commands import EditHeading
from nq57desk.session import Session
session = Session(Path(sys.argv[1]))
report = session.report("Báo cáo thử")
for turn in range(100_000):
    session.apply(report.id, EditHeading(report.sections[turn % 3].id, f"lần {turn}"))
    print(turn, flush=True)
"""


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 6, 15, 8, 30)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def open_session(folder: Path) -> Session:
    return Session(folder, clock=Clock(), new_id=counting_ids())


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with open_session(tmp_path) as session:
        yield session


def fill_disk(session: Session) -> None:
    pages = session._db.execute("PRAGMA page_count").fetchone()[0]
    session._db.execute(f"PRAGMA max_page_count={pages}")


def free_disk(session: Session) -> None:
    session._db.execute("PRAGMA max_page_count=1000000")


def test_drafts_lie_in_the_users_own_folder(tmp_path: Path) -> None:
    assert default_data_dir() == tmp_path / "home" / "nq57desk"
    with Session():
        assert (default_data_dir() / NAME).exists()


def test_an_edit_is_found_by_the_next_session(tmp_path: Path) -> None:
    with open_session(tmp_path) as session:
        draft = session.add(build_report())
        edited = session.apply(draft.id, EditContent(B, (block("mới"),)))
        assert session.report(draft.id) is edited
    with open_session(tmp_path) as session:
        assert session.report(draft.id) == edited
        assert session.report(draft.id).changed == edited.changed


def test_a_second_session_is_refused_and_a_patient_one_waits(
    session: Session, tmp_path: Path
) -> None:
    with pytest.raises(StoreInUse):
        Session(tmp_path)
    start = time.monotonic()
    with pytest.raises(StoreInUse):
        Session(tmp_path, patience=0.2)
    assert time.monotonic() - start >= 0.2


def test_a_folder_is_free_again_after_its_drafts_were_refused(tmp_path: Path) -> None:
    with Session(tmp_path) as session:
        session._db.execute(
            "INSERT INTO _sqlite_migrations VALUES (999, 'nq57desk', 'm999_later', '2030')"
        )
    for _ in range(2):
        with pytest.raises(NewerStore):
            Session(tmp_path)


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="Không tạo được thư mục"):
        Session(tmp_path / "file" / "data")


def test_office_and_settings_are_kept(tmp_path: Path) -> None:
    office = Office(name="Mẫu", province="Thái Nguyên", recipients=("Lưu: VT",))
    with open_session(tmp_path) as session:
        assert session.office() is None
        assert session.setting("pane", "preview") == "preview"
        session.set_office(office)
        session.set_setting("pane", "checks")
    with open_session(tmp_path) as session:
        assert session.office() == office
        assert session.setting("pane") == "checks"


def test_an_office_that_cannot_be_read_is_asked_again(session: Session) -> None:
    session.set_setting("office", '{"kind":"village"}')
    assert session.office() is None


def test_a_draft_is_named_by_period_and_place_and_never_twice(session: Session) -> None:
    session.set_office(Office(name="Mẫu"))
    names = [session.begin("tinh-uy", HALF).name for _ in range(3)]
    base = "6 tháng đầu năm 2026 - xã Mẫu"
    assert names == [base, f"{base} (2)", f"{base} (3)"]
    assert session.begin("dot-pha", Period()).name == "Nhiệm vụ đột phá - xã Mẫu"
    assert session.begin("dot-pha", HALF, name="Của tôi").name == "Của tôi"


def test_a_begun_draft_has_the_sections_of_its_outline(session: Session) -> None:
    draft = session.begin("ban-chi-dao", HALF)
    assert draft.outline.id == "ban-chi-dao" and len(draft.sections) == 20
    with pytest.raises(NotFound):
        session.begin("không có", HALF)


def test_a_report_is_found_by_id_and_by_name(session: Session) -> None:
    draft = session.add(build_report())
    assert session.report(draft.id) == session.report("Báo cáo thử") == draft
    with pytest.raises(NotFound, match="“Báo cáo khác”"):
        session.report("Báo cáo khác")


def test_of_several_drafts_of_one_name_the_codes_are_listed(session: Session) -> None:
    one, other = session.add(build_report()), session.add(build_report())
    session._db.execute("UPDATE reports SET name = 'Một'")
    with pytest.raises(NotFound, match=f"{other.id}, {one.id}"):
        session.report("Một")


def test_the_list_tells_how_far_each_draft_is(session: Session) -> None:
    first = session.add(build_report(period=HALF))
    session.add(build_report())
    session.apply(first.id, MarkDone(B))
    draft, _ = session.drafts()
    assert draft.id == first.id
    assert (draft.done, draft.total, draft.words) == (1, 3, 2)
    assert (draft.office, draft.period_label) == ("xã Mẫu", "6 tháng đầu năm 2026")


def test_a_new_name_is_made_unique_and_the_same_one_stays(session: Session) -> None:
    one = session.add(build_report())
    other = session.add(build_report())
    assert session.rename(one.id, "Báo cáo thử").name == "Báo cáo thử"
    assert session.rename(one.id, "Báo cáo thử (2)").name == "Báo cáo thử (3)"
    assert session.rename(one.id, "  ").name == "Báo cáo"
    assert session.report(other.id).name == "Báo cáo thử (2)"


def test_a_copy_says_the_same_and_lives_apart(session: Session) -> None:
    one = session.add(build_report())
    copy = session.copy(one.id)
    assert same_content(one, copy) and copy.name == "Báo cáo thử (2)"
    session.apply(copy.id, EditHeading(A, "khác"))
    assert session.report(one.id).section(A).heading == "Mục a"


def test_a_draft_goes_to_the_bin_and_back_until_that_is_emptied(session: Session) -> None:
    draft = session.add(build_report())
    session.to_bin(draft.id)
    assert [each.id for each in session.bin()] == [draft.id] and not session.drafts()
    session.restore(draft.id)
    assert [each.id for each in session.drafts()] == [draft.id] and not session.bin()
    session.to_bin(draft.id)
    session.empty_bin()
    with pytest.raises(NotFound):
        session.report(draft.id)


def test_an_edit_that_does_not_fit_changes_nothing(session: Session) -> None:
    draft = session.add(build_report())
    with pytest.raises(NotFound):
        session.apply(draft.id, PlaceUnplaced(BlockId("?"), A))
    assert session.report(draft.id) is draft and session.unsaved() == ()


def test_what_a_full_disk_refused_is_kept_in_memory_and_written_later(tmp_path: Path) -> None:
    with open_session(tmp_path) as session:
        draft = session.add(build_report())
        fill_disk(session)
        with pytest.raises(StoreError, match="ổ đĩa đầy"):
            session.apply(draft.id, EditContent(A, (block("dài " * 50_000),)))
        assert session.unsaved() == (draft.id,)
        with pytest.raises(StoreError):
            session.apply(draft.id, EditHeading(B, "tiếp"))
        with pytest.raises(StoreError):
            session.close()
        free_disk(session)
        latest = session.save(draft.id)
        assert session.unsaved() == ()
    with open_session(tmp_path) as session:
        assert session.report(draft.id) == latest
        assert latest.section(A).content and latest.section(B).heading == "tiếp"


def test_closing_writes_what_could_not_be_written_before(tmp_path: Path) -> None:
    with open_session(tmp_path) as session:
        draft = session.add(build_report())
        fill_disk(session)
        with pytest.raises(StoreError):
            session.apply(draft.id, EditContent(A, (block("dài " * 50_000),)))
        free_disk(session)
    with open_session(tmp_path) as session:
        assert len(session.report(draft.id).section(A).blocks[0].text) == 200_000


def test_a_killed_program_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    with open_session(tmp_path) as session:
        session.add(build_report())
    command = [sys.executable, "-c", TYPE, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout
        told = [int(typing.stdout.readline()) for _ in range(40)]
        typing.kill()
        told += [int(line) for line in typing.stdout if line.endswith("\n")]
    with open_session(tmp_path) as session:
        headings = [each.heading for each in session.report("Báo cáo thử").sections]
    latest = max(int(heading.removeprefix("lần ")) for heading in headings)
    assert latest in (told[-1], told[-1] + 1)
    assert sorted(headings) == sorted(f"lần {latest - back}" for back in range(3))


def test_a_damaged_part_is_told_and_its_words_stay(tmp_path: Path) -> None:
    with open_session(tmp_path) as session:
        draft = session.add(build_report())
        session._db.execute("UPDATE sections SET content = replace(content, '}', '') ")
    with open_session(tmp_path) as session:
        report = session.report(draft.id)
        assert "Báo cáo thử" in session.notices[-1]
    assert [piece.text for piece in report.unplaced] == ["Một", "Hai"]


def test_all_drafts_come_back_from_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_session(Path("data")) as session:
        draft = session.add(build_report())
    with open_session(Path("data")) as session:
        [copy] = session.backups()
        session.apply(draft.id, EditHeading(A, "hỏng"))
        session.restore_backup(copy)
        assert session.report(draft.id).section(A).heading == "Mục a"
        assert len(session.backups()) == 2


def test_a_file_becomes_a_draft_and_a_read_one_does_not(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_text("BÁO CÁO\nKết quả\n\nI. KẾT QUẢ\nXã đã làm.\n\nII. KIẾN NGHỊ\nKhông có.\n")
    session.read_file(path)
    assert session.drafts() == ()
    imported = session.import_file(path, "dot-pha")
    assert [each.id for each in session.drafts()] == [imported.report.id]
    assert imported.report.outline.id == "dot-pha"


def test_a_file_that_names_no_period_and_no_place_lends_its_own_name(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "bai cu.txt"
    path.write_text("BÁO CÁO\nKết quả\n\nI. KẾT QUẢ\nĐã làm.\n")
    assert session.import_file(path).report.name == "bai cu"


def test_the_sample_is_kept_only_when_asked(session: Session) -> None:
    assert same_content(session.sample(), session.sample()) and not session.drafts()
    draft = session.add_sample()
    assert [each.id for each in session.drafts()] == [draft.id]


def test_a_draft_composes_into_docx_and_pdf(session: Session) -> None:
    docx = session.printing.compose(session.sample())
    assert docx.startswith(b"PK")
    assert session.printing.to_pdf(docx).startswith(b"%PDF")
    assert session.printing.pdf_engine() in [engine.id for engine in session.printing.engines()]


def test_a_thousand_drafts_are_listed_without_opening_any(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session._db.atomic():
        for number in range(1000):
            session._reports.add(replace(build_report(), id=ReportId(f"n{number}")))
    monkeypatch.setattr(session._reports, "load", None)
    start = time.perf_counter()
    assert len(session.drafts()) == 1000
    print(f"1,000 drafts listed in {(time.perf_counter() - start) * 1000:.0f} ms")


def test_one_edit_of_a_real_report_is_on_disk_at_once(session: Session, reports_dir: Path) -> None:
    draft = session.import_file(reports_dir / "phu-thinh.txt").report
    longest = max(draft.sections, key=lambda each: len(each.blocks))
    times = []
    for turn in range(40):
        last = Block(id=BlockId("last"), runs=(Run(text=f"lần {turn}"),))
        start = time.perf_counter()
        session.apply(draft.id, EditContent(longest.id, (*longest.content, last)))
        times.append(time.perf_counter() - start)
    print(f"one edit to disk: {sorted(times)[20] * 1000:.1f} ms, most {max(times) * 1000:.1f} ms")
    assert session.report(draft.id).section(longest.id).blocks[-1].text == "lần 39"


def test_what_stands_beside_a_name_says_nothing_twice() -> None:
    named = "6 tháng đầu năm 2026 - xã Mẫu"
    assert beside_name(named, "6 tháng đầu năm 2026", "xã Mẫu") == ""
    assert beside_name("Bản hai", "quý I năm 2026", "xã Mẫu") == "quý I năm 2026 · xã Mẫu"
    assert beside_name("Bản hai", "", "xã") == ""
