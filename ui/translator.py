"""Qt's own words (buttons, file and print dialogs) in the clerk's language.

Qt ships no Vietnamese catalogue, so its look-ups are routed through ours. The list marks for
extraction what a clerk can come across; a text that is not in it stays English.
"""

from PySide6.QtCore import QObject, QTranslator

from nq57desk.i18n import _, mark

BUTTONS = (
    mark("OK"), mark("&OK"), mark("Cancel"), mark("&Cancel"), mark("Close"), mark("&Close"),
    mark("Save"), mark("&Save"), mark("Open"), mark("&Open"), mark("&Yes"), mark("&No"),
    mark("Discard"), mark("Apply"), mark("Reset"), mark("Help"), mark("Retry"), mark("Ignore"),
    mark("Abort"), mark("Restore Defaults"), mark("Show Details..."), mark("Hide Details..."),
)  # fmt: skip
FIELDS = (
    mark("&Undo"), mark("&Redo"), mark("Cu&t"), mark("&Copy"), mark("&Paste"), mark("Delete"),
    mark("Select All"), mark("&Select All"), mark("Copy &Link Location"), mark("&Step up"),
    mark("Step &down"), mark("Scroll Left"), mark("Scroll Right"), mark("Undo %1"),
    mark("Redo %1"), mark("Undo"), mark("Redo"), mark("More"),
    mark("Open the combo box selection popup"),
)  # fmt: skip
FILE_DIALOG = (
    mark("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    mark("%1\nFile not found.\nPlease verify the correct file name was given."),
    mark("%1 File"), mark("%1 already exists.\nDo you want to replace it?"), mark("&Choose"),
    mark("&Delete"), mark("&New Folder"), mark("&Rename"),
    mark("'%1' is write protected.\nDo you want to delete it anyway?"),
    mark("All Files (*)"), mark("All files (*)"), mark("Are you sure you want to delete '%1'?"),
    mark("Back"), mark("Change to detail view mode"), mark("Change to list view mode"),
    mark("Could not delete directory."), mark("Create New Folder"), mark("Create a New Folder"),
    mark("Detail View"), mark("Directories"), mark("Directory:"), mark("Drive"), mark("File"),
    mark("File &name:"), mark("File Folder"), mark("Files"), mark("Files of &type:"),
    mark("Find Directory"), mark("Folder"), mark("Forward"), mark("Go back"),
    mark("Go forward"), mark("Go to the parent directory"), mark("List View"),
    mark("List of places and bookmarks"), mark("&Look in:"), mark("My Computer"),
    mark("New Folder"), mark("Parent Directory"), mark("Recent Places"), mark("Remove"),
    mark("Save As"), mark("Shortcut"), mark("Show "), mark("Show &hidden files"),
    mark("Sidebar"), mark("Unknown"), mark("Computer"), mark("Date Modified"),
    mark("Invalid filename"), mark("Kind"), mark("Name"), mark("Size"), mark("Type"),
    mark("<b>The name \"%1\" cannot be used.</b><p>Try using another name, with fewer characters "
         "or no punctuation marks."),
)  # fmt: skip
PRINT_DIALOG = (
    mark("%1 already exists.\nDo you want to overwrite it?"),
    mark("%1 is a directory.\nPlease choose a different file name."), mark("&Options <<"),
    mark("&Options >>"), mark("&Print"), mark("All Pages"), mark("Even Pages"),
    mark("File %1 is not writable.\nPlease choose a different file name."),
    mark("Invalid Pages Definition"), mark("Local file"), mark("Odd Pages"), mark("Print"),
    mark("Print To File ..."), mark("Print to File (PDF)"),
    mark("The 'From' value cannot be greater than the 'To' value."), mark("Write PDF file"),
    mark("Collate"), mark("Color"), mark("Color Mode"), mark("Copies"), mark("Copies:"),
    mark("Current Page"), mark("Double Sided Printing"), mark("Grayscale"),
    mark("Long side binding"), mark("Short side binding"), mark("Off"), mark("Options"),
    mark("Output Settings"), mark("Page &Set:"), mark("Pages"), mark("Pages from"),
    mark("Print all"), mark("Print range"), mark("Reverse"), mark("Selection"), mark("to"),
    mark("Specify pages or ranges separated by commas. Ranges are specified by two numbers "
         "separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9."),
    mark("&Name:"), mark("Location:"), mark("Output &file:"), mark("P&roperties"),
    mark("Preview"), mark("Printer"), mark("Type:"), mark("Advanced"), mark("Page"),
    mark("There are conflicts in some options. Please fix them."), mark("Printer Properties"),
    mark("Job Options"), mark("Custom"), mark("Height:"), mark("Width:"), mark("Landscape"),
    mark("Portrait"), mark("Reverse landscape"), mark("Reverse portrait"), mark("Margins"),
    mark("Orientation"), mark("Page Layout"), mark("Page order:"), mark("Page size:"),
    mark("Pages per sheet:"), mark("Paper"), mark("Paper source:"), mark("bottom margin"),
    mark("left margin"), mark("right margin"), mark("top margin"), mark("Millimeters (mm)"),
    mark("Inches (in)"), mark("Points (pt)"),
)  # fmt: skip
KEYS = (
    mark("Return"), mark("PgUp"), mark("PgDown"), mark("Del"), mark("Backspace"), mark("Space"),
    mark("Left"), mark("Right"), mark("Up"), mark("Down"),
)  # fmt: skip


class CatalogueTranslator(QTranslator):
    """Answers Qt's look-ups from our catalogues; the context plays no part."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        _context: str,
        text: str,
        _disambiguation: str | None = None,
        _number: int = -1,
    ) -> str | None:
        if not text:
            return None
        translated = _(text)
        return translated if translated != text else None
