"""Periods of reporting (kỳ báo cáo): their names, their short forms, their days.

A name is what stands in a title ("6 tháng đầu năm 2026"); a short form is what scripts and hurried
people type ("6T/2026"). The period of the tasks (kỳ tới) follows the reported one and shares no
day with it.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from nq57desk.errors import BadInput
from nq57desk.i18n import _
from nq57desk.model import Period, PeriodKind
from nq57desk.vietnamese import from_roman, month_word, normalise, roman, short_date

_LATER = "thời gian tới"
_COUNT_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


def label(period: Period) -> str:
    """Name the period as a title does; "" where the report follows none."""
    year = period.year
    match period.kind:
        case PeriodKind.MONTHS:
            return f"{period.number} tháng đầu năm{_year(year)}"
        case PeriodKind.YEAR:
            return f"năm{_year(year)}"
        case PeriodKind.MONTH:
            return f"tháng {month_word(period.number or 0)}{_of_year(year)}"
        case PeriodKind.QUARTER:
            return f"quý {roman(period.number or 0)}{_of_year(year)}"
        case PeriodKind.RANGE:
            return _range_label(period)
        case PeriodKind.NONE:
            return ""


def short_label(period: Period) -> str:
    """Name the period without its year, as a column does: "6 tháng đầu năm", "quý I"."""
    return label(replace(period, year=None))


def brief_label(period: Period) -> str:
    """Name the period by its length: "6 tháng", "quý I", "năm"."""
    return short_label(period).removesuffix(" đầu năm")


def next_label(period: Period) -> str:
    """Name the period of the tasks that follow: after 5 months "tháng 6 và 6 tháng cuối năm"."""
    if _ends_year(period):
        return _LATER if _last_year(period) is None else _next_year_label(period)
    number = period.number or 0
    match period.kind:
        case PeriodKind.MONTH | PeriodKind.QUARTER:
            return label(replace(period, number=number + 1))
        case PeriodKind.MONTHS if number == 5:  # plans are made by the half-year
            return f"tháng 6 và {_rest_label(6, period.year)}"
        case PeriodKind.MONTHS if number == 11:
            return label(replace(period, kind=PeriodKind.MONTH, number=12))
        case PeriodKind.MONTHS:
            return _rest_label(12 - number, period.year)
        case _:
            return _LATER


def short_next_label(period: Period) -> str:
    """Name the period of the tasks, without the year where that is still the same."""
    return next_label(period if _ends_year(period) else replace(period, year=None))


def code(period: Period) -> str:
    """Write the short form: "6T/2026", "Q1/2026", "05/2026", "2026"; "" for no period."""
    year = "" if period.year is None else f"/{period.year}"
    match period.kind:
        case PeriodKind.MONTHS:
            return f"{period.number}T{year}"
        case PeriodKind.QUARTER:
            return f"Q{period.number}{year}"
        case PeriodKind.MONTH:
            return f"{period.number:02}{year}"
        case PeriodKind.YEAR:
            return year.removeprefix("/")
        case PeriodKind.RANGE:
            return "-".join(short_date(day) if day else "" for day in (period.start, period.end))
        case PeriodKind.NONE:
            return ""


def span(period: Period) -> tuple[date, date] | None:
    """Return the first and the last day, `None` where the period does not say them."""
    if period.kind is PeriodKind.RANGE:
        return (period.start, period.end) if period.start and period.end else None
    months = _months(period)
    if months is None or period.year is None:
        return None
    first, last = months
    end = calendar.monthrange(period.year, last)[1]
    return date(period.year, first, 1), date(period.year, last, end)


def find(text: str) -> Period | None:
    """Find the reporting period in a subject (trích yếu), `None` where it names none.

    The first phrase counts, dates of cited documents apart; of "quý II và 6 tháng đầu năm 2026"
    the second, which holds the first. A year left out is taken from the next phrase that has it.
    """
    text = normalise(text)
    phrases = [(match, period) for match in _PHRASE.finditer(text) if (period := _period(match))]
    if not phrases:
        return None
    (match, period), *later = phrases
    if _complete(period) or not later:
        return period
    if text[match.end() : later[0][0].start()].strip().casefold() == "và":
        (match, period), *later = later
    if _complete(period):
        return period
    years = (year for match, other in later if (year := _last_year(other)) is not None)
    return replace(period, year=next(years, None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that name days: `period` is `None` for a date or years that name no period.

    `form`: "range", "rest" (of the year), "months", "quarter", "month", "whole" (year), "passed".
    """

    start: int
    end: int
    form: str
    period: Period | None


def phrases(text: str) -> Iterator[Phrase]:
    """Yield the phrases of a text (NFC) that name periods, and those that only look so."""
    for match in _PHRASE.finditer(text):
        yield Phrase(
            start=match.start(),
            end=match.end(),
            form=match.lastgroup or "passed",
            period=_period(match),
        )


def read(text: str) -> Period:
    """Read what a person or a script types: "6T/2026", "2026-Q1", "quý I năm 2026"; "" is none.

    Raises:
        BadInput: it names no period.
    """
    typed = " ".join(normalise(text).split())
    if not typed:
        return Period()
    match = _CODE.fullmatch(typed) or _PHRASE.fullmatch(typed)
    period = _period(match) if match else None
    if period is None:
        raise BadInput(
            _(
                "“{text}” is not a period. "
                "Type for example: 6 tháng đầu năm 2026, quý I năm 2026, 05/2026, 2026."
            ).format(text=text)
        )
    return period


def _year(year: int | None) -> str:
    return "" if year is None else f" {year}"


def _of_year(year: int | None) -> str:
    return "" if year is None else f" năm {year}"


