"""Builds .docx files from pieces of XML, as small as Word would still read."""

import zipfile
from io import BytesIO
from pathlib import Path

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def p(text: str = "", *, properties: str = "", inside: str = "") -> str:
    """A paragraph of plain text, or of the given runs."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(text: str, list_id: int, level: int = 0) -> str:
    """A paragraph with an automatic number."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(text, properties=number)


def cell(text: str, *, span: int = 1, merge: str = "") -> str:
    """A cell of a table; `merge` "restart" or "continue"."""
    joined = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inside = "".join(p(line) for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{joined}</w:tcPr>{inside}</w:tc>'


def table(*rows: str) -> str:
    """A table of rows, each made of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def numbering(*lists: str) -> str:
    """A numbering part; list 1 is the first, of levels given as XML."""
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{index}">{levels}</w:abstractNum>'
        for index, levels in enumerate(lists)
    )
    used = "".join(
        f'<w:num w:numId="{index + 1}"><w:abstractNumId w:val="{index}"/></w:num>'
        for index in range(len(lists))
    )
    return kinds + used


def level(index: int, form: str, text: str, start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def write(path: Path, body: str, **parts: str) -> Path:
    """Write a .docx; `parts` such as numbering, styles, header1, by the name of their file."""
    path.write_bytes(docx(body, **parts))
    return path


def docx(body: str, **parts: str) -> bytes:
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes"}
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", _related({"officeDocument": "word/document.xml"}))
        kinds = {name.rstrip("0123456789"): f"{name}.xml" for name in parts}
        archive.writestr("word/_rels/document.xml.rels", _related(kinds))
        document = f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            root = roots.get(name, "hdr")
            archive.writestr(f"word/{name}.xml", f"<w:{root} {_SPACES}>{content}</w:{root}>")
    return file.getvalue()


def _related(targets: dict[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_KIND}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    web = (
        f'<Relationship Id="web" Type="{_KIND}/hyperlink" '
        'Target="https://mau.vn" TargetMode="External"/>'
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}{web}</Relationships>'
