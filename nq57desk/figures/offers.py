"""Numbers of the text as they are offered to the clerk: each in its sentence, with the mark.

Taking one moves the others: a chip takes no letter of the plain text that their places count.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from nq57desk.figures.candidates import Candidate, Piece
from nq57desk.figures.catalogue import MONEY_SCALES, Catalogue, Figure, Kind
from nq57desk.figures.own import own_id
from nq57desk.figures.passages import Passage, passages
from nq57desk.figures.places import uses
from nq57desk.figures.writing import OF_TWO, forms_of
from nq57desk.figures.written_out import Write
from nq57desk.model import FigureForm, FigureId, Place, Report, SectionId

_STOP = re.compile(r"[.!?](?=\s)|\n")
_SPACE = re.compile(r"\s+")
_Chip = tuple[int, str]  # where a figure stands in the plain text, and what it shows
_Key = tuple[SectionId, str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A candidate as the clerk reads it: its number stands in `sentence` from `start` to `end`.

    Of a table's cell the sentence names row and column first.
    """

    candidate: Candidate
    sentence: str
    start: int
    end: int


def offers(report: Report, candidates: Iterable[Candidate], write: Write) -> tuple[Offer, ...]:
    """Return candidates of `report` in their sentences, those without a figure left out.

    `write` says what the figures in these sentences show.
    """
    read = {(each.section, each.block, each.cell): each for each in passages(report)}
    chips: dict[_Key, list[_Chip]] = {}
    for use in uses(report):
        key = (use.place.section or SectionId(""), use.place.block, use.cell)
        chips.setdefault(key, []).append((use.place.start, write(use.ref)))
    return tuple(
        _offer(each, read.get(_key(each)), chips.get(_key(each), []))
        for each in candidates
        if each.figure is not None
    )


def _key(candidate: Candidate) -> _Key:
    return (candidate.place.section or SectionId(""), candidate.place.block, candidate.cell)


def _offer(candidate: Candidate, passage: Passage | None, chips: list[_Chip]) -> Offer:
    if passage is None:
        quote = _tidy(candidate.quote)
        return Offer(candidate=candidate, sentence=quote, start=0, end=len(quote))
    start, end = candidate.place.start - passage.start, candidate.place.end - passage.start
    stops = [match.end() for match in _STOP.finditer(passage.text)]
    first = max((stop for stop in stops if stop <= start), default=0)
    last = min((stop for stop in stops if stop >= end), default=len(passage.text))
    left = [chip for chip in chips if first <= chip[0] <= start]
    right = [chip for chip in chips if end <= chip[0] <= last and chip not in left]
    before = _over(passage) + _tidy(_written(passage.text, first, start, left)).lstrip()
    number = _tidy(passage.text[start:end]).strip()
    after = _tidy(_written(passage.text, end, last, right)).rstrip()
    return Offer(
        candidate=candidate,
        sentence=f"{before}{number}{after}",
        start=len(before),
        end=len(before) + len(number),
    )


def _written(text: str, start: int, end: int, chips: Iterable[_Chip]) -> str:
    """Return a stretch of plain text with the words of its figures put in."""
    said = ""
    for position, words in chips:
        said += text[start:position] + words
        start = position
    return said + text[start:end]


def _over(passage: Passage) -> str:
    if passage.cell is None:
        return ""
    words = (passage.row, passage.columns[0] if passage.columns else "")
    told = " – ".join(_tidy(word).strip() for word in words if word.strip())
    return f"{told}: " if told else ""


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text)


def after_taking(offered: Iterable[Offer], taken: Collection[Candidate]) -> tuple[Offer, ...]:
    """Return what is still offered once `taken` have become chips."""
    places = {_where(each) for each in taken}
    return tuple(
        replace(offer, candidate=moved(offer.candidate, taken))
        for offer in offered
        if _where(offer.candidate) not in places
    )


def _where(candidate: Candidate) -> tuple[Place, FigureId | None]:
    return candidate.place, candidate.figure


def moved(candidate: Candidate, taken: Iterable[Candidate]) -> Candidate:
    """Return `candidate` where it stands once `taken` have become chips.

    What of its number is a chip already it no longer claims.
    """
    there = (candidate.place.section, candidate.place.block)
    chips = _chips(each for each in taken if (each.place.section, each.place.block) == there)
    if not chips:
        return candidate
    place = candidate.place
    return replace(
        candidate,
        place=replace(place, start=_shift(place.start, chips), end=_shift(place.end, chips)),
        pieces=tuple(
            replace(piece, start=_shift(piece.start, chips), end=_shift(piece.end, chips))
            for piece in candidate.pieces
            if all(piece.end <= each.start or each.end <= piece.start for each in chips)
        ),
    )


def _chips(taken: Iterable[Candidate]) -> list[Piece]:
    """Return the pieces that have become chips: where two claimed one, the first has it."""
    found: list[Piece] = []
    for piece in (piece for each in taken if each.figure for piece in each.pieces):
        if all(piece.end <= each.start or each.end <= piece.start for each in found):
            found.append(piece)
    return found


def _shift(position: int, chips: Iterable[Piece]) -> int:
    return position - sum(max(0, min(each.end, position) - each.start) for each in chips)


def can_be(candidate: Candidate, figure: Figure) -> bool:
    """Whether a number can tell `figure`, by what it counts."""
    kinds = _kinds(candidate)
    if figure.kind not in kinds:
        return False
    prints_unit = any(piece.form is FigureForm.WITH_UNIT for piece in candidate.pieces)
    return Kind.MONEY in kinds or not prints_unit or figure.unit == candidate.unit


def as_figure(candidate: Candidate, figure: Figure, catalogue: Catalogue) -> Candidate:
    """Return `candidate` as the clerk says what it tells; it is sure then."""
    forms = forms_of(figure, catalogue)
    return replace(
        candidate,
        figure=figure.id,
        unit=figure.unit,
        pieces=tuple(
            piece
            for piece in candidate.pieces
            if piece.form not in OF_TWO - {FigureForm.RATE} or piece.form in forms
        ),
        sure=True,
        score=1.0,
    )


def own_figure(candidate: Candidate, label: str, unit: str, taken: Collection[str]) -> Figure:
    """Return a figure of the office's own that a number tells, for want of one that fits."""
    kind = next(iter(_kinds(candidate)))
    return Figure(
        id=own_id(label, taken),
        label=label,
        kind=kind,
        unit="%" if kind is Kind.PERCENT else unit,
    )


def _kinds(candidate: Candidate) -> tuple[Kind, ...]:
    if candidate.unit == "%":
        return (Kind.PERCENT,)
    if candidate.unit in MONEY_SCALES:
        return (Kind.MONEY,)
    if any(piece.form is FigureForm.WITH_UNIT for piece in candidate.pieces):
        return (Kind.MEASURE, Kind.COUNT)
    return (Kind.COUNT, Kind.MEASURE)


def choices(candidate: Candidate, catalogue: Catalogue) -> Iterator[Figure]:
    """Yield the figures that a number seems to be, the likeliest first."""
    for name in dict.fromkeys(filter(None, (candidate.figure, *candidate.others))):
        figure = catalogue.get(FigureId(name))
        if figure is not None and (name == candidate.figure or can_be(candidate, figure)):
            yield figure
