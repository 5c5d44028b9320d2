"""Asking for a file to read or to write; the system's own dialogs."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from nq57desk.i18n import _

_FORBIDDEN = '<>:"/\\|?*'


def ask_open(parent: QWidget, folder: str) -> Path | None:
    """Ask for an old report to read."""
    kinds = _("Reports (*.docx *.pdf *.txt *.doc)") + ";;" + _("All files (*)")
    chosen, _kind = QFileDialog.getOpenFileName(
        parent, _("Choose the report to bring in"), folder, kinds
    )
    return Path(chosen) if chosen else None


def ask_check(parent: QWidget, folder: str) -> Path | None:
    """Ask for a file to check."""
    kinds = _("Reports (*.docx *.pdf *.txt *.doc)") + ";;" + _("All files (*)")
    chosen, _kind = QFileDialog.getOpenFileName(
        parent, _("Choose the file to check"), folder, kinds
    )
    return Path(chosen) if chosen else None


def ask_save(parent: QWidget, suggested: Path, kind: str) -> Path | None:
    """Ask where to write; the dialog itself asks before it takes a file that exists."""
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, _("Choose where to save"), str(suggested), kind
    )
    if not chosen:
        return None
    path = Path(chosen)
    suffix = suggested.suffix
    if path.suffix.lower() == suffix:
        return path
    return path.with_name(path.name + suffix)


def file_name(text: str) -> str:
    """Return `text` as a name that every system takes for a file."""
    plain = "".join("-" if letter in _FORBIDDEN else letter for letter in text)
    return " ".join(plain.split()).strip(". ")[:120] or "bao-cao"
