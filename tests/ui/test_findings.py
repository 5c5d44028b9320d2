"""Findings beside the page: checked after a pause, marked, mended, let pass, printed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from nq57desk.checking import Checked
from nq57desk.checks.families import Family
from nq57desk.commands import EditContent
from nq57desk.model import Period, PeriodKind, Severity
from nq57desk.session import Session
from tests.helpers import block, table
from ui.actions import Act
from ui.findings.file import FileFindings
from ui.findings.sheet import SheetDialog
from ui.main_window import MainWindow
from ui.outline.model import COUNTS_ROLE
from ui.outline.page import HEADER, Page, PageKind

HALF_YEAR = Period(kind=PeriodKind.MONTHS, year=2026, number=6)
WRONG = block("Phủ sóng đạt 90%% số xóm.", block_id="sai")


def rules(window: MainWindow) -> set[str]:
    return {one.finding.rule for one in window.findings_pane.findings.model.checked()}


def doubled(window: MainWindow) -> Checked:
    found = window.findings_pane.findings.model.checked()
    return next(one for one in found if one.finding.rule == "double-percent")


def mark_doubled(window: MainWindow) -> None:
    findings = window.findings_pane.findings
    findings.mark(findings.model.row_of(doubled(window).ground))


@pytest.fixture
def wrong(window: MainWindow, session: Session, qtbot: QtBot) -> MainWindow:
    """The window with a report that has "90%%" in a section that is not shown."""
    report = session.begin("dot-pha", HALF_YEAR)
    section = next(one for one in report.sections if one.level > 1)
    content = (WRONG, table(("1", "Kế hoạch 90%%")))
    session.apply(report.id, EditContent(section.id, content))
    window.open_report(report.id)
    window.report.go(HEADER)
    qtbot.waitUntil(lambda: "double-percent" in rules(window), timeout=10_000)
    return window


def editor(window: MainWindow) -> QTextEdit:
    fields = window.report.section.editor.findChildren(QTextEdit)
    return next(each for each in fields if each.isVisible())


def test_one_key_goes_to_the_words(wrong: MainWindow, qtbot: QtBot) -> None:
    mark_doubled(wrong)
    qtbot.keyClick(wrong.findings_pane.findings.list, Qt.Key.Key_Return)
    assert wrong.report.page.kind is PageKind.SECTION
    assert editor(wrong).textCursor().selectedText() == "%%"


def test_words_are_underlined_and_the_document_is_not_changed(wrong: MainWindow) -> None:
    wrong.findings_pane._go(doubled(wrong), 0)
    marks = editor(wrong).extraSelections()
    assert "%%" in [mark.cursor.selectedText() for mark in marks]
    assert not wrong.desk.draft.stack.count()


def test_the_tree_and_the_button_tell_how_many(wrong: MainWindow) -> None:
    section = doubled(wrong).finding.places[0].section
    model = wrong.report.outline.model
    errors, _warnings = model.index_of(Page(PageKind.SECTION, section)).data(COUNTS_ROLE)
    assert errors >= 1
    assert wrong.acts[Act.FINDINGS].iconText().startswith("Kiểm tra ")


def test_a_mend_is_one_step_and_can_be_undone(wrong: MainWindow, qtbot: QtBot) -> None:
    mark_doubled(wrong)
    before = wrong.desk.draft.report
    wrong.findings_pane.mend.click()
    assert wrong.desk.draft.stack.count() == 1
    assert wrong.desk.draft.report != before
    wrong.acts[Act.UNDO].trigger()
    assert wrong.desk.draft.report == before


def test_a_finding_is_let_pass_with_a_reason_and_shown_again(
    wrong: MainWindow, session: Session, qtbot: QtBot
) -> None:
    mark_doubled(wrong)
    pane, ground = wrong.findings_pane, doubled(wrong).ground
    pane.let_pass.click()
    qtbot.keyClicks(pane.reason.words, "So lieu dung")
    qtbot.keyClick(pane.reason.words, Qt.Key.Key_Return)
    one = session.report(wrong.desk.draft.report.id).passed[0]
    assert (one.ground, one.reason) == (ground, "So lieu dung")
    found = pane.findings.model.checked
    qtbot.waitUntil(lambda: any(not each.is_open for each in found()), timeout=5000)
    pane.again_wanted.emit(next(each for each in found() if not each.is_open))
    assert not wrong.desk.draft.report.passed


def test_typing_is_checked_after_a_pause(wrong: MainWindow, qtbot: QtBot) -> None:
    wrong.findings_pane._go(doubled(wrong), 0)
    qtbot.keyClicks(editor(wrong), "%")
    found = wrong.findings_pane.findings.model.checked
    first = doubled(wrong).finding.places[0].section
    texts = {one.finding.quote for one in found()}
    qtbot.waitUntil(lambda: {one.finding.quote for one in found()} != texts, timeout=5000)
    assert first


def test_the_next_finding_comes_with_its_key(wrong: MainWindow) -> None:
    wrong.acts[Act.NEXT_FINDING].trigger()
    first = wrong.findings_pane.findings.current()
    wrong.acts[Act.NEXT_FINDING].trigger()
    second = wrong.findings_pane.findings.current()
    assert first is not None and second is not None and first != second
    wrong.acts[Act.PREVIOUS_FINDING].trigger()
    assert wrong.findings_pane.findings.current() == first


def test_a_severity_is_left_out_by_its_button(wrong: MainWindow) -> None:
    findings = wrong.findings_pane.findings
    findings.filters[Severity.ERROR].click()
    assert findings.model.row_of(doubled(wrong).ground) == -1
    findings.filters[Severity.ERROR].click()
    assert findings.model.row_of(doubled(wrong).ground) >= 0


def test_the_sheet_is_shown_as_it_is_printed(wrong: MainWindow, qtbot: QtBot) -> None:
    wrong.acts[Act.FINDINGS_SHEET].trigger()
    [dialog] = wrong.findChildren(SheetDialog)
    qtbot.waitSignal(dialog.refreshed, timeout=20_000).wait()
    assert dialog.pages._view.page_count() >= 1
    dialog.close()


def test_a_file_is_checked_with_its_lines_and_not_kept(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "cu.txt"
    path.write_text("BÁO CÁO\n\nI. KẾT QUẢ\n\nPhủ sóng đạt 90%% số xóm.\n", encoding="utf-8")
    window.file_check.check(path)
    qtbot.waitUntil(lambda: bool(window.findChildren(FileFindings)), timeout=10_000)
    [dialog] = window.findChildren(FileFindings)
    found = {one.finding.rule: one.finding for one in dialog.findings.model.checked()}
    assert found["double-percent"].places[0].line == 5
    assert not window.session.drafts()
    dialog.close()


def many(window: MainWindow, extra: int = 0) -> tuple[Checked, ...]:
    one = doubled(window)
    return tuple(replace(one, ground=f"g{number}") for number in range(80 + extra))


def test_a_long_list_stays_where_it_is_while_typing_and_turning(wrong: MainWindow) -> None:
    wrong.acts[Act.FINDINGS].setChecked(True)
    findings = wrong.findings_pane.findings
    findings.show_findings(many(wrong))
    findings.mark(findings.model.row_of("g40"))
    bar, sizes = findings.list.verticalScrollBar(), wrong.report._splitter.sizes()
    bar.setValue(bar.value() + 40)  # the marked one is in sight, not at the edge
    place = bar.value()
    wrong.acts[Act.NEXT].trigger()
    findings.show_findings(many(wrong, 3))
    assert place and bar.value() == place
    assert wrong.report._splitter.sizes() == sizes
    assert findings.current().ground == "g40"


def test_the_same_findings_once_more_change_nothing(wrong: MainWindow, qtbot: QtBot) -> None:
    findings = wrong.findings_pane.findings
    findings.show_findings(many(wrong))
    with qtbot.assertNotEmitted(findings.model.modelReset):
        findings.show_findings(many(wrong))


def test_families_are_offered_with_what_is_open(wrong: MainWindow) -> None:
    findings = wrong.findings_pane.findings
    texts = [findings.families.itemText(row) for row in range(findings.families.count())]
    assert texts[0] == "Mọi loại" and any(text.startswith("Câu chữ, dấu (") for text in texts)
    row = next(place for place, text in enumerate(texts) if text.startswith("Câu chữ"))
    findings.families.setCurrentIndex(row)
    findings.families.activated.emit(row)
    rows = [findings.model.row_at(place) for place in range(findings.model.rowCount())]
    shown = {one.family for one in rows if isinstance(one, Checked)}
    assert shown == {Family.LANGUAGE}


def test_one_let_pass_is_open_again_when_its_ground_changes_after_reopening(
    wrong: MainWindow, qtbot: QtBot
) -> None:
    draft = wrong.desk.draft
    wrong.findings_pane.pass_wanted.emit(doubled(wrong), "Chép đúng văn bản")
    qtbot.waitUntil(lambda: not doubled(wrong).is_open, timeout=5000)
    wrong.show_home()
    wrong.open_report(draft.report.id)
    qtbot.waitUntil(lambda: wrong.findings.knows(wrong.desk.draft.report), timeout=5000)
    assert doubled(wrong).reason == "Chép đúng văn bản"
    wrong.findings_pane._go(doubled(wrong), 0)
    cursor = editor(wrong).textCursor()
    cursor.setPosition(cursor.selectionStart())
    editor(wrong).setTextCursor(cursor)
    qtbot.keyClicks(editor(wrong), "5")
    qtbot.waitUntil(lambda: doubled(wrong).is_open, timeout=5000)


def test_typing_elsewhere_leaves_one_let_pass(wrong: MainWindow, qtbot: QtBot) -> None:
    wrong.findings_pane.pass_wanted.emit(doubled(wrong), "Chép đúng văn bản")
    qtbot.waitUntil(lambda: not doubled(wrong).is_open, timeout=5000)
    wrong.report.go(HEADER)
    qtbot.keyClicks(wrong.report.header.number, "7")
    qtbot.waitUntil(lambda: wrong.findings.knows(wrong.desk.draft.report), timeout=5000)
    assert wrong.desk.draft.report.header.number == "7"
    assert not doubled(wrong).is_open
