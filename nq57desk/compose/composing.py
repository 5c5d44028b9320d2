"""The whole path from a report to a .docx: fill the template, write the sections, mend, save."""

from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from nq57desk import wording
from nq57desk.compose import guards
from nq57desk.compose.appendices import add_appendices, text_width
from nq57desk.compose.body import Body, set_around_tables
from nq57desk.compose.borrowed import add_missing_styles
from nq57desk.compose.context import context_of
from nq57desk.compose.docx import fill
from nq57desk.compose.looks import faces
from nq57desk.compose.ooxml import Element, address, paragraphs, text_of
from nq57desk.compose.preflight import check
from nq57desk.compose.rules import balance, set_rules
from nq57desk.compose.sheet import Sheet, style_ids
from nq57desk.errors import TemplateError
from nq57desk.figures.catalogue import load_catalogue
from nq57desk.figures.writing import Writer
from nq57desk.i18n import RESOURCES, _
from nq57desk.model import FigureRef, Report
from nq57desk.parameters import parameters
from nq57desk.vietnamese import normalise

TEMPLATE = RESOURCES.parent / "templates" / "bao-cao.docx"
_BODY_MARK = "\ue000"  # private use: no text of a clerk holds it
_LONGEST_PROPERTY = 255  # Word keeps no more of a document's title

Resolver = Callable[[FigureRef], str]


def compose(
    report: Report, *, template: Path | None = None, figures: Resolver | None = None
) -> bytes:
    """Compose `report` as a .docx.

    Args:
        report: what to print.
        template: the clerk's own template; `None` for the built-in one.
        figures: gives the words of a figure; `None` writes them by the built-in catalogue.

    Raises:
        TemplateError: the template cannot be filled.
    """
    data = TEMPLATE.read_bytes() if template is None else _own(template)
    figures = figures or _by_catalogue(report)
    document = _filled(data, report, figures)
    _write(document, report, figures)
    guards.mend(document)
    _set_properties(document, report)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _by_catalogue(report: Report) -> Resolver:
    """Write figures by the built-in catalogue, which is read when the first one comes."""

    @cache
    def writer() -> Writer:
        return Writer(report, load_catalogue())

    return lambda ref: writer()(ref)


def _own(path: Path) -> bytes:
    """Read the clerk's own template, refusing one with problems."""
    data = guards.read_template(path)
    problems = check(data)
    if problems:
        raise TemplateError(" ".join(problems))
    return data


def _filled(data: bytes, report: Report, figures: Resolver) -> Document:
    document = fill(
        data,
        context_of(report, body_mark=_BODY_MARK),
        parameters(report),
        written=figures,
    )
    if guards.sections_of(document) != guards.sections_of(docx.Document(BytesIO(data))):
        raise TemplateError(
            _(
                "A condition or loop of the template takes a section break along. Please move "
                "the break out of it in Word."
            )
        )
    return document


def _write(document: Document, report: Report, figures: Resolver) -> None:
    """Write what docxtpl cannot: the sections, the appendices, the rules."""
    add_missing_styles(document, TEMPLATE)
    styles = document.styles.element

    def relate(link: str) -> str:
        kind = RELATIONSHIP_TYPE.HYPERLINK
        return document.part.relate_to(address(link), kind, is_external=True)

    sheet = Sheet(style_ids=style_ids(styles), relate=relate, written=figures)
    writer = Body.of(report, sheet)
    body = document.element.body
    measure, looks = text_width(body[-1]), faces(styles)
    balance(body, looks, measure)
    set_rules(body, looks, measure)
    made = list(writer.sections(report.body, measure=measure))
    balance(made, looks, measure)
    _put_in_place(body, set_around_tables(made))
    add_appendices(body, report, writer, looks)


def _put_in_place(body: Element, made: Sequence[Element]) -> None:
    place = next(p for p in paragraphs(body) if text_of(p) == _BODY_MARK)
    for item in made:
        place.addprevious(item)
    place.getparent().remove(place)


def _set_properties(document: Document, report: Report) -> None:
    properties = document.core_properties
    title = context_of(report, body_mark="").trich_yeu
    properties.title = normalise(f"{report.header.title} {title}")[:_LONGEST_PROPERTY]
    properties.author = normalise(wording.committee(report.office))
    properties.language = "vi-VN"
