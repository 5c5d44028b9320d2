"""Which figures a report and its sections ask for.

The outline asks by its sections' meaning; a chip in the text asks for its figure; and the clerk
may ask for any other in a section (`FigureValue.asked_in`).
"""

from collections.abc import Iterator
from dataclasses import replace

from nq57desk.figures.catalogue import Catalogue, Figure
from nq57desk.figures.writing import OF_TWO
from nq57desk.model import Block, FigureId, FigureRef, FigureValue, Report, Run, Section


def asked(report: Report, catalogue: Catalogue) -> tuple[Figure, ...]:
    """Return the figures that the report's outline asks for, and those it keeps."""
    wanted = {spec.meaning for spec in report.outline.specs() if spec.meaning}
    kept = {value.figure for value in report.figures}
    return tuple(
        figure
        for figure in catalogue.figures
        if wanted.intersection(figure.meanings) or kept.intersection((figure.id, *figure.aliases))
    )


def asked_in(report: Report, section: Section, catalogue: Catalogue) -> tuple[Figure, ...]:
    """Return the figures of a section's form.

    First those that its words show and those that the clerk has added, then those that are asked
    for here above all, then the others. What a shown rate or total is made of is among the
    first, for it alone can be typed. Cumulatives are left out: they stand beside the figure that
    they add up.
    """
    spec = report.spec(section)
    meaning = spec.meaning if spec else ""
    first = set(_with_makings(_shown(section, catalogue), catalogue))
    first |= {value.figure for value in report.figures if is_added(value, section)}

    def rank(figure: Figure) -> int:
        if figure.id in first:
            return 0
        return 1 if figure.meanings[0] == meaning else 2

    wanted = (
        figure
        for figure in catalogue.figures
        if figure.cumulative_of is None
        and (figure.id in first or (meaning and meaning in figure.meanings))
    )
    return tuple(sorted(wanted, key=rank))


def is_added(value: FigureValue, section: Section) -> bool:
    """Whether the clerk has asked for a figure in a section."""
    return section_name(section) in value.asked_in


def asking(value: FigureValue, section: Section) -> FigureValue:
    """Return `value` asked for in a section too."""
    names = (*(each for each in value.asked_in if each != section_name(section)),)
    return replace(value, asked_in=(*names, section_name(section)))


def no_more_asking(value: FigureValue, section: Section) -> FigureValue:
    """Return `value` no longer asked for in a section by the clerk."""
    left = tuple(each for each in value.asked_in if each != section_name(section))
    return replace(value, asked_in=left)


def section_name(section: Section) -> str:
    """Name a section so that its counterpart in the next report bears the same name."""
    return section.key or section.id


def _shown(section: Section, catalogue: Catalogue) -> Iterator[Figure]:
    for ref in _refs(section):
        figure = catalogue.get(ref.figure)
        if figure is None:
            continue
        yield figure
        rate = catalogue.rate_of(figure)
        if rate and ref.form in OF_TWO and not figure.whole:
            yield rate


def _refs(section: Section) -> Iterator[FigureRef]:
    runs: list[Run] = []
    for item in section.content:
        if isinstance(item, Block):
            runs += item.runs
            continue
        for row in item.rows:
            for cell in row.cells:
                runs += cell.runs
    return (run.figure for run in runs if run.figure)


def _with_makings(figures: Iterator[Figure], catalogue: Catalogue) -> Iterator[FigureId]:
    waiting, seen = list(figures), set[FigureId]()
    while waiting:
        figure = waiting.pop()
        if figure.id in seen:
            continue
        seen.add(figure.id)
        yield figure.id
        parts = (*figure.makings, *([figure.whole] if figure.whole else ()))
        waiting += [catalogue.find(part) for part in parts]
