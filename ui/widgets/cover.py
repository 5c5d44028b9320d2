"""What may stand in place of the page for a while."""

from PySide6.QtWidgets import QWidget


class Cover(QWidget):
    """Shown in the middle of a report until the clerk goes to one of its pages."""

    def focus_first(self) -> None:
        """Put the keys where the clerk begins."""
        raise NotImplementedError
