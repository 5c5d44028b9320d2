"""A look through a template before it is used: what is wrong, in sentences."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from nq57desk import i18n
from nq57desk.compose import preflight
from nq57desk.compose.composing import TEMPLATE
from tests.templates import changed, with_paragraph


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use_language("en")
    yield
    i18n.use_language(i18n.DEFAULT_LANGUAGE)


def test_built_in_template_is_right() -> None:
    assert preflight(TEMPLATE) == ()


PROBLEMS = {
    "{{ trich_yue }}": "asks for “trich_yue”.*“trich_yeu” is meant",
    "{{ abcxyz_12345 }}": "asks for “abcxyz_12345”, which the program does not have.$",
    "[[ noi_ngay ]]": r"“\[\[ noi_ngay \]\]” will not be filled.*\{\{ noi_ngay \}\}",
    "<< noi_ngay >>": "will not be filled",
    "«noi_ngay»": "will not be filled",
    "${noi_ngay}": "will not be filled",
    "{noi_ngay}": "will not be filled",
    "{%p if so %} {%p endif %}": "holds two commands",
    "{%- if so %}x{% endif -%}": "would run into the next",
    "{{ noi_nhan }}": "holds several lines.*{%p for dong in noi_nhan %}",
    "{{r loi_ket }}": "holds several lines.*{{r dong }}",
    "{{r so }}": "would print nothing.*{{ so }}",
    "{{p ten_loai }}": "would print nothing.*{{ ten_loai }}",
    "{{ so < 3 }}": "command that is not allowed",
    "{% if so": "tag of the template is written wrong.*near “{% if so”",
    "{{ so | upper }}": "written wrong",
    "{{ so.upper() }}": "command that is not allowed.*near “{{ so.upper",
    "{{ noi_dung }}": "needs one paragraph",
}


@pytest.mark.parametrize("text", PROBLEMS)
def test_problem_is_told(text: str, tmp_path: Path) -> None:
    (problem, *_others) = preflight(with_paragraph(tmp_path, text))
    assert pytest.raises(AssertionError, match=PROBLEMS[text]).matches(AssertionError(problem))


def test_rich_text_in_a_loop_wants_its_letter(tmp_path: Path) -> None:
    def change(document: docx.document.Document) -> None:
        for text in ("{%p for muc in can_cu %}", "{{ muc }}", "{%p endfor %}"):
            document.add_paragraph(text)

    (problem,) = preflight(changed(tmp_path, change))
    assert "{{r muc }}" in problem


def test_template_without_a_place_for_the_sections_is_told(tmp_path: Path) -> None:
    def change(document: docx.document.Document) -> None:
        place = next(p for p in document.paragraphs if "noi_dung" in p.text)
        place.text = "Nội dung: {{ noi_dung }}"

    (problem,) = preflight(changed(tmp_path, change))
    assert "needs one paragraph with nothing but {{ noi_dung }}" in problem


def test_names_in_headers_are_looked_at(tmp_path: Path) -> None:
    def change(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].add_run("{{ khong_co_ten_nay }}")

    (problem,) = preflight(changed(tmp_path, change))
    assert "khong_co_ten_nay" in problem


def test_every_problem_is_told_once(tmp_path: Path) -> None:
    problems = preflight(with_paragraph(tmp_path, "{{ aaa }} {{ aaa }} {{ bbb }} [[ so ]]"))
    assert len(problems) == len(set(problems)) == 3


def test_file_that_is_no_template_is_told(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(b"x")
    assert preflight(path) == ("The template is not a Word file (.docx). Please choose another.",)


def test_template_opened_with_word_defaults_is_right(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{ ten_loai }}")
    document.add_paragraph("{{ noi_dung }}")
    path = tmp_path / "own.docx"
    document.save(str(path))
    assert preflight(path) == ()
