"""Looks: one palette, light or dark as the system is, and icons drawn in its colours.

Widgets take their colours from the palette; the few that a palette has no name for (next step,
wrong, look here, done) are in `Colours`. Sizes come from the font's height.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from string import Template

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from nq57desk.i18n import RESOURCES

ICONS = RESOURCES / "icons"
_DRAWN_IN = "#6b7280"  # the grey of the files, replaced by the palette's
_ICON_SIZES = (16, 20, 24, 30, 40)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours of one look, as hex."""

    window: str
    base: str
    alternate: str
    card: str
    text: str
    faint: str
    line: str
    button: str
    selection: str
    selection_text: str
    accent: str
    accent_text: str
    link: str
    wrong: str
    wrong_back: str
    look: str
    look_back: str
    done: str
    done_back: str
    carried: str
    carried_line: str
    carried_back: str


LIGHT = Colours(
    window="#f3f4f6", base="#ffffff", alternate="#f8f9fb", card="#ffffff", text="#1c2129",
    faint="#5b6472", line="#cfd4dc", button="#fbfbfc", selection="#d6e4f7",
    selection_text="#10243f", accent="#1f5fa8", accent_text="#ffffff", link="#1a56a0",
    wrong="#b3261e", wrong_back="#fbe9e7", look="#8a5a00", look_back="#fdf3d8",
    done="#1f7a45", done_back="#e4f4ea", carried="#6a4a9c", carried_line="#b9a8d8",
    carried_back="#f4f0fa",
)  # fmt: skip
DARK = Colours(
    window="#2b2f36", base="#191c20", alternate="#23272d", card="#333941", text="#e8eaed",
    faint="#aab2be", line="#535a64", button="#3d434c", selection="#34557f",
    selection_text="#f4f8fc", accent="#6aa6ee", accent_text="#0d1826", link="#8fbcf3",
    wrong="#ff9389", wrong_back="#47292a", look="#f2c462", look_back="#433820",
    done="#7dd3a2", done_back="#233c2f", carried="#c3aef0", carried_line="#7d68ab",
    carried_back="#372f49",
)  # fmt: skip

_STYLE = Template("""
QToolTip { color: $text; background: $base; border: 1px solid $line; padding: 4px; }
QToolBar { border: none; border-bottom: 1px solid $line; spacing: 2px; padding: 3px 6px; }
QToolBar QToolButton { padding: 4px 8px; }
QFrame[role="card"] { background: $card; border: 1px solid $line; border-radius: 6px; }
QFrame[role="guidance"] { background: $alternate; border: 1px solid $line; border-radius: 4px; }
QFrame[role="notice-info"] { background: $base; border-bottom: 1px solid $line; }
QFrame[role="notice-done"] { background: $done_back; border-bottom: 1px solid $done; }
QFrame[role="notice-look"] { background: $look_back; border-bottom: 1px solid $look; }
QFrame[role="notice-wrong"] { background: $wrong_back; border-bottom: 1px solid $wrong; }
QFrame[role="carried-strip"] { background: $carried_back; border-bottom: 1px solid $carried_line; }
QFrame[role="carried-bar"] { background: $carried; border: none; }
QLabel[role="carried"] { color: $carried; }
QFrame[role="foot"] { border-top: 1px solid $line; }
QLabel[role="faint"] { color: $faint; }
QLabel[role="wrong"] { color: $wrong; }
QLabel[role="look"] { color: $look; }
QPushButton { padding: 4px 12px; }
QPushButton[role="next"] {
    background: $accent; color: $accent_text; border: 1px solid $accent; border-radius: 4px;
    font-weight: bold; padding: 5px 14px; }
QPushButton[role="next"]:focus { border: 2px solid $text; padding: 4px 13px; }
QPushButton[role="next"]:disabled { background: $line; border-color: $line; color: $faint; }
QPushButton[role="choice"] {
    background: $card; border: 1px solid $line; border-radius: 6px; text-align: left; }
QPushButton[role="choice"]:hover { border-color: $accent; }
QPushButton[role="choice"]:focus { border: 2px solid $accent; }
QPushButton[role="link"] {
    border: none; background: transparent; color: $link; text-align: left;
    text-decoration: underline; padding: 2px; }
QPushButton[role="link"]:focus { border: 1px dotted $link; padding: 1px; }
QLineEdit[shut="true"], QPlainTextEdit[shut="true"], QTextEdit[shut="true"],
QAbstractSpinBox[shut="true"] {
    background: $window; border: 1px solid $line; border-radius: 3px; }
QTreeView { border: none; }
QHeaderView::section { padding: 4px 8px; }
QListView::item { min-height: ${row}px; }
QListView[role="dense"]::item { min-height: 0px; padding: 1px; }
QProgressBar[role="thin"] { border: none; border-radius: 3px; background: $line; }
QProgressBar[role="thin"]::chunk { border-radius: 3px; background: $done; }
QToolBar[role="writing"] { padding: 1px 10px; spacing: 0px; }
QToolBar[role="writing"] QToolButton { padding: 3px 2px 3px 4px; }
QToolButton[role="fold"] { border: none; padding: 1px; font-weight: bold; }
QToolButton[role="fold"]:focus { border: 1px dotted $text; padding: 0px; }
QTreeView[role="outline"] { background: $window; }
QSplitter::handle { background: $line; }
""")


