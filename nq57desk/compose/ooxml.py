"""WordprocessingML elements, built in the order the schema asks for.

Knows nothing of reports: paragraphs, runs and their properties only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser

Element = Any  # python-docx's own classes over lxml's

# ISO/IEC 29500-1, 17.3.1.26: what stands before what in w:pPr.
_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_OFF = {"0", "false", "off"}
_NOT_IN_ADDRESSES = re.compile(r'[\x00-\x20<>"{}|\\^`]')
_PIECES = re.compile(r"[^\n\t]+|[\n\t]")

_name = cache(qn)


def element(
    tag: str, attributes: Mapping[str, object] | None = None, *children: Element
) -> Element:
    """Build `<tag>`, prefixes as in "w:p"; attributes without one are of the same prefix."""
    made = oxml_parser.makeelement(_name(tag), nsmap={"w": nsmap["w"]})
    prefix = tag.partition(":")[0]
    for key, value in (attributes or {}).items():
        made.set(_name(key if ":" in key else f"{prefix}:{key}"), str(value))
    made.extend(children)
    return made


def flag(tag: str) -> Element:
    """Build a property that is on by being there, such as `w:b`."""
    return element(tag)


def value(tag: str, val: object) -> Element:
    """Build a property with one `w:val`."""
    return element(tag, {"val": val})


def run(text: str, *, bold: bool = False, italic: bool = False) -> Element:
    """Build a run; a newline in `text` is a line break, a tab a tab."""
    made = element("w:r")
    if bold or italic:
        marks = ["w:b", "w:bCs"] * bold + ["w:i", "w:iCs"] * italic
        made.append(element("w:rPr", None, *map(flag, marks)))
    for piece in _PIECES.findall(text):
        made.append(_piece(piece))
    return made


def _piece(piece: str) -> Element:
    if piece == "\n":
        return flag("w:br")
    if piece == "\t":
        return flag("w:tab")
    text = element("w:t", {"xml:space": "preserve"} if piece.strip() != piece else None)
    text.text = piece
    return text


def address(link: str) -> str:
    """Return a web address as a package may hold it, signs that no address has written as %XX."""
    return _NOT_IN_ADDRESSES.sub(lambda sign: quote(sign.group()), link.strip())


def hyperlink(relation: str, *runs: Element) -> Element:
    """Build a link over `runs`; `relation` is the id of the address in the part."""
    return element("w:hyperlink", {"r:id": relation, "history": 1}, *runs)


def paragraph(style: str, runs: Iterable[Element] = (), **properties: Element | None) -> Element:
    """Build a paragraph in the style of that id; properties by local name, in any order."""
    given = [name for name, prop in properties.items() if prop is not None]
    ordered = (properties[name] for name in sorted(given, key=_PARAGRAPH_ORDER.index))
    return element("w:p", None, element("w:pPr", None, value("w:pStyle", style), *ordered), *runs)


def set_property(paragraph: Element, name: str, prop: Element) -> None:
    """Put `prop` (w:`name`) in its place among the properties of `paragraph`."""
    properties = paragraph.get_or_add_pPr()
    for old in properties.findall(_name(f"w:{name}")):
        properties.remove(old)
    before = {_name(f"w:{other}") for other in _PARAGRAPH_ORDER[: _PARAGRAPH_ORDER.index(name)]}
    index = 0
    for position, child in enumerate(properties, start=1):
        if child.tag in before:
            index = position
    properties.insert(index, prop)


def indents(*, left: float = 0, right: float = 0, first: float = 0) -> Element:
    """Build `w:ind` in twips; a negative `first` hangs."""
    kept = {"left": round(left), "right": round(right)}
    kept["hanging" if first < 0 else "firstLine"] = abs(round(first))
    return element("w:ind", kept)


def text_of(paragraph: Element) -> str:
    """Return the text of a paragraph as Word shows it, without fields and deletions."""
    return "".join(node.text or "" for node in paragraph.iter(_name("w:t")))


def style_of(paragraph: Element) -> str:
    """Return the id of the paragraph's style, "" for the default."""
    found = paragraph.find(f"{_name('w:pPr')}/{_name('w:pStyle')}")
    return "" if found is None else str(found.get(_name("w:val")))


def paragraphs(root: Element) -> Iterator[Element]:
    """Yield every paragraph below `root`, tables included."""
    yield from root.iter(_name("w:p"))


def is_on(prop: Element | None, *, otherwise: bool) -> bool:
    """Tell whether a property such as `w:b` is on; `otherwise` where it is not there."""
    if prop is None:
        return otherwise
    return prop.get(_name("w:val"), "1") not in _OFF
