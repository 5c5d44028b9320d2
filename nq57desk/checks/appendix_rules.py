"""Appendices and what refers to them; lists announced and absent; end marks of paragraphs.

Source: NĐ 30/2020, Phụ lục I, III.1: the text must refer to each appendix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nq57desk.checks.reading import Kind, Passage, Reading, SectionReading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import REMEMBERED, snippet
from nq57desk.i18n import _, mark
from nq57desk.model import BlockKind, Severity
from nq57desk.numbering import bare
from nq57desk.vietnamese import from_roman, roman

_NUMERAL = r"(?:[IVXL]+|\d{1,2})\b"
_REFERENCE = re.compile(
    rf"\b[Pp]hụ\s+lục(?:\s+số)?(?:\s+(?P<numbers>{_NUMERAL}(?:\s*(?:,|và|đến|[-–])\s*{_NUMERAL})*))?"
)
_OTHERS = re.compile(
    r"\s*(?:ban hành\s+)?(?:kèm theo\s+)?(?:của\s+)?(?:Nghị|Thông tư|Quyết định|Kế hoạch|Công văn"
    r"|Hướng dẫn|Đề án|Chương trình)"
)
_ATTACHED = re.compile(
    r"\((?:[^()]{0,40}\b)?(?:danh mục|biểu|bảng|danh sách)[^()]{0,30}kèm", re.IGNORECASE
)
_ALL = re.compile(r"\b(?:các|những|toàn bộ)\s+$", re.IGNORECASE)
_SENDS_BEFORE = re.compile(
    r"(?:\(|\bcó|\bchi tiết|\bxem|\btại|\btheo|\bở)\s+(?:các\s+)?$|\($", re.IGNORECASE
)
_SENDS_AFTER = re.compile(r"\s*(?:chi tiết\s+)?(?:đính\s+)?kèm", re.IGNORECASE)
_RANGE = re.compile(rf"({_NUMERAL})\s*(?:đến|[-–])\s*({_NUMERAL})")
_END = re.compile(r"[.;:!?…,][”\")\]]*\s*$|[”\")\]][.;]?\s*$")
_FOLLOWS = re.compile(r"\bsau(?: đây)?:$", re.IGNORECASE)
_NOTE = re.compile(r"^\s*\(.*phụ\s+lục.*\)\s*[.;]?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of appendices: their numbers, none for "(Có Phụ lục kèm theo)"."""

    start: int
    end: int
    numbers: tuple[int, ...]


@lru_cache(maxsize=REMEMBERED)
def references(text: str) -> tuple[Reference, ...]:
    """Return the mentions of the report's own appendices."""
    found = []
    for match in _REFERENCE.finditer(text):
        if not _OTHERS.match(text, match.end()):
            found.append(Reference(match.start(), match.end(), _numbers(match["numbers"] or "")))
    return tuple(found)


def _numbers(said: str) -> tuple[int, ...]:
    ranges = [(_read(m[1]), _read(m[2])) for m in _RANGE.finditer(said)]
    singles = [_read(numeral) for numeral in re.findall(_NUMERAL, said)]
    more = [number for first, last in ranges for number in range(first, last + 1)]
    return tuple(sorted({number for number in (*singles, *more) if number}))


