"""The built-in outlines against the five real heading trees, and outlines that people write."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nq57desk.errors import NotFound
from nq57desk.model import (
    Block,
    BlockKind,
    Column,
    Office,
    OfficeKind,
    Outline,
    Period,
    Report,
    ReportId,
    RowKind,
    SectionKind,
    Signer,
    Table,
)
from nq57desk.numbering import numbers
from nq57desk.outline_files import MEANINGS
from nq57desk.outlines import (
    begin,
    fill,
    find_outline,
    load_outlines,
    meanings,
    parameters,
)
from nq57desk.periods import find, read
from tests.helpers import counting_ids

REAL = Path(__file__).resolve().parents[3] / "shared" / "domain" / "outlines.json"
IDS = ("dot-pha", "sau-thang", "tinh-uy", "theo-van-ban", "ban-chi-dao")
# This report overlaps its own task period: what the office wrote stands in place of the rule.
TASKS_AS_PRINTED = {"sau-thang": "tháng 6 và 6 tháng cuối năm 2026"}


@pytest.fixture(scope="module")
def outlines() -> tuple[Outline, ...]:
    return load_outlines()


@pytest.fixture(params=IDS)
def real(request: pytest.FixtureRequest) -> dict[str, Any]:
    if not REAL.is_file():
        pytest.skip("the real heading trees do not lie beside this checkout")
    return next(
        item for item in json.loads(REAL.read_text())["outlines"] if item["id"] == request.param
    )


def build(outline: Outline, office: Office | None = None, period: Period | None = None) -> Report:
    return begin(
        outline,
        office or Office(name="Mẫu", province="Thái Nguyên"),
        period or read("6T/2026"),
        report_id=ReportId("r1"),
        name="Thử",
        new_id=counting_ids(),
    )


def built_as(outlines: tuple[Outline, ...], real: dict[str, Any]) -> tuple[Report, dict[str, str]]:
    """Begin the report of the real office on its period, and return it with its parameters."""
    kind, name, province_kind, province = re.fullmatch(
        r"(xã|phường) (.+), (tỉnh|thành phố) (.+)", real["office"]
    ).groups()
    office = Office(
        kind=OfficeKind(kind), name=name, province_kind=province_kind, province=province
    )
    period = find(real["trich_yeu"]) or Period()
    report = build(find_outline(outlines, real["id"]), office, period)
    values = parameters(report)
    tasks = TASKS_AS_PRINTED.get(real["id"])
    if tasks:
        values |= {"ky_toi": tasks, "KY_TOI": tasks.upper()}
    return report, values


def as_pattern(text: str) -> re.Pattern[str]:
    """Let "…" stand for what a clerk fills in, and marks at the end be free."""
    return re.compile(".+".join(re.escape(part) for part in text.rstrip(".").split("…")) + r"\.?")


def headings(report: Report, values: dict[str, str]) -> list[tuple[int, str, str]]:
    return [(s.level, s.numbering.value, fill(s.heading, values)) for s in report.body]


def test_every_real_heading_stands_in_its_outline(
    outlines: tuple[Outline, ...], real: dict[str, Any]
) -> None:
    found = headings(*built_as(outlines, real))
    assert len(found) == len(real["sections"])
    for (level, style, heading), item in zip(found, real["sections"], strict=True):
        wanted = "Mô hình" if item["heading"].startswith("Mô hình") else item["heading"]
        text = heading.removesuffix(" “…”") if wanted == "Mô hình" else heading
        assert as_pattern(text).fullmatch(wanted), (text, wanted)
        assert (level, style) == (item["level"], item["style"].removeprefix("vn-"))


def test_every_section_is_of_its_real_kind(
    outlines: tuple[Outline, ...], real: dict[str, Any]
) -> None:
    outline = find_outline(outlines, real["id"])
    specs = [spec for spec in outline.specs() if spec.kind is not SectionKind.APPENDIX]
    for spec, item in zip(specs, real["sections"], strict=True):
        assert spec.kind.value == item["kind"], spec.key
        assert [kind.value for kind in spec.also] == item.get("also", []), spec.key
        assert list(spec.fields) == item.get("fields", []), spec.key
        assert bool(spec.appendices) == item.get("appendix_note", False), spec.key


def test_the_subject_is_the_real_one(outlines: tuple[Outline, ...], real: dict[str, Any]) -> None:
    report, values = built_as(outlines, real)
    assert fill(report.header.subject, values) == real["trich_yeu"]


def test_addressees_recipients_and_signature_are_the_real_ones(
    outlines: tuple[Outline, ...], real: dict[str, Any]
) -> None:
    report, _ = built_as(outlines, real)
    assert list(report.header.addressees) == (real["kinh_gui"] or [])
    assert list(report.closing.signature) == real["signature"]
    # The drafting unit's letters are the office's own: what stands after "VT" is not compared.
    names = [name.rstrip(";.") for name in real["recipients"]]
    printed = [re.sub(r"VT, \w+", "VT", name) for name in report.closing.recipients]
    assert printed == [re.sub(r"VT, \w+", "VT", name) for name in names]


def test_lead_in_and_closing_are_of_the_real_form(
    outlines: tuple[Outline, ...], real: dict[str, Any]
) -> None:
    report, values = built_as(outlines, real)
    assert len(report.header.bases) == real["can_cu"]
    lead_in, closing = report.header.lead_in[0].text, report.closing.sentence[0].text
    assert as_pattern(loose(real["lead_in"])).fullmatch(loose(fill(lead_in, values)))
    printed = fill(closing, values)
    assert printed.endswith("./.")
    assert real["closing"] is None or loose(printed) == loose(real["closing"])


def loose(text: str) -> str:
    """Leave out the words in which the real title, lead-in and closing drifted apart."""
    return text.replace(" thực hiện", "").replace(" địa bàn", "")


def test_appendices_have_the_real_titles_and_columns(
    outlines: tuple[Outline, ...], real: dict[str, Any]
) -> None:
    report, values = built_as(outlines, real)
    printed = [(fill(s.heading, values), s.tables) for s in report.appendices]
    assert len(printed) == len(real["appendices"])
    for (title, tables), item in zip(printed, real["appendices"], strict=True):
        assert title == item["title"].strip("()")
        assert len(tables) == len(item["tables"])
        for table, expected in zip(tables, item["tables"], strict=True):
            assert [*named(table.columns)] == [*named_real(expected["columns"])]
            assert len(table.leaves()) == expected["leaf_columns"]


def named(columns: tuple[Column, ...], level: int = 0) -> Iterator[tuple[int, str]]:
    for column in columns:
        yield level, column.text.replace(";", "")
        yield from named(column.children, level + 1)


def named_real(columns: list[Any], level: int = 0) -> Iterator[tuple[int, str]]:
    for column in columns:
        text = column if isinstance(column, str) else column["text"]
        yield level, text
        if not isinstance(column, str):
            yield from named_real(column.get("children", []), level + 1)


def test_captions_and_groups_are_the_real_ones(
    outlines: tuple[Outline, ...], real: dict[str, Any]
) -> None:
    spec_tables = [t for s in find_outline(outlines, real["id"]).appendices for t in s.tables]
    real_tables = [t for item in real["appendices"] for t in item["tables"]]
    for spec, expected in zip(spec_tables, real_tables, strict=True):
        caption = fill(spec.caption, {"ky": "5 tháng đầu năm 2026"})
        assert as_pattern(caption).fullmatch(expected.get("caption", ""))
        groups = [f"{g['numbering']}. {g['text']}".casefold() for g in expected["group_rows"]]
        assert [group.casefold() for group in spec.groups] == groups


def test_the_superset_comes_first_and_holds_every_meaning(outlines: tuple[Outline, ...]) -> None:
    assert [outline.id for outline in outlines][:1] == ["chuan"]
    assert {spec.meaning for spec in outlines[0].specs()} >= MEANINGS
    assert {outline.id for outline in outlines} == {"chuan", *IDS}


def test_every_section_has_its_own_guidance(outlines: tuple[Outline, ...]) -> None:
    guided = [(outline.id, spec) for outline in outlines for spec in outline.specs()]
    for outline_id, spec in guided:
        place = (outline_id, spec.key)
        assert 60 <= len(spec.guidance) <= 600, place
        assert spec.guidance.endswith("."), place
        assert len(re.findall(r"[.”;] ?(?=\s|$)", spec.guidance)) >= 2, place
        assert spec.who, place
    texts = {spec.guidance for _, spec in guided}
    shared = len(outlines[0].appendices)
    assert len(texts) == len(guided) - shared


def test_sections_that_hold_text_have_a_meaning(outlines: tuple[Outline, ...]) -> None:
    leaves = [spec for outline in outlines for spec in outline.specs() if not spec.sections]
    assert [spec.key for spec in leaves if not spec.meaning] == []


def test_every_section_of_the_outline_begins_in_order(outlines: tuple[Outline, ...]) -> None:
    for outline in outlines:
        report = build(outline)
        assert [section.key for section in report.sections] == [s.key for s in outline.specs()]
        assert not [n for n in numbers(report.sections).values() if n == "" or "0" in n]


def test_no_parameter_is_left_open(outlines: tuple[Outline, ...]) -> None:
    for outline in outlines:
        report = build(outline)
        values = parameters(report)
        told = [fill(section.heading, values) for section in report.sections]
        told += [block.text for section in report.sections for block in section.blocks]
        told += [block.text for block in report.header.bases]
        told += [*report.header.addressees, *report.closing.recipients]
        for block in (*report.header.lead_in, *report.closing.sentence):
            told.append(fill(block.text, values))
        assert [text for text in told if "{" in text] == []


def test_appendix_tables_begin_with_an_empty_row_under_each_group(
    outlines: tuple[Outline, ...],
) -> None:
    report = build(find_outline(outlines, "tinh-uy"))
    (table,) = report.appendices[-1].tables
    assert [row.kind for row in table.rows] == [RowKind.GROUP, RowKind.DATA] * 2
    assert table.rows[2].cells[0].text == "II"
    assert [cell.text for cell in table.rows[1].cells] == [""] * 7


def test_captions_of_tables_are_filled_with_the_period(outlines: tuple[Outline, ...]) -> None:
    report = build(find_outline(outlines, "tinh-uy"))
    section = next(s for s in report.appendices if s.key == "phu-luc-tthc")
    caption, table = section.content[-2:]
    assert isinstance(caption, Block)
    assert isinstance(table, Table)
    assert caption.kind is BlockKind.DASH
    assert "trong 6 tháng đầu năm 2026 và" in caption.text
    assert table.leaves()[1].text == "6 tháng đầu năm"


def test_notes_name_the_appendices_by_their_numbers(outlines: tuple[Outline, ...]) -> None:
    def notes(outline_id: str) -> list[str]:
        sections = build(find_outline(outlines, outline_id)).sections
        return [b.text for s in sections for b in s.blocks if b.kind is BlockKind.NOTE]

    assert notes("tinh-uy")[0] == "(Có Phụ lục I, II kèm theo)"
    assert notes("tinh-uy")[-1] == "(Có Phụ lục X kèm theo)"
    assert notes("sau-thang") == ["(Có Phụ lục kèm theo)"]
    assert notes("dot-pha") == []


def test_fields_of_a_model_are_laid_ready_unless_they_have_sections(
    outlines: tuple[Outline, ...],
) -> None:
    def model(outline_id: str) -> list[str]:
        sections = build(find_outline(outlines, outline_id)).sections
        return [b.text for s in sections if s.key == "mo-hinh-1" for b in s.blocks]

    assert len(model("tinh-uy")) == 6
    assert model("tinh-uy")[0] == "Vấn đề giải quyết:"
    assert model("dot-pha") == []


def test_the_office_brings_its_recipients_and_its_signer(outlines: tuple[Outline, ...]) -> None:
    office = Office(
        name="Mẫu",
        recipients=("Như trên", "Lưu: VT"),
        signers=(
            Signer(name="Trần Thị Mẫu", position="Chủ tịch"),
            Signer(name="Nguyễn Văn Mẫu", position="Phó Chủ tịch"),
        ),
    )
    closing = build(find_outline(outlines, "dot-pha"), office).closing
    assert closing.recipients == ("Như trên", "Lưu: VT")
    assert closing.signer == "Nguyễn Văn Mẫu"
    assert build(find_outline(outlines, "theo-van-ban"), office).closing.signer == "Trần Thị Mẫu"


def test_an_unknown_outline_is_told_with_those_there_are(outlines: tuple[Outline, ...]) -> None:
    with pytest.raises(NotFound, match="chuan, ban-chi-dao"):
        find_outline(outlines, "khong-co")


def test_what_sections_mean_is_named_in_plain_words() -> None:
    named = meanings(load_outlines())
    assert named["D2"].startswith("Chính quyền số")
    assert named["M"] == "Đề xuất, kiến nghị"
    assert not any("{" in name or "…" in name[-1:] for name in named.values())