_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
_chosen = Qt.ColorScheme.Unknown


def is_dark() -> bool:
    """Tell whether the clerk, or else the system, asks for a dark look."""
    if _chosen is not Qt.ColorScheme.Unknown:
        return _chosen is Qt.ColorScheme.Dark
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def colours() -> Colours:
    """Return the colours now in use."""
    return DARK if is_dark() else LIGHT


def apply(application: QApplication) -> None:
    """Put Fusion with our palette on the application, in the system's light or dark."""
    now = colours()
    application.setStyle("Fusion")
    application.setPalette(palette(now))
    values = {name: getattr(now, name) for name in Colours.__slots__}
    application.setStyleSheet(_STYLE.substitute(values, row=row_height()))


def follow_system(application: QApplication) -> None:
    """Put our look on now and whenever the system turns light or dark."""
    apply(application)
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: apply(application))


def choose_scheme(application: QApplication, scheme: str) -> None:
    """Keep to "light" or "dark"; anything else follows the system."""
    global _chosen
    _chosen = _SCHEMES.get(scheme, Qt.ColorScheme.Unknown)
    QGuiApplication.styleHints().setColorScheme(_chosen)
    apply(application)


def palette(look: Colours) -> QPalette:
    """Make the palette of a look."""
    made = QPalette()
    role = QPalette.ColorRole
    for names, colour in (
        ((role.Window,), look.window),
        ((role.Base, role.ToolTipBase), look.base),
        ((role.AlternateBase,), look.alternate),
        ((role.Text, role.WindowText, role.ButtonText, role.ToolTipText), look.text),
        ((role.PlaceholderText,), look.faint),
        ((role.Button,), look.button),
        ((role.Mid,), look.line),
        ((role.Highlight,), look.selection),
        ((role.HighlightedText,), look.selection_text),
        ((role.Accent,), look.accent),
        ((role.Link, role.LinkVisited), look.link),
    ):
        for name in names:
            made.setColor(name, QColor(colour))
    faint, is_light = QColor(look.faint), QColor(look.base).lightness() > 127
    faded = faint.lighter(130) if is_light else faint.darker(150)
    for name in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, faded)
    return made


def icon(name: str, colour: str = "") -> QIcon:
    """Draw `resources/icons/<name>.svg` in the text's colour, or in `colour`."""
    return _icon(name, colour or colours().text, colours().line)


def status_icon(name: str) -> QIcon:
    """Draw a status shape in its own colour: empty grey, started and look amber, done green."""
    now = colours()
    colour = {
        "status-empty": now.faint,
        "status-started": now.look,
        "status-done": now.done,
        "look": now.look,
    }[name]
    return icon(name, colour)


@cache
def _icon(name: str, colour: str, faint: str) -> QIcon:
    drawn = QIcon()
    modes = QIcon.Mode
    for pixmap in _pixmaps(name, colour):
        drawn.addPixmap(pixmap, modes.Normal)
        drawn.addPixmap(pixmap, modes.Selected)  # else Qt would tint a status shape
    for pixmap in _pixmaps(name, faint):
        drawn.addPixmap(pixmap, modes.Disabled)
    return drawn


def _pixmaps(name: str, colour: str) -> Iterator[QPixmap]:
    svg = _source(name).replace(_DRAWN_IN, colour)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    for size in _ICON_SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        yield pixmap


@cache
def _source(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


def unit(widget: QWidget | None = None) -> int:
    """Return the height of a line, from which all spacing is made (½, 1, 1½)."""
    metrics = widget.fontMetrics() if widget else QFontMetrics(QGuiApplication.font())
    return metrics.height()


def row_height(widget: QWidget | None = None) -> int:
    """Return the height of a row to click: at least 28 px."""
    return max(28, round(unit(widget) * 1.6))


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget one of the style sheet's roles and show it so."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class IconRefresher(QObject):
    """Draws the icons of actions and buttons again when light and dark change."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._named: list[tuple[QObject, str]] = []
        parent.installEventFilter(self)

    def add(self, target: QObject, name: str) -> None:
        """Give `target` (an action or a button) the icon `name`, now and after each change."""
        self._named.append((target, name))
        target.setProperty("icon", icon(name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.PaletteChange:
            for target, name in self._named:
                target.setProperty("icon", icon(name))
        return super().eventFilter(watched, event)


def add_icon(button: QAbstractButton, name: str) -> None:
    """Give a button an icon that follows light and dark."""
    IconRefresher(button).add(button, name)
