"""Settings: the look of the window, the language, what makes the printed pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from nq57desk.i18n import _
from ui import theme
from ui.widgets.form import faint, labelled


class EngineChoice(Protocol):
    """What makes a PDF, and whether this computer has it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def available(self) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the clerk can choose; values as they are stored."""

    scheme: str = ""
    language: str = "vi"
    engine: str = "dxpdf"


class SettingsDialog(QDialog):
    """The form of the settings."""

    def __init__(
        self, settings: Settings, engines: Sequence[EngineChoice], folder: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Settings"))
        self.scheme = _box(_schemes(), settings.scheme)
        self.language = _box((("vi", "Tiếng Việt"), ("en", "English")), settings.language)
        self.engine = _box(_engine_choices(engines), settings.engine)
        self._disable_missing(engines)
        where = QLabel(folder, wordWrap=True)
        where.setTextInteractionFlags(where.textInteractionFlags().TextSelectableByMouse)
        unit = theme.unit()
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 3 // 2, unit, unit * 3 // 2, unit)
        column.setSpacing(unit // 3)
        for label, field, hint in (
            (_("&Look of the window:"), self.scheme, ""),
            (_("&Language:"), self.language, _("Takes effect when the program starts again.")),
            (
                _("&Printed pages are made by:"),
                self.engine,
                _("The first is part of the program; the others are used where they are there."),
            ),
        ):
            column.addWidget(labelled(label, field))
            column.addWidget(field)
            if hint:
                column.addWidget(faint(hint))
            column.addSpacing(unit // 2)
        column.addWidget(labelled(_("Your reports lie in this folder:"), where))
        column.addWidget(where)
        column.addSpacing(unit)
        column.addWidget(self._buttons())
        self.setMinimumWidth(unit * 32)

    def settings(self) -> Settings:
        """Return what the form says."""
        return Settings(
            scheme=self.scheme.currentData(),
            language=self.language.currentData(),
            engine=self.engine.currentData(),
        )

    def _disable_missing(self, engines: Sequence[EngineChoice]) -> None:
        for row, engine in enumerate(engines):
            item = self.engine.model().item(row)  # type: ignore[attr-defined]
            item.setEnabled(engine.available)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Save).setProperty("role", "next")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def _schemes() -> tuple[tuple[str, str], ...]:
    return (("", _("As the computer is")), ("light", _("Light")), ("dark", _("Dark")))


def _engine_choices(engines: Sequence[EngineChoice]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (each.id, each.name if each.available else _("{name} (not found)").format(name=each.name))
        for each in engines
    )


def _box(choices: Sequence[tuple[str, str]], chosen: str) -> QComboBox:
    box = QComboBox()
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box
