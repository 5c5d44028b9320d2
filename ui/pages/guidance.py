"""What the outline asks for in a section, in a box that folds away and stays folded."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QVBoxLayout

from nq57desk.i18n import _
from nq57desk.model import SectionSpec
from ui import theme


class GuidanceBox(QFrame):
    """The guidance of one section.

    Signals:
        folded(bool): the clerk has folded the box or opened it.
    """

    folded = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "guidance")
        self._is_open = True
        self.title = QToolButton()
        self.title.setProperty("role", "fold")
        self.title.setText(_("Guidance"))
        self.title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.title.setToolTip(_("Show or fold away the guidance (Ctrl+Shift+G)"))
        self.title.clicked.connect(self._on_clicked)
        self.text = QLabel(wordWrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.who = QLabel(wordWrap=True)
        self.who.setProperty("role", "faint")
        half = theme.unit() // 2
        column = QVBoxLayout(self)
        column.setContentsMargins(half, half // 3, half, half // 2)
        column.setSpacing(half // 2)
        for widget in (self.title, self.text, self.who):
            column.addWidget(widget)
        self._spec: SectionSpec | None = None
        self._show_body()

    def show_spec(self, spec: SectionSpec | None, *, is_holder: bool) -> None:
        """Show what a section's spec asks for; nothing for a section of the clerk's own."""
        self._spec = spec
        texts = [spec.guidance] if spec and spec.guidance else []
        if is_holder:
            texts.append(_("This section is made of those under it; write here only to lead in."))
        if spec and not spec.required:
            texts.append(_("May be left out."))
        self.text.setText(" ".join(texts))
        who = spec.who if spec else ""
        self.who.setText(_("Who has the data: {who}").format(who=who) if who else "")
        self.setVisible(bool(texts or who))
        self._show_body()

    def set_open(self, is_open: bool) -> None:
        """Open the box or fold it, without telling so."""
        self._is_open = is_open
        self._show_body()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_body()

    def _on_clicked(self) -> None:
        self.set_open(not self._is_open)
        self.folded.emit(not self._is_open)

    def _show_body(self) -> None:
        is_open = self._is_open
        self.title.setIcon(theme.icon("fold" if is_open else "unfold"))
        self.text.setVisible(is_open and bool(self.text.text()))
        self.who.setVisible(is_open and bool(self.who.text()))
