"""What can be done to the words at the caret: kinds of paragraph, bold, italic, link."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from nq57desk.i18n import _, mark
from nq57desk.model import BlockKind
from ui import theme
from ui.editor.text_part import TextPart


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    kind: BlockKind
    text: str
    icon: str
    shortcut: str


_KINDS = (
    _Kind(kind=BlockKind.PARAGRAPH, text=mark("Paragraph"), icon="paragraph", shortcut="Ctrl+1"),
    _Kind(kind=BlockKind.DASH, text=mark("Dash “-”"), icon="list-dash", shortcut="Ctrl+2"),
    _Kind(kind=BlockKind.PLUS, text=mark("Plus “+”"), icon="list-plus", shortcut="Ctrl+3"),
    _Kind(kind=BlockKind.STAR, text=mark("Star “*”"), icon="list-star", shortcut="Ctrl+4"),
    _Kind(kind=BlockKind.NUMBERED, text=mark("Numbered"), icon="list-number", shortcut="Ctrl+5"),
    _Kind(kind=BlockKind.NOTE, text=mark("Note"), icon="note", shortcut="Ctrl+6"),
)


class FormatActions(QObject):
    """The format actions of one section editor; they act on the part given to `follow`.

    Signals:
        link_wanted(): the clerk wants to set or take away a link.
    """

    link_wanted = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._part: TextPart | None = None
        self._icons = theme.IconRefresher(owner)
        self._group = QActionGroup(self)
        self._kinds = {one.kind: self._kind_action(one) for one in _KINDS}
        self._bold = self._action(_("Bold"), "text-bold", "Ctrl+B", self._set_bold)
        self._italic = self._action(_("Italic"), "text-italic", "Ctrl+I", self._set_italic)
        self._link = self._action(_("Link…"), "link", "Ctrl+K", self._want_link)
        for action in (self._bold, self._italic, self._link):
            action.setCheckable(True)
        owner.addActions(self.all())

    def all(self) -> list[QAction]:
        """Return the actions in the order of a toolbar."""
        return [*self._kinds.values(), self._bold, self._italic, self._link]

    def follow(self, part: TextPart | None) -> None:
        """Act on `part` from now on; `None` where the caret is in no text."""
        self._part = part
        self.refresh()

    def refresh(self) -> None:
        """Show the look at the caret."""
        part = self._part
        for action in self.all():
            action.setEnabled(part is not None and not part.isReadOnly())
        if part is None:
            return
        self._kinds[part.kind()].setChecked(True)
        look = part.currentCharFormat()
        self._bold.setChecked(look.fontWeight() > look.font().Weight.Medium)
        self._italic.setChecked(look.fontItalic())
        self._link.setChecked(bool(part.link()))

    def _kind_action(self, one: _Kind) -> QAction:
        action = self._action(
            _(one.text), one.icon, one.shortcut, lambda _checked: self._set_kind(one.kind)
        )
        action.setCheckable(True)
        self._group.addAction(action)
        return action

    def _action(self, text: str, icon: str, shortcut: str, do: Callable[[bool], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text} ({keys})")
        action.triggered.connect(do)
        self._icons.add(action, icon)
        return action

    def _set_kind(self, kind: BlockKind) -> None:
        if self._part:
            self._part.set_kind(kind)
            self.refresh()

    def _set_bold(self, on: bool) -> None:
        if self._part:
            self._part.set_bold(on)

    def _set_italic(self, on: bool) -> None:
        if self._part:
            self._part.set_italic(on)

    def _want_link(self, _checked: bool) -> None:
        self.refresh()
        self.link_wanted.emit()
