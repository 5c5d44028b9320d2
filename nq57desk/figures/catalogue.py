"""The catalogue of figures (danh mục số liệu): what reports ask, in which unit, from whom.

Data: `resources/figures.toml`, and a file of the same form that an office lays beside its drafts.
Knows nothing of values.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError

from nq57desk.codec import from_written
from nq57desk.errors import BadInput, NotFound
from nq57desk.i18n import RESOURCES, _
from nq57desk.model import FigureId
from nq57desk.vietnamese import normalise

BUILT_IN = RESOURCES / "figures.toml"
CUMULATIVE = "_luy_ke"
MONEY_SCALES = {"đồng": 1, "nghìn đồng": 1000, "triệu đồng": 10**6, "tỷ đồng": 10**9}


class Kind(Enum):
    """What a figure is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that reports ask for.

    `unit` is printed after it; money is kept in đồng whatever its unit. `slow`: it hardly changes
    between two periods. `accumulates`: it adds up over the year and has a cumulative (lũy kế).
    `numerator`, `denominator`: what a rate is made of, where those are figures themselves, else
    its value keeps them and `part_unit` is what they count. `whole`: of what a count is a part.
    `sum_of`, `minus`: a total or a remainder. `each`: told for several things in one report
    (each contract, each training), so different values do not contradict. `names`: other ways of
    saying it.
    """

    id: FigureId
    label: str
    kind: Kind
    unit: str = ""
    group: str = ""
    supplier: str = ""
    definition: str = ""
    meanings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    aliases: tuple[FigureId, ...] = ()
    accumulates: bool = False
    slow: bool = False
    each: bool = False
    numerator: FigureId | None = None
    denominator: FigureId | None = None
    part_unit: str = ""
    whole: FigureId | None = None
    sum_of: tuple[FigureId, ...] = ()
    minus: tuple[FigureId, ...] = ()
    cumulative_of: FigureId | None = None

    @property
    def makings(self) -> tuple[FigureId, ...]:
        """The figures that it is computed from."""
        parts = (self.numerator, self.denominator, self.cumulative_of)
        return (*(part for part in parts if part), *self.sum_of, *self.minus)

    @property
    def scale(self) -> int:
        """How many of the base unit make one of `unit`: triệu đồng → 1000000."""
        return MONEY_SCALES[self.unit] if self.kind is Kind.MONEY else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CountUnit:
    """What is counted ("người"), and the words that stand for it in a sentence."""

    name: str
    nouns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Figures by id or alias, cumulatives and rates by what they are made of; the first wins."""

    by_name: dict[str, Figure]
    cumulatives: dict[FigureId, Figure]
    rates: dict[FigureId, Figure]

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> _Places:
        places = cls(by_name={}, cumulatives={}, rates={})
        for figure in figures:
            for name in (figure.id, *figure.aliases):
                places.by_name.setdefault(name, figure)
            if figure.cumulative_of:
                places.cumulatives.setdefault(figure.cumulative_of, figure)
            if figure.numerator:
                places.rates.setdefault(figure.numerator, figure)
        return places


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All figures, in the order of their groups; units; abbreviations in capitals → words."""

    version: str = ""
    groups: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    units: tuple[CountUnit, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    _places: _Places = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Remember where each figure is: texts are written with one look-up a figure."""
        object.__setattr__(self, "_places", _Places.of(self.figures))

    def find(self, figure_id: str) -> Figure:
        """Return the figure of that id or alias.

        Raises:
            NotFound: there is none.
        """
        figure = self._places.by_name.get(figure_id)
        if figure is not None:
            return figure
        text = _("There is no figure “{name}”. The command “figures” lists them all.")
        raise NotFound(text.format(name=figure_id))

    def get(self, figure_id: str) -> Figure | None:
        """Return the figure of that id or alias, `None` where an office has removed it."""
        return self._places.by_name.get(figure_id)

    def cumulative(self, figure: Figure) -> Figure | None:
        """Return the cumulative of `figure`, `None` where it does not add up."""
        return self._places.cumulatives.get(figure.id)

    def rate_of(self, figure: Figure) -> Figure | None:
        """Return the rate that `figure` is the numerator of, `None` where there is none."""
        return self._places.rates.get(figure.id)


def load_catalogue(own: Path | None = None) -> Catalogue:
    """Return the built-in catalogue, with what the office's `own` file adds if there is one.

    Raises:
        BadInput: a file is broken; names it and what is wrong.
    """
    if own is None or not own.exists():
        return _built_in()
    return with_own(read_catalogue(own), own)


def with_own(added: Catalogue, path: Path) -> Catalogue:
    """Return the built-in catalogue with the office's own figures, which lie in `path`.

    Raises:
        BadInput: they do not fit together; names the file and what is wrong.
    """
    base = _built_in_parts()
    merged = Catalogue(
        version=base.version,
        groups=(*base.groups, *(name for name in added.groups if name not in base.groups)),
        figures=(*base.figures, *added.figures),
        units=_with_units(base.units, added.units),
        abbreviations={**base.abbreviations, **added.abbreviations},
    )
    return _checked(merged, path)


