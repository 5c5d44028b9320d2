"""Plain text files: their encoding, their lines, their tab-separated tables."""

import re
from collections.abc import Iterator
from pathlib import Path

from nq57desk.errors import UnreadableFile
from nq57desk.i18n import _
from nq57desk.importing import markup, spans
from nq57desk.importing.pieces import Line, Piece, RawCell, RawRow, RawTable, Source
from nq57desk.model import Origin
from nq57desk.vietnamese import fold, normalise

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+")
_RULE = re.compile(r"^\s*(?:[-*_=–—]\s?){3,}\s*$")
# A Markdown bullet set before the mark that the paragraph has of its own.
_DOUBLE_BULLET = re.compile(r"^[-*+]\s+(?=[-–+*•]\s)")
_PIPES = re.compile(r"^\s*\|(.*)\|\s*$")
_PIPE_RULE = re.compile(r"^\s*\|[\s|:-]+$")
# What Word sets before a tab when it saves a list as text.
_MARK = re.compile(r"^(?:[-–+*•]|(?:\d+\.)*\d+[.)]|[IVX]+[.)]|[a-zđ][.)])$")
_FIRST_COLUMN = re.compile(r"^(?:stt|tt|so tt)$")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_GUESSED = ("utf-16-le", "utf-16-be", "cp1258")
_COMMON_WORDS = ("và", "của", "các", "thực", "năm", "báo", "trên", "cho")


def read_text(path: Path) -> Source:
    """Read a .txt file.

    Raises:
        UnreadableFile: it is empty, or its encoding is none of UTF-8, UTF-16 and Windows-1258.
    """
    return read_lines(decode(path.read_bytes()).split("\n"))


def read_lines(lines: list[str]) -> Source:
    """Read lines of text; each is a paragraph or a row of a table."""
    return Source(pieces=tuple(_pieces(lines)))


def decode(data: bytes) -> str:
    """Return the text of a file in NFC, with newlines as line ends."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if _CONTROL.search(text) or (encoding in _GUESSED and not _is_vietnamese(text)):
            continue
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "")
        return normalise(text)
    raise UnreadableFile(
        _(
            "The letters of this file cannot be read. Open it in Word or Notepad,"
            " save it again as text with encoding UTF-8, then import that file."
        )
    )


def _encodings(data: bytes) -> tuple[str, ...]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ("utf-16",)
    if b"\x00" in data[:200]:
        return ("utf-16-le", "utf-16-be")
    return ("utf-8-sig", "cp1258")


def _is_vietnamese(text: str) -> bool:
    words = set(normalise(text).lower().split())
    return sum(word in words for word in _COMMON_WORDS) >= 2


def _pieces(lines: list[str]) -> Iterator[Piece]:
    """Yield paragraphs and tables; blank lines part paragraphs but not rows cut by a page."""
    index, gap = 0, True
    while index < len(lines):
        if not lines[index].strip() or _RULE.match(lines[index]):
            index, gap = index + 1, True
        elif _is_row(lines[index]):
            end = _table_end(lines, index)
            yield _table(lines, index, end)
            index, gap = end, True
        else:
            end = _paragraphs_end(lines, index)
            yield from _paragraphs(lines[index:end], first=index + 1, gap=gap)
            index, gap = end, False


def _paragraphs_end(lines: list[str], start: int) -> int:
    end = start
    while end < len(lines) and lines[end].strip() and not _is_row(lines[end]):
        end += 1
    return end


def _paragraphs(lines: list[str], *, first: int, gap: bool) -> Iterator[Line]:
    heads = [_HEADING.match(line) for line in lines]
    bare = [
        line[head.end() :].strip() if head else line.strip()
        for line, head in zip(lines, heads, strict=True)
    ]
    for place, (runs, head) in enumerate(zip(markup.read_lines(bare), heads, strict=True)):
        kept = spans.tidy(runs)
        if double := _DOUBLE_BULLET.match(spans.plain(kept)):
            kept = spans.tidy(spans.cut(kept, double.end()))
        if kept:
            yield Line(
                runs=kept,
                origins=(Origin(first + place),),
                heading=head is not None,
                gap=gap and place == 0,
            )


def _cells(line: str) -> list[str] | None:
    if pipes := _PIPES.match(line):
        return pipes[1].split("|")
    return line.split("\t") if "\t" in line else None


def _is_row(line: str) -> bool:
    cells = _cells(line)
    if cells is None or (len(cells) == 2 and _MARK.match(cells[0].strip())):
        return False
    return sum(bool(cell.strip()) for cell in cells) > 1


def _table_end(lines: list[str], start: int) -> int:
    """Return the index after the last row; rows after a blank line belong to it too."""
    end = start + 1
    first = _cells(lines[start]) or []
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if not line.strip() and "\t" not in line:
            continue
        cells = _cells(line)
        if cells is None or _is_apart(cells, first, near=end == index):
            break
        if _begins_table(cells) and line.strip() != lines[start].strip():
            break
        end = index + 1
    return end


def _is_apart(cells: list[str], first: list[str], *, near: bool) -> bool:
    """Whether a line with a tab is an indented paragraph rather than a row of the table."""
    return not near and len(cells) == 2 < len(first) and not cells[0].strip()


def _begins_table(cells: list[str]) -> bool:
    return bool(_FIRST_COLUMN.match(fold(cells[0]).strip(" *.")))


def _table(lines: list[str], start: int, end: int) -> RawTable:
    rows: list[RawRow] = []
    gap = False
    for index in range(start, end):
        cells = _cells(lines[index])
        if cells is None:
            gap = True
        elif not _PIPE_RULE.match(lines[index]):
            read = tuple(RawCell(runs=spans.tidy(markup.read(cell))) for cell in cells)
            rows.append(RawRow(cells=read, lines=(index + 1,), gap=gap))
            gap = False
    return RawTable(rows=tuple(rows))
