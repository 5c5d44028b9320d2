"""Draws the window with the sample report into a PNG, without a display or the user's drafts.

python -m ui.picture OUT.png [--page home|section|header|closing|table|preview] [--size 1366x768]
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nq57desk.model import Office, Report, Section, SectionId
from nq57desk.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_LONGEST_S = 20.0
_SETTLING_S = 1.0


def draw(path: Path, *, page: str = "section", size: tuple[int, int] = (1366, 768)) -> None:
    """Draw one page of the window with the sample report.

    Args:
        path: the PNG to write.
        page: "home", "section", "header", "closing", "table" or "preview".
        size: width and height in pixels.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt

    from ui.app import make_application, open_window

    application = make_application()
    with tempfile.TemporaryDirectory() as folder, Session(Path(folder)) as session:
        report = session.add_sample()
        session.set_office(report.office or Office())
        window = open_window(application, session)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*size)
        window.show()
        if page != "home":
            window.open_report(report.id)
            _go(window, page, report)
        application.processEvents()
        window.grab().save(str(path))
        window.close()


def _go(window: "MainWindow", page: str, report: Report) -> None:
    from ui.actions import Act
    from ui.outline.page import CLOSING, HEADER, Page, PageKind

    pages = {"header": HEADER, "closing": CLOSING}
    section = _richest(report, with_table=page == "table")
    window.report.go(pages.get(page, Page(PageKind.SECTION, section)))
    if page == "preview":
        window.acts[Act.PREVIEW].setChecked(True)
        _wait_until(lambda: not window.jobs.is_running)
        _wait_until(lambda: False, longest=_SETTLING_S)  # pages are drawn when the window rests


def _richest(report: Report, *, with_table: bool) -> SectionId:
    def weight(section: Section) -> tuple[bool, int]:
        return bool(section.tables) is with_table, min(len(section.blocks), 6)

    return max(report.sections, key=weight).id


def _wait_until(is_over: Callable[[], bool], *, longest: float = _LONGEST_S) -> None:
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + longest
    while time.monotonic() < end:
        QApplication.processEvents()
        if is_over():
            break
        time.sleep(0.02)
    QApplication.processEvents()


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what the command line asks for; return the exit status."""
    parser = argparse.ArgumentParser(prog="ui.picture")
    parser.add_argument("out", type=Path)
    parser.add_argument("--page", default="section", choices=_PAGES)
    parser.add_argument("--size", default="1366x768")
    wanted = parser.parse_args(arguments)
    width, _x, height = wanted.size.partition("x")
    draw(wanted.out, page=wanted.page, size=(int(width), int(height)))
    return 0


_PAGES = ("home", "section", "header", "closing", "table", "preview")

if __name__ == "__main__":
    sys.exit(main())
