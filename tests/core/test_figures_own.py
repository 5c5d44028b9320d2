"""The office's own figures: kept in its file, refused where they do not fit or are in use."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from nq57desk.errors import BadInput
from nq57desk.figure_commands import enter_figure
from nq57desk.figures.catalogue import Figure, Kind, load_catalogue
from nq57desk.figures.own import own_id, refuse_unfit
from nq57desk.model import FigureForm, FigureId, FigureRef, FigureValue, Run
from nq57desk.readiness import Matter, open_groups
from nq57desk.session import FIGURES, Session
from tests.helpers import block, build_report, section

TREES = Figure(
    id=FigureId("rieng_so_cay"),
    label='Cây "di sản" \\ đã gắn mã QR',
    kind=Kind.COUNT,
    unit="cây",
    group="Du lịch số",
    supplier="Ban Văn hóa",
    meanings=("D6", "D7"),
    accumulates=True,
)
ALL = replace(TREES, id=FigureId("rieng_tong_cay"), label="Cây di sản", accumulates=False)
RATE = Figure(
    id=FigureId("rieng_ty_le_cay"),
    label="Tỷ lệ cây đã gắn mã",
    kind=Kind.PERCENT,
    unit="%",
    numerator=TREES.id,
    denominator=ALL.id,
)


@pytest.fixture
def session(tmp_path: Path):
    with Session(tmp_path) as opened:
        yield opened


def test_own_figures_are_kept_and_known_at_once(session: Session) -> None:
    session.keep_own_figures((TREES, ALL, RATE))
    assert session.own_figures() == (TREES, ALL, RATE)
    assert session.catalogue().find(TREES.id) == TREES
    assert session.catalogue().cumulative(TREES)
    assert "Du lịch số" in session.catalogue().groups
    assert [unit.nouns for unit in session.catalogue().units if unit.name == "cây"] == [("cây",)]


def test_what_a_hand_has_written_beside_the_figures_stays(session: Session) -> None:
    path = session.data_dir / FIGURES
    path.write_text('[abbreviations]\n"DLS" = "du lịch số"\n[[units]]\nname = "cây"\n', "utf-8")
    session.keep_own_figures((TREES,))
    catalogue = load_catalogue(path)
    assert catalogue.abbreviations["DLS"] == "du lịch số"
    assert "cây" in {unit.name for unit in catalogue.units}


def test_a_figure_in_use_can_neither_go_nor_become_another_kind(session: Session) -> None:
    session.keep_own_figures((TREES,))
    report = session.add_sample()
    command, _note = enter_figure(report, TREES.id, "12", session.catalogue())
    session.apply(report.id, command)
    for figures in ((), (replace(TREES, kind=Kind.MEASURE),)):
        with pytest.raises(BadInput, match=report.name):
            session.keep_own_figures(figures)
    assert session.own_figures() == (TREES,)
    session.keep_own_figures((replace(TREES, unit="cổ thụ"),))


def test_a_part_of_a_rate_cannot_go_before_the_rate(session: Session) -> None:
    session.keep_own_figures((TREES, ALL, RATE))
    with pytest.raises(BadInput, match=RATE.label):
        session.keep_own_figures((TREES, RATE))
    session.keep_own_figures((TREES,))


def test_a_file_that_cannot_be_read_is_not_written_over(session: Session) -> None:
    path = session.data_dir / FIGURES
    path.write_text("[[figures]\n", "utf-8")
    with pytest.raises(BadInput):
        session.keep_own_figures((TREES,))
    assert path.read_text("utf-8") == "[[figures]\n"


@pytest.mark.parametrize(
    "wrong",
    [
        replace(TREES, label=""),
        replace(TREES, label="CÂY DI SẢN"),
        replace(TREES, unit=""),
        replace(TREES, kind=Kind.MONEY, unit="cây"),
        replace(RATE, denominator=None),
        replace(RATE, denominator=RATE.numerator),
    ],
)
def test_what_is_described_wrongly_is_refused(wrong: Figure) -> None:
    refuse_unfit(TREES, (TREES, ALL))
    with pytest.raises(BadInput):
        refuse_unfit(wrong, (TREES, ALL))


def test_an_id_is_made_of_the_label_and_is_its_own() -> None:
    first = own_id("Số xóm đạt chuẩn", ())
    assert first == "rieng_so_xom_dat_chuan"
    assert own_id("Số xóm đạt chuẩn!", {first}) == "rieng_so_xom_dat_chuan_2"


def test_checks_know_own_figures(session: Session) -> None:
    session.keep_own_figures((TREES, ALL))
    kept = FigureValue(figure=TREES.id, value=Decimal(30), cumulative=Decimal(20))
    ref = FigureRef(figure=ALL.id, form=FigureForm.WITH_UNIT)
    told = replace(block("Đã rà soát"), runs=(Run(text="Đã rà soát "), Run(figure=ref)))
    report = build_report(section("a", content=(told,)), figures=(kept,))
    found = session.checking(report).check(report)
    [low] = [one for one in found if one.finding.rule == "cumulative-below-period"]
    assert low.where == f"Số liệu “{TREES.label}”"
    groups = open_groups(report, found, session.catalogue())
    missing = next(each for each in groups if each.matter is Matter.FIGURE)
    assert "Đã rà soát … cây" in missing.items[0].text
