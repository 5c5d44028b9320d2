"""A line in the window that says what happened and what to do now, in place of a dialog."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nq57desk.i18n import _
from ui import theme
from ui.widgets.form import cross_button
from ui.widgets.icon_label import IconLabel

_SHOWN_MS = 12_000


class Tone(Enum):
    """What a notice means; each has a colour and a shape."""

    INFO = "info"
    DONE = "done"
    LOOK = "look"
    WRONG = "wrong"


_SHAPES = {Tone.INFO: "about", Tone.DONE: "done", Tone.LOOK: "look", Tone.WRONG: "wrong"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way on from a notice: what its button says and does."""

    text: str
    go: Callable[[], object]


class Notice(QFrame):
    """One line with an icon, a text, buttons and a cross."""

    def __init__(self, tone: Tone, text: str, ways: Sequence[Way] = ()) -> None:
        super().__init__()
        self.tone = tone
        self.ways = tuple(ways)
        self.setProperty("role", f"notice-{tone.value}")
        self._row = QHBoxLayout(self)
        half = theme.unit() // 2
        self._row.setContentsMargins(half, half // 2, half // 2, half // 2)
        shape = IconLabel(_SHAPES[tone], 20, "text" if tone is Tone.INFO else tone.value)
        self.label = QLabel(text, wordWrap=True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(text)
        self._row.addWidget(shape)
        self._row.addWidget(self.label, 1)
        for way in ways:
            self._row.addWidget(self._button(way))
        cross = cross_button(_("Close this line"))
        cross.clicked.connect(self.deleteLater)
        self._row.addWidget(cross)

    def insert(self, widget: QWidget) -> None:
        """Put a widget (a bar of progress) before the buttons."""
        self._row.insertWidget(2, widget)

    def close_soon(self) -> None:
        """Take the notice away when it has been there long enough to read."""
        QTimer.singleShot(_SHOWN_MS, self, self.deleteLater)

    def _button(self, way: Way) -> QPushButton:
        button = QPushButton(way.text)
        button.clicked.connect(self.deleteLater)
        button.clicked.connect(lambda: way.go())
        return button


class NoticeBoard(QWidget):
    """The place for notices, above the pages; empty it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._kept: dict[str, Notice] = {}

    def tell(self, tone: Tone, text: str, *ways: Way, key: str = "") -> Notice:
        """Show a notice; one with the same `key` is replaced. Good news go by themselves."""
        self.clear(key)
        notice = Notice(tone, text, ways)
        self._column.addWidget(notice)
        notice.show()
        if tone in (Tone.DONE, Tone.INFO):
            notice.close_soon()
        self._keep(key, notice)
        return notice

    def show_wait(self, text: str, cancel: Callable[[], object], *, key: str) -> None:
        """Show that work goes on, with a way out."""
        self.clear(key)
        notice = Notice(Tone.INFO, text, (Way(text=_("Stop"), go=cancel),))
        bar = QProgressBar(maximum=0, textVisible=False)
        bar.setFixedWidth(theme.unit() * 10)
        notice.insert(bar)
        self._column.addWidget(notice)
        notice.show()
        self._keep(key, notice)

    def clear(self, key: str) -> None:
        """Take away the notice of that key, if there is one."""
        notice = self._kept.pop(key, None)
        if notice is not None:
            notice.hide()
            notice.deleteLater()

    def clear_passing(self) -> None:
        """Take away the good news: they belong to the page that was left."""
        for notice in self._notices():
            if notice.tone in (Tone.DONE, Tone.INFO):
                notice.hide()
                notice.deleteLater()

    def texts(self) -> tuple[str, ...]:
        """Return what is said at the moment, oldest first."""
        return tuple(notice.label.text() for notice in self._notices() if not notice.isHidden())

    def _notices(self) -> list[Notice]:
        return self.findChildren(Notice, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def _keep(self, key: str, notice: Notice) -> None:
        if not key:
            return
        self._kept[key] = notice
        notice.destroyed.connect(lambda: self._forget(key, notice))

    def _forget(self, key: str, notice: Notice) -> None:
        if self._kept.get(key) is notice:
            del self._kept[key]
