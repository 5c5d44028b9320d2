"""Builders of templates for tests: the built-in one with something put in or taken out."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document

from nq57desk.compose.composing import TEMPLATE


def changed(folder: Path, change: Callable[[Document], object]) -> Path:
    """Save the built-in template after `change`."""
    document = docx.Document(str(TEMPLATE))
    change(document)
    path = folder / "own.docx"
    document.save(str(path))
    return path


def with_paragraph(folder: Path, *runs: str) -> Path:
    """Save the built-in template with one more paragraph, a run each."""

    def change(document: Document) -> None:
        paragraph = document.add_paragraph()
        for text in runs:
            paragraph.add_run(text)

    return changed(folder, change)


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None], **added: bytes) -> bytes:
    """Return a package with each part through `change` (`None` drops it), and `added` parts."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            part = change(name, source.read(name))
            if part is not None:
                target.writestr(name, part)
        for name, part in added.items():
            target.writestr(name.replace("__", "/"), part)
    return file.getvalue()