def _read(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else from_roman(numeral) or 0


def number_of(appendix: SectionReading) -> int:
    """Return the number of an appendix as printed, 0 where it has none."""
    last = bare(appendix.number).split()[-1:] or [""]
    return _read(last[0])


@lru_cache(maxsize=2)
def _referring(reading: Reading) -> tuple[tuple[Passage, Reference], ...]:
    return tuple(
        (passage, reference)
        for passage in reading.only(Kind.TEXT, Kind.HEADING, Kind.LEAD_IN)
        if not passage.appendix
        for reference in references(passage.text)
    )


def referred_by(reading: Reading) -> Iterator[tuple[Passage, SectionReading]]:
    """Yield each reference to an appendix that is there."""
    by_number = {number_of(one): one for one in reading.appendices}
    for passage, reference in _referring(reading):
        if not reference.numbers and len(reading.appendices) == 1:
            yield passage, reading.appendices[0]
        for number in reference.numbers:
            if number in by_number:
                yield passage, by_number[number]


def missing_appendix(reading: Reading) -> Iterator[Remark]:
    """An appendix that the text refers to and that is not there."""
    there = {number_of(one) for one in reading.appendices}
    if len(reading.appendices) == 1 and there == {0}:
        there.add(1)
    absent: dict[str, list[tuple[Passage, Reference]]] = {}
    for passage, reference in _referring(reading):
        if not reading.appendices and not reference.numbers and _directs(passage, reference):
            absent.setdefault("Phụ lục", []).append((passage, reference))
        for number in reference.numbers:
            if number not in there:
                absent.setdefault(f"Phụ lục {roman(number)}", []).append((passage, reference))
    for name, told in absent.items():
        passage, reference = told[0]
        yield Remark(
            message=_("{where} refers to “{said}”, but {named} is not in the report.").format(
                where="; ".join(dict.fromkeys(p.where for p, _r in told)),
                said=passage.text[reference.start : reference.end],
                named=name,
            ),
            places=tuple(p.place(r.start, r.end) for p, r in told),
            quote=snippet(passage.text, reference.start, reference.end),
            found=name,
        )


def _directs(passage: Passage, reference: Reference) -> bool:
    """Whether a mention without number sends one to an appendix: "(có Phụ lục kèm theo)"."""
    text = passage.text
    before, after = text[max(reference.start - 40, 0) : reference.start], text[reference.end :]
    return bool(_SENDS_BEFORE.search(before) or _SENDS_AFTER.match(after))


def unreferred_appendix(reading: Reading) -> Iterator[Remark]:
    """An appendix that the text never refers to."""
    told = {one.section.id for _passage, one in referred_by(reading)}
    missing = [one for one in reading.appendices if one.section.id not in told]
    if not missing or _refers_to_all(reading):
        return
    for one in missing:
        yield Remark(
            message=_("The text never refers to {appendix} “{title}”.").format(
                appendix=one.where, title=one.heading.text[:60]
            ),
            places=(one.heading.place(),),
            quote=f"{one.number} {one.heading.text}"[:120],
            found=one.where,
        )


def _refers_to_all(reading: Reading) -> bool:
    """Whether one mention without number is meant for all: a single one, "các phụ lục"."""
    general = [each for each in _referring(reading) if not each[1].numbers]
    if len(reading.appendices) == 1:
        return bool(general) or any(_ATTACHED.search(p.text) for p in reading.prose)
    return any(_ALL.search(passage.text[: reference.start]) for passage, reference in general)


def absent_list(reading: Reading) -> Iterator[Remark]:
    """A paragraph that announces a list, with nothing behind it."""
    for index, one in enumerate(reading.sections):
        for lead, behind in pairwise(one.texts):
            if _is_left_open(lead, behind):
                yield _absent_remark(one, lead)
        last = next((item for item in reversed(one.items) if not is_note(item)), None)
        if not isinstance(last, Passage) or not last.text.rstrip().endswith(":"):
            continue
        following = reading.sections[index + 1 : index + 2]
        if following and following[0].parent == one.section.id:
            continue
        yield _absent_remark(one, last)


def _is_left_open(lead: Passage, following: Passage) -> bool:
    """Whether an item of a list announces an inner one, and the next item goes on as it began."""
    if lead.mark is not BlockKind.DASH or following.mark is not lead.mark:
        return False
    begins = [" ".join(text.split()[:2]).casefold() for text in (lead.text, following.text)]
    return _FOLLOWS.search(lead.text.rstrip()) is not None and begins[0] == begins[1]


def _absent_remark(one: SectionReading, lead: Passage) -> Remark:
    return Remark(
        message=_("{where}: “{words}” announces a list, and nothing follows.").format(
            where=one.where, words=lead.text[-60:]
        ),
        places=(lead.place(),),
        quote=lead.text[-120:],
    )


def is_note(item: object) -> bool:
    """Whether an item of a section only sends to an appendix."""
    return isinstance(item, Passage) and (item.mark is BlockKind.NOTE or _is_noted(item.text))


@lru_cache(maxsize=REMEMBERED)
def _is_noted(text: str) -> bool:
    return _NOTE.match(text) is not None


@lru_cache(maxsize=REMEMBERED)
def _is_ended(text: str) -> bool:
    return _END.search(text[-12:]) is not None


def uneven_notes(reading: Reading) -> Iterator[Remark]:
    """Notes on appendices with a full stop here and none there."""
    notes = [p for p in reading.only(Kind.TEXT) if not p.appendix and _is_noted(p.text)]
    stopped = [note for note in notes if note.text.rstrip()[-1] in ".;"]
    bare_ones = [note for note in notes if note not in stopped]
    if not stopped or not bare_ones:
        return
    few, many = sorted((stopped, bare_ones), key=len)
    yield Remark(
        message=_(
            "{some} notes on appendices end with a full stop, {others} do not. Write all in one "
            "way."
        ).format(some=len(stopped), others=len(bare_ones)),
        places=tuple(note.place() for note in (*few, many[0])),
        quote=few[0].text,
        found=few[0].text,
        expected=many[0].text,
    )


def no_end_mark(reading: Reading) -> Iterator[Remark]:
    """Paragraphs and items that end without a mark, where the others have one."""
    texts = [
        passage
        for passage in reading.only(Kind.TEXT)
        if not passage.appendix and len(passage.text) > 20 and not is_note(passage)
    ]
    without = [passage for passage in texts if not _is_ended(passage.text)]
    if not without or len(without) * 2 > len(texts):
        return
    yield Remark(
        message=_("{count} paragraphs end without “.” or “;” ({where}).").format(
            count=len(without), where="; ".join(dict.fromkeys(p.where for p in without))
        ),
        places=tuple(p.place(max(len(p.text) - 12, 0)) for p in without),
        quote=without[0].text[-60:],
    )


_SOURCE = "NĐ 30/2020, Phụ lục I, III.1: văn bản phải có chỉ dẫn về phụ lục"
RULES = (
    Rule(
        id="missing-appendix",
        severity=Severity.WARNING,
        title=mark("An appendix referred to and absent"),
        source=_SOURCE,
        in_report=missing_appendix,
    ),
    Rule(
        id="unreferred-appendix",
        severity=Severity.WARNING,
        title=mark("An appendix that nothing refers to"),
        source=_SOURCE,
        in_report=unreferred_appendix,
    ),
    Rule(
        id="absent-list",
        severity=Severity.WARNING,
        title=mark("A list announced and absent"),
        source="câu dẫn có dấu hai chấm phải có phần liệt kê",
        in_report=absent_list,
    ),
    Rule(
        id="uneven-notes",
        severity=Severity.INFO,
        title=mark("Notes on appendices that end in two ways"),
        source="viết thống nhất trong một văn bản",
        in_report=uneven_notes,
    ),
    Rule(
        id="no-end-mark",
        severity=Severity.INFO,
        title=mark("Paragraphs without an end mark"),
        source="dấu câu cuối đoạn, cuối mục liệt kê",
        in_report=no_end_mark,
    ),
)
