"""What becomes of a section in the next period: the rule of its outline, and why."""

from enum import Enum

from nq57desk.i18n import _, mark
from nq57desk.model import CarryOver, Period, Section, SectionKind, SectionSpec


class Carry(Enum):
    """What comes over of a section's content."""

    WHOLE = "whole"  # as it is, to be confirmed
    FRAME = "frame"  # its words and rows, the numbers left out
    EMPTY = "empty"  # nothing; the outline's own text


class Reason(Enum):
    """Why so, by the habit of the section: a sentence for the clerk, in English (msgid)."""

    KEPT = mark("It seldom changes; look through it.")
    MOSTLY_KEPT = mark("It mostly stays; mend what is new.")
    DOCUMENTS = mark("Documents add up over the year; add the new ones.")
    NEW_YEAR = mark("A new year begins; list its documents.")
    FIGURES = mark("Words and rows stay; the figures are of the new period.")
    MODELS = mark("The models stay; their results are new.")
    OWN = mark("A section of your own stays.")
    ANEW = mark("It is written anew each period.")
    GENERATED = mark("The program writes it.")
    MISSING = mark("The outline asks for it; there was nothing before.")

    @property
    def text(self) -> str:
        """The sentence in the clerk's language."""
        return _(self.value)


_CARRIES = {
    Reason.FIGURES: Carry.FRAME,
    Reason.MODELS: Carry.FRAME,
    Reason.NEW_YEAR: Carry.EMPTY,
    Reason.ANEW: Carry.EMPTY,
    Reason.GENERATED: Carry.EMPTY,
    Reason.MISSING: Carry.EMPTY,
}


def choose(
    section: Section, spec: SectionSpec | None, *, old: Period, new: Period
) -> tuple[Carry, Reason]:
    """Return what comes over of `section`, and why.

    What changes each period is written anew, but sentences that are there for their numbers
    keep their words, and documents accumulate over the year.
    """
    reason = _reason(section, spec, old, new)
    return _CARRIES.get(reason, Carry.WHOLE), reason


def _reason(section: Section, spec: SectionSpec | None, old: Period, new: Period) -> Reason:
    if spec is None:
        return Reason.OWN
    match spec.carry:
        case CarryOver.KEPT:
            return Reason.KEPT
        case CarryOver.MOSTLY_KEPT:
            return Reason.MOSTLY_KEPT
        case CarryOver.GENERATED:
            return Reason.GENERATED
        case CarryOver.CHANGES:
            return _changing(section, spec, old, new)


def _changing(section: Section, spec: SectionSpec, old: Period, new: Period) -> Reason:
    kinds = {section.kind, spec.kind, *spec.also}
    if SectionKind.DOCUMENTS in kinds:
        same_year = old.year is not None and old.year == new.year
        return Reason.DOCUMENTS if same_year else Reason.NEW_YEAR
    if SectionKind.FIGURES in kinds or section.tables:
        return Reason.FIGURES
    return Reason.MODELS if SectionKind.MODELS in kinds else Reason.ANEW
