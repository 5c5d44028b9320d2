"""A section's content ↔ the parts of its editor: text and tables by turns."""

from collections.abc import Iterable, Sequence

from nq57desk.model import Block, Content, Table

Part = tuple[Block, ...] | Table


def parts_of(content: Content) -> tuple[Part, ...]:
    """Part content into text and tables; text, be it empty, stands at both ends and between
    any two tables, so that there is always a place to write.
    """
    parts: list[Part] = []
    text: list[Block] = []
    for item in content:
        if isinstance(item, Table):
            parts += [tuple(text), item]
            text = []
        else:
            text.append(item)
    return (*parts, tuple(text))


def joined(parts: Iterable[Part]) -> Content:
    """Put the parts together again."""
    content: list[Block | Table] = []
    for part in parts:
        content += [part] if isinstance(part, Table) else part
    return tuple(content)


def same_shape(one: Sequence[Part], other: Sequence[Part]) -> bool:
    """Tell whether text and the same tables stand in the same order."""
    return [_shape(part) for part in one] == [_shape(part) for part in other]


def _shape(part: Part) -> str | None:
    return part.id if isinstance(part, Table) else None
