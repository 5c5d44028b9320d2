"""Appendices (phụ lục), each in a section of its own, written after the body.

Its pages are numbered from 1, its first page without a number; the page is turned where a table
needs the width. What ends a section stands in its last paragraph.

Source: NĐ 30/2020, Phụ lục I, I.2, III.1.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from docx.oxml.ns import qn

from nq57desk import styles, wording
from nq57desk.compose.body import Body, set_around_tables
from nq57desk.compose.columns import Widths
from nq57desk.compose.ooxml import (
    Element,
    element,
    flag,
    paragraph,
    set_property,
    value,
)
from nq57desk.compose.rules import Face, balance, set_rules
from nq57desk.model import Report, Section

RULE_BORDER = {"val": "single", "sz": 6, "space": 1, "color": "auto"}

# ISO/IEC 29500-1, 17.6.17: what stands after w:pgNumType and w:titlePg in w:sectPr.
_AFTER_NUMBERS = ("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi",
                  "rtlGutter", "docGrid", "printerSettings", "sectPrChange")  # fmt: skip
_AFTER_TITLE_PAGE = _AFTER_NUMBERS[_AFTER_NUMBERS.index("textDirection") :]


def text_width(section: Element) -> float:
    """Return the width between the margins of a `w:sectPr`, in twips."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    return float(size.get(qn("w:w"))) - sum(
        float(margins.get(qn(f"w:{side}"))) for side in ("left", "right")
    )


def add_appendices(body: Element, report: Report, writer: Body, faces: Mapping[str, Face]) -> None:
    """Write the appendices of `report` after all that stands in `body`."""
    groups = list(_groups(report.appendices))
    if not groups:
        return
    last = body[-1]
    upright = deepcopy(last)
    _end_section(body, upright, writer)
    for group in groups:
        section = _section_for(group, upright)
        for item in _appendix(group, writer, faces, text_width(section)):
            last.addprevious(item)
        if group is groups[-1]:
            body.replace(last, section)
            _end_with_paragraph(body, writer)
        else:
            _end_section(body, section, writer)


def _groups(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """Part the sections into appendices, each with what stands under it."""
    group: list[Section] = []
    for section in sections:
        if section.is_appendix and group:
            yield group
            group = []
        group.append(section)
    if group:
        yield group


def _appendix(
    group: Sequence[Section], writer: Body, faces: Mapping[str, Face], measure: float
) -> Sequence[Element]:
    first, *rest = group
    head = list(_head(first, writer))
    balance(head, faces, measure)
    set_rules(head, faces, measure)
    made = [*head, *writer.content(first, measure=measure)]
    made.extend(writer.sections(rest, measure=measure))
    return set_around_tables(made)


def _head(section: Section, writer: Body) -> Iterator[Element]:
    sheet = writer.sheet
    number, title = writer.words(section)
    level = writer.level(section)
    yield sheet.line(styles.HEADINGS[section.numbering], number, outlineLvl=level)
    if title:
        yield sheet.line(styles.APPENDIX_TITLE, title)
    yield sheet.line(styles.ATTACHMENT, wording.attachment(writer.report))
    border = element("w:pBdr", None, element("w:top", RULE_BORDER))
    yield paragraph(sheet.style(styles.RULE), pBdr=border)


def _section_for(group: Sequence[Section], upright: Element) -> Element:
    made = deepcopy(upright)
    _number_from_one(made)
    needs = [Widths.of(table).fair for section in group for table in section.tables]
    if max(needs, default=0.0) > text_width(upright):
        _turn(made)
    return made


def _turn(section: Element) -> None:
    """Lay the page across; the margins stay where the decree wants them."""
    size = section.find(qn("w:pgSz"))
    wide, high = size.get(qn("w:w")), size.get(qn("w:h"))
    if int(wide) < int(high):
        size.set(qn("w:w"), high)
        size.set(qn("w:h"), wide)
        size.set(qn("w:orient"), "landscape")


def _number_from_one(section: Element) -> None:
    for name in ("w:pgNumType", "w:titlePg", "w:type"):
        for old in section.findall(qn(name)):
            section.remove(old)
    _insert_before(section, element("w:pgNumType", {"start": 1}), _AFTER_NUMBERS)
    _insert_before(section, flag("w:titlePg"), _AFTER_TITLE_PAGE)
    section.find(qn("w:pgSz")).addprevious(value("w:type", "nextPage"))


def _insert_before(section: Element, made: Element, later: Sequence[str]) -> None:
    names = {qn(f"w:{name}") for name in later}
    following = next((child for child in section if child.tag in names), None)
    if following is None:
        section.append(made)
    else:
        following.addprevious(made)


def _end_section(body: Element, section: Element, writer: Body) -> None:
    """Let what stands in `body` so far end in `section`."""
    _end_with_paragraph(body, writer)
    set_property(body[-2], "sectPr", section)


def _end_with_paragraph(body: Element, writer: Body) -> None:
    """Put an empty line after a table: Word wants a paragraph last in a section."""
    if body[-2].tag != qn("w:p"):
        body[-1].addprevious(paragraph(writer.sheet.style(styles.BREAK)))
