"""Composes a report as .docx under NĐ 30/2020, and that as PDF."""

from nq57desk.compose.docx import compose
from nq57desk.compose.pdf import Engine, engines, to_pdf

__all__ = ["Engine", "compose", "engines", "to_pdf"]
