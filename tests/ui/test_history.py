"""Figures over the periods in the window: the strip beside the table, from a chip, the plot."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QTextEdit
from pytestqt.qtbot import QtBot

from nq57desk.commands import EditContent
from nq57desk.model import Block, BlockId, FigureId, FigureRef, FigureValue, Report, Run
from nq57desk.periods import read
from nq57desk.session import Session
from ui import theme
from ui.actions import Act
from ui.history.strip import HistoryStrip
from ui.history.window import PlotWindow
from ui.main_window import MainWindow

ONLINE, DIRECT, RATE = "ho_so_truc_tuyen", "ho_so_truc_tiep", "ty_le_ho_so_truc_tuyen"
PAST = {
    "Q1/2025": (1200, 30),
    "Q2/2025": (1290, None),
    "Q3/2025": (1250, 20),
    "Q4/2025": (6204, 9),
}


@pytest.fixture
def report(window: MainWindow, session: Session) -> Report:
    """A new report after four quarters of last year; the last of them leaps."""
    from nq57desk.commands import SetFigures

    for period, amounts in PAST.items():
        values = tuple(
            FigureValue(figure=FigureId(name), value=Decimal(amount))
            for name, amount in zip((ONLINE, DIRECT), amounts, strict=True)
            if amount is not None
        )
        session.apply(session.begin("tinh-uy", read(period)).id, SetFigures(values))
    return session.begin("tinh-uy", read("Q1/2026"))


def row(strip: HistoryStrip) -> list[str]:
    return [strip.table.item(0, column).text() for column in range(strip.table.columnCount())]


def shown_dialog(window: MainWindow, kind: type[QDialog] = QDialog):
    [found] = [each for each in window.findChildren(kind) if each.isVisible()]
    return found


@pytest.fixture
def plot(window: MainWindow, report: Report):
    window.history.show_plot(ONLINE)
    opened = shown_dialog(window, PlotWindow)
    yield opened
    opened.close()


def test_last_values_stand_beside_the_table_and_a_leap_is_told(
    qtbot: QtBot, window: MainWindow, report: Report
) -> None:
    window.open_report(report.id)
    window.acts[Act.FIGURES].trigger()
    window.report.figures.go_to(FigureId(ONLINE))
    strip = window.history.strip
    qtbot.waitUntil(lambda: strip.isVisible() and strip.table.columnCount() == 4)
    assert row(strip) == ["1.200", "1.290", "1.250", "◆ 6.204"]
    assert strip.table.horizontalHeaderItem(3).text() == "Quý IV\n2025"
    assert "6.204 hồ sơ; theo các kỳ trước khoảng 1.250 hồ sơ" in strip.leaps.text()


def test_the_strip_follows_the_keys_and_what_is_typed(
    qtbot: QtBot, window: MainWindow, report: Report
) -> None:
    window.open_report(report.id)
    window.acts[Act.FIGURES].trigger()
    window.report.figures.go_to(FigureId(DIRECT))
    qtbot.waitUntil(lambda: row(window.history.strip) == ["30", "20", "9"])
    window.book.enter([(DIRECT, "12")])
    qtbot.waitUntil(lambda: row(window.history.strip) == ["30", "20", "9", "12"])


def test_a_figure_without_earlier_values_has_no_strip(
    qtbot: QtBot, window: MainWindow, report: Report
) -> None:
    window.open_report(report.id)
    window.acts[Act.FIGURES].trigger()
    window.report.figures.go_to(FigureId(DIRECT))
    qtbot.waitUntil(window.history.strip.isVisible)
    bare = next(each for each in window.book.asked() if each.id not in (ONLINE, DIRECT))
    window.report.figures.go_to(bare.id)
    qtbot.waitUntil(window.history.strip.isHidden)


def test_a_first_report_has_no_strip(qtbot: QtBot, window: MainWindow, session: Session) -> None:
    window.open_report(session.begin("tinh-uy", read("Q1/2026")).id)
    window.acts[Act.FIGURES].trigger()
    window.report.figures.go_to(FigureId(ONLINE))
    qtbot.wait(250)
    assert window.history.strip.isHidden()


def test_a_chip_shows_its_history_by_menu_and_by_key(window: MainWindow, report: Report) -> None:
    section = report.sections[1]
    chip = Run(figure=FigureRef(figure=FigureId(ONLINE)))
    block = Block(id=BlockId("b"), runs=(Run(text="Có "), chip))
    window.open_report(report.id)
    window.desk.draft.run(EditContent(section.id, (block,)))
    window.report.go_to_section(section.id)
    window.report.section.reveal("b", 3, 3)
    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit)
    menu = window.report.chip_help.menu(field, 3)
    [way] = [each for each in menu.actions() if each.text() == "Các kỳ trước…"]
    for go in (way.trigger, window.acts[Act.HISTORY].trigger):
        go()
        opened = shown_dialog(window)
        assert row(opened.findChild(HistoryStrip))[-1] == "◆ 6.204"
        opened.close()


def test_without_a_figure_the_key_says_where_to_put_the_caret(
    window: MainWindow, report: Report
) -> None:
    window.open_report(report.id)
    window.acts[Act.HISTORY].trigger()
    assert "con trỏ" in " ".join(window.notices.texts())


def test_the_plot_draws_what_is_chosen_and_says_gaps_and_leaps(plot: PlotWindow) -> None:
    assert plot.chooser.chosen() == (ONLINE,)
    plot.chooser.choose(DIRECT)
    [_first, second] = plot.line.series
    assert second.values == (30, None, 20, 9)
    assert "◆ Hồ sơ tiếp nhận trực tuyến, quý IV năm 2025" in plot.notes.text()
    assert "quý II năm 2025: 1.290 hồ sơ" in plot.view.accessibleDescription()


def test_unlike_units_get_panels_and_that_is_said(plot: PlotWindow) -> None:
    plot.chooser.choose(RATE)
    assert [panel.unit for panel in plot.line.panels] == ["hồ sơ", "%"]
    assert "khung riêng" in plot.notes.text()


def test_the_list_is_narrowed_without_accents_and_holds_what_has_values(
    qtbot: QtBot, plot: PlotWindow
) -> None:
    qtbot.keyClicks(plot.chooser.words, "ty le")
    rows = plot.chooser.list
    texts = [rows.item(at).text() for at in range(rows.count()) if not rows.item(at).isHidden()]
    assert texts == ["Tỷ lệ hồ sơ trực tuyến (%)"]
    qtbot.keyClick(plot.chooser.words, Qt.Key.Key_Return)
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert RATE in plot.chooser.chosen()


def test_nothing_chosen_says_what_to_do(plot: PlotWindow) -> None:
    plot.chooser.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert plot.empty.isVisible() and not plot.copy.isEnabled()


@pytest.mark.parametrize("bars", [False, True])
@pytest.mark.parametrize("dark", [False, True])
def test_it_is_painted_in_light_and_dark(
    plot: PlotWindow, monkeypatch: pytest.MonkeyPatch, bars: bool, dark: bool
) -> None:
    look = theme.DARK if dark else theme.LIGHT
    monkeypatch.setattr(theme, "colours", lambda: look)
    plot.kind.setCurrentIndex(int(bars))
    image = plot.view.grab().toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }
    assert look.base in colours and len(colours) > 20
    assert (theme.LIGHT.base in colours) is not dark


def test_the_picture_is_copied_on_white_by_ctrl_c(qtbot: QtBot, plot: PlotWindow) -> None:
    qtbot.keyClick(plot.chooser.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().image()
    assert copied.width() >= 2000 and copied.pixelColor(1, 1).name() == "#ffffff"
    assert "Đã chép" in plot.told.text()


def test_picture_and_excel_file_are_saved(
    plot: PlotWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for button, name in ((plot.save, "a.png"), (plot.sheet, "a.xlsx")):
        chosen = (str(tmp_path / name), "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, to=chosen: to)
        button.click()
        assert name in plot.told.text()
    assert QImage(str(tmp_path / "a.png")).width() >= 2000
    assert load_workbook(tmp_path / "a.xlsx").active["B7"].value == 6204


def test_more_than_six_are_refused_in_words(plot: PlotWindow) -> None:
    for at in range(plot.chooser.list.count()):
        plot.chooser.list.item(at).setCheckState(Qt.CheckState.Checked)
    assert len(plot.chooser.chosen()) <= 6
