from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nq57desk.commands import (
    Command,
    DropUnplaced,
    EditClosing,
    EditContent,
    EditHeader,
    EditHeading,
    MarkDone,
    PlaceUnplaced,
    Rename,
    SetFigure,
    SetOffice,
    SetPeriod,
    Together,
    touched,
)
from nq57desk.errors import BadInput, ClerkError, NotFound
from nq57desk.model import (
    BlockId,
    Closing,
    FigureId,
    FigureValue,
    Header,
    Numbering,
    Office,
    Period,
    Report,
    Section,
    SectionId,
    SectionKind,
    Unplaced,
)
from nq57desk.tree_commands import (
    AddSection,
    MoveSection,
    RemoveSection,
    RenumberByRule,
    SetLevel,
    SetNumbering,
)
from tests.helpers import block, build_report, section

TREE = (
    section("a", "Một"),
    section("a1", "Hai", level=2),
    section("a2", level=2, number="e)"),
    section("b"),
    section("p", kind=SectionKind.APPENDIX, numbering=Numbering.APPENDIX),
    section("p1", level=2),
    section("q", kind=SectionKind.APPENDIX, numbering=Numbering.APPENDIX),
)
PIECE = Unplaced(id=BlockId("u"), text="dòng một\ndòng hai", line=7)


def ids(report: Report) -> str:
    return " ".join(each.id for each in report.sections)


def at(name: str) -> SectionId:
    return SectionId(name)


def test_writing_a_section_leaves_the_others_as_they_are() -> None:
    before = build_report(*TREE)
    after = EditContent(at("b"), (block("mới"),)).apply(before)
    assert after.section(at("b")).blocks[0].text == "mới"
    assert all(
        one is other
        for one, other in zip(before.sections, after.sections, strict=True)
        if one.id != "b"
    )


def test_typing_in_one_section_merges_and_in_another_does_not() -> None:
    one, same, other = (EditContent(at(name), ()) for name in ("a", "a", "b"))
    assert one.merge_key == same.merge_key != other.merge_key
    assert MarkDone(at("a")).merge_key is None


def test_every_label_is_in_the_clerks_language() -> None:
    commands: list[Command] = [
        EditHeader(Header()), EditClosing(Closing()), Rename(""), MarkDone(at("a")),
        SetOffice(Office()), SetPeriod(Period()), MoveSection(at("a"), 1),
        RemoveSection(at("a")), Together((), RemoveSection.title),
    ]  # fmt: skip
    assert [each.label for each in commands if each.label == each.title] == []


def test_a_section_goes_with_all_that_stands_under_it() -> None:
    assert ids(RemoveSection(at("a")).apply(build_report(*TREE))) == "b p p1 q"


def test_an_added_section_stands_behind_the_branch_of_its_elder_sibling() -> None:
    report = build_report(*TREE)
    assert ids(AddSection(at("a"), section("n")).apply(report)) == "a a1 a2 n b p p1 q"
    assert ids(AddSection(at("a"), section("n", level=2)).apply(report)) == "a n a1 a2 b p p1 q"
    assert ids(AddSection(at("q"), section("n", level=2)).apply(report)) == "a a1 a2 b p p1 q n"
    assert ids(AddSection(None, section("n")).apply(report)) == "n a a1 a2 b p p1 q"
    appendix = section("n", kind=SectionKind.APPENDIX)
    assert ids(AddSection(None, appendix).apply(report)) == "a a1 a2 b n p p1 q"
    assert ids(AddSection(at("p"), appendix).apply(report)) == "a a1 a2 b p p1 n q"


def test_an_id_is_not_added_twice() -> None:
    with pytest.raises(BadInput):
        AddSection(None, section("b")).apply(build_report(*TREE))


def test_a_branch_moves_whole_among_its_siblings() -> None:
    report = build_report(*TREE)
    assert ids(MoveSection(at("a"), 1).apply(report)) == "b a a1 a2 p p1 q"
    assert ids(MoveSection(at("b"), -1).apply(report)) == "b a a1 a2 p p1 q"
    assert ids(MoveSection(at("q"), -1).apply(report)) == "a a1 a2 b q p p1"


def test_nothing_moves_past_the_end_of_its_group() -> None:
    report = build_report(*TREE)
    assert MoveSection(at("b"), 1).apply(report) == report
    assert MoveSection(at("p"), -9).apply(report) == report
    assert MoveSection(at("a2"), 1).apply(report) == report


