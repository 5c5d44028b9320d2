"""Short pages of help, one for each place in the window (F1), and all keys on one page."""

from dataclasses import dataclass
from html import escape

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from nq57desk.i18n import _, mark
from ui import theme
from ui.actions import SPECS, Act, Actions

# Where a page speaks of keys, they are those of `ui.actions`.
_PAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "home": (
        mark("The home page"),
        (
            mark("The report you worked on last stands first. Press Enter to go on with it."),
            mark("“New report” asks for the outline, as the letter asks for it, and the period."),
            mark(
                "“Import from Word” reads an old report and sorts it into sections. You can also"
                " drag the file into the window. The file itself stays as it is."
            ),
            mark(
                "“From last period” begins the next report from the last one. Words and rows come"
                " over to be looked at; figures are entered anew."
            ),
            mark(
                "When the leader has signed, press Ctrl+Alt+K and enter number and day. The report"
                " is for reading only then; the scan of the paper can be kept with it."
            ),
            mark("A report in the bin stays there until you empty the bin."),
            mark("There is no save button: everything is saved by itself, within a second."),
        ),
    ),
    "search": (
        mark("Find in old reports"),
        (
            mark("Type a few words; the results follow while you type. Arrows go through them."),
            mark("Words in quotation marks are found just as they stand, one behind the other."),
            mark("Enter opens the report there. Esc goes back to where you were."),
            mark(
                "Alt+← puts the marked paragraph into the section that was open. Its old period"
                " is rewritten where that is certain, and it waits to be confirmed."
            ),
        ),
    ),
    "header": (
        mark("Head of the report"),
        (
            mark("Choose the period here. Headings and the subject that name it change with it."),
            mark("Leave number and date blank while the draft goes to be signed."),
            mark(
                "A signed report is changed in a new version, which says why (Ctrl+Alt+M). All"
                " versions stay and can be seen."
            ),
            mark("Write each legal basis on a line of its own."),
            mark("The name of the office is printed as you told it; change it with its button."),
        ),
    ),
    "section": (
        mark("A section"),
        (
            mark("The tree on the left is the whole report as it is printed."),
            mark("○ empty, ◐ in work, ✓ done."),
            mark(
                "Write on the white page, or paste from Word: the look is put in order by itself."
            ),
            mark("Begin a line with “- ” or “+ ” to make a list; Enter goes on with it."),
            mark(
                "Ctrl+Shift+S goes to the figures above the words, and back. Enter goes down, Tab"
                " along; Alt+Enter shows all that is known of one: source, day, explanation."
            ),
            mark(
                "Ctrl+Enter marks the section as done and goes to the next one. Ctrl+PgUp and"
                " Ctrl+PgDown go back and forth without marking."
            ),
            mark(
                "Right-click the tree, or open the menu “Section”, to add, move, rename or remove"
                " a section. Numbers follow by themselves."
            ),
            mark(
                "Alt+1 shows this section of last period beside the page, and what differs. Alt+←"
                " takes its marked paragraph over; press it again for the next one."
            ),
            mark(
                "A bar at the left marks what came from last period. Ctrl+D says that it holds and"
                " goes to the next such part; typing in it takes the bar away too."
            ),
            mark("Shift+F9 shows the whole report with all that changed since last period."),
            mark("F9 shows the pages as they will be printed. Ctrl+P prints them at any moment."),
            mark(
                "Ctrl+P first lists what is still open, if anything is: a click goes to each"
                " place, Enter prints as it stands."
            ),
        ),
    ),
    "figures": (
        mark("Figures"),
        (
            mark("Each figure is entered once, here or above the words of a section."),
            mark(
                "Enter goes down, Tab to the cumulative and on; a column copied from Excel can be"
                " pasted."
            ),
            mark(
                "1287/1577 sets both parts of a rate. Leave a value empty while nobody knows it."
            ),
            mark("A grey value is computed from others: change those instead, or explain it."),
            mark(
                "Alt+Enter goes to what is known of a figure: how exact it is, its day, who gave"
                " it, why it is so."
            ),
            mark("Ctrl+Alt+S adds figures that your own office needs."),
            mark(
                "The last eight periods stand below the table; ◆ marks a value unlike those before"
                " it. Ctrl+H shows them from a text too, Ctrl+Shift+H draws a plot."
            ),
            mark("Type # in a text to show a figure there; it follows its value by itself."),
        ),
    ),
    "closing": (
        mark("End of the report"),
        (
            mark("Write each recipient on a line of its own, without dash or semicolon."),
            mark("Choose the form of the signature; the lines are printed as they stand there."),
            mark("Signers that you tell with “My office” can be chosen here."),
        ),
    ),
    "unplaced": (
        mark("Not placed yet"),
        (
            mark("These pieces of the imported file fitted into no section. Nothing was lost."),
            mark("Press Enter on a piece and choose its section, or drag it to the tree."),
            mark("Delete drops a piece; Ctrl+Z brings it back."),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class HelpText:
    """A page of help in the clerk's language."""

    title: str
    lines: tuple[str, ...]


def help_on(place: str) -> HelpText:
    """Return the page on a place of the window."""
    title, lines = _PAGES[place]
    return HelpText(_(title), tuple(_(line) for line in lines))


def keys_page(actions: Actions) -> str:
    """Return all keys as a table."""
    rows = "".join(_key_row(actions, act) for act in actions if SPECS[act].keys)
    return f"<table cellspacing='0' cellpadding='4'>{rows}</table>"


def _key_row(actions: Actions, act: Act) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    keys = actions[act].shortcut().toString(native)
    return (
        f"<tr><td><b>{escape(keys)}</b>&nbsp;&nbsp;</td>"
        f"<td>{escape(actions[act].statusTip())}</td></tr>"
    )


class HelpDialog(QDialog):
    """A page of help; it may stay open beside the window."""

    def __init__(self, title: str, html: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.page = QTextBrowser(openExternalLinks=False)
        self.page.setAccessibleName(title)
        self.page.setHtml(html)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.page)
        column.addWidget(buttons)
        unit = theme.unit()
        self.resize(unit * 38, unit * 27)


def as_html(text: HelpText) -> str:
    """Return a page of help as a heading and a list."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.lines)
    return f"<h3>{escape(text.title)}</h3>{lines}"
