"""Composes a report as .docx under NĐ 30/2020, and that as PDF."""

from nq57desk.compose.composing import compose
from nq57desk.compose.pdf import Engine, engines, to_pdf
from nq57desk.compose.preflight import preflight

__all__ = ["Engine", "compose", "engines", "preflight", "to_pdf"]
