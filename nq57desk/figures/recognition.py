"""Numbers in the text of a report, each with the figure of the catalogue that it seems to be.

Every number that tells an amount is a candidate; so is "chưa phát sinh …", which tells a nought.
Which figure it is follows from the words around it, the noun counted, the section's meaning and
the heads of table columns (`ranking`). A candidate is `sure` only where nothing speaks against
it: one figure far ahead of the others, the right unit, a result and no target.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from nq57desk.figures.candidates import Candidate, Piece, same
from nq57desk.figures.catalogue import MONEY_SCALES, Catalogue, Figure, Kind
from nq57desk.figures.circumstances import (
    as_of,
    is_ahead,
    is_of_event,
    is_of_one,
    is_otherwise,
    nature,
    scope,
)
from nq57desk.figures.ledger import HUNDRED, agree
from nq57desk.figures.noughts import Nought, noughts
from nq57desk.figures.passages import Passage, passages
from nq57desk.figures.ranking import Choice, Ranking
from nq57desk.figures.surroundings import Spot, parts_before, spots
from nq57desk.model import FigureForm, FigureId, Nature, Place, Report, SectionId
from nq57desk.numbers_in_text import find_numbers

_OF_PLAN = re.compile(r"\s*(?:so với\s+)?(?:kế hoạch|chỉ tiêu|dự toán)\b", re.IGNORECASE)


def recognise(report: Report, catalogue: Catalogue) -> tuple[Candidate, ...]:
    """Return the numbers of `report` that may be figures, in printed order."""
    reader = _Reader(report, catalogue)
    found = (each for passage in passages(report) for each in reader.read(passage))
    return tuple(_unsure_if_told_otherwise(found, catalogue))


class _Reader:
    """Reads passage after passage, remembering what the section has told so far."""

    def __init__(self, report: Report, catalogue: Catalogue) -> None:
        self._report = report
        self._catalogue = catalogue
        self._ranking = Ranking(catalogue)
        self._section: SectionId | None = None
        self._as_of: date | None = None
        self._told: dict[FigureId, Decimal] = {}
        self._by_lead: tuple[str, frozenset[FigureId]] = ("", frozenset())

    def read(self, passage: Passage) -> list[Candidate]:
        """Return the candidates of the next passage."""
        if passage.section != self._section:
            self._section, self._as_of, self._told = passage.section, None, {}
        self._as_of = as_of(passage.text, self._report) or self._as_of
        nothing = (self._nought(each) for each in noughts(passage))
        found = [*self._numbers(passage), *(each for each in nothing if each.figure)]
        found = [_unsure_if_told_twice(each, found) for each in found]
        found.sort(key=lambda each: each.place.start)
        if passage.text.rstrip().endswith(":"):
            told = frozenset(each.figure for each in found if each.figure)
            self._by_lead = (passage.text, told)
        return found

    def _numbers(self, passage: Passage) -> Iterator[Candidate]:
        around = list(spots(passage, find_numbers(passage.text), self._ranking.matcher))
        partners = {
            id(spot): other
            for one, two in pairwise(around)
            if two.linked is one
            for spot, other in ((one, two), (two, one))
        }
        for index, spot in enumerate(around):
            partner = partners.get(id(spot))
            if spot.number.is_percent:
                made = self._rate(spot, partner, around[:index])
            elif spot.number.denominator is not None:
                made = self._fraction(spot, partner)
            else:
                made = self._amount(spot)
            for candidate in made:
                if candidate.figure:
                    self._told[candidate.figure] = candidate.value
                yield candidate

    def _amount(self, spot: Spot) -> Iterator[Candidate]:
        """Yield a count, an amount of money or a measure."""
        for choice in self._choose(spot):
            form = FigureForm.WITH_UNIT if _prints_unit(spot) else FigureForm.VALUE
            yield self._candidate(spot, choice, spot.number.amount, forms=((spot, form),))

    def _rate(
        self, spot: Spot, partner: Spot | None, earlier: Sequence[Spot]
    ) -> Iterator[Candidate]:
        """Yield a percentage, with its parts where they stand beside it."""
        for choice in self._choose(spot):
            value = spot.number.value
            over, under = self._parts(choice, value, partner)
            if over is None and partner is not None:
                over, under = parts_before(spot, earlier)
            forms = [(spot, FigureForm.RATE if _prints_unit(spot) else FigureForm.VALUE)]
            if partner and partner.number.denominator is not None:
                forms.append((partner, FigureForm.FRACTION))
            made = self._candidate(spot, choice, value, forms=tuple(forms))
            yield replace(made, numerator=over, denominator=under)

    def _parts(
        self, choice: Choice, rate: Decimal, partner: Spot | None
    ) -> tuple[Decimal | None, Decimal | None]:
        """Return what a rate is made of: the fraction beside it, or the count and its whole."""
        if partner is None:
            return None, None
        number = partner.number
        if number.denominator is not None:
            return number.amount, number.denominator
        figure = self._catalogue.get(choice.figure) if choice.figure else None
        whole = self._told.get(figure.denominator) if figure and figure.denominator else None
        if whole and agree(rate, number.amount * HUNDRED / whole, rate=True):
            return number.amount, whole
        return None, None

    def _fraction(self, spot: Spot, partner: Spot | None) -> Iterator[Candidate]:
        """Yield the count that a fraction tells and, where no % stands by, its rate."""
        number = spot.number
        counted = spot.units or self._ranking.counted_before(spot)
        for choice in self._choose(spot, kinds={Kind.COUNT}) if counted else ():
            figure = self._catalogue.get(choice.figure) if choice.figure else None
            parts = figure is None or figure.whole is not None
            forms = ((spot, FigureForm.FRACTION),) if parts else ()
            made = self._candidate(spot, choice, number.amount, forms=forms)
            if partner and not self._is_part_of(choice, partner):
                made = replace(made, sure=False)
            if parts:
                made = replace(made, numerator=number.value, denominator=number.denominator)
            yield made
        if partner is None and number.denominator:
            rate = (number.value * HUNDRED / number.denominator).quantize(
                Decimal("0.01"), ROUND_HALF_UP
            )
            for choice in self._choose(spot, kinds={Kind.PERCENT}):
                if choice.figure or not spot.units:
                    made = self._candidate(
                        spot, choice, rate, forms=((spot, FigureForm.FRACTION),)
                    )
                    yield replace(
                        made, numerator=number.value, denominator=number.denominator, unit="%"
                    )

    def _is_part_of(self, choice: Choice, rate: Spot) -> bool:
        """Whether a count is what the rate beside it is made of, as far as the catalogue knows."""
        told = self._choose(rate)[0].figure
        figure = self._catalogue.get(told) if told else None
        return figure is not None and figure.numerator == choice.figure

    def _choose(self, spot: Spot, kinds: set[Kind] | None = None) -> tuple[Choice, ...]:
        lead, told = self._by_lead
        passed = told if spot.passage.lead and spot.passage.lead == lead.rstrip() else frozenset()
        return self._ranking.choose(spot, kinds=kinds, told_by_lead=passed)

    def _candidate(
        self,
        spot: Spot,
        choice: Choice,
        value: Decimal,
        *,
        forms: tuple[tuple[Spot, FigureForm], ...],
    ) -> Candidate:
        passage, number = spot.passage, spot.number
        figure = self._catalogue.get(choice.figure) if choice.figure else None
        kind = nature(passage, spot.left, spot.earlier)
        part = scope(f"{spot.left} {spot.right}")
        planned = number.is_percent and _OF_PLAN.match(passage.text, number.to) is not None
        doubtful = (
            bool(part or scope(spot.earlier))
            or planned
            or is_otherwise(spot.earlier + spot.left, self._report.period.year)
            or is_ahead(spot.so_far, spot.left)
            or is_of_one(spot.so_far)
            or (figure is not None and _counts_guests(spot, figure))
        )
        return Candidate(
            figure=choice.figure,
            value=value,
            unit=figure.unit if figure else _unit(spot),
            operator=number.operator,
            nature=kind,
            as_of=self._as_of,
            scope=part or (spot.left.strip(" :-–") if figure and figure.each else ""),
            place=_place(passage, number.from_, number.to),
            cell=passage.cell,
            pieces=() if passage.is_heading else tuple(_piece(each, form) for each, form in forms),
            quote=spot.sentence,
            sure=choice.sure and kind is Nature.RESULT and not doubtful,
            score=round(choice.score, 3),
            others=choice.others,
        )

    def _nought(self, nought: Nought) -> Candidate:
        passage = nought.passage
        choice = self._ranking.choose_nought(nought)
        figure = self._catalogue.get(choice.figure) if choice.figure else None
        return Candidate(
            figure=choice.figure,
            value=Decimal(0),
            unit=figure.unit if figure else "",
            as_of=self._as_of,
            place=_place(passage, nought.start, nought.end),
            quote=passage.text[nought.start : nought.end].strip(),
            score=round(choice.score, 3),
            others=choice.others,
        )


def _unsure_if_told_twice(one: Candidate, found: Sequence[Candidate]) -> Candidate:
    """Doubt a figure that one passage seems to tell with two values, or in two parts."""
    alike = [each for each in found if each.figure == one.figure]
    twice = one.sure and any(
        (each.sure and each.value != one.value) or _may_add_up(each, one) for each in alike
    )
    return replace(one, sure=False) if twice else one


def _may_add_up(other: Candidate, one: Candidate) -> bool:
    """Whether two numbers of one sentence may be parts of a figure: "01 Giám đốc, 01 Phó …"."""
    if other.place == one.place or other.quote != one.quote:
        return False
    return one.unit != "%" and other.denominator is None and other.value == one.value


def _unsure_if_told_otherwise(
    candidates: Iterable[Candidate], catalogue: Catalogue
) -> Iterator[Candidate]:
    """Doubt a figure that was sure with another value further up."""
    told: dict[FigureId, Decimal] = {}
    for each in candidates:
        figure = catalogue.get(each.figure) if each.figure else None
        if figure is None or not each.sure:
            yield each
            continue
        first = told.setdefault(figure.id, each.value)
        yield replace(each, sure=same(first, each.value, figure.kind is Kind.PERCENT))


def _counts_guests(spot: Spot, figure: Figure) -> bool:
    """Whether those counted came to a class or meeting that no name of the figure tells of."""
    names = " ".join((figure.label, *figure.names))
    return figure.unit == "người" and is_of_event(spot.so_far) and not is_of_event(names)


def _place(passage: Passage, start: int, end: int) -> Place:
    return Place(
        section=passage.section,
        block=passage.block,
        start=passage.start + start,
        end=passage.start + end,
        line=passage.line_at(start),
    )


def _prints_unit(spot: Spot) -> bool:
    """Whether the unit stands beside the number, not only over its column."""
    number = spot.number
    return bool(number.unit) and not spot.passage.text[number.end - 1].isdigit()


def _piece(spot: Spot, form: FigureForm) -> Piece:
    start = spot.passage.start
    return Piece(start=start + spot.number.from_, end=start + spot.number.to, form=form)


def _unit(spot: Spot) -> str:
    """Return the unit of a number that is no figure: as written, money in triệu or đồng."""
    unit = spot.number.unit
    return ("triệu đồng" if MONEY_SCALES.get(unit, 1) >= 10**6 else unit) or next(
        iter(spot.units), ""
    )
