"""Numbers of headings and items: order, gaps, doubles, kinds, end marks.

Source: NĐ 30/2020, Phụ lục I, II.6; điểm follow the Vietnamese alphabet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nq57desk.checks.reading import Passage, Reading, SectionReading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.i18n import _, mark
from nq57desk.model import BlockKind, Mend, Numbering, Place, SectionId, Severity
from nq57desk.numbering import bare
from nq57desk.vietnamese import POINT_LETTERS, from_roman, point_letter, roman

_SIMPLE = (Numbering.ROMAN, Numbering.ARABIC, Numbering.LETTER, Numbering.DOTTED, Numbering.PART)
_ITEM = re.compile(r"^(?P<letter>[a-zđ])(?P<mark>[).])\s+\S")
_COUNTED = re.compile(r"^(\d{1,2})[.)]\s+[^\W\d_]")
_LATIN = "abcdđefghijklmnopqrstuvwxyz"
_FAR = 3  # a letter that far behind the last one begins something else


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered heading or paragraph: its number as printed, its count, its place."""

    printed: str
    count: int | None
    place: Place
    text: str


def letter_order(reading: Reading) -> Iterator[Remark]:
    """Letters that leave the Vietnamese alphabet: "d, e, f" for "d, đ, e"."""
    for items in _runs(reading, Numbering.LETTER):
        letters = [bare(item.printed).casefold() for item in items]
        right = [point_letter(index + 1) for index in range(len(items))]
        if letters == right or letters[0] != "a" or not _skips_a_letter(letters):
            continue
        first = next(index for index, letter in enumerate(letters) if letter != right[index])
        where = _where(reading, items)
        mend = Mend(place=items[first].place) if items[first].place.section else None
        yield Remark(
            message=_(
                "{where}: the letters run {found}; after {before}) comes {next}) in the "
                "Vietnamese alphabet. Right: {right}."
            ).format(
                where=where,
                found=", ".join(letters),
                before=letters[max(first - 1, 0)],
                next=right[first],
                right=", ".join(right),
            ),
            places=tuple(item.place for item in items[max(first - 1, 0) :]),
            quote=f"{items[first].printed} {items[first].text}"[:120],
            found=", ".join(letters),
            expected=", ".join(right),
            mends=(mend,) if mend else (),
        )


def _skips_a_letter(letters: Sequence[str]) -> bool:
    """Whether the letters rise but leave one out, or use one that no điểm has."""
    foreign = any(letter not in POINT_LETTERS for letter in letters)
    places = [POINT_LETTERS.index(letter) for letter in letters if letter in POINT_LETTERS]
    rising = all(one < other for one, other in pairwise(places))
    return foreign or rising


def gaps(reading: Reading) -> Iterator[Remark]:
    """Numbers left out, told twice, or out of order."""
    for numbering in _SIMPLE:
        for items in _runs(reading, numbering):
            if numbering is Numbering.LETTER and _skips_a_letter(
                [bare(item.printed).casefold() for item in items]
            ):
                continue
            wrong = [
                (one, other)
                for one, other in pairwise(items)
                if one.count and other.count and not _follows(reading, one, other)
            ]
            if wrong:
                yield _gap(reading, numbering, wrong)


def _follows(reading: Reading, one: Item, other: Item) -> bool:
    """Whether two numbers follow each other; "1., 2.1., 2.2., 3." tells 2 by its parts."""
    count, following = one.count or 0, other.count or 0
    if following == count + 1:
        return True
    if other.place.block:
        return False
    section = other.place.section
    parent = next((two.parent for two in reading.sections if two.section.id == section), None)
    dotted = {
        bare(two.number).partition(".")[0]
        for two in reading.under(parent)
        if two.section.numbering is Numbering.DOTTED
    }
    return (
        all(str(number) in dotted for number in range(count + 1, following)) and count < following
    )


