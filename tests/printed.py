"""Reads a composed .docx back as a strict reader of NĐ 30/2020 sees it: effective looks.

Knows nothing of the composer; looks come from runs, then styles, then the document's defaults.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

TWIPS_PER_MM = 56.7


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paragraph as it looks. `place`: "body", or row and column of its table, "1.0"."""

    style: str
    text: str
    size: float
    bold: bool
    italic: bool
    caps: bool
    align: str
    first: int
    left: int
    right: int
    before: int
    after: int
    line: int
    line_rule: str
    level: int | None
    place: str
    width: int  # of the page's text or the cell
    element: etree._Element


def paragraphs(data: bytes) -> list[Printed]:
    document = docx.Document(BytesIO(data))
    looks = _Looks(document)
    found: list[Printed] = []
    for block, width in _blocks(document):
        if block.tag == qn("w:p"):
            found.append(looks.of(block, "body", width))
        else:
            for row, cells in enumerate(block.iter(qn("w:tr"))):
                for column, cell in enumerate(cells.findall(qn("w:tc"))):
                    wide = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w")))
                    for paragraph in cell.findall(qn("w:p")):
                        found.append(looks.of(paragraph, f"{row}.{column}", wide))
    return found


def sections(data: bytes) -> list[etree._Element]:
    return list(docx.Document(BytesIO(data)).element.body.iter(qn("w:sectPr")))


def _blocks(document: Document) -> Iterator[tuple[etree._Element, int]]:
    """Yield body blocks with the width between the margins of their section."""
    waiting: list[etree._Element] = []
    for block in document.element.body:
        section = block if block.tag == qn("w:sectPr") else block.find(f".//{qn('w:sectPr')}")
        if block.tag != qn("w:sectPr"):
            waiting.append(block)
        if section is not None:
            yield from ((item, _text_width(section)) for item in waiting)
            waiting.clear()


def _text_width(section: etree._Element) -> int:
    margins = section.find(qn("w:pgMar"))
    wide = int(section.find(qn("w:pgSz")).get(qn("w:w")))
    return wide - int(margins.get(qn("w:left"))) - int(margins.get(qn("w:right")))


class _Looks:
    def __init__(self, document: Document) -> None:
        root = document.styles.element
        self._styles = {s.get(qn("w:styleId")): s for s in root.findall(qn("w:style"))}
        self._defaults = root.find(qn("w:docDefaults"))

    def of(self, paragraph: etree._Element, place: str, width: int) -> Printed:
        own = paragraph.find(qn("w:pPr"))
        style_id = own.find(qn("w:pStyle")).get(qn("w:val"))
        chain = [own, *self._chain(style_id, "w:pPr")]
        runs = [run for run in paragraph.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
        faces = [[run.find(qn("w:rPr")), *self._chain(style_id, "w:rPr")] for run in runs]
        faces = faces or [self._chain(style_id, "w:rPr")]
        text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        caps = all(_on(face, "w:caps") for face in faces)
        level = _value(chain, "w:outlineLvl", "val")
        hanging = _value(chain, "w:ind", "hanging")
        return Printed(
            style=self._styles[style_id].find(qn("w:name")).get(qn("w:val")),
            text=text,
            size=max(int(_value(face, "w:sz", "val") or 20) / 2 for face in faces),
            bold=all(_on(face, "w:b") for face in faces),
            italic=all(_on(face, "w:i") for face in faces),
            caps=caps or text.isupper(),
            align=_value(chain, "w:jc", "val") or "left",
            first=-int(hanging) if hanging else int(_value(chain, "w:ind", "firstLine") or 0),
            left=int(_value(chain, "w:ind", "left") or 0),
            right=int(_value(chain, "w:ind", "right") or 0),
            before=int(_value(chain, "w:spacing", "before") or 0),
            after=int(_value(chain, "w:spacing", "after") or 0),
            line=int(_value(chain, "w:spacing", "line") or 240),
            line_rule=_value(chain, "w:spacing", "lineRule") or "auto",
            level=None if level is None else int(level),
            place=place,
            width=width,
            element=paragraph,
        )

    def _chain(self, style_id: str | None, name: str) -> list[etree._Element | None]:
        found = []
        while style_id:
            style = self._styles[style_id]
            found.append(style.find(qn(name)))
            base = style.find(qn("w:basedOn"))
            style_id = None if base is None else base.get(qn("w:val"))
        default = {"w:rPr": "w:rPrDefault/w:rPr", "w:pPr": "w:pPrDefault/w:pPr"}[name]
        path = "/".join(qn(step) for step in default.split("/"))
        return [*found, self._defaults.find(path)]


def _value(chain: list[etree._Element | None], name: str, attribute: str) -> str | None:
    for properties in chain:
        found = None if properties is None else properties.find(qn(name))
        if found is not None and found.get(qn(f"w:{attribute}")) is not None:
            return found.get(qn(f"w:{attribute}"))
    return None


def _on(chain: list[etree._Element | None], name: str) -> bool:
    for properties in chain:
        found = None if properties is None else properties.find(qn(name))
        if found is not None:
            return found.get(qn("w:val"), "1") not in ("0", "false", "off")
    return False
