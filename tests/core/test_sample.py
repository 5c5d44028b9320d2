"""The sample is what a new clerk takes for a good report: its figures must agree."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

from nq57desk.model import Block, BlockKind, Report, RowKind
from nq57desk.outlines import fill, parameters
from nq57desk.samples import load_sample, read_sample
from nq57desk.vietnamese import read_number
from tests.helpers import counting_ids

NUMBER = r"(\d[\d.]*(?:,\d+)?)"
RATE = re.compile(rf"{NUMBER}/{NUMBER} [^;,.:()\d]*?(?:\(|, )(?:đạt|chiếm)(?: tỷ lệ)? {NUMBER}%")


@pytest.fixture(scope="module")
def sample() -> Report:
    return load_sample(counting_ids())


def section_text(report: Report, key: str) -> str:
    section = next(section for section in report.sections if section.key == key)
    return "\n".join(block.text for block in section.blocks)


def rows(report: Report, key: str, table: int = 0) -> list[list[str]]:
    section = next(section for section in report.sections if section.key == key)
    data = (row for row in section.tables[table].rows if row.kind is RowKind.DATA)
    return [[cell.text for cell in row.cells] for row in data]


def whole_text(report: Report) -> str:
    texts = [block.text for section in report.sections for block in section.blocks]
    texts += [
        cell.text
        for section in report.sections
        for table in section.tables
        for row in table.rows
        for cell in row.cells
    ]
    return "\n".join(texts)


def found(report: Report, key: str, pattern: str) -> list[Decimal]:
    match = re.search(pattern.replace("#", NUMBER), section_text(report, key))
    assert match, pattern
    return [read_number(number) for number in match.groups()]


def test_every_key_of_the_sample_is_a_section_of_its_outline(sample: Report) -> None:
    known = {spec.key for spec in sample.outline.specs()}
    written = read_sample()
    used = {*written.headings, *written.sections, *written.tables, *written.captions}
    assert used <= known


def test_every_section_that_asks_for_words_has_them(sample: Report) -> None:
    parents = {spec.key for spec in sample.outline.specs() if spec.sections}
    empty = [s.key for s in sample.sections if not s.content and s.key not in parents]
    assert empty == []


def test_nothing_is_left_to_fill_in(sample: Report) -> None:
    assert "…" not in whole_text(sample) + "".join(s.heading for s in sample.sections)
    filled = [fill(s.heading, parameters(sample)) for s in sample.sections]
    assert [heading for heading in filled if "{" in heading] == []


def test_all_appendix_rows_fill_their_columns(sample: Report) -> None:
    widths = {
        (len(row.cells), len(table.leaves()))
        for section in sample.sections
        for table in section.tables
        for row in table.rows
        if row.kind is RowKind.DATA
    }
    assert all(cells == columns for cells, columns in widths)


def test_every_printed_rate_is_its_fraction(sample: Report) -> None:
    rates = RATE.findall(whole_text(sample))
    assert len(rates) >= 15
    for part, whole, rate in rates:
        places = Decimal(1).scaleb(-len(rate.partition(",")[2]))
        exact = read_number(part) / read_number(whole) * 100
        assert exact.quantize(places, ROUND_HALF_UP) == read_number(rate), (part, whole, rate)


@pytest.mark.parametrize(
    ("key", "pattern"),
    [
        ("tthc", r"của xã: # thủ tục, gồm # thủ tục .* và # thủ tục"),
        ("tthc", r"trực tuyến # hồ sơ, .*toàn trình #/1.822 .*một phần # hồ sơ"),
        ("tthc", r"phải giải quyết: # hồ sơ \(# hồ sơ mới, # hồ sơ kỳ trước"),
        ("tthc", r"Đã giải quyết # hồ sơ, gồm # hồ sơ trước hạn và đúng hạn, # hồ sơ quá hạn"),
        ("nhiem-vu-giao", r"được giao: # nhiệm vụ \(UBND tỉnh giao #.*tỉnh giao # nhiệm vụ\)"),
        ("vai-tro-cap-uy", r"ban hành # văn bản .*trực tiếp ký #.*phó ký # văn bản"),
        ("chuyen-bien-cu-the", r"tiếp nhận # phản ánh, .*gồm # .* và # nội dung lặp"),
        ("nhan-luc", r"được giao # biên chế .*đã bố trí #, còn thiếu #"),
        (
            "kinh-phi-ket-qua",
            r"(?s)là # triệu đồng.*: # triệu.*: # triệu.*: # triệu.*: # triệu đồng\.",
        ),
        (
            "kinh-phi-ket-qua",
            r"giải ngân #/640 .* Đảng ủy # triệu.* Tổ quốc # triệu.* xã # triệu.* công # triệu",
        ),
    ],
)  # fmt: skip
def test_totals_are_the_sum_of_their_parts(sample: Report, key: str, pattern: str) -> None:
    total, *parts = found(sample, key, pattern)
    assert total == sum(parts)


def test_files_received_are_those_online_and_those_brought(sample: Report) -> None:
    (total,) = found(sample, "tthc", r"hồ sơ tiếp nhận: # hồ sơ")
    (online,) = found(sample, "tthc", r"Tiếp nhận trực tuyến # hồ sơ")
    (brought,) = found(sample, "tthc", r"Tiếp nhận trực tiếp # hồ sơ")
    (solved, total_due) = (
        found(sample, "tthc", r"Đã giải quyết # hồ sơ")[0],
        found(sample, "tthc", r"phải giải quyết: # hồ sơ")[0],
    )
    (in_work,) = found(sample, "tthc", r"Đang giải quyết # hồ sơ")
    assert (total, total_due) == (online + brought, solved + in_work)


def test_the_appendices_repeat_the_figures_of_the_text(sample: Report) -> None:
    (online,) = found(sample, "tthc", r"Tiếp nhận trực tuyến # hồ sơ")
    (brought,) = found(sample, "tthc", r"Tiếp nhận trực tiếp # hồ sơ")
    (row,) = rows(sample, "phu-luc-tthc", 2)
    period_online, all_online, period_brought, all_brought = map(read_number, row[1:])
    assert (period_online, period_brought) == (online, brought)
    assert all_online >= period_online
    assert all_brought >= period_brought
    signed = found(sample, "vai-tro-cap-uy", r"trực tiếp ký # .*phó ký # ")
    chaired = found(sample, "vai-tro-cap-uy", r"chủ trì # phiên, cấp phó chủ trì # phiên")
    (led,) = rows(sample, "phu-luc-chi-dao")
    assert [read_number(cell) for cell in led[1:5]] == signed + chaired


def test_rows_and_models_are_as_many_as_the_text_says(sample: Report) -> None:
    (models,) = found(sample, "dot-pha", r"xã có # mô hình")
    told = [s for s in sample.sections if s.key.startswith("mo-hinh")]
    assert models == len(told) == len(rows(sample, "phu-luc-dot-pha"))
    own, others = found(sample, "de-xuat", r"xử lý # nội dung .*xem xét # nội dung")
    assert own + others == len(rows(sample, "phu-luc-de-xuat"))
    (ideas,) = found(sample, "chuyen-bien-cu-the", r"Có # sáng kiến")
    assert ideas == len(rows(sample, "phu-luc-phan-anh", 1))


def test_listed_documents_are_as_many_as_the_text_says(sample: Report) -> None:
    section = next(s for s in sample.sections if s.key == "vai-tro-cap-uy")
    listed = [b for b in section.blocks if b.kind is BlockKind.DASH]
    assert found(sample, "vai-tro-cap-uy", "đã ban hành # văn bản") == [Decimal(len(listed))]


def test_the_note_names_the_appendices_after_the_text(sample: Report) -> None:
    section = next(s for s in sample.sections if s.key == "chuyen-bien-cu-the")
    last = section.content[-1]
    assert isinstance(last, Block)
    assert (last.kind, last.text) == (BlockKind.NOTE, "(Có Phụ lục I, II kèm theo)")


def test_the_sample_can_be_signed_by_hand(sample: Report) -> None:
    assert (sample.header.number, sample.header.date.day) == ("", None)
    assert sample.closing.signer == "Nguyễn Văn Mẫu"
    closing = fill(sample.closing.sentence[0].text, parameters(sample))
    assert closing.startswith("Trên đây là Báo cáo tình hình")
    assert closing.endswith("của UBND xã Mẫu./.")
