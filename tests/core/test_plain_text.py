from nq57desk.model import BlockKind, Closing, Header, Numbering, PartialDate
from nq57desk.plain_text import block_lines, date_words, report_lines
from tests.helpers import block, build_report, section, table


def test_a_report_reads_in_printed_order_with_numbers_and_marks() -> None:
    content = (
        block("Như sau:"),
        block("đã làm", kind=BlockKind.DASH),
        table(("1", "Kế hoạch\nsố 5")),
        block("hết"),
    )
    report = build_report(
        section("a", content=content, heading="Kết quả", numbering=Numbering.ROMAN),
        header=Header(number="45", place="Mẫu", subject="Kết quả", addressees=("Sở",)),
        closing=Closing(sentence=(block("Trên đây./."),), recipients=("Lưu: VT",), signer="Mẫu"),
    )
    assert list(report_lines(report)) == [
        "Số: 45/BC-UBND", "Mẫu, ngày … tháng … năm …", "BÁO CÁO", "Kết quả", "Kính gửi: Sở",
        "", "I. Kết quả", "Như sau:", "- đã làm", "STT | Nội dung", "1 | Kế hoạch số 5", "hết",
        "", "Trên đây./.", "- Lưu: VT", "Mẫu",
    ]  # fmt: skip


def test_numbered_paragraphs_show_their_numbers() -> None:
    blocks = [block(text, kind=BlockKind.NUMBERED) for text in ("một", "hai")]
    assert list(block_lines(blocks)) == ["1. một", "2. hai"]


def test_a_date_shows_what_is_still_blank() -> None:
    assert date_words(PartialDate(month=6, year=2026)) == "ngày … tháng 6 năm 2026"
