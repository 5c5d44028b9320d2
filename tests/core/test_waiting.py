"""What came over: the order in which the clerk goes through it."""

from nq57desk.carried import Part, first_behind, following, part_below, waiting, waiting_figures
from nq57desk.commands import EditHeading
from nq57desk.model import FigureId, FigureValue, Report, SectionId
from tests.helpers import block, build_report, section, table

A, B = SectionId("a"), SectionId("b")
FIGURE = FigureValue(figure=FigureId("so-xom"))
CARRIED = frozenset({"a", "one", "two", "r0", "b", "so-xom"})


def report(carried: frozenset[str] = CARRIED) -> Report:
    first = section("a", content=(block("Một", block_id="one"), block("Hai", block_id="two")))
    second = section("b", content=(table(("1", "Kế hoạch"), ("2", "Sổ tay")),))
    return build_report(first, second, carried=carried, figures=(FIGURE,))


def test_headings_paragraphs_rows_and_figures_wait_in_report_order() -> None:
    order = [Part(A, "a"), Part(A, "one"), Part(A, "two"), Part(B, "b"), Part(B, "r0")]
    assert waiting(report()) == (*order, Part(None, "so-xom"))
    assert waiting_figures(report()) == {"so-xom"}
    assert waiting(report())[0].is_heading and not waiting(report())[1].is_heading


def test_the_next_one_is_found_from_anywhere_and_round_the_end() -> None:
    assert following(report(), None) == Part(A, "a")
    assert following(report(), Part(A, "two")) == Part(B, "b")
    assert following(report(), Part(B, "r1")) == Part(None, "so-xom")
    assert following(report(), Part(None, "so-xom")) == Part(A, "a")
    assert following(report(), Part(None, "ho-so")) == Part(None, "so-xom")
    assert following(report(frozenset({"one"})), Part(A, "one")) is None
    assert following(report(frozenset()), None) is None


def test_what_waits_on_a_page_or_behind_it_is_found() -> None:
    assert first_behind(report(), B) == Part(B, "b")
    assert first_behind(report(frozenset({"one"})), B) == Part(A, "one")
    assert first_behind(report(frozenset({"so-xom"})), A) == Part(None, "so-xom")


def test_what_stands_right_below_a_part_is_found_in_its_section() -> None:
    assert part_below(report(), Part(A, "a")) == "one"
    assert part_below(report(), Part(B, "b")) == "r0"
    assert part_below(report(), Part(A, "two")) == part_below(report(), Part(A, "gone")) == ""


def test_a_heading_that_is_written_is_confirmed_until_that_is_undone() -> None:
    before = report()
    edit = EditHeading(A, "Mục khác")
    after = edit.apply(before)
    assert after.carried == CARRIED - {"a"}
    assert edit.inverse(before).apply(after) == before
