"""How text in a style is set, read from the template: a clerk may have changed it."""

from docx.oxml.ns import qn

from nq57desk.compose.ooxml import Element
from nq57desk.compose.rules import Face

_DEFAULT_SIZE = 14.0
_OFF = {"0", "false", "off"}


def faces(styles: Element) -> dict[str, Face]:
    """Return the face of each style of a styles part by its id."""
    by_id = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
    return {
        style_id: Face(
            name=style.find(qn("w:name")).get(qn("w:val")),
            size=_size(style_id, by_id),
            bold=_bold(style_id, by_id),
        )
        for style_id, style in by_id.items()
    }


def _size(style_id: str, by_id: dict[str, Element]) -> float:
    found = _inherited(style_id, by_id, "w:sz")
    return _DEFAULT_SIZE if found is None else float(found.get(qn("w:val"))) / 2


def _bold(style_id: str, by_id: dict[str, Element]) -> bool:
    found = _inherited(style_id, by_id, "w:b")
    return found is not None and found.get(qn("w:val"), "1") not in _OFF


def _inherited(style_id: str, by_id: dict[str, Element], name: str) -> Element | None:
    seen: set[str] = set()
    while style_id in by_id and style_id not in seen:
        seen.add(style_id)
        style = by_id[style_id]
        found = style.find(f"{qn('w:rPr')}/{qn(name)}")
        if found is not None:
            return found
        base = style.find(qn("w:basedOn"))
        style_id = "" if base is None else base.get(qn("w:val"))
    return None
