"""The head of the report: number, place and date, title, addressees, legal bases, lead-in."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from nq57desk import styles
from nq57desk.importing import blocks, marks, parts
from nq57desk.importing.fixed import MOTTO, NUMBER, PARTY, PLACE_DATE, RULE, STATE
from nq57desk.importing.pieces import Line, Piece
from nq57desk.model import Block, Header, Office, Origin, PartialDate
from nq57desk.vietnamese import fold
from nq57desk.wording import office_lines

_ADDRESSEE = re.compile(r"^Kính gửi\s*:?\s*", re.IGNORECASE)
_BASIS = re.compile(
    r"^(?:Căn cứ|Thực hiện|Thi hành|Xét|Theo|Trên cơ sở|Tiếp tục thực hiện|Triển khai)\b"
)
# The sentence that leads in, behind the legal basis in one paragraph.
_LEADS_IN = re.compile(
    r"(?<=[.,;])\s+"
    r"(?=(?:UBND|(?:Ủy|Uỷ) ban nhân dân)\s+(?:xã|phường|đặc khu)\b[^.;]{0,80}?\bbáo cáo\b)"
)
_TITLE_WORD = re.compile(r"^((?:DỰ THẢO\s+)?BÁO CÁO)\s*[:.]?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What was read: the header, the lines without a place in it, whether the Party wrote it."""

    header: Header
    unplaced: tuple[Line, ...]
    of_party: bool


@dataclass
class _Reader:
    """Goes through the lines of the head once; `unplaced` gathers what fits nothing."""

    office: Office
    new_id: Callable[[], str]
    header: Header = field(default_factory=lambda: Header(title=""))
    unplaced: list[Line] = field(default_factory=list)
    of_party: bool = False
    subject: list[Line] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    bases: list[Line] = field(default_factory=list)
    lead_in: list[Line] = field(default_factory=list)
    in_addressees: bool = False
    seen: set[str] = field(default_factory=set)
    origins: list[Origin] = field(default_factory=list)

    def mark(self, line: Line, part: str) -> None:
        """Remember which line holds a part of the head."""
        self.origins.append(Origin(line.number, part=part))


def lines_of(pieces: Sequence[Piece]) -> tuple[Line, ...]:
    """Return the lines of the head; one line of text may hold both of its columns."""
    return tuple(part for line in flat(pieces) for part in _columns(line))


def read(lines: Sequence[Line], office: Office, new_id: Callable[[], str]) -> Head:
    """Read the lines above the first section."""
    title = parts.title_index(lines)
    reader = _Reader(office=office, new_id=new_id)
    above = lines if title is None else lines[:title]
    start = _first_of_text(lines) if title is None else title
    for line in lines[: min(start, len(above))]:
        _read_above(reader, line)
    for line in lines[start:]:
        _read_below(reader, line)
    return Head(header=_header(reader), unplaced=tuple(reader.unplaced), of_party=reader.of_party)


def flat(pieces: Sequence[Piece]) -> Iterator[Line]:
    """Yield the lines; a table is only layout here, read cell by cell, left column first."""
    for piece in pieces:
        if isinstance(piece, Line):
            yield piece
            continue
        width = max((len(row.cells) for row in piece.rows), default=0)
        for place in range(width):
            for row in piece.rows:
                if place < len(row.cells) and row.cells[place].text:
                    origins = tuple(Origin(line) for line in row.lines[:1])
                    yield Line(runs=row.cells[place].runs, origins=origins)


def _columns(line: Line) -> Iterator[Line]:
    """Part a line that a text extraction has made of left and right column."""
    text = line.text
    for pattern in (STATE, MOTTO):
        found = pattern.search(text)
        if found and found.start():
            yield line.cut(0, found.start())
            yield line.cut(found.start())
            return
    found = NUMBER.match(text)
    if found and "ngày" in text[found.end() :]:
        yield line.cut(0, found.end())
        yield line.cut(found.end())
        return
    yield line


def _first_of_text(lines: Sequence[Line]) -> int:
    for index, line in enumerate(lines):
        text = line.text
        if _ADDRESSEE.match(text) or _BASIS.match(text) or parts.LEAD_IN.search(text):
            return index
    return len(lines)


def _read_above(reader: _Reader, line: Line) -> None:
    """Read a line above the title."""
    if not _read_fixed(reader, line):
        reader.unplaced.append(line)


def _read_fixed(reader: _Reader, line: Line) -> bool:
    """Read number, place and date, or one of the lines that every report has, each once."""
    if RULE.match(line.text):
        return True
    kind = _fixed_kind(line.text, reader.office)
    if not kind or kind in reader.seen:
        return False
    reader.seen.add(kind)
    reader.of_party |= kind == "party"
    if kind == "number":
        return _read_number(reader, line)
    if kind == "date":
        _read_date(reader, line)
    return True


