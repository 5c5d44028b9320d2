"""The figures of the open report as the window shows them: amounts now and last period, texts.

One book serves the page of figures, the form of a section and the chips in the text. It reads the
report that the desk shows and tells wishes; the desk does them, each as one step to undo.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from nq57desk.carried import waiting_figures
from nq57desk.commands import Command, Confirm, SetFigure, Together
from nq57desk.errors import ClerkError
from nq57desk.figure_commands import ask_for, ask_no_more, enter_figure
from nq57desk.figures.asked import asked, asked_in, is_added
from nq57desk.figures.catalogue import Catalogue, Figure, Kind
from nq57desk.figures.ledger import Amount, Ledger, missing
from nq57desk.figures.own import refuse_unfit
from nq57desk.figures.writing import MISSING, Manner, Past, Writer, change, forms_of
from nq57desk.i18n import _
from nq57desk.model import (
    FigureForm,
    FigureId,
    FigureRef,
    FigureValue,
    Report,
    ReportStatus,
    Section,
    SectionId,
)
from nq57desk.session import Session
from nq57desk.vietnamese import format_number
from ui.draft import Change
from ui.figures.places import Shown, places

_ENOUGH = frozenset({"figures", "report"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What became of typed texts: how each was read, and why one could not be, by figure."""

    notes: dict[FigureId, str] = field(default_factory=dict)
    problems: dict[FigureId, str] = field(default_factory=dict)


