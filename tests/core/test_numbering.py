from itertools import count

from nq57desk.model import Numbering, Section, SectionId, SectionKind
from nq57desk.numbering import bare, block_markers, numbers, parents, paths, rule_numbers

P, R, A = Numbering.PART, Numbering.ROMAN, Numbering.ARABIC
D, L, S, N = Numbering.DOTTED, Numbering.LETTER, Numbering.STAR, Numbering.NONE


def tree(*items: tuple[int, Numbering], printed: dict[int, str] | None = None) -> list[Section]:
    ids = count()
    return [
        Section(
            id=SectionId(str(index)),
            level=level,
            numbering=numbering,
            number=(printed or {}).get(index, ""),
        )
        for (level, numbering), index in zip(items, ids, strict=False)
    ]


def appendices(amount: int) -> list[Section]:
    return [
        Section(
            id=SectionId(f"a{index}"),
            numbering=Numbering.APPENDIX,
            kind=SectionKind.APPENDIX,
        )
        for index in range(amount)
    ]


def test_every_style_of_number_is_printed() -> None:
    sections = tree((1, P), (2, R), (3, A), (4, D), (5, L), (6, S), (6, N))
    assert [*numbers(sections).values()] == ["Phần 1", "I.", "1.", "1.1.", "a)", "*", ""]


def test_counting_restarts_under_each_parent() -> None:
    sections = tree((1, R), (2, A), (2, A), (1, R), (2, A))
    assert [*numbers(sections).values()] == ["I.", "1.", "2.", "II.", "1."]


def test_the_fifth_point_is_đ_and_the_sixth_e() -> None:
    assert [*numbers(tree(*[(1, L)] * 7)).values()] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]


def test_arabic_and_roman_siblings_count_apart() -> None:
    sections = tree((1, P), (2, A), (2, A), (2, R), (3, A), (2, R))
    assert [*numbers(sections).values()] == ["Phần 1", "1.", "2.", "I.", "1.", "II."]


def test_dotted_numbers_follow_their_parent() -> None:
    sections = tree((1, A), (1, A), (2, D), (3, D), (2, D))
    assert [*numbers(sections).values()] == ["1.", "2.", "2.1.", "2.1.1.", "2.2."]


def test_dotted_siblings_without_an_arabic_parent_take_up_one_number() -> None:
    sections = tree((1, R), (2, A), (2, D), (2, D), (2, A))
    assert [*numbers(sections).values()] == ["I.", "1.", "2.1.", "2.2.", "3."]


def test_paths_are_made_of_bare_numbers() -> None:
    sections = tree((1, P), (2, R), (3, A), (4, L))
    assert [*paths(sections).values()][-1] == "Phần 1 > I > 1 > a"


def test_a_number_kept_from_a_file_stands_in_place_of_the_rule() -> None:
    sections = tree((1, R), (2, L), (2, L), printed={2: "c)"})
    assert [*numbers(sections).values()] == ["I.", "a)", "c)"]
    assert [*rule_numbers(sections).values()] == ["I.", "a)", "b)"]
    assert [*paths(sections).values()] == ["I", "I > a", "I > c"]


def test_one_appendix_has_no_number_and_more_have_roman_ones() -> None:
    assert [*numbers(appendices(1)).values()] == ["Phụ lục"]
    assert [*numbers(appendices(2)).values()] == ["Phụ lục I", "Phụ lục II"]


def test_appendices_count_on_past_the_body() -> None:
    assert [*numbers([*tree((1, R), (1, R)), *appendices(2)]).values()][-1] == "Phụ lục II"


def test_each_section_knows_its_parent() -> None:
    found = parents(tree((1, R), (2, A), (3, L), (2, A), (1, R)))
    assert [*found.values()] == [None, "0", "1", "0", None]


def test_bare_numbers_lose_dot_and_bracket() -> None:
    assert [bare(number) for number in ("a)", "1.1.", "Phần 1", "IV.")] == [
        "a", "1.1", "Phần 1", "IV",
    ]  # fmt: skip


def test_numbered_blocks_count_over_those_between() -> None:
    assert block_markers([True, False, True, True], {3: "c)"}) == ["1.", "", "2.", "c)"]
