"""The report (báo cáo) and its parts, frozen: edits (`commands`) make a new report.

A report is a flat, pre-order sequence of sections, body first, then appendices; `level` makes
the tree, as in Word's outline view. A section's content is blocks (đoạn) and tables (bảng) in
printed order. This module knows nothing of files, layout or numbering by rule (`outlines`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import NewType

ReportId = NewType("ReportId", str)
SectionId = NewType("SectionId", str)
BlockId = NewType("BlockId", str)
TableId = NewType("TableId", str)
RowId = NewType("RowId", str)
FigureId = NewType("FigureId", str)


# ---------------------------------------------------------------- office and period


class OfficeKind(Enum):
    """Loại đơn vị hành chính cấp xã; the value is the word printed before the name."""

    COMMUNE = "xã"
    WARD = "phường"
    SPECIAL_ZONE = "đặc khu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A person who signs (người ký): `position` as in "Phó Chủ tịch"."""

    name: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The commune People's Committee (UBND) that reports.

    `name` and `province` without their kind ("Mẫu", "Thái Nguyên"); `province_kind` "tỉnh" or
    "thành phố". `place` is printed before the date, normally the name alone (NĐ 30, Phụ lục I,
    II.4).
    """

    name: str = ""
    kind: OfficeKind = OfficeKind.COMMUNE
    province: str = ""
    province_kind: str = "tỉnh"
    place: str = ""
    drafting_unit: str = "VHXH"
    recipients: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()

    @property
    def locality(self) -> str:
        """The unit with its kind, "xã Mẫu"."""
        return f"{self.kind.value} {self.name}".strip()


class PeriodKind(Enum):
    """Loại kỳ báo cáo."""

    MONTH = "month"
    QUARTER = "quarter"
    MONTHS = "months"  # N tháng đầu năm: 5, 6, 9 …
    YEAR = "year"
    RANGE = "range"
    NONE = "none"  # chuyên đề, không theo kỳ


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Kỳ báo cáo. `number`: the month, quarter or count of months; `start`, `end`: of a RANGE."""

    kind: PeriodKind = PeriodKind.NONE
    year: int | None = None
    number: int | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSpan:
    """From which day to which the data of a report are taken (kỳ chốt số liệu)."""

    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date on a draft, any part of which may still be blank (`None`)."""

    day: int | None = None
    month: int | None = None
    year: int | None = None


# ---------------------------------------------------------------- outline


class SectionKind(Enum):
    """What a section holds; see the superset in the outlines' README."""

    NARRATIVE = "narrative"
    FIGURES = "figures"
    DOCUMENTS = "list-of-documents"
    MODELS = "models"
    TASKS = "tasks"
    PROPOSALS = "proposals"
    APPENDIX = "appendix"


class Numbering(Enum):
    """How a heading is numbered (cách đánh số)."""

    PART = "phan"  # Phần 1, title on its own line
    ROMAN = "roman"  # I.
    ARABIC = "arabic"  # 1.
    DOTTED = "dotted"  # 1.1.
    LETTER = "letter"  # a) b) c) d) đ) e) g)
    STAR = "star"  # * Đánh giá chung:
    NONE = "none"  # a heading without number
    APPENDIX = "appendix"  # Phụ lục I


