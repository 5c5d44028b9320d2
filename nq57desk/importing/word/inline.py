"""The inside of a paragraph → runs of text, in printed order.

Read: insertions, smart tags, content controls, links, fields' results. Not read: deletions, field
codes. Aside: text boxes, hidden text, marks of footnotes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nq57desk.importing.word.looks import Looks
from nq57desk.importing.word.names import Element, child, is_on, kind, value
from nq57desk.model import Run
from nq57desk.vietnamese import normalise

BREAK = "\n"

_INSIDE = {
    "w:ins", "w:moveTo", "w:smartTag", "w:sdt", "w:sdtContent", "w:customXml", "w:fldSimple",
    "w:dir", "w:bdo", "m:oMathPara", "m:oMath", "m:r",
}  # fmt: skip
_TEXT = {"w:t", "m:t"}
_SIGNS = {"w:tab": " ", "w:ptab": " ", "w:noBreakHyphen": "-", "w:cr": BREAK}
# What Symbol and Wingdings print as a bullet in running text.
_PRIVATE = range(0xF000, 0xF100)


@dataclass
class Inline:
    """What a paragraph holds: its runs, its text boxes, its hidden text, its notes."""

    looks: Looks
    links: Mapping[str, str]
    runs: list[Run] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def read(self, parent: Element, *, link: str = "") -> None:
        """Read what stands in `parent`, a paragraph or something within it."""
        for part in parent:
            name = kind(part)
            if name == "w:r":
                self._run(part, link)
            elif name == "w:hyperlink":
                self.read(part, link=self.links.get(value(part, "r:id"), "") or link)
            elif name == "mc:AlternateContent":
                self._alternative(part, link)
            elif name in _TEXT:
                self.runs.append(Run(text=normalise(part.text or ""), link=link))
            elif name in _INSIDE or name.startswith("m:"):
                self.read(part, link=link)

    def _run(self, run: Element, link: str) -> None:
        properties = child(run, "w:rPr")
        text = "".join(self._texts(run))
        if not text:
            return
        if is_on(properties, "w:vanish"):
            self.hidden.append(text)
            return
        style = value(child(properties, "w:rStyle"))
        self.runs.append(
            Run(
                text=text,
                bold=self._is(properties, style, "w:b"),
                italic=self._is(properties, style, "w:i"),
                link=link,
            )
        )

    def _is(self, properties: Element | None, style: str, name: str) -> bool:
        own = is_on(properties, name)
        if own is None:
            return bool(style) and self.looks.is_on(style, name)
        return own

    def _texts(self, run: Element) -> Iterator[str]:
        for part in run:
            name = kind(part)
            if name in _TEXT:
                yield normalise(part.text or "")
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "w:br":
                yield BREAK if value(part, "w:type") in ("", "textWrapping") else " "
            elif name == "w:sym":
                yield _symbol(value(part, "w:char"))
            elif name in ("w:pict", "w:drawing", "w:object"):
                self._find_boxes(part)
            elif name == "mc:AlternateContent":
                self._find_boxes(_chosen(part))

    def _alternative(self, part: Element, link: str) -> None:
        chosen = _chosen(part)
        if chosen is not None:
            self.read(chosen, link=link)

    def _find_boxes(self, part: Element | None) -> None:
        """Keep the text boxes of a drawing; of two versions of it only the first."""
        for inner in () if part is None else part:
            name = kind(inner)
            if name == "w:txbxContent":
                self.boxes.append(inner)
            elif name == "mc:AlternateContent":
                self._find_boxes(_chosen(inner))
            else:
                self._find_boxes(inner)


def _chosen(part: Element) -> Element | None:
    first = child(part, "mc:Choice")
    return first if first is not None else child(part, "mc:Fallback")


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "•" if number in _PRIVATE else normalise(chr(number))
