"""Composed pages to a printer: drawn at print resolution one after another, so that a long
report takes little memory.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget

from nq57desk.i18n import _
from ui.preview.pages import POINTS_PER_INCH, PdfPages

DOTS_PER_INCH = 300
_WAIT_MS = 600


def print_pdf(data: bytes, parent: QWidget | None) -> bool:
    """Ask for printer, pages and copies, and print; False where the clerk went back."""
    pages = PdfPages(data)
    try:
        printer = make_printer()
        if not ask(printer, len(pages.sizes), parent):
            return False
        return _print_watched(pages, printer, parent)
    finally:
        pages.close()


def make_printer() -> QPrinter:
    """Return the usual printer, set to A4 and the resolution that pages are drawn at."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setDocName(_("Report"))
    return printer


def ask(printer: QPrinter, count: int, parent: QWidget | None) -> bool:
    """Show the system's print dialog; what is chosen there is in `printer`."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print the report"))
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, count)
    return dialog.exec() == QPrintDialog.DialogCode.Accepted


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to print, from 0, in order: ranges, copies, last page first."""
    ranges = printer.pageRanges().toRangeList()
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not ranges:
        pages = list(range(count))
    else:
        pages = [
            page - 1 for one in ranges for page in range(one.from_, one.to + 1) if page <= count
        ]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _copy in range(copies)]


def print_pages(pages: PdfPages, printer: QPrinter) -> Iterator[int]:
    """Print the chosen pages; yields how many are done after each one.

    Each page lies as its size asks, upright or across.

    Raises:
        OSError: the printer does not take the job.
    """
    painter = QPainter()
    try:
        for done, index in enumerate(chosen_pages(printer, len(pages.sizes))):
            printer.setPageOrientation(_orientation(pages, index))
            if not (printer.newPage() if done else painter.begin(printer)):
                raise OSError(printer.printerName())
            _paint(painter, printer, pages, index)
            yield done + 1
    finally:
        painter.end()


def _print_watched(pages: PdfPages, printer: QPrinter, parent: QWidget | None) -> bool:
    """Print with a sign of progress that can stop it."""
    count = len(chosen_pages(printer, len(pages.sizes)))
    progress = QProgressDialog(_("Printing…"), _("Stop"), 0, count, parent)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(_WAIT_MS)
    try:
        for done in print_pages(pages, printer):
            progress.setValue(done)
            if progress.wasCanceled():
                printer.abort()
                return False
    except OSError:
        progress.reset()
        text = _("The printer does not answer. See that it is on and has paper, then print again.")
        QMessageBox.warning(parent, _("Not printed"), text)
        return False
    return True


def _orientation(pages: PdfPages, index: int) -> QPageLayout.Orientation:
    size = pages.sizes[index]
    across = size.width() > size.height()
    return QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait


def _paint(painter: QPainter, printer: QPrinter, pages: PdfPages, index: int) -> None:
    """Draw a page in the middle of the paper, at its own size where the paper is as large."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    dots = pages.sizes[index] * (DOTS_PER_INCH / POINTS_PER_INCH)
    factor = printer.resolution() / DOTS_PER_INCH
    fitting = min(paper.width() / dots.width(), paper.height() / dots.height())
    if fitting < 0.99 * factor:
        factor = fitting
    left = round((paper.width() - dots.width() * factor) / 2)
    top = round((paper.height() - dots.height() * factor) / 2)
    for band in pages.bands(index, DOTS_PER_INCH):
        # Both edges of a strip are rounded alike, so that no white line stays between two.
        upper = top + round(band.top * factor)
        lower = top + round((band.top + band.image.height()) * factor)
        width = round(band.image.width() * factor)
        target = QRect(QPoint(left, upper), QPoint(left + width - 1, lower - 1))
        painter.drawImage(target, band.image)