class CarryOver(Enum):
    """What becomes of a section in the next period (giữa hai kỳ)."""

    GENERATED = "G"
    CHANGES = "+"
    MOSTLY_KEPT = "~"
    KEPT = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table, or a group of columns under one header cell."""

    text: str
    children: tuple[Column, ...] = ()

    def leaves(self) -> Iterator[Column]:
        """Yield the columns that hold data, left to right."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSpec:
    """An appendix table as the outline asks for it.

    `groups` are rows over all columns, number and name: "I. Nhóm vấn đề …". A caption that begins
    with "- " is a dash block.
    """

    caption: str = ""
    columns: tuple[Column, ...]
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSpec:
    """A section as the outline asks for it.

    `key` is unique in the outline; `meaning` is the key of the superset ("D2"), by which
    sections of different outlines are matched. `heading` may hold parameters in braces, as may
    `body`, the text printed when the clerk has nothing to add. `who`: who has the data.
    `fields`: the headings told of each model (mô hình). `appendices`: the keys of the appendices
    that belong to it, which a note at its end names.
    """

    key: str
    heading: str
    numbering: Numbering
    kind: SectionKind = SectionKind.NARRATIVE
    also: tuple[SectionKind, ...] = ()
    meaning: str = ""
    required: bool = True
    guidance: str = ""
    who: str = ""
    carry: CarryOver = CarryOver.MOSTLY_KEPT
    aliases: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    appendices: tuple[str, ...] = ()
    body: str = ""
    tables: tuple[TableSpec, ...] = ()
    sections: tuple[SectionSpec, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A skeleton (đề cương): what one kind of request letter asks for; kept with each report."""

    id: str
    name: str
    description: str = ""
    version: str
    subject: str
    lead_in: str
    closing: str = ""
    bases: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    sections: tuple[SectionSpec, ...] = ()
    appendices: tuple[SectionSpec, ...] = ()

    def specs(self) -> Iterator[SectionSpec]:
        """Yield every section and appendix, parents before children."""
        stack = [*reversed((*self.sections, *self.appendices))]
        while stack:
            spec = stack.pop()
            yield spec
            stack.extend(reversed(spec.sections))


# ---------------------------------------------------------------- figures


class FigureForm(Enum):
    """How a figure is written in a sentence."""

    VALUE = "value"
    WITH_UNIT = "with-unit"
    RATE = "rate"
    FRACTION = "fraction"
    BOTH = "both"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRef:
    """A figure in a sentence or a cell: which one, and in which form."""

    figure: FigureId
    form: FigureForm = FigureForm.WITH_UNIT


class Operator(Enum):
    """How exact a figure is."""

    EXACT = "="
    OVER = ">"  # trên
    ABOUT = "~"  # khoảng
    AT_LEAST = ">="  # trở lên, từ
    UNDER = "<"  # dưới


class Nature(Enum):
    """What a figure tells: a result, a target (chỉ tiêu) or a plan (kế hoạch)."""

    RESULT = "result"
    TARGET = "target"
    PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """The one value of a figure in one report.

    `value` is in the catalogue's base unit; `None` is "chưa có số liệu", which is not 0. A rate
    keeps its `numerator` and `denominator` instead. `asked_in`: the sections, by key or else id,
    in whose form the clerk wants it beside the figures of the outline.
    """

    figure: FigureId
    value: Decimal | None = None
    cumulative: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    operator: Operator = Operator.EXACT
    nature: Nature = Nature.RESULT
    as_of: date | None = None
    scope: str = ""
    explanation: str = ""
    source: str = ""
    note: str = ""
    asked_in: tuple[str, ...] = ()


# ---------------------------------------------------------------- content


@dataclass(frozen=True, slots=True)
class Origin:
    """Where text came from: `line` (from 1) of the file begins at `start` of the text.

    `part` tells which part of a header or closing the line holds: "number", "date", "subject",
    "addressee", "attachment", "recipients" (the words "Nơi nhận"), "recipient", "signature"; those
    of a list in its order. Of an appendix it tells the number as printed where import has put that
    right.
    """

    line: int
    start: int = 0
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one look; or, where `figure` is set, a figure, and `text` is empty."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    figure: FigureRef | None = None


class BlockKind(Enum):
    """The marks that these reports use."""

    PARAGRAPH = "p"
    DASH = "-"
    PLUS = "+"
    STAR = "*"
    NUMBERED = "1"
    NOTE = "note"  # (Có Phụ lục I kèm theo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph (đoạn).

    `marker` is the number of a NUMBERED block as printed ("1.", "a)"); "" lets it be counted by
    rule. `origins` tells the lines of an imported file and is no part of what the block says.
    """

    id: BlockId
    kind: BlockKind = BlockKind.PARAGRAPH
    runs: tuple[Run, ...] = ()
    marker: str = ""
    origins: tuple[Origin, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """The plain text, without the mark; figures count as nothing."""
        return "".join(run.text for run in self.runs)

    def line_at(self, position: int) -> int | None:
        """Return the imported file's line that holds `position`, `None` if not imported."""
        return line_at(self.origins, position)


def line_at(origins: tuple[Origin, ...], position: int) -> int | None:
    """Return the line whose text holds `position`; `origins` in rising order."""
    found = None
    for origin in origins:
        if found is not None and origin.start > position:
            break
        found = origin.line
    return found


class RowKind(Enum):
    """A row of data, or a group's name over all columns."""

    DATA = "data"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell; a newline in a run's text begins a new paragraph in it."""

    runs: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """The plain text; figures count as nothing."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row. DATA: one cell a leaf column. GROUP: its number, then its name."""

    id: RowId
    kind: RowKind = RowKind.DATA
    cells: tuple[Cell, ...] = ()
    origins: tuple[Origin, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table (bảng); its caption is the block before it."""

    id: TableId
    columns: tuple[Column, ...] = ()
    rows: tuple[TableRow, ...] = ()
    origins: tuple[Origin, ...] = field(default=(), compare=False)

    def leaves(self) -> tuple[Column, ...]:
        """Return the columns that hold data, left to right."""
        return tuple(leaf for column in self.columns for leaf in column.leaves())


Content = tuple[Block | Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section (mục) or an appendix (phụ lục).

    `key` names the outline's `SectionSpec`, "" for the clerk's own. `heading` may hold
    parameters in braces. `number` is the number as printed in an imported file where it departs
    from the rule ("e)" for "đ)"), else "". `done`: the clerk has said "xong".
    """

    id: SectionId
    key: str = ""
    level: int = 1
    numbering: Numbering = Numbering.NONE
    heading: str = ""
    number: str = ""
    kind: SectionKind = SectionKind.NARRATIVE
    content: Content = ()
    done: bool = False
    origins: tuple[Origin, ...] = field(default=(), compare=False)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The paragraphs, tables left out."""
        return tuple(item for item in self.content if isinstance(item, Block))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, paragraphs left out."""
        return tuple(item for item in self.content if isinstance(item, Table))

    @property
    def is_appendix(self) -> bool:
        """Whether this is the head of an appendix (phụ lục)."""
        return self.kind is SectionKind.APPENDIX


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The head of the report (phần đầu): what stands above the first section.

    `bases`: căn cứ, a paragraph each; `lead_in`: câu dẫn "… như sau:". `subject` (trích yếu) and
    the lead-in may hold parameters in braces. `attachment` is the "Kèm theo" line of the
    appendices where it departs from the rule.
    """

    number: str = ""
    symbol: str = "BC-UBND"
    place: str = ""
    date: PartialDate = PartialDate()
    title: str = "BÁO CÁO"
    subject: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[Block, ...] = ()
    lead_in: tuple[Block, ...] = ()
    attachment: str = ""
    origins: tuple[Origin, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The end of the report (phần cuối).

    `sentence`: lời kết "Trên đây là …./."; `recipients` (nơi nhận) without dash and end mark;
    `signature` the lines above the name, `signer` the name.
    """

    sentence: tuple[Block, ...] = ()
    recipients: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    signer: str = ""
    origins: tuple[Origin, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A piece of an imported file that found no place (chưa xếp được); the clerk assigns it."""

    id: BlockId
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedFinding:
    """A finding that the clerk let pass, with the reason.

    `ground` is the fingerprint of what the finding rests on; it is shown again when that changes.
    """

    rule: str
    ground: str
    reason: str


class ReportStatus(Enum):
    """Trạng thái: nháp, trình ký, đã ký."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopening:
    """Why a signed report is written anew (bản mới): `of` is the signed one, which stays."""

    of: ReportId
    reason: str
    version: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report of one office on one period, whole.

    `previous`: the report it was begun from, "" for none. `carried`: the ids of blocks, rows and
    figures that came over from there and that the clerk has neither changed nor confirmed.
    """

    id: ReportId
    name: str
    outline: Outline
    office: Office = Office()
    period: Period = Period()
    header: Header = Header()
    sections: tuple[Section, ...] = ()
    closing: Closing = Closing()
    figures: tuple[FigureValue, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    passed: tuple[PassedFinding, ...] = ()
    status: ReportStatus = ReportStatus.DRAFT
    data_span: DataSpan = DataSpan()
    previous: ReportId = ReportId("")
    carried: frozenset[str] = frozenset()
    reopening: Reopening | None = None
    created: datetime | None = field(default=None, compare=False)
    changed: datetime | None = field(default=None, compare=False)

    @property
    def body(self) -> tuple[Section, ...]:
        """The sections before the appendices."""
        return self.sections[: self._first_appendix()]

    @property
    def appendices(self) -> tuple[Section, ...]:
        """The appendices with their own sections."""
        return self.sections[self._first_appendix() :]

    def _first_appendix(self) -> int:
        for index, section in enumerate(self.sections):
            if section.is_appendix:
                return index
        return len(self.sections)

    def section(self, section_id: SectionId) -> Section:
        """Return the section of that id.

        Raises:
            KeyError: there is none; callers that take ids from people check first.
        """
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def spec(self, section: Section) -> SectionSpec | None:
        """Return what the outline asks of `section`, `None` for the clerk's own."""
        if not section.key:
            return None
        return next((spec for spec in self.outline.specs() if spec.key == section.key), None)


# ---------------------------------------------------------------- findings


class Severity(Enum):
    """How grave a finding is: lỗi, cần xem, lưu ý."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding points: a part of the report, and the words there.

    `section` is "" for header and closing; `block` names a block or a table row; `start`, `end`
    mark the words in its plain text.
    """

    section: SectionId | None = None
    block: str = ""
    start: int = 0
    end: int = 0
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """A safe mend: `text` in place of the words at `place`.

    `None` numbers the section of `place` and its siblings by rule.
    """

    place: Place
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What cannot be right or should be looked at, with both sides of the matter."""

    rule: str
    severity: Severity
    message: str
    places: tuple[Place, ...] = ()
    quote: str = ""
    found: str = ""
    expected: str = ""
    mends: tuple[Mend, ...] = ()
