"""What the clipboard brings, cleaned: HTML of Word, Excel and the web, or plain text → content.

Paragraphs, list marks, bold, italic and links stay; fonts, colours, pictures, tracked deletions,
comments and Word's own markup go. A table of two rows and columns or more stays a table.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from lxml import html as lxml_html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from nq57desk.model import (
    Block,
    BlockId,
    BlockKind,
    Cell,
    Content,
    FigureForm,
    FigureId,
    FigureRef,
    Run,
    Table,
)
from nq57desk.vietnamese import normalise, point_letter
from ui.editor.copying import FIGURE_ATTRIBUTE, FORM_ATTRIBUTE
from ui.editor.document import clean, merged
from ui.editor.marks import read_mark
from ui.editor.pasted_table import PastedCell, as_table

NewId = Callable[[], str]

_FRAGMENT = re.compile(r"<!--StartFragment-->(.*?)<!--EndFragment-->", re.S)
_LITTER = re.compile(r"<!--.*?-->|<!\[.*?\]>|<\?xml.*?>", re.S)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_SKIPPED = re.compile(
    "head|title|style|script|meta|link|xml|img|svg|object|iframe|del|noscript|template|"
    "select|textarea|button|input|hr|col|colgroup"
)
_PARAGRAPHS = re.compile(
    "p|div|li|ul|ol|dl|dt|dd|h[1-6]|blockquote|pre|section|article|header|footer|main|nav|aside|"
    "figure|figcaption|address|body|form|fieldset|center|tr|td|th|caption"
)
_TABLE_PARTS = ("thead", "tbody", "tfoot", "tr")
_CELLS = ("td", "th")
_HEADINGS = re.compile("h[1-6]")
_NOT_SHOWN = re.compile(r"(?<![\w-])display:none|mso-hide:all|mso-element:(comment|header|footer)")
_FORMS = frozenset(form.value for form in FigureForm)
_LINKS = ("http://", "https://", "mailto:")


def content_from_html(html: str, *, new_id: NewId, tables: bool = True) -> Content:
    """Read the clean content of an HTML clipboard; `()` where it holds no text.

    Without `tables` the cells of a table become paragraphs.
    """
    root = _parse(html)
    if root is None:
        return ()
    reader = _Reader(new_id, tables=tables)
    reader.walk(root, _Look())
    reader.flush()
    return tuple(reader.content)


def content_from_text(text: str, *, new_id: NewId) -> Content:
    """Read plain text: a line a paragraph, marks at its head recognised, blank lines dropped."""
    lines = re.split(r"\r\n|[\r\n\x0b\x85\u2028\u2029]", text)
    found = []
    for line in lines:
        # Tabs inside a line part the cells of a table and stay.
        runs = _trimmed((Run(text=clean(line)),))
        if runs:
            found.append(_block(runs, None, new_id))
    return tuple(found)


def grid_from_html(html: str) -> tuple[tuple[Cell, ...], ...] | None:
    """Read the first table of an HTML clipboard, spans filled with empty cells."""
    root = _parse(html)
    table = None if root is None else next(root.iter("table"), None)
    if table is None:
        return None
    return tuple(tuple(_cell(one) for one in row) for row in _grid(table))


def _parse(html: str) -> HtmlElement | None:
    fragment = _FRAGMENT.search(html)
    source = _LITTER.sub("", fragment[1] if fragment else html)
    try:
        return lxml_html.document_fromstring(normalise_html(source))
    except ParserError:
        return None


def normalise_html(source: str) -> str:
    """Return HTML without characters that have no place in a report; a line stays a line."""
    return normalise(source.replace("\r", "\n"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What the elements around a text say of it."""

    bold: bool = False
    italic: bool = False
    link: str = ""
    item: "_Item | None" = None


@dataclass(slots=True, kw_only=True)
class _Item:
    """A list item, or a Word paragraph with a bullet; `begun` once its first paragraph is out."""

    kind: BlockKind
    marker: str = ""
    begun: bool = False


