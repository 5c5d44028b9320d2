"""Numerals: decimal comma and point, thousands with and without a point."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nq57desk.checks.reading import Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import numbers
from nq57desk.i18n import _, mark
from nq57desk.model import Mend, Severity
from nq57desk.numbers_in_text import NumberInText, ReadAs


def mixed_decimals(reading: Reading) -> Iterator[Remark]:
    """A decimal point among decimal commas, or groups of thousands made by commas."""
    commas = points = 0
    odd: list[tuple[Passage, NumberInText]] = []
    for passage in reading.passages:
        for number in numbers(passage.text):
            if number.read_as is ReadAs.COMMA_GROUPS:
                odd.append((passage, number))
            elif number.read_as is ReadAs.DOT_PARTS and _measures(number):
                points += 1
                odd.append((passage, number))
            elif number.decimals:
                commas += 1
    if not odd:
        return
    printed = [passage.text[number.start : number.end] for passage, number in odd]
    places = tuple(passage.place(number.start, number.end) for passage, number in odd)
    yield Remark(
        message=_(
            "Decimal parts are written with a comma and thousands with a point in Vietnamese; "
            "{count} numbers here are not: {printed}."
        ).format(count=len(odd), printed=", ".join(dict.fromkeys(printed[:6]))),
        places=places,
        quote=printed[0],
        found=printed[0],
        expected=_right(odd[0][1], printed[0]),
        mends=tuple(
            Mend(place=place, text=_right(number, text))
            for place, (_passage, number), text in zip(places, odd, printed, strict=True)
            if number.read_as is ReadAs.DOT_PARTS
        ),
    )


def _measures(number: NumberInText) -> bool:
    return bool(number.unit) or number.denominator is not None


def _right(number: NumberInText, printed: str) -> str:
    if number.read_as is ReadAs.COMMA_GROUPS:
        return printed.replace(",", ".")
    return printed.replace(".", ",")


def ungrouped_thousands(reading: Reading) -> Iterator[Remark]:
    """Numbers from a thousand on without the point that groups them."""
    told: list[tuple[Passage, int, int]] = []
    grouped = 0
    for passage in reading.passages:
        for number in numbers(passage.text):
            grouped += number.read_as in (ReadAs.DOT_GROUPS, ReadAs.GROUPED)
            told += [(passage, *span) for span in _long_numerals(passage.text, number)]
    if not told:
        return
    printed = [passage.text[start:end] for passage, start, end in told]
    places = tuple(passage.place(start, end) for passage, start, end in told)
    message = _("{count} numbers from a thousand on are written without a point: {printed}.")
    if grouped:
        message = _(
            "Some numbers from a thousand on have a point and {count} have none: {printed}. "
            "Write all of them in one way."
        )
    yield Remark(
        message=message.format(count=len(told), printed=", ".join(dict.fromkeys(printed[:6]))),
        places=places,
        quote=printed[0],
        found=printed[0],
        expected=_grouped(printed[0]),
        mends=tuple(
            Mend(place=place, text=_grouped(text))
            for place, text in zip(places, printed, strict=True)
        ),
    )


_LONG = re.compile(r"(?<![\d.,])[1-9]\d{3,8}(?![\d])")
_YEAR = re.compile(r"(?:19|20)\d\d")


def _long_numerals(text: str, number: NumberInText) -> Iterator[tuple[int, int]]:
    for match in _LONG.finditer(text, number.start, number.end):
        year = _YEAR.fullmatch(match[0]) and text[match.start() : match.end()] == text.strip()
        if not year:
            yield match.span()


def _grouped(numeral: str) -> str:
    return f"{int(numeral):,}".replace(",", ".")


RULES = (
    Rule(
        id="decimal-marks",
        severity=Severity.WARNING,
        title=mark("Decimal comma and point mixed"),
        source="cách viết số và dấu trong tiếng Việt",
        in_report=mixed_decimals,
    ),
    Rule(
        id="thousands",
        severity=Severity.INFO,
        title=mark("Thousands without a point"),
        source="cách viết số và dấu trong tiếng Việt",
        in_report=ungrouped_thousands,
    ),
)
