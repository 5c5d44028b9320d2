"""What can be open in the middle of the window, and in what order it comes."""

from dataclasses import dataclass
from enum import Enum

from nq57desk.model import Block, Report, SectionId
from nq57desk.numbering import numbers
from nq57desk.outlines import fill, parameters
from nq57desk.parameters import UNKNOWN
from nq57desk.progress import Status, is_empty


class PageKind(Enum):
    """The kinds of page."""

    UNPLACED = "unplaced"
    FIGURES = "figures"
    HEADER = "header"
    SECTION = "section"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the report: its head, its end, a section, its figures, what found no place."""

    kind: PageKind
    section: SectionId | None = None

    @property
    def key(self) -> str:
        """The page as text, to remember where the clerk was."""
        return self.section or self.kind.value


HEADER = Page(PageKind.HEADER)
CLOSING = Page(PageKind.CLOSING)
UNPLACED = Page(PageKind.UNPLACED)
FIGURES = Page(PageKind.FIGURES)


def pages(report: Report) -> tuple[Page, ...]:
    """Return the pages in printed order, the figures before them.

    What found no place comes first while there is any.
    """
    body = tuple(Page(PageKind.SECTION, section.id) for section in report.body)
    appendices = tuple(Page(PageKind.SECTION, section.id) for section in report.appendices)
    first = (UNPLACED,) if report.unplaced else ()
    return (*first, FIGURES, HEADER, *body, CLOSING, *appendices)


def steps(report: Report) -> tuple[Page, ...]:
    """Return the pages that ask something of the clerk, in order.

    A heading that only holds other sections together is passed over, as are the figures, which
    the clerk enters whenever they come in.
    """
    following = {
        one.id: other for one, other in zip(report.sections, report.sections[1:], strict=False)
    }
    holders = {
        section.id
        for section in report.sections
        if is_empty(section.content)
        and section.id in following
        and following[section.id].level > section.level
    }
    return tuple(page for page in pages(report) if page.section not in holders and page != FIGURES)


def page_of(report: Report, key: str) -> Page:
    """Return the page that `Page.key` named, the head where it is no longer there."""
    return next((page for page in pages(report) if page.key == key), HEADER)


def headings(report: Report) -> dict[SectionId, str]:
    """Return each section's heading as printed, number and parameters filled in."""
    values = parameters(report)
    number_of = numbers(report.sections)
    return {
        section.id: f"{number_of[section.id]} {fill(section.heading, values)}".strip()
        for section in report.sections
    }


def header_status(report: Report) -> Status:
    """Return the state of the head; number and date may stay blank."""
    header = report.header
    said = (bool(header.subject), bool(header.lead_in), bool(header.place))
    open_ends = _open_end(header.bases + header.lead_in) or UNKNOWN in header.subject
    return _state(said, open_ends)


def closing_status(report: Report) -> Status:
    """Return the state of the end."""
    closing = report.closing
    said = (bool(closing.recipients), bool(closing.signature), bool(closing.signer))
    return _state(said, _open_end(closing.sentence))


def _open_end(blocks: tuple[Block, ...]) -> bool:
    return any(UNKNOWN in block.text for block in blocks)


def _state(said: tuple[bool, ...], open_ends: bool) -> Status:
    if all(said) and not open_ends:
        return Status.DONE
    return Status.IN_WORK if any(said) else Status.EMPTY
