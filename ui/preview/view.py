"""The pane of printed pages, with its zoom and what it has to say."""

from collections.abc import Callable

from pypdfium2 import PdfiumError
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nq57desk.i18n import _
from ui import theme
from ui.preview.page_view import Fit, PageView
from ui.preview.pages import PdfPages
from ui.widgets.own_action import own_action


class PreviewPane(QWidget):
    """Shows composed pages as they will be printed.

    Signals:
        refresh_requested(): the clerk wants the pages as the text is now.
    """

    refresh_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = theme.IconRefresher(self)
        self._view = PageView()
        self._view.setAccessibleName(_("Printed pages"))
        self._view.moved.connect(self._on_moved)
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._make_actions()
        self._lay_out()
        self.setFocusProxy(self._view)
        self.clear()

    def show_pdf(self, data: bytes) -> None:
        """Show the pages of a PDF, at the place that was shown before."""
        try:
            pages = PdfPages(data)
        except PdfiumError:
            self.show_message(_("The pages cannot be shown. Please press Refresh."))
            return
        self._view.show_pages(pages)
        self._show(self._view)
        self.show_stale(False)

    def show_message(self, text: str) -> None:
        """Show a text in place of the pages; the place in them is kept."""
        self._message.setText(text)
        self._show(self._message)

    def show_stale(self, stale: bool) -> None:
        """Say, or cease to say, that the text has changed since the pages were made."""
        self._stale.setVisible(stale)

    def clear(self) -> None:
        """Show nothing, and forget the place."""
        self._view.show_pages(None)
        self.show_stale(False)
        self.show_message(_("No pages yet. Press Refresh to see the report as printed."))

    def actions_list(self) -> list[QAction]:
        """Return the actions of the pane, in the order of a toolbar."""
        return list(self._tools)

    # The look.

    def _make_actions(self) -> None:
        view = self._view
        self._fit_width = self._action(
            _("Whole width"), "fit-width", "Ctrl+0", lambda: view.set_fit(Fit.WIDTH)
        )
        self._fit_page = self._action(
            _("Whole page"), "fit-page", "Ctrl+9", lambda: view.set_fit(Fit.PAGE)
        )
        for action in (self._fit_width, self._fit_page):
            action.setCheckable(True)
        self._tools = (
            self._action(_("Smaller"), "zoom-out", "Ctrl+-", lambda: view.step_zoom(-1)),
            self._action(_("Larger"), "zoom-in", "Ctrl+=", lambda: view.step_zoom(1)),
            self._fit_width,
            self._fit_page,
        )

    def _action(self, text: str, icon: str, shortcut: str, do: Callable[[], None]) -> QAction:
        action = own_action(self, text, shortcut, do)
        self._icons.add(action, icon)
        return action

    def _lay_out(self) -> None:
        self._stack = QStackedLayout()
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_bar())
        column.addWidget(self._make_stale())
        column.addLayout(self._stack, 1)

    def _make_bar(self) -> QHBoxLayout:
        self._place = QLabel()
        self._zoom = QLabel()
        self._zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("000 %"))
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bar = QHBoxLayout()
        bar.setContentsMargins(6, 2, 6, 2)
        bar.setSpacing(2)
        bar.addWidget(self._place)
        bar.addStretch(1)
        buttons = [self._button(action) for action in self._tools]
        bar.addWidget(buttons[0])
        bar.addWidget(self._zoom)
        for button in buttons[1:]:
            bar.addWidget(button)
        self._refresh = QToolButton(autoRaise=True)
        self._refresh.setText(_("Refresh"))
        self._refresh.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._icons.add(self._refresh, "refresh")
        self._refresh.clicked.connect(self.refresh_requested)
        bar.addWidget(self._refresh)
        return bar

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _make_stale(self) -> QFrame:
        self._stale = QFrame()
        theme.set_role(self._stale, "notice-look")
        row = QHBoxLayout(self._stale)
        row.setContentsMargins(8, 2, 8, 2)
        text = QLabel(_("The text has changed since."))
        text.setWordWrap(True)
        now = QPushButton(_("Refresh"))
        now.clicked.connect(self.refresh_requested)
        row.addWidget(text, 1)
        row.addWidget(now)
        return self._stale

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        self._on_moved()

    def _on_moved(self) -> None:
        shown = self._stack.currentWidget() is self._view
        for action in self._tools:
            action.setEnabled(shown)
        self._fit_width.setChecked(self._view.fit() is Fit.WIDTH)
        self._fit_page.setChecked(self._view.fit() is Fit.PAGE)
        self._zoom.setText(f"{self._view.zoom():.0%}" if shown else "")
        place = _("Page {number} of {count}").format(
            number=self._view.current_page() + 1, count=self._view.page_count()
        )
        self._place.setText(place if shown else "")
