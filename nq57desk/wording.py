"""What the fixed lines of a report say: number, place and date, office, "Kèm theo".

The composer prints them, and the importer knows by them what was printed by rule.
"""

from collections.abc import Sequence

from nq57desk.model import Header, Office, Report
from nq57desk.vietnamese import date_words

BLANK_NUMBER = " " * 6  # room to write the number by hand


def number(header: Header) -> str:
    """Return the report's number: "5" → "05"; room for it where it is not given yet.

    Source: NĐ 30/2020, Phụ lục I, II.3.
    """
    given = header.number.strip()
    if not given:
        return BLANK_NUMBER
    return f"0{given}" if len(given) == 1 and given.isdigit() else given


def place(header: Header, office: Office) -> str:
    """Return the place before the date; the office's own where the header names none."""
    return header.place or office.place or office.name


def place_and_date(header: Header, office: Office) -> str:
    """Return "Mẫu, ngày 05 tháng 02 năm 2026", with room for what is blank."""
    return ", ".join(part for part in (place(header, office), date_words(header.date)) if part)


def office_lines(office: Office) -> tuple[str, ...]:
    """Return the name of the office in capitals as it stands at the head, a line each."""
    if not office.name:
        return ("ỦY BAN NHÂN DÂN",)
    return ("ỦY BAN NHÂN DÂN", office.locality.upper())


def committee(office: Office) -> str:
    """Return the name of the office in a sentence, "Ủy ban nhân dân xã Mẫu"."""
    return f"Ủy ban nhân dân {office.locality}"


def attachment(report: Report) -> str:
    """Return the line under an appendix's title; the header's own where it has one.

    Source: NĐ 30/2020, Phụ lục I, III.1.c.
    """
    header = report.header
    if header.attachment:
        return header.attachment
    symbol = f"{number(header)}/{header.symbol}"
    return (
        f"(Kèm theo {header.title.capitalize()} số {symbol} "
        f"{date_words(header.date)} của {committee(report.office)})"
    )


def listed(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of a list with their marks: ";" after each, "." after the last."""
    bare = [name.strip().rstrip(";.").rstrip() for name in names]
    *first, last = [name for name in bare if name] or [""]
    return (*(f"{name};" for name in first), f"{last}.") if last else ()
