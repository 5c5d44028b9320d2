import pytest

from nq57desk.searching import best_sentence, excerpt, marks_in, terms_of

LINES = (
    ("a", "Văn thư ghi sổ. Đảng ủy xã họp ba lần; Ủy ban họp hai lần."),
    ("b", "Trợ lý ảo trả lời dân."),
)


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("Đảng ủy", ("dang", "uy")),
        ('"Đảng ủy" xã', ("dang uy", "xa")),
        ('xã "đảng ủy', ("xa", "dang uy")),
        ("36/KH-UBND", ("36 kh ubnd",)),
        (' "" - ', ()),
    ],
)
def test_words_are_parted_and_quoted_ones_stay_together(
    words: str, terms: tuple[str, ...]
) -> None:
    assert terms_of(words) == terms


def test_the_sentence_with_most_words_is_told_with_its_place() -> None:
    best = best_sentence("Mục", LINES, terms_of("uy xa dang"))
    assert (best.block, best.sentence) == ("a", "Đảng ủy xã họp ba lần;")
    assert best.text[best.at :].startswith("Đảng ủy")


def test_the_heading_is_told_where_no_line_has_a_word() -> None:
    best = best_sentence("Chỉ đạo", LINES, terms_of("chi dao"))
    assert (best.block, best.sentence, best.marks) == ("", "Chỉ đạo", ((0, 7),))


def test_without_words_the_first_line_is_told() -> None:
    assert best_sentence("Mục", LINES, ()).sentence == "Văn thư ghi sổ."


def test_words_that_stand_together_are_marked_there_alone() -> None:
    assert marks_in("số hóa hồ sơ, sổ", ("ho", "so")) == ((7, 12),)


def test_neighbours_are_one_mark_and_an_unfinished_word_is_marked() -> None:
    assert marks_in("Xã có ủy Đảng, đảng viên", ("dang", "uy")) == ((6, 13), (15, 19))
    assert marks_in("họp trực tuyến", ("tru",)) == ((4, 8),)


def test_a_long_sentence_is_cut_around_its_first_mark() -> None:
    sentence = "chữ " * 60 + "Đảng ủy" + " nữa" * 60
    shown, marks = excerpt(sentence, ((240, 247),), letters=80)
    assert shown.startswith("… ") and shown.endswith(" …")
    assert [shown[start:end] for start, end in marks] == ["Đảng ủy"]
    assert len(shown) <= 90


def test_a_short_sentence_stays_whole() -> None:
    assert excerpt("Đảng ủy", ((0, 7),), letters=80) == ("Đảng ủy", ((0, 7),))
