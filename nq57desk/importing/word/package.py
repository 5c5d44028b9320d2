"""The package of a .docx: a zip that may be broken, locked or a bomb, and the XML in it.

Sizes are checked before anything is unpacked; entities and document types are refused.
"""

import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from nq57desk.errors import UnreadableFile
from nq57desk.i18n import _

Element = etree._Element

_MOST_ENTRIES = 5_000
_LARGEST_TOTAL = 300 * 1024 * 1024
_LARGEST_PART = 100 * 1024 * 1024
# Text packs about ten to one; a bomb a thousand to one.
_HIGHEST_RATIO = 150
_RATIO_FROM = 5 * 1024 * 1024

# What reading a damaged zip may end in.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, NotImplementedError, ValueError,
)  # fmt: skip

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCUMENT = "/officeDocument"


class Package:
    """The parts of a .docx by name, read when asked for."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())
        self.document_name = self._target("", _DOCUMENT)

    def document(self) -> Element:
        """Return the root of the main part."""
        root = self.part(self.document_name)
        if root is None or etree.QName(root).localname != "document":
            raise not_word()
        return root

    def related(self, kind: str) -> Element | None:
        """Return the part that the document relates to as `kind`, "/numbering"."""
        return self.part(self._target(self.document_name, kind))

    def all_related(self, kind: str) -> Iterator[Element]:
        """Yield every part that the document relates to as `kind`, "/header"."""
        for _id, (relation, target) in self._relations(self.document_name).items():
            if relation.endswith(kind) and (root := self.part(target)) is not None:
                yield root

    def links(self) -> dict[str, str]:
        """Return the web addresses of the document by relation id."""
        relations = self._relations(self.document_name, resolve=False)
        return {key: target for key, (kind, target) in relations.items() if "hyperlink" in kind}

    def part(self, name: str) -> Element | None:
        """Return the root of an XML part, `None` where there is no such part."""
        if name not in self._names:
            return None
        if self._archive.getinfo(name).file_size > _LARGEST_PART:
            raise too_large()
        try:
            root = etree.fromstring(self._archive.read(name), parser=_parser())
        except (etree.XMLSyntaxError, *_DAMAGE) as error:
            raise broken() from error
        if root.getroottree().docinfo.doctype:
            raise broken()
        return root

    def _target(self, owner: str, kind: str) -> str:
        relations = self._relations(owner).values()
        return next((target for relation, target in relations if relation.endswith(kind)), "")

    def _relations(self, owner: str, *, resolve: bool = True) -> Mapping[str, tuple[str, str]]:
        folder, name = posixpath.split(owner)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in () if root is None else root.iter(_RELATION):
            target = relation.get("Target", "")
            if resolve:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[relation.get("Id", "")] = (relation.get("Type", ""), target)
        return found


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """Open a .docx, and close it.

    Raises:
        UnreadableFile: it is broken, locked with a password, far too large, or no .docx.
    """
    with path.open("rb") as file:
        start = file.read(len(_OLE))
        if start == _OLE:
            raise locked() if _ENCRYPTED in start + file.read() else old_word()
    try:
        archive = zipfile.ZipFile(path)
    except _DAMAGE as error:
        raise broken() from error
    with archive:
        _check_sizes(archive)
        package = Package(archive)
        if not package.document_name:
            raise not_word()
        yield package


def _check_sizes(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > _MOST_ENTRIES or total > _LARGEST_TOTAL:
        raise too_large()
    if total > _RATIO_FROM and total > packed * _HIGHEST_RATIO:
        raise too_large()
    if any(entry.flag_bits & 1 for entry in entries):
        raise locked()


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )


def broken() -> UnreadableFile:
    """Say that the file is damaged."""
    return UnreadableFile(
        _("The file is damaged. Open it in Word and save it again, or choose another file.")
    )


def locked() -> UnreadableFile:
    """Say that the file has a password."""
    return UnreadableFile(
        _("The file is locked with a password. Save it without one, then import it again.")
    )


def too_large() -> UnreadableFile:
    """Say that the file would fill the memory."""
    return UnreadableFile(_("The file is too large for a report. Choose another file."))


def old_word() -> UnreadableFile:
    """Say that the file is a binary one of old Word."""
    return UnreadableFile(
        _(
            "Old .doc files cannot be read. Open it in Word,"
            " choose Save As and .docx, then import that file."
        )
    )


def not_word() -> UnreadableFile:
    """Say that the file is no Word document."""
    return UnreadableFile(_("This is not a Word document. Choose a .docx file."))
