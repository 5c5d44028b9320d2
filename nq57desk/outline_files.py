"""Outline files (đề cương): TOML that a person can read and write → `Outline`, checked.

Every text is one paragraph: line breaks in it count as spaces. A table's column is a text, or a
text with columns under it. What an appendix always has need not be written. The form is told in
`resources/outlines/README.md`; what is wrong in a file is told with its place.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cattrs import ForbiddenExtraKeysError, transform_error
from cattrs.errors import BaseValidationError

from nq57desk.codec import from_written
from nq57desk.errors import BadInput
from nq57desk.i18n import _
from nq57desk.model import Outline, SectionSpec
from nq57desk.parameters import NAMES, names_in
from nq57desk.vietnamese import normalise

MOST_LEVELS = 6
# The keys of the superset (`chuan`), by which sections of different outlines are matched.
_BEFORE_RESULTS = "B1 B2 B3 B4 C1 C2 C3 C4 C5 C6 C7 C8"
_RESULTS = "D0 D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 E1 E2 E3 E4 E5 E6 F G H"
_AFTER_RESULTS = "I1 J K L M"
MEANINGS = frozenset(f"{_BEFORE_RESULTS} {_RESULTS} {_AFTER_RESULTS}".split())


def read_outline(path: Path) -> Outline:
    """Read one outline.

    Raises:
        BadInput: it is no TOML, or not an outline; names the file and the place.
    """
    data = _read_toml(path)
    try:
        outline = from_written(_plain(data), Outline)
    except BaseValidationError as error:
        raise _broken(path, *_first_misfit(error)) from error
    for place, problem in _problems(outline):
        raise _broken(path, place, problem)
    return outline


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        place = _("line {line}").format(line=line.group(1)) if line else _("end of the file")
        raise _broken(path, place, _("a quote, bracket or equals sign is missing")) from error
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(path, _("the whole file"), _("it cannot be read as text")) from error


def _broken(path: Path, place: str, problem: str) -> BadInput:
    text = _("The outline {file} cannot be used ({place}): {problem}. Mend it and try again.")
    return BadInput(text.format(file=path.name, place=place, problem=problem))


def _plain(value: Any, key: str = "") -> Any:
    """Turn what a person may write in short into the full form of the model."""
    if isinstance(value, str):
        text = normalise(" ".join(value.split()))
        return {"text": text} if key in ("columns", "children") else text
    if isinstance(value, list):
        items = [_plain(item, key) for item in value]
        return [_appendix(item) for item in items] if key == "appendices" else items
    if isinstance(value, dict):
        return {name: _plain(item, name) for name, item in value.items()}
    return value


def _appendix(item: Any) -> Any:
    """Add what every appendix has; the keys that a section lists under this name stay."""
    if isinstance(item, dict):
        return {"numbering": "appendix", "kind": "appendix"} | item
    return item


def _first_misfit(error: BaseValidationError) -> tuple[str, str]:
    """Return place and problem of the first thing that fits no field."""
    message = transform_error(error, format_exception=_misfit)[0]
    problem, _separator, place = message.rpartition(" @ ")
    return place.removeprefix("$").removeprefix(".") or _("at the top"), problem


def _misfit(error: BaseException, _kind: type | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        return _("“{name}” is not known").format(name=", ".join(sorted(error.extra_fields)))
    if isinstance(error, KeyError):
        return _("“{name}” is missing").format(name=error.args[0])
    return _("the value does not fit")


def _problems(outline: Outline) -> Iterator[tuple[str, str]]:
    """Yield place and problem of what the form of the file cannot rule out."""
    yield from _unknown_parameters(_("at the top"), _texts(outline))
    appendices = {spec.key for spec in outline.appendices}
    seen: set[str] = set()
    for spec, level in _with_levels((*outline.sections, *outline.appendices)):
        yield from ((spec.key, problem) for problem in _problems_of(spec, level))
        yield from _unknown_parameters(spec.key, _spec_texts(spec))
        for key in spec.appendices:
            if key not in appendices:
                yield spec.key, _("there is no appendix “{name}”").format(name=key)
        if spec.key in seen:
            yield spec.key, _("two sections have this key")
        seen.add(spec.key)


def _problems_of(spec: SectionSpec, level: int) -> Iterator[str]:
    if level > MOST_LEVELS:
        yield _("sections stand more than {most} levels deep").format(most=MOST_LEVELS)
    if spec.meaning and spec.meaning not in MEANINGS:
        yield _("“{name}” is not known").format(name=spec.meaning)


def _with_levels(
    specs: tuple[SectionSpec, ...], level: int = 1
) -> Iterator[tuple[SectionSpec, int]]:
    for spec in specs:
        yield spec, level
        yield from _with_levels(spec.sections, level + 1)


def _unknown_parameters(place: str, texts: Iterator[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        for name in names_in(text):
            if name not in NAMES:
                yield place, _("“{name}” is not known").format(name=f"{{{name}}}")


def _texts(outline: Outline) -> Iterator[str]:
    yield from (outline.subject, outline.lead_in, outline.closing)
    yield from (*outline.bases, *outline.addressees, *outline.recipients, *outline.signature)


def _spec_texts(spec: SectionSpec) -> Iterator[str]:
    yield from (spec.heading, spec.body, *spec.aliases, *spec.fields)
    for table in spec.tables:
        yield from (table.caption, *table.groups)
        yield from (leaf.text for column in table.columns for leaf in column.leaves())
