"""The next report made of the last one, as the clerk meets it before it is begun.

Which draft to go on from and for which period, what comes over of it by the habit of each
section, which words of the old period are rewritten or doubted, what becomes of the figures.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nq57desk.drafts import DraftSummary
from nq57desk.figures.catalogue import Catalogue
from nq57desk.figures.ledger import Ledger
from nq57desk.figures.writing import Writer
from nq57desk.i18n import _, mark
from nq57desk.model import FigureForm, FigureRef, Office, Period, PeriodKind, Report, ReportStatus
from nq57desk.period_order import following
from nq57desk.periods import span
from nq57desk.rollover import Carry, Doubt, Left, Reason, RollOver, Taken

_CARRIES = {
    Carry.WHOLE: mark("taken over"),
    Carry.FRAME: mark("taken over without numbers"),
    Carry.EMPTY: mark("emptied"),
}
_DOUBTS = {
    Doubt.OLD_PERIOD: mark("the old period"),
    Doubt.NEXT_PERIOD: mark("the old task period"),
    Doubt.SPAN: mark("days of data"),
    Doubt.DATE: mark("a date"),
    Doubt.OTHER_PERIOD: mark("another period"),
    Doubt.YEAR: mark("a year"),
}
_GRAVITY = tuple(_DOUBTS)  # what is most likely stale comes first


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """The sections that come over, or do not, for one reason."""

    reason: Reason
    sections: tuple[Taken, ...]

    @property
    def carry(self) -> Carry | None:
        """What comes over of all of them, `None` where it differs."""
        carries = {taken.carry for taken in self.sections}
        return carries.pop() if len(carries) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrites:
    """The same words rewritten in so many places."""

    before: str
    after: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFate:
    """A figure of the last period: its value then; `stays` to be confirmed, else it is asked."""

    label: str
    last: str
    unit: str
    stays: bool


def carry_name(carry: Carry) -> str:
    """Say what comes over of a section."""
    return _(_CARRIES[carry])


def doubt_name(doubt: Doubt) -> str:
    """Say what words of an old period may be."""
    return _(_DOUBTS[doubt])


def likely_source(drafts: Iterable[DraftSummary], office: Office | None) -> DraftSummary | None:
    """Return the draft that the next report most likely goes on from.

    That of the last period of the office, signed ones before others of the same period; where
    no draft has a period, the last changed.
    """
    known = tuple(drafts)
    own = tuple(each for each in known if office and each.office == office.locality)
    return max(own or known, key=_lateness, default=None)


def proposed_period(period: Period, *, otherwise: Period) -> Period:
    """Return the period after that of a source; `otherwise` where the source has none."""
    return otherwise if period.kind is PeriodKind.NONE else following(period)


def habits(rolled: RollOver) -> tuple[Habit, ...]:
    """Return what becomes of the sections, by reason; those without words in them left out."""
    told = [taken for taken in rolled.taken if not taken.empty]
    return tuple(
        Habit(reason=reason, sections=sections)
        for reason in Reason
        if (sections := tuple(taken for taken in told if taken.reason is reason))
    )


def rewrites(rolled: RollOver) -> tuple[Rewrites, ...]:
    """Return what is rewritten, the same words once, the most frequent first."""
    counted = Counter((each.before, each.after) for each in rolled.rewritten)
    return tuple(
        Rewrites(before=before, after=after, count=count)
        for (before, after), count in counted.most_common()
    )


def doubts(rolled: RollOver) -> tuple[Left, ...]:
    """Return the words for the clerk to judge, what is most likely stale first."""
    return tuple(sorted(rolled.left, key=lambda left: _GRAVITY.index(left.doubt)))


def figure_fates(source: Report, rolled: Report, catalogue: Catalogue) -> tuple[FigureFate, ...]:
    """Return what becomes of the figures that have a value, those that stay first."""
    writer, ledger = Writer(source, catalogue), Ledger(source, catalogue)
    stay = {value.figure for value in rolled.figures if value.figure in rolled.carried}
    kept = {value.figure for value in source.figures}
    fates = [
        FigureFate(
            label=figure.label,
            last=writer(FigureRef(figure=figure.id, form=FigureForm.VALUE)),
            unit=figure.unit,
            stays=figure.id in stay,
        )
        for figure in catalogue.figures
        if figure.id in kept and ledger.amount(figure.id).value is not None
    ]
    return tuple(sorted(fates, key=lambda fate: not fate.stays))


def counted(habit_list: Sequence[Habit], carries: Iterable[Carry]) -> int:
    """Count the sections of which this comes over."""
    wanted = frozenset(carries)
    return sum(taken.carry in wanted for habit in habit_list for taken in habit.sections)


def _lateness(draft: DraftSummary) -> tuple[int, int, bool, float]:
    days = span(draft.period)
    changed = draft.changed.timestamp() if draft.changed else 0.0
    is_signed = draft.status is ReportStatus.SIGNED
    if days is None:
        return 0, 0, is_signed, changed
    return days[1].toordinal(), -days[0].toordinal(), is_signed, changed
