"""Starts the window: looks, language, session, and what to do when something goes wrong."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from nq57desk.errors import StoreError
from nq57desk.i18n import _, use_language
from nq57desk.session import Session
from ui import theme
from ui.dialogs.mishap import MishapBox
from ui.garbage import Collector
from ui.translator import CatalogueTranslator

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_SMALLEST_POINTS = 10.0
_PATIENCE_S = 2.0  # for a window that is just being closed


def main(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; return the exit status.

    `arguments`: none, or "--data" and the folder of the drafts.
    """
    if not _has_screen():
        text = _(
            "There is no screen for the window here. The command line works without one: {help}"
        )
        print(text.format(help="main.py --help"), file=sys.stderr)
        return 1
    application = make_application()
    try:
        session = Session(Path(arguments[1]) if arguments else None, patience=_PATIENCE_S)
    except StoreError as error:
        _tell(error)
        return 1
    window = open_window(application, session)
    window.show()
    QTimer.singleShot(0, window, window.start)
    status = application.exec()
    with suppress(StoreError):  # the clerk was asked when the window closed
        session.close()
    return status


def make_application() -> QApplication:
    """Make the application with our looks and our language."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("nq57desk")
    application.setApplicationDisplayName("nq57desk")
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    application.installTranslator(CatalogueTranslator(application))
    font = application.font()
    if font.pointSizeF() < _SMALLEST_POINTS:
        font.setPointSizeF(_SMALLEST_POINTS)
        application.setFont(font)
    theme.follow_system(application)
    Collector(application)
    return application


def open_window(application: QApplication, session: Session) -> "MainWindow":
    """Make the window of a session, in the language and looks that the clerk has chosen."""
    use_language(session.setting("language", "vi"))
    theme.choose_scheme(application, session.setting("scheme"))
    from ui.main_window import MainWindow

    window = MainWindow(session)
    Mishaps(window).install()
    return window


class Mishaps:
    """Takes what no one caught: tells the clerk once, keeps the details, lets the work go on."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._box: MishapBox | None = None

    def install(self) -> None:
        """Become the place where uncaught errors go."""
        sys.excepthook = self.take

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Tell of an error that is a bug of ours."""
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if self._box is None:
            self._box = MishapBox(is_saved=self._save(), parent=self._window)
            self._box.finished.connect(self._forget)
            self._box.open()
        self._box.add(kind, error, trace)

    def _save(self) -> bool:
        try:
            return self._window.desk.is_saved()
        except Exception:
            return False

    def _forget(self) -> None:
        self._box = None


def _has_screen() -> bool:
    """Whether Qt finds where to draw; without that it would end the program with its own words."""
    if sys.platform != "linux":
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def _tell(error: StoreError) -> None:
    box = QMessageBox(QMessageBox.Icon.Information, "nq57desk", error.text)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
