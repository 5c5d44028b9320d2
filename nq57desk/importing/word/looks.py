"""Styles of a document: names, outline levels, automatic numbers, bold, along the base styles."""

from collections.abc import Iterator
from dataclasses import dataclass

from nq57desk.importing.word.names import Element, child, is_on, kind, value, within

_BODY_LEVEL = 9  # w:outlineLvl of text


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """Which automatic number a paragraph has; `list_id` "0" means none."""

    list_id: str
    level: int = 0


class Looks:
    """What the styles part tells of a style id."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {
            value(style, "w:styleId"): style
            for style in ([] if root is None else root)
            if kind(style) == "w:style"
        }
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if value(style, "w:default") in ("1", "true")
                and value(style, "w:type") == "paragraph"
            ),
            "",
        )

    def name(self, style_id: str) -> str:
        """Return the name of a style, "" if unknown."""
        return value(child(self._styles.get(style_id or self._default), "w:name"))

    def level(self, style_id: str) -> int | None:
        """Return the outline level from 1."""
        for style in self._chain(style_id):
            found = outline_level(child(style, "w:pPr"))
            if found is not None:
                return found or None
        return None

    def numbered(self, style_id: str) -> Numbered | None:
        """Return the automatic number that the style gives."""
        for style in self._chain(style_id):
            if found := numbered(child(style, "w:pPr")):
                return found
        return None

    def is_on(self, style_id: str, name: str) -> bool:
        """Tell whether a character property of the style is on."""
        for style in self._chain(style_id):
            found = is_on(child(style, "w:rPr"), name)
            if found is not None:
                return found
        return False

    def _chain(self, style_id: str) -> Iterator[Element]:
        seen: set[str] = set()
        key = style_id or self._default
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = value(child(self._styles[key], "w:basedOn"))


def outline_level(properties: Element | None) -> int | None:
    """Return the level in paragraph properties from 1, 0 for text, `None` if not set."""
    text = value(child(properties, "w:outlineLvl"))
    if not text.isdecimal():
        return None
    return 0 if int(text) >= _BODY_LEVEL else int(text) + 1


def numbered(properties: Element | None) -> Numbered | None:
    """Return the automatic number in paragraph properties, `None` if not set."""
    found = child(properties, "w:numPr")
    list_id = value(within(found, "w:numId"))
    if not list_id:
        return None
    level = value(within(found, "w:ilvl"))
    return Numbered(list_id=list_id, level=int(level) if level.isdecimal() else 0)
