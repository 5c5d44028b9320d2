"""Which figures stand in the form of a section, and how a clerk adds one."""

from dataclasses import replace

from nq57desk.figure_commands import ask_for, ask_no_more
from nq57desk.figures.asked import asked, asked_in, is_added
from nq57desk.figures.catalogue import load_catalogue
from nq57desk.figures.ledger import missing
from nq57desk.model import (
    Block,
    BlockId,
    FigureForm,
    FigureId,
    FigureRef,
    FigureValue,
    Numbering,
    Report,
    Run,
    SectionSpec,
)
from tests.helpers import build_report, section

CATALOGUE = load_catalogue()
ONLINE, ALL = "ho_so_truc_tuyen", "ho_so_tiep_nhan_trong_ky"
MONEY = FigureId("tong_kinh_phi_bo_tri")


def asking_report(meaning: str = "F", **parts: object) -> Report:
    """Build a report whose section "a" is asked for money (F), "b" for nothing."""
    report = build_report(section("a", "Một", key="kp", **parts), section("b", "Hai"))
    spec = SectionSpec(key="kp", heading="Kinh phí", numbering=Numbering.ROMAN, meaning=meaning)
    return replace(report, outline=replace(report.outline, sections=(spec,)))


def ids(report: Report, place: int) -> list[str]:
    return [each.id for each in asked_in(report, report.sections[place], CATALOGUE)]


def test_a_section_asks_for_the_figures_of_its_meaning_without_cumulatives() -> None:
    assert MONEY in ids(asking_report(), 0)
    files = ids(asking_report("D2"), 0)
    assert ONLINE in files and MONEY not in files
    assert not any(name.endswith("_luy_ke") for name in files)
    assert ids(asking_report(), 1) == []


def test_a_chip_brings_its_figure_and_what_that_is_made_of() -> None:
    ref = FigureRef(figure=FigureId(f"{ALL}_luy_ke"), form=FigureForm.VALUE)
    block = Block(id=BlockId("x"), runs=(Run(text="Nhận "), Run(figure=ref)))
    report = build_report(section("a", content=(block,)))
    assert {ALL, ONLINE} <= set(ids(report, 0))


def test_what_the_words_show_comes_first_then_what_is_asked_here_above_all() -> None:
    block = Block(id=BlockId("x"), runs=(Run(figure=FigureRef(figure=FigureId(ONLINE))),))
    report = asking_report(content=(block,))
    found = asked_in(report, report.sections[0], CATALOGUE)
    assert found[0].id == ONLINE
    others = [figure.meanings[0] == "F" for figure in found[1:]]
    assert others == sorted(others, reverse=True) and not all(others)


def test_a_figure_that_the_clerk_adds_is_asked_for_until_it_is_taken_out() -> None:
    report = asking_report()
    kept = FigureValue(figure=FigureId(ONLINE))
    added = ask_for(kept, report.sections[1]).apply(report)
    assert ids(added, 1) == [ONLINE]
    assert is_added(added.figures[0], added.sections[1])
    assert ONLINE in {figure.id for figure in missing(added, CATALOGUE)}
    assert ONLINE in {figure.id for figure in asked(added, CATALOGUE)}
    taken_out = ask_no_more(added.figures[0], added.sections[1]).apply(added)
    assert ids(taken_out, 1) == []


def test_adding_a_figure_is_a_step_to_undo() -> None:
    report = asking_report()
    command = ask_for(FigureValue(figure=FigureId(ONLINE)), report.sections[1])
    assert command.inverse(report).apply(command.apply(report)) == report
