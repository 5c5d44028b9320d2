"""Before printing: what is open on one page, Enter prints, nothing ever stands in the way."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nq57desk.commands import EditContent
from nq57desk.model import Period, PeriodKind, Report, ReportStatus
from nq57desk.readiness import Matter, OpenItem
from nq57desk.samples import load_sample
from nq57desk.session import Session
from tests.helpers import block, build_report, counting_ids, section
from ui.actions import Act
from ui.dialogs import files
from ui.findings.rows import Group
from ui.main_window import MainWindow
from ui.outline.page import HEADER, PageKind
from ui.output import Exporter

HALF_YEAR = Period(kind=PeriodKind.MONTHS, year=2026, number=6)
WRONG = block("Phủ sóng đạt 90%% số xóm.", block_id="sai")


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What went to the printer's dialog."""
    told: list[bytes] = []
    monkeypatch.setattr(Exporter, "_print", lambda _self, data: told.append(data))
    return told


@pytest.fixture
def wrong(window: MainWindow, session: Session, qtbot: QtBot) -> MainWindow:
    """The window with a checked report that has an error in a section."""
    report = session.begin("dot-pha", HALF_YEAR)
    target = next(one for one in report.sections if one.level > 1)
    session.apply(report.id, EditContent(target.id, (WRONG,)))
    window.open_report(report.id)
    window.report.go(HEADER)
    qtbot.waitUntil(lambda: knows(window), timeout=10_000)
    return window


def knows(window: MainWindow) -> bool:
    return window.findings.knows(window.desk.draft.report)


def items(window: MainWindow) -> list[OpenItem]:
    rows = [window.ready.view.model.row_at(row) for row in range(999)]
    return [row for row in rows if isinstance(row, OpenItem)]


def titles(window: MainWindow) -> list[str]:
    rows = [window.ready.view.model.row_at(row) for row in range(999)]
    return [row.key for row in rows if isinstance(row, Group) and row.key]


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def test_ctrl_p_and_enter_print(wrong: MainWindow, printed: list[bytes], qtbot: QtBot) -> None:
    wrong.acts[Act.PRINT].trigger()
    assert wrong.ready.view.isVisible()
    assert wrong.focusWidget() is wrong.ready.view.go_on
    qtbot.keyClick(wrong.ready.view.go_on, Qt.Key.Key_Return)
    assert not wrong.ready.view.isVisible()
    qtbot.waitUntil(lambda: len(printed) == 1, timeout=20_000)


def test_the_page_tells_each_matter(wrong: MainWindow) -> None:
    wrong.acts[Act.PRINT].trigger()
    assert titles(wrong)[0] == Matter.ERROR.value
    assert {Matter.EMPTY.value, Matter.FIGURE.value} <= set(titles(wrong))
    assert "1 lỗi" in wrong.ready.view.summary.text()
    assert any("90%%" in item.text for item in items(wrong))


def test_each_line_goes_to_its_place(wrong: MainWindow) -> None:
    wrong.acts[Act.PRINT].trigger()
    error = next(item for item in items(wrong) if "90%%" in item.text)
    wrong.ready.view.item_chosen.emit(error)
    assert not wrong.ready.view.isVisible()
    assert wrong.report.page.section == error.place.section
    wrong.acts[Act.PRINT].trigger()
    empty = next(item for item in items(wrong) if item.checked is None or not item.place.block)
    wrong.ready.view.item_chosen.emit(empty)
    assert wrong.report.page.section == empty.place.section


def test_a_missing_figure_goes_to_the_page_of_figures(wrong: MainWindow) -> None:
    wrong.acts[Act.PRINT].trigger()
    row = next(r for r in range(99) if _key(wrong, r) == Matter.FIGURE.value)
    wrong.ready.view.model.toggle(row)
    missing = next(item for item in items(wrong) if item.figure)
    wrong.ready.view.item_chosen.emit(missing)
    assert wrong.report.page.kind is PageKind.FIGURES
    shown = wrong.report.figures.model.figure(wrong.report.figures.table.currentIndex())
    assert shown is not None and shown.id == missing.figure


def _key(window: MainWindow, row: int) -> str:
    found = window.ready.view.model.row_at(row)
    return found.key if isinstance(found, Group) else ""