@cache
def built_in_abbreviations() -> Mapping[str, str]:
    """Return the abbreviations of the built-in catalogue; its figures are left unread."""
    head, _sign, _figures = BUILT_IN.read_text("utf-8").partition("\n[[figures]]")
    return dict(tomllib.loads(head)["abbreviations"])


@cache
def _built_in() -> Catalogue:
    return _checked(_built_in_parts(), BUILT_IN)


@cache
def _built_in_parts() -> Catalogue:
    return read_catalogue(BUILT_IN)


def _with_units(
    units: tuple[CountUnit, ...], added: tuple[CountUnit, ...]
) -> tuple[CountUnit, ...]:
    more = {unit.name: unit.nouns for unit in added}
    known = {unit.name for unit in units}
    widened = (replace(unit, nouns=unit.nouns + more.get(unit.name, ())) for unit in units)
    return (*widened, *(unit for unit in added if unit.name not in known))


def read_catalogue(path: Path) -> Catalogue:
    """Read one file of figures as it stands, unchecked against others.

    Raises:
        BadInput: it is no such file; names it and what is wrong.
    """
    try:
        data = tomllib.loads(normalise(path.read_text(encoding="utf-8-sig")))
        return from_written(data, Catalogue)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        place = _("line {line}").format(line=line[1]) if line else _("end of the file")
        text = _("a quote, bracket or equals sign is missing, {place}")
        raise _broken(path, text.format(place=place)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(path, _("it cannot be read as text")) from error
    except BaseValidationError as error:
        raise _broken(path, _misfit(error)) from error


def _misfit(error: BaseException) -> str:
    """Tell the first thing that fits no field: the innermost of cattrs' tree of errors."""
    while isinstance(error, BaseValidationError) and error.exceptions:
        error = error.exceptions[0]
    if isinstance(error, ForbiddenExtraKeysError):
        return _("“{name}” is not known").format(name=", ".join(sorted(error.extra_fields)))
    if isinstance(error, KeyError):
        return _("“{name}” is missing").format(name=error.args[0])
    place = "; ".join(str(note) for note in getattr(error, "__notes__", ()))
    name = re.search(r"attribute (\w+)", place)
    return _("the value of “{name}” does not fit").format(name=name[1] if name else "?")


def _broken(path: Path, problem: str) -> BadInput:
    text = _("The list of figures {file} cannot be used: {problem}. Mend the file and try again.")
    return BadInput(text.format(file=path.name, problem=problem))


def _checked(catalogue: Catalogue, path: Path) -> Catalogue:
    whole = replace(catalogue, figures=_ordered(catalogue))
    for problem in _problems(whole):
        raise _broken(path, problem)
    return whole


def _ordered(catalogue: Catalogue) -> tuple[Figure, ...]:
    """Return the figures by group, each cumulative after its figure, those not written added."""
    written = {figure.cumulative_of: figure for figure in catalogue.figures}
    figures: list[Figure] = []
    for figure in sorted(catalogue.figures, key=lambda each: _place(catalogue, each.group)):
        if figure.cumulative_of:
            continue
        figures.append(figure)
        if figure.accumulates or figure.id in written:
            figures.append(written.get(figure.id) or _cumulative(figure))
    return tuple(figures)


def _place(catalogue: Catalogue, group: str) -> int:
    return catalogue.groups.index(group) if group in catalogue.groups else len(catalogue.groups)


def _cumulative(figure: Figure) -> Figure:
    return Figure(
        id=FigureId(figure.id + CUMULATIVE),
        label=f"{figure.label} (lũy kế)",
        kind=figure.kind,
        unit=figure.unit,
        group=figure.group,
        supplier=figure.supplier,
        definition=figure.definition,
        meanings=figure.meanings,
        cumulative_of=figure.id,
    )


def _problems(catalogue: Catalogue) -> Iterator[str]:
    seen: set[str] = set()
    for figure in catalogue.figures:
        for name in (figure.id, *figure.aliases):
            if name in seen:
                yield _("two figures have the id “{name}”").format(name=name)
            seen.add(name)
        if figure.kind is Kind.MONEY and figure.unit not in MONEY_SCALES:
            yield _("the money of “{name}” needs the unit đồng, triệu đồng or tỷ đồng").format(
                name=figure.id
            )
    known = {figure.id for figure in catalogue.figures}
    for figure in catalogue.figures:
        for part in (*figure.makings, *([figure.whole] if figure.whole else ())):
            if part not in known:
                yield _("“{name}” is made of “{part}”, which is not there").format(
                    name=figure.id, part=part
                )
    yield from _cycle(catalogue)


def _cycle(catalogue: Catalogue) -> Iterator[str]:
    makings: dict[Any, tuple[FigureId, ...]] = {
        figure.id: figure.makings for figure in catalogue.figures
    }
    try:
        TopologicalSorter(makings).prepare()
    except CycleError as error:
        yield _("these figures are made of each other: {names}").format(
            names=", ".join(dict.fromkeys(error.args[1]))
        )
