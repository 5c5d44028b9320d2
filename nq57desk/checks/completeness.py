"""What is still missing: sections, figures, words left open, header, closing.

Source: NĐ 30/2020, Phụ lục I, II; the outline that the report was begun with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nq57desk.checks.reading import Kind, Passage, Reading, SectionReading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import snippet
from nq57desk.figures.writing import MISSING
from nq57desk.i18n import _, mark
from nq57desk.model import Severity

_PLACEHOLDER = re.compile(
    r"\[\s*(?:…|\.{2,}|[^\]\d]{0,40})\s*\]|\{\w+\}|<[^<>@/:]{2,30}>|_{3,}|\.{5,}|…{2,}"
    r"|(?<![\w.])(?:x{2,}|X{3,}|[xX]{2,}(?=\s*(?:%|/|hồ sơ|người|nhiệm vụ|văn bản)))(?!\w)"
    r"|\?{2,}"
    r"|(?:(?<=số )|(?<=ngày )|(?<=tháng )|(?<=đạt )|(?<=là )|(?<=có )|(?<=: ))(?:…|\.{3})"
    r"|(?:…\.?|\.{3,4})\s?(?=%|/|(?:hồ sơ|người|nhiệm vụ|văn bản|triệu|tỷ|hội nghị|mô hình)\b)"
)
_MAYBE_OPEN = re.compile(r"[…\[{<_?]|\.\.\.|[xX]{2}")
_ONLY_DOTS = re.compile(r"^[\s.…_-]+$")


def empty_section(reading: Reading) -> Iterator[Remark]:
    """A section that the outline requires and that holds nothing."""
    specs = {spec.key: spec for spec in reading.report.outline.specs()}
    for one in reading.sections:
        spec = specs.get(one.section.key)
        required = spec is None or spec.required
        if not required or _holds(one) or reading.under(one.section.id) or _says_it(one):
            continue
        yield Remark(
            message=_("{where} “{heading}” holds nothing yet.").format(
                where=one.where, heading=one.heading.text[:80]
            ),
            places=(one.heading.place(),),
            quote=f"{one.number} {one.heading.text}"[:120],
        )


def _holds(one: SectionReading) -> bool:
    return any(text.text.strip() for text in one.texts) or any(t.data for t in one.tables)


def _says_it(one: SectionReading) -> bool:
    """Whether the heading is the whole sentence: "6.1. UBND xã duy trì 01 chuyên viên …"."""
    return len(one.heading.text) > 120 or one.heading.text.rstrip().endswith((".", ";"))


def placeholder(passage: Passage) -> Iterator[Remark]:
    """Words left open: "…", "[…]", "xx"."""
    if passage.kind in (Kind.DATE, Kind.NUMBER, Kind.ATTACHMENT, Kind.UNPLACED):
        return
    text = passage.text
    if not _MAYBE_OPEN.search(text):
        return
    open_ = [
        match
        for match in _PLACEHOLDER.finditer(text)
        if passage.kind is not Kind.CELL or not _ONLY_DOTS.match(text)
    ]
    if open_:
        first = open_[0]
        yield Remark(
            message=_("{where}: “{words}” is left open.").format(
                where=passage.where, words=snippet(text, first.start(), first.end(), room=25)
            ),
            places=tuple(passage.place(*match.span()) for match in open_),
            quote=snippet(text, first.start(), first.end()),
            found=" ".join(match[0] for match in open_),
        )


def missing_figure(reading: Reading) -> Iterator[Remark]:
    """A figure in a sentence or table that has no value yet."""
    for passage in reading.passages:
        for start, end, _plain, is_figure in passage.written:
            if is_figure and MISSING in passage.text[start:end]:
                yield Remark(
                    message=_("{where}: a figure has no value yet in “{words}”.").format(
                        where=passage.where, words=snippet(passage.text, start, end, room=40)
                    ),
                    places=(passage.place(start, end),),
                    quote=snippet(passage.text, start, end),
                    found="…",
                )


def unplaced(reading: Reading) -> Iterator[Remark]:
    """Pieces of an imported file that have no place yet."""
    pieces = [p for p in reading.tail if p.kind is Kind.UNPLACED and len(p.text.strip()) > 40]
    if pieces:
        yield Remark(
            message=_("{count} pieces of the file have found no place in the report yet.").format(
                count=len(pieces)
            ),
            places=tuple(piece.place() for piece in pieces),
            quote=pieces[0].text[:120],
        )


_OUTLINE = "đề cương của báo cáo"
RULES = (
    Rule(
        id="empty-section",
        severity=Severity.WARNING,
        title=mark("A section that holds nothing"),
        source=_OUTLINE,
        in_report=empty_section,
    ),
    Rule(
        id="placeholder",
        severity=Severity.WARNING,
        title=mark("Words left open"),
        source="không để chỗ trống, dấu ba chấm trong bản trình ký",
        in_passage=placeholder,
    ),
    Rule(
        id="missing-figure",
        severity=Severity.WARNING,
        title=mark("A figure without a value"),
        source="không để chỗ trống, dấu ba chấm trong bản trình ký",
        in_report=missing_figure,
    ),
    Rule(
        id="unplaced",
        severity=Severity.INFO,
        title=mark("Pieces without a place"),
        source="phần chưa xếp được khi nhập tệp",
        in_report=unplaced,
    ),
)
