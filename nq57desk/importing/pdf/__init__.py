"""PDF files with a text layer: where each character stands → lines, paragraphs, ruled tables."""

from nq57desk.importing.pdf.document import read_pdf

__all__ = ["read_pdf"]
