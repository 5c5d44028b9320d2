"""Runs of a paragraph with insertions and deletions marked, word by word."""

from collections.abc import Hashable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count, groupby
from typing import Literal

from docx.oxml.ns import qn
from lxml import etree

from nq57desk.alike import changes, words
from nq57desk.compose.ooxml import Element, element, flag

Sign = Literal["ins", "del"]

RUN, LINK, TEXT = qn("w:r"), qn("w:hyperlink"), qn("w:t")
PROPERTIES, RUN_PROPERTIES = qn("w:pPr"), qn("w:rPr")
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n"}
_SKIPPED = {qn("w:proofErr"), qn("w:lastRenderedPageBreak")}


@dataclass(frozen=True, slots=True)
class Author:
    """Who made the changes and when; gives each mark its number."""

    name: str
    moment: datetime
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def mark(self, sign: Sign, *children: Element) -> Element:
        """Build `w:ins` or `w:del` around `children`."""
        about = {
            "id": next(self._numbers),
            "author": self.name,
            "date": f"{self.moment:%Y-%m-%dT%H:%M:%SZ}",
        }
        return element(f"w:{sign}", about, *children)


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest thing that changes as one: a word, a tab, a link, a field.

    `key` is what it says; `look` the XML of the run's properties; `whole` the element of what is
    no text.
    """

    key: Hashable
    look: bytes = b""
    whole: Element | None = None


def atoms(paragraph: Element) -> list[Atom]:
    """Part the content of a paragraph."""
    found: list[Atom] = []
    for child in paragraph:
        if child.tag == RUN:
            found += _of_run(child)
        elif child.tag == LINK:
            found.append(Atom(("link", _text(child)), whole=child))
        elif child.tag != PROPERTIES and child.tag not in _SKIPPED:
            found.append(Atom(("other", child.tag), whole=child))
    return found


def write(paragraph: Element, old: Sequence[Atom], new: Sequence[Atom], author: Author) -> None:
    """Put into `paragraph` the content `new` with its changes against `old`."""
    for child in list(paragraph):
        if child.tag != PROPERTIES:
            paragraph.remove(child)
    keys = [each.key for each in old], [each.key for each in new]
    for (first, last), (start, end), same in changes(*keys):
        if same:
            paragraph.extend(_plain(new[start:end]))
            continue
        paragraph.extend(_signed(old[first:last], "del", author))
        paragraph.extend(_signed(new[start:end], "ins", author))


def _of_run(run: Element) -> Iterator[Atom]:
    properties = run.find(RUN_PROPERTIES)
    look = b"" if properties is None else etree.tostring(properties)
    content = [child for child in run if child.tag != RUN_PROPERTIES and child.tag not in _SKIPPED]
    if not all(_is_plain(child) for child in content):
        yield Atom(("run", b"".join(map(etree.tostring, content))), look, run)
        return
    for child in content:
        if child.tag == TEXT:
            yield from (Atom(word, look) for word in words(child.text or ""))
        else:
            yield Atom(_SIGNS[child.tag], look)


def _is_plain(child: Element) -> bool:
    return child.tag == TEXT or (child.tag in _SIGNS and not child.get(qn("w:type")))


def _plain(group: Sequence[Atom]) -> Iterator[Element]:
    for whole, look, texts in _grouped(group):
        yield deepcopy(whole) if whole is not None else _run(look, texts, deleted=False)


def _signed(group: Sequence[Atom], sign: Sign, author: Author) -> Iterator[Element]:
    for whole, look, texts in _grouped(group):
        if whole is None:
            yield author.mark(sign, _run(look, texts, deleted=sign == "del"))
        elif whole.tag == LINK:
            yield from _link(whole, sign, author)
        elif whole.tag == RUN:
            yield author.mark(sign, _as(sign, deepcopy(whole)))
        elif sign == "ins":
            yield deepcopy(whole)


def _link(link: Element, sign: Sign, author: Author) -> Iterator[Element]:
    """Mark the runs in a link; a deleted one leads nowhere: its address is not in this file."""
    marked = [author.mark(sign, _as(sign, deepcopy(run))) for run in link.findall(RUN)]
    if sign == "del":
        yield from marked
        return
    made = deepcopy(link)
    for child in list(made):
        made.remove(child)
    made.extend(marked)
    yield made


def _as(sign: Sign, run: Element) -> Element:
    if sign == "del":
        for text in list(run.iter(TEXT)):
            text.tag = qn("w:delText")
        for code in list(run.iter(qn("w:instrText"))):
            code.tag = qn("w:delInstrText")
    return run


def _grouped(group: Sequence[Atom]) -> Iterator[tuple[Element | None, bytes, list[str]]]:
    """Yield elements that are whole one by one, and words of one look together."""
    for (whole, look), parts in groupby(group, key=lambda each: (each.whole, each.look)):
        if whole is not None:
            for part in parts:
                yield part.whole, look, []
        else:
            yield None, look, [str(part.key) for part in parts]


def _run(look: bytes, texts: Sequence[str], *, deleted: bool) -> Element:
    made = element("w:r")
    if look:
        made.append(etree.fromstring(look))
    for is_sign, group in groupby(texts, key=lambda text: text in ("\t", "\n")):
        if is_sign:
            made.extend(flag("w:tab" if sign == "\t" else "w:br") for sign in group)
        else:
            made.append(_words("".join(group), deleted=deleted))
    return made


def _words(text: str, *, deleted: bool) -> Element:
    keep = {"xml:space": "preserve"} if text != text.strip() else None
    made = element("w:delText" if deleted else "w:t", keep)
    made.text = text
    return made


def _text(link: Element) -> str:
    return "".join(text.text or "" for text in link.iter(TEXT))
