"""Forms: labels above their fields, each label the buddy of its field, in groups with a title."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme


class FieldGroup(QFrame):
    """A card with a title and fields under each other."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        unit = theme.unit()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(unit, unit * 2 // 3, unit, unit)
        self._column.setSpacing(unit // 4)
        self.setAccessibleName(title)
        self._column.addWidget(heading(title))

    def add(self, label: str, field: QWidget, hint: str = "") -> None:
        """Add a field under its label; `hint` says in small what to do with it."""
        self._column.addSpacing(theme.unit() // 3)
        self._column.addWidget(labelled(label, field))
        self._column.addWidget(field)
        if hint:
            self._column.addWidget(faint(hint))

    def add_row(self, *fields: tuple[str, QWidget, int]) -> None:
        """Add fields beside each other: label, field, share of the width (0: its own)."""
        self._column.addSpacing(theme.unit() // 3)
        row = fields_row(*fields)
        if not any(share for _label, _field, share in fields):
            row.addStretch(1)
        self._column.addLayout(row)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is not a field."""
        self._column.addWidget(widget)

    def add_layout(self, layout: QLayout) -> None:
        """Add a row of things that are not fields."""
        self._column.addSpacing(theme.unit() // 3)
        self._column.addLayout(layout)

    def add_hint(self, text: str) -> None:
        """Add a small explanation."""
        self._column.addWidget(faint(text))


class FormPage(QScrollArea):
    """A page of groups, as wide as the printed line, that scrolls where it must."""

    def __init__(self, *, width: int) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        unit = theme.unit()
        inner = QWidget()
        inner.setMaximumWidth(width)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(unit, unit, unit, unit)
        self.column.setSpacing(unit)
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self.setWidget(outer)

    def show_focused(self) -> None:
        """Scroll to the field that has the keys."""
        field = self.focusWidget()
        if field is not None:
            self.ensureWidgetVisible(field, 0, theme.unit() * 3)


def heading(text: str, *, scale: float = 1.1) -> QLabel:
    """Make a bold title."""
    label = QLabel(text, wordWrap=True)
    font = label.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * scale)
    label.setFont(font)
    return label


def faint(text: str) -> QLabel:
    """Make a small explanation."""
    label = QLabel(text, wordWrap=True)
    label.setProperty("role", "faint")
    return label


def labelled(text: str, field: QWidget) -> QLabel:
    """Make the label of a field: its buddy, and its name to a screen reader."""
    label = QLabel(text)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    label.setBuddy(field.focusProxy() or field)
    name = text.replace("&", "").rstrip(":")
    field.setAccessibleName(name)
    return label


def line_edit(
    on_edited: Callable[[str], object], *, placeholder: str = "", characters: int = 0
) -> QLineEdit:
    """Make a one-line field that tells each keystroke of the clerk."""
    field = QLineEdit(placeholderText=placeholder)
    if characters:
        field.setFixedWidth(field.fontMetrics().averageCharWidth() * characters + theme.unit())
    field.textEdited.connect(on_edited)
    return field


def cross_button(tip: str) -> QToolButton:
    """Make the cross that closes a strip or a pane; `tip` is its name too."""
    cross = QToolButton(autoRaise=True)
    cross.setToolTip(tip)
    cross.setAccessibleName(tip)
    theme.add_icon(cross, "delete")
    return cross


def set_text(field: QLineEdit, text: str) -> None:
    """Show `text` unless it is there already, so that the cursor stays while typing."""
    if field.text() != text:
        field.setText(text)


def fields_row(*fields: tuple[str, QWidget, int]) -> QHBoxLayout:
    """Lay fields beside each other under their labels: label, field, share of the width."""
    row = QHBoxLayout()
    row.setSpacing(theme.unit())
    for label, field, share in fields:
        column = QVBoxLayout()
        column.setSpacing(theme.unit() // 4)
        column.addWidget(labelled(label, field))
        column.addWidget(field)
        row.addLayout(column, share)
    return row
