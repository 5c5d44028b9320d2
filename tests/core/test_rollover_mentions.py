import pytest

from nq57desk.model import DataSpan
from nq57desk.period_order import data_spans
from nq57desk.periods import read
from nq57desk.rollover.mentions import Doubt, Setting, Turn


def turn(old: str, new: str) -> Turn:
    period = read(new)
    days = next(iter(data_spans(period)), DataSpan())
    return Turn(old=read(old), new=period, span=days)


def rewritten(text: str, *, old: str = "5T/2026", new: str = "6T/2026", **more: Setting) -> str:
    setting = more.get("setting", Setting.TEXT)
    for mention in reversed(turn(old, new).mentions(text, setting)):
        if mention.after is not None:
            text = text[: mention.start] + mention.after + text[mention.end :]
    return text


def doubts(text: str, *, old: str = "5T/2026", new: str = "6T/2026") -> list[tuple[str, Doubt]]:
    found = turn(old, new).mentions(text, Setting.TEXT)
    return [(text[each.start : each.end], each.doubt) for each in found if each.doubt]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Trong 5 tháng đầu năm 2026, xã đã họp", "Trong 6 tháng đầu năm 2026, xã đã họp"),
        ("Trong 5 tháng đầu năm, xã", "Trong 6 tháng đầu năm, xã"),
        ("KẾT QUẢ 5 THÁNG ĐẦU NĂM 2026", "KẾT QUẢ 6 THÁNG ĐẦU NĂM 2026"),
        ("Nhiệm vụ tháng 6 và 6 tháng cuối năm 2026", "Nhiệm vụ 6 tháng cuối năm 2026"),
        ("NHIỆM VỤ THÁNG 6 VÀ 6 THÁNG CUỐI NĂM", "NHIỆM VỤ 6 THÁNG CUỐI NĂM"),
        ("Năm tháng đầu năm 2026 xã", "6 tháng đầu năm 2026 xã"),
    ],
)
def test_the_old_periods_own_names_are_rewritten(text: str, after: str) -> None:
    assert rewritten(text) == after
    assert doubts(text) == []


@pytest.mark.parametrize(
    ("old", "new", "text", "after"),
    [
        ("Q1/2026", "Q2/2026", "Quý I/2026 xã tiếp nhận", "Quý II năm 2026 xã tiếp nhận"),
        ("9T/2026", "2026", "Trong 9 tháng đầu năm, xã", "Trong năm 2026, xã"),
        ("2026", "2027", "Trong năm 2026, xã", "Trong năm 2027, xã"),
        ("05/2026", "06/2026", "Kết quả tháng 5 năm 2026", "Kết quả tháng 6 năm 2026"),
        ("Q4/2026", "Q1/2027", "Kết quả quý IV", "Kết quả quý I"),
    ],
)
def test_every_kind_of_period_is_rewritten(old: str, new: str, text: str, after: str) -> None:
    assert rewritten(text, old=old, new=new) == after


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("tăng so với 5 tháng đầu năm 2026", Doubt.OLD_PERIOD),
        ("kết quả sau 5 tháng", Doubt.OLD_PERIOD),
        ("xong trong 6 tháng cuối năm 2026", Doubt.NEXT_PERIOD),
        ("quý I năm 2026 đạt 20 hồ sơ", Doubt.OTHER_PERIOD),
        ("5 tháng đầu năm 2025 đạt 20 hồ sơ", Doubt.OTHER_PERIOD),
        ("từ ngày 01/01/2026 đến hết ngày 16/5/2026", Doubt.SPAN),
        ("số liệu đến ngày 14/5/2026", Doubt.DATE),
        ("họp ngày 12 tháng 5 năm 2026", Doubt.DATE),
        ("lũy kế đến 30/4/2026 là 20", Doubt.DATE),
        ("so với năm 2025 tăng 5%", Doubt.YEAR),
        ("trong năm học 2024 - 2025", Doubt.YEAR),
    ],
)
def test_what_is_not_certain_is_left_to_the_clerk(text: str, doubt: Doubt) -> None:
    assert rewritten(text) == text
    assert [found for _, found in doubts(text)] == [doubt]


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 36/KH-UBND ngày 28/01/2026 của xã",
        "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị",
        "giai đoạn 2026 - 2030, tầm nhìn đến năm 2045",
        "chuyển biến so với đầu năm 2026",
        "đã có 6 tháng đầu năm 2026",
        "lũy kế đến hiện tại",
    ],
)
def test_what_holds_in_the_new_period_too_is_passed_over(text: str) -> None:
    assert turn("5T/2026", "6T/2026").mentions(text, Setting.TEXT) == ()


def test_a_task_period_in_a_cell_may_be_a_deadline() -> None:
    text = "Tháng 6 và 6 tháng cuối năm 2026"
    assert rewritten(text, setting=Setting.CELL) == text


def test_every_old_year_is_told_when_the_year_turns() -> None:
    text = "Kế hoạch năm 2026; so với đầu năm 2026"
    assert doubts(text, old="9T/2026", new="Q1/2027") == [("năm 2026", Doubt.YEAR)] * 2


def test_days_of_data_are_proposed() -> None:
    text = "từ ngày 15/12/2025 đến ngày 14/5/2026"
    [mention] = turn("5T/2026", "6T/2026").mentions(text, Setting.TEXT)
    assert mention.hint == "từ ngày 15/12/2025 đến ngày 14/6/2026"
