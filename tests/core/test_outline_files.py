"""Outlines that people write: what is wrong is told with file and place, the others still load."""

from pathlib import Path

import pytest

from nq57desk.errors import BadInput
from nq57desk.outline_files import read_outline
from nq57desk.outlines import broken_outlines, load_outlines

HEAD = """
id = "rieng"
name = "Đề cương riêng"
version = "1"
subject = "Kết quả {ky}"
lead_in = "{co_quan} báo cáo như sau:"
"""
SECTION = """
[[sections]]
key = "mot"
heading = "MỘT"
numbering = "roman"
"""
APPENDIX = """
[[appendices]]
key = "bang"
heading = "Bảng"
  [[appendices.tables]]
  columns = ["STT", { text = "Lớn", children = ["Một", "Hai"] }]
"""


def write(folder: Path, text: str, name: str = "rieng.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_own_outline_stands_beside_the_built_in_ones(tmp_path: Path) -> None:
    write(tmp_path, HEAD + SECTION)
    assert [outline.id for outline in load_outlines(tmp_path)][-1] == "rieng"
    assert broken_outlines(tmp_path) == ()


def test_columns_may_be_written_in_short(tmp_path: Path) -> None:
    outline = read_outline(write(tmp_path, HEAD + SECTION + APPENDIX))
    (table,) = outline.appendices[0].tables
    assert [leaf.text for column in table.columns for leaf in column.leaves()] == [
        "STT", "Một", "Hai",
    ]  # fmt: skip


def test_line_breaks_in_a_text_are_spaces(tmp_path: Path) -> None:
    text = HEAD + SECTION + 'guidance = """\nMột câu\n  dài.\n"""\n'
    assert read_outline(write(tmp_path, text)).sections[0].guidance == "Một câu dài."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + SECTION + "guidance = Không có ngoặc", "dòng 12"),
        (HEAD + SECTION + 'headng = "x"', "headng"),
        (HEAD + SECTION.replace('"roman"', '"la-ma"'), "sections[0].numbering"),
        (HEAD + "[[sections]]\nkey = 'mot'\nnumbering = 'roman'", "heading"),
        (HEAD + SECTION + SECTION, "mot"),
        (HEAD + SECTION.replace("MỘT", "MỘT {nham}"), "{nham}"),
        (HEAD.replace("{ky}", "{KI}") + SECTION, "{KI}"),
        (HEAD + SECTION + 'meaning = "Z9"', "Z9"),
        (HEAD + SECTION + 'appendices = ["khong-co"]', "khong-co"),
        (HEAD.replace('name = "Đề cương riêng"', ""), "name"),
    ],
)
def test_a_broken_file_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_outline(write(tmp_path, text))
    assert "rieng.toml" in caught.value.text
    assert told in caught.value.text


def test_sections_too_deep_are_refused(tmp_path: Path) -> None:
    deep = "".join(
        f"[[{'.'.join(['sections'] * level)}]]\nkey = 'k{level}'\nheading = 'x'\n"
        "numbering = 'arabic'\n"
        for level in range(1, 8)
    )
    with pytest.raises(BadInput, match="k7"):
        read_outline(write(tmp_path, HEAD + deep))


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "anh.toml"
    path.write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(BadInput, match=r"anh\.toml"):
        read_outline(path)


def test_the_others_load_beside_a_broken_one(tmp_path: Path) -> None:
    write(tmp_path, HEAD + SECTION)
    write(tmp_path, "id = ", "hong.toml")
    write(tmp_path, (HEAD + SECTION).replace("rieng", "tinh-uy"), "trung.toml")
    assert [outline.id for outline in load_outlines(tmp_path)].count("tinh-uy") == 1
    assert load_outlines(tmp_path)[-1].id == "rieng"
    assert len(broken_outlines(tmp_path)) == 2
