"""The lists beside the page, in memory; and how two views keep at one paragraph."""

import pytest

from nq57desk.alike import Change
from nq57desk.comparing import ItemDiff
from nq57desk.model import ReportId, SectionId
from nq57desk.periods import read
from nq57desk.side_by_side import FigureLine, SideLine
from nq57desk.similar import Passage
from tests.helpers import block
from ui.editor.spans import Span
from ui.previous.figures import Field, SideFigures
from ui.previous.model import SideModel
from ui.previous.passages import PASSAGE_ROLE, PassageModel, where
from ui.previous.together import carried_over


def line(old: str, new: str, change: Change) -> SideLine:
    return SideLine(item=ItemDiff(change=change, old=old, new=new, pieces=()))


SAME = line("a", "a", Change.SAME)
GONE = line("b", "", Change.REMOVED)
CAME = line("", "c", Change.ADDED)
OTHER = line("d", "e", Change.CHANGED)
LINES = (SAME, GONE, CAME, OTHER)


@pytest.fixture
def model() -> SideModel:
    made = SideModel()
    made.show(LINES, marks=True)
    return made


def test_the_list_is_a_sound_model(model: SideModel, qtmodeltester) -> None:
    qtmodeltester.check(model, force_py=True)


def test_lines_are_found_by_both_sides(model: SideModel) -> None:
    assert (model.row_of_new("e"), model.row_of_old("d"), model.row_of_new("")) == (3, 3, -1)


def test_the_next_to_take_goes_round(model: SideModel) -> None:
    assert [model.next_to_take(row) for row in (-1, 1, 3)] == [1, 3, 1]


def test_without_marks_what_came_is_left_out(model: SideModel) -> None:
    model.show_marks(False)
    assert [model.line(row) for row in range(model.rowCount())] == [SAME, GONE, OTHER]


def test_a_change_of_words_tells_only_its_row(model: SideModel, qtbot) -> None:
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    model.modelReset.connect(lambda: told.append(-1))
    model.show((SAME, GONE, CAME, line("d", "e", Change.SAME)), marks=True)
    assert told == [3]


def test_figures_are_a_sound_model(qtmodeltester) -> None:
    figures = SideFigures()
    told = FigureLine(figure="f", label="Hồ sơ", unit="hồ sơ", last="5", now="6", by="+1",
                      percent="+20%")  # fmt: skip
    figures.show((told,))
    qtmodeltester.check(figures, force_py=True)
    assert figures.index(0, Field.CHANGE).data() == "+1 (+20%)"


def test_similar_paragraphs_are_a_sound_model(qtmodeltester) -> None:
    passages = PassageModel()
    told = Passage(
        report=ReportId("r"),
        name="Cũ",
        period=read("Q1/2026"),
        section=SectionId("a"),
        heading="Hạ tầng",
        block=block("Một đoạn."),
    )
    passages.show((told,))
    qtmodeltester.check(passages, force_py=True)
    assert passages.index(0).data(PASSAGE_ROLE) is told
    assert where(told) == "quý I năm 2026 · Hạ tầng"


def spans(*tops: float, height: float = 10) -> list[Span]:
    return [Span(id=str(top), top=top, height=height) for top in tops]


@pytest.mark.parametrize(
    ("place", "answer"),
    [(0, 0), (20, 100), (25, 105), (35, 155), (50, 200), (999, 210)],
)
def test_a_place_is_carried_over_by_paragraphs(place: float, answer: float) -> None:
    ours, theirs = spans(20, 40, 50), spans(100, 200, 200)
    assert carried_over(place, ours, theirs) == answer


def test_nothing_answers_where_nothing_is_paired() -> None:
    assert carried_over(5, [], []) is None
