"""The report's look on screen: its font, the printed line, the paper's colours.

The measures are those of the styles in `templates/bao-cao.docx`, so that lines break on screen
about where they break in print. All is measured in the font's size, which Qt rounds to whole
pixels on most machines: the line is then as much wider. Paper stays white in a dark window.
"""

from functools import cache

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette

_POINTS = 14
_PIXELS = 19  # of a letter of 14 points at 96 dots an inch, 18.67, as Qt rounds it
_FAMILIES = ("Times New Roman", "Liberation Serif", "Tinos", "serif")

INK = QColor("#111418")
PAPER = QColor("#ffffff")
LINK = QColor("#1a56a0")
SELECTION = QColor("#cfe0f6")
HINT = QColor("#7a828e")


def mm(length: float) -> float:
    """Return millimetres as pixels."""
    return pt(length * 72 / 25.4)


def pt(length: float) -> float:
    """Return points as pixels."""
    return length * _PIXELS / _POINTS


LINE = mm(160)  # A4 without the margins of 30 and 20 mm
INDENT = mm(12.7)
AFTER = pt(6)
LINE_HEIGHT = 110  # per cent


@cache
def report_font(points: int = _POINTS) -> QFont:
    """Return the font of the report, laid out by its design widths, as print is."""
    font = QFont(list(_FAMILIES))
    font.setPixelSize(round(pt(points)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(False)  # Word does not, unless told
    return font


@cache
def width_of(text: str) -> float:
    """Return how wide `text` is in the report's font."""
    return QFontMetricsF(report_font()).horizontalAdvance(text)


def paper() -> QPalette:
    """Return the palette of a sheet of paper, the same by day and by night."""
    palette = QPalette()
    role = QPalette.ColorRole
    for name in (role.Base, role.Window):
        palette.setColor(name, PAPER)
    for name in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        palette.setColor(name, INK)
    palette.setColor(role.Highlight, SELECTION)
    palette.setColor(role.PlaceholderText, HINT)
    palette.setColor(role.Link, LINK)
    return palette