@dataclass(slots=True)
class _Reader:
    new_id: NewId
    tables: bool = True
    content: list[Block | Table] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _item: _Item | None = None

    def walk(self, element: HtmlElement, look: _Look) -> None:
        """Read an element and what stands in it."""
        if not isinstance(element.tag, str):
            return
        tag = element.tag.lower().rpartition(":")[2]
        style = _style(element)
        if _SKIPPED.fullmatch(tag) or _NOT_SHOWN.search(style) or _is_comment_mark(element):
            return
        if "mso-list:ignore" in style:
            self._item = _word_item(element, self._item)
            return
        if figure := _figure(element):
            self._runs.append(Run(bold=look.bold, italic=look.italic, figure=figure))
            return
        if tag == "br":
            if "page-break" not in style:
                self.flush()
            return
        if tag == "table":
            self._table(element, look)
            return
        self._inside(element, tag, style, look)

    def flush(self) -> None:
        """End the paragraph."""
        runs = _trimmed(merged(self._runs))
        if runs:
            self.content.append(_block(runs, self._item, self.new_id))
            if self._item:
                self._item.begun = True
        self._runs = []

    def _inside(self, element: HtmlElement, tag: str, style: str, look: _Look) -> None:
        inner = _look(look, element, tag, style)
        starts = bool(_PARAGRAPHS.fullmatch(tag))
        if starts:
            self.flush()
            self._item = inner.item or _word_level(style)
        self._text(element.text, inner)
        for child in element:
            self.walk(child, inner)
            self._text(child.tail, inner)
        if starts:
            self.flush()
            self._item = look.item

    def _text(self, text: str | None, look: _Look) -> None:
        if text:
            plain = _SPACE.sub(" ", text)
            self._runs.append(Run(text=plain, bold=look.bold, italic=look.italic, link=look.link))

    def _table(self, element: HtmlElement, look: _Look) -> None:
        self.flush()
        self._around_cells(element, look)
        self.flush()
        rows = _grid(element)
        if self.tables and len(rows) > 1 and max(len(row) for row in rows) > 1:
            self.content.append(as_table(_with_text(rows), new_id=self.new_id))
            return
        for row in rows:
            for cell in row:
                if cell.element is not None:
                    self._inside(cell.element, "td", "", look)

    def _around_cells(self, element: HtmlElement, look: _Look) -> None:
        """Read what stands in a table but in no cell: a caption, words misplaced."""
        self._text(element.text, look)
        for child in element:
            if child.tag in _TABLE_PARTS:
                self._around_cells(child, look)
            elif child.tag not in _CELLS or element.tag != "tr":
                self.walk(child, look)
            self._text(child.tail, look)


def _look(around: _Look, element: HtmlElement, tag: str, style: str) -> _Look:
    found = around
    if tag in ("b", "strong") or _HEADINGS.fullmatch(tag):
        found = replace(found, bold=True)
    if tag in ("i", "em"):
        found = replace(found, italic=True)
    if weight := re.search(r"(?<![\w-])font-weight:(\w+)", style):
        found = replace(found, bold=weight[1] in ("bold", "bolder", "600", "700", "800", "900"))
    if slope := re.search(r"(?<![\w-])font-style:(\w+)", style):
        found = replace(found, italic=slope[1] in ("italic", "oblique"))
    if tag == "a":
        address = (element.get("href") or "").strip()
        found = replace(found, link=address if address.lower().startswith(_LINKS) else "")
    if tag == "li":
        found = replace(found, item=_list_item(element))
    return found


def _figure(element: HtmlElement) -> FigureRef | None:
    """Return the figure that this program has written as words, `None` for any other element."""
    name, form = element.get(FIGURE_ATTRIBUTE), element.get(FORM_ATTRIBUTE)
    if not name or form not in _FORMS:
        return None
    return FigureRef(figure=FigureId(clean(name)), form=FigureForm(form))


def _list_item(element: HtmlElement) -> _Item:
    lists = [one for one in element.iterancestors() if one.tag in ("ul", "ol")]
    if not lists or lists[0].tag == "ul":
        return _Item(kind=BlockKind.PLUS if len(lists) > 1 else BlockKind.DASH)
    start = lists[0].get("start", "1")
    number = sum(1 for _ in element.itersiblings("li", preceding=True))
    number += int(start) if start.isdecimal() else 1
    letters = lists[0].get("type") == "a" or "lower-alpha" in _style(lists[0])
    marker = f"{point_letter(number)})" if letters and number > 0 else f"{number}."
    return _Item(kind=BlockKind.NUMBERED, marker=marker)


def _word_level(style: str) -> _Item | None:
    """Return the item of a Word paragraph in a list; its mark may follow in a span."""
    level = re.search(r"mso-list:\s*l\d+ level(\d+)", style)
    if not level:
        return None
    return _Item(kind=BlockKind.DASH if level[1] == "1" else BlockKind.PLUS)


