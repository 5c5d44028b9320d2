"""The shape and colour of each severity."""

from PySide6.QtGui import QIcon

from nq57desk.i18n import _
from nq57desk.model import Severity
from ui import theme


def colour(severity: Severity, look: theme.Colours | None = None) -> str:
    """Return the colour of a severity, in the present look or another."""
    now = look or theme.colours()
    return {
        Severity.ERROR: now.wrong,
        Severity.WARNING: now.look,
        Severity.INFO: now.link,
    }[severity]


def shape(severity: Severity) -> QIcon:
    """Draw the shape of a severity: a crossed ring, a triangle, a square."""
    return theme.icon(f"severity-{severity.value}", colour(severity))


def counted(severity: Severity, count: int) -> str:
    """Say how many there are: "3 lỗi"."""
    return {
        Severity.ERROR: _("{count} errors"),
        Severity.WARNING: _("{count} to look at"),
        Severity.INFO: _("{count} notes"),
    }[severity].format(count=count)
