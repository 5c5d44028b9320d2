"""Word files (.docx): our own walk over the XML, since python-docx passes over much of it.

Tracked insertions, content controls, smart tags, text boxes and automatic numbers are read;
tracked deletions are not.
"""

from nq57desk.importing.word.document import read_docx

__all__ = ["read_docx"]
