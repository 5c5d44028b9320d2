"""Models and documents told in the text against those that an appendix lists.

Source: structure.md: models told in the text = models in the appendix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from nq57desk.checks.appendix_rules import referred_by
from nq57desk.checks.documents import OWN, Cited, cited_in, is_register, registered
from nq57desk.checks.listed import QUOTED, whole
from nq57desk.checks.reading import Passage, Reading, RowReading, SectionReading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import folded
from nq57desk.i18n import _, mark
from nq57desk.model import Severity

_MODEL = re.compile(r"^(?:mô hình|sáng kiến|giải pháp)\b", re.IGNORECASE)
_LIKE = 85


def models_against_appendix(reading: Reading) -> Iterator[Remark]:
    """Models told under headings of their own, and other ones in the appendix's table."""
    for passage, appendix in referred_by(reading):
        models = _models_above(reading, passage)
        tables = [t for one in whole(reading, appendix) for t in one.tables if t.data]
        if len(models) < 2 or len(tables) != 1 or is_register(tables[0]):
            continue
        missing = [one for one in models if not any(_tells(row, one) for row in tables[0].data)]
        if missing and len(missing) < len(models):
            yield _models_remark(models, missing, appendix, tables[0].data)


def _models_above(reading: Reading, passage: Passage) -> tuple[SectionReading, ...]:
    """Return the models told beside, or under, the section that holds a reference."""
    here = next((one for one in reading.sections if one.section.id == passage.section), None)
    if here is None:
        return ()
    for siblings in (reading.under(here.parent), reading.under(here.section.id)):
        models = tuple(one for one in siblings if _MODEL.match(one.heading.text))
        if models and (here in models or siblings is not reading.under(here.parent)):
            return models
    return ()


def _tells(row: RowReading, model: SectionReading) -> bool:
    """Whether a row of a table tells of a model: by its name, or by its words."""
    name = QUOTED.search(model.heading.text)
    wanted = folded(name[1] if name else _MODEL.sub("", model.heading.text)).strip()
    return fuzz.partial_ratio(wanted, folded(row.text)) >= _LIKE


def _models_remark(
    models: Sequence[SectionReading],
    missing: Sequence[SectionReading],
    appendix: SectionReading,
    rows: Sequence[RowReading],
) -> Remark:
    named = "; ".join(one.heading.text for one in missing)
    return Remark(
        message=_(
            "{count} models are told in the text ({where}), the table of {appendix} has {rows} "
            "rows. Missing there: {named}."
        ).format(
            count=len(models),
            where="; ".join(one.where for one in models),
            appendix=appendix.where,
            rows=len(rows),
            named=named,
        ),
        places=(
            *(one.heading.place() for one in missing),
            *(one.heading.place() for one in models if one not in missing),
            *(row.place() for row in rows),
        ),
        quote=missing[0].heading.text[:120],
        found=str(len(rows)),
        expected=str(len(models)),
    )


def cited_not_listed(reading: Reading) -> Iterator[Remark]:
    """A document of the office's own that the text cites and its list of documents lacks."""
    rows = [
        each
        for one in reading.sections
        if one.appendix
        for table in one.tables
        if is_register(table)
        for each in registered(table, one)
    ]
    if not rows:
        return
    listed = {each.citation.code for each in rows}
    first = min((each.day.year for each in rows if each.day), default=0)
    told: set[str] = set()
    for each in cited_in(reading):
        code = each.citation.code
        earlier = each.day is not None and each.day.year < first
        if each.listed or each.issuer != OWN or earlier or code in listed | told:
            continue
        told.add(code)
        yield _not_listed_remark(each, rows)


def _not_listed_remark(each: Cited, rows: Sequence[Cited]) -> Remark:
    near = max(rows, key=lambda row: _likeness(each, row))
    places = [each.place(), near.place()] if _likeness(each, near) > 75 else [each.place()]
    message = _("{where} cites {code}, which the list of documents in the appendix lacks.")
    if len(places) > 1:
        message = _(
            "{where} cites {code}, which the list of documents in the appendix lacks; on the "
            "same matter it has {near}."
        )
    return Remark(
        message=message.format(
            where=each.passage.where, code=each.citation.right, near=near.citation.right
        ),
        places=tuple(places),
        quote=each.printed,
        found=each.citation.right,
        expected=near.citation.right if len(places) > 1 else "",
    )


def _likeness(each: Cited, row: Cited) -> float:
    if each.citation.symbol != row.citation.symbol or not each.about:
        return 0
    return fuzz.partial_ratio(folded(each.about), folded(row.about))


RULES = (
    Rule(
        id="models-against-appendix",
        severity=Severity.WARNING,
        title=mark("Models told in the text and missing in the appendix"),
        source="mô hình kể trong văn bản = mô hình trong phụ lục",
        in_report=models_against_appendix,
    ),
    Rule(
        id="cited-not-listed",
        severity=Severity.WARNING,
        title=mark("A document cited and missing in the list"),
        source="văn bản của cơ quan nêu trong thân bài phải có trong phụ lục",
        in_report=cited_not_listed,
    ),
)
