"""The history of figures in one window: beside the table, from a chip, as a plot."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from nq57desk import wording
from nq57desk.errors import ClerkError
from nq57desk.history import Point
from nq57desk.i18n import _
from nq57desk.model import FigureId, Office
from nq57desk.session import Session
from nq57desk.timeline import Timeline
from ui import theme
from ui.actions import Act, Actions
from ui.dialogs import files
from ui.history.plot import png
from ui.history.strip import HistoryStrip
from ui.history.window import PlotWindow
from ui.memory import Memory
from ui.report_page import ReportPage
from ui.widgets.form import faint, heading
from ui.widgets.notice import NoticeBoard, Tone

T = TypeVar("T")
_FOLDER = "last-folder"
_CHOSEN = "plotted-figures"
_PAUSE_MS = 150  # the keys may run down the table


class HistoryDesk(QObject):
    """Answers the wishes for earlier values.

    Args:
        current: the figure under the keys, `None` where there is none.
    """

    def __init__(
        self,
        session: Session,
        page: ReportPage,
        current: Callable[[], FigureId | None],
        actions: Actions,
        notices: NoticeBoard,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._memory = Memory(session)
        self._page = page
        self._current = current
        self._notices = notices
        self._window = window
        self.strip = HistoryStrip(is_steady=True)
        self.strip.hide()
        self.strip.plot_wanted.connect(self.show_plot)
        page.figures.add_strip(self.strip)
        self._figure = ""
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._refresh)
        page.figures.table.figure_shown.connect(self._on_figure_shown)
        page.book.changed.connect(self._pause.start)
        page.chip_help.history_requested.connect(lambda figure: self.show_history(figure))
        actions[Act.HISTORY].triggered.connect(lambda: self.show_history(self._current() or ""))
        actions[Act.PLOT].triggered.connect(lambda: self.show_plot(self._current() or ""))

    def show_history(self, figure_id: str) -> None:
        """Show the earlier values of a figure over the page."""
        figure = self._session.catalogue().get(figure_id)
        if figure is None:
            text = _("Put the caret beside a figure, or on its row, to see its earlier values.")
            self._notices.tell(Tone.LOOK, text, key="history")
            return
        dialog = QDialog(self._window)
        dialog.setWindowTitle(_("Earlier periods"))
        strip = HistoryStrip()
        points = self._points(figure_id)
        strip.show_history(figure, points)
        strip.plot_wanted.connect(dialog.accept)
        strip.plot_wanted.connect(self.show_plot)
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(dialog.reject)
        column = QVBoxLayout(dialog)
        column.setSpacing(theme.unit() // 2)
        column.addWidget(heading(figure.label))
        column.addWidget(faint(figure.unit))
        column.addWidget(strip)
        column.addWidget(buttons)
        dialog.resize(theme.unit() * (62 if points else 30), dialog.sizeHint().height())
        _open(dialog)

    def show_plot(self, figure_id: str = "") -> None:
        """Show the plot, of a figure, else of those that were shown last."""
        remembered = tuple(self._memory.text(_CHOSEN).split())
        window = PlotWindow(
            self._session.over_periods.reported_figures(),
            (figure_id,) if figure_id else remembered,
            self._timeline,
            title=_("Figures over the periods - {office}").format(
                office=wording.committee(self._session.office() or Office())
            ),
            parent=self._window,
        )
        window.picture_wanted.connect(lambda picture: self._save_picture(window, picture))
        window.sheet_wanted.connect(lambda line, bars: self._save_sheet(window, line, bars))
        window.finished.connect(
            lambda _result: self._memory.keep(_CHOSEN, " ".join(window.chooser.chosen()))
        )
        _open(window)

    def _on_figure_shown(self, figure_id: str) -> None:
        if figure_id != self._figure:
            self._figure = figure_id
            self._pause.start()

    def _refresh(self) -> None:
        """Show the earlier values of the current figure beside the table.

        Where a figure has no value yet, there is no strip.
        """
        figure = self._session.catalogue().get(self._figure) if self._figure else None
        if figure is None or self._page.draft is None:
            self.strip.hide()
            return
        points = self._points(self._figure)
        self.strip.show_history(figure, points)
        if not points:
            self.strip.hide()
        elif self.strip.isHidden():
            self.strip.show()
            table = self._page.figures.table
            QTimer.singleShot(0, table, lambda: table.scrollTo(table.currentIndex()))

    def _points(self, figure_id: str) -> tuple[Point, ...]:
        if self._page.draft is not None:
            self._page.draft.seal()  # what has just been typed is a value too
        return self._try(lambda: self._session.over_periods.history(figure_id)) or ()

    def _timeline(self, figures: Sequence[str], last: int) -> Timeline:
        over_periods = self._session.over_periods
        return self._try(lambda: over_periods.timeline(figures, last=last)) or Timeline()

    def _save_picture(self, window: PlotWindow, picture: QImage) -> None:
        self._save(window, "so-lieu-qua-cac-ky.png", _("Pictures (*.png)"), lambda: png(picture))

    def _save_sheet(self, window: PlotWindow, line: Timeline, bars: bool) -> None:
        kind = _("Excel files (*.xlsx)")
        sheet = self._session.printing.timeline_sheet
        self._save(window, "so-lieu-qua-cac-ky.xlsx", kind, lambda: sheet(line, bars=bars))

    def _save(self, window: PlotWindow, name: str, kind: str, make: Callable[[], bytes]) -> None:
        folder = Path(self._memory.text(_FOLDER) or Path.home())
        path = files.ask_save(window, folder / name, kind)
        if path is None:
            return
        self._memory.keep(_FOLDER, str(path.parent))
        try:
            self._session.printing.export(make(), path, overwrite=True)
        except ClerkError as error:
            window.tell(error.text, "wrong")
        else:
            window.tell(_("Made: {path}").format(path=path.name))

    def _try(self, work: Callable[[], T]) -> T | None:
        try:
            return work()
        except ClerkError as error:
            self._notices.tell(Tone.WRONG, error.text, key="history")
            return None


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