class FigureBook(QObject):
    """The figures of one report at a time.

    Signals:
        changed(): values, or how they are written, are others now.
        opened(): another report's figures are shown.
        widened(): there is a figure more.
        edited(Command): the clerk has entered figures.
    """

    changed = Signal()
    opened = Signal()
    widened = Signal()
    edited = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._report: Report | None = None
        self._past = Past()
        self._waiting: frozenset[str] = frozenset()
        self._texts: dict[FigureRef, str] = {}
        self._cumulatives: dict[FigureId, Figure] = {}

    @property
    def catalogue(self) -> Catalogue:
        """All figures there are."""
        return self._session.catalogue()

    @property
    def report(self) -> Report | None:
        """The report whose figures these are."""
        return self._report

    @property
    def is_signed(self) -> bool:
        """Whether the report is signed, so that no value can be typed any more."""
        return self._report is not None and self._report.status is ReportStatus.SIGNED

    @property
    def has_past(self) -> bool:
        """Whether there is a report of last period to compare with."""
        return self._past.last is not None

    @property
    def has_year_ago(self) -> bool:
        """Whether there is a report on the same period of last year."""
        return self._past.year_ago is not None

    @property
    def waiting(self) -> frozenset[str]:
        """The figures whose value came over from last period and waits to be confirmed."""
        return self._waiting

    def confirm(self, figure: Figure) -> None:
        """Say that last period's value holds, where one waits."""
        if figure.id in self._waiting:
            self.edited.emit(Confirm(frozenset({figure.id})))

    def open(self, report: Report) -> None:
        """Show the figures of a report."""
        self._report = report
        self._waiting = waiting_figures(report)
        self._past = self._read_past(report)
        self._renew()
        self.opened.emit()
        self.changed.emit()

    def follow(self, change_: Change) -> None:
        """Take a newer state of the report."""
        self._report = change_.after
        former, self._waiting = self._waiting, waiting_figures(change_.after)
        if change_.touched & _ENOUGH:
            self.rewrite()
        elif former != self._waiting:
            self.changed.emit()

    def rewrite(self) -> None:
        """Write all figures anew: values, or the manner of the office, have changed."""
        if self._report is not None:
            self._renew()
            self.changed.emit()

    def text_of(self, ref: FigureRef) -> str:
        """Return what a chip shows."""
        text = self._texts.get(ref)
        if text is None:
            text = self._texts[ref] = self._writer(ref) if self._report else ref.figure
        return text

    def writer(self) -> Writer:
        """Return what writes the figures of the report as it stands now, for any thread."""
        return self._writer

    def amount(self, figure: FigureId) -> Amount:
        """Return what a figure amounts to."""
        return self._ledger.amount(figure)

    def value_text(self, figure: FigureId) -> str:
        """Write a figure without its unit, as a clerk types it; "" where it is unknown."""
        return _typed(self._plain, figure)

    def last_text(self, figure: FigureId) -> str:
        """Write a figure of last period, as `value_text` does."""
        return self._last.text(figure)

    def year_ago_text(self, figure: FigureId) -> str:
        """Write a figure of the same period last year, as `value_text` does."""
        return self._year_ago.text(figure)

    def remainder_text(self, figure: Figure) -> str:
        """Write what is missing to the whole of which a figure is a part, "" where unknown."""
        rest = self.amount(figure.id).remainder
        return "" if rest is None else format_number(rest)

    def typed_text(self, figure: Figure) -> str:
        """Write a figure as it was typed: a rate that keeps its own parts as a fraction."""
        kept = self._ledger.kept(figure)
        if kept and kept.numerator is not None and kept.denominator is not None:
            return self._plain(FigureRef(figure=figure.id, form=FigureForm.FRACTION))
        return self.value_text(figure.id)

    def kept(self, figure: Figure) -> FigureValue:
        """Return all that the report keeps of a figure."""
        return self._ledger.kept(figure) or FigureValue(figure=figure.id)

    def change_text(self, figure: Figure) -> str:
        """Write by how much a figure has changed since last period, "" where that is unknown."""
        return self._change(figure, self._last)

    def year_change_text(self, figure: Figure) -> str:
        """Write by how much a figure has changed since the same period last year."""
        return self._change(figure, self._year_ago)

    def _change(self, figure: Figure, before: "_Before") -> str:
        by = change(figure, self.amount(figure.id), before.amount(figure.id))
        if by is None:
            return ""
        shown = _rounded(by, 1)
        if not shown:
            return "="
        unit = _("points") if figure.kind is Kind.PERCENT else "%"
        gap = " " if figure.kind is Kind.PERCENT else ""
        return f"{'+' if shown > 0 else '−'}{format_number(abs(shown))}{gap}{unit}"

    def places(self, figure: FigureId) -> tuple[Shown, ...]:
        """Return where the report shows a figure, in printed order."""
        if self._report is None:
            return ()
        return places(self._report, figure, self.text_of)

    def is_computed(self, figure: Figure) -> bool:
        """Whether a figure follows from others now and cannot be typed over."""
        amount = self.amount(figure.id)
        return amount.computed and amount.value is not None

    def made_of(self, figure: Figure) -> str:
        """Name the figures that a figure is computed from."""
        return ", ".join(self.catalogue.find(part).label for part in figure.makings)

    def cumulative(self, figure: Figure) -> Figure | None:
        """Return the figure that adds `figure` up over the year, `None` where it does not."""
        return self._cumulatives.get(figure.id)

    def asked(self) -> tuple[Figure, ...]:
        """Return the figures that the outline of the report asks for, and those with a value."""
        return asked(self._report, self.catalogue) if self._report else ()

    def of_section(self, section: SectionId) -> tuple[Figure, ...]:
        """Return the figures of a section's form, none where there is no such section."""
        found = self._section(section)
        if self._report is None or found is None:
            return ()
        return asked_in(self._report, found, self.catalogue)

    def is_added(self, figure: Figure, section: SectionId) -> bool:
        """Whether the clerk has put a figure into a section's form."""
        found = self._section(section)
        return found is not None and is_added(self.kept(figure), found)

    def add_to(self, section: SectionId, figure: Figure) -> None:
        """Put a figure into a section's form; a cumulative stands beside its figure."""
        figure = self.catalogue.find(figure.cumulative_of or figure.id)
        found = self._section(section)
        if found is not None and figure not in self.of_section(section):
            self.edited.emit(ask_for(self.kept(figure), found))

    def take_out_of(self, section: SectionId, figure: Figure) -> None:
        """Take a figure that was added out of a section's form."""
        found = self._section(section)
        if found is not None:
            self.edited.emit(ask_no_more(self.kept(figure), found))

    def _section(self, section: SectionId) -> Section | None:
        sections = self._report.sections if self._report else ()
        return next((each for each in sections if each.id == section), None)

    def missing(self) -> frozenset[FigureId]:
        """Return the figures that are asked for and have no value yet."""
        if self._report is None:
            return frozenset()
        return frozenset(figure.id for figure in missing(self._report, self.catalogue))

    def forms(self, figure: Figure) -> tuple[FigureForm, ...]:
        """Return the forms in which a figure can be written, the usual one first."""
        forms = forms_of(figure, self.catalogue)
        return forms if self.has_past else tuple(f for f in forms if f is not FigureForm.CHANGE)

    def enter(self, typed: Iterable[tuple[FigureId, str]]) -> Entered:
        """Enter what is typed for figures as one step; what cannot be read is told, not lost."""
        entered = Entered()
        report = self._report
        commands: list[Command] = []
        for figure, text in typed:
            if report is None:
                break
            try:
                command, note = enter_figure(report, figure, text, self.catalogue)
            except ClerkError as error:
                entered.problems[figure] = error.text
                continue
            report = command.apply(report)
            commands.append(command)
            entered.notes[figure] = note
        if len(commands) == 1:
            self.edited.emit(commands[0])
        elif commands:
            self.edited.emit(Together(tuple(commands), SetFigure.title))
        return entered

    def add_own(self, figure: Figure) -> None:
        """Add a figure of the office's own.

        Raises:
            BadInput, UnwritableFile: it does not fit, or cannot be kept.
        """
        refuse_unfit(figure, self.catalogue.figures)
        self._session.keep_own_figures((*self._session.own_figures(), figure))
        self.rewrite()
        self.widened.emit()

    def _renew(self) -> None:
        assert self._report is not None
        self._texts = {}
        catalogue, manner = self.catalogue, self._session.manner
        plain = replace(manner, leading_zero=False)
        self._ledger = Ledger(self._report, catalogue)
        self._writer = Writer(self._report, catalogue, manner=manner, past=self._past)
        self._plain = Writer(self._report, catalogue, manner=plain)
        self._last = _Before(self._past.last, catalogue, plain)
        self._year_ago = _Before(self._past.year_ago, catalogue, plain)
        self._cumulatives = {
            figure.cumulative_of: figure for figure in catalogue.figures if figure.cumulative_of
        }

    def _read_past(self, report: Report) -> Past:
        try:
            return Past(
                last=self._session.previous(report), year_ago=self._session.year_ago(report)
            )
        except ClerkError:  # an old draft that cannot be read is told when it is opened
            return Past()


class _Before:
    """The amounts of a report to compare with; nothing where there is none."""

    def __init__(self, report: Report | None, catalogue: Catalogue, manner: Manner) -> None:
        self._ledger = Ledger(report, catalogue) if report else None
        self._writer = Writer(report, catalogue, manner=manner) if report else None

    def amount(self, figure: FigureId) -> Amount:
        return self._ledger.amount(figure) if self._ledger else Amount()

    def text(self, figure: FigureId) -> str:
        return _typed(self._writer, figure) if self._writer else ""


def _typed(writer: Writer, figure: FigureId) -> str:
    text = writer(FigureRef(figure=figure, form=FigureForm.VALUE))
    return "" if MISSING in text else text


def _rounded(value: Decimal, decimals: int) -> Decimal:
    rounded = round(value, decimals)
    return (
        rounded.to_integral_value()
        if rounded == rounded.to_integral_value()
        else rounded.normalize()
    )
