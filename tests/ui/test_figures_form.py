"""The form of a section's figures above its words, the facts over the page, own figures."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nq57desk.figures.writing import AS_FITS, Manner
from nq57desk.model import (
    FigureForm,
    FigureId,
    FigureRef,
    Nature,
    Period,
    PeriodKind,
    Report,
    SectionId,
)
from nq57desk.session import Session
from ui.actions import Act
from ui.dialogs.settings import SettingsDialog
from ui.figures.facts_dialog import FactsDialog
from ui.figures.model import Field
from ui.figures.own_dialog import OwnFiguresDialog
from ui.figures.picker import FigurePicker
from ui.figures.section_form import SectionFigures
from ui.main_window import MainWindow
from ui.outline.page import FIGURES, PageKind

HALF_YEAR = Period(kind=PeriodKind.MONTHS, year=2026, number=6)
ONLINE, DIRECT, ALL = "ho_so_truc_tuyen", "ho_so_truc_tiep", "ho_so_tiep_nhan_trong_ky"
MONEY = "tong_kinh_phi_bo_tri"


def section_of(window: MainWindow, key: str) -> SectionId:
    sections = window.desk.draft.report.sections
    return next(section.id for section in sections if section.key == key)


@pytest.fixture
def form(window: MainWindow, session: Session) -> SectionFigures:
    window.open_report(session.begin("tinh-uy", HALF_YEAR).id)
    window.report.go_to_section(section_of(window, "tthc"))
    return window.report.section.figures


def cell(form: SectionFigures, figure: str, field: Field = Field.VALUE) -> str:
    return form.model.index(form.model.row_of(FigureId(figure)), field).data() or ""


def type_in(qtbot: QtBot, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    qtbot.keyClick(QApplication.focusWidget(), text[0])
    qtbot.keyClicks(QApplication.focusWidget(), text[1:])
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_a_key_leads_from_the_words_to_the_figures_and_back(
    window: MainWindow, form: SectionFigures
) -> None:
    assert window.report.section.editor.isAncestorOf(QApplication.focusWidget())
    window.acts[Act.SECTION_FIGURES].trigger()
    assert form.holds_focus()
    window.acts[Act.SECTION_FIGURES].trigger()
    assert window.report.section.editor.isAncestorOf(QApplication.focusWidget())


def test_a_value_typed_in_the_form_is_in_chips_page_and_counts(
    qtbot: QtBot, window: MainWindow, form: SectionFigures
) -> None:
    missing = len(window.book.missing())
    window.acts[Act.SECTION_FIGURES].trigger()
    form.table.go_to(FigureId(ONLINE))
    type_in(qtbot, "1.234")
    assert cell(form, ONLINE) == "1.234"
    assert "1234" in form.note.text()
    assert window.book.text_of(FigureRef(figure=FigureId(ONLINE))) == "1.234 hồ sơ"
    page = window.report.figures.model
    assert page.index_of(FigureId(ONLINE)).data() == "1.234"
    assert str(missing - 1) in window.report.outline.missing.text()
    window.desk.draft.undo()
    assert cell(form, ONLINE) == "chưa có số liệu"
    assert str(missing) in window.report.outline.missing.text()


def test_what_is_being_typed_is_in_the_report_that_is_printed(
    qtbot: QtBot, window: MainWindow, form: SectionFigures
) -> None:
    window.acts[Act.SECTION_FIGURES].trigger()
    form.table.go_to(FigureId(ONLINE))
    qtbot.keyClick(QApplication.focusWidget(), "7")
    given: list[Report] = []
    window.desk.with_report(given.append)
    assert [value.value for value in given[0].figures] == [7]


def test_tab_from_the_last_cell_leads_to_the_words(
    qtbot: QtBot, window: MainWindow, form: SectionFigures
) -> None:
    window.acts[Act.SECTION_FIGURES].trigger()
    form.table.setCurrentIndex(form.model.index(form.model.rowCount() - 1, Field.CUMULATIVE))
    qtbot.keyClick(form.table, Qt.Key.Key_Tab)
    assert window.report.section.editor.isAncestorOf(QApplication.focusWidget())


def test_the_form_leaves_the_words_the_better_part_of_the_page(
    window: MainWindow, form: SectionFigures
) -> None:
    assert form.model.rowCount() > 15
    assert form.table.height() < window.report.section.height() / 3
    assert window.report.section.editor.height() > form.height()


def test_the_form_stays_folded_over_sections_and_starts(
    window: MainWindow, form: SectionFigures
) -> None:
    assert form.table.isVisible()
    form.title.click()
    assert not form.table.isVisible()
    window.acts[Act.NEXT].trigger()
    assert not form.table.isVisible()
    assert not MainWindow(window.session).report.section.figures.is_open


def test_another_figure_is_put_into_the_form_and_taken_out(
    window: MainWindow, form: SectionFigures
) -> None:
    figure = window.book.catalogue.find(MONEY)
    assert form.model.row_of(figure.id) < 0
    window.book.add_to(form.section, figure)
    assert form.model.row_of(figure.id) == 0
    assert [action.text() for action in form.menu(figure).actions()][1:] == ["Bỏ khỏi mục này"]
    form.menu(figure).actions()[1].trigger()
    assert form.model.row_of(figure.id) < 0
    window.desk.draft.undo()
    assert form.model.row_of(figure.id) == 0


def test_the_list_offers_only_what_is_not_in_the_form_yet(
    qtbot: QtBot, window: MainWindow, form: SectionFigures
) -> None:
    form.add.click()
    picker = form.findChildren(FigurePicker)[-1]
    picker.words.setText("truc tuyen toan trinh")
    offered = [picker.list.item(row).text() for row in range(picker.list.count())]
    assert not any("Hồ sơ tiếp nhận trực tuyến" in text for text in offered)
    picker.words.setText("kinh phi bo tri")
    qtbot.keyClick(picker.words, Qt.Key.Key_Return)
    assert form.current_figure() == MONEY and form.table.hasFocus()


def test_a_section_that_asks_for_none_offers_to_add_one(
    window: MainWindow, form: SectionFigures
) -> None:
    window.report.go_to_section(section_of(window, "diem-nghen"))
    assert form.isVisible() and form.add.isVisible()
    assert not form.table.isVisible() and not form.count.text()


def test_facts_are_edited_over_the_page(
    qtbot: QtBot, window: MainWindow, form: SectionFigures
) -> None:
    window.acts[Act.SECTION_FIGURES].trigger()
    form.table.go_to(FigureId(ONLINE))
    window.acts[Act.FIGURE_FACTS].trigger()
    dialog = window.findChild(FactsDialog)
    facts = dialog.facts
    facts.nature.setCurrentIndex(2)
    facts.nature.activated.emit(2)
    facts.as_of.setFocus()
    qtbot.keyClicks(facts.as_of, "20/6/2026")
    dialog.accept()
    [kept] = window.desk.draft.report.figures
    assert kept.nature is Nature.PLAN and kept.as_of.day == 20


def test_a_chip_leads_to_its_figure_over_the_page(
    qtbot: QtBot, window: MainWindow, form: SectionFigures
) -> None:
    window.report.chip_help.figure_requested.emit(ONLINE)
    dialog = window.findChild(FactsDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.table)
    type_in(qtbot, "12")
    dialog.accept()
    assert window.report.page.kind is PageKind.SECTION
    assert cell(form, ONLINE) == "12"


def test_what_is_computed_is_explained_over_the_page(
    qtbot: QtBot, window: MainWindow, form: SectionFigures
) -> None:
    window.book.enter([(ONLINE, "5"), (DIRECT, "3")])
    assert cell(form, ALL) == "8"
    window.acts[Act.SECTION_FIGURES].trigger()
    form.table.go_to(FigureId(ALL))
    qtbot.keyClick(form.table, Qt.Key.Key_Return)
    dialog = window.findChild(FactsDialog)
    assert dialog.model.row_of(FigureId(DIRECT)) > 0
    assert not dialog.facts.nature.isEnabled()
    dialog.facts.explanation.setFocus()
    qtbot.keyClicks(dialog.facts.explanation, "Do chien dich")
    dialog.accept()
    assert form.model.note(form.model.index_of(FigureId(ALL))) == "Do chien dich"


def test_what_is_left_and_last_year_are_told_with_a_figure(
    window: MainWindow, form: SectionFigures
) -> None:
    window.book.enter([(MONEY, "500"), ("kinh_phi_da_giai_ngan", "120")])
    rate = window.book.catalogue.rate_of(window.book.catalogue.find("kinh_phi_da_giai_ngan"))
    window.report.figures.facts.show_figure(rate.id)
    assert "Còn lại: 380" in window.report.figures.facts.beside.text()
    assert window.book.value_text(FigureId("kinh_phi_con_lai")) == "380"


def test_the_missing_are_a_click_away(window: MainWindow, form: SectionFigures) -> None:
    window.report.outline.missing.click()
    assert window.report.page == FIGURES
    assert window.report.figures.only_missing.isChecked()


def test_another_manner_of_writing_is_seen_at_once(
    window: MainWindow, form: SectionFigures
) -> None:
    window.book.enter([(MONEY, "1250"), (ONLINE, "5")])
    money, count = FigureRef(figure=FigureId(MONEY)), FigureRef(figure=FigureId(ONLINE))
    assert window.book.text_of(money) == "1.250 triệu đồng"
    window.assistance.show_settings()
    dialog = window.findChild(SettingsDialog)
    dialog.money.setCurrentIndex(dialog.money.findData(AS_FITS))
    dialog.decimals.setCurrentIndex(0)
    dialog.leading_zero.setChecked(False)
    assert "1,25 tỷ đồng" in dialog.example.text()
    dialog.accept()
    assert window.session.manner == Manner(decimals=0, money=AS_FITS, leading_zero=False)
    assert window.book.text_of(money) == "1,25 tỷ đồng"
    assert window.book.text_of(count) == "5 hồ sơ"


def own_dialog(window: MainWindow) -> OwnFiguresDialog:
    window.acts[Act.OWN_FIGURES].trigger()
    return window.findChildren(OwnFiguresDialog)[-1]


def describe(dialog: OwnFiguresDialog, label: str, unit: str = "hộ") -> None:
    dialog.add()
    dialog.form.label.setText(label)
    dialog.form.label.textEdited.emit(label)
    dialog.form.unit.setCurrentText(unit)


def test_an_own_figure_is_added_asked_for_and_typed(
    qtbot: QtBot, window: MainWindow, form: SectionFigures
) -> None:
    dialog = own_dialog(window)
    describe(dialog, "Hộ có biển số nhà số")
    sections = dialog.form.sections
    row = next(r for r in range(sections.count()) if "Chính quyền số" in sections.item(r).text())
    sections.item(row).setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    [own] = window.session.own_figures()
    assert own.id == "rieng_ho_co_bien_so_nha_so" and own.meanings == ("D2",)
    window.book.enter([(own.id, "120")])
    assert cell(form, own.id) == "120"


def test_a_rate_of_own_figures_is_computed(window: MainWindow, form: SectionFigures) -> None:
    dialog = own_dialog(window)
    describe(dialog, "Hộ có biển số")
    describe(dialog, "Tổng số hộ")
    dialog.add()
    shown = dialog.form
    shown.label.setText("Tỷ lệ hộ có biển số")
    shown.kind.setCurrentIndex(2)
    shown.kind.activated.emit(2)
    shown.numerator.setCurrentIndex(shown.numerator.findText("Hộ có biển số"))
    shown.denominator.setCurrentIndex(shown.denominator.findText("Tổng số hộ"))
    dialog.accept()
    over, under, rate = window.session.own_figures()
    window.book.enter([(over.id, "30"), (under.id, "40")])
    ref = FigureRef(figure=rate.id, form=FigureForm.BOTH)
    assert window.book.text_of(ref) == "30/40 hộ, đạt 75%"


def test_an_own_figure_in_use_is_not_removed_and_why_is_said(
    window: MainWindow, form: SectionFigures
) -> None:
    dialog = own_dialog(window)
    describe(dialog, "Hộ có biển số")
    dialog.accept()
    [own] = window.session.own_figures()
    window.book.enter([(own.id, "7")])
    dialog = own_dialog(window)
    dialog.remove()
    dialog.accept()
    assert dialog.isVisible() and window.desk.draft.report.name in dialog.wrong.text()
    dialog.reject()
    assert window.session.own_figures() == (own,)


def test_a_figure_without_unit_is_told_in_the_dialog(
    window: MainWindow, form: SectionFigures
) -> None:
    dialog = own_dialog(window)
    describe(dialog, "Hộ có biển số", unit="")
    dialog.accept()
    assert dialog.isVisible() and "đơn vị" in dialog.wrong.text()
    dialog.reject()
    assert window.session.own_figures() == ()
