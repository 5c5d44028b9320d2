"""A field whose text becomes a part of the report when it is left, not letter by letter."""

from PySide6.QtWidgets import QLineEdit


class LateField(QLineEdit):
    """While it is typed in, undo is its own; then it is one step of the report."""
