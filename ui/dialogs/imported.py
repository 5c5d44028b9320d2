"""What an import found: the outline, how much found its section, what needs the clerk's eye."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from nq57desk.i18n import _
from nq57desk.model import Report
from nq57desk.periods import label
from ui import theme
from ui.widgets.form import faint, heading


class ImportedDialog(QDialog):
    """A short account, read before the first look at the draft."""

    def __init__(self, report: Report, notes: Sequence[str], file: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Brought in"))
        unit = theme.unit()
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 3 // 2, unit, unit * 3 // 2, unit)
        column.setSpacing(unit // 2)
        column.addWidget(heading(_("The report is a draft now"), scale=1.3))
        column.addWidget(faint(_("The file {file} stays as it is.").format(file=file)))
        column.addWidget(_list(account(report)))
        if notes:
            column.addWidget(heading(_("Please look at"), scale=1.0))
            column.addWidget(_list(notes))
        column.addSpacing(unit // 2)
        buttons = QDialogButtonBox()
        go_on = QPushButton(_("See what is not placed") if report.unplaced else _("To the report"))
        go_on.setProperty("role", "next")
        go_on.setDefault(True)
        buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        column.addWidget(buttons)
        self.setMinimumWidth(unit * 34)


def _list(lines: Sequence[str]) -> QLabel:
    label = QLabel("\n".join(f"•  {line}" for line in lines), wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def account(report: Report) -> tuple[str, ...]:
    """Say what was found, a line each."""
    with_text = sum(bool(section.content) for section in report.sections)
    tables = sum(len(section.tables) for section in report.sections)
    own = sum(not section.key for section in report.sections)
    named = label(report.period)
    lines = [
        _("Outline: {outline}").format(outline=report.outline.name),
        _("Period: {period}").format(
            period=named or _("none found, please choose it in the head")
        ),
        _("{count} sections with text, {tables} tables").format(count=with_text, tables=tables),
    ]
    if own:
        text = _("{count} sections are not in the outline; they are kept where they stood")
        lines.append(text.format(count=own))
    if report.unplaced:
        text = _("{count} pieces fitted into no section; you decide where they go")
        lines.append(text.format(count=len(report.unplaced)))
    else:
        lines.append(_("Everything has found its place"))
    return tuple(lines)
