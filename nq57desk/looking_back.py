"""What the command line tells of earlier reports: taking over, differences, finds, history."""

from collections.abc import Iterator

from nq57desk.i18n import _, mark
from nq57desk.rollover import Carry, Doubt, RollOver

_CARRIES = {
    Carry.WHOLE: mark("taken over"),
    Carry.FRAME: mark("taken over without numbers"),
    Carry.EMPTY: mark("emptied"),
}
_DOUBTS = {
    Doubt.OLD_PERIOD: mark("the old period"),
    Doubt.NEXT_PERIOD: mark("the old task period"),
    Doubt.OTHER_PERIOD: mark("another period"),
    Doubt.SPAN: mark("days of data"),
    Doubt.DATE: mark("a date"),
    Doubt.YEAR: mark("a year"),
}


def rollover_lines(rolled: RollOver) -> Iterator[str]:
    """Yield what came over, and which words the clerk must look at."""
    for taken in rolled.taken:
        if not taken.empty:
            yield f"  {taken.heading}: {_(_CARRIES[taken.carry])}. {taken.why}"
    yield _("Periods rewritten: {count}").format(count=len(rolled.rewritten))
    if rolled.left:
        yield _("Please look at these words ({count}):").format(count=len(rolled.left))
    for left in rolled.left:
        yield f"  {left.words} ({_(_DOUBTS[left.doubt])}): {left.sentence}"
