"""Parameters: the words in braces of an outline that office and period fill.

`{ky}` becomes "6 tháng đầu năm 2026", `{KY}` the same in capitals. The list for people who write
their own outline is in `resources/outlines/README.md`.
"""

import re
from collections.abc import Mapping

from nq57desk.model import Office, Period, Report
from nq57desk.periods import (
    brief_label,
    label,
    next_label,
    short_label,
    short_next_label,
    span,
)
from nq57desk.vietnamese import short_date

UNKNOWN = "…"  # what the clerk fills in by hand
_BRACED = re.compile(r"( ?)\{(\w+)\}")


def parameters(report: Report) -> dict[str, str]:
    """Return the value of each parameter in this report, in small letters and in capitals."""
    values = _of_office(report.office) | _of_period(report.period)
    subject = fill(report.header.subject, _with_capitals(values))
    values["trich_yeu"] = subject
    values["trich_yeu_thuong"] = _small_first(subject)
    return _with_capitals(values)


def fill(text: str, parameters: Mapping[str, str]) -> str:
    """Put values in place of the known names in braces; any other brace stays as it is.

    An empty value takes the space before it along.
    """

    def value(match: re.Match[str]) -> str:
        space, name = match.groups()
        if name not in parameters:
            return match.group()
        return space + parameters[name] if parameters[name] else ""

    return _BRACED.sub(value, text)


def filled_position(text: str, parameters: Mapping[str, str], position: int) -> int:
    """Return where a letter of `text` stands once its parameters are filled in.

    One inside of braces stands where the value begins.
    """
    moved = 0
    for match in _BRACED.finditer(text):
        if match.start() >= position:
            break
        if position < match.end():
            return match.start() + moved
        moved += len(fill(match.group(), parameters)) - len(match.group())
    return position + moved


def left_open(text: str) -> str:
    """Return a text of an outline as it reads before office and period are known."""
    return fill(text, dict.fromkeys(names_in(text), UNKNOWN))


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that stand in braces, known or not."""
    return tuple(name for _, name in _BRACED.findall(text))


def _of_office(office: Office) -> dict[str, str]:
    return {
        "dia_ban": office.locality,
        "ten": office.name,
        "cap": office.kind.value,
        "co_quan": f"Ủy ban nhân dân {office.locality}",
        "co_quan_tat": f"UBND {office.locality}",
        "tinh": f"{office.province_kind} {office.province}".strip(),
        "ten_tinh": office.province,
        "don_vi_soan": office.drafting_unit,
    }


def _of_period(period: Period) -> dict[str, str]:
    days = span(period)
    year = days[1].year if days else period.year
    first, last = (short_date(day) for day in days) if days else (UNKNOWN, UNKNOWN)
    return {
        "nam": str(year) if year else "",
        "ky": label(period),
        "ky_ngan": short_label(period),
        "ky_gon": brief_label(period),
        "ky_toi": next_label(period),
        "ky_toi_ngan": short_next_label(period),
        "ngay_dau": first,
        "ngay_cuoi": last,
    }


def _with_capitals(values: dict[str, str]) -> dict[str, str]:
    return values | {name.upper(): value.upper() for name, value in values.items()}


def _small_first(text: str) -> str:
    """Return `text` with a small first letter, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


NAMES = frozenset(
    _with_capitals(
        _of_office(Office()) | _of_period(Period()) | {"trich_yeu": "", "trich_yeu_thuong": ""}
    )
)
