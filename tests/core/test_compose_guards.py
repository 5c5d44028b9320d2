"""What docxtpl loses or breaks in silence, and what a foreign template must not do."""

import unicodedata
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from nq57desk import styles
from nq57desk.compose import compose
from nq57desk.compose.composing import TEMPLATE
from nq57desk.compose.environment import environment
from nq57desk.errors import TemplateError
from nq57desk.model import Block, BlockId, Closing, Header, Office, Report, Run
from nq57desk.parameters import parameters
from tests.helpers import block, build_report, section
from tests.printed import paragraphs, parts
from tests.templates import changed, repacked, with_paragraph

HARD = (
    "Nghiên cứu & phát triển",
    "tỷ lệ <5% và >3",
    "A a<b>c B",
    "{{ x }} và {% if %} và {# y #}",
    "{_{ x }_} và {_% y %_}",
    "“trích” – ‘dẫn’ &amp; &lt;",
)


def said_everywhere(text: str) -> Report:
    """Build a report that says `text` wherever a clerk types."""
    bases = (block(text), Block(id=BlockId("r"), runs=(Run(text=text, bold=True),)))
    return build_report(
        section("a", text, heading=text),
        office=Office(name=text),
        header=Header(place=text, subject=text, addressees=(text,), bases=bases, lead_in=bases),
        closing=Closing(sentence=bases, recipients=(text,), signature=(text,), signer=text),
    )


@pytest.mark.parametrize("text", HARD)
def test_signs_of_xml_and_jinja_are_printed_as_typed(text: str) -> None:
    printed = [item.text for item in paragraphs(compose(said_everywhere(text)))]
    assert sum(text in line for line in printed) >= 12


def test_decomposed_letters_are_composed() -> None:
    text = unicodedata.normalize("NFD", "Tổ công nghệ số cộng đồng")
    data = parts(compose(said_everywhere(text)))["word/document.xml"].decode()
    assert unicodedata.is_normalized("NFC", data)
    assert "Tổ công nghệ số cộng đồng" in data


def test_control_characters_do_not_reach_the_file() -> None:
    printed = [item.text for item in paragraphs(compose(said_everywhere("một\x0b\x07\x0chai")))]
    assert "mộthai" in printed


def test_unknown_name_is_refused_with_its_nearest(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"trich_yue.*trich_yeu"):
        compose(build_report(), template=with_paragraph(tmp_path, "{{ trich_yue }}"))


def test_nothing_is_printed_as_a_mark_not_as_none() -> None:
    assert environment().from_string("{{ a }}, {{ b }}").render(a=None, b=0) == "…, 0"


def test_tag_split_over_runs_is_filled(tmp_path: Path) -> None:
    template = with_paragraph(tmp_path, "Kính trình {", "{ ten_", "loai }}")
    assert "Kính trình BÁO CÁO" in [p.text for p in paragraphs_of(compose_with(template))]


def compose_with(template: Path) -> bytes:
    return compose(build_report(), template=template)


def paragraphs_of(data: bytes) -> list[docx.text.paragraph.Paragraph]:
    return docx.Document(BytesIO(data)).paragraphs


def test_cell_emptied_by_a_condition_keeps_a_paragraph(tmp_path: Path) -> None:
    def change(document: docx.document.Document) -> None:
        cell = document.add_table(1, 1).rows[0].cells[0]
        cell.text = "{%p if kinh_gui_mot %}"
        cell.add_paragraph("chữ")
        cell.add_paragraph("{%p endif %}")

    data = compose_with(changed(tmp_path, change))
    root = etree.fromstring(parts(data)["word/document.xml"])
    assert all(cell[-1].tag == qn("w:p") for cell in root.iter(qn("w:tc")))


def test_table_whose_loop_has_no_rows_is_dropped(tmp_path: Path) -> None:
    def change(document: docx.document.Document) -> None:
        made = document.add_table(3, 1)
        texts = ("{%tr for noi in kinh_gui_nhieu %}", "{{ noi }}", "{%tr endfor %}")
        for row, text in zip(made.rows, texts, strict=True):
            row.cells[0].text = text

    before = len(docx.Document(str(TEMPLATE)).tables)
    data = compose_with(changed(tmp_path, change))
    assert len(docx.Document(BytesIO(data)).tables) == before


DRAWING = (
    f"<w:r {nsdecls('w', 'wp')}><w:drawing><wp:inline><wp:extent cx='1' cy='1'/>"
    "<wp:docPr id='7' name='Hình'/></wp:inline></w:drawing></w:r>"
)


def test_drawings_get_ids_of_their_own_over_all_parts(tmp_path: Path) -> None:
    def change(document: docx.document.Document) -> None:
        for paragraph in (document.add_paragraph(), document.sections[0].header.paragraphs[0]):
            paragraph._p.append(parse_xml(DRAWING))

    found = parts(compose_with(changed(tmp_path, change)))
    ids = [
        drawing.get("id")
        for name in ("word/document.xml", "word/header1.xml")
        for drawing in etree.fromstring(found[name]).iter(qn("wp:docPr"))
    ]
    assert len(ids) == len(set(ids)) == 2