def _word_item(element: HtmlElement, item: _Item | None) -> _Item:
    mark = clean(element.text_content()).strip()
    if read := read_mark(f"{mark} "):
        return _Item(kind=read[0], marker=read[1])
    if re.fullmatch(r"[\w.]{1,8}[.)]", mark):
        return _Item(kind=BlockKind.NUMBERED, marker=mark)
    return item or _Item(kind=BlockKind.DASH)


def _block(runs: tuple[Run, ...], item: _Item | None, new_id: NewId) -> Block:
    kind, marker = BlockKind.PARAGRAPH, ""
    if item and not item.begun:
        kind, marker = item.kind, item.marker
    if read := read_mark(runs[0].text):
        typed_kind, typed_marker, rest = read
        bare = _trimmed((replace(runs[0], text=rest), *runs[1:]))
        # "1. " after a bullet of the list is text, a second bullet is not.
        if bare and (kind is BlockKind.PARAGRAPH or typed_kind is not BlockKind.NUMBERED):
            runs = bare
            if kind is BlockKind.PARAGRAPH:
                kind, marker = typed_kind, typed_marker
    return Block(id=BlockId(new_id()), kind=kind, runs=runs, marker=marker)


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return runs without blanks at both ends, blanks inside made one."""
    kept: list[Run] = []
    for run in runs:
        text = re.sub(r" {2,}", " ", run.text)
        if not kept or kept[-1].text.endswith(" "):
            text = text.lstrip(" ")
        kept.append(replace(run, text=text))
    while kept and not _says(kept[0]):
        kept.pop(0)
    while kept and not _says(kept[-1]):
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return merged(kept)


def _says(run: Run) -> bool:
    return run.figure is not None or bool(run.text.strip())


def _style(element: HtmlElement) -> str:
    return re.sub(r"\s*([:;])\s*", r"\1", (element.get("style") or "").lower())


def _is_comment_mark(element: HtmlElement) -> bool:
    names = (element.get("class") or "").lower()
    return "msocomanchor" in names or "msocommentreference" in names


def _grid(table: HtmlElement) -> list[list[PastedCell]]:
    """Return the cells of a table by place, spans filled with cells without element."""
    taken: dict[tuple[int, int], PastedCell] = {}
    rows = list(_rows(table))
    for y, row in enumerate(rows):
        x = 0
        for element in row.iterchildren(*_CELLS):
            while (y, x) in taken:
                x += 1
            cell = PastedCell(
                element=element,
                across=_span(element, "colspan"),
                down=min(_span(element, "rowspan"), len(rows) - y),
            )
            for place in _places(y, x, cell):
                taken[place] = PastedCell()
            taken[y, x] = cell
    width = max((x for _, x in taken), default=-1) + 1
    return [[taken.get((y, x), PastedCell()) for x in range(width)] for y in range(len(rows))]


def _rows(element: HtmlElement) -> Iterator[HtmlElement]:
    for child in element.iterchildren(*_TABLE_PARTS):
        if child.tag == "tr":
            yield child
        yield from _rows(child)


def _places(y: int, x: int, cell: PastedCell) -> Iterator[tuple[int, int]]:
    return ((y + i, x + j) for i in range(cell.down) for j in range(cell.across))


def _span(element: HtmlElement, name: str) -> int:
    value = element.get(name, "1")
    return min(max(int(value), 1), 100) if value.isdecimal() else 1


def _with_text(rows: list[list[PastedCell]]) -> list[list[PastedCell]]:
    return [[replace(cell, runs=_cell(cell).runs) for cell in row] for row in rows]


def _cell(pasted: PastedCell) -> Cell:
    """Read a cell: its paragraphs parted by newlines, marks left as they are typed."""
    if pasted.element is None:
        return Cell()
    reader = _Reader(str, tables=False)
    reader._inside(pasted.element, "td", "", _Look())
    runs: list[Run] = []
    for block in reader.content:
        assert isinstance(block, Block)
        if runs and runs[-1].figure:
            runs.append(Run(text="\n"))
        elif runs:
            runs[-1] = replace(runs[-1], text=runs[-1].text + "\n")
        mark = block.marker or (block.kind.value if block.kind in _SIGN_KINDS else "")
        runs += [Run(text=f"{mark} ")] if mark else []
        runs += block.runs
    return Cell(runs=tuple(runs))


_SIGN_KINDS = (BlockKind.DASH, BlockKind.PLUS, BlockKind.STAR)
