"""Printed pages on screen and on paper."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QBuffer, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from ui.preview import printing
from ui.preview.page_view import Fit, PageView
from ui.preview.pages import PdfPages
from ui.preview.printing import chosen_pages, make_printer, print_pages
from ui.preview.view import PreviewPane


def make_pdf(upright: int = 3, across: int = 1, *, colour: bool = False) -> bytes:
    written = QBuffer()
    written.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(written)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    for number in range(upright + across):
        if number == upright:
            writer.setPageOrientation(QPageLayout.Orientation.Landscape)
        if number:
            writer.newPage()
        painter.setPen(Qt.GlobalColor.red if colour else Qt.GlobalColor.black)
        painter.drawText(1000, 1000, f"Trang {number + 1}")
        painter.drawText(5000, 8000, "giữa trang")
    painter.end()
    return bytes(written.data().data())


@pytest.fixture(scope="module")
def pdf(qapp) -> bytes:
    return make_pdf()


def shown(qtbot, data: bytes) -> tuple[PreviewPane, PageView]:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.resize(420, 500)
    pane.show()
    qtbot.waitExposed(pane)
    pane.show_pdf(data)
    return pane, pane.findChild(PageView)


def labels(pane: PreviewPane) -> tuple[str, str]:
    return pane._place.text(), pane._zoom.text()


def test_only_pages_in_sight_are_drawn(qtbot, pdf):
    _pane, view = shown(qtbot, pdf)
    qtbot.waitUntil(lambda: 0 in view._drawn)
    assert 3 not in view._drawn
    view.go_to_page(3)
    qtbot.waitUntil(lambda: 3 in view._drawn)


def test_each_page_fits_the_width_upright_or_across(qtbot, pdf):
    _pane, view = shown(qtbot, pdf)
    widths = {rect.width() for rect in view._rects}
    assert max(widths) - min(widths) <= 1
    assert max(widths) <= view.viewport().width()


def test_the_page_and_zoom_are_told(qtbot, pdf):
    pane, view = shown(qtbot, pdf)
    view.go_to_page(2)
    assert labels(pane)[0] in ("Trang 3/4", "Page 3 of 4")
    smaller, larger, fit_width, fit_page = pane.actions_list()
    before = view.zoom()
    larger.trigger()
    assert view.zoom() > before
    assert not fit_width.isChecked()
    smaller.trigger()
    fit_page.trigger()
    assert view.fit() is Fit.PAGE and fit_page.isChecked()


def test_a_refresh_keeps_the_place(qtbot, pdf):
    _pane, view = shown(qtbot, pdf)
    view.go_to_page(2)
    before = view.verticalScrollBar().value()
    _pane.show_message("…")
    _pane.show_pdf(make_pdf(upright=4))
    assert (view.current_page(), view.verticalScrollBar().value()) == (2, before)
    _pane.show_pdf(make_pdf(upright=1, across=0))
    assert view.current_page() == 0


def test_zooming_keeps_the_place(qtbot, pdf):
    pane, view = shown(qtbot, pdf)
    view.go_to_page(2)
    for _step in range(4):
        pane.actions_list()[1].trigger()
        assert view.current_page() == 2


def test_keys_scroll_and_ctrl_wheel_zooms(qtbot, pdf):
    _pane, view = shown(qtbot, pdf)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_Space):
        before = view.verticalScrollBar().value()
        qtbot.keyClick(view, key)
        assert view.verticalScrollBar().value() != before
    before = view.zoom()
    wheel = QWheelEvent(
        QPointF(50, 50), view.mapToGlobal(QPointF(50, 50)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    assert wheel.type() == QEvent.Type.Wheel
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom() > before


def test_what_is_no_pdf_is_said(qtbot):
    pane, view = shown(qtbot, b"no pdf")
    assert not view.isVisible()
    assert pane._message.text()


def test_stale_pages_are_said_and_may_be_refreshed(qtbot, pdf):
    pane, _view = shown(qtbot, pdf)
    pane.show_stale(True)
    assert pane._stale.isVisible()
    with qtbot.waitSignal(pane.refresh_requested):
        pane._refresh.click()
    pane.show_pdf(pdf)
    assert not pane._stale.isVisible()


def test_clear_forgets_the_place(qtbot, pdf):
    pane, view = shown(qtbot, pdf)
    view.go_to_page(3)
    pane.clear()
    pane.show_pdf(pdf)
    assert view.current_page() == 0


def printer_to(path: Path) -> QPrinter:
    printer = make_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_pages_are_printed_each_as_it_lies(qtbot, pdf, tmp_path):
    done = list(print_pages(PdfPages(pdf), printer_to(tmp_path / "out.pdf")))
    printed = PdfDocument(tmp_path / "out.pdf")
    sizes = [printed.get_page_size(index) for index in range(len(printed))]
    assert done == [1, 2, 3, 4]
    assert [(round(w / 10), round(h / 10)) for w, h in sizes] == [(60, 84)] * 3 + [(84, 60)]


def test_print_looks_like_the_page(qtbot, pdf, tmp_path):
    list(print_pages(PdfPages(pdf), printer_to(tmp_path / "out.pdf")))
    before = PdfPages(pdf).image(0, 1.0)
    after = PdfPages((tmp_path / "out.pdf").read_bytes()).image(0, 1.0)
    assert abs(ink(before) - ink(after)) < 0.1 * ink(before)
    box = ink_box(before)
    assert all(abs(a - b) <= 2 for a, b in zip(box, ink_box(after), strict=True))


def test_a_coloured_page_comes_in_strips_that_leave_nothing_out(qapp):
    pages = PdfPages(make_pdf(1, 0, colour=True))
    whole = pages.image(0, 200 / 72)
    bands = list(pages.bands(0, 200))
    put_together = QImage(whole.size(), QImage.Format.Format_RGB32)
    painter = QPainter(put_together)
    for band in bands:
        painter.drawImage(0, band.top, band.image)
    painter.end()
    assert len(bands) > 1
    assert sum(band.image.height() for band in bands) == whole.height()
    assert ink(put_together) == pytest.approx(ink(whole), rel=0.01)


def test_a_grey_page_is_one_picture_of_a_byte_a_dot(qapp, pdf):
    (band,) = PdfPages(pdf).bands(0, 300)
    assert band.image.format() is QImage.Format.Format_Grayscale8
    assert band.image.width() == 2480


def test_chosen_pages_follow_range_copies_and_order(qapp, tmp_path):
    printer = printer_to(tmp_path / "out.pdf")
    assert chosen_pages(printer, 3) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert chosen_pages(printer, 3) == [1, 2, 1, 2]
    printer.setCollateCopies(False)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 3) == [2, 2, 1, 1]


def test_what_is_chosen_in_the_dialog_is_printed(qtbot, pdf, tmp_path, monkeypatch):
    asked = []

    def choose(printer: QPrinter, count: int, _parent: object) -> bool:
        asked.append(count)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(4, 4)
        return True

    monkeypatch.setattr(printing, "ask", choose)
    assert printing.print_pdf(pdf, None)
    assert (asked, len(PdfDocument(tmp_path / "out.pdf"))) == ([4], 1)


def test_going_back_in_the_dialog_prints_nothing(qtbot, pdf, monkeypatch):
    monkeypatch.setattr(printing, "ask", lambda *_asked: False)
    assert not printing.print_pdf(pdf, None)


def test_a_printer_that_takes_no_job_is_told(qapp, pdf, tmp_path):
    with pytest.raises(OSError):
        list(print_pages(PdfPages(pdf), printer_to(tmp_path / "no" / "such" / "out.pdf")))


def test_a_failed_print_is_told_to_the_clerk(qtbot, pdf, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(printing, "make_printer", lambda: printer_to(tmp_path / "no" / "out.pdf"))
    monkeypatch.setattr(printing, "ask", lambda *_asked: True)
    monkeypatch.setattr(printing.QMessageBox, "warning", lambda *said: told.append(said[2]))
    assert not printing.print_pdf(pdf, None)
    assert len(told) == 1


def rows(image: QImage) -> list[bytes]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    bits, step = bytes(grey.constBits()), grey.bytesPerLine()
    return [bits[y * step : y * step + grey.width()] for y in range(grey.height())]


def ink(image: QImage) -> float:
    return sum(255 - value for row in rows(image) for value in row)


def ink_box(image: QImage) -> tuple[int, int, int, int]:
    dark = [
        (x, y) for y, row in enumerate(rows(image)) for x, value in enumerate(row) if value < 128
    ]
    xs, ys = zip(*dark, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