ATTACKS = (
    "{{ cycler.__init__.__globals__.os.popen('echo x').read() }}",
    "{{ ten_loai.__class__ }}",
    "{{ ten_loai.upper() }}",
    "{{ 'x' * 999999999 }}",
    "{% set a = 1 %}",
    "{% include 'a' %}",
    "{% macro a() %}{% endmacro %}",
    "{% for a in noi_nhan %}{% for b in a %}{% for c in b %}x{% endfor %}{% endfor %}{% endfor %}",
    "{{ lipsum }}",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_template_that_does_more_than_print_is_refused(attack: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError):
        compose_with(with_paragraph(tmp_path, attack))


def test_attack_in_a_header_is_refused(tmp_path: Path) -> None:
    def change(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].add_run(ATTACKS[0])

    with pytest.raises(TemplateError):
        compose_with(changed(tmp_path, change))


RELATION = (
    '<Relationship Id="rId99" Target="{target}" {mode}Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/{kind}"/></Relationships>'
)


@pytest.mark.parametrize(
    "kind, target, mode",
    [
        ("attachedTemplate", "file:///C:/x.dotm", 'TargetMode="External" '),
        ("image", "http://example.org/x.png", 'TargetMode="External" '),
        ("aFChunk", "x.html", ""),
        ("oleObject", "embeddings/x.bin", ""),
        ("package", "embeddings/x.xlsx", ""),
    ],
)
def test_template_that_brings_in_other_files_is_refused(
    kind: str, target: str, mode: str, tmp_path: Path
) -> None:
    relation = RELATION.format(kind=kind, target=target, mode=mode).encode()

    def change(name: str, part: bytes) -> bytes:
        if name == "word/_rels/document.xml.rels":
            return part.replace(b"</Relationships>", relation)
        return part

    path = tmp_path / "own.docx"
    path.write_bytes(repacked(TEMPLATE.read_bytes(), change))
    with pytest.raises(TemplateError, match="tệp khác"):
        compose_with(path)


def test_template_with_a_web_link_is_taken(tmp_path: Path) -> None:
    def change(document: docx.document.Document) -> None:
        document.part.relate_to("https://example.org", RELATIONS_LINK, is_external=True)

    assert compose_with(changed(tmp_path, change))


RELATIONS_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def _macros(name: str, part: bytes) -> bytes:
    return part.replace(b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")


BAD_PACKAGES = {
    "macros": repacked(TEMPLATE.read_bytes(), _macros),
    "a macro project": repacked(
        TEMPLATE.read_bytes(), lambda _, part: part, **{"word__vbaProject.bin": b"x"}
    ),
    "too large inside": repacked(
        TEMPLATE.read_bytes(), lambda _, part: part, word__media=b"0" * 61_000_000
    ),
    "no document": repacked(
        TEMPLATE.read_bytes(), lambda n, part: None if n == "word/document.xml" else part
    ),
    "old .doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100,
    "no zip": b"x" * 100,
    "nothing": b"",
}


@pytest.mark.parametrize("data", BAD_PACKAGES.values(), ids=BAD_PACKAGES)
def test_bad_package_gets_one_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(data)
    with pytest.raises(TemplateError) as refused:
        compose_with(path)
    assert "\n" not in refused.value.text


def test_template_that_is_gone_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"khong-co\.docx"):
        compose_with(tmp_path / "khong-co.docx")


def test_section_break_taken_by_a_condition_is_refused(tmp_path: Path) -> None:
    def change(document: docx.document.Document) -> None:
        document.add_paragraph("{%p if kinh_gui_mot %}")
        document.add_section().orientation = WD_ORIENT.LANDSCAPE
        document.add_paragraph("{%p endif %}")

    with pytest.raises(TemplateError, match="ngắt phần"):
        compose_with(changed(tmp_path, change))


def test_look_changed_in_the_template_is_followed(tmp_path: Path) -> None:
    def change(document: docx.document.Document) -> None:
        document.styles[styles.TITLE].font.size = docx.shared.Pt(13)

    found = paragraphs(compose_with(changed(tmp_path, change)))
    assert next(item.size for item in found if item.style == styles.TITLE) == 13


def test_rule_follows_a_style_made_smaller(tmp_path: Path) -> None:
    def change(document: docx.document.Document) -> None:
        document.styles[styles.MOTTO].font.size = docx.shared.Pt(13)

    def length(data: bytes) -> int:
        rule = next(p for p in paragraphs(data) if p.style == styles.RULE and p.place == "0.1")
        return rule.width - rule.left - rule.right

    usual, smaller = (
        length(compose(build_report())),
        length(compose_with(changed(tmp_path, change))),
    )
    assert smaller / usual == pytest.approx(13 / 14, rel=0.001)


def test_styles_that_a_template_lacks_are_lent(tmp_path: Path) -> None:
    def change(document: docx.document.Document) -> None:
        for name in (styles.BLOCKS[kind] for kind in styles.BLOCKS):
            style = document.styles[name]
            for paragraph in document.paragraphs:
                if paragraph.style.name == name:
                    paragraph.style = document.styles["Normal"]
            style.delete()

    found = paragraphs(compose_with(changed(tmp_path, change)))
    text = next(item for item in found if item.text == "Một")
    assert (text.style, text.align, text.first) == ("Nội dung", "both", 720)


def test_parameters_of_the_report_can_be_named(tmp_path: Path) -> None:
    template = with_paragraph(tmp_path, "Nơi lập: {{ dia_ban }}; {{ ten | chu_hoa }}")
    assert "Nơi lập: xã Mẫu; MẪU" in [p.text for p in paragraphs_of(compose_with(template))]
    assert parameters(build_report())["dia_ban"] == "xã Mẫu"
