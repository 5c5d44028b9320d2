"""What the command line tells of earlier reports: taking over, differences, finds, history."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from nq57desk import periods, searching
from nq57desk.alike import Change, Piece
from nq57desk.comparing import CLOSING, HEADER, SectionDiff
from nq57desk.continuing import carry_name, doubt_name
from nq57desk.figures.catalogue import Figure
from nq57desk.history import Point, amount_text, in_unit
from nq57desk.i18n import _
from nq57desk.rollover import RollOver
from nq57desk.searching import Found

_SIGNS = {Change.SAME: "{}", Change.ADDED: "{{+{}+}}", Change.REMOVED: "[-{}-]"}


def rollover_lines(rolled: RollOver) -> Iterator[str]:
    """Yield what came over, and which words the clerk must look at."""
    for taken in rolled.taken:
        if not taken.empty:
            yield f"  {taken.heading}: {carry_name(taken.carry)}. {taken.why}"
    yield _("Periods rewritten: {count}").format(count=len(rolled.rewritten))
    if rolled.left:
        yield _("Please look at these words ({count}):").format(count=len(rolled.left))
    for left in rolled.left:
        yield f"  {left.words} ({doubt_name(left.doubt)}): {left.sentence}"


def diff_lines(diffs: Iterable[SectionDiff]) -> Iterator[str]:
    """Yield what differs: by section, the paragraphs with words that went and came."""
    told = False
    for diff in diffs:
        if diff.is_same:
            continue
        if not told:
            yield _("[-…-] was taken out, {+…+} was put in.")
            told = True
        yield ""
        yield _title(diff)
        yield from (f"  {_marked(item.pieces)}" for item in diff.changed)
    if not told:
        yield _("The two reports say the same.")


def diff_data(diffs: Iterable[SectionDiff]) -> list[dict[str, Any]]:
    """Return what differs as plain data for scripts."""
    return [
        {
            "part": diff.part,
            "old": diff.old,
            "new": diff.new,
            "moved": diff.moved,
            "heading": _marked(diff.heading),
            "changes": [
                {"change": item.change.value, "old": item.old_text, "new": item.new_text}
                for item in diff.changed
            ],
        }
        for diff in diffs
        if not diff.is_same
    ]


def _title(diff: SectionDiff) -> str:
    match diff.part:
        case part if part == HEADER:
            return _("Head of the report")
        case part if part == CLOSING:
            return _("End of the report")
    heading = _marked(diff.heading)
    return _("{heading} (moved)").format(heading=heading) if diff.moved else heading


def _marked(pieces: Iterable[Piece]) -> str:
    return "".join(_SIGNS[piece.change].format(piece.text) for piece in pieces)


def found_lines(found: Sequence[Found]) -> Iterator[str]:
    """Yield each section that was found: where, and the sentence."""
    if not found:
        yield _("Nothing was found. Try fewer words.")
    for each in found:
        yield f"{each.name} > {_found_at(each)}"
        yield f"  {each.sentence}"


def _found_at(found: Found) -> str:
    match found.part:
        case part if part == searching.HEADER:
            return _("Head of the report")
        case part if part == searching.CLOSING:
            return _("End of the report")
        case part if part == searching.UNPLACED:
            return _("Without a place")
    return " ".join(each for each in (found.path, found.heading) if each)


def found_data(found: Sequence[Found]) -> list[dict[str, Any]]:
    """Return what was found as plain data for scripts."""
    return [
        {
            "report": each.report,
            "name": each.name,
            "period": periods.code(each.period),
            "office": each.office,
            "outline": each.outline_name,
            "part": each.part or "section",
            "section": each.section,
            "path": each.path,
            "heading": each.heading,
            "block": each.block,
            "sentence": each.sentence,
        }
        for each in found
    ]


def history_lines(figure: Figure, points: Sequence[Point]) -> Iterator[str]:
    """Yield the values of a figure, a line a period, unusual ones pointed out."""
    yield figure.label
    if not points:
        yield _("No draft has a value of it yet.")
    for point in points:
        line = f"  {periods.label(point.period)}: {amount_text(figure, point.amount.value)}"
        if point.unusual:
            line += "  " + _("unusual, about {usual} was to be expected").format(
                usual=amount_text(figure, point.usual)
            )
        yield line


def history_data(figure: Figure, points: Sequence[Point]) -> dict[str, Any]:
    """Return the values of a figure as plain data for scripts, in the unit beside them."""
    return {
        "figure": figure.id,
        "label": figure.label,
        "unit": figure.unit,
        "values": [
            {
                "report": point.report,
                "period": periods.code(point.period),
                "value": _plain(figure, point.amount.value),
                "unusual": point.unusual,
                "usual": _plain(figure, point.usual),
            }
            for point in points
        ],
    }


def _plain(figure: Figure, value: Decimal | None) -> str | None:
    return None if value is None else f"{in_unit(figure, value).normalize():f}"
