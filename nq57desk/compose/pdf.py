"""A composed .docx as PDF, through the built-in engine or one that the clerk has and prefers."""

from collections.abc import Callable
from dataclasses import dataclass

from nq57desk.compose import dxpdf_engine
from nq57desk.compose.office_engines import (
    convert_by_libreoffice,
    convert_by_word,
    has_word,
    soffice,
)
from nq57desk.compose.processes import Cancelled
from nq57desk.errors import EngineError
from nq57desk.i18n import _

DEFAULT_ENGINE = "dxpdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A program that turns .docx into PDF; `available` tells whether it is on this machine."""

    id: str
    name: str
    available: bool


def engines() -> tuple[Engine, ...]:
    """Return the engines, the built-in one first."""
    return (
        Engine(id=DEFAULT_ENGINE, name=_("Built-in"), available=True),
        Engine(id="libreoffice", name="LibreOffice", available=soffice() is not None),
        Engine(id="word", name="Microsoft Word", available=has_word()),
    )


def never() -> bool:
    """Say that nobody cancels."""
    return False


def to_pdf(docx: bytes, *, engine: str = DEFAULT_ENGINE, cancelled: Cancelled = never) -> bytes:
    """Turn a .docx into PDF.

    Args:
        docx: the document.
        engine: the id of one of `engines`.
        cancelled: asked now and then whether to stop.

    Raises:
        EngineError: the engine is missing or failed, or was stopped.
    """
    if engine not in _CONVERTERS:
        raise EngineError(
            _("There is no engine “{engine}”. Please choose another.").format(engine=engine)
        )
    made = _CONVERTERS[engine](docx, cancelled)
    if cancelled():
        raise EngineError(_("The making of the PDF was stopped."))
    return made


_CONVERTERS: dict[str, Callable[[bytes, Cancelled], bytes]] = {
    DEFAULT_ENGINE: dxpdf_engine.convert,
    "libreoffice": convert_by_libreoffice,
    "word": convert_by_word,
}
