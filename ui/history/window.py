"""The plot of chosen figures over the periods: to look at, to copy, to keep as a file."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from nq57desk.figures.catalogue import Figure
from nq57desk.i18n import _
from nq57desk.timeline import Timeline, leaps, overlap_text, overlaps
from ui import theme
from ui.history.chooser import FigureChooser
from ui.history.plot import PlotView
from ui.widgets.form import faint, labelled

Read = Callable[[Sequence[str], int], Timeline]
_COUNTS = (4, 8, 12, 20)
_USUAL = 8


class PlotWindow(QDialog):
    """The window of plots.

    Args:
        figures: those that may be chosen.
        chosen: the ids of those that are chosen to begin with.
        read: gives the timeline of some figures over so many periods.

    Signals:
        picture_wanted(QImage): keep this picture as a file.
        sheet_wanted(Timeline, bool): keep this as an Excel file; whether as columns.
    """

    picture_wanted = Signal(object)
    sheet_wanted = Signal(object, bool)

    def __init__(
        self,
        figures: Sequence[Figure],
        chosen: Sequence[str],
        read: Read,
        *,
        title: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._title = title
        self.line = Timeline()
        self.setWindowTitle(_("Figures over the periods"))
        self.chooser = FigureChooser(figures, chosen)
        self.chooser.changed.connect(self.refresh)
        self.kind = _combo((_("Lines"), False), (_("Columns"), True))
        texts = ((_("{count} periods").format(count=count), count) for count in _COUNTS)
        self.count = _combo(*texts)
        self.count.setCurrentIndex(_COUNTS.index(_USUAL))
        for combo in (self.kind, self.count):
            combo.currentIndexChanged.connect(self.refresh)
        self.view = PlotView()
        self.empty = QLabel(_("Choose figures on the left."), wordWrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.notes = faint("")
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.told = QLabel(wordWrap=True)
        self._make_buttons()
        self._lay_out()
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.activated.connect(self.copy_picture)
        self.refresh()
        self.chooser.words.setFocus()

    def refresh(self) -> None:
        """Draw what is chosen now."""
        bars = bool(self.kind.currentData())
        self.line = self._read(self.chooser.chosen(), int(self.count.currentData()))
        self.view.show_timeline(self.line, bars=bars)
        has_any = bool(self.line.moments)
        self._scroll.setVisible(has_any)
        self.empty.setVisible(not has_any)
        self.notes.setText("\n".join(_notes(self.line)))
        self.notes.setVisible(bool(self.notes.text()))
        for button in (self.copy, self.save, self.sheet):
            button.setEnabled(has_any)
        self.tell("")

    def picture(self) -> QImage:
        """Return the plot as a picture for paper."""
        return self.view.picture(self._title)

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        if self.line.moments:
            QGuiApplication.clipboard().setImage(self.picture())
            self.tell(_("The picture is copied; paste it into Word."))

    def tell(self, text: str, role: str = "") -> None:
        """Say what became of the last wish."""
        self.told.setText(text)
        theme.set_role(self.told, role)

    def _make_buttons(self) -> None:
        self.copy = _button(_("&Copy the picture  Ctrl+C"), "copy", self.copy_picture)
        self.save = _button(
            _("Save the &picture…"), "picture", lambda: self.picture_wanted.emit(self.picture())
        )
        self.sheet = _button(_("Export to &Excel…"), "export-word", self._on_sheet_clicked)
        self.close_ = QPushButton(_("Close"))
        self.close_.clicked.connect(self.accept)
        for button in (self.copy, self.save, self.sheet, self.close_):
            button.setAutoDefault(False)

    def _on_sheet_clicked(self) -> None:
        self.sheet_wanted.emit(self.line, bool(self.kind.currentData()))

    def _lay_out(self) -> None:
        unit = theme.unit()
        left = QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.chooser, 1)
        row = QHBoxLayout()
        for label, combo in ((_("&Drawn as:"), self.kind), (_("&Over the last:"), self.count)):
            row.addWidget(labelled(label, combo))
            row.addWidget(combo, 1)
        beside.addLayout(row)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.StyledPanel)
        self._scroll.setWidget(self.view)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.notes)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(left)
        parts.addWidget(right)
        parts.setStretchFactor(1, 1)
        parts.setSizes([unit * 22, unit * 56])
        buttons = QHBoxLayout()
        for button in (self.copy, self.save, self.sheet):
            buttons.addWidget(button)
        buttons.addWidget(self.told, 1)
        buttons.addWidget(self.close_)
        whole = QVBoxLayout(self)
        whole.addWidget(parts, 1)
        whole.addLayout(buttons)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(unit * 80, unit * 42)


def _notes(line: Timeline) -> list[str]:
    told = [f"◆ {text}" for text in leaps(line)]
    if len(line.panels) > 1:
        told.append(_("Figures of unlike units stand in panels of their own."))
    if overlaps(line):
        told.append(overlap_text())
    return told


def _combo(*items: tuple[str, object]) -> QComboBox:
    combo = QComboBox()
    for text, data in items:
        combo.addItem(text, data)
    return combo


def _button(text: str, icon: str, go: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    theme.add_icon(button, icon)
    button.clicked.connect(lambda: go())
    return button