def _gap(reading: Reading, numbering: Numbering, wrong: Sequence[tuple[Item, Item]]) -> Remark:
    """Tell of the first number out of order in a row; the places of all are marked."""
    one, other = wrong[0]
    right = _write(numbering, (one.count or 0) + 1, one.printed)
    if other.count == one.count:
        message = _("{where}: the number {found} stands twice. The second is {right}.")
    else:
        message = _("{where}: after {before} comes {found}, not {right}.")
    return Remark(
        message=message.format(
            where=_where(reading, (one, other)),
            before=bare(one.printed),
            found=bare(other.printed),
            right=right,
        ),
        places=tuple(dict.fromkeys(item.place for pair in wrong for item in pair)),
        quote=f"{other.printed} {other.text}"[:120],
        found=bare(other.printed),
        expected=right,
        mends=(Mend(place=other.place),) if other.place.section else (),
    )


def _write(numbering: Numbering, count: int, like: str) -> str:
    match numbering:
        case Numbering.ROMAN:
            return roman(count)
        case Numbering.LETTER:
            return point_letter(count)
        case Numbering.DOTTED:
            return f"{bare(like).rpartition('.')[0]}.{count}"
        case Numbering.PART:
            return f"Phần {count}"
    return str(count)


def wrong_prefix(reading: Reading) -> Iterator[Remark]:
    """A dotted number that does not begin with the number above it, or has none above it."""
    told: set[tuple[SectionId | None, str]] = set()
    for one in reading.sections:
        if one.section.numbering is not Numbering.DOTTED:
            continue
        prefix = bare(one.number).rpartition(".")[0]
        parent = next((two for two in reading.sections if two.section.id == one.parent), None)
        above = bare(parent.number) if parent else ""
        counted = parent and parent.section.numbering in (Numbering.ARABIC, Numbering.DOTTED)
        if counted and prefix != above:
            yield _prefix_remark(one, f"{above}.{bare(one.number).rpartition('.')[2]}")
        elif not counted and (one.parent, prefix) not in told and not _has(reading, one, prefix):
            told.add((one.parent, prefix))
            yield Remark(
                message=_("{where}: {number} stands without a heading {prefix} above it.").format(
                    where=one.where, number=bare(one.number), prefix=prefix
                ),
                places=(one.heading.place(),),
                quote=f"{one.number} {one.heading.text}"[:120],
                found=bare(one.number),
                expected=prefix,
            )


def _has(reading: Reading, one: SectionReading, prefix: str) -> bool:
    return any(bare(other.number) == prefix for other in reading.under(one.parent))


def _prefix_remark(one: SectionReading, right: str) -> Remark:
    return Remark(
        message=_("{where}: the number {found} does not fit its place; right: {right}.").format(
            where=one.where, found=bare(one.number), right=right
        ),
        places=(one.heading.place(),),
        quote=f"{one.number} {one.heading.text}"[:120],
        found=bare(one.number),
        expected=right,
        mends=(Mend(place=one.heading.place()),),
    )


def _runs(reading: Reading, numbering: Numbering) -> Iterator[tuple[Item, ...]]:
    """Yield the items that are numbered in one row: headings under one parent, paragraphs."""
    for under in reading.children.values():
        numbered = [
            one
            for one in under
            if one.section.numbering is numbering and not one.section.is_appendix
        ]
        if len(numbered) < 2:
            continue
        run = tuple(_heading_item(one, numbering) for one in numbered)
        groups = _by_prefix(run) if numbering is Numbering.DOTTED else [run]
        yield from (group for group in groups if len(group) > 1)
    if numbering is Numbering.LETTER:
        for one in reading.sections:
            yield from _lettered(one.texts)
    if numbering is Numbering.ARABIC:
        for one in reading.sections:
            yield from _counted(one.texts)


def _by_prefix(run: Sequence[Item]) -> list[tuple[Item, ...]]:
    prefixes = dict.fromkeys(bare(item.printed).rpartition(".")[0] for item in run)
    return [
        tuple(item for item in run if bare(item.printed).rpartition(".")[0] == prefix)
        for prefix in prefixes
    ]


