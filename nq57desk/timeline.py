"""Chosen figures over the periods side by side: what a plot and a sheet are made of.

A period in which a figure has no value is a gap (`None`), never 0. Values stay in base units;
`history.in_unit` turns them into the unit that is printed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nq57desk.figures.catalogue import Catalogue, Figure
from nq57desk.history import Point, Reported, amount_text, history
from nq57desk.i18n import _
from nq57desk.model import Period, PeriodKind, ReportId
from nq57desk.period_order import months_covered
from nq57desk.periods import label
from nq57desk.vietnamese import roman, short_date

MOMENTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A report on a period, in which one of the figures at least has a value."""

    report: ReportId
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A figure at each moment of its timeline, `None` where it has no value."""

    figure: Figure
    points: tuple[Point | None, ...]

    @property
    def values(self) -> tuple[Decimal | None, ...]:
        """The values in base units."""
        return tuple(point.amount.value if point else None for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Figures of one unit, which may share an axis."""

    unit: str
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The last moments, oldest first, and the figures at each."""

    moments: tuple[Moment, ...] = ()
    series: tuple[Series, ...] = ()

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The figures by unit, in the order in which they were asked for."""
        units = dict.fromkeys(series.figure.unit for series in self.series)
        return tuple(
            Panel(unit=unit, series=tuple(s for s in self.series if s.figure.unit == unit))
            for unit in units
        )


def timeline(
    figures: Sequence[Figure],
    newest: Iterable[Reported],
    catalogue: Catalogue,
    *,
    last: int = MOMENTS,
) -> Timeline:
    """Put figures side by side over the last periods in which one of them has a value.

    `newest`: reports as `newest_first` has them; no more are read than are needed.
    """
    read: list[Reported] = []
    for past in newest:
        if any(history(figure, (past,), catalogue) for figure in figures):
            read.append(past)
        if len(read) == last:
            break
    moments = tuple(Moment(report=each.report, period=each.period) for each in read[::-1])
    return Timeline(
        moments=moments,
        series=tuple(_series(figure, moments, read, catalogue) for figure in figures),
    )


def _series(
    figure: Figure, moments: Sequence[Moment], read: Sequence[Reported], catalogue: Catalogue
) -> Series:
    told = {each.report: each for each in history(figure, read, catalogue, last=len(read))}
    return Series(figure=figure, points=tuple(told.get(each.report) for each in moments))


def short_label(period: Period) -> tuple[str, str]:
    """Name a period in two short lines, as under an axis: "Quý I", "2026"."""
    year = str(period.year or "")
    match period.kind:
        case PeriodKind.MONTH:
            return f"Tháng {period.number}", year
        case PeriodKind.QUARTER:
            return f"Quý {roman(period.number or 1)}", year
        case PeriodKind.MONTHS:
            return f"{period.number} tháng", year
        case PeriodKind.YEAR:
            return "Năm", year
        case PeriodKind.RANGE if period.start and period.end:
            return short_date(period.start), short_date(period.end)
        case _:
            return label(period), ""


def leaps(line: Timeline) -> tuple[str, ...]:
    """Say which values leap out of their own history, and what was to be expected."""
    return tuple(
        leap_text(series.figure, point)
        for series in line.series
        for point in series.points
        if point is not None and point.unusual
    )


def leap_text(figure: Figure, point: Point) -> str:
    """Say that a value leaps: "Hồ sơ, quý IV năm 2025: 130; theo các kỳ trước khoảng 12"."""
    text = _("{figure}, {period}: {value}; by the periods before about {usual}")
    return text.format(
        figure=figure.label,
        period=label(point.period),
        value=amount_text(figure, point.amount.value),
        usual=amount_text(figure, point.usual),
    )


def overlaps(line: Timeline) -> bool:
    """Whether something that adds up over the year is told over periods of unlike length."""
    adds_up = any(
        series.figure.accumulates or series.figure.cumulative_of for series in line.series
    )
    return adds_up and len({months_covered(each.period) for each in line.moments}) > 1


def overlap_text() -> str:
    """Say that bars and lines of unlike periods cannot be compared as they stand."""
    return _(
        "Figures that add up over the year: 6 months hold those of the first quarter; compare"
        " periods of the same length."
    )
