"""Markdown and HTML litter in extracted text, read as bold, italic and links.

Stars toggle: "**A***(B)***C**" is bold A, italic (B), bold C. A lone star stays a star.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nq57desk.importing import spans
from nq57desk.importing.spans import Runs
from nq57desk.model import Run

_TOKEN = re.compile(
    r"""\\(?P<escaped>[\\`*_{}\[\]()#+\-.!>~|<&])
    | (?P<stars>\*+)
    | <(?P<close>/?)(?P<tag>b|strong|i|em|u|a|br|sup|sub|span|p)\b(?P<given>[^<>]*)>
    | <(?P<address>https?://[^\s<>]+)>
    | \[(?P<label>[^\[\]]+)\]\((?P<target>https?://[^\s()]+)\)
    | (?P<entity>&(?:amp|lt|gt|quot|nbsp|apos|\#\d+);)""",
    re.VERBOSE,
)
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]+)""")
_BOLD_TAGS = {"b", "strong"}
_ITALIC_TAGS = {"i", "em"}
# How many adjacent lines one stretch of bold may cover.
_REACH = 4


def read_lines(lines: Sequence[str]) -> list[Runs]:
    """Read adjacent lines; a look opened in one may be closed in a later one."""
    result: list[Runs] = []
    index = 0
    while index < len(lines):
        count = _balanced_count(lines[index:])
        result.extend(_split(read("\n".join(lines[index : index + count]))))
        index += count
    return result


def read(text: str) -> Runs:
    """Read one text, newlines kept; a bold left open ends with the text."""
    single = _Reader(singles=True)
    runs = tuple(single.runs(text))
    if single.italic:
        runs = tuple(_Reader(singles=False).runs(text))
    return spans.merged(runs)


def _balanced_count(lines: Sequence[str]) -> int:
    for count in range(1, min(_REACH, len(lines)) + 1):
        reader = _Reader(singles=True)
        for _ in reader.runs("\n".join(lines[:count])):
            pass
        if not reader.bold and not reader.italic:
            return count
    return 1


def _split(runs: Runs) -> Iterator[Runs]:
    current: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        current.append(replace(run, text=first))
        for text in others:
            yield spans.merged(current)
            current = [replace(run, text=text)]
    yield spans.merged(current)


@dataclass
class _Reader:
    """The look at one place of a text; `singles`: whether one star means italic."""

    singles: bool
    bold: bool = False
    italic: bool = False
    tag_bold: int = 0
    tag_italic: int = 0
    link: str = ""

    def runs(self, text: str) -> Iterator[Run]:
        place = 0
        for token in _TOKEN.finditer(text):
            yield self._run(text[place : token.start()])
            yield from self._token(token)
            place = token.end()
        yield self._run(text[place:])

    def _run(self, text: str, *, link: str = "") -> Run:
        return Run(
            text=text,
            bold=self.bold or self.tag_bold > 0,
            italic=self.italic or self.tag_italic > 0,
            link=link or self.link,
        )

    def _token(self, token: re.Match[str]) -> Iterator[Run]:
        match token.lastgroup:
            case "stars":
                yield from self._stars(token)
            case "escaped":
                yield self._run(token["escaped"])
            case "address":
                yield self._run(token["address"], link=token["address"])
            case "target":
                yield self._run(token["label"], link=token["target"])
            case "entity":
                yield self._run(html.unescape(token["entity"]).replace("\xa0", " "))
            case _:
                yield from self._tag(token)

    def _stars(self, token: re.Match[str]) -> Iterator[Run]:
        count = len(token["stars"])
        if count % 2 and not self._means_italic(token):
            yield self._run(token["stars"])
            return
        self.bold ^= bool(count // 2 % 2)
        self.italic ^= bool(count % 2)

    def _means_italic(self, token: re.Match[str]) -> bool:
        if not self.singles:
            return False
        text = token.string
        neighbour = token.start() - 1 if self.italic else token.end()
        return 0 <= neighbour < len(text) and not text[neighbour].isspace()

    def _tag(self, token: re.Match[str]) -> Iterator[Run]:
        step = -1 if token["close"] else 1
        tag = token["tag"]
        if tag in _BOLD_TAGS:
            self.tag_bold = max(self.tag_bold + step, 0)
        elif tag in _ITALIC_TAGS:
            self.tag_italic = max(self.tag_italic + step, 0)
        elif tag == "a":
            href = _HREF.search(token["given"]) if step > 0 else None
            self.link = href[1] if href else ""
        elif tag == "br":
            yield self._run(" ")
