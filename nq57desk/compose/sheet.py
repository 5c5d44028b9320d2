"""The document that paragraphs are written for: its styles, its links, its figures."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from docx.oxml.ns import qn

from nq57desk.compose.ooxml import Element, hyperlink, paragraph, run
from nq57desk.model import FigureRef, Run
from nq57desk.vietnamese import normalise


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a writer of paragraphs must know of the document.

    `style_ids`: ids by style name; `relate` gives the id of a web address in the part;
    `written` the words of a figure.
    """

    style_ids: Mapping[str, str]
    relate: Callable[[str], str]
    written: Callable[[FigureRef], str]

    def style(self, name: str) -> str:
        """Return the id of the style of that name."""
        return self.style_ids[name]

    def paragraph(
        self, name: str, runs: Iterable[Run], *, mark: str = "", **properties: Element | None
    ) -> Element:
        """Write a paragraph in the style of that name, `mark` before its words."""
        marked = [run(mark)] if mark else []
        return paragraph(self.style(name), [*marked, *map(self.run, runs)], **properties)

    def line(self, name: str, text: str, **properties: Element | None) -> Element:
        """Write a paragraph of plain text in the style of that name."""
        return self.paragraph(name, (Run(text=text),) if text else (), mark="", **properties)

    def run(self, piece: Run) -> Element:
        """Write a run; a link becomes a real one, a figure its words."""
        text = self.written(piece.figure) if piece.figure else piece.text
        made = run(normalise(text), bold=piece.bold, italic=piece.italic)
        return hyperlink(self.relate(piece.link), made) if piece.link else made


def style_ids(styles: Element) -> dict[str, str]:
    """Return the ids of the styles in a styles part by their names."""
    return {
        str(style.find(qn("w:name")).get(qn("w:val"))): str(style.get(qn("w:styleId")))
        for style in styles.findall(qn("w:style"))
    }


def split_lines(runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    """Part runs at their newlines; a line may be empty, there is always one."""
    lines: list[list[Run]] = [[]]
    for piece in runs:
        first, *others = piece.text.split("\n")
        if first or piece.figure:
            lines[-1].append(replace(piece, text=first))
        for text in others:
            lines.append([replace(piece, text=text)] if text else [])
    return [tuple(line) for line in lines]
