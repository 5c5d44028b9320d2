"""Fills the template with a report and gives the .docx; the only module that knows docxtpl.

docxtpl fills the header and the closing, in our guarded environment; the sections take the place
of the paragraph `{{ noi_dung }}`, the appendices go after the end, both in the template's styles.
docxtpl loses text and breaks files in silence; each guard here has a test.
"""

from collections.abc import Callable
from dataclasses import fields
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docxtpl import DocxTemplate, RichText
from jinja2 import TemplateError as JinjaError

from nq57desk import wording
from nq57desk.compose.appendices import add_appendices, text_width
from nq57desk.compose.body import Body, set_around_tables
from nq57desk.compose.context import Context, context_of, written
from nq57desk.compose.environment import environment
from nq57desk.compose.looks import faces
from nq57desk.compose.ooxml import Element, paragraphs, text_of
from nq57desk.compose.rules import set_rules
from nq57desk.compose.sheet import Sheet, style_ids
from nq57desk.errors import TemplateError
from nq57desk.i18n import RESOURCES, _
from nq57desk.model import FigureRef, Report, Run
from nq57desk.parameters import parameters
from nq57desk.vietnamese import normalise

TEMPLATE = RESOURCES.parent / "templates" / "bao-cao.docx"
_BODY_MARK = "\ue000"  # private use: no text of a clerk holds it

Resolver = Callable[[FigureRef, Report], str]


def compose(report: Report, *, template: Path | None = None, figures: Resolver = written) -> bytes:
    """Compose `report` as a .docx.

    Args:
        report: what to print.
        template: the clerk's own template; `None` for the built-in one.
        figures: gives the words of a figure in a sentence.

    Raises:
        TemplateError: the template cannot be filled.
    """
    filled = DocxTemplate(BytesIO((template or TEMPLATE).read_bytes()))
    _render(filled, report, figures)
    document = filled.docx
    _finish(document, report, figures)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _render(filled: DocxTemplate, report: Report, figures: Resolver) -> None:
    context = context_of(report, body_mark=_BODY_MARK)
    filled.init_docx()
    values: dict[str, Any] = dict(parameters(report))
    for field in fields(Context):
        values[field.name] = _printable(getattr(context, field.name), filled, report, figures)
    try:
        filled.render(values, jinja_env=environment(), autoescape=True)
    except JinjaError as error:
        raise TemplateError(
            _("The template cannot be filled: {reason}. Please mend it in Word.").format(
                reason=error
            )
        ) from error


def _printable(value: Any, filled: DocxTemplate, report: Report, figures: Resolver) -> Any:
    """Turn a field of the context into what docxtpl prints: text, rich text, lists of them."""
    if isinstance(value, str):
        return value if value == _BODY_MARK else normalise(value)
    if value and all(isinstance(part, Run) for part in value):
        return _rich(value, filled, report, figures)
    return [_printable(part, filled, report, figures) for part in value]


def _rich(
    runs: tuple[Run, ...], filled: DocxTemplate, report: Report, figures: Resolver
) -> RichText:
    made = RichText()
    for run in runs:
        text = figures(run.figure, report) if run.figure else run.text
        link = filled.build_url_id(run.link) if run.link else None
        made.add(normalise(text), bold=run.bold, italic=run.italic, url_id=link)
    return made


def _finish(document: Document, report: Report, figures: Resolver) -> None:
    """Write what docxtpl cannot: sections, appendices, rules, properties."""
    part = document.part
    ids = style_ids(document.styles.element)

    def relate(address: str) -> str:
        return part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    sheet = Sheet(style_ids=ids, relate=relate, written=lambda ref: figures(ref, report))
    writer = Body.of(report, sheet)
    body = document.element.body
    _put_sections(body, report, writer)
    looks = faces(document.styles.element)
    set_rules(body, looks, text_width(body[-1]))
    add_appendices(body, report, writer, looks)
    _set_properties(document, report)


def _put_sections(body: Element, report: Report, writer: Body) -> None:
    anchor = next((p for p in paragraphs(body) if text_of(p) == _BODY_MARK), None)
    if anchor is None:
        raise TemplateError(_("The template has no place for the sections."))
    made = list(writer.sections(report.body, measure=text_width(body[-1])))
    for item in set_around_tables(made):
        anchor.addprevious(item)
    anchor.getparent().remove(anchor)


def _set_properties(document: Document, report: Report) -> None:
    properties = document.core_properties
    properties.author = wording.committee(report.office)
