"""The next report begun from the last one: the page, the first section on screen."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from nq57desk.commands import EditContent
from nq57desk.errors import NotFound
from nq57desk.model import DataSpan, Office, PeriodKind, Report, SectionId
from nq57desk.periods import code, read
from nq57desk.rollover import Carry
from nq57desk.session import Session
from tests.helpers import block, with_figures
from ui.actions import Act
from ui.main_window import MainWindow
from ui.take_over.dialog import TakeOverDialog
from ui.take_over.sections import SOURCE


def add_report(session: Session, period: str = "5T/2026") -> Report:
    """Keep a report on which a few sections say something."""
    report = session.begin("tinh-uy", read(period))
    texts = {
        "noi-bat": f"Trong {period[0]} tháng đầu năm 2026, xã có 12 xóm.",
        "diem-nghen": "Đường truyền còn chập chờn.",
        "trong-tam": "Lắp thêm trạm.",
    }
    for section in report.sections:
        if section.key in texts:
            made = (block(texts[section.key], block_id=f"b-{section.key}"),)
            report = session.apply(report.id, EditContent(section.id, made))
    return report


@pytest.fixture
def ask(window: MainWindow, session: Session, qtbot: QtBot) -> Callable[[], TakeOverDialog]:
    def asked() -> TakeOverDialog:
        window.refresh_home()
        window.acts[Act.CONTINUE].trigger()
        found = [each for each in window.findChildren(TakeOverDialog) if each.isVisible()]
        qtbot.waitExposed(found[0])
        return found[0]

    return asked


def test_without_an_earlier_report_the_clerk_is_told_what_to_do(window: MainWindow) -> None:
    window.acts[Act.CONTINUE].trigger()
    assert not window.findChildren(TakeOverDialog)
    assert "Word" in window.notices.texts()[0]


def test_all_is_proposed_and_one_click_begins(
    ask: Callable[[], TakeOverDialog], window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    add_report(session, "3T/2026")
    source = add_report(session)
    dialog = ask()
    assert dialog.source.currentData() == source.id
    assert code(dialog.period.period()) == "6T/2026"
    assert dialog.outline.currentData() == "tinh-uy"
    qtbot.mouseClick(dialog.begin, Qt.MouseButton.LeftButton)
    report = window.desk.draft.report
    assert (report.previous, code(report.period)) == (source.id, "6T/2026")
    assert report.data_span == DataSpan(start=report.data_span.start, end=report.data_span.end)
    assert str(report.data_span.end) == "2026-06-14"
    assert session.report(report.id) == report


def test_the_row_of_an_old_report_can_be_used_for_a_new_period(
    window: MainWindow, session: Session
) -> None:
    old = add_report(session, "3T/2026")
    add_report(session)
    window.refresh_home()
    window.home.mark(old.id)
    window.acts[Act.CONTINUE_FROM].trigger()
    [dialog] = window.findChildren(TakeOverDialog)
    assert dialog.source.currentData() == old.id
    dialog.reject()


def test_what_comes_over_can_be_chosen_for_a_section_and_for_a_habit(
    ask: Callable[[], TakeOverDialog], session: Session
) -> None:
    source = add_report(session)
    dialog = ask()
    model = dialog.sections
    group = next(row for row in range(model.rowCount()) if model.item(row, 1).text() == "Để trống")
    model.choose(model.index(group, 1), Carry.WHOLE)
    section = SectionId(model.item(group).child(0).data(SOURCE))
    assert model.choices() == {section: Carry.WHOLE}
    rolled = dialog.rolled()
    carried = [each for each in rolled.report.sections if each.key == "trong-tam"]
    assert [each.text for each in carried[0].blocks] == ["Lắp thêm trạm."]
    assert source.section(section).key == "trong-tam"
    dialog.reject()


def test_the_list_of_choices_takes_what_is_chosen(
    ask: Callable[[], TakeOverDialog], session: Session
) -> None:
    add_report(session)
    dialog = ask()
    index = dialog.sections.index(0, 1)
    delegate = dialog.tree.itemDelegateForColumn(1)
    box = delegate.createEditor(dialog.tree.viewport(), QStyleOptionViewItem(), index)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(Carry.EMPTY))
    delegate.setModelData(box, dialog.sections, index)
    assert set(dialog.sections.choices().values()) == {Carry.EMPTY}
    box.deleteLater()
    dialog.reject()


def test_another_outline_takes_sections_by_their_meaning(
    ask: Callable[[], TakeOverDialog], session: Session, window: MainWindow
) -> None:
    add_report(session)
    dialog = ask()
    dialog.outline.setCurrentIndex(dialog.outline.findData("chuan"))
    dialog.outline.activated.emit(dialog.outline.currentIndex())
    dialog.accept()
    report = window.desk.draft.report
    assert report.outline.id == "chuan"
    texts = [each.text for section in report.sections for each in section.blocks]
    assert "Đường truyền còn chập chờn." in texts


def test_places_that_may_be_old_are_told_with_a_way_to_them(
    ask: Callable[[], TakeOverDialog], session: Session, window: MainWindow
) -> None:
    report = add_report(session)
    section = next(each for each in report.sections if each.key == "diem-nghen")
    edit = EditContent(section.id, (block("Họp sau 5 tháng.", block_id="b"),))
    session.apply(report.id, edit)
    dialog = ask()
    item = dialog.words.tree.topLevelItem(1).child(0)
    assert (item.text(0), item.text(1)) == ("5 tháng", "Họp sau 5 tháng.")
    assert "<b>5 tháng</b>" in dialog.words.sentence.text()
    dialog.accept()
    [text] = [each for each in window.notices.texts() if "1 chỗ" in each]
    window.take_over.doubts_wanted.emit()
    assert window.acts[Act.FINDINGS].isChecked() and text


def test_a_report_that_cannot_be_read_is_told_and_nothing_begins(
    ask: Callable[[], TakeOverDialog], session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_report(session)
    dialog = ask()

    def refuse(*_arguments: object, **_more: object) -> None:
        raise NotFound("Không đọc được.")

    monkeypatch.setattr(session, "roll_over", refuse)
    dialog.period.chosen.emit(read("9T/2026"))
    assert dialog.rolled() is None
    assert not dialog.begin.isEnabled()
    assert dialog.summary.text() == "Không đọc được."
    dialog.reject()


def test_old_words_and_figures_are_listed(
    ask: Callable[[], TakeOverDialog], session: Session
) -> None:
    source = add_report(session)
    session.add(with_figures(source, so_to_dan_pho_xom="12", so_van_ban_trien_khai="15"))
    dialog = ask()
    assert "đã sửa 1" in dialog.tabs.tabText(0)
    tree = dialog.words.tree
    assert tree.topLevelItem(0).child(0).text(1) == "6 tháng đầu năm 2026"
    assert dialog.figures.rowCount() == 2
    now = [dialog.figures.item(row, 2).text() for row in range(2)]
    assert now == ["Giữ, chờ duyệt", "Để trống, nhập mới"]
    dialog.reject()


@pytest.mark.parametrize(
    ("old", "new"),
    [("5T/2026", "6T/2026"), ("6T/2026", "9T/2026"), ("9T/2026", "2026"), ("2025", "2026"),
     ("Q1/2026", "Q2/2026"), ("12/2025", "01/2026"),
     ("15/01/2026-14/02/2026", "15/02/2026-14/3/2026")],
)  # fmt: skip
def test_the_period_after_each_kind_is_proposed_with_its_days(
    old: str, new: str, ask: Callable[[], TakeOverDialog], session: Session
) -> None:
    add_report(session, old)
    dialog = ask()
    assert code(dialog.period.period()) == new
    assert dialog.days.span().end is not None
    assert dialog.rolled().report.period == read(new)
    dialog.reject()


def test_a_report_without_a_period_has_no_days_of_data(
    ask: Callable[[], TakeOverDialog], session: Session
) -> None:
    add_report(session)
    dialog = ask()
    dialog.period.kind.setCurrentIndex(dialog.period.kind.findData(PeriodKind.NONE))
    dialog.period.kind.activated.emit(dialog.period.kind.currentIndex())
    assert dialog.rolled().report.data_span == DataSpan()
    assert not dialog.days.isEnabled()
    dialog.reject()


def test_the_same_period_of_last_year_and_the_tasks_are_told(
    ask: Callable[[], TakeOverDialog], session: Session
) -> None:
    add_report(session, "6T/2025")
    add_report(session)
    dialog = ask()
    assert "6 tháng cuối năm 2026" in dialog.around.text()
    assert "6 tháng đầu năm 2025 (6 tháng đầu năm 2025 - xã Mẫu)" in dialog.around.text()
    dialog.reject()


def test_the_days_of_the_data_can_be_other_days(
    ask: Callable[[], TakeOverDialog], session: Session
) -> None:
    add_report(session)
    dialog = ask()
    dialog.days.offers.setCurrentIndex(1)
    dialog.days.offers.activated.emit(1)
    assert str(dialog.days.span().start) == "2026-01-01"
    dialog.days.end.setDate(dialog.days.end.date().addDays(-3))
    assert dialog.days.offers.currentIndex() == 2
    assert str(dialog.rolled().report.data_span.end) == "2026-06-27"
    dialog.reject()


def test_the_largest_report_is_on_screen_within_a_second(
    ask: Callable[[], TakeOverDialog],
    window: MainWindow,
    session: Session,
    qtbot: QtBot,
    reports_dir: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    session.set_office(Office(name="Phú Thịnh", province="Thái Nguyên"))
    session.import_file(reports_dir / "phu-thinh.txt")
    took = [seconds_to_first_section(ask(), window, qtbot) for _time in range(3)]
    with capsys.disabled():
        times = ", ".join(f"{each * 1000:.0f}" for each in took)
        print(f"\nfirst carried section on screen after {times} ms")
    assert min(took) < 1


def seconds_to_first_section(dialog: TakeOverDialog, window: MainWindow, qtbot: QtBot) -> float:
    before = perf_counter()
    qtbot.mouseClick(dialog.begin, Qt.MouseButton.LeftButton)
    window.repaint()
    took = perf_counter() - before
    assert window.report.section.isVisible()
    assert window.report.section.editor.content()
    window.show_home()
    return took
