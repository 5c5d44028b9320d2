"""The office's own figures: what may be kept of them, and the file that keeps them.

The file has the form of `resources/figures.toml`, so that it can be given to another office or
mended by hand; what a hand has added there beside the figures stays.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from nq57desk.codec import to_data
from nq57desk.errors import BadInput
from nq57desk.figures.catalogue import (
    CUMULATIVE,
    MONEY_SCALES,
    Catalogue,
    CountUnit,
    Figure,
    Kind,
    load_catalogue,
    read_catalogue,
    with_own,
)
from nq57desk.figures.places import uses
from nq57desk.i18n import _
from nq57desk.model import FigureId, FigureValue, Report
from nq57desk.vietnamese import fold

_PREFIX = "rieng_"  # no later built-in figure bears such an id


def read_own(path: Path) -> Catalogue:
    """Return what the office has added, nothing where there is no file.

    Raises:
        BadInput: the file is broken.
    """
    return read_catalogue(path) if path.exists() else Catalogue()


def own_id(label: str, taken: Collection[str]) -> FigureId:
    """Make an id of a label that none of `taken` bears: "Số xóm" → "rieng_so_xom"."""
    base = _PREFIX + "_".join(re.findall(r"[a-z0-9]+", fold(label)))
    number, found = 1, base
    while found in taken:
        number += 1
        found = f"{base}_{number}"
    return FigureId(found)


def refuse_unfit(figure: Figure, others: Iterable[Figure]) -> None:
    """Refuse a figure that a clerk has described wrongly.

    Raises:
        BadInput: something is missing or contradicts itself; what, in one sentence.
    """
    if not figure.label:
        raise BadInput(_("Please type the name of the figure."))
    if fold(figure.label) in {fold(each.label) for each in others if each.id != figure.id}:
        text = _("There is a figure “{label}” already. Please type another name.")
        raise BadInput(text.format(label=figure.label))
    if figure.kind is Kind.MONEY and figure.unit not in MONEY_SCALES:
        text = _("Money is counted in {units}. Please choose one of them.")
        raise BadInput(text.format(units=", ".join(MONEY_SCALES)))
    if figure.kind in {Kind.COUNT, Kind.MEASURE} and not figure.unit:
        raise BadInput(_("Please type the unit: what is counted."))
    if (figure.numerator is None) != (figure.denominator is None):
        raise BadInput(_("A rate needs both its figures. Please choose the other one too."))
    if figure.numerator is not None and figure.numerator == figure.denominator:
        raise BadInput(_("A rate is made of two different figures. Please choose another one."))


def rewritten(path: Path, figures: tuple[Figure, ...], reports: Iterable[Report]) -> str:
    """Return the file's new text with `figures` as the office's own.

    Args:
        path: the file as it is now.
        figures: all own figures from now on.
        reports: the drafts; a figure that one of them uses can be neither removed nor made
            another kind.

    Raises:
        BadInput: the file is broken, a figure is in use, or the figures do not fit together.
    """
    before = read_own(path)
    kept = {figure.id: figure for figure in figures}
    gone = [
        figure
        for figure in before.figures
        if figure.id not in kept or kept[figure.id].kind is not figure.kind
    ]
    _refuse_needed(gone, figures)
    _refuse_used(gone, reports)
    groups = (*before.groups, *(each.group for each in figures if each.group))
    after = replace(
        before,
        figures=figures,
        groups=tuple(dict.fromkeys(groups)),
        units=(*before.units, *_new_units(before, figures)),
    )
    with_own(after, path)
    return as_toml(after)


def as_toml(catalogue: Catalogue) -> str:
    """Write a catalogue in the form of its file."""
    data = to_data(catalogue)
    lists = {name: data.pop(name) for name in ("figures", "units") if name in data}
    words = data.pop("abbreviations", {})
    lines = list(_pairs(data))
    if words:
        lines += ["", "[abbreviations]", *(f"{_value(k)} = {_value(v)}" for k, v in words.items())]
    for name, items in lists.items():
        for item in items:
            lines += ["", f"[[{name}]]", *_pairs(item)]
    return "\n".join(lines).lstrip("\n") + "\n"


def _pairs(data: dict[str, Any]) -> Iterator[str]:
    return (f"{name} = {_value(value)}" for name, value in data.items())


def _value(value: Any) -> str:
    """Write a text, a yes or no, or a list of texts; JSON's escapes are TOML's too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _new_units(before: Catalogue, figures: tuple[Figure, ...]) -> Iterator[CountUnit]:
    """Yield the units that nobody has counted in yet, so that they are known in imported text."""
    known = {unit.name for unit in (*load_catalogue().units, *before.units)}
    counted = dict.fromkeys(each.unit for each in figures if each.kind is Kind.COUNT)
    return (CountUnit(name=unit, nouns=(unit,)) for unit in counted if unit not in known)


def _refuse_needed(gone: list[Figure], figures: tuple[Figure, ...]) -> None:
    names = {figure.id: figure.label for figure in gone}
    for figure in figures:
        parts = (*figure.makings, *([figure.whole] if figure.whole else ()))
        needed = next((part for part in parts if part in names), None)
        if needed:
            text = _("“{label}” is needed for “{other}”. Change that one first.")
            raise BadInput(text.format(label=names[needed], other=figure.label))


def _refuse_used(gone: list[Figure], reports: Iterable[Report]) -> None:
    if not gone:
        return
    names = {name: figure.label for figure in gone for name in _names(figure)}
    for report in reports:
        used = next((each for each in _used(report) if each in names), None)
        if used:
            text = _(
                "“{label}” is used in the report “{report}”, so it stays as it is. Take its value"
                " and its places out there first."
            )
            raise BadInput(text.format(label=names[used], report=report.name))


def _names(figure: Figure) -> tuple[str, ...]:
    return (figure.id, figure.id + CUMULATIVE, *figure.aliases)


def _used(report: Report) -> Iterator[FigureId]:
    for value in report.figures:
        if replace(value, asked_in=()) != FigureValue(figure=value.figure):
            yield value.figure
    for use in uses(report):
        yield use.ref.figure
