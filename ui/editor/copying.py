"""Content → what Word, Excel, mail and a plain text box can take from the clipboard."""

from collections.abc import Callable, Sequence
from html import escape

from nq57desk.model import Block, BlockKind, FigureRef, Run

TextOf = Callable[[FigureRef], str]

_SIGNS = (BlockKind.DASH, BlockKind.PLUS, BlockKind.STAR)
_PARAGRAPH = (
    "margin:0 0 6pt 0;text-align:justify;text-indent:1.27cm;"
    "font-family:'Times New Roman',serif;font-size:14pt"
)


def mark_of(block: Block, number: str = "") -> str:
    """Return the mark that is printed before the text, "" for none."""
    if block.kind in _SIGNS:
        return block.kind.value
    return (block.marker or number) if block.kind is BlockKind.NUMBERED else ""


def as_text(blocks: Sequence[Block], numbers: Sequence[str], text_of: TextOf) -> str:
    """Write blocks as plain text, a line each, marks typed."""
    return "\n".join(
        _marked(mark_of(block, number), "".join(_text(run, text_of) for run in block.runs))
        for block, number in zip(blocks, numbers, strict=True)
    )


def as_html(blocks: Sequence[Block], numbers: Sequence[str], text_of: TextOf) -> str:
    """Write blocks as HTML in the report's look; a single piece of text stays inline."""
    if len(blocks) == 1 and blocks[0].kind is BlockKind.PARAGRAPH:
        return _inline(blocks[0], text_of)
    return "\n".join(
        f'<p style="{_style(block)}">'
        f"{_marked(escape(mark_of(block, number)), _inline(block, text_of))}</p>"
        for block, number in zip(blocks, numbers, strict=True)
    )


def _style(block: Block) -> str:
    return f"{_PARAGRAPH};font-style:italic" if block.kind is BlockKind.NOTE else _PARAGRAPH


def _marked(mark: str, text: str) -> str:
    return f"{mark} {text}" if mark else text


def _inline(block: Block, text_of: TextOf) -> str:
    return "".join(_run_html(run, text_of) for run in block.runs)


def _run_html(run: Run, text_of: TextOf) -> str:
    made = escape(_text(run, text_of))
    if run.italic:
        made = f"<i>{made}</i>"
    if run.bold:
        made = f"<b>{made}</b>"
    if run.link:
        made = f'<a href="{escape(run.link)}">{made}</a>'
    return made


def _text(run: Run, text_of: TextOf) -> str:
    return text_of(run.figure) if run.figure else run.text
