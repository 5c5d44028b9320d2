"""A sentence with one number marked, as rich text."""

from html import escape

from nq57desk.figures.offers import Offer
from ui import theme

_AROUND = 62  # letters told before and after the number in a list


def marked(text: str, start: int, end: int) -> str:
    """Write `text` with the words from `start` to `end` marked."""
    colours = theme.colours()
    look = f"background-color:{colours.look_back};color:{colours.look};font-weight:bold"
    number = f'<span style="{look}">&nbsp;{escape(text[start:end])}&nbsp;</span>'
    return f"{escape(text[:start])}{number}{escape(text[end:])}"


def around(offer: Offer) -> str:
    """Write the words around the number, what is cut off told by an ellipsis."""
    text = offer.sentence
    first = 0 if offer.start <= _AROUND else text.rfind(" ", 0, offer.start - _AROUND) + 1
    rest = text.find(" ", offer.end + _AROUND)
    last = len(text) if rest < 0 else rest
    head, tail = "…" if first else "", "…" if last < len(text) else ""
    cut = f"{head}{text[first:last]}{tail}"
    moved = len(head) - first
    return marked(cut, offer.start + moved, offer.end + moved)