def _fixed_kind(text: str, office: Office) -> str:
    """Return which of those lines it is, "" for none."""
    patterns = (("number", NUMBER), ("date", PLACE_DATE), ("party", PARTY))
    for kind, pattern in patterns:
        if pattern.match(text):
            return kind
    if STATE.fullmatch(text) or MOTTO.fullmatch(text) or _is_office(text, office):
        return fold(text)
    return ""


def _read_number(reader: _Reader, line: Line) -> bool:
    """Read number and symbol; whether the line holds nothing else."""
    found = NUMBER.match(line.text)
    if found is None:
        return False
    reader.of_party |= found["between"] == "-"
    value = found["number"].strip(" .…")
    reader.header = replace(reader.header, number=value, symbol=found["symbol"])
    reader.mark(line, "number")
    return found.end() == len(line.text)


def _read_date(reader: _Reader, line: Line) -> None:
    if found := PLACE_DATE.match(line.text):
        place = found["place"].strip()
        reader.header = replace(reader.header, place=place, date=_date(found))
        reader.mark(line, "date")


def _date(found: re.Match[str]) -> PartialDate:
    day, month, year = (found[name].strip(" .…") for name in ("day", "month", "year"))
    return PartialDate(day=_number(day, 31), month=_number(month, 12), year=_number(year, 9999))


def _number(text: str, most: int) -> int | None:
    return int(text) if text.isdecimal() and 0 < int(text) <= most else None


def _is_office(text: str, office: Office) -> bool:
    """Whether a line only names the office or its province in capitals."""
    names = {*office_lines(office), " ".join(office_lines(office))}
    names |= {f"UBND {office.locality.upper()}"}
    if office.province:
        names |= {f"{office.province_kind} {office.province}".upper()}
    return fold(text) in {fold(name) for name in names}


def _read_below(reader: _Reader, line: Line) -> None:
    """Read the title and what follows it."""
    text = line.text
    if not reader.header.title and (title := _TITLE_WORD.match(text)):
        reader.header = replace(reader.header, title=title[1])
        if line.text[title.end() :]:
            _read_subject(reader, line.cut(title.end()))
    elif _is_addressee(reader, line):
        _read_addressee(reader, line)
    elif _is_subject(reader, line):
        _read_subject(reader, line)
    elif line.style == styles.BASIS or _is_basis(reader, line):
        reader.in_addressees = False
        _read_basis(reader, line)
    elif not _read_fixed(reader, line):
        reader.in_addressees = False
        reader.lead_in.append(line)


def _read_subject(reader: _Reader, line: Line) -> None:
    reader.subject.append(line)
    reader.mark(line, "subject")


def _is_addressee(reader: _Reader, line: Line) -> bool:
    if line.style in (styles.ADDRESSEE, styles.ADDRESSEE_LIST) or _ADDRESSEE.match(line.text):
        return True
    return reader.in_addressees and marks.bullet(line.text) is not None


def _read_addressee(reader: _Reader, line: Line) -> None:
    text = _ADDRESSEE.sub("", line.text)
    if not text and (reader.in_addressees or reader.addressees):
        reader.unplaced.append(line)
    reader.in_addressees = True
    bullet = marks.bullet(text)
    text = text[bullet[1] :] if bullet else text
    for part in text.split(";"):
        if name := part.strip().rstrip("."):
            reader.addressees.append(name)
            reader.mark(line, "addressee")


def _is_subject(reader: _Reader, line: Line) -> bool:
    """Whether a line goes on with the title: the first one, and more of the same look."""
    if line.style == styles.SUBJECT:
        return True
    if line.style in (styles.BASIS, styles.LEAD_IN) or parts.LEAD_IN.search(line.text):
        return False
    if not reader.header.title or reader.bases or reader.lead_in or reader.addressees:
        return False
    return not reader.subject or ((line.heading or line.bold) and not _BASIS.match(line.text))


def _is_basis(reader: _Reader, line: Line) -> bool:
    return line.style != styles.LEAD_IN and not reader.lead_in and bool(_BASIS.match(line.text))


def _read_basis(reader: _Reader, line: Line) -> None:
    splits = list(_LEADS_IN.finditer(line.text))
    if not splits or not parts.LEAD_IN.search(line.text) or line.style == styles.BASIS:
        reader.bases.append(line)
        return
    reader.bases.append(line.cut(0, splits[-1].start()))
    reader.lead_in.append(line.cut(splits[-1].end()))


def _header(reader: _Reader) -> Header:
    def made(found: Sequence[Line]) -> tuple[Block, ...]:
        return tuple(blocks.paragraph(line, reader.new_id) for line in found)

    header = reader.header
    return replace(
        header,
        place=header.place or reader.office.place or reader.office.name,
        title=header.title or Header().title,
        subject=" ".join(line.text for line in reader.subject),
        addressees=tuple(reader.addressees),
        bases=made(reader.bases),
        lead_in=made(reader.lead_in),
        origins=tuple(reader.origins),
    )
