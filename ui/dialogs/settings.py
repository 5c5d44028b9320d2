"""Settings: the look of the window, the language, the printed pages, how figures are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from nq57desk.figures.writing import AS_FITS, PLAIN, Manner, example
from nq57desk.i18n import _
from ui import theme
from ui.widgets.form import faint, fields_row, labelled


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
    manner: Manner = PLAIN


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
        self._make_manner(settings.manner)
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
        column.addLayout(
            fields_row(
                (_("&Decimals of rates, at most:"), self.decimals, 1),
                (_("&Money is written in:"), self.money, 1),
            )
        )
        column.addWidget(self.leading_zero)
        column.addWidget(self.example)
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
            manner=self._manner(),
        )

    def _make_manner(self, manner: Manner) -> None:
        """Ask how the office writes figures, and show what becomes of that."""
        decimals = tuple((str(number), str(number)) for number in range(4))
        self.decimals = _box(decimals, str(manner.decimals))
        self.money = _box(_money_units(), manner.money)
        self.leading_zero = QCheckBox(_("&Counts below ten with a zero: 01, 02 … 09"))
        self.leading_zero.setChecked(manner.leading_zero)
        self.example = faint("")
        for box in (self.decimals, self.money):
            box.currentIndexChanged.connect(self._show_example)
        self.leading_zero.toggled.connect(self._show_example)
        self._show_example()

    def _manner(self) -> Manner:
        return Manner(
            decimals=int(self.decimals.currentData()),
            money=self.money.currentData(),
            leading_zero=self.leading_zero.isChecked(),
        )

    def _show_example(self) -> None:
        written = ";  ".join(example(self._manner()))
        self.example.setText(_("For example: {written}").format(written=written))

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


def _money_units() -> tuple[tuple[str, str], ...]:
    units = ("đồng", "triệu đồng", "tỷ đồng")  # as printed
    return (
        ("", _("the unit of each figure")),
        *((unit, unit) for unit in units),
        (AS_FITS, _("whichever suits the amount")),
    )


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
