"""Files that cannot be read: one clear sentence each, and nothing is unpacked that should not."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from nq57desk import i18n
from nq57desk.errors import NotFound, UnreadableFile
from nq57desk.importing import import_file
from nq57desk.outlines import load_outlines
from tests.word_file import docx, p

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_PDF = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
3 0 obj<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>endobj
trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>
""" % (b"41" * 32, b"42" * 32)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use_language("en")
    yield
    i18n.use_language(i18n.DEFAULT_LANGUAGE)


def _said(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        import_file(path, outlines=load_outlines())
    return caught.value.text


def _zip(**members: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", b"", "is empty"),
        ("a.docx", b"PK\x03\x04 and then nothing of use", "damaged"),
        ("a.docx", docx(p("Báo cáo"))[:-80], "damaged"),
        ("a.docx", _zip(xl__workbook=b"<workbook/>"), "not a Word document"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.docx", OLE + b"an old document", "Old .doc files"),
        ("a.doc", OLE, "Old .doc files"),
        ("a.docx", docx("<w:p><w:r>"), "damaged"),
        ("a.docx", docx(p("")), "holds no text"),
        ("a.xlsx", b"anything", "Only .docx"),
        ("a.txt", b"   \n\n\t ", "holds no text"),
        ("a.txt", bytes(range(128, 256)), "letters of this file"),
        ("a.txt", b"\x00\x01\x02\x03 program", "letters of this file"),
        ("a.pdf", b"%PDF-1.7 and no more", "PDF is damaged"),
        ("a.pdf", LOCKED_PDF, "password"),
    ],
)
def test_unreadable_file_is_told_in_one_sentence(
    name: str, data: bytes, words: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert words in _said(path)


def test_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    assert "There is no file “gone.docx”" in _said(tmp_path / "gone.docx")
    assert "folder" in _said(tmp_path)


def test_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 40_000_000)
    assert "too large" in _said(path)


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(5_001):
            archive.writestr(f"word/{number}.xml", b"")
    assert "too large" in _said(path)


def test_entities_are_not_opened_out(tmp_path: Path) -> None:
    path = tmp_path / "entity.docx"
    document = b'<!DOCTYPE d [<!ENTITY a "aaaa">]>' + b"<d>&a;</d>"
    with zipfile.ZipFile(BytesIO(docx(p("x")))) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
    assert "damaged" in _said(path)


def test_pictures_of_pages_are_told(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    document.save(path)
    assert "pictures of pages" in _said(path)


def test_unknown_outline_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("BÁO CÁO", "utf-8")
    with pytest.raises(NotFound):
        import_file(path, outlines=load_outlines(), outline_id="khong-co")
