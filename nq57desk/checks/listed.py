"""What is told against what is listed: counts and lists, models, documents, appendices' rows.

Source: structure.md: rows in an appendix = the count in the text; models told in the text =
models in the appendix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from nq57desk.checks.appendix_rules import is_note, referred_by
from nq57desk.checks.documents import is_register
from nq57desk.checks.nouns import noun_after
from nq57desk.checks.pairs import lone_signs
from nq57desk.checks.reading import Passage, Reading, SectionReading, TableReading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.sums import listed_under
from nq57desk.checks.text import around, folded, numbers, sentences, snippet
from nq57desk.i18n import _, mark
from nq57desk.model import BlockKind, Operator, Severity
from nq57desk.numbers_in_text import NumberInText

LISTABLE = frozenset({"area", "model", "task", "goal", "document", "project", "platform", "unit"})
ROWS = frozenset({"document", "model", "task", "project", "platform", "goal", "petition"})
_MOST = 40
_EXAMPLES = re.compile(
    r"\bnhư\b|tiêu biểu|chủ yếu|một số|nổi bật|trọng tâm|điển hình|trong đó", re.IGNORECASE
)
_ANNOUNCES = re.compile(
    r"[^;:.()]{0,80}?(?:\b(?:bao )?gồm(?: có)?\s*:?|:)\s*(?=\S)", re.IGNORECASE
)
_AND = re.compile(r"^và\s+")
QUOTED = re.compile(r"[“\"]([^”\"]{4,120})[”\"]")


def count_against_list(section: SectionReading) -> Iterator[Remark]:
    """ "08 khu vực:" and a list of seven."""
    texts = section.texts
    leads = [(section.heading, texts)]
    leads += [(passage, texts[index + 1 :]) for index, passage in enumerate(texts)]
    for lead, following in leads:
        number = _announced(lead.text)
        if number is None:
            continue
        items = _items(lead, following)
        counted = _told_by(items, lead.text, number)
        if len(items) > 1 and counted != number.value:
            yield _list_remark(lead, number, items, counted)


def _announced(text: str) -> NumberInText | None:
    """Return the count that a text ending in ":" announces, `None` for sums and examples."""
    if not text.rstrip().endswith(":"):
        return None
    start = around(sentences(text), len(text.rstrip()) - 1).start
    told = [number for number in numbers(text) if number.start >= start]
    if len(told) != 1 or _EXAMPLES.search(text, start):
        return None
    number = told[0]
    noun = noun_after(text, number)
    plain = number.operator is Operator.EXACT and number.denominator is None and not number.unit
    near = len(text) - number.end < 60 and 1 < number.value <= _MOST
    return number if plain and near and noun.kind in LISTABLE else None


def _items(lead: Passage, following: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the list below `lead`; one without marks goes on to the first full stop."""
    items = listed_under(lead, following)
    if not items or items[0].mark is not BlockKind.PARAGRAPH:
        return items
    ended = (n for n, item in enumerate(items, 1) if not item.text.rstrip().endswith((";", ",")))
    return items[: next(ended, len(items))]


def _told_by(items: Sequence[Passage], lead: str, number: NumberInText) -> Decimal:
    """Return how many things a list tells: its items, or the counts that they begin with."""
    noun = noun_after(lead, number)
    told = Decimal(0)
    for item in items:
        first = next(iter(numbers(item.text)), None)
        begins = first is not None and first.start < 3 and noun_after(item.text, first).same(noun)
        told += first.value if first is not None and begins else 1
    return told


def _list_remark(
    lead: Passage, number: NumberInText, items: Sequence[Passage], counted: Decimal
) -> Remark:
    said = lead.text[number.start : noun_after(lead.text, number).end]
    return Remark(
        message=_("{where}: “{said}” are announced, the list below tells {counted}.").format(
            where=lead.where, said=said, counted=counted
        ),
        places=(lead.place(number.start, number.end), items[0].place(), items[-1].place()),
        quote=lead.text[-120:],
        found=str(counted),
        expected=str(number.value),
    )


def count_against_names(section: SectionReading) -> Iterator[Remark]:
    """ "02 mô hình gồm: “…”, “…” và “…”": another number of names in quotation marks."""
    for passage in section.texts:
        if lone_signs(passage):
            continue
        for number in numbers(passage.text):
            yield from _names(passage, number)


def _names(passage: Passage, number: NumberInText) -> Iterator[Remark]:
    text = passage.text
    noun = noun_after(text, number)
    sentence = around(sentences(text), number.start)
    following = [n.start for n in numbers(text) if n.start > number.start]
    stop = min([sentence.end, *following])
    told = text[noun.end : stop]
    if noun.kind != "model" or number.value < 2 or not re.search(r"\bgồm|:", told):
        return
    names = list(dict.fromkeys(QUOTED.findall(told)))
    if len(names) > 1 and len(names) != number.value and not _EXAMPLES.search(told):
        said = text[number.start : noun.end]
        yield Remark(
            message=_("{where}: “{said}” are announced, {count} are named: {names}.").format(
                where=passage.where, said=said, count=len(names), names="; ".join(names)
            ),
            places=(passage.place(number.start, stop),),
            quote=snippet(text, number.start, noun.end),
            found=str(len(names)),
            expected=str(number.value),
        )


