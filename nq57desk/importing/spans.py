"""Runs of text as sequences: plain text, parts, joins. Runs of one look are always merged."""

import re
from collections.abc import Iterable
from dataclasses import replace

from nq57desk.model import Run

Runs = tuple[Run, ...]

_BLANKS = re.compile(r"[ \t]+")


def plain(runs: Iterable[Run]) -> str:
    """Return the text without its look."""
    return "".join(run.text for run in runs)


def look(run: Run) -> tuple[bool, bool, str]:
    """Return what makes two runs different but their text."""
    return (run.bold, run.italic, run.link)


def merged(runs: Iterable[Run]) -> Runs:
    """Join neighbours of one look; blank runs take the look of the run before."""
    result: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if result and (look(result[-1]) == look(run) or not (run.text.strip() or run.link)):
            last = result[-1]
            result[-1] = Run(
                text=last.text + run.text, bold=last.bold, italic=last.italic, link=last.link
            )
        else:
            result.append(run)
    return tuple(result)


def tidy(runs: Iterable[Run]) -> Runs:
    """Merge runs, take blanks off both ends and make each stretch of blanks one space."""
    result: list[Run] = []
    blank = True
    for run in merged(runs):
        text = _BLANKS.sub(" ", run.text)
        if blank:
            text = text.lstrip()
        if text:
            blank = text[-1].isspace()
            result.append(replace(run, text=text))
    while result and not result[-1].text.rstrip():
        result.pop()
    if result:
        result[-1] = replace(result[-1], text=result[-1].text.rstrip())
    return merged(result)


def cut(runs: Runs, start: int, end: int | None = None) -> Runs:
    """Return the runs of the text between two places."""
    result: list[Run] = []
    place = 0
    for run in runs:
        first = max(start - place, 0)
        last = None if end is None else max(end - place, 0)
        if text := run.text[first:last]:
            result.append(replace(run, text=text))
        place += len(run.text)
    return merged(result)


def joined(one: Runs, between: str, other: Runs) -> Runs:
    """Put two texts together; what stands between takes the look of the first."""
    if not one or not other:
        return one or other
    last = replace(one[-1], text=one[-1].text + between)
    return merged((*one[:-1], last, *other))
