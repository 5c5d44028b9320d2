"""How text in a style is set, read from the template: a clerk may have changed it."""

from docx.oxml.ns import qn

from nq57desk.compose.ooxml import Element, is_on
from nq57desk.compose.rules import Face

_DEFAULT_SIZE = 14.0


def faces(styles: Element) -> dict[str, Face]:
    """Return the face of each style of a styles part by its id."""
    by_id = _by_id(styles)
    return {
        style_id: Face(
            name=style.find(qn("w:name")).get(qn("w:val")),
            size=_size(style_id, by_id),
            bold=is_on(_inherited(style_id, by_id, "w:b"), otherwise=False),
            italic=is_on(_inherited(style_id, by_id, "w:i"), otherwise=False),
            caps=is_on(_inherited(style_id, by_id, "w:caps"), otherwise=False),
        )
        for style_id, style in by_id.items()
    }


def capital_styles(styles: Element) -> frozenset[str]:
    """Return the ids of the styles whose letters are shown as capitals."""
    by_id = _by_id(styles)
    return frozenset(
        style_id
        for style_id in by_id
        if is_on(_inherited(style_id, by_id, "w:caps"), otherwise=False)
    )


def keeping_styles(styles: Element) -> dict[str, bool]:
    """Return by style id whether its paragraphs are kept with the next."""
    by_id = _by_id(styles)
    return {
        style_id: is_on(_inherited(style_id, by_id, "w:keepNext", among="w:pPr"), otherwise=False)
        for style_id in by_id
    }


def _by_id(styles: Element) -> dict[str, Element]:
    return {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}


def _size(style_id: str, by_id: dict[str, Element]) -> float:
    found = _inherited(style_id, by_id, "w:sz")
    return _DEFAULT_SIZE if found is None else float(found.get(qn("w:val"))) / 2


def _inherited(
    style_id: str, by_id: dict[str, Element], name: str, *, among: str = "w:rPr"
) -> Element | None:
    seen: set[str] = set()
    while style_id in by_id and style_id not in seen:
        seen.add(style_id)
        style = by_id[style_id]
        found = style.find(f"{qn(among)}/{qn(name)}")
        if found is not None:
            return found
        base = style.find(qn("w:basedOn"))
        style_id = "" if base is None else base.get(qn("w:val"))
    return None
