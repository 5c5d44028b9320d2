"""A figure over the periods: its last values, and those that leap out of its own history.

What adds up over the year is judged by its monthly pace, so that 9 tháng may follow 6 tháng and
January may follow December.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from nq57desk.figures.catalogue import Catalogue, Figure, Kind
from nq57desk.figures.ledger import Amount, Ledger
from nq57desk.model import FigureValue, Outline, Period, Report, ReportId, ReportStatus
from nq57desk.period_order import months_covered
from nq57desk.periods import span
from nq57desk.vietnamese import format_number

LAST = 8
_ENOUGH = 3  # values before one can be unusual
_SPREADS = 4  # how many usual deviations are a leap
_LEAST_SHARE = Decimal("0.5")
_LEAST_POINTS = Decimal(10)  # of a rate, in percentage points
_NO_OUTLINE = Outline(id="", name="", version="", subject="", lead_in="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """The figures of one report, without its text."""

    report: ReportId
    name: str
    period: Period
    status: ReportStatus = ReportStatus.DRAFT
    figures: tuple[FigureValue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value of the figure. `unusual`: it leaps; `usual` is what went before it, then."""

    report: ReportId
    name: str
    period: Period
    amount: Amount
    unusual: bool = False
    usual: Decimal | None = None


def newest_first(known: Iterable[Reported]) -> list[Reported]:
    """Return one report a period, the last to end first; a signed one before drafts.

    `known` in the order of their last change, newest first. Those on no period are left out.
    """
    chosen: dict[Period, Reported] = {}
    for each in sorted(known, key=lambda each: each.status is not ReportStatus.SIGNED):
        if span(each.period):
            chosen.setdefault(each.period, each)
    return sorted(chosen.values(), key=_end, reverse=True)


def history(
    figure: Figure, newest: Iterable[Reported], catalogue: Catalogue, *, last: int = LAST
) -> tuple[Point, ...]:
    """Return the last values of a figure, oldest first; periods without a value are left out.

    `newest`: reports as `newest_first` has them; no more are read than are needed.
    """
    points: list[Point] = []
    for past in newest:
        amount = Ledger(_bare(past), catalogue).amount(figure.id)
        if amount.value is not None:
            points.append(
                Point(report=past.report, name=past.name, period=past.period, amount=amount)
            )
        if len(points) == last:
            break
    return _judged(figure, points[::-1])


def needed(figure: Figure, catalogue: Catalogue) -> frozenset[str]:
    """Return the ids under which a report may keep a figure, or what it is computed from."""
    found: set[str] = set()
    waiting = [figure]
    while waiting:
        each = waiting.pop()
        if each.id not in found:
            found.update((each.id, *each.aliases))
            parts = (*each.makings, *((each.whole,) if each.whole else ()))
            waiting += [part for name in parts if (part := catalogue.get(name))]
    return frozenset(found)


def in_unit(figure: Figure, value: Decimal) -> Decimal:
    """Return a value in the unit that is printed: money in triệu đồng, a rate to two decimals."""
    if figure.kind is Kind.PERCENT:
        return value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return value / figure.scale


def amount_text(figure: Figure, value: Decimal | None) -> str:
    """Write a value with its unit: "1.577 hồ sơ", "82,25%"; "" where there is none."""
    if value is None:
        return ""
    gap = "" if figure.unit in {"%", ""} else " "
    return f"{format_number(in_unit(figure, value).normalize())}{gap}{figure.unit}"


def _judged(figure: Figure, points: list[Point]) -> tuple[Point, ...]:
    judged: list[Point] = []
    paces = [_pace(figure, point) for point in points]
    for place, point in enumerate(points):
        before = paces[:place]
        leap = len(before) >= _ENOUGH and _leaps(figure, paces[place], before)
        judged.append(
            Point(
                report=point.report,
                name=point.name,
                period=point.period,
                amount=point.amount,
                unusual=leap,
                usual=_usual(figure, point, before) if leap else None,
            )
        )
    return tuple(judged)


def _pace(figure: Figure, point: Point) -> Decimal:
    value = point.amount.value or Decimal(0)
    return value / _months(figure, point)


def _months(figure: Figure, point: Point) -> int:
    adds_up = figure.accumulates or figure.cumulative_of is not None
    return (months_covered(point.period) or 1) if adds_up else 1


def _leaps(figure: Figure, pace: Decimal, before: list[Decimal]) -> bool:
    middle = median(before)
    spread = median([abs(each - middle) for each in before])
    rate = figure.kind is Kind.PERCENT
    least = _LEAST_POINTS if rate else abs(middle) * _LEAST_SHARE
    return abs(pace - middle) > max(_SPREADS * spread, least)


def _usual(figure: Figure, point: Point, before: list[Decimal]) -> Decimal:
    """Return what the value would be at the usual pace, rounded as the figure is."""
    usual = median(before) * _months(figure, point)
    places = Decimal("0.01") if figure.kind in (Kind.PERCENT, Kind.MEASURE) else Decimal(1)
    return usual.quantize(places)


def _end(past: Reported) -> tuple[int, int]:
    days = span(past.period)
    return (days[1].toordinal(), -days[0].toordinal()) if days else (0, 0)


def _bare(past: Reported) -> Report:
    return Report(id=past.report, name=past.name, outline=_NO_OUTLINE, figures=past.figures)