def _rest_label(months: int, year: int | None) -> str:
    return f"{months} tháng cuối năm{_year(year)}"


def _range_label(period: Period) -> str:
    start, end = period.start, period.end
    if start and end and start == date(end.year, start.month, 1) and _ends_year(period):
        return _rest_label(13 - start.month, end.year)
    parts = (("từ ngày", start), ("đến ngày", end))
    return " ".join(f"{words} {short_date(day)}" for words, day in parts if day)


def _months(period: Period) -> tuple[int, int] | None:
    """Return the first and the last month of the year that the period covers."""
    number = period.number or 0
    match period.kind:
        case PeriodKind.MONTH:
            return number, number
        case PeriodKind.QUARTER:
            return 3 * number - 2, 3 * number
        case PeriodKind.MONTHS:
            return 1, number
        case PeriodKind.YEAR:
            return 1, 12
        case _:
            return None


def _ends_year(period: Period) -> bool:
    if period.kind is PeriodKind.RANGE:
        return period.end is not None and (period.end.month, period.end.day) == (12, 31)
    months = _months(period)
    return months is not None and months[1] == 12


def _last_year(period: Period) -> int | None:
    return period.end.year if period.end else period.year


def _next_year_label(period: Period) -> str:
    year = (_last_year(period) or 0) + 1
    if period.kind in (PeriodKind.MONTH, PeriodKind.QUARTER):
        return label(replace(period, number=1, year=year))
    return label(Period(kind=PeriodKind.YEAR, year=year))


def _complete(period: Period) -> bool:
    return period.year is not None or period.kind is PeriodKind.RANGE


# Each alternative is named after what it becomes; `passed` is a date or a span of a citation.
_YEAR = r"(?:19|20)\d\d"
_DAY = rf"\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}"
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(_COUNT_WORDS)})"
_QUARTER = "(?:[1-4]|IV|I{1,3})"
_MONTH = "(?:1[0-2]|0?[1-9])"
_IN_YEAR = rf"(?:(?:\s*[/-]\s*|\s+năm\s+|\s+){_YEAR}\b)?"
_PHRASE = re.compile(
    r"(?P<passed>\bngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
    rf"|\b(?:từ|đến)\s+năm\s+{_YEAR}|\bnăm\s+{_YEAR}\s*[-–]\s*{_YEAR})"
    rf"|(?P<range>\btừ\s+(?:ngày\s+)?{_DAY}\s+đến\s+(?:hết\s+)?(?:ngày\s+)?{_DAY})"
    rf"|(?P<rest>\b{_COUNT}\s+tháng\s+cuối\s+năm\b{_IN_YEAR})"
    rf"|(?P<months>\b{_COUNT}\s+tháng(?:\s+đầu)?\s+năm\b{_IN_YEAR})"
    rf"|(?P<quarter>\bquý\s+{_QUARTER}\b{_IN_YEAR})"
    rf"|(?P<month>\btháng\s+{_MONTH}\b{_IN_YEAR})"
    rf"|(?P<whole>\bnăm\s+{_YEAR}\b)",
    re.IGNORECASE,
)
_CODE = re.compile(
    rf"(?P<months>\d{{1,2}} ?T(?:[ /-]?{_YEAR})?|{_YEAR}[ /-]?\d{{1,2}} ?T)"
    rf"|(?P<quarter>Q{_QUARTER}(?:[ /-]?{_YEAR})?|{_YEAR}[ /-]?Q{_QUARTER})"
    rf"|(?P<month>T?{_MONTH}[/-]{_YEAR}|{_YEAR}[/-]{_MONTH})"
    rf"|(?P<whole>{_YEAR})"
    rf"|(?P<range>{_DAY} ?[-–] ?{_DAY})",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"\d+|(?:\b|(?<=q))(?:IV|I{1,3})\b", re.IGNORECASE)
_KINDS = {
    "months": (PeriodKind.MONTHS, 12),
    "quarter": (PeriodKind.QUARTER, 4),
    "month": (PeriodKind.MONTH, 12),
}


def _period(match: re.Match[str]) -> Period | None:
    """Turn a match of `_PHRASE` or `_CODE` into a period, `None` if there is no such one."""
    words = match.group()
    form = match.lastgroup or "passed"
    if form == "passed":
        return None
    if form == "range":
        return _range(words)
    years = re.findall(_YEAR, words)
    year = int(years[0]) if years else None
    if form == "whole":
        return Period(kind=PeriodKind.YEAR, year=year)
    number = _number(re.sub(_YEAR, "", words))
    if form == "rest":
        return _rest(number, year)
    kind, most = _KINDS[form]
    return Period(kind=kind, year=year, number=number) if 1 <= number <= most else None


def _number(words: str) -> int:
    numeral = _NUMERAL.search(words)
    if numeral:
        digits = numeral.group()
        return int(digits) if digits.isdecimal() else from_roman(digits.upper()) or 0
    first = words.split()[0].casefold()
    return _COUNT_WORDS.index(first) + 1 if first in _COUNT_WORDS else 0


def _rest(months: int, year: int | None) -> Period | None:
    """Return the last `months` of the year, which only a span of days can hold."""
    if year is None or not 1 <= months <= 11:
        return None
    start, end = date(year, 13 - months, 1), date(year, 12, 31)
    return Period(kind=PeriodKind.RANGE, start=start, end=end)


def _range(words: str) -> Period | None:
    days = (re.split(r"[/.-]", day) for day in re.findall(_DAY, words))
    try:
        start, end = (date(int(year), int(month), int(day)) for day, month, year in days)
    except ValueError:  # 31/4
        return None
    return Period(kind=PeriodKind.RANGE, start=start, end=end) if start <= end else None
