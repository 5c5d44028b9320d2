"""What a template from another machine must not bring, and what a filled one must not lack.

A template is refused for its package before anything in it is read: macros, links to outside,
embedded objects, size. A filled document is mended where docxtpl leaves it broken.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import count
from pathlib import Path

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from nq57desk.compose.ooxml import Element, element
from nq57desk.errors import TemplateError
from nq57desk.i18n import _

_LARGEST_FILE = 10_000_000
_LARGEST_CONTENT = 60_000_000
_MOST_PARTS = 500
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # compound file: .doc, or .docx with a password

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FOREIGN = re.compile(
    r"/(attachedTemplate|aFChunk|oleObject|package|control|activeX\w*|vbaProject|frame|subDocument)$"
)


def read_template(path: Path) -> bytes:
    """Read a template and check its package.

    Raises:
        TemplateError: it is no .docx, too large, or brings what it must not.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TemplateError(
            _("The template “{name}” cannot be opened. Please choose it again.").format(
                name=path.name
            )
        ) from error
    check_package(data)
    return data


def check_package(data: bytes) -> None:
    """Raise `TemplateError` for a package that must not be used as a template."""
    if len(data) > _LARGEST_FILE:
        raise _too_large()
    if data.startswith(_OLD_WORD):
        raise TemplateError(
            _(
                "The template is in the old .doc form or has a password. Please save it in "
                "Word as .docx without a password."
            )
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_members(archive)
            _check_relations(archive)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError) as error:
        raise TemplateError(
            _("The template is not a Word file (.docx). Please choose another.")
        ) from error


def _check_members(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > _MOST_PARTS or sum(m.file_size for m in members) > _LARGEST_CONTENT:
        raise _too_large()
    types = archive.read("[Content_Types].xml")
    if b"macroEnabled" in types or any("vbaProject" in m.filename for m in members):
        raise TemplateError(
            _("The template holds macros. Please save it in Word as .docx without macros.")
        )
    archive.getinfo("word/document.xml")


def _check_relations(archive: zipfile.ZipFile) -> None:
    for name in archive.namelist():
        if not name.endswith(".rels"):
            continue
        for relation in etree.fromstring(archive.read(name)).iter(_RELATIONS):
            kind = relation.get("Type", "")
            external = relation.get("TargetMode") == "External"
            if _FOREIGN.search(kind) or (external and not kind.endswith("/hyperlink")):
                raise TemplateError(
                    _(
                        "The template brings in other files or objects, which is not allowed. "
                        "Please remove them in Word."
                    )
                )


def _too_large() -> TemplateError:
    return TemplateError(_("The template is too large. Please remove its pictures in Word."))


def mend(document: Document) -> None:
    """Give each cell its last paragraph, each drawing its own id; drop tables without rows."""
    numbers = count(1)
    for root in _roots(document):
        for table in list(root.iter(qn("w:tbl"))):
            if table.find(qn("w:tr")) is None:
                table.getparent().remove(table)
        for cell in root.iter(qn("w:tc")):
            if len(cell) == 0 or cell[-1].tag != qn("w:p"):
                cell.append(element("w:p"))
        for drawing in root.iter(qn("wp:docPr")):
            drawing.set("id", str(next(numbers)))


def _roots(document: Document) -> Iterator[Element]:
    yield document.element.body
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part.element


def sections_of(document: Document) -> list[str]:
    """Return the way each section's page lies, in order."""
    return [
        str(size.get(qn("w:orient"), "portrait"))
        for size in document.element.body.iter(qn("w:pgSz"))
    ]
