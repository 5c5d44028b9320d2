"""Expected failures, each with a text for the clerk: what happened and what to do now.

Anything that is not a `ClerkError` is a bug of ours and goes to the excepthook.

    ClerkError
    ├── FileError           a file cannot be read or written
    │   ├── UnreadableFile      corrupt, encrypted, empty, too large, of an unknown kind
    │   └── UnwritableFile      exists already, locked, disk full
    ├── StoreError          the drafts cannot be opened or kept
    │   ├── StoreInUse          another window holds the data folder
    │   └── NewerStore          written by a newer version of the program
    ├── NotFound            no report, outline, section of that name
    ├── BadInput            what was typed cannot be understood
    ├── TemplateError       a .docx template that cannot be filled
    └── EngineError         a PDF engine is missing or failed
"""


class ClerkError(Exception):
    """A failure that the clerk can do something about.

    Args:
        text: one or two short sentences in the clerk's language: what happened, what to do now.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class FileError(ClerkError):
    """A file cannot be read or written."""


class UnreadableFile(FileError):
    """A file to import is corrupt, encrypted, empty, too large or of an unknown kind."""


class UnwritableFile(FileError):
    """A file to export cannot be written: it exists, is locked, or the disk is full."""


class StoreError(ClerkError):
    """The drafts cannot be opened or kept."""


class StoreInUse(StoreError):
    """Another running program holds the data folder."""


class NewerStore(StoreError):
    """The drafts were written by a newer version of the program."""


class NotFound(ClerkError):
    """No report, outline, section or figure of that name."""


class BadInput(ClerkError):
    """What was typed cannot be understood."""


class TemplateError(ClerkError):
    """A .docx template cannot be filled."""


class EngineError(ClerkError):
    """A PDF engine is missing or failed."""
