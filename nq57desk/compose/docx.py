"""Fills a template; the only module that knows docxtpl.

docxtpl prints names, loops and rich text, in our guarded environment. It loses text and breaks
files in silence: what is set right here has a test each in `test_compose_guards.py`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate, RichText
from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from nq57desk.compose.context import Context
from nq57desk.compose.environment import environment
from nq57desk.compose.ooxml import address
from nq57desk.errors import TemplateError
from nq57desk.i18n import _
from nq57desk.model import FigureRef, Run
from nq57desk.vietnamese import normalise

Resolver = Callable[[FigureRef], str]

# docxtpl turns "{_{" and its like into tags after rendering; a sign of private use keeps them.
_ESCAPED = re.compile(r"(?<=\{)_(?=[{%])|(?<=[}%])_(?=\})")
_SHIELD = "\ue001"
_LINES_BEFORE = 3  # docxtpl's `docx_context` begins so many lines above the bad one


def fill(
    template: bytes, context: Context, parameters: Mapping[str, str], *, written: Resolver
) -> Document:
    """Fill `template` with the fields of `context` and the parameters.

    Raises:
        TemplateError: it asks for what there is not, or for what it may not.
    """
    filled = DocxTemplate(BytesIO(template))
    filled.init_docx()
    values: dict[str, Any] = {name: _shielded(text) for name, text in parameters.items()}
    for field in fields(Context):
        values[field.name] = _printable(getattr(context, field.name), filled, written)
    try:
        filled.render(values, jinja_env=environment(), autoescape=True)
    except JinjaError as error:
        raise TemplateError(told(error)) from error
    document: Document = filled.docx
    _unshield(document)
    return document


def sources(template: bytes) -> Iterator[str]:
    """Yield what Jinja reads of each part of `template`: the body, headers, footers, notes."""
    opened = DocxTemplate(BytesIO(template))
    opened.init_docx()
    yield str(opened.patch_xml(opened.get_xml()))
    for uri in (opened.HEADER_URI, opened.FOOTER_URI):
        for _relation, part in opened.get_headers_footers(uri):
            yield str(opened.patch_xml(opened.get_part_xml(part)))
    for part in opened.docx.part.package.iter_parts():
        if part.content_type.endswith("footnotes+xml"):
            yield str(opened.patch_xml(part.blob.decode("utf-8")))


def told(error: JinjaError, source: str = "") -> str:
    """Tell what is wrong with a template, and near which words, in a sentence for the clerk.

    `source`: what Jinja read, a paragraph a line, where docxtpl has not set the context.
    """
    reason, near = _reason(error), _near(error, source)
    if not near:
        return reason
    return _("{reason} It is near “{words}”.").format(reason=reason, words=near)


def _reason(error: JinjaError) -> str:
    if isinstance(error, UndefinedError):
        name = re.search(r"'([^']*)' is undefined|attribute '([^']*)'", str(error))
        return _("The template asks for “{name}”, which the program does not have.").format(
            name=next(filter(None, name.groups()), "") if name else ""
        )
    if isinstance(error, SecurityError):
        return _("The template holds a command that is not allowed, so it was not used.")
    if isinstance(error, TemplateSyntaxError):
        return _("A tag of the template is written wrong.")
    return _("The template cannot be filled.")


def _near(error: JinjaError, source: str) -> str:
    number = getattr(error, "lineno", None)
    if number is None:
        return ""
    if source:
        lines, index = source.splitlines(), number - 1
    else:
        lines, index = list(getattr(error, "docx_context", ())), min(number - 1, _LINES_BEFORE)
    line = lines[index] if index < len(lines) else ""
    return re.sub(r"<[^>]+>", "", line).strip()


def _printable(value: Any, filled: DocxTemplate, written: Resolver) -> Any:
    """Turn a field of the context into what docxtpl prints: text, rich text, lists of them."""
    if isinstance(value, str):
        return _shielded(value)
    if value and all(isinstance(part, Run) for part in value):
        return _rich(value, filled, written)
    return [_printable(part, filled, written) for part in value]


def _rich(runs: tuple[Run, ...], filled: DocxTemplate, written: Resolver) -> RichText:
    made = RichText()
    for run in runs:
        text = written(run.figure) if run.figure else run.text
        link = filled.build_url_id(address(run.link)) if run.link else None
        made.add(_shielded(text), bold=run.bold, italic=run.italic, url_id=link)
    return made


def _shielded(text: str) -> str:
    return _ESCAPED.sub(_SHIELD, normalise(text))


def _unshield(document: Document) -> None:
    body: etree._Element = document.element.body
    for text in body.iter(qn("w:t")):
        if text.text and _SHIELD in text.text:
            text.text = text.text.replace(_SHIELD, "_")
