"""The menu bar and the toolbar: every action is in a menu, the daily ones in the toolbar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from nq57desk.i18n import _
from ui.actions import Act, Actions

_FILE = (
    Act.NEW, Act.CONTINUE, Act.IMPORT, Act.CHECK_FILE, Act.SAMPLE, None, Act.EXPORT_WORD,
    Act.EXPORT_PDF, Act.PRINT, Act.BLACKLINE, None,
    Act.HOME, Act.BIN, Act.COPIES, None, Act.OFFICE, Act.OWN_FIGURES, Act.SETTINGS, None,
    Act.QUIT,
)  # fmt: skip
_EDIT = (
    Act.UNDO, Act.REDO, None, Act.FIND, Act.FIND_NEXT, Act.SEARCH, None, Act.TAKE_PARAGRAPH,
    Act.FIGURE_FACTS, Act.TAKE_FIGURES,
)  # fmt: skip
SECTION = (
    Act.ADD_SECTION, Act.ADD_CHILD, Act.RENAME_SECTION, None, Act.MOVE_UP, Act.MOVE_DOWN,
    Act.LEVEL_IN, Act.LEVEL_OUT, Act.RENUMBER, None, Act.REMOVE_SECTION,
)  # fmt: skip
_SECTION = (
    Act.DONE_NEXT, Act.TOGGLE_DONE, Act.PREVIOUS, Act.NEXT, None, Act.CONFIRM_NEXT,
    Act.CONFIRM_SECTION, None, *SECTION,
)  # fmt: skip
_CHECKS = (
    Act.FINDINGS, Act.NEXT_FINDING, Act.PREVIOUS_FINDING, None, Act.FINDINGS_SHEET,
    Act.CHECK_FILE,
)  # fmt: skip
_VIEW = (
    Act.HISTORY, Act.PLOT, None,
    Act.LAST_PERIOD, Act.FIGURES, Act.SECTION_FIGURES, Act.PREVIEW, Act.REFRESH, None,
    Act.GUIDANCE, Act.ONLY_WAITING, None, Act.NEXT_PANE, Act.PREVIOUS_PANE, None, Act.ONLY_PAGE,
)  # fmt: skip
SIGNING = (Act.SUBMIT, Act.SIGN, Act.TAKE_BACK, None, Act.SCAN, Act.REOPEN)
_HELP = (Act.HELP, Act.KEYS, None, Act.ABOUT)
_AT_HOME = (Act.NEW, Act.CONTINUE, Act.IMPORT, Act.CHECK_FILE, Act.SAMPLE)
_IN_REPORT = (Act.HOME, None, Act.UNDO, Act.REDO)
_OUTPUT = (Act.LAST_PERIOD, Act.FINDINGS, Act.PREVIEW, Act.EXPORT_WORD, Act.EXPORT_PDF, Act.PRINT)


def fill_menu(menu: QMenu, actions: Actions, acts: tuple[Act | None, ...]) -> None:
    """Put actions into a menu; `None` is a line between."""
    for act in acts:
        if act is None:
            menu.addSeparator()
        else:
            menu.addAction(actions[act])


def add_menus(window: QMainWindow, actions: Actions) -> None:
    """Put the menu bar on the window."""
    bar = window.menuBar()
    for title, acts in (
        (_("&File"), _FILE),
        (_("&Edit"), _EDIT),
        (_("&Section"), _SECTION),
        (_("&Checks"), _CHECKS),
        (_("Sig&ning"), SIGNING),
        (_("&View"), _VIEW),
        (_("&Help"), _HELP),
    ):
        fill_menu(bar.addMenu(title), actions, acts)


class ToolBar(QToolBar):
    """The toolbar; it shows other actions at home than in a report."""

    def __init__(self, actions: Actions) -> None:
        super().__init__(_("Toolbar"))
        self._actions = actions
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_home(self) -> None:
        """Show what begins a report."""
        self._fill(_AT_HOME, (Act.OFFICE, Act.HELP))

    def show_report(self) -> None:
        """Show what is done with a report."""
        self._fill(_IN_REPORT, _OUTPUT)

    def show_search(self) -> None:
        """Show what can be done beside looking for words."""
        self._fill((Act.HOME,), (Act.HELP,))

    def _fill(self, left: tuple[Act | None, ...], right: tuple[Act | None, ...]) -> None:
        self.clear()
        self._add(left)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self._add(right)

    def _add(self, acts: tuple[Act | None, ...]) -> None:
        for act in acts:
            if act is None:
                self.addSeparator()
            else:
                self.addAction(self._actions[act])
