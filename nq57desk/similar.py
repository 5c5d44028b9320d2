"""Paragraphs of other reports like one that is being written: which to offer, the likest first.

Knows nothing of how the reports are kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from nq57desk.model import Block, BlockId, Period, Report, ReportId, SectionId
from nq57desk.parameters import fill, parameters
from nq57desk.vietnamese import fold

OFFERED = 5
_ENOUGH = 15  # letters typed before they are gone by
_LIKE = 70.0  # 0 to 100, as RapidFuzz counts
_SAME = 92.0  # two paragraphs of which one is offered
_SAYS = 25  # letters of a paragraph worth offering


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is being written: the words of the paragraph, and where it stands.

    `besides`: paragraphs that need no offering, for they are in sight. `meaning`: of the section,
    "" where its outline tells none.
    """

    report: ReportId
    words: str
    heading: str
    meaning: str = ""
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A paragraph of another report as printed; `rank` counts from the newest."""

    report: ReportId
    name: str
    period: Period
    section: SectionId
    heading: str
    block: BlockId
    text: str
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of another report to be offered."""

    report: ReportId
    name: str
    period: Period
    section: SectionId
    heading: str
    block: Block


def wanted_at(
    report: Report, section_id: SectionId, block: str, *, besides: tuple[str, ...]
) -> Wanted:
    """Return what is being written in a paragraph; `block` is "" where there is none yet.

    Offered is nothing that stands in the section already, nor in `besides`.
    """
    section = report.section(section_id)
    spec = report.spec(section)
    written = {each.id: each.text for each in section.blocks}
    others = tuple(text for name, text in written.items() if name != block and text)
    return Wanted(
        report=report.id,
        words=written.get(BlockId(block), ""),
        heading=fill(section.heading, parameters(report)),
        meaning=spec.meaning if spec else "",
        besides=(*others, *besides),
    )


def likest(
    wanted: Wanted, candidates: Iterable[Candidate], *, most: int = OFFERED
) -> tuple[Candidate, ...]:
    """Return the candidates most like what is written, each saying something of its own.

    Before enough is typed, they are those of the newest reports, in printed order.
    """
    typed = fold(wanted.words).strip()
    begun = len(typed) >= _ENOUGH
    known = [fold(text) for text in wanted.besides]
    weighed = []
    for each in candidates:
        text = fold(each.text).strip()
        weight = _likeness(typed, text) if begun else 0.0
        if len(text) >= _SAYS and (weight >= _LIKE if begun else True) and text != typed:
            weighed.append((-weight, each.rank, each, text))
    weighed.sort(key=lambda one: one[:2])
    chosen: list[Candidate] = []
    for _weight, _rank, each, text in weighed:
        if len(chosen) == most:
            break
        if not any(fuzz.ratio(text, other, score_cutoff=_SAME) for other in known):
            chosen.append(each)
            known.append(text)
    return tuple(chosen)


def _likeness(typed: str, text: str) -> float:
    """Return how much of what is typed stands in a text, as a whole or as its beginning."""
    beginning = fuzz.ratio(typed, text[: len(typed)])
    return max(beginning, fuzz.ratio(typed, text), fuzz.token_sort_ratio(typed, text))
