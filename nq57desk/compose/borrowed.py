"""Styles of the built-in template, lent to one of the clerk's that lacks them."""

from copy import deepcopy
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn

from nq57desk import styles as names
from nq57desk.compose.ooxml import Element
from nq57desk.compose.sheet import style_ids

_NEEDED = frozenset({
    *names.HEADINGS.values(), *names.BLOCKS.values(), names.PART_TITLE, names.APPENDIX_TITLE,
    names.ATTACHMENT, names.TABLE_HEAD, names.TABLE_CELL, names.TABLE_GROUP, names.TABLE,
    names.RULE, names.BREAK,
})  # fmt: skip


def add_missing_styles(document: Document, lender: Path) -> None:
    """Copy those styles of `lender` that the sections are written in and `document` has not."""
    borrower = document.styles.element
    here = style_ids(borrower)
    missing = _NEEDED.difference(here)
    if not missing:
        return
    defaults = _defaults(borrower)
    for style in docx.Document(str(lender)).styles.element.findall(qn("w:style")):
        if style.find(qn("w:name")).get(qn("w:val")) in missing:
            borrower.append(_fitted(deepcopy(style), defaults, set(here.values())))


def _defaults(styles: Element) -> dict[str, str]:
    """Return the id of the default style of each type."""
    return {
        style.get(qn("w:type")): style.get(qn("w:styleId"))
        for style in styles.findall(qn("w:style"))
        if style.get(qn("w:default")) in ("1", "true")
    }


def _fitted(style: Element, defaults: dict[str, str], taken: set[str]) -> Element:
    """Base `style` on the borrower's default, under an id that is free there."""
    base = style.find(qn("w:basedOn"))
    default = defaults.get(style.get(qn("w:type")))
    if default is None:
        style.remove(base)
    else:
        base.set(qn("w:val"), default)
    style_id = style.get(qn("w:styleId"))
    while style_id in taken:
        style_id += "1"
    style.set(qn("w:styleId"), style_id)
    return style