def count_against_items(section: SectionReading) -> Iterator[Remark]:
    """ "02 mô hình: mô hình …; mô hình …; mô hình …": another number of items in the sentence."""
    for passage in section.told:
        text = passage.text
        if ";" not in text:
            continue
        for number in numbers(text):
            noun = noun_after(text, number)
            plain = number.operator is Operator.EXACT and number.denominator is None
            if not plain or noun.kind not in LISTABLE or not 1 < number.value <= _MOST:
                continue
            begin, stop = _told_behind(text, number, noun.end)
            items = _named_items(text[begin:stop], noun.words) if begin else []
            if len(items) > 1 and len(items) != number.value:
                said = text[number.start : noun.end]
                yield Remark(
                    message=_("{where}: “{said}” are announced, the list tells {counted}.").format(
                        where=passage.where, said=said, counted=len(items)
                    ),
                    places=(passage.place(number.start, stop),),
                    quote=snippet(text, number.start, noun.end),
                    found=str(len(items)),
                    expected=str(number.value),
                )


def _told_behind(text: str, number: NumberInText, after: int) -> tuple[int, int]:
    """Return where the list that a count announces in its own sentence begins and ends."""
    sentence = around(sentences(text), number.start)
    announced = _ANNOUNCES.match(text, after, sentence.end)
    if not announced or _EXAMPLES.search(text, sentence.start, announced.end()):
        return 0, 0
    return announced.end(), sentence.end


def _named_items(said: str, noun: Sequence[str]) -> list[str]:
    """Return the items of a list that all begin with what is counted, [] where others stand."""
    items = [item.strip(" .,:-") for item in said.split(";")]
    items = [_AND.sub("", item) for item in items if item]
    wanted = " ".join(noun[:1])
    begins = all(folded(item[:20]).startswith(wanted) for item in items)
    joined = any(f" va {wanted}" in folded(item) for item in items)
    return items if begins and not joined else []


def count_against_rows(reading: Reading) -> Iterator[Remark]:
    """A count in the text and another number of rows in the appendix it refers to."""
    above = _above_notes(reading)
    for referring, appendix in referred_by(reading):
        passage = above.get(referring, referring)
        tables = [t for one in whole(reading, appendix) for t in one.tables if len(t.data) > 1]
        if len(tables) != 1:
            continue
        number = _counted(passage, tables[0])
        if number is not None and number.value != len(tables[0].data):
            yield _rows_remark(passage, number, appendix, tables[0])


def _above_notes(reading: Reading) -> dict[Passage, Passage]:
    """Return the paragraph that each note on its own, "(Có Phụ lục kèm theo)", belongs to."""
    return {
        note: before
        for one in reading.sections
        for before, note in pairwise(one.texts)
        if is_note(note) and not is_note(before)
    }


def whole(reading: Reading, appendix: SectionReading) -> tuple[SectionReading, ...]:
    """Return an appendix with the sections under it."""
    return (appendix, *reading.under(appendix.section.id))


def _counted(passage: Passage, table: TableReading) -> NumberInText | None:
    """Return the count in the sentence that refers to the table, of what its rows are."""
    text = passage.text
    told = [
        number
        for number in numbers(text)
        if noun_after(text, number).kind in ROWS
        and number.operator is Operator.EXACT
        and number.denominator is None
    ]
    if is_register(table):
        told = [number for number in told if noun_after(text, number).kind == "document"]
        of_all_types = [n for n in told if noun_after(text, n).words == ("van", "ban")]
        told = of_all_types or told
    return told[0] if len(told) == 1 else None


def _rows_remark(
    passage: Passage, number: NumberInText, appendix: SectionReading, table: TableReading
) -> Remark:
    said = passage.text[number.start : noun_after(passage.text, number).end]
    rows = table.data
    return Remark(
        message=_(
            "{where} tells {said}, the table of {appendix} has {rows} rows (difference "
            "{difference})."
        ).format(
            where=passage.where,
            said=said,
            appendix=appendix.where,
            rows=len(rows),
            difference=abs(len(rows) - number.value),
        ),
        places=(passage.place(number.start, number.end), rows[0].place(), rows[-1].place()),
        quote=snippet(passage.text, number.start, number.end),
        found=str(len(rows)),
        expected=str(number.value),
    )


def no_quantity(section: SectionReading) -> Iterator[Remark]:
    """A column that asks for quantities, and no number in any of its cells."""
    for table in section.tables:
        column = table.column("định lượng", "số lượng")
        rows = [row for row in table.data if (cell := row.cell(column or 0)) and cell.text.strip()]
        if column is None or not rows:
            continue
        cells = [cell for row in rows if (cell := row.cell(column))]
        if any(re.search(r"\d", cell.text) for cell in cells):
            continue
        head = table.heads[column][-1]
        yield Remark(
            message=_(
                "{where}: the column “{head}” asks for quantities, but none of its {count} cells "
                "holds a number."
            ).format(where=table.where, head=head, count=len(cells)),
            places=tuple(cell.place() for cell in cells),
            quote=cells[0].text[:120],
        )


_SOURCE = "số hàng của phụ lục = số nêu trong văn bản"
RULES = (
    Rule(
        id="count-against-list",
        severity=Severity.WARNING,
        title=mark("A list that is longer or shorter than announced"),
        source="số nêu = số mục liệt kê",
        in_section=count_against_list,
    ),
    Rule(
        id="count-against-names",
        severity=Severity.WARNING,
        title=mark("More or fewer names than announced"),
        source="số nêu = số tên kể ra",
        in_section=count_against_names,
    ),
    Rule(
        id="count-against-items",
        severity=Severity.WARNING,
        title=mark("More or fewer items in a sentence than announced"),
        source="số nêu = số mục liệt kê",
        in_section=count_against_items,
    ),
    Rule(
        id="count-against-rows",
        severity=Severity.WARNING,
        title=mark("A count that differs from the rows of the appendix"),
        source=_SOURCE,
        in_report=count_against_rows,
    ),
    Rule(
        id="no-quantity",
        severity=Severity.WARNING,
        title=mark("A column of quantities without a number"),
        source="cột định lượng phải có con số",
        in_section=no_quantity,
    ),
)
