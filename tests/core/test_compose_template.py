"""The built-in template: what is in it, and that it is what its builder makes."""

import re

import pytest
from docx.oxml.ns import qn
from lxml import etree

from nq57desk import styles
from nq57desk.compose.composing import TEMPLATE
from templates.build_bao_cao import STYLES, build, style_id
from tests.printed import parts

FOUND = parts(TEMPLATE.read_bytes())
XML = {name: part.decode() for name, part in FOUND.items()}
STYLE_PART = etree.fromstring(FOUND["word/styles.xml"])
SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


def test_committed_template_is_what_its_builder_makes() -> None:
    assert parts(build()) == FOUND


def test_each_style_has_an_id_of_its_own() -> None:
    assert len({style_id(name) for name in STYLES}) == len(STYLES)


def test_every_style_that_is_named_is_there() -> None:
    named = {
        value for name, value in vars(styles).items() if name.isupper() and isinstance(value, str)
    } | {*styles.HEADINGS.values(), *styles.BLOCKS.values()}
    there = {name.get(qn("w:val")) for name in STYLE_PART.iter(qn("w:name"))}
    assert named - there == set()


def test_no_font_but_times_new_roman_is_named() -> None:
    named = "".join(re.findall(r"<w:rFonts[^>]*>|<w:font [^>]*>", str(XML)))
    assert set(re.findall(r'="([^"]*)"', named)) == {"Times New Roman"}
    assert "Theme=" not in str(XML)
    assert not any("theme" in name for name in FOUND)


def test_every_look_names_the_font_in_all_four_slots() -> None:
    for fonts in STYLE_PART.iter(qn("w:rFonts")):
        assert [fonts.get(qn(f"w:{slot}")) for slot in SLOTS] == ["Times New Roman"] * 4


@pytest.mark.parametrize("name", STYLES)
def test_style_says_all_of_its_look_itself(name: str) -> None:
    style = next(s for s in STYLE_PART if s.get(qn("w:styleId")) == style_id(name))
    said = {child.tag for part in ("w:pPr", "w:rPr") for child in style.find(qn(part))}
    assert {qn(f"w:{tag}") for tag in ("spacing", "jc", "rFonts", "sz", "szCs")} <= said


def test_language_is_vietnamese_and_word_needs_no_compatibility_mode() -> None:
    assert STYLE_PART.find(f".//{qn('w:lang')}").get(qn("w:val")) == "vi-VN"
    assert re.search(r'"compatibilityMode"[^>]*w:val="15"', XML["word/settings.xml"])


def test_defaults_bring_no_spacing_and_hide_the_styles_of_word() -> None:
    assert STYLE_PART.find(f".//{qn('w:pPrDefault')}/{qn('w:pPr')}") is None
    latent = STYLE_PART.find(qn("w:latentStyles"))
    assert latent.get(qn("w:defSemiHidden")) == "1"
    assert len(latent) == 0


def test_each_tag_is_a_run_of_its_own_in_the_plain_forms() -> None:
    texts = [
        text.text
        for text in etree.fromstring(FOUND["word/document.xml"]).iter(qn("w:t"))
        if "{" in text.text
    ]
    assert texts
    form = re.compile(r"\{\{r? ?\w+ \}\}|\{%p (?:for \w+ in \w+|endfor|if \w+|endif) %\}")
    assert [text for text in texts if not form.fullmatch(text)] == []
