from hypothesis import given
from hypothesis import strategies as st

from nq57desk.alike import Change, aligned, likeness, pieces, words

TEXTS = st.text(alphabet="ab 1.%,đ", max_size=30)


def marked(old: str, new: str) -> str:
    signs = {Change.SAME: "{}", Change.ADDED: "+{}+", Change.REMOVED: "-{}-"}
    return "".join(signs[each.change].format(each.text) for each in pieces(old, new))


def test_words_numbers_and_gaps_stay_whole() -> None:
    assert words("Đạt 82,25% (1.577/2.000)") == [
        "Đạt",
        " ",
        "82,25%",
        " ",
        "(",
        "1.577/2.000",
        ")",
    ]


def test_changed_words_are_told_together() -> None:
    assert marked("có 12 xóm", "có 14 xóm") == "có -12-+14+ xóm"
    assert marked("đã họp ba lần", "đã mở hai lần") == "đã -họp ba-+mở hai+ lần"
    assert marked("một", "một hai") == "một+ hai+"


@given(TEXTS, TEXTS)
def test_pieces_hold_both_texts_whole(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(each.text for each in found if each.change is not Change.ADDED) == old
    assert "".join(each.text for each in found if each.change is not Change.REMOVED) == new


@given(st.lists(TEXTS, max_size=6), st.lists(TEXTS, max_size=6))
def test_aligning_keeps_order_and_loses_nothing(olds: list[str], news: list[str]) -> None:
    pairs = aligned(len(olds), len(news), lambda one, two: likeness(olds[one], news[two]))
    assert [one for one, _ in pairs if one is not None] == list(range(len(olds)))
    assert [two for _, two in pairs if two is not None] == list(range(len(news)))


def test_the_most_alike_are_paired() -> None:
    olds, news = ["một hai ba", "bốn năm"], ["sáu bảy", "một hai bốn", "bốn năm"]
    pairs = aligned(2, 3, lambda one, two: likeness(olds[one], news[two]))
    assert pairs == [(None, 0), (0, 1), (1, 2)]
