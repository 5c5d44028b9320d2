"""Tips under the mouse that break into lines; Qt breaks only what it takes for rich text."""

from collections.abc import Iterable
from html import escape


def wrapped(texts: Iterable[str]) -> str:
    """Return texts as one tip, a paragraph each; "" for none."""
    told = [f"<p>{escape(text)}</p>" for text in dict.fromkeys(texts) if text]
    return f"<qt>{''.join(told)}</qt>" if told else ""
