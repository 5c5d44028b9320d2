"""The next report made of the previous one, under the same outline or another.

Under the same outline the clerk's own order, levels and sections stay; under another, sections
are found again by meaning and heading, and what finds no match stays as a section of its own
behind the one it followed. Number, date and request letters are the outline's again. Values of
figures never come over but for those that hardly change; whatever comes over is marked as
carried until the clerk changes or confirms it.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from nq57desk import tree
from nq57desk.beginning import begin
from nq57desk.i18n import _
from nq57desk.model import (
    Block,
    BlockId,
    Closing,
    Content,
    DataSpan,
    FigureId,
    FigureValue,
    Header,
    Office,
    Outline,
    PartialDate,
    Period,
    Place,
    Report,
    ReportId,
    Run,
    Section,
    SectionId,
)
from nq57desk.parameters import fill, parameters
from nq57desk.period_order import data_spans
from nq57desk.progress import is_empty
from nq57desk.rollover.choices import Carry, Reason, choose
from nq57desk.rollover.mentions import Setting, Turn
from nq57desk.rollover.revision import Left, Revision, Rewritten, telling
from nq57desk.section_pairs import by_meaning, named, pairs
from nq57desk.vietnamese import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of one section: `source` of the previous report, `section` of the new one.

    `source` is `None` where the outline asks for a section that was not there; `proposed` by its
    `reason`, where the clerk has not chosen otherwise; `empty`: there was nothing to take over.
    """

    section: SectionId
    source: SectionId | None
    heading: str
    carry: Carry
    proposed: Carry
    reason: Reason
    empty: bool = False

    @property
    def why(self) -> str:
        """Why so, in a sentence for the clerk."""
        return self.reason.text if self.carry is self.proposed else _("You have chosen so.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RollOver:
    """A report begun from another, and what the clerk must know of how."""

    report: Report
    taken: tuple[Taken, ...]
    rewritten: tuple[Rewritten, ...]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    """A section of the new report, with those of the previous one that go into it."""

    section: Section
    sources: tuple[Section, ...] = ()


def roll_over(
    previous: Report,
    outline: Outline,
    office: Office,
    period: Period,
    *,
    report_id: ReportId,
    name: str,
    new_id: Callable[[], str],
    slow: Collection[FigureId] = (),
    choices: Mapping[SectionId, Carry] | None = None,
    span: DataSpan | None = None,
) -> RollOver:
    """Begin a report on `period` from `previous`.

    Args:
        previous: any report, also of another outline.
        outline, office, period: of the new report.
        report_id, name, new_id: as for `begin`.
        slow: the figures that hardly change; their values come over, to be confirmed.
        choices: the clerk's own choice for sections of `previous`.
        span: the days of the new data; those of the decree where none are told.
    """
    days = span or next(iter(data_spans(period)), DataSpan())
    fresh = begin(outline, office, period, report_id=report_id, name=name, new_id=new_id)
    revision = Revision(turn=Turn(old=previous.period, new=period, span=days))
    roller = _Roller(
        previous=previous, fresh=fresh, revision=revision, choices=choices or {}, new_id=new_id
    )
    same = previous.outline.id == outline.id
    slots = roller.same_slots() if same else roller.other_slots()
    sections, taken = roller.fill(slots)
    figures = tuple(value for value in previous.figures if value.figure in slow)
    asked = tuple(
        FigureValue(figure=value.figure, asked_in=value.asked_in)
        for value in previous.figures
        if value.asked_in and value not in figures
    )
    report = replace(
        fresh,
        header=replace(
            _header(previous, fresh, same=same),
            subject=roller.subject() if same else fresh.header.subject,
        ),
        closing=_closing(previous, fresh, same=same),
        sections=sections,
        figures=(*figures, *asked),
        data_span=days,
        previous=previous.id,
        carried=frozenset(roller.carried) | {value.figure for value in figures},
    )
    return RollOver(
        report=report,
        taken=taken,
        rewritten=tuple(revision.rewritten),
        left=tuple(revision.left),
    )


class _Roller:
    def __init__(
        self,
        *,
        previous: Report,
        fresh: Report,
        revision: Revision,
        choices: Mapping[SectionId, Carry],
        new_id: Callable[[], str],
    ) -> None:
        self._previous = previous
        self._fresh = fresh
        self._revision = revision
        self._choices = choices
        self._new_id = new_id
        self._old_values = parameters(previous)
        self.carried: set[str] = set()

    def same_slots(self) -> list[_Slot]:
        """Lay the new sections as the previous ones lie; those that were missing are added."""
        waiting = {section.key: section for section in self._fresh.sections}
        slots = []
        for source in self._previous.sections:
            begun = waiting.pop(source.key, None)
            if begun is None:
                slots.append(self._own(source, level=source.level))
                continue
            heading = self._heading(source, begun)
            section = replace(
                begun, level=source.level, numbering=source.numbering, heading=heading
            )
            slots.append(_Slot(section=section, sources=(source,)))
        return self._with_missing(slots, waiting)

    def other_slots(self) -> list[_Slot]:
        """Lay the sections as the new outline does, each with the previous ones it matches."""
        matched = pairs(self._previous, self._fresh)
        sources = {section.id: section for section in self._previous.sections}
        into = {target: [sources[source]] for target, source in matched.items()}
        taken = set(matched.values())
        free = tuple(each for each in named(self._previous) if each.section.id not in taken)
        for target in named(self._fresh):
            if target.section.id in into:
                more = [each.section for each in by_meaning(free, target)]
                into[target.section.id] += [each for each in more if each.id not in taken]
                taken |= {each.id for each in more}
        slots = [
            _Slot(section=section, sources=tuple(into.get(section.id, ())))
            for section in self._fresh.sections
        ]
        return self._with_unmatched(slots, taken)

    def fill(self, slots: list[_Slot]) -> tuple[tuple[Section, ...], tuple[Taken, ...]]:
        """Put into each section what comes over of its sources."""
        sections, taken = [], []
        for slot in slots:
            content: list[Content] = []
            for source in slot.sources:
                told = self._told(slot, source)
                taken.append(told)
                if not told.empty and told.carry is not Carry.EMPTY:
                    content.append(self._title(slot, source))
                    content.append(self._revised(source, slot.section, told.carry))
            if not slot.sources:
                taken.append(self._missing(slot.section))
            whole = tuple(item for part in content for item in part)
            section = replace(slot.section, content=whole) if whole else slot.section
            heading = self._revision.text(
                section.heading, Place(section=section.id), Setting.HEADING
            )
            sections.append(replace(section, heading=heading))
            if heading and not self._is_outlines(section):
                self.carried.add(section.id)
        return tuple(sections), tuple(taken)

    def _is_outlines(self, section: Section) -> bool:
        """Whether the heading is the outline's, which the program keeps up itself."""
        spec = self._fresh.spec(section)
        return spec is not None and spec.heading == section.heading

    def subject(self) -> str:
        """Return the outline's subject, or the clerk's where it was another."""
        begun, former = self._fresh.header.subject, self._previous.header.subject
        if fold(fill(begun, self._old_values)) == fold(fill(former, self._old_values)):
            return begun
        return self._revision.text(former, Place(), Setting.HEADING)

    def _told(self, slot: _Slot, source: Section) -> Taken:
        spec = self._fresh.spec(slot.section) or self._previous.spec(source)
        proposed, reason = choose(source, spec, old=self._previous.period, new=self._fresh.period)
        return Taken(
            section=slot.section.id,
            source=source.id,
            heading=fill(source.heading, self._old_values),
            carry=self._choices.get(source.id, proposed),
            proposed=proposed,
            reason=reason,
            empty=is_empty(source.content),
        )

    def _missing(self, section: Section) -> Taken:
        return Taken(
            section=section.id,
            source=None,
            heading=fill(section.heading, self._old_values),
            carry=Carry.EMPTY,
            proposed=Carry.EMPTY,
            reason=Reason.MISSING,
            empty=True,
        )

    def _title(self, slot: _Slot, source: Section) -> Content:
        """Return the heading of a section that shares its new place with others."""
        if len(slot.sources) == 1 or not source.heading:
            return ()
        named_so = self._own_block(fill(source.heading, self._old_values))
        return self._revised_content((named_so,), slot.section, Carry.WHOLE)

    def _revised(self, source: Section, target: Section, carry: Carry) -> Content:
        return self._revised_content(source.content, target, carry)

    def _revised_content(self, content: Content, target: Section, carry: Carry) -> Content:
        revised = self._revision.content(content, target.id, carry)
        for item in revised:
            self.carried.update(telling(item))
        return revised

    def _own_block(self, text: str) -> Block:
        return Block(id=BlockId(self._new_id()), runs=(Run(text=text, bold=True),))

    def _heading(self, source: Section, begun: Section) -> str:
        """Return the outline's heading, or the clerk's where it was another."""
        outlines = fill(begun.heading, self._old_values)
        printed = fill(source.heading, self._old_values)
        return begun.heading if fold(outlines) == fold(printed) else source.heading

    def _own(self, source: Section, *, level: int) -> _Slot:
        section = Section(
            id=SectionId(self._new_id()),
            level=level,
            numbering=source.numbering,
            heading=source.heading,
            kind=source.kind,
        )
        return _Slot(section=section, sources=(source,))

    def _with_missing(self, slots: list[_Slot], waiting: Mapping[str, Section]) -> list[_Slot]:
        """Add what the outline requires and the previous report lacked, in its place."""
        required = {spec.key for spec in self._fresh.outline.specs() if spec.required}
        before: SectionId | None = None
        for section in self._fresh.sections:
            if section.key in waiting:
                if section.key not in required:
                    continue
                slots = _inserted(slots, before, _Slot(section=section))
            before = section.id
        return slots

    def _with_unmatched(self, slots: list[_Slot], taken: set[SectionId]) -> list[_Slot]:
        """Keep what found no match as sections of their own, behind what they followed."""
        place = {source.id: slot.section for slot in slots for source in slot.sources}
        above: list[Section] = []
        before: SectionId | None = None
        for source in self._previous.sections:
            while above and above[-1].level >= source.level:
                above.pop()
            if source.id in taken:
                before = place[source.id].id
            elif not is_empty(source.content) or not source.key:
                parent = place.get(above[-1].id) if above else None
                slot = self._own(source, level=parent.level + 1 if parent else 1)
                slots = _inserted(slots, before, slot)
                place[source.id] = slot.section
                before = slot.section.id
            above.append(source)
        return slots


def _inserted(slots: list[_Slot], after: SectionId | None, slot: _Slot) -> list[_Slot]:
    sections = tuple(each.section for each in slots)
    order = tree.inserted(sections, after, slot.section)
    known = {each.section.id: each for each in (*slots, slot)}
    return [known[section.id] for section in order]


def _header(previous: Report, fresh: Report, *, same: bool) -> Header:
    """Return the outline's head with what stays of the office's own: place, symbol, addressees."""
    former, begun = previous.header, fresh.header
    year = fresh.period.end.year if fresh.period.end else fresh.period.year
    return replace(
        begun,
        symbol=former.symbol,
        title=former.title,
        place=former.place or begun.place,
        date=PartialDate(year=year),
        addressees=former.addressees if same and former.addressees else begun.addressees,
    )


def _closing(previous: Report, fresh: Report, *, same: bool) -> Closing:
    former, begun = previous.closing, fresh.closing
    if not same:
        return begun
    return replace(
        begun,
        recipients=former.recipients or begun.recipients,
        signature=former.signature or begun.signature,
        signer=former.signer or begun.signer,
    )
