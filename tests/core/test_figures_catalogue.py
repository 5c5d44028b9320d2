"""The catalogue of figures: the built-in one, and what an office adds."""

import json
from pathlib import Path

import pytest

from nq57desk.errors import BadInput, NotFound
from nq57desk.figures.catalogue import Kind, built_in_abbreviations, load_catalogue
from nq57desk.outline_files import MEANINGS

INDICATORS = Path(__file__).resolve().parents[3] / "shared" / "domain" / "indicators.json"


def own_file(folder: Path, text: str) -> Path:
    path = folder / "figures.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_figure_tells_what_a_clerk_must_know() -> None:
    catalogue = load_catalogue()
    for figure in catalogue.figures:
        assert figure.label, figure.id
        assert figure.definition.endswith("."), figure.id
        assert figure.supplier, figure.id
        assert figure.group in catalogue.groups, figure.id
        assert figure.meanings, figure.id
        assert figure.unit, figure.id


def test_figures_are_asked_in_known_sections() -> None:
    asked = {meaning for figure in load_catalogue().figures for meaning in figure.meanings}
    assert asked <= MEANINGS


def test_labels_differ_so_that_a_clerk_can_tell_figures_apart() -> None:
    labels = [figure.label for figure in load_catalogue().figures]
    assert len(labels) == len(set(labels))


def test_counts_have_a_unit_whose_nouns_are_known() -> None:
    catalogue = load_catalogue()
    units = {unit.name for unit in catalogue.units}
    counted = {figure.unit for figure in catalogue.figures if figure.kind is Kind.COUNT}
    assert counted <= units


@pytest.mark.skipif(not INDICATORS.exists(), reason="the list of indicators is not here")
def test_every_indicator_of_the_real_reports_is_there() -> None:
    catalogue = load_catalogue()
    indicators = json.loads(INDICATORS.read_text("utf-8"))["indicators"]
    assert all(catalogue.get(indicator["id"]) for indicator in indicators)


def test_an_earlier_id_leads_to_the_figure_it_was_merged_into() -> None:
    figure = load_catalogue().find("ho_so_chua_den_han")
    assert figure.id == "ho_so_dang_giai_quyet_trong_han"


def test_an_unknown_figure_is_told_to_the_clerk() -> None:
    with pytest.raises(NotFound):
        load_catalogue().find("so_con_meo")


def test_a_figure_that_adds_up_has_its_cumulative_after_it() -> None:
    catalogue = load_catalogue()
    figure = catalogue.find("ho_so_truc_tuyen")
    cumulative = catalogue.cumulative(figure)
    assert cumulative is not None
    assert cumulative.id == "ho_so_truc_tuyen_luy_ke"
    assert catalogue.figures[catalogue.figures.index(figure) + 1] is cumulative


def test_a_cumulative_that_nobody_wrote_is_made() -> None:
    made = load_catalogue().find("so_hoi_nghi_tap_huan_luy_ke")
    assert made.cumulative_of == "so_hoi_nghi_tap_huan"
    assert made.label == "Hội nghị tập huấn kỹ năng số (lũy kế)"


def test_an_office_adds_figures_groups_and_units(tmp_path: Path) -> None:
    path = own_file(
        tmp_path,
        """
        groups = ["Du lịch số"]
        [[units]]
        name = "điểm du lịch"
        [[units]]
        name = "người"
        nouns = ["hướng dẫn viên"]
        [[figures]]
        id = "so_diem_du_lich"
        label = "Điểm du lịch có mã QR"
        unit = "điểm du lịch"
        kind = "count"
        group = "Du lịch số"
        """,
    )
    catalogue = load_catalogue(path)
    assert catalogue.find("so_diem_du_lich").label == "Điểm du lịch có mã QR"
    assert catalogue.figures[-1].id == "so_diem_du_lich"
    people = next(unit for unit in catalogue.units if unit.name == "người")
    assert {"cán bộ", "hướng dẫn viên"} <= set(people.nouns)
    assert catalogue.find("tong_nhiem_vu") is load_catalogue().find("tong_nhiem_vu")


def test_without_a_file_of_its_own_an_office_has_the_built_in_figures(tmp_path: Path) -> None:
    assert load_catalogue(tmp_path / "figures.toml") is load_catalogue()


FIGURE = '[[figures]]\nid = "{id}"\nlabel = "Một"\nkind = "count"\n{more}\n'


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (FIGURE.format(id="tong_nhiem_vu", more=""), "tong_nhiem_vu"),
        (FIGURE.format(id="mot", more='numerator = "hai"'), "hai"),
        (FIGURE.format(id="mot", more='sum_of = ["mot"]'), "mot"),
        (FIGURE.format(id="mot", more='colour = "red"'), "“colour”"),
        ('[[figures]]\nid = "mot"\nlabel = "Một"\nkind = "money"\nunit = "xu"\n', "mot"),
        ('[[figures]]\nid = "mot"\nkind = "count"\n', "“label”"),
        ('[[figures]]\nid = "mot"\nlabel = "Một"\nkind = "red"\n', "figures.toml"),
        ("groups = []\nversion =\n", "2"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(BadInput) as caught:
        load_catalogue(own_file(tmp_path, text))
    assert named in caught.value.text


def test_figures_made_of_each_other_are_refused(tmp_path: Path) -> None:
    text = FIGURE.format(id="mot", more='sum_of = ["hai"]') + FIGURE.format(
        id="hai", more='sum_of = ["mot"]'
    )
    with pytest.raises(BadInput, match=r"mot, hai|hai, mot"):
        load_catalogue(own_file(tmp_path, text))


def test_abbreviations_are_known_without_the_figures() -> None:
    assert built_in_abbreviations() == load_catalogue().abbreviations
