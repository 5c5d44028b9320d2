"""Two composed reports as one, with what changed as real tracked changes of Word.

Works on what `compose` made of each, so every template and every part of a page is covered: all
changes rejected give the old text, all accepted the new. Formats are those of the new report.

Source: ISO/IEC 29500-1, 17.13.5 (revisions).
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import datetime
from io import BytesIO

import docx
from docx.oxml.ns import qn

from nq57desk.alike import Pair, aligned, likeness
from nq57desk.compose.ooxml import Element, element, paragraphs, style_of, text_of
from nq57desk.compose.tracked_runs import Author, Sign, atoms, write

P, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_PROPERTIES = {qn("w:tcPr"), qn("w:sectPr"), qn("w:tblPr"), qn("w:tblGrid"), qn("w:trPr")}
_AFTER_MARK = {qn("w:sectPr"), qn("w:pPrChange")}
_SAME_TABLE = 0.4  # what two tables of as many columns have in common already


def blackline(old: bytes, new: bytes, *, author: str, moment: datetime) -> bytes:
    """Return `new` with its changes against `old`, both composed with one template.

    `author` and `moment` stand at each change.
    """
    before = docx.Document(BytesIO(old))
    after = docx.Document(BytesIO(new))
    tracker = _Tracker(Author(author, moment))
    body = after.element.body
    items = [child for child in body if child.tag not in _PROPERTIES]
    merged = tracker.merged(_content(before.element.body), items)
    section = body[-1]
    for child in items:
        body.remove(child)
    for child in merged:
        section.addprevious(child)
    file = BytesIO()
    after.save(file)
    return file.getvalue()


class _Tracker:
    def __init__(self, author: Author) -> None:
        self._author = author

    def merged(self, olds: Sequence[Element], news: Sequence[Element]) -> list[Element]:
        """Return the paragraphs and tables of a body or a cell with their changes."""
        made: list[Element] = []
        signs: list[Sign | None] = []
        for old, new in _with_ends_paired(_pairs(olds, news), olds, news):
            one = olds[old] if old is not None else None
            two = news[new] if new is not None else None
            element_, sign = self._merged(one, two)
            if made and element_.tag == made[-1].tag == TABLE and "del" in (sign, signs[-1]):
                made.append(self._gap())
                signs.append(None)
            made.append(element_)
            signs.append(sign)
        self._mark_ends(made, signs)
        return made

    def _merged(self, old: Element | None, new: Element | None) -> tuple[Element, Sign | None]:
        if new is None:
            return self._all(deepcopy(old), "del"), "del"
        if old is None:
            return self._all(deepcopy(new), "ins"), "ins"
        if new.tag == P:
            return self._paragraph(old, new), None
        return self._table(old, new) if new.tag == TABLE else deepcopy(new), None

    def _paragraph(self, old: Element, new: Element) -> Element:
        made = deepcopy(new)
        if text_of(old) != text_of(new) or _lines(old) != _lines(new):
            write(made, atoms(old), atoms(new), self._author)
        return made

    def _all(self, item: Element, sign: Sign) -> Element:
        """Mark all of a paragraph or a table but the end of the paragraph itself."""
        if item.tag == TABLE:
            for row in item.iter(ROW):
                self._mark_row(row, sign)
            inner = list(item.iter(P))
        else:
            inner = [item] if item.tag == P else []
        for paragraph in inner:
            parts = atoms(paragraph)
            gone, come = (parts, []) if sign == "del" else ([], parts)
            write(paragraph, gone, come, self._author)
            if sign == "del":
                _drop_section(paragraph)
            if paragraph is not item:
                self._mark_end(paragraph, sign)
        return item

    def _table(self, old: Element, new: Element) -> Element:
        made = deepcopy(new)
        rows = made.findall(ROW)
        place = made.index(rows[0])
        for row in rows:
            made.remove(row)
        for one, two in _row_pairs(old.findall(ROW), rows):
            if one is not None and two is not None:
                made.insert(place, self._row(one, two))
            elif one is not None:
                made.insert(place, self._whole_row(_fitted(one, rows), "del"))
            else:
                made.insert(place, self._whole_row(two, "ins"))
            place += 1
        return made

    def _row(self, old: Element, new: Element) -> Element:
        made = deepcopy(new)
        for cell, before in zip(made.findall(CELL), old.findall(CELL), strict=True):
            items = _content(cell)
            merged = self.merged(_content(before), items)
            for item in items:
                cell.remove(item)
            cell.extend(merged)
        return made

    def _whole_row(self, row: Element, sign: Sign) -> Element:
        made = deepcopy(row)
        self._mark_row(made, sign)
        for paragraph in made.iter(P):
            self._all(paragraph, sign)
            self._mark_end(paragraph, sign)
        return made

    def _mark_row(self, row: Element, sign: Sign) -> None:
        properties = row.find(qn("w:trPr"))
        if properties is None:
            properties = element("w:trPr")
            row.insert(0, properties)
        properties.append(self._author.mark(sign))

    def _mark_ends(self, made: Sequence[Element], signs: Sequence[Sign | None]) -> None:
        """Mark the ends of whole paragraphs; the last end of a cell or a page's text stays.

        There the end before it goes in its place, which says the same: a paragraph more or less.
        """
        tail = _tail(made, signs)
        for place, sign in enumerate(signs):
            if sign and made[place].tag == P and place not in tail:
                self._mark_end(made[place], sign)
        if not tail:
            return
        lent = tail.start > 0 and made[tail.start - 1].tag == P
        for place in range(tail.start - lent, tail.stop - 1):
            self._mark_end(made[place], signs[-1] or "ins")
        if lent:
            _lend_properties(made[tail.start - 1], made[-1])

    def _mark_end(self, paragraph: Element, sign: Sign) -> None:
        properties = paragraph.get_or_add_pPr()
        run = properties.find(qn("w:rPr"))
        if run is None:
            run = element("w:rPr")
            later = next((each for each in properties if each.tag in _AFTER_MARK), None)
            properties.append(run) if later is None else later.addprevious(run)
        run.insert(len(run.findall(qn("w:ins"))), self._author.mark(sign))

    def _gap(self) -> Element:
        """Return a paragraph that no side has: without it Word would join two tables."""
        made = element("w:p")
        for sign in ("del", "ins"):
            self._mark_end(made, sign)
        return made


def _content(parent: Element) -> list[Element]:
    return [child for child in parent if child.tag not in _PROPERTIES]


def _pairs(olds: Sequence[Element], news: Sequence[Element]) -> list[Pair]:
    """Pair paragraphs and tables; those that open and close both sides alike need no search."""
    keys = [_key(each) for each in olds], [_key(each) for each in news]
    shorter = min(len(olds), len(news))
    head = next((i for i in range(shorter) if keys[0][i] != keys[1][i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if keys[0][-1 - i] != keys[1][-1 - i]), rest)
    middle = aligned(
        len(olds) - head - tail,
        len(news) - head - tail,
        lambda one, two: _worth(keys[0][head + one], keys[1][head + two]),
    )
    inner = [
        (None if one is None else one + head, None if two is None else two + head)
        for one, two in middle
    ]
    ends = [(len(olds) - tail + i, len(news) - tail + i) for i in range(tail)]
    return [*((i, i) for i in range(head)), *inner, *ends]


_Key = tuple[str, str, str, int]


def _key(item: Element) -> _Key:
    """Return what a paragraph or table is known by: tag, style, text, columns."""
    if item.tag == P:
        return item.tag, style_of(item), text_of(item), 0
    text = "\n".join(text_of(each) for each in paragraphs(item))
    return str(item.tag), "", text, len(list(item.iter(qn("w:gridCol"))))


def _worth(one: _Key, two: _Key) -> float:
    if one[0] != two[0] or one[3] != two[3]:
        return 0.0
    alike = likeness(one[2], two[2])
    if one[0] == TABLE:
        return _SAME_TABLE + alike
    same_style = one[1] == two[1]
    if not one[2] and not two[2]:
        return 0.3 if same_style else 0.0
    return alike + 0.2 * same_style if alike else 0.0


def _with_ends_paired(
    pairs: Sequence[Pair], olds: Sequence[Element], news: Sequence[Element]
) -> Iterator[Pair]:
    """Yield the pairs, the last paragraphs of both sides together where neither has another."""
    last = len(olds) - 1, len(news) - 1
    ends = {(last[0], None), (None, last[1])}
    paragraphs_ = all(side and side[-1].tag == P for side in (olds, news))
    together = paragraphs_ and ends.issubset(pairs)
    for pair in pairs:
        if not (together and pair in ends):
            yield pair
    if together:
        yield last


def _row_pairs(
    olds: Sequence[Element], news: Sequence[Element]
) -> Iterator[tuple[Element | None, Element | None]]:
    texts = [[_row_text(row) for row in rows] for rows in (olds, news)]

    def worth(one: int, two: int) -> float:
        if _shape(olds[one]) != _shape(news[two]):
            return 0.0
        return 0.1 + likeness(texts[0][one], texts[1][two])

    for one, two in aligned(len(olds), len(news), worth):
        yield (None if one is None else olds[one]), (None if two is None else news[two])


def _row_text(row: Element) -> str:
    return "\n".join(text_of(each) for each in paragraphs(row))


def _shape(row: Element) -> list[tuple[str, str]]:
    """Return how the cells of a row span columns and rows."""
    found = []
    for cell in row.findall(CELL):
        span, merge = (
            cell.find(f"{qn('w:tcPr')}/{qn(name)}") for name in ("w:gridSpan", "w:vMerge")
        )
        found.append((
            "" if span is None else str(span.get(qn("w:val"))),
            "" if merge is None else str(merge.get(qn("w:val"), "continue")),
        ))  # fmt: skip
    return found


def _fitted(row: Element, news: Sequence[Element]) -> Element:
    """Return an old row with the widths of a new one of its shape."""
    like = next((each for each in news if _shape(each) == _shape(row)), None)
    made = deepcopy(row)
    for cell, other in zip(
        made.findall(CELL), like.findall(CELL) if like is not None else (), strict=False
    ):
        width, new = (each.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for each in (cell, other))
        if width is not None and new is not None:
            width.set(qn("w:w"), new.get(qn("w:w")))
    return made


def _tail(made: Sequence[Element], signs: Sequence[Sign | None]) -> range:
    """Return the places of the whole paragraphs of one sign that end a body or a cell."""
    start = len(made)
    while start and signs[-1] and signs[start - 1] == signs[-1] and made[start - 1].tag == P:
        start -= 1
    return range(start, len(made))


def _lines(paragraph: Element) -> list[int]:
    """Return how many tabs and breaks a paragraph has, which its text does not tell."""
    return [len(list(paragraph.iter(qn(name)))) for name in ("w:tab", "w:br", "w:hyperlink")]


def _drop_section(paragraph: Element) -> None:
    for section in list(paragraph.iter(qn("w:sectPr"))):
        section.getparent().remove(section)


def _lend_properties(kept: Element, last: Element) -> None:
    """Give the last paragraph the format of the one whose end was marked in its place."""
    lent = deepcopy(kept.get_or_add_pPr())
    for name in ("w:rPr", "w:sectPr"):
        for child in lent.findall(qn(name)):
            lent.remove(child)
    last.replace(last.get_or_add_pPr(), lent)
