"""Builds `bao-cao.docx`, the template of the report (báo cáo) under NĐ 30/2020: `make template`.

Every part is written out here, so that no theme font, US paper or stray spacing comes in. The
looks are in `STYLES`, one named paragraph style a component; sizes and places after NĐ 30/2020,
Phụ lục I. A clerk may open the file in Word, change a style, and the report follows.
"""

import sys
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from nq57desk import styles
from nq57desk.compose.metrics import width
from nq57desk.model import BlockKind, Numbering
from nq57desk.vietnamese import fold

TARGET = Path(__file__).with_name("bao-cao.docx")
FONT = "Times New Roman"

MM = 1440 / 25.4
PAGE = (11906, 16838)
TOP, BOTTOM, LEFT, RIGHT, HEADER = (round(mm * MM) for mm in (20, 20, 30, 20, 10))
TEXT_WIDTH = PAGE[0] - LEFT - RIGHT
HEAD_COLUMNS = (3515, TEXT_WIDTH - 3515)
SIGNATURE_COLUMNS = (4800, TEXT_WIDTH - 4800)

FIRST_LINE = 720  # 1.27 cm
GAP = 120  # 6 pt
LINE = 264  # 1.1 of single, in 240ths
ADDRESSEE_LEFT = 1418
ADDRESSEE_DASH = ADDRESSEE_LEFT + round(width("Kính gửi", 14))
ADDRESSEE_HANG = round(width("Kính gửi: ", 14))
CELL_MARGINS = (28, 70)
SIGNATURE_ROOM = 1500  # 75 pt, five lines for signature and seal

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def style_id(name: str) -> str:
    """Return the id by which the file itself names a style: "Tên cơ quan" → "TenCoQuan"."""
    return "".join(word.capitalize() for word in fold(name).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The look of one component; sizes in points, lengths in twips, `line` in 240ths."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    caps: bool = False
    align: str = "left"
    left: int = 0
    first: int = 0  # negative: hanging
    before: int = 0
    after: int = 0
    line: int = 240
    keep_next: bool = False
    keep_lines: bool = False


def _body(**changes: object) -> Look:
    asked = {"align": "both", "first": FIRST_LINE, "after": GAP, "line": LINE} | changes
    return Look(**asked)  # type: ignore[arg-type]


def _heading(**changes: object) -> Look:
    return _body(**{"keep_next": True, "keep_lines": True} | changes)


STYLES: dict[str, Look] = {
    styles.STATE_NAME: Look(size=13, bold=True, align="center"),
    styles.MOTTO: Look(size=14, bold=True, align="center"),
    styles.PARENT_OFFICE: Look(size=13, align="center"),
    styles.OFFICE: Look(size=13, bold=True, align="center"),
    styles.NUMBER: Look(size=13, align="center"),
    styles.PLACE_DATE: Look(size=13, italic=True, align="center"),
    styles.TITLE: Look(bold=True, align="center", before=240, keep_next=True),
    styles.SUBJECT: Look(bold=True, align="center", keep_next=True),
    styles.RULE: Look(size=2, align="center", before=60, after=160),
    styles.ADDRESSEE: Look(left=ADDRESSEE_LEFT + ADDRESSEE_HANG, first=-ADDRESSEE_HANG, after=GAP),
    styles.ADDRESSEE_LIST: Look(left=ADDRESSEE_DASH + 163, first=-163, after=GAP),
    styles.BASIS: _body(italic=True),
    styles.LEAD_IN: _body(),
    styles.HEADINGS[Numbering.PART]: Look(
        bold=True, align="center", before=GAP, after=0, keep_next=True
    ),
    styles.PART_TITLE: Look(
        bold=True, caps=True, align="center", after=GAP, keep_next=True, keep_lines=True
    ),
    styles.HEADINGS[Numbering.ROMAN]: _heading(bold=True, caps=True),
    styles.HEADINGS[Numbering.ARABIC]: _heading(bold=True),
    styles.HEADINGS[Numbering.DOTTED]: _heading(bold=True),
    styles.HEADINGS[Numbering.LETTER]: _heading(),
    styles.HEADINGS[Numbering.STAR]: _heading(italic=True),
    styles.HEADINGS[Numbering.NONE]: _heading(bold=True),
    styles.BLOCKS[BlockKind.PARAGRAPH]: _body(),
    styles.BLOCKS[BlockKind.DASH]: _body(),
    styles.BLOCKS[BlockKind.PLUS]: _body(),
    styles.BLOCKS[BlockKind.STAR]: _body(),
    styles.BLOCKS[BlockKind.NUMBERED]: _body(),
    styles.BLOCKS[BlockKind.NOTE]: _body(italic=True),
    styles.CLOSING: _body(keep_next=True, keep_lines=True),
    styles.RECIPIENTS: Look(size=12, bold=True, italic=True, before=36, keep_next=True),
    styles.RECIPIENT_LIST: Look(size=11, first=-122, left=122, keep_next=True),
    styles.SIGNER_TITLE: Look(bold=True, align="center", keep_next=True),
    styles.SIGNER_NAME: Look(bold=True, align="center", before=SIGNATURE_ROOM),
    styles.HEADINGS[Numbering.APPENDIX]: Look(bold=True, align="center", keep_next=True),
    styles.APPENDIX_TITLE: Look(
        bold=True, caps=True, align="center", keep_next=True, keep_lines=True
    ),
    styles.ATTACHMENT: Look(italic=True, align="center", keep_next=True, keep_lines=True),
    styles.TABLE_HEAD: Look(size=12, bold=True, align="center"),
    styles.TABLE_CELL: Look(size=12),
    styles.TABLE_GROUP: Look(size=12, bold=True, keep_next=True),
    styles.PAGE_NUMBER: Look(align="center"),
    styles.BREAK: Look(size=1),
    styles.TAG: Look(size=9, italic=True),
}


def build() -> bytes:
    """Return the template's bytes, the same on every call."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _parts().items():
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, DECLARATION + text)
    return file.getvalue()


def _parts() -> dict[str, str]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"),
            ("extended-properties", "docProps/app.xml"),
            ("core-properties", "docProps/core.xml"),
        ),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            'extended-properties"><Application>nq57desk</Application></Properties>'
        ),
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
            'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            "<dc:language>vi-VN</dc:language></cp:coreProperties>"
        ),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("header", "header1.xml"),
            ("header", "header2.xml"),
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": (
            f'<w:fonts {W}><w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/>'
            '<w:charset w:val="A3"/><w:family w:val="roman"/><w:pitch w:val="variable"/>'
            "</w:font></w:fonts>"
        ),
        "word/header1.xml": f"<w:hdr {W}>{_paragraph(styles.PAGE_NUMBER, _page_field())}</w:hdr>",
        "word/header2.xml": f"<w:hdr {W}>{_paragraph(styles.PAGE_NUMBER)}</w:hdr>",
    }


def _content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "application/vnd.openxmlformats-officedocument"
    package = "application/vnd.openxmlformats-package"
    parts = {
        "/word/document.xml": f"{word}.document.main+xml",
        "/word/styles.xml": f"{word}.styles+xml",
        "/word/settings.xml": f"{word}.settings+xml",
        "/word/fontTable.xml": f"{word}.fontTable+xml",
        "/word/header1.xml": f"{word}.header+xml",
        "/word/header2.xml": f"{word}.header+xml",
        "/docProps/app.xml": f"{office}.extended-properties+xml",
        "/docProps/core.xml": f"{package}.core-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    made = "".join(
        f'<Relationship Id="rId{number}" Target="{target}" '
        f'Type="{f"{package}/metadata" if kind == "core-properties" else office}/{kind}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{package}">{made}</Relationships>'


def _settings() -> str:
    """Write the settings: compatibilityMode 15 keeps Word out of "compatibility mode"."""
    return (
        f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        "<w:doNotExpandShiftReturn/>"
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def _fonts() -> str:
    return "".join(f' w:{slot}="{FONT}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))


def _styles() -> str:
    named = "".join(_style(name, look) for name, look in STYLES.items())
    return (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{_fonts()}/>"
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:rPr><w:rFonts{_fonts()}/>"
        '<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        '</w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{_table_styles()}{named}</w:styles>"
    )


def _table_styles() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return _table_style(styles.LAYOUT_TABLE, margins=(0, 0)) + _table_style(
        styles.TABLE, f"<w:tblBorders>{edges}</w:tblBorders>", margins=CELL_MARGINS
    )


def _table_style(name: str, borders: str = "", *, margins: tuple[int, int]) -> str:
    upright, across = margins
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/>'
        f'<w:qFormat/><w:tblPr>{borders}<w:tblCellMar><w:top w:w="{upright}" w:type="dxa"/>'
        f'<w:left w:w="{across}" w:type="dxa"/><w:bottom w:w="{upright}" w:type="dxa"/>'
        f'<w:right w:w="{across}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _style(name: str, look: Look) -> str:
    paragraph = (
        "<w:keepNext/>" * look.keep_next
        + "<w:keepLines/>" * look.keep_lines
        + "<w:widowControl/>"
        + _spacing(look)
        + _indents(look)
        + f'<w:jc w:val="{look.align}"/>'
    )
    marks = "<w:b/><w:bCs/>" * look.bold + "<w:i/><w:iCs/>" * look.italic + "<w:caps/>" * look.caps
    size = round(look.size * 2)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="1"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr><w:rFonts{_fonts()}/>{marks}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _spacing(look: Look) -> str:
    return (
        f'<w:spacing w:before="{look.before}" w:after="{look.after}" '
        f'w:line="{look.line}" w:lineRule="auto"/>'
    )


def _indents(look: Look) -> str:
    if not look.left and not look.first:
        return ""
    first = f'w:hanging="{-look.first}"' if look.first < 0 else f'w:firstLine="{look.first}"'
    return f'<w:ind w:left="{look.left}" w:right="0" {first}/>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _paragraph(style: str, *runs: str, properties: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{properties}</w:pPr>'
        f"{''.join(runs)}</w:p>"
    )


def _tag(text: str) -> str:
    return _paragraph(styles.TAG, _run(text))


def _each(name: str, many: str, style: str, *runs: str) -> str:
    """Write a loop: `name` of `many`, a paragraph each."""
    return (
        _tag(f"{{%p for {name} in {many} %}}")
        + _paragraph(style, *map(_run, runs))
        + _tag("{%p endfor %}")
    )


def _rule() -> str:
    """Write a rule (đường kẻ): the top border of an empty line; the composer sets its length."""
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    return _paragraph(styles.RULE, properties=border)


def _page_field() -> str:
    """Write a PAGE field; engines need all five of its pieces."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _table(columns: tuple[int, ...], *rows: tuple[str, ...]) -> str:
    """Write a borderless table that keeps each row on one page."""
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    body = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for column, cell in zip(columns, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id(styles.LAYOUT_TABLE)}"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _head() -> str:
    office = (
        _each("dong", "ten_co_quan_chu_quan", styles.PARENT_OFFICE, "{{ dong }}")
        + _each("dong", "ten_co_quan", styles.OFFICE, "{{ dong }}")
        + _rule()
    )
    state = (
        _paragraph(styles.STATE_NAME, _run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        + _paragraph(styles.MOTTO, _run("Độc lập - Tự do - Hạnh phúc"))
        + _rule()
    )
    number = _paragraph(
        styles.NUMBER, _run("Số: "), _run("{{ so }}"), _run("/"), _run("{{ ky_hieu }}")
    )
    place_date = _paragraph(styles.PLACE_DATE, _run("{{ noi_ngay }}"))
    return _table(HEAD_COLUMNS, (office, state), (number, place_date))


def _addressees() -> str:
    one = _paragraph(styles.ADDRESSEE, _run("Kính gửi: "), _run("{{ kinh_gui_mot }}"))
    return (
        _tag("{%p if kinh_gui_mot %}")
        + one
        + _tag("{%p endif %}")
        + _tag("{%p if kinh_gui_nhieu %}")
        + _paragraph(styles.ADDRESSEE, _run("Kính gửi:"))
        + _each("noi", "kinh_gui_nhieu", styles.ADDRESSEE_LIST, "- ", "{{ noi }}")
        + _tag("{%p endif %}")
    )


def _signature() -> str:
    recipients = _paragraph(styles.RECIPIENTS, _run("Nơi nhận:")) + _each(
        "noi", "noi_nhan", styles.RECIPIENT_LIST, "- ", "{{ noi }}"
    )
    signer = _each("dong", "chuc_vu", styles.SIGNER_TITLE, "{{ dong }}") + _paragraph(
        styles.SIGNER_NAME, _run("{{ nguoi_ky }}")
    )
    return _table(SIGNATURE_COLUMNS, (recipients, signer))


def _section() -> str:
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:headerReference w:type="first" r:id="rId5"/>'
        f'<w:pgSz w:w="{PAGE[0]}" w:h="{PAGE[1]}"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" '
        f'w:header="{HEADER}" w:footer="{HEADER}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def _document() -> str:
    body = (
        _head()
        + _paragraph(styles.TITLE, _run("{{ ten_loai }}"))
        + _paragraph(styles.SUBJECT, _run("{{ trich_yeu }}"))
        + _rule()
        + _addressees()
        + _each("doan", "can_cu", styles.BASIS, "{{r doan }}")
        + _each("doan", "cau_dan", styles.LEAD_IN, "{{r doan }}")
        + _paragraph(styles.BLOCKS[BlockKind.PARAGRAPH], _run("{{ noi_dung }}"))
        + _each("doan", "loi_ket", styles.CLOSING, "{{r doan }}")
        + _signature()
        + _paragraph(styles.BREAK)
    )
    return f"<w:document {W} {R}><w:body>{body}{_section()}</w:body></w:document>"


if __name__ == "__main__":
    TARGET.write_bytes(build())
    sys.stdout.write(f"{TARGET}\n")
