"""Names of WordprocessingML, as lxml wants them."""

from functools import cache

from lxml import etree

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
# Strict Open XML, which Word can write too.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": _SPACES["w"],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": _SPACES["r"],
    "http://purl.oclc.org/ooxml/officeDocument/math": _SPACES["m"],
}
_SHORT = {space: prefix for prefix, space in _SPACES.items()} | {
    strict: next(p for p, s in _SPACES.items() if s == space) for strict, space in _STRICT.items()
}

Element = etree._Element


@cache
def qn(name: str) -> str:
    """Return the full name: "w:p" → "{…}p"."""
    prefix, local = name.split(":")
    return f"{{{_SPACES[prefix]}}}{local}"


@cache
def short(tag: str) -> str:
    """Return a tag with its prefix, "w:p"; "" for names we do not read."""
    space, _brace, local = tag.removeprefix("{").partition("}")
    return f"{_SHORT[space]}:{local}" if space in _SHORT else ""


def kind(element: Element) -> str:
    """Return the tag of an element with its prefix; "" for comments and foreign names."""
    return short(element.tag) if isinstance(element.tag, str) else ""


def value(element: Element | None, name: str = "w:val") -> str:
    """Return an attribute, "" where element or attribute is missing."""
    if element is None:
        return ""
    found = element.get(qn(name))
    if found is not None:
        return found
    local = name.split(":")[1]
    return next((v for k, v in element.attrib.items() if str(k).endswith(f"}}{local}")), "")


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of that name."""
    if element is None:
        return None
    return next((each for each in element if kind(each) == name), None)


def within(element: Element | None, *names: str) -> Element | None:
    """Follow a path of child names."""
    for name in names:
        element = child(element, name)
    return element


def is_on(element: Element | None, name: str) -> bool | None:
    """Tell whether a property such as `w:b` is on; `None` where it is not set."""
    found = child(element, name)
    if found is None:
        return None
    return value(found) not in ("0", "false", "off", "none")