def test_moving_drops_the_kept_numbers_of_the_group_alone() -> None:
    numbered = tuple(replace(each, number="x)") for each in TREE)
    after = MoveSection(at("a1"), 1).apply(build_report(*numbered))
    assert [each.id for each in after.sections if not each.number] == ["a2", "a1"]


def test_renumbering_drops_the_kept_numbers_of_a_group_or_of_all() -> None:
    report = build_report(*(replace(each, number="x)") for each in TREE))
    group = RenumberByRule(at("a2")).apply(report)
    assert [each.id for each in group.sections if not each.number] == ["a1", "a2"]
    assert not any(each.number for each in RenumberByRule().apply(report).sections)


def test_a_level_takes_the_branch_along() -> None:
    after = SetLevel(at("a"), 1, Numbering.ROMAN).apply(build_report(*TREE))
    assert after.section(at("a")).numbering is Numbering.ROMAN
    deeper = SetLevel(at("b"), 2, Numbering.LETTER).apply(build_report(*TREE))
    assert deeper.section(at("b")).level == 2
    branch = (section("x"), section("y"), section("z", level=2), section("w"))
    moved = SetLevel(at("y"), 2).apply(build_report(*branch))
    assert [each.level for each in moved.sections] == [1, 2, 3, 1]
    assert SetLevel(at("w"), 3).apply(build_report(*branch)).section(at("w")).level == 3
    inside = (*TREE[:6], section("p2", level=3))
    assert SetLevel(at("p2"), 2).apply(build_report(*inside)).section(at("p2")).level == 2


@pytest.mark.parametrize(
    ("name", "level"), [("a", 2), ("b", 0), ("b", 4), ("p", 2), ("p1", 1), ("a1", 3)]
)
def test_a_level_that_the_tree_cannot_hold_is_refused(name: str, level: int) -> None:
    with pytest.raises(BadInput):
        SetLevel(at(name), level).apply(build_report(*TREE))


def test_an_appendix_keeps_its_numbering_and_only_appendices_have_it() -> None:
    report = build_report(*TREE)
    for name, numbering in (("p", Numbering.ROMAN), ("a", Numbering.APPENDIX)):
        with pytest.raises(BadInput):
            SetNumbering(at(name), numbering).apply(report)
    after = SetNumbering(at("a2"), Numbering.ROMAN).apply(report).section(at("a2"))
    assert (after.numbering, after.number) == (Numbering.ROMAN, "")


def test_a_piece_without_place_goes_to_the_end_of_a_section_a_line_a_paragraph() -> None:
    report = build_report(*TREE, unplaced=(PIECE,))
    after = PlaceUnplaced(PIECE.id, at("a")).apply(report)
    texts = [each.text for each in after.section(at("a")).blocks]
    assert texts == ["Một", "dòng một", "dòng hai"]
    assert after.unplaced == ()
    assert [each.id for each in after.section(at("a")).blocks[1:]] == ["u", "u.1"]
    assert after.section(at("a")).blocks[1].line_at(0) == 7


def test_a_dropped_piece_comes_back_with_undo() -> None:
    report = build_report(unplaced=(PIECE,))
    drop = DropUnplaced(PIECE.id)
    assert drop.apply(report).unplaced == ()
    assert drop.inverse(report).apply(drop.apply(report)) == report


def test_a_figure_is_added_once_and_then_changed_in_place() -> None:
    one, two = (FigureValue(figure=FigureId(name)) for name in ("f", "g"))
    report = build_report(figures=(one, two))
    changed = replace(one, note="mới")
    assert SetFigure(changed).apply(report).figures == (changed, two)
    added = FigureValue(figure=FigureId("h"))
    assert SetFigure(added).apply(report).figures == (one, two, added)
    undone = SetFigure(added).inverse(report).apply(SetFigure(added).apply(report))
    assert undone == report


