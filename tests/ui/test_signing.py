"""The way to the signature in the window: number and day, reading only, versions, the scan."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from nq57desk.commands import EditHeading
from nq57desk.model import PartialDate, Period, PeriodKind, Report, ReportStatus
from nq57desk.session import Session
from nq57desk.signing import Sign, Submit
from tests.scanned import pdf
from ui.actions import Act
from ui.home.model import Column
from ui.main_window import MainWindow
from ui.outline.page import CLOSING, FIGURES, HEADER
from ui.signing.dialog import SignDialog
from ui.signing.reason import ReasonDialog
from ui.signing.scan import ScanDialog
from ui.widgets.notice import Notice

QUARTER = Period(kind=PeriodKind.QUARTER, year=2026, number=1)
SIGN = Sign("45", date(2026, 3, 28))


@pytest.fixture
def report(session: Session, window: MainWindow) -> Report:
    return session.begin("tinh-uy", QUARTER)


@pytest.fixture
def signed(session: Session, window: MainWindow, report: Report) -> Report:
    kept = session.apply(report.id, SIGN)
    window.open_report(report.id)
    return kept


def dialog(window: MainWindow, kind: type[QDialog]):
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def told(window: MainWindow) -> str:
    return " ".join(window.notices.texts())


def test_a_draft_is_submitted_and_signed_with_number_and_day(
    window: MainWindow, report: Report
) -> None:
    window.open_report(report.id)
    assert window.signing.strip.isHidden()
    window.acts[Act.SUBMIT].trigger()
    assert "trình ký" in window.signing.strip.label.text()
    window.acts[Act.SIGN].trigger()
    asked = dialog(window, SignDialog)
    asked.number.setText("5")
    asked.day.setText("28/3/2026")
    assert "Số: 05/BC-UBND" in asked.printed.text()
    assert "ngày 28 tháng 3 năm 2026" in asked.printed.text()
    asked.sign.click()
    header = window.desk.draft.report.header
    assert (header.number, header.date) == ("05", PartialDate(day=28, month=3, year=2026))
    assert "Đã ký số 05/BC-UBND, 28/3/2026" in window.signing.strip.label.text()


def test_the_dialog_says_what_is_wrong_and_what_is_doubtful(
    window: MainWindow, report: Report
) -> None:
    window.open_report(report.id)
    window.acts[Act.SIGN].trigger()
    asked = dialog(window, SignDialog)
    assert not asked.sign.isEnabled() and not asked.told.text()
    asked.number.setText("bốn lăm")
    assert "bốn lăm" in asked.told.text() and not asked.sign.isEnabled()
    asked.number.setText("45")
    asked.day.setText("31/12/2027")
    assert "chưa tới" in asked.told.text() and asked.sign.isEnabled()
    asked.reject()


def test_taken_back_it_is_a_draft_again_and_ctrl_z_undoes_a_step(
    window: MainWindow, report: Report
) -> None:
    window.open_report(report.id)
    window.acts[Act.SUBMIT].trigger()
    window.acts[Act.TAKE_BACK].trigger()
    assert window.desk.draft.report.status is ReportStatus.DRAFT
    assert window.signing.strip.isHidden()
    window.desk.draft.undo()
    assert window.desk.draft.report.status is ReportStatus.SUBMITTED


def test_a_row_at_home_tells_number_and_day(window: MainWindow, session: Session) -> None:
    report = session.begin("tinh-uy", QUARTER)
    session.apply(report.id, SIGN)
    window.refresh_home()
    window.home.mark(report.id)
    place = window.home.list.currentIndex()
    assert place.siblingAtColumn(Column.PROGRESS).data() == "Đã ký số 45/BC-UBND, 28/3/2026"
    assert place.siblingAtColumn(Column.STATUS).data() == "Đã ký"
    assert window.home.open.text() == "Xem"
    assert window.acts[Act.REOPEN].isEnabled() and not window.acts[Act.SUBMIT].isEnabled()


def test_typing_into_a_signed_report_changes_nothing_and_says_why(
    qtbot: QtBot, window: MainWindow, signed: Report
) -> None:
    section = next(each for each in signed.sections if not each.is_appendix)
    window.report.go_to_section(section.id)
    qtbot.keyClicks(QApplication.focusWidget(), "abc")
    assert window.desk.draft.report == signed
    assert "Báo cáo số 45 đã ký" in told(window)
    [notice] = [each for each in window.notices.findChildren(Notice) if each.isVisible()]
    assert [way.text for way in notice.ways] == ["Mở lại thành bản mới…"]


@pytest.mark.parametrize("page", [HEADER, CLOSING])
def test_the_forms_of_a_signed_report_are_for_reading_only(
    qtbot: QtBot, window: MainWindow, signed: Report, page
) -> None:
    window.report.go(page)
    form = window.report.header if page is HEADER else window.report.closing
    field = form.subject if page is HEADER else form.recipients
    before = field.toPlainText()
    field.setFocus()
    qtbot.keyClicks(field, "them")
    assert field.isReadOnly() and field.toPlainText() == before
    assert "đã ký" in told(window)


def test_figures_of_a_signed_report_cannot_be_typed_but_be_looked_for(
    window: MainWindow, signed: Report
) -> None:
    window.report.go(FIGURES)
    page = window.report.figures
    page.words.setText("ho so")
    assert not page.words.isReadOnly() and page.words.isEnabled()
    indexes = (page.model.index(row, 1) for row in range(page.model.rowCount()))
    assert not any(index.flags() & Qt.ItemFlag.ItemIsEditable for index in indexes)


@pytest.mark.parametrize(
    "act", [Act.ADD_SECTION, Act.REMOVE_SECTION, Act.MOVE_DOWN, Act.RENAME_SECTION, Act.LEVEL_IN]
)
def test_the_outline_of_a_signed_report_stays(
    window: MainWindow, signed: Report, act: Act
) -> None:
    window.report.go_to_section(signed.sections[1].id)
    window.acts[act].trigger()
    assert window.desk.draft.report == signed
    assert "đã ký" in told(window)


def test_whatever_runs_on_a_signed_report_is_refused(window: MainWindow, signed: Report) -> None:
    assert not window.desk.draft.run(EditHeading(signed.sections[0].id, "Khác"))
    assert window.desk.draft.report == signed


def test_ctrl_enter_only_goes_on_in_a_signed_report(window: MainWindow, signed: Report) -> None:
    window.report.go_to_section(signed.sections[0].id)
    window.acts[Act.DONE_NEXT].trigger()
    assert window.desk.draft.report == signed and "đã ký" not in told(window)


def test_reopened_with_a_reason_it_can_be_written_and_tells_both_versions(
    qtbot: QtBot, window: MainWindow, signed: Report
) -> None:
    window.acts[Act.REOPEN].trigger()
    asked = dialog(window, ReasonDialog)
    assert not asked.make.isEnabled()
    asked.reason.setPlainText("Sai số liệu hồ sơ")
    asked.make.click()
    version = window.desk.draft.report
    assert version.id != signed.id and version.status is ReportStatus.DRAFT
    strip = window.signing.strip
    assert "Bản 2" in strip.label.text() and "Sai số liệu hồ sơ" in strip.label.text()
    assert not window.report.header.number.isReadOnly()
    first, second = strip.versions.menu().actions()
    assert "Đã ký số 45" in first.text() and second.isChecked()
    first.trigger()
    assert window.desk.draft.report.id == signed.id


def test_a_slip_in_the_number_is_mended(window: MainWindow, signed: Report) -> None:
    window.acts[Act.SIGN].trigger()
    asked = dialog(window, SignDialog)
    assert (asked.number.text(), asked.day.text()) == ("45", "28/3/2026")
    asked.number.setText("54")
    asked.sign.click()
    assert window.desk.draft.report.header.number == "54"


def test_the_scan_is_attached_shown_taken_away_and_brought_back(
    window: MainWindow, session: Session, signed: Report, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    chosen = (str(pdf(tmp_path / "45.pdf")), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: chosen)
    window.acts[Act.SCAN].trigger()
    assert session.scans.of(signed.id).name == "45.pdf"
    window.acts[Act.SCAN].trigger()
    shown = dialog(window, ScanDialog)
    assert shown.pages.page_count() == 1
    shown.remove_wanted.emit()
    assert session.scans.of(signed.id) is None and not shown.isVisible()
    [notice] = [each for each in window.notices.findChildren(Notice) if each.isVisible()]
    notice.ways[0].go()
    assert session.scans.of(signed.id).name == "45.pdf"


def test_a_file_that_is_no_scan_is_refused_in_one_sentence(
    window: MainWindow, session: Session, signed: Report, tmp_path: Path
) -> None:
    wrong = tmp_path / "45.docx"
    wrong.write_bytes(b"PK")
    window.signing.attach(signed.id, wrong)
    assert "45.docx không phải tệp PDF" in told(window)
    assert session.scans.of(signed.id) is None


def test_a_signed_report_stays_that_of_the_office_that_signed(
    window: MainWindow, signed: Report
) -> None:
    window.desk.use_office(replace(signed.office, name="Khác"))
    assert window.desk.draft.report == signed and not told(window)


def test_another_report_is_open_to_edits_after_a_signed_one(
    window: MainWindow, session: Session, signed: Report
) -> None:
    other = session.apply(session.begin("tinh-uy", QUARTER).id, Submit())
    window.open_report(other.id)
    assert not window.report.header.number.isReadOnly()
    assert window.report.header.period.isEnabled()
