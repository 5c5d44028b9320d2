"""The sections of a report as paragraphs in the named styles.

A heading is its number and its words in the style of its numbering; its level is in
`w:outlineLvl`, for Word's navigation pane and for the importer. A Phần has its title in a
paragraph of its own. A mark ("-", "+", "*", "1.") is text in a run of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docx.oxml.ns import qn

from nq57desk import styles
from nq57desk.compose.ooxml import Element, element, flag, set_property, value
from nq57desk.compose.sheet import Sheet
from nq57desk.compose.tables import write_table
from nq57desk.model import (
    Block,
    BlockId,
    BlockKind,
    Content,
    Numbering,
    Report,
    Run,
    Section,
    SectionId,
    Table,
)
from nq57desk.numbering import block_markers, numbers
from nq57desk.parameters import fill, parameters

_MARKS = {BlockKind.DASH: "- ", BlockKind.PLUS: "+ ", BlockKind.STAR: "* "}
_PARAGRAPH, _TABLE = qn("w:p"), qn("w:tbl")
_GAP = 120  # 6 pt
_DEEPEST = 8  # w:outlineLvl counts from 0; 9 is body text


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A writer of sections: what it writes on, the numbers, and the parameters of headings."""

    sheet: Sheet
    report: Report
    numbers: Mapping[SectionId, str]
    known: Mapping[str, str]

    @classmethod
    def of(cls, report: Report, sheet: Sheet) -> "Body":
        """Make the writer of the sections of `report`."""
        return cls(
            sheet=sheet,
            report=report,
            numbers=numbers(report.sections),
            known=parameters(report),
        )

    def sections(self, sections: Iterable[Section], *, measure: float) -> Iterator[Element]:
        """Write sections with their content, for a column `measure` twips wide."""
        for section in sections:
            yield from self.heading(section)
            yield from self.content(section, measure=measure)

    def heading(self, section: Section) -> Iterator[Element]:
        """Write the heading: one paragraph, two for a Phần."""
        number, title = self.words(section)
        style = styles.HEADINGS[section.numbering]
        level = self.level(section)
        if section.numbering is Numbering.PART:
            yield self.sheet.line(style, number, outlineLvl=level)
            yield self.sheet.line(styles.PART_TITLE, title)
        elif number or title:
            words = " ".join(part for part in (number, title) if part)
            yield self.sheet.line(style, words, outlineLvl=level)

    def words(self, section: Section) -> tuple[str, str]:
        """Return the number and the title as printed."""
        return self.numbers[section.id], fill(section.heading, self.known)

    def level(self, section: Section) -> Element:
        """Return the property that tells the section's level."""
        return value("w:outlineLvl", min(section.level - 1, _DEEPEST))

    def content(self, section: Section, *, measure: float) -> Iterator[Element]:
        """Write paragraphs and tables in order; the outline's own text where there are none."""
        for item, mark in _marked(section.content or self._standing(section)):
            if isinstance(item, Table):
                yield write_table(item, self.sheet, measure=measure)
            else:
                yield self.sheet.paragraph(styles.BLOCKS[item.kind], item.runs, mark=mark)

    def _standing(self, section: Section) -> Content:
        """Return what the outline prints for a section that the clerk has left empty."""
        spec = self.report.spec(section)
        if spec is None or not spec.body:
            return ()
        return (Block(id=BlockId(section.id), runs=(Run(text=fill(spec.body, self.known)),)),)


def _marked(content: Content) -> Iterator[tuple[Block | Table, str]]:
    """Yield what is printed with its mark; empty paragraphs are not."""
    printed = [item for item in content if isinstance(item, Table) or item.runs]
    counted = [isinstance(i, Block) and i.kind is BlockKind.NUMBERED for i in printed]
    kept = {
        index: item.marker
        for index, item in enumerate(printed)
        if isinstance(item, Block) and item.marker
    }
    for item, number in zip(printed, block_markers(counted, kept), strict=True):
        if isinstance(item, Block) and item.kind is not BlockKind.NUMBERED:
            yield item, _MARKS.get(item.kind, "")
        else:
            yield item, f"{number} " if number else ""


def set_around_tables(elements: Sequence[Element]) -> Sequence[Element]:
    """Keep each table's caption, the paragraph before it, on its page, and part what follows."""
    for first, second in pairwise(elements):
        if first.tag == _PARAGRAPH and second.tag == _TABLE:
            set_property(first, "keepNext", flag("w:keepNext"))
        elif first.tag == _TABLE and second.tag == _PARAGRAPH:
            set_property(second, "spacing", element("w:spacing", {"before": _GAP}))
    return elements
