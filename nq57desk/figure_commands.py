"""Edits of figures as commands: one typed, several taken from the text."""

from collections.abc import Iterable, Iterator

from nq57desk.commands import Command, EditContent, SetFigure, Together
from nq57desk.figures.asked import asking, no_more_asking
from nq57desk.figures.candidates import Candidate
from nq57desk.figures.catalogue import Catalogue
from nq57desk.figures.entering import enter
from nq57desk.figures.settling import Dispute, Side, settle
from nq57desk.figures.taking import take
from nq57desk.i18n import mark
from nq57desk.model import FigureValue, Report, Section


def enter_figure(
    report: Report, figure: str, text: str, catalogue: Catalogue
) -> tuple[Command, str]:
    """Return the edit that puts what is typed for a figure, and a word on how it was read.

    Raises:
        NotFound, BadInput: as `nq57desk.figures.entering.enter` says.
    """
    entry = enter(report, figure, text, catalogue)
    commands = tuple(SetFigure(value) for value in entry.values)
    if len(commands) == 1:
        return commands[0], entry.note
    return Together(commands, SetFigure.title), entry.note


def ask_for(value: FigureValue, section: Section) -> Command:
    """Return the edit that puts a figure into the form of a section."""
    edits = (SetFigure(asking(value, section)),)
    return Together(edits, mark("Add a figure to a section"))


def ask_no_more(value: FigureValue, section: Section) -> Command:
    """Return the edit that takes a figure that was added out of the form of a section."""
    edits = (SetFigure(no_more_asking(value, section)),)
    return Together(edits, mark("Take a figure out of a section"))


def take_candidates(
    report: Report, candidates: Iterable[Candidate], catalogue: Catalogue
) -> tuple[Command, tuple[Candidate, ...]]:
    """Return the edit that takes candidates as one step, and the candidates that it leaves."""
    taken = take(report, candidates, catalogue)
    edits = tuple(_edits(report, taken.report))
    return Together(edits, mark("Take figures from the text")), taken.left


def settle_dispute(
    report: Report, dispute: Dispute, right: Side, catalogue: Catalogue
) -> tuple[Command, tuple[Candidate, ...]]:
    """Return the edit that makes one of several values the only one, and its places.

    Raises:
        BadInput: as `nq57desk.figures.settling.settle` says.
    """
    after, shown = settle(report, dispute, right, catalogue)
    return Together(tuple(_edits(report, after)), mark("Keep one of two values")), shown


def _edits(before: Report, after: Report) -> Iterator[Command]:
    kept = {value.figure: value for value in before.figures}
    for value in after.figures:
        if kept.get(value.figure) != value:
            yield SetFigure(value)
    for old, new in zip(before.sections, after.sections, strict=True):
        if old.content != new.content:
            yield EditContent(new.id, new.content)
