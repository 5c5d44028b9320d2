import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest

from nq57desk.compose import blackline, compose, shown
from nq57desk.model import Block, BlockId, BlockKind, Closing, Numbering, Report, Run, SectionKind
from tests.helpers import block, build_report, section, table
from tests.tracked import accepted, plain, rejected

MOMENT = datetime(2026, 6, 15, 8, 30)
APPENDIX = {"kind": SectionKind.APPENDIX, "numbering": Numbering.APPENDIX}
ROWS = (("1", "Kế hoạch"), ("2", "Sổ tay số\nhai dòng"), ("3", "Cẩm nang"))
LINK = Block(
    id=BlockId("l"),
    kind=BlockKind.DASH,
    runs=(
        Run(text="Xem ", bold=True),
        Run(text="cổng xã", link="https://mau.gov.vn"),
        Run(text="."),
    ),
)
A = section("a", "Xã có 12 xóm.", "Đã họp ba lần.")
B = section("b", content=(LINK, block("Bảng sau:"), table(*ROWS), block("Hết bảng.")))
P = section("p", heading="Danh mục", content=(table(*ROWS),), **APPENDIX)
OLD = build_report(A, B, P)


def report(*sections: object, **parts: object) -> Report:
    return replace(OLD, sections=sections or OLD.sections, **parts)


def tables(*rows: tuple[str, ...], columns: tuple[str, ...] = ("STT", "Nội dung")) -> Report:
    made = section("b", content=(LINK, block("Bảng sau:"), table(*rows, columns=columns)))
    return report(A, made, replace(P, content=(table(*rows, columns=columns),)))


CASES = {
    "words": report(section("a", "Xã có 14 xóm, 2 thôn.", "Đã họp lần ba."), B, P),
    "paragraphs": report(section("a", "Thêm trước.", "Xã có 12 xóm.", "Thêm sau."), B, P),
    "link": report(A, section("b", "Không còn gì."), P),
    "rows": tables(ROWS[0], ("2", "Sổ tay\nmột"), ("4", "Hỏi đáp"), ("5", "Bản tin")),
    "lines": tables(ROWS[0], ("2", "Sổ tay số\nhai dòng\nba dòng"), ROWS[2]),
    "fewer-lines": tables(ROWS[0], ("2", "Sổ tay số"), ROWS[2]),
    "columns": tables(("1", "Kế hoạch", "x"), columns=("STT", "Nội dung", "Ghi chú")),
    "sections": report(B, section("n", "Mới.", heading="Mục mới"), A),
    "appendices": report(A, B, P, replace(P, id="q", heading="Hai", content=(block("Không."),))),
    "nothing": report(section("a")),
    "closing": report(
        closing=Closing(recipients=("Như trên", "Lưu: VT"), signature=("CHỦ TỊCH",))
    ),
}


@pytest.mark.parametrize("new", CASES.values(), ids=CASES)
@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
def test_rejected_it_is_the_old_text_accepted_the_new(new: Report, back: bool) -> None:
    before, after = (compose(each) for each in ((new, OLD) if back else (OLD, new)))
    made = blackline(before, after, author="UBND xã Mẫu", moment=MOMENT)
    assert rejected(made) == plain(before)
    assert accepted(made) == plain(after)


def test_a_report_against_itself_has_no_changes() -> None:
    data = compose(OLD)
    assert plain(blackline(data, data, author="", moment=MOMENT)) == plain(data)


def document(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def test_each_change_bears_author_moment_and_its_own_number() -> None:
    new = CASES["words"]
    made = document(blackline(compose(OLD), compose(new), author="Văn phòng", moment=MOMENT))
    assert 'w:author="Văn phòng" w:date="2026-06-15T08:30:00Z"' in made
    assert ">12</w:delText>" in made
    marks = made.count("<w:ins ") + made.count("<w:del ")
    assert all(made.count(f' w:id="{number}"') == 1 for number in range(1, marks + 1))


def test_changes_are_shown_by_colour_and_brackets_where_none_are_printed() -> None:
    new = CASES["words"]
    made = blackline(compose(OLD), compose(new), author="", moment=MOMENT)
    texts = plain(shown(made))
    assert "Xã có [12]14 xóm, 2 thôn." in texts
    assert "0000C0" in document(shown(made))
