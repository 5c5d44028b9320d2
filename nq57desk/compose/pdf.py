"""A composed .docx as PDF, through one of several engines."""

from collections.abc import Callable
from dataclasses import dataclass

import dxpdf

from nq57desk.compose.fonts import stand_in, with_font
from nq57desk.errors import EngineError
from nq57desk.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A program that turns .docx into PDF; `available` tells whether it is on this machine."""

    id: str
    name: str
    available: bool


def never() -> bool:
    """Say that nobody cancels."""
    return False


def engines() -> tuple[Engine, ...]:
    """Return the engines, the built-in one first."""
    return (Engine(id="dxpdf", name="dxpdf", available=True),)


def to_pdf(docx: bytes, *, engine: str = "dxpdf", cancelled: Callable[[], bool] = never) -> bytes:
    """Turn a .docx into PDF.

    Raises:
        EngineError: the engine is missing, failed, or was cancelled.
    """
    try:
        return bytes(dxpdf.convert(with_font(docx, stand_in())))
    except RuntimeError as error:
        raise EngineError(_("The pages could not be drawn.")) from error