@pytest.mark.parametrize(
    "command",
    [
        EditContent(at("?"), ()),
        EditHeading(at("?"), "x"),
        MarkDone(at("?")),
        RemoveSection(at("?")),
        MoveSection(at("?"), 1),
        SetLevel(at("?"), 1),
        SetNumbering(at("?"), Numbering.ROMAN),
        RenumberByRule(at("?")),
        AddSection(at("?"), section("n")),
        PlaceUnplaced(BlockId("?"), at("a")),
        PlaceUnplaced(BlockId("u"), at("?")),
        DropUnplaced(BlockId("?")),
    ],
)
def test_an_id_that_is_not_there_is_told(command: Command) -> None:
    with pytest.raises(NotFound):
        command.apply(build_report(*TREE, unplaced=(PIECE,)))


def test_touched_names_what_differs_and_nothing_else() -> None:
    report = build_report(*TREE, unplaced=(PIECE,))
    cases: list[tuple[Command, set[str]]] = [
        (EditHeader(Header(number="1")), {"header"}),
        (EditClosing(Closing(signer="x")), {"closing"}),
        (Rename("khác"), {"report"}),
        (EditContent(at("b"), ()), set()),
        (EditContent(at("a"), ()), {"a"}),
        (EditHeading(at("a"), "x"), {"a", "outline-tree"}),
        (MarkDone(at("a")), {"a"}),
        (MoveSection(at("q"), -1), {"outline-tree"}),
        (RemoveSection(at("b")), {"b", "outline-tree"}),
        (PlaceUnplaced(PIECE.id, at("b")), {"b", "unplaced"}),
        (SetFigure(FigureValue(figure=FigureId("f"))), {"figures"}),
    ]
    for command, expected in cases:
        assert touched(report, command.apply(report)) == expected, command


@st.composite
def trees(draw: st.DrawFn) -> tuple[Section, ...]:
    made, level = [], 0
    for place in range(draw(st.integers(0, 8))):
        level = draw(st.integers(1, level + 1))
        made.append(section(f"s{place}", level=level, number=draw(st.sampled_from(["", "e)"]))))
    for place in range(draw(st.integers(0, 3))):
        made.append(section(f"p{place}", kind=SectionKind.APPENDIX))
        made += [section(f"p{place}x", level=2)] * draw(st.integers(0, 1))
    return tuple(made)


SOME = st.sampled_from([*(f"s{n}" for n in range(8)), "p0", "p1", "p0x", "n", "?"]).map(at)
COMMANDS = st.one_of(
    st.builds(EditContent, SOME, st.sampled_from([(), (block("chữ"),)])),
    st.builds(EditHeading, SOME, st.sampled_from(["", "Tên mục"])),
    st.builds(MarkDone, SOME, st.booleans()),
    st.builds(AddSection, st.none() | SOME, st.builds(section, st.sampled_from(["n", "m"]))),
    st.builds(RemoveSection, SOME),
    st.builds(MoveSection, SOME, st.integers(-3, 3)),
    st.builds(SetLevel, SOME, st.integers(1, 4), st.none() | st.sampled_from(Numbering)),
    st.builds(SetNumbering, SOME, st.sampled_from(Numbering)),
    st.builds(RenumberByRule, st.none() | SOME),
    st.builds(PlaceUnplaced, st.just(PIECE.id), SOME),
    st.builds(DropUnplaced, st.just(PIECE.id)),
    st.builds(EditHeader, st.builds(Header, number=st.sampled_from(["", "1"]))),
    st.builds(EditClosing, st.builds(Closing, signer=st.sampled_from(["", "x"]))),
    st.builds(Rename, st.sampled_from(["a", "b"])),
    st.builds(SetPeriod, st.builds(Period, year=st.integers(2025, 2026))),
    st.builds(SetFigure, st.builds(FigureValue, figure=st.sampled_from("fg"), note=st.text())),
)
EDITS = st.recursive(
    COMMANDS,
    lambda one: st.builds(
        Together, st.lists(one, max_size=3).map(tuple), st.just(RemoveSection.title)
    ),
    max_leaves=4,
)


@given(trees(), st.lists(EDITS, max_size=12))
def test_undoing_everything_brings_back_the_equal_report(
    sections: tuple[Section, ...], edits: list[Command]
) -> None:
    first = report = build_report(*sections, unplaced=(PIECE,))
    undo: list[Command] = []
    for edit in edits:
        try:
            after = edit.apply(report)
        except ClerkError:
            continue
        undo.append(edit.inverse(report))
        report = after
    for back in reversed(undo):
        report = back.apply(report)
    assert report == first
