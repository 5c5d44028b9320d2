"""Outlines (đề cương): the skeletons that a report begins with.

The built-in ones are data in `resources/outlines/`; an office may lay its own beside its drafts.
A report keeps a copy of its outline, so a later version never breaks an old draft.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from nq57desk.beginning import begin
from nq57desk.errors import BadInput, NotFound
from nq57desk.i18n import RESOURCES, _
from nq57desk.model import Outline
from nq57desk.outline_files import read_outline
from nq57desk.parameters import fill, left_open, parameters

__all__ = [
    "begin",
    "broken_outlines",
    "fill",
    "find_outline",
    "load_outlines",
    "meanings",
    "parameters",
]

BUILT_IN = RESOURCES / "outlines"
_FIRST = "chuan"  # what a new office starts from


def load_outlines(folder: Path | None = None) -> tuple[Outline, ...]:
    """Return the built-in outlines, then those of the office's own `folder` that can be used.

    Raises:
        BadInput: a built-in one is broken.
    """
    built_in = tuple(read_outline(path) for path in _files(BUILT_IN))
    return (*built_in, *(found for found in _own(folder, built_in) if isinstance(found, Outline)))


def broken_outlines(folder: Path) -> tuple[BadInput, ...]:
    """Return why files of the office's own `folder` cannot be used, one error a file."""
    built_in = tuple(read_outline(path) for path in _files(BUILT_IN))
    return tuple(found for found in _own(folder, built_in) if isinstance(found, BadInput))


def find_outline(outlines: Sequence[Outline], outline_id: str) -> Outline:
    """Return the outline of that id.

    Raises:
        NotFound: there is none; the text lists those there are.
    """
    for outline in outlines:
        if outline.id == outline_id:
            return outline
    known = ", ".join(outline.id for outline in outlines)
    text = _("There is no outline “{name}”. Choose one of: {known}.")
    raise NotFound(text.format(name=outline_id, known=known))


def meanings(outlines: Sequence[Outline]) -> dict[str, str]:
    """Name what sections can mean, in the words of the first outline that has such a section."""
    names: dict[str, str] = {}
    for outline in outlines:
        for spec in outline.specs():
            heading = left_open(spec.heading)
            words = heading.capitalize() if heading.isupper() else heading
            if spec.meaning:
                names.setdefault(spec.meaning, words.removesuffix(" …"))
    return names


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"), key=lambda path: (path.stem != _FIRST, path.name))


def _own(folder: Path | None, built_in: Sequence[Outline]) -> Iterator[Outline | BadInput]:
    taken = {outline.id for outline in built_in}
    for path in _files(folder) if folder else ():
        try:
            outline = read_outline(path)
        except BadInput as error:
            yield error
            continue
        if outline.id in taken:
            text = _("The outline {file} has the id “{name}” of another. Give it its own id.")
            yield BadInput(text.format(file=path.name, name=outline.id))
            continue
        taken.add(outline.id)
        yield outline
