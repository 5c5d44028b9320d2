"""Marks of findings where a page has no editor: headings, fields, whole rows, kept figures."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nq57desk.checking import Checked
from nq57desk.model import (
    Closing,
    FigureId,
    FigureValue,
    Header,
    Office,
    PartialDate,
    Period,
    PeriodKind,
    Place,
    Report,
    SectionId,
    SectionKind,
)
from nq57desk.session import Session
from tests.helpers import block, build_report, section, table
from ui.actions import Act
from ui.editor.underline import texts_at
from ui.findings.places import page_at, spot_at
from ui.main_window import MainWindow
from ui.outline.page import CLOSING, FIGURES, HEADER, Page, PageKind
from ui.tables.cells import columns_in
from ui.widgets.wave import Wave

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
HALF_YEAR = Period(kind=PeriodKind.MONTHS, year=2026, number=6)
WRONG = Header(
    subject="Kết quả đạt 90%% trong {ky}",
    date=PartialDate(year=2026),
    bases=(block("Trong {ky} đã đạt 70%% kế hoạch", block_id="can-cu"),),
)
Opened = Callable[[Report, Page], MainWindow]


@pytest.fixture
def opened(window: MainWindow, session: Session, qtbot: QtBot) -> Opened:
    """Opens a report at a page, its findings found."""

    def at(report: Report, page: Page) -> MainWindow:
        window.open_report(session.add(report).id)
        qtbot.waitUntil(lambda: window.findings.knows(window.desk.draft.report), timeout=10_000)
        window.report.go(page)
        return window

    return at


def marked(field: QPlainTextEdit | QTextEdit) -> list[str]:
    found = field.extraSelections()
    assert all(each.format.underlineStyle() is WAVE for each in found)
    return [each.cursor.selectedText() for each in found]


def waves(field: QWidget) -> bool:
    return any(each.isVisible() for each in field.findChildren(Wave))


def of_rule(window: MainWindow, rule: str) -> Checked:
    return next(one for one in window.findings.checked if one.finding.rule == rule)


def test_words_of_a_heading_are_marked_and_can_be_mended(opened: Opened) -> None:
    wrong = section("a", "Đã làm.", heading="Đạt 80%% kế hoạch")
    window = opened(build_report(wrong), Page(PageKind.SECTION, SectionId("a")))
    assert "%%" in marked(window.report.section.title)
    window.findings.go_to(of_rule(window, "double-percent"))
    assert window.report.section.heading.hasFocus()
    assert window.report.section.heading.textCursor().selectedText() == "%%"


def test_a_heading_meant_as_a_whole_leads_to_its_text(opened: Opened) -> None:
    window = opened(build_report(section("a", "Đã làm.")), HEADER)
    window.report.go_to_spot(
        spot_at(window.desk.draft.report, Place(section=SectionId("a"), start=0, end=5))
    )
    assert not window.report.section.heading.hasFocus()
    assert window.report.section.editor.isAncestorOf(window.focusWidget())


def test_fields_of_the_head_are_marked(opened: Opened) -> None:
    window = opened(build_report(header=WRONG, period=HALF_YEAR), HEADER)
    header = window.report.header
    assert marked(header.subject) == ["%%"]
    assert "%%" in marked(header.bases)
    assert waves(header.day) and "ngày" in header.day.toolTip().lower()
    assert not waves(header.subject) and not marked(header.addressees)


def test_marks_go_when_the_ground_goes(opened: Opened, qtbot: QtBot) -> None:
    window = opened(build_report(header=WRONG, period=HALF_YEAR), HEADER)
    window.report.header._send(
        replace(WRONG, subject="Kết quả", date=PartialDate(day=1, month=7, year=2026))
    )
    qtbot.waitUntil(lambda: not marked(window.report.header.subject), timeout=5000)
    qtbot.waitUntil(lambda: not waves(window.report.header.day), timeout=5000)
    assert not window.report.header.day.toolTip()


def test_the_end_is_marked_where_something_is_missing(opened: Opened) -> None:
    report = build_report(closing=Closing())
    window = opened(report, CLOSING)
    closing = window.report.closing
    assert waves(closing.sentence) and waves(closing.recipients) and waves(closing.signer)
    window.report.go(HEADER)
    window.findings.go_to(of_rule(window, "no-closing"))
    assert window.report.page == CLOSING and closing.sentence.hasFocus()


def test_a_mark_says_why_under_the_mouse(opened: Opened) -> None:
    window = opened(build_report(header=WRONG, period=HALF_YEAR), HEADER)
    field = window.report.header.subject
    [mark] = field.extraSelections()
    point = field.cursorRect(mark.cursor).center()
    assert any("90%%" in text for text in texts_at(field, point))


def test_a_row_as_a_whole_marks_all_its_cells() -> None:
    texts = ["1", "Kế hoạch", "12"]
    assert list(columns_in(texts, 0, 13)) == [0, 1, 2]
    assert list(columns_in(texts, 0, 0)) == [0, 1, 2]
    assert list(columns_in(texts, 4, 6)) == [1]


def test_a_finding_on_a_row_is_in_every_cell(opened: Opened) -> None:
    wrong = table(
        ("1", "Chuyển đổi số", "5", "3", "1"),
        columns=("STT", "Vị trí", "Được giao", "Đã bố trí", "Còn thiếu"),
    )
    report = build_report(section("a", content=(wrong,)))
    window = opened(report, Page(PageKind.SECTION, SectionId("a")))
    assert of_rule(window, "staff-gap")
    grid = next(part for part in window.report.section.editor._parts if hasattr(part, "_grid"))
    model = grid._model
    assert all(model.corner(model.index(0, column)) for column in range(5))


def test_a_finding_on_the_head_of_a_column_marks_the_column(opened: Opened) -> None:
    wrong = table(("1", "12", "a"), ("2", "14", "b"), columns=("STT", "Đạt 90%%", "Ghi chú"))
    report = build_report(section("a", content=(wrong,)))
    window = opened(report, Page(PageKind.SECTION, SectionId("a")))
    grid = next(part for part in window.report.section.editor._parts if hasattr(part, "_grid"))
    model = grid._model
    found = [bool(model.corner(model.index(row, col))) for row in (0, 1) for col in range(3)]
    assert found == [False, True, False] * 2
    window.report.go(HEADER)
    window.findings.go_to(of_rule(window, "double-percent"))
    assert grid._grid.currentIndex().column() == 1


def test_a_finding_on_a_kept_figure_leads_to_it(opened: Opened) -> None:
    rate = FigureId("ty_le_ho_so_toan_trinh")
    wrong = FigureValue(figure=rate, numerator=Decimal(12), denominator=Decimal(10))
    window = opened(build_report(figures=(wrong,)), HEADER)
    one = of_rule(window, "figure-over-whole")
    window.findings.go_to(one)
    assert window.report.page == FIGURES
    model, index = window.report.figures.model, window.report.figures.table.currentIndex()
    assert model.figure(index).id == rate
    assert one.finding.message in [
        model.index(index.row(), column).data() for column in range(model.columnCount())
    ]


def test_words_behind_a_parameter_stand_where_they_are_shown() -> None:
    report = build_report(header=WRONG, period=HALF_YEAR)
    at = WRONG.bases[0].text.index("%%")
    spot = spot_at(report, Place(section=SectionId(""), block="can-cu", start=at, end=at + 2))
    shown = "Trong 6 tháng đầu năm 2026 đã đạt 70%% kế hoạch"
    assert shown[spot.start : spot.end] == "%%"


def test_one_key_walks_through_every_place(opened: Opened, office: Office) -> None:
    rate = FigureId("ty_le_ho_so_toan_trinh")
    wrong = FigureValue(figure=rate, numerator=Decimal(12), denominator=Decimal(10))
    heads = (section("a", "Đạt 70%%.", heading="Đạt 80%% kế hoạch"), section("b", "Xong."))
    report = build_report(*heads, header=WRONG, figures=(wrong,), period=HALF_YEAR)
    window = opened(report, HEADER)
    window.findings_pane.findings.model.fold_all()
    visited = []
    for _each in range(sum(one.is_open for one in window.findings.checked)):
        window.acts[Act.NEXT_FINDING].trigger()
        one = window.findings_pane.findings.current()
        visited.append(one.ground)
        if one.finding.places:
            report = window.desk.draft.report
            assert window.report.page == page_at(report, one.finding.places[0])
    assert len(set(visited)) == len(visited)
    pages = {
        page_at(report, o.finding.places[0]) for o in window.findings.checked if o.finding.places
    }
    assert {HEADER, CLOSING, FIGURES, Page(PageKind.SECTION, SectionId("a"))} <= pages


def test_a_field_out_of_sight_is_scrolled_to(opened: Opened) -> None:
    lines = tuple(block(f"Căn cứ số {n}", block_id=f"c{n}") for n in range(12))
    wrong = replace(WRONG, bases=lines, attachment="(Kèm theo Báo cáo số /BC-UBND ngày /5/2026)")
    appendix = section("p", "Nội dung", kind=SectionKind.APPENDIX)
    report = build_report(section("a", "Một"), appendix, header=wrong, period=HALF_YEAR)
    window = opened(report, HEADER)
    window.report.header.verticalScrollBar().setValue(0)
    window.report.go_to_spot(spot_at(report, Place(section=SectionId(""), block="attachment")))
    field = window.report.header.attachment
    assert field.hasFocus() and not field.visibleRegion().isEmpty()
