"""The whole window: from first start to the exported file, keys, saving, room on the screen."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nq57desk.errors import StoreError
from nq57desk.model import BlockId, Office, Period, PeriodKind, Unplaced
from nq57desk.session import Session
from tests.ui.conftest import NOW
from ui.actions import SPECS, Act
from ui.dialogs import files
from ui.dialogs.new_report import NewReportDialog
from ui.dialogs.office import OfficeDialog
from ui.main_window import MainWindow
from ui.outline.page import CLOSING, HEADER, UNPLACED, Page, PageKind, pages

CONTROL = Qt.KeyboardModifier.ControlModifier
HALF_YEAR = Period(kind=PeriodKind.MONTHS, year=2026, number=6)


def dialog(window: QWidget, kind: type[QDialog], qtbot: QtBot) -> QDialog:
    def visible() -> list[QDialog]:
        return [each for each in window.findChildren(kind) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(visible()))
    return visible()[-1]


def begin(window: MainWindow, session: Session) -> str:
    report = session.begin("dot-pha", HALF_YEAR)
    window.open_report(report.id)
    return report.id


def first_section(window: MainWindow) -> str:
    report = window.desk.draft.report
    holders = {page.section for page in pages(report)}
    section = next(each for each in report.sections if each.id in holders and not each.content)
    window.report.go_to_section(section.id)
    return section.id


def text_field(window: MainWindow) -> QTextEdit:
    return window.report.section.editor.findChildren(QTextEdit)[0]


def content_of(session: Session, report_id: str, section_id: str) -> str:
    report = session.report(report_id)
    section = next(each for each in report.sections if each.id == section_id)
    return "\n".join(block.text for block in section.blocks)


def test_a_new_clerk_goes_from_first_start_to_the_word_file(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "bao-cao.docx"
    monkeypatch.setattr(files, "ask_save", lambda *_arguments: out)
    window = MainWindow(session, clock=lambda: NOW)
    qtbot.addWidget(window)
    window.show()
    window.start()
    office = dialog(window, OfficeDialog, qtbot)
    office.name.setText("Mẫu")
    office.province.setText("Thái Nguyên")
    qtbot.mouseClick(office.keep, Qt.MouseButton.LeftButton)
    window.acts[Act.NEW].trigger()
    new = dialog(window, NewReportDialog, qtbot)
    new.period.show_period(HALF_YEAR)
    new.accept()
    first_section(window)
    qtbot.keyClicks(text_field(window), "Da tiep nhan 1.612 ho so.")
    window.acts[Act.EXPORT_WORD].trigger()
    window.ready.view.go_on.click()
    qtbot.waitUntil(out.exists, timeout=20_000)
    words = "\n".join(each.text for each in Document(str(out)).paragraphs)
    assert "Da tiep nhan 1.612 ho so." in words and "6 tháng đầu năm 2026" in words
    assert any("bao-cao.docx" in text for text in window.notices.texts())


def test_the_sample_report_is_opened_once_and_exported(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "mau.pdf"
    monkeypatch.setattr(files, "ask_save", lambda *_arguments: out)
    window.acts[Act.SAMPLE].trigger()
    window.acts[Act.HOME].trigger()
    window.acts[Act.SAMPLE].trigger()
    assert len(window.session.drafts()) == 1
    window.acts[Act.EXPORT_PDF].trigger()
    window.ready.view.go_on.click()
    qtbot.waitUntil(out.exists, timeout=20_000)
    assert out.read_bytes().startswith(b"%PDF")


def test_typing_is_on_disk_within_a_second(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    report_id = begin(window, session)
    section_id = first_section(window)
    with qtbot.waitSignal(window.desk.draft.autosave.saved, timeout=1000):
        qtbot.keyClicks(text_field(window), "Mot hai")
    assert content_of(session, report_id, section_id) == "Mot hai"
    assert window.foot.saved.text() == "Đã lưu 10:42"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_control_enter_in_the_text_marks_done_and_goes_on(
    qtbot: QtBot, window: MainWindow, session: Session, key: Qt.Key
) -> None:
    report_id = begin(window, session)
    section_id = first_section(window)
    qtbot.keyClicks(text_field(window), "Xong")
    qtbot.keyClick(text_field(window), key, CONTROL)
    done = {each.id: each.done for each in session.report(report_id).sections}
    assert done[section_id]
    assert window.report.page.section != section_id


def test_a_required_section_without_words_is_not_marked_as_done(
    window: MainWindow, session: Session
) -> None:
    report_id = begin(window, session)
    section_id = first_section(window)
    window.acts[Act.DONE_NEXT].trigger()
    done = {each.id: each.done for each in session.report(report_id).sections}
    assert not done[section_id]
    assert "trống" in window.foot.tip.text()


def test_pages_go_forth_and_back_from_within_the_text(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    begin(window, session)
    section_id = first_section(window)
    qtbot.keyClick(text_field(window), Qt.Key.Key_PageDown, CONTROL)
    assert window.report.page.section != section_id
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageUp, CONTROL)
    assert window.report.page.section == section_id


def test_undo_and_redo_go_over_typing_and_other_steps_in_order(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    begin(window, session)
    section_id = first_section(window)

    def state() -> tuple[str, bool]:
        sections = window.desk.draft.report.sections
        section = next(each for each in sections if each.id == section_id)
        return "".join(block.text for block in section.blocks), section.done

    qtbot.keyClicks(text_field(window), "Mot")
    window.acts[Act.TOGGLE_DONE].trigger()
    window.acts[Act.UNDO].trigger()
    assert state() == ("Mot", False)
    qtbot.keyClick(text_field(window), Qt.Key.Key_Z, CONTROL)
    assert state() == ("", False) and text_field(window).toPlainText() == ""
    window.acts[Act.REDO].trigger()
    window.acts[Act.REDO].trigger()
    assert state() == ("Mot", True) and text_field(window).toPlainText() == "Mot"


def test_where_saving_fails_a_line_says_so_and_trying_again_mends_it(
    qtbot: QtBot, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise StoreError("Chưa lưu được: ổ đĩa đầy.")

    report_id = begin(window, session)
    section_id = first_section(window)
    with monkeypatch.context() as broken:
        broken.setattr(session._reports, "save", full)
        with qtbot.waitSignal(window.desk.draft.autosave.failed):
            qtbot.keyClicks(text_field(window), "Con day")
        assert window.notices.texts() == ("Chưa lưu được: ổ đĩa đầy.",)
        assert window.foot.saved.text() == "Chưa lưu được"
        window.show_home()
        assert window.desk.draft is not None
    retry = next(
        each for each in window.notices.findChildren(QAbstractButton) if each.text() == "Thử lại"
    )
    retry.click()
    assert window.notices.texts() == ()
    assert content_of(session, report_id, section_id) == "Con day"


@pytest.mark.parametrize("leaves", [True, False])
def test_a_window_that_cannot_save_asks_before_it_closes(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    leaves: bool,
) -> None:
    def full(*_arguments: object) -> None:
        raise StoreError("Chưa lưu được: ổ đĩa đầy.")

    begin(window, session)
    first_section(window)
    with monkeypatch.context() as broken:
        broken.setattr(session._reports, "save", full)
        broken.setattr(window, "_loses_gladly", lambda: leaves)
        qtbot.keyClicks(text_field(window), "Con day")
        assert window.close() is leaves
    session.save(session.drafts()[0].id)


def test_another_office_told_in_the_head_is_printed_and_undone(
    window: MainWindow, session: Session, office: Office
) -> None:
    report_id = begin(window, session)
    window.desk._on_office_told(office, replace(office, name="Mới"))
    assert session.office().name == "Mới"
    assert session.report(report_id).header.place == "Mới"
    window.acts[Act.UNDO].trigger()
    assert session.report(report_id).office == office
    assert session.report(report_id).header.place == "Mẫu"


def test_the_foot_says_which_section_is_shown(window: MainWindow, session: Session) -> None:
    begin(window, session)
    assert window.foot.place.text() == ""
    first_section(window)
    assert window.foot.place.text() == f"Mục 1/{session.drafts()[0].total}"


def test_a_report_opens_at_the_page_where_it_was_left(
    window: MainWindow, session: Session
) -> None:
    report_id = begin(window, session)
    assert window.report.page == HEADER
    window.report.go(CLOSING)
    window.show_home()
    window.open_report(report_id)
    assert window.report.page == CLOSING


def test_own_sections_are_added_moved_and_removed_by_keys(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    begin(window, session)
    first_section(window)
    before = window.desk.draft.report.sections
    window.acts[Act.ADD_SECTION].trigger()
    window.report.section.heading.setPlainText("Việc riêng của xã")
    own = window.report.page.section
    assert window.report.section.heading_text() == "II. Việc riêng của xã"
    window.acts[Act.MOVE_UP].trigger()
    assert window.report.section.heading_text() == "I. Việc riêng của xã"
    window.acts[Act.REMOVE_SECTION].trigger()
    assert window.desk.draft.report.sections == before
    assert window.report.page.section != own
    assert "Việc riêng của xã" in window.notices.texts()[0]


def test_branches_stay_open_or_folded_when_sections_come_and_go(
    window: MainWindow, session: Session
) -> None:
    begin(window, session)
    outline = window.report.outline
    report = window.desk.draft.report
    holders = [
        outline.model.index_of(Page(PageKind.SECTION, one.id))
        for one, other in pairwise(report.sections)
        if one.level == 1 and other.level > 1
    ]
    outline.tree.collapse(holders[0])
    keys = [outline.model.page_at(index) for index in holders]
    first_section(window)
    window.acts[Act.ADD_SECTION].trigger()
    state = [outline.tree.isExpanded(outline.model.index_of(key)) for key in keys]
    assert state == [False] + [True] * (len(keys) - 1)
    assert outline.current_page() == window.report.page


def test_pieces_without_a_place_come_first_and_can_be_dragged_to_the_tree(
    window: MainWindow, session: Session
) -> None:
    from nq57desk.commands import SetUnplaced

    report = session.begin("dot-pha", HALF_YEAR)
    session.apply(report.id, SetUnplaced((Unplaced(id=BlockId("u"), text="Câu lạc"),)))
    window.open_report(report.id)
    assert window.report.page == UNPLACED
    section_id = report.sections[0].id
    window.report.outline.piece_dropped.emit("u", section_id)
    assert "Câu lạc" in content_of(session, report.id, section_id)
    assert window.report.page == pages(window.desk.draft.report)[0]


def test_a_file_is_brought_in_and_told(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    from ui.dialogs.imported import ImportedDialog

    path = tmp_path / "cu.txt"
    path.write_text("BÁO CÁO\nKết quả năm 2026\nI. ĐÁNH GIÁ TIỀM NĂNG\nĐã làm.\n", "utf-8")
    window.library.bring_in(path)
    dialog(window, ImportedDialog, qtbot).accept()
    assert window.desk.draft is not None and len(window.session.drafts()) == 1


def test_a_broken_file_is_told_in_a_line(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "hong.docx"
    path.write_bytes(b"PK\x03\x04 nothing")
    window.library.bring_in(path)
    qtbot.waitUntil(lambda: bool(window.notices.texts()))
    assert window.desk.draft is None


def test_words_are_found_over_all_sections(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    begin(window, session)
    section_id = first_section(window)
    qtbot.keyClicks(text_field(window), "ho so thu tuc")
    window.report.go(HEADER)
    window.acts[Act.FIND].trigger()
    window.report.find_bar.words.setText("thu tuc")
    qtbot.keyClick(window.report.find_bar.words, Qt.Key.Key_Return)
    assert window.report.page.section == section_id
    assert text_field(window).textCursor().selectedText() == "thu tuc"
    assert window.report.find_bar.words.hasFocus()


def test_printed_pages_follow_the_text(
    qtbot: QtBot, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[bytes] = []
    monkeypatch.setattr(window.preview, "show_pdf", made.append)
    begin(window, session)
    window.acts[Act.PREVIEW].setChecked(True)
    qtbot.waitUntil(lambda: len(made) == 1, timeout=20_000)
    first_section(window)
    qtbot.keyClicks(text_field(window), "Them")
    qtbot.waitUntil(lambda: len(made) == 2, timeout=20_000)
    assert made[0] != made[1]


@pytest.mark.parametrize("width", [1366, 1093])
def test_the_text_is_never_narrower_than_the_printed_line(
    window: MainWindow, session: Session, width: int
) -> None:
    begin(window, session)
    first_section(window)
    window.resize(width, 614)
    window.acts[Act.PREVIEW].setChecked(True)
    QApplication.processEvents()
    narrowest = window.report.section.editor.minimumSizeHint().width()
    assert window.report.right.isVisible()
    assert not window.report.middle.isVisible() or window.report.middle.width() >= narrowest
    assert window.report.middle.isVisible() is (width == 1366)
    window.acts[Act.PREVIEW].setChecked(False)
    assert window.report.middle.isVisible() and not window.report.right.isVisible()


def test_parts_of_the_window_are_reached_by_key(window: MainWindow, session: Session) -> None:
    begin(window, session)
    window.report.outline.tree.setFocus()
    window.acts[Act.NEXT_PANE].trigger()
    assert window.report.middle.isAncestorOf(QApplication.focusWidget())
    window.acts[Act.PREVIOUS_PANE].trigger()
    assert window.report.outline.tree.hasFocus()


def test_drafts_are_renamed_copied_thrown_away_and_taken_back(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    begin(window, session)
    window.show_home()
    window.library.rename(window.home.chosen_draft())
    from PySide6.QtWidgets import QInputDialog

    named = dialog(window, QInputDialog, qtbot)
    named.setTextValue("Nửa năm")
    named.accept()
    assert window.home.chosen_draft().name == "Nửa năm"
    window.acts[Act.COPY_DRAFT].trigger()
    assert len(session.drafts()) == 2
    window.acts[Act.BIN_DRAFT].trigger()
    assert len(session.drafts()) == 1 and len(session.bin()) == 1
    window.library.restore(session.bin()[0].id)
    assert len(session.drafts()) == 2


def test_every_action_has_text_key_icon_and_tip(window: MainWindow) -> None:
    for act in window.acts:
        action = window.acts[act]
        assert action.text() and action.statusTip() and not action.icon().isNull(), act
        assert not action.shortcut().isEmpty(), act


def test_no_key_means_two_things_in_the_window(window: MainWindow) -> None:
    keys = [key for spec in SPECS.values() if not spec.in_widget for key in spec.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("kind", [PageKind.HEADER, PageKind.SECTION, PageKind.CLOSING])
def test_every_field_has_a_name(window: MainWindow, session: Session, kind: PageKind) -> None:
    begin(window, session)
    page = next(each for each in pages(window.desk.draft.report) if each.kind is kind)
    window.report.go(page)
    fields = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)
    nameless = [
        field
        for field in window.report.middle.findChildren(QWidget)
        if isinstance(field, fields)
        and field.isVisible()
        and not field.accessibleName()
        and not isinstance(field.parent(), (QComboBox, QAbstractSpinBox))
    ]
    assert nameless == []