def test_escape_and_the_tree_come_back_to_the_page(wrong: MainWindow, qtbot: QtBot) -> None:
    wrong.acts[Act.EXPORT_WORD].trigger()
    press(Qt.Key.Key_Escape)
    assert not wrong.ready.view.isVisible() and wrong.report.header.isVisible()
    wrong.acts[Act.PRINT].trigger()
    tree = wrong.report.outline.tree
    tree.clicked.emit(tree.currentIndex())
    assert not wrong.ready.view.isVisible()
    assert wrong.foot.next.isVisible()


def test_the_sheet_for_the_signer_is_printed(
    wrong: MainWindow, printed: list[bytes], qtbot: QtBot
) -> None:
    wrong.acts[Act.PRINT].trigger()
    wrong.ready.view.sheet.setFocus()
    press(Qt.Key.Key_Return)
    assert wrong.ready.view.isVisible()
    qtbot.waitUntil(lambda: len(printed) == 1, timeout=20_000)


def test_an_export_goes_on_from_the_page(
    wrong: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "a.docx"
    monkeypatch.setattr(files, "ask_save", lambda *_arguments: out)
    wrong.acts[Act.EXPORT_WORD].trigger()
    wrong.ready.view.go_on.click()
    qtbot.waitUntil(out.exists, timeout=20_000)


def test_words_typed_a_moment_ago_are_waited_for_and_enter_prints_before(
    wrong: MainWindow, printed: list[bytes], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrong.findings._watch, "_check", lambda: None)
    header = replace(wrong.desk.draft.report.header, number="12")
    wrong.report.header._send(header)
    wrong.acts[Act.PRINT].trigger()
    assert not knows(wrong) and wrong.ready.view.isVisible()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(printed) == 1, timeout=20_000)


@pytest.fixture
def clean(session: Session, monkeypatch: pytest.MonkeyPatch) -> Report:
    """A draft in which no rule finds anything."""
    monkeypatch.setattr("nq57desk.checking.Checker.check", lambda _self, _report: ())
    whole = load_sample(counting_ids())
    return session.add(replace(whole, carried=frozenset(), unplaced=()))


def test_nothing_open_stands_in_no_way(
    window: MainWindow,
    clean: Report,
    printed: list[bytes],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("nq57desk.readiness.missing_figures", lambda *_arguments: ())
    monkeypatch.setattr("nq57desk.readiness.missing_sections", lambda _report: ())
    window.open_report(clean.id)
    qtbot.waitUntil(lambda: knows(window), timeout=10_000)
    window.acts[Act.PRINT].trigger()
    assert not window.ready.view.isVisible()
    qtbot.waitUntil(lambda: len(printed) == 1, timeout=20_000)


def test_parts_taken_over_are_told_and_go_to_their_paragraph(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    carried = build_report(section("a", "Một đoạn"), carried=frozenset({"a-Một đoạn"}))
    kept = session.add(carried)
    window.open_report(kept.id)
    qtbot.waitUntil(lambda: knows(window), timeout=10_000)
    window.acts[Act.PRINT].trigger()
    assert Matter.CARRIED.value in titles(window)
    item = next(one for one in items(window) if one.place and one.place.block == "a-Một đoạn")
    window.ready.view.item_chosen.emit(item)
    assert window.report.page.section == "a"


def test_a_finding_let_pass_is_told_with_its_reason(wrong: MainWindow, qtbot: QtBot) -> None:
    one = next(each for each in wrong.findings.checked if "90%%" in each.finding.message)
    wrong.findings_pane.pass_wanted.emit(one, "Chép đúng văn bản")
    qtbot.waitUntil(lambda: knows(wrong), timeout=10_000)
    wrong.acts[Act.PRINT].trigger()
    assert titles(wrong)[-1] == Matter.PASSED.value
    wrong.ready.view.model.set_folded(())
    reasons = [item.checked.reason for item in items(wrong) if item.checked]
    assert "Chép đúng văn bản" in reasons


def test_a_signed_report_is_printed_as_it_was_signed(
    window: MainWindow, session: Session, printed: list[bytes], qtbot: QtBot
) -> None:
    wrong = section("a", "Phủ sóng đạt 90%% số xóm.")
    kept = session.add(build_report(wrong, status=ReportStatus.SIGNED))
    window.open_report(kept.id)
    qtbot.waitUntil(lambda: knows(window), timeout=10_000)
    window.acts[Act.PRINT].trigger()
    assert not window.ready.view.isVisible()
    qtbot.waitUntil(lambda: len(printed) == 1, timeout=20_000)
