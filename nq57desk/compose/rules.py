"""Lengths of the rules (đường kẻ) under the motto, the office, the subject and "Kèm theo".

A rule is an empty paragraph with a border on top, in the style "Đường kẻ"; indents on both sides
give its length, as every engine draws those. The length follows the text above it, measured in
the size and weight of that text's style, so that it stays right when a clerk changes the style.

Source: NĐ 30/2020, Phụ lục I, II.1, II.2, II.5.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn

from nq57desk import styles
from nq57desk.compose.metrics import lines
from nq57desk.compose.ooxml import Element, indents, set_property, style_of, text_of

_PARTS = {
    styles.MOTTO: 1.0,
    styles.OFFICE: 0.42,
    styles.SUBJECT: 0.42,
    styles.ATTACHMENT: 0.42,
}

_BALANCED = frozenset(
    {styles.SUBJECT, styles.PART_TITLE, styles.APPENDIX_TITLE, styles.ATTACHMENT}
)
_LEAST, _MOST = 0.34, 0.49  # a third to a half, and not on the edge
_CLOSE = 40.0  # twips; engines round widths each in their way


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How the text of a style is set: its name, size in points, weight, slope, capitals."""

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    caps: bool = False

    def lines(self, text: str, measure: float) -> list[float]:
        """Return the widths of the lines that `text` breaks into at `measure` twips."""
        shown = text.upper() if self.caps else text
        return lines(shown, self.size, measure, bold=self.bold, italic=self.italic)


def set_rules(elements: Iterable[Element], faces: Mapping[str, Face], measure: float) -> None:
    """Set the length of every rule among `elements`, in a column `measure` twips wide.

    `faces` are looked up by style id.
    """
    above: list[Element] = []  # paragraphs of one style, next to each other
    for child in elements:
        if child.tag == qn("w:tbl"):
            for cell in child.iter(qn("w:tc")):
                set_rules(cell, faces, _cell_width(cell, measure))
        elif child.tag == qn("w:p"):
            face = faces.get(style_of(child))
            if face is not None and face.name == styles.RULE:
                _set_rule(child, above, faces, measure)
            elif above and style_of(above[-1]) == style_of(child):
                above.append(child)
            else:
                above = [child]


def _set_rule(
    rule: Element, above: Sequence[Element], faces: Mapping[str, Face], measure: float
) -> None:
    face = faces.get(style_of(above[-1])) if above else None
    if face is None or face.name not in _PARTS:
        return
    lines = [face.lines(text_of(p), measure - _own_indents(p)) or [0.0] for p in above]
    aside = max((measure - _length(lines, _PARTS[face.name])) / 2, 0)
    set_property(rule, "ind", indents(left=aside, right=aside))


def _length(paragraphs: Sequence[Sequence[float]], part: float) -> float:
    """Return `part` of the longest line, but no more than half of the shortest.

    Where lines differ too much for both, the last paragraph alone counts, then its longest line.
    """
    last = paragraphs[-1]
    if part == 1.0:
        return max(last)
    together = [width for lines in paragraphs for width in lines]
    counted = together if max(together) * _LEAST <= min(together) * _MOST else last
    return max(min(max(counted) * part, min(counted) * _MOST), max(counted) * _LEAST)


def _own_indents(paragraph: Element) -> float:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    if found is None:
        return 0.0
    return sum(float(found.get(qn(f"w:{side}"), 0)) for side in ("left", "right"))


def balance(elements: Iterable[Element], faces: Mapping[str, Face], measure: float) -> None:
    """Break titles that take several lines into lines of about one length.

    The rule under them is then a third to a half of every line, not of the first alone.
    """
    for child in elements:
        face = faces.get(style_of(child)) if child.tag == qn("w:p") else None
        if face is None or face.name not in _BALANCED:
            continue
        text = text_of(child)
        count = len(face.lines(text, measure))
        if count > 1:
            aside = (measure - _least_measure(face, text, measure, count)) / 2
            set_property(child, "ind", indents(left=aside, right=aside))


def _least_measure(face: Face, text: str, measure: float, count: int) -> float:
    """Return the least measure at which `text` still takes `count` lines."""
    low, high = measure / count / 2, measure
    while high - low > _CLOSE:
        middle = (low + high) / 2
        low, high = (middle, high) if len(face.lines(text, middle)) > count else (low, middle)
    return min(high + _CLOSE, measure)


def _cell_width(cell: Element, measure: float) -> float:
    found = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    if found is None or found.get(qn("w:type")) != "dxa":
        return measure
    return float(found.get(qn("w:w")))
