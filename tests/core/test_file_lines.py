from nq57desk.file_lines import FileLines


def test_lines_paragraphs_and_pages_are_told_in_their_own_words() -> None:
    assert FileLines().said((5, 9)) == "dòng 5, 9"
    assert FileLines(paragraphs=True).said((12,)) == "đoạn 12"
    assert FileLines(pages=(1, 40, 80)).said((3, 40, 44, 90)) == (
        "trang 1, dòng 3; trang 2, dòng 1, 5; trang 3, dòng 11"
    )


def test_nothing_is_told_of_no_lines() -> None:
    assert FileLines(pages=(1,)).said(()) == ""
