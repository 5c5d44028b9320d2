"""Keeps headings with what follows in pages drawn by dxpdf.

dxpdf keeps a paragraph with the whole of the next one, not with its first lines, only with one,
and never with a table: headings are left behind, or half a page is left blank. So it is told to
keep nothing, and a bookmark is set where keeping begins and on what follows; the PDF tells on
which page each came to lie. What is left behind gets a page break before it, as Word would, and
the pages are drawn again, until nothing is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn

from nq57desk.compose.ooxml import Element, element, flag, is_on, set_property, style_of, text_of

_PARAGRAPH = qn("w:p")
_NAME = "_nq57.{number}.{end}"
_TARGET = re.compile(rb"/_nq57\.(\d+)\.([01]) ?\[(\d+) 0 R")
_FIRST_ID = 100_000  # above those of a clerk's own bookmarks


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Paragraphs that must stand on the page on which what follows them begins.

    `section` counts the section breaks before them.
    """

    number: int
    first: Element
    section: int


def keep_by_bookmarks(body: Element, keeping: Mapping[str, bool]) -> list[Kept]:
    """Find what must be kept together among the blocks of `body`, and set bookmarks there.

    `keeping`: whether a style keeps its paragraphs with the next, by id.
    """
    found: list[Kept] = []
    chain: list[Element] = []
    section = 0
    for block in body:
        anchor = _first_with_text(block)
        if anchor is not None and chain:
            kept = Kept(number=len(found), first=chain[0], section=section)
            _set_bookmark(kept.first, kept.number, 0)
            _set_bookmark(anchor, kept.number, 1)
            found.append(kept)
        if anchor is block and _keeps(block, keeping):
            chain.append(block)
        elif anchor is not None:
            chain.clear()
        section += block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    return found


def _first_with_text(block: Element) -> Element | None:
    return next((p for p in block.iter(_PARAGRAPH) if text_of(p).strip()), None)


def _keeps(paragraph: Element, keeping: Mapping[str, bool]) -> bool:
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}")
    return is_on(own, otherwise=keeping.get(style_of(paragraph), False))


def _set_bookmark(paragraph: Element, number: int, end: int) -> None:
    mark = {"id": _FIRST_ID + 2 * number + end}
    name = {"name": _NAME.format(number=number, end=end)}
    at = 0 if paragraph.find(qn("w:pPr")) is None else 1
    paragraph.insert(at, element("w:bookmarkStart", {**mark, **name}))
    paragraph.insert(at + 1, element("w:bookmarkEnd", mark))


def keep_nothing(root: Element) -> None:
    """Take every wish to be kept with the next out of a part."""
    for wish in list(root.iter(qn("w:keepNext"))):
        wish.getparent().remove(wish)


def mend_breaks(kept: Sequence[Kept], pdf: bytes) -> bool:
    """Break the page before what is left behind first in each section; tell whether any is."""
    pages = {(int(number), int(end)): int(page) for number, end, page in _TARGET.findall(pdf)}
    mended = set()
    for item in _left_behind(kept, pages):
        if item.section not in mended and not _breaks(item.first):
            set_property(item.first, "pageBreakBefore", flag("w:pageBreakBefore"))
            mended.add(item.section)
    return bool(mended)


def _left_behind(kept: Sequence[Kept], pages: Mapping[tuple[int, int], int]) -> Iterator[Kept]:
    for item in kept:
        if pages.get((item.number, 0)) != pages.get((item.number, 1)):
            yield item


def _breaks(paragraph: Element) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
