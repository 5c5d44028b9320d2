"""Content → what Word, Excel, mail and a plain text box can take from the clipboard, and back.

A figure is copied as the words it shows; in HTML they say which figure they are, so that it is
one again where it comes back to this program, be it in a text or a table.
"""

import json
from collections.abc import Callable, Sequence
from html import escape

from cattrs import BaseValidationError
from PySide6.QtCore import QMimeData

from nq57desk.codec import from_json, to_json
from nq57desk.model import Block, BlockKind, FigureRef, Run

TextOf = Callable[[FigureRef], str]

OWN_MIME = "application/x-nq57desk-blocks"
FIGURE_ATTRIBUTE = "data-nq57desk-figure"
FORM_ATTRIBUTE = "data-nq57desk-form"

_SIGNS = (BlockKind.DASH, BlockKind.PLUS, BlockKind.STAR)
_PARAGRAPH = (
    "margin:0 0 6pt 0;text-align:justify;text-indent:1.27cm;"
    "font-family:'Times New Roman',serif;font-size:14pt"
)


def to_clipboard(blocks: Sequence[Block], numbers: Sequence[str], text_of: TextOf) -> QMimeData:
    """Write blocks for this program and for others."""
    data = QMimeData()
    data.setText(as_text(blocks, numbers, text_of))
    data.setHtml(as_html(blocks, numbers, text_of))
    data.setData(OWN_MIME, json.dumps([to_json(block) for block in blocks]).encode())
    return data


def read_own(source: QMimeData) -> tuple[Block, ...]:
    """Read what this program put on the clipboard, `()` where another version did."""
    if not source.hasFormat(OWN_MIME):
        return ()
    try:
        written = json.loads(bytes(source.data(OWN_MIME).data()))
        return tuple(from_json(one, Block) for one in written)
    except (BaseValidationError, KeyError, TypeError, ValueError):
        return ()


def mark_of(block: Block, number: str = "") -> str:
    """Return the mark that is printed before the text, "" for none."""
    if block.kind in _SIGNS:
        return block.kind.value
    return (block.marker or number) if block.kind is BlockKind.NUMBERED else ""


def as_text(blocks: Sequence[Block], numbers: Sequence[str], text_of: TextOf) -> str:
    """Write blocks as plain text, a line each, marks typed."""
    return "\n".join(
        _marked(mark_of(block, number), "".join(text_in(run, text_of) for run in block.runs))
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


def run_html(run: Run, text_of: TextOf) -> str:
    """Write a run as HTML."""
    made = escape(text_in(run, text_of))
    if run.figure:
        figure, form = escape(run.figure.figure), run.figure.form.value
        names = f'{FIGURE_ATTRIBUTE}="{figure}" {FORM_ATTRIBUTE}="{form}"'
        made = f"<span {names}>{made}</span>"
    if run.italic:
        made = f"<i>{made}</i>"
    if run.bold:
        made = f"<b>{made}</b>"
    if run.link:
        made = f'<a href="{escape(run.link)}">{made}</a>'
    return made


def text_in(run: Run, text_of: TextOf) -> str:
    """Return what a run says."""
    return text_of(run.figure) if run.figure else run.text


def _style(block: Block) -> str:
    return f"{_PARAGRAPH};font-style:italic" if block.kind is BlockKind.NOTE else _PARAGRAPH


def _marked(mark: str, text: str) -> str:
    return f"{mark} {text}" if mark else text


def _inline(block: Block, text_of: TextOf) -> str:
    return "".join(run_html(run, text_of) for run in block.runs)
