"""Looks through a template before it is used and tells what is wrong, in sentences.

What docxtpl would lose in silence or tell in riddles: unknown names, other systems' tags, tags of
rich text without "r", two loops' ends in one paragraph, no place for the sections.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from docx.oxml.ns import qn
from jinja2 import TemplateError as JinjaError
from jinja2 import meta
from lxml import etree
from rapidfuzz import process

from nq57desk import parameters
from nq57desk.compose.context import BODY, LISTS, RICH, Context
from nq57desk.compose.docx import sources, told
from nq57desk.compose.environment import environment
from nq57desk.compose.guards import read_template
from nq57desk.compose.ooxml import text_of
from nq57desk.errors import TemplateError
from nq57desk.i18n import _

KNOWN = Context.names() | parameters.NAMES

_TEXTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_NEAR_ENOUGH = 60.0
_FOREIGN_TAG = re.compile(
    r"\[\[\s*(\w+)\s*\]\]|<<\s*(\w+)\s*>>|«\s*(\w+)\s*»|\$\{\s*(\w+)\s*\}|(?<![{\w])\{(\w+)\}(?!\})"
)
_BLOCK_TAG = re.compile(r"\{%\s*(?:p|tr|tc|r)\s")
_RICH_LOOP = re.compile(rf"\{{%p?\s*for\s+(\w+)\s+in\s+(?:{'|'.join(sorted(RICH))})\s*%\}}")
_PRINTED = re.compile(r"\{\{(?:(r|p|tr|tc)\s+)?\s*(\w+)\s*\}\}")
_LOOP = "{{%p for dong in {name} %}} {{{{{letter} dong }}}} {{%p endfor %}}"
_JOINING_TAG = re.compile(r"\{[%{]-|-[%}]\}")


def preflight(template: Path) -> tuple[str, ...]:
    """Return what is wrong with a template, a sentence each; nothing where it can be used."""
    try:
        return check(read_template(template))
    except TemplateError as error:
        return (error.text,)


def check(template: bytes) -> tuple[str, ...]:
    """Return what is wrong with a template whose package is sound."""
    texts = list(_paragraphs(template))
    found = [problem for look in _LOOKS for problem in look(texts)]
    found.extend(_by_jinja(template))
    return tuple(dict.fromkeys(found))


def _paragraphs(template: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(template)) as archive:
        for name in archive.namelist():
            if _TEXTS.fullmatch(name):
                root = etree.fromstring(archive.read(name))
                yield from (text_of(p) for p in root.iter(qn("w:p")))


def _by_jinja(template: bytes) -> Iterator[str]:
    """Yield what Jinja itself finds: tags written wrong, commands refused, names unknown."""
    made = environment()
    for source in sources(template):
        lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", source)
        try:
            asked = meta.find_undeclared_variables(made.parse(lines))
        except JinjaError as error:
            yield told(error, lines)
        else:
            yield from map(_unknown, sorted(asked - KNOWN))


def _unknown(name: str) -> str:
    said = _("The template asks for “{name}”, which the program does not have.").format(name=name)
    nearest = process.extractOne(name, sorted(KNOWN), score_cutoff=_NEAR_ENOUGH)
    if nearest is None:
        return said
    return said + " " + _("Perhaps “{name}” is meant.").format(name=nearest[0])


def _without_body(texts: list[str]) -> Iterator[str]:
    alone = re.compile(rf"\s*\{{\{{\s*{BODY}\s*\}}\}}\s*")
    if sum(alone.fullmatch(text) is not None for text in texts) != 1:
        yield _(
            "The template needs one paragraph with nothing but {tag}, where the sections go."
        ).format(tag=f"{{{{ {BODY} }}}}")


def _foreign_tags(texts: list[str]) -> Iterator[str]:
    for text in texts:
        for match in _FOREIGN_TAG.finditer(text):
            name = next(filter(None, match.groups()))
            yield _("The tag “{tag}” will not be filled. Please write it {right}.").format(
                tag=match.group(), right=f"{{{{ {name} }}}}"
            )


def _crowded(texts: list[str]) -> Iterator[str]:
    for text in texts:
        if len(_BLOCK_TAG.findall(text)) > 1:
            yield _(
                "The paragraph “{text}” holds two commands. Please put each in a paragraph of "
                "its own."
            ).format(text=text)


def _joining(texts: list[str]) -> Iterator[str]:
    for text in texts:
        if _JOINING_TAG.search(text):
            yield _(
                "The paragraph “{text}” would run into the next. Please take the hyphen out of "
                "its command."
            ).format(text=text)


def _lists(texts: list[str]) -> Iterator[str]:
    for text in texts:
        for match in _PRINTED.finditer(text):
            name = match.group(2)
            if name in LISTS:
                loop = _LOOP.format(name=name, letter="r" if name in RICH else "")
                yield _("“{tag}” holds several lines. Please write {loop}.").format(
                    tag=match.group(), loop=loop
                )


def _wrong_letters(texts: list[str]) -> Iterator[str]:
    """Find rich text printed without "r", which is lost, and plain text with a letter."""
    rich = {match.group(1) for text in texts for match in _RICH_LOOP.finditer(text)}
    for text in texts:
        for match in _PRINTED.finditer(text):
            letter, name = match.groups()
            if name not in LISTS and (letter or "") != ("r" if name in rich else ""):
                right = f"{{{{{'r' if name in rich else ''} {name} }}}}"
                yield _("“{tag}” would print nothing. Please write it {right}.").format(
                    tag=match.group(), right=right
                )


_LOOKS: tuple[Callable[[list[str]], Iterator[str]], ...] = (
    _without_body,
    _foreign_tags,
    _crowded,
    _joining,
    _lists,
    _wrong_letters,
)
