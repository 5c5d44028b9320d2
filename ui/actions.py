"""Every action of the window in one place: its text, keys, icon and what it is for.

Pages connect to actions and switch them on and off; none makes its own. Keys that mean one thing
in a list and another elsewhere belong to a widget, not to the window (`in_widget`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from nq57desk.i18n import _, mark
from ui import theme


class Act(Enum):
    """The name of an action."""

    NEW = auto()
    CONTINUE = auto()
    IMPORT = auto()
    CHECK_FILE = auto()
    SAMPLE = auto()
    OPEN = auto()
    CONTINUE_FROM = auto()
    RENAME_DRAFT = auto()
    COPY_DRAFT = auto()
    BIN_DRAFT = auto()
    BIN = auto()
    COPIES = auto()
    HOME = auto()
    SUBMIT = auto()
    TAKE_BACK = auto()
    SIGN = auto()
    REOPEN = auto()
    SCAN = auto()
    HISTORY = auto()
    PLOT = auto()
    EXPORT_WORD = auto()
    EXPORT_PDF = auto()
    PRINT = auto()
    OFFICE = auto()
    SETTINGS = auto()
    QUIT = auto()
    UNDO = auto()
    REDO = auto()
    FIND = auto()
    FIND_NEXT = auto()
    SEARCH = auto()
    DONE_NEXT = auto()
    TOGGLE_DONE = auto()
    CONFIRM_NEXT = auto()
    CONFIRM_SECTION = auto()
    ONLY_WAITING = auto()
    PREVIOUS = auto()
    NEXT = auto()
    ADD_SECTION = auto()
    ADD_CHILD = auto()
    RENAME_SECTION = auto()
    MOVE_UP = auto()
    MOVE_DOWN = auto()
    LEVEL_IN = auto()
    LEVEL_OUT = auto()
    RENUMBER = auto()
    REMOVE_SECTION = auto()
    LAST_PERIOD = auto()
    TAKE_PARAGRAPH = auto()
    BLACKLINE = auto()
    FINDINGS = auto()
    NEXT_FINDING = auto()
    PREVIOUS_FINDING = auto()
    FINDINGS_SHEET = auto()
    PREVIEW = auto()
    FIGURES = auto()
    TAKE_FIGURES = auto()
    SECTION_FIGURES = auto()
    FIGURE_FACTS = auto()
    OWN_FIGURES = auto()
    REFRESH = auto()
    GUIDANCE = auto()
    NEXT_PANE = auto()
    PREVIOUS_PANE = auto()
    ONLY_PAGE = auto()
    HELP = auto()
    KEYS = auto()
    ABOUT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """What an action shows; `text` and `tip` are msgids, `short` its name in the toolbar."""

    text: str
    tip: str
    icon: str
    keys: tuple[str, ...] = ()
    short: str = ""
    checkable: bool = False
    in_widget: bool = False


SPECS: dict[Act, ActionSpec] = {
    Act.NEW: ActionSpec(
        text=mark("&New report…"),
        short=mark("New report"),
        tip=mark("Begin a report from an outline, for a period"),
        icon="new",
        keys=("Ctrl+N",),
    ),
    Act.CONTINUE: ActionSpec(
        text=mark("Go on from &last period…"),
        short=mark("From last period"),
        tip=mark("Begin the next report from the one before it"),
        icon="continue",
        keys=("Ctrl+T",),
    ),
    Act.IMPORT: ActionSpec(
        text=mark("&Import an old report…"),
        short=mark("Import from Word…"),
        tip=mark("Turn a Word, PDF or text file into a draft; the file itself stays as it is"),
        icon="import",
        keys=("Ctrl+Shift+I",),
    ),
    Act.CHECK_FILE: ActionSpec(
        text=mark("Chec&k a file…"),
        short=mark("Check a file…"),
        tip=mark("Look for mistakes in a Word, PDF or text file without keeping it"),
        icon="check",
        keys=("Ctrl+Shift+K",),
    ),
    Act.SAMPLE: ActionSpec(
        text=mark("Open the &sample report"),
        short=mark("Sample report"),
        tip=mark("A finished report of an invented commune, to look at and try things out"),
        icon="sample",
        keys=("Ctrl+Shift+M",),
    ),
    Act.OPEN: ActionSpec(
        text=mark("&Open"),
        tip=mark("Go on with the chosen report"),
        icon="open",
        keys=("Ctrl+O",),
    ),
    Act.CONTINUE_FROM: ActionSpec(
        text=mark("Use for a ne&w period…"),
        tip=mark("Begin the next report from the chosen one"),
        icon="continue",
        keys=("Ctrl+Shift+T",),
        in_widget=True,
    ),
    Act.RENAME_DRAFT: ActionSpec(
        text=mark("&Rename…"),
        tip=mark("Give the chosen report another name"),
        icon="rename",
        keys=("F2",),
        in_widget=True,
    ),
    Act.COPY_DRAFT: ActionSpec(
        text=mark("&Copy"),
        tip=mark("Make a copy of the chosen report"),
        icon="copy",
        keys=("Ctrl+Shift+C",),
        in_widget=True,
    ),
    Act.BIN_DRAFT: ActionSpec(
        text=mark("Move to the &bin"),
        tip=mark("Put the chosen report into the bin; it can be taken out again"),
        icon="bin",
        keys=("Del",),
        in_widget=True,
    ),
    Act.BIN: ActionSpec(
        text=mark("&Bin…"),
        tip=mark("See what is in the bin, take it out or empty it"),
        icon="bin",
        keys=("Ctrl+Shift+Del",),
    ),
    Act.COPIES: ActionSpec(
        text=mark("Bring back a &copy…"),
        tip=mark("Bring all drafts back to one of the daily copies"),
        icon="restore",
        keys=("Ctrl+Shift+B",),
    ),
    Act.HOME: ActionSpec(
        text=mark("Back to the &home page"),
        short=mark("Home page"),
        tip=mark("Leave this report; it is saved"),
        icon="home",
        keys=("Ctrl+W",),
    ),
    Act.SUBMIT: ActionSpec(
        text=mark("&Submit for signing"),
        tip=mark("Say that the report has gone to the leader to be signed"),
        icon="submit",
        keys=("Ctrl+Alt+U",),
    ),
    Act.TAKE_BACK: ActionSpec(
        text=mark("&Take back as a draft"),
        short=mark("Take back as a draft"),
        tip=mark("The leader has given it back; go on writing"),
        icon="take-back",
        keys=("Ctrl+Alt+B",),
    ),
    Act.SIGN: ActionSpec(
        text=mark("It is si&gned…"),
        short=mark("Number and day…"),
        tip=mark("Enter number and day of the signed report; it is for reading only then"),
        icon="sign",
        keys=("Ctrl+Alt+K",),
    ),
    Act.REOPEN: ActionSpec(
        text=mark("&Reopen as a new version…"),
        short=mark("Reopen as a new version…"),
        tip=mark("Change a signed report in a new version that says why; the signed one stays"),
        icon="reopen",
        keys=("Ctrl+Alt+M",),
    ),
    Act.SCAN: ActionSpec(
        text=mark("S&can of the signed paper…"),
        short=mark("Scan of the signed paper…"),
        tip=mark("Look at the scan that is kept with the signed report, or attach it"),
        icon="scan",
        keys=("Ctrl+Alt+P",),
    ),
    Act.HISTORY: ActionSpec(
        text=mark("&History of the figure…"),
        tip=mark("The last values of the figure at the caret, and which of them leap"),
        icon="history",
        keys=("Ctrl+H",),
    ),
    Act.PLOT: ActionSpec(
        text=mark("Plot figures over &periods…"),
        short=mark("Plot"),
        tip=mark("Draw chosen figures over the periods, to show, copy or export"),
        icon="plot",
        keys=("Ctrl+Shift+H",),
    ),
    Act.EXPORT_WORD: ActionSpec(
        text=mark("Export to &Word…"),
        short=mark("Export to Word"),
        tip=mark("Write the report into a Word file"),
        icon="export-word",
        keys=("Ctrl+E",),
    ),
    Act.EXPORT_PDF: ActionSpec(
        text=mark("Export to P&DF…"),
        short=mark("Export to PDF"),
        tip=mark("Write the report into a PDF file"),
        icon="export-pdf",
        keys=("Ctrl+Shift+E",),
    ),
    Act.PRINT: ActionSpec(
        text=mark("&Print…"),
        short=mark("Print"),
        tip=mark("Print the report as it stands now"),
        icon="print",
        keys=("Ctrl+P",),
    ),
    Act.OFFICE: ActionSpec(
        text=mark("My o&ffice…"),
        tip=mark("Name, province, signers and recipients of your office"),
        icon="office",
        keys=("Ctrl+Shift+O",),
    ),
    Act.SETTINGS: ActionSpec(
        text=mark("Se&ttings…"),
        tip=mark("Look of the window, how the printed pages are made"),
        icon="settings",
        keys=("Ctrl+,",),
    ),
    Act.QUIT: ActionSpec(
        text=mark("E&xit"),
        tip=mark("Close the program; everything is saved"),
        icon="quit",
        keys=("Ctrl+Q",),
    ),
    Act.UNDO: ActionSpec(
        text=mark("&Undo"),
        tip=mark("Take back the last change"),
        icon="undo",
        keys=("Ctrl+Z",),
    ),
    Act.REDO: ActionSpec(
        text=mark("&Redo"),
        tip=mark("Bring back what was taken back"),
        icon="redo",
        keys=("Ctrl+Y", "Ctrl+Shift+Z"),
    ),
    Act.FIND: ActionSpec(
        text=mark("&Find in this report…"),
        tip=mark("Look for words in this report, with or without accents"),
        icon="find",
        keys=("Ctrl+F",),
    ),
    Act.FIND_NEXT: ActionSpec(
        text=mark("Find the ne&xt place"),
        tip=mark("Go to the next place where the words stand"),
        icon="next",
        keys=("F3",),
    ),
    Act.SEARCH: ActionSpec(
        text=mark("Find in &all reports…"),
        short=mark("Find in old reports"),
        tip=mark("Look for words in all reports, with or without accents"),
        icon="find",
        keys=("Ctrl+Shift+F",),
    ),
    Act.DONE_NEXT: ActionSpec(
        text=mark("&Done, to the next section"),
        tip=mark("Mark this section as done and go to the next one"),
        icon="done",
        keys=("Ctrl+Return", "Ctrl+Enter"),
    ),
    Act.TOGGLE_DONE: ActionSpec(
        text=mark("This section &is done"),
        tip=mark("Mark this section as done, or as not done"),
        icon="done",
        keys=("Ctrl+Shift+Return",),
        checkable=True,
    ),
    Act.CONFIRM_NEXT: ActionSpec(
        text=mark("&Confirm this part, to the next one"),
        tip=mark("Last period's part holds for this period too; go to the next one that waits"),
        icon="confirm",
        keys=("Ctrl+D",),
    ),
    Act.CONFIRM_SECTION: ActionSpec(
        text=mark("Confirm a&ll parts here"),
        tip=mark("All that came over from last period into this section holds"),
        icon="confirm-all",
        keys=("Ctrl+Shift+D",),
    ),
    Act.ONLY_WAITING: ActionSpec(
        text=mark("Only what &waits to be confirmed"),
        tip=mark("Show only the sections in which something of last period waits"),
        icon="only-waiting",
        keys=("Ctrl+Alt+D",),
        checkable=True,
    ),
    Act.PREVIOUS: ActionSpec(
        text=mark("&Previous section"),
        tip=mark("Go to the previous section"),
        icon="previous",
        keys=("Ctrl+PgUp",),
    ),
    Act.NEXT: ActionSpec(
        text=mark("&Next section"),
        tip=mark("Go to the next section"),
        icon="next",
        keys=("Ctrl+PgDown",),
    ),
    Act.ADD_SECTION: ActionSpec(
        text=mark("&Add a section of my own"),
        tip=mark("Add a section behind this one, at the same level"),
        icon="add-section",
        keys=("Ctrl+Shift+N",),
    ),
    Act.ADD_CHILD: ActionSpec(
        text=mark("Add a section &under this one"),
        tip=mark("Add a section one level below this one"),
        icon="add-child",
        keys=("Ctrl+Alt+N",),
    ),
    Act.RENAME_SECTION: ActionSpec(
        text=mark("&Change the heading"),
        tip=mark("Write another heading over this section"),
        icon="rename",
        keys=("F2",),
    ),
    Act.MOVE_UP: ActionSpec(
        text=mark("Move &up"),
        tip=mark("Move this section before the one above it"),
        icon="move-up",
        keys=("Alt+Shift+Up",),
    ),
    Act.MOVE_DOWN: ActionSpec(
        text=mark("Move d&own"),
        tip=mark("Move this section behind the one below it"),
        icon="move-down",
        keys=("Alt+Shift+Down",),
    ),
    Act.LEVEL_IN: ActionSpec(
        text=mark("One level &deeper"),
        tip=mark("Put this section under the one above it"),
        icon="level-in",
        keys=("Alt+Shift+Right",),
    ),
    Act.LEVEL_OUT: ActionSpec(
        text=mark("One level &higher"),
        tip=mark("Take this section out from under its parent"),
        icon="level-out",
        keys=("Alt+Shift+Left",),
    ),
    Act.RENUMBER: ActionSpec(
        text=mark("Number in &order"),
        tip=mark("Drop the numbers of the imported file and number in order"),
        icon="renumber",
        keys=("Ctrl+Shift+L",),
    ),
    Act.REMOVE_SECTION: ActionSpec(
        text=mark("&Remove this section"),
        tip=mark("Remove this section with all that is under it; can be undone"),
        icon="delete",
        keys=("Ctrl+Shift+Backspace",),
    ),
    Act.LAST_PERIOD: ActionSpec(
        text=mark("&Last period beside the page"),
        short=mark("Last period"),
        tip=mark("Show the same section of an earlier report beside the page, and what differs"),
        icon="last-period",
        keys=("Alt+1",),
        checkable=True,
    ),
    Act.TAKE_PARAGRAPH: ActionSpec(
        text=mark("&Take the paragraph of last period"),
        tip=mark("Put the marked paragraph of the earlier report into this section"),
        icon="take",
        keys=("Alt+Left",),
    ),
    Act.BLACKLINE: ActionSpec(
        text=mark("Co&mpare with last period…"),
        tip=mark("The whole report with what was inserted and deleted since an earlier one"),
        icon="last-period",
        keys=("Shift+F9",),
    ),
    Act.FINDINGS: ActionSpec(
        text=mark("&Findings of the checks"),
        short=mark("Check"),
        tip=mark("Show what the checks found, beside the page"),
        icon="check",
        keys=("Alt+2",),
        checkable=True,
    ),
    Act.NEXT_FINDING: ActionSpec(
        text=mark("Ne&xt finding"),
        tip=mark("Go to the next place that the checks found"),
        icon="next",
        keys=("F7",),
    ),
    Act.PREVIOUS_FINDING: ActionSpec(
        text=mark("Pre&vious finding"),
        tip=mark("Go to the place before that the checks found"),
        icon="previous",
        keys=("Shift+F7",),
    ),
    Act.FINDINGS_SHEET: ActionSpec(
        text=mark("&Sheet of findings…"),
        tip=mark("A sheet to print for the person who answers for the content"),
        icon="print",
        keys=("Ctrl+Shift+P",),
    ),
    Act.PREVIEW: ActionSpec(
        text=mark("&Printed pages"),
        short=mark("Printed pages"),
        tip=mark("Show the pages as they will be printed"),
        icon="preview",
        keys=("F9",),
        checkable=True,
    ),
    Act.FIGURES: ActionSpec(
        text=mark("Fi&gures"),
        short=mark("Figures"),
        tip=mark("All figures that the outline asks for, and what is still missing"),
        icon="figures",
        keys=("Alt+3",),
    ),
    Act.TAKE_FIGURES: ActionSpec(
        text=mark("&Take figures from the text…"),
        tip=mark("Recognise the numbers in the text and keep them as figures"),
        icon="figures",
        keys=("Ctrl+Shift+U",),
    ),
    Act.SECTION_FIGURES: ActionSpec(
        text=mark("Figures of this &section"),
        tip=mark("Go to the figures above the words, and from there back to the words"),
        icon="figures",
        keys=("Ctrl+Shift+S",),
    ),
    Act.FIGURE_FACTS: ActionSpec(
        text=mark("&Details of the figure…"),
        tip=mark("Day, source, explanation and all else that is known of a figure"),
        icon="figures",
        keys=("Alt+Return",),
    ),
    Act.OWN_FIGURES: ActionSpec(
        text=mark("Figures of our o&wn office…"),
        tip=mark("Add figures that the program does not know, change or remove them"),
        icon="figures",
        keys=("Ctrl+Alt+S",),
    ),
    Act.REFRESH: ActionSpec(
        text=mark("&Refresh the printed pages"),
        tip=mark("Make the printed pages anew from what is written now"),
        icon="refresh",
        keys=("F5",),
    ),
    Act.GUIDANCE: ActionSpec(
        text=mark("&Guidance"),
        tip=mark("Show or fold away what the outline asks for in a section"),
        icon="help",
        keys=("Ctrl+Shift+G",),
        checkable=True,
    ),
    Act.NEXT_PANE: ActionSpec(
        text=mark("&Next part of the window"),
        tip=mark("Go to the next part of the window"),
        icon="pane",
        keys=("F6",),
    ),
    Act.PREVIOUS_PANE: ActionSpec(
        text=mark("Pre&vious part of the window"),
        tip=mark("Go to the previous part of the window"),
        icon="pane",
        keys=("Shift+F6",),
    ),
    Act.ONLY_PAGE: ActionSpec(
        text=mark("&Only the page"),
        tip=mark("Show nothing but the page; the same key brings all back"),
        icon="full-screen",
        keys=("F11",),
        checkable=True,
    ),
    Act.HELP: ActionSpec(
        text=mark("&Help on this place"),
        short=mark("Help"),
        tip=mark("What can be done in this place"),
        icon="help",
        keys=("F1",),
    ),
    Act.KEYS: ActionSpec(
        text=mark("&Keys"),
        tip=mark("All keys on one page"),
        icon="renumber",
        keys=("Ctrl+F1",),
    ),
    Act.ABOUT: ActionSpec(
        text=mark("&About the program"),
        tip=mark("Version, and where the drafts lie"),
        icon="about",
        keys=("Shift+F1",),
    ),
}


class Actions:
    """The actions of one window."""

    def __init__(self, window: QWidget) -> None:
        refresher = theme.IconRefresher(window)
        self._made = {act: _make(spec, window) for act, spec in SPECS.items()}
        for act, action in self._made.items():
            refresher.add(action, SPECS[act].icon)
            if not SPECS[act].in_widget:
                window.addAction(action)

    def __getitem__(self, act: Act) -> QAction:
        return self._made[act]

    def __iter__(self) -> Iterator[Act]:
        return iter(self._made)

    def states(self) -> dict[Act, bool]:
        """Return which actions are on, to be brought back."""
        return {act: action.isEnabled() for act, action in self._made.items()}

    def restore(self, states: Mapping[Act, bool]) -> None:
        """Switch the actions on and off as they were."""
        for act, enabled in states.items():
            self._made[act].setEnabled(enabled)

    def enable(self, enabled: bool, *acts: Act) -> None:
        """Switch some actions on or off."""
        for act in acts:
            self._made[act].setEnabled(enabled)


def _make(spec: ActionSpec, window: QWidget) -> QAction:
    action = QAction(_(spec.text), window, checkable=spec.checkable)
    if spec.short:
        action.setIconText(_(spec.short))
    tip = _(spec.tip)
    action.setStatusTip(tip)
    keys = sequences(spec.keys)
    action.setShortcuts(keys)
    if spec.in_widget:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shown = keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
    action.setToolTip(f"{tip} ({shown})" if shown else tip)
    return action


def sequences(keys: Sequence[str]) -> list[QKeySequence]:
    """Read keys by their English names, which the translator must not touch."""
    portable = QKeySequence.SequenceFormat.PortableText
    return [QKeySequence.fromString(key, portable) for key in keys]