def _lettered(texts: Sequence[Passage]) -> Iterator[tuple[Item, ...]]:
    """Yield the rows of paragraphs that begin with "a)", "b)" …; "a" begins a new row."""
    run: list[Item] = []
    for passage in texts:
        shown = f"{passage.marker} {passage.text}" if passage.marker else passage.text
        match = _ITEM.match(shown) if shown[1:2] in (")", ".") else None
        if not match or (match["letter"] != "a" and not _goes_on(run, match["letter"])):
            continue
        if match["letter"] == "a" and run:
            yield tuple(run)
            run = []
        letter = match["letter"]
        place = passage.place(0, 0 if passage.marker else 2)
        run.append(Item(letter + match["mark"], _letter(letter), place, passage.text))
    if len(run) > 1:
        yield tuple(run)


def _counted(texts: Sequence[Passage]) -> Iterator[tuple[Item, ...]]:
    """Yield the rows of paragraphs that begin with "1.", "2." …; "1" begins a new row.

    A number far from the last one is no number of the row: a year, a day, a point of a law.
    """
    run: list[Item] = []
    so_far = 0
    for passage in texts:
        so_far += passage.mark is BlockKind.NUMBERED
        last = run[-1].count or 0 if run else 0
        number, end = _number_of(passage, so_far)
        if number != 1 and not (run and last <= number <= last + _FAR):
            continue
        if number == 1 and run:
            yield tuple(run)
            run = []
        run.append(Item(f"{number}.", number, passage.place(0, end), passage.text))
    if run:
        yield tuple(run)


def _number_of(passage: Passage, so_far: int) -> tuple[int, int]:
    """Return the number of a paragraph and where it ends in its text, 0 for one without.

    A numbered one without a marker of its own is counted: `numbering.block_markers`.
    """
    if passage.mark is BlockKind.NUMBERED and not passage.marker:
        return so_far, 0
    shown = f"{passage.marker} {passage.text[:8]}" if passage.marker else passage.text[:8]
    match = _COUNTED.match(shown)
    if not match:
        return 0, 0
    return int(match[1]), 0 if passage.marker else match.end(1) + 1


def _goes_on(run: Sequence[Item], letter: str) -> bool:
    """Whether a letter may belong to a row: not "v." or "i." far behind "b."."""
    if not run:
        return False
    return abs(_LATIN.index(letter) - _LATIN.index(bare(run[-1].printed))) <= _FAR


def _heading_item(one: SectionReading, numbering: Numbering) -> Item:
    printed = bare(one.number)
    return Item(one.number, _READERS[numbering](printed), one.heading.place(), one.heading.text)


def _letter(letter: str) -> int | None:
    return POINT_LETTERS.index(letter) + 1 if letter in POINT_LETTERS else None


def _last_number(printed: str) -> int | None:
    last = re.split(r"[.\s]", printed)[-1]
    return int(last) if last.isdecimal() else from_roman(last)


_READERS: dict[Numbering, Callable[[str], int | None]] = {
    Numbering.ROMAN: from_roman,
    Numbering.ARABIC: _last_number,
    Numbering.DOTTED: _last_number,
    Numbering.PART: _last_number,
    Numbering.LETTER: lambda printed: _letter(printed.casefold()),
}


def _where(reading: Reading, items: Sequence[Item]) -> str:
    """Name the section in which a row of items stands."""
    for one in reading.sections:
        if one.section.id == items[0].place.section:
            if items[0].place.block:
                return one.where
            parent = next((two for two in reading.sections if two.section.id == one.parent), None)
            return parent.where if parent else _("The main sections")
    return _("The report")


_SOURCE = "NĐ 30/2020, Phụ lục I, II.6"
RULES = (
    Rule(
        id="letter-order",
        severity=Severity.ERROR,
        title=mark("Letters that leave the Vietnamese alphabet"),
        source=f"{_SOURCE}.e: điểm xếp theo bảng chữ cái tiếng Việt",
        in_report=letter_order,
    ),
    Rule(
        id="number-gap",
        severity=Severity.ERROR,
        title=mark("Numbers left out or told twice"),
        source=_SOURCE,
        in_report=gaps,
    ),
    Rule(
        id="number-prefix",
        severity=Severity.WARNING,
        title=mark("A dotted number without the one above it"),
        source=_SOURCE,
        in_report=wrong_prefix,
    ),
)
