"""Tracked changes as plain text: what came is blue and underlined, what went red in brackets.

For engines that print a document as if all changes were accepted, and for paper without colour.
The brackets stand beside the usual line through the words, which dxpdf does not draw.
"""

from io import BytesIO

import docx
from docx.oxml.ns import qn

from nq57desk.compose.ooxml import Element, element, flag, value

_COLOURS = {"ins": "0000C0", "del": "C00000"}
# ISO/IEC 29500-1, 17.3.2.28: what stands after w:strike, w:color and w:u in w:rPr.
_AFTER_UNDERLINE = (
    "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
    "specVanish", "oMath",
)  # fmt: skip
_AFTER_COLOUR = (
    "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", *_AFTER_UNDERLINE,
)  # fmt: skip
_AFTER_STRIKE = (
    "dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish",
    "webHidden", "color", *_AFTER_COLOUR,
)  # fmt: skip


def shown(blackline: bytes) -> bytes:
    """Return a document with tracked changes as one without, that shows them by colour."""
    document = docx.Document(BytesIO(blackline))
    body = document.element.body
    for sign in ("ins", "del"):
        for mark in list(body.iter(qn(f"w:{sign}"))):
            _show(mark, sign)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _show(mark: Element, sign: str) -> None:
    parent = mark.getparent()
    runs = mark.findall(qn("w:r"))
    for run in runs:
        _colour(run, sign)
        mark.addprevious(run)
    texts = [text for run in runs for text in run.iter(qn("w:t"))]
    if sign == "del" and texts:
        texts[0].text = f"[{texts[0].text}"
        texts[-1].text = f"{texts[-1].text}]"
    parent.remove(mark)


def _colour(run: Element, sign: str) -> None:
    for text in list(run.iter(qn("w:delText"))):
        text.tag = qn("w:t")
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = element("w:rPr")
        run.insert(0, properties)
    if sign == "del":
        _put(properties, flag("w:strike"), _AFTER_STRIKE)
    else:
        _put(properties, value("w:u", "single"), _AFTER_UNDERLINE)
    _put(properties, value("w:color", _COLOURS[sign]), _AFTER_COLOUR)


def _put(properties: Element, made: Element, later: tuple[str, ...]) -> None:
    for old in properties.findall(made.tag):
        properties.remove(old)
    names = {qn(f"w:{name}") for name in later}
    following = next((child for child in properties if child.tag in names), None)
    if following is None:
        properties.append(made)
    else:
        following.addprevious(made)
