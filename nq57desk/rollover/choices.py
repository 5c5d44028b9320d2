"""What becomes of a section in the next period: the rule of its outline, and why."""

from enum import Enum

from nq57desk.i18n import _
from nq57desk.model import CarryOver, Period, Section, SectionKind, SectionSpec


class Carry(Enum):
    """What comes over of a section's content."""

    WHOLE = "whole"  # as it is, to be confirmed
    FRAME = "frame"  # its words and rows, the numbers left out
    EMPTY = "empty"  # nothing; the outline's own text


def choose(
    section: Section, spec: SectionSpec | None, *, old: Period, new: Period
) -> tuple[Carry, str]:
    """Return what comes over of `section`, and why in a sentence for the clerk.

    What changes each period is written anew, but sentences that are there for their numbers
    keep their words, and documents accumulate over the year.
    """
    if spec is None:
        return Carry.WHOLE, _("A section of your own stays.")
    match spec.carry:
        case CarryOver.KEPT:
            return Carry.WHOLE, _("It seldom changes; look through it.")
        case CarryOver.MOSTLY_KEPT:
            return Carry.WHOLE, _("It mostly stays; mend what is new.")
        case CarryOver.GENERATED:
            return Carry.EMPTY, _("The program writes it.")
        case CarryOver.CHANGES:
            return _changing(section, spec, old, new)


def _changing(section: Section, spec: SectionSpec, old: Period, new: Period) -> tuple[Carry, str]:
    kinds = {section.kind, spec.kind, *spec.also}
    if SectionKind.DOCUMENTS in kinds:
        if old.year is not None and old.year == new.year:
            return Carry.WHOLE, _("Documents add up over the year; add the new ones.")
        return Carry.EMPTY, _("A new year begins; list its documents.")
    if SectionKind.FIGURES in kinds or section.tables:
        return Carry.FRAME, _("Words and rows stay; the figures are of the new period.")
    if SectionKind.MODELS in kinds:
        return Carry.FRAME, _("The models stay; their results are new.")
    return Carry.EMPTY, _("It is written anew each period.")
