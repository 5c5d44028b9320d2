"""Documents cited in a text: type, number, symbol, date, who issued it, what it is about.

Source: NĐ 30/2020, Phụ lục I, II.3 (number and symbol), II.6.b (citing); Phụ lục III (types).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from nq57desk.checks.text import REMEMBERED
from nq57desk.vietnamese import fold

# Symbol of a type → its name. Công văn has none.
TYPES = {
    "NQ": "nghị quyết", "QĐ": "quyết định", "CT": "chỉ thị", "QC": "quy chế", "QyĐ": "quy định",
    "TC": "thông cáo", "TB": "thông báo", "HD": "hướng dẫn", "CTr": "chương trình",
    "KH": "kế hoạch", "PA": "phương án", "ĐA": "đề án", "DA": "dự án", "BC": "báo cáo",
    "BB": "biên bản", "TTr": "tờ trình", "HĐ": "hợp đồng", "CĐ": "công điện", "NĐ": "nghị định",
    "TT": "thông tư", "KL": "kết luận", "CV": "công văn", "TTLT": "thông tư liên tịch",
    "GM": "giấy mời", "CTHĐ": "chương trình hành động",
}  # fmt: skip
_PARTY = re.compile(
    r"^(?:TW|TU|TƯ|ĐU|HU|ĐUK|VPTU|VPTW|BTGTU|BTG|BTC|UBKT|MTTQ|ĐTN|BTV|BCĐ|BTVTU)\b", re.I
)
_NAMES = (
    r"Nghị quyết|Nghị định|Quyết định|Kế hoạch hành động|Kế hoạch|Chỉ thị|Công văn|Công điện"
    r"|Thông báo kết luận|Thông báo|Chương trình hành động|Chương trình|Đề án|Hướng dẫn|Báo cáo"
    r"|Tờ trình|Thông tư liên tịch|Thông tư|Kết luận|Quy định|Quy chế|Phương án|Văn bản"
)
_SPACED_NAMES = _NAMES.replace(" ", r"\s")
_LETTER = r"[A-Za-zĐđƯư]"
_SYMBOL = re.compile(
    rf"""(?:\b(?P<type>{_SPACED_NAMES})\s+)?(?:(?P<so>[Ss]ố)\s*:?\s*)?
    (?<![\w/.-])(?P<number>\d{{1,5}}[a-z]?)
    (?P<first>\s?[-/]\s?)
    (?:(?P<year>(?:19|20)\d\d)(?P<mid>\s?/\s?))?
    (?P<symbol>[A-ZĐ]{_LETTER}{{0,5}}(?:&[A-ZĐ]{_LETTER}{{0,3}})?)
    (?P<second>\s?[-/]\s?)
    (?P<organ>[A-ZĐ][A-ZĐƯa-z&]*(?:[.,-][A-ZĐ][\w&]*)*)
    """,
    re.VERBOSE,
)
_MAYBE_SYMBOL = re.compile(r"\d[a-z]?\s?[-/]\s?(?:\d{4}\s?/\s?)?[A-ZĐ]")
_DIGIT = re.compile(r"\d")
_BARE = re.compile(
    rf"\b(?P<type>{_NAMES})\s+(?:số\s+)?(?P<number>\d{{1,4}})(?![\w/.,-]|\s*[-/]\s*[A-ZĐ])"
)
_DATE = re.compile(
    r"(?P<comma>\s*,)?\s*(?:ngày\s*)?"
    r"(?:(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"
    r"|(?<=ngày )(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2})\s+năm\s+(?P<year2>\d{4}))"
)
_AFTER_ISSUER = (
    "về|ban hành|phê duyệt|triển khai|thực hiện|quy định|hướng dẫn|sửa đổi|thành lập|tổ chức|và"
    "|năm|để|đã|đến|tại|trong|là|giao|yêu cầu|nhằm|kèm"
)
_ISSUER = re.compile(
    r"\s*,?\s*của\s+(?P<issuer>(?:Ban Thường vụ|Ban Chấp hành|Thường trực|Văn phòng|Ban Chỉ đạo)?"
    rf"[^,;.()“\"\d]{{2,70}}?)(?=\s+(?:{_AFTER_ISSUER})\b|[,;.()“\"\d]|$)"
)
_ABOUT = re.compile(
    r"\s*,?\s*(?:(?:về(?: việc)?|v/v)\s+|(?=phê duyệt |triển khai |ban hành ))"
    r"(?P<about>[^;.]{4,300})"
)


class Form(Enum):
    """How number and symbol are put together."""

    STATE = "12/KH-UBND"
    PARTY = "12-KH/ĐU"
    OTHER = "12-KH-UBND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A document as cited; `start`, `end` mark type, number and symbol."""

    start: int
    end: int
    type: str  # as printed, "" where none stands
    number: str
    symbol: str
    organ: str
    form: Form
    spaced: bool = False
    day: date | None = None
    date_start: int = 0
    date_end: int = 0
    comma: bool = False
    issuer: str = ""
    about: str = ""

    @property
    def code(self) -> str:
        """Number and symbol in the state's form, for comparing."""
        return f"{self.number.lstrip('0')}/{self.symbol}-{self.organ}".casefold()

    @property
    def of_party(self) -> bool:
        """Whether the organ is one of the Party, which has a form of its own."""
        return bool(_PARTY.match(self.organ))

    @property
    def is_letter(self) -> bool:
        """Whether it is a công văn: no type, the organ and its unit in the symbol."""
        return self.symbol not in TYPES

    @property
    def right(self) -> str:
        """The number and symbol in the form that its organ uses."""
        if self.of_party:
            return f"{self.number}-{self.symbol}/{self.organ}"
        return f"{self.number}/{self.symbol}-{self.organ}"


@lru_cache(maxsize=REMEMBERED)
def citations(text: str) -> tuple[Citation, ...]:
    """Return the documents cited by number and symbol, in order."""
    if not _MAYBE_SYMBOL.search(text):
        return ()
    return tuple(_citation(text, match) for match in _SYMBOL.finditer(text))


@lru_cache(maxsize=REMEMBERED)
def bare_citations(text: str) -> tuple[tuple[str, str, int, int], ...]:
    """Return the documents cited without symbol: "Nghị quyết 57"."""
    return tuple(
        (match["type"], match["number"], match.start(), match.end())
        for match in (_BARE.finditer(text) if _DIGIT.search(text) else ())
    )


def _citation(text: str, match: re.Match[str]) -> Citation:
    day, date_start, date_end, comma = _day(text, match.end())
    issuer = _ISSUER.match(text, date_end)
    after = issuer.end() if issuer else date_end
    about = _ABOUT.match(text, after)
    return Citation(
        start=match.start(),
        end=match.end(),
        type=match["type"] or "",
        number=match["number"],
        symbol=match["symbol"],
        organ=match["organ"],
        form=_form(match["first"].strip(), match["second"].strip()),
        spaced=any(" " in match[name] for name in ("first", "second")),
        day=day,
        date_start=date_start,
        date_end=date_end,
        comma=comma,
        issuer=issuer["issuer"].strip() if issuer else "",
        about=about["about"].strip() if about else "",
    )


def _form(first: str, second: str) -> Form:
    return {("/", "-"): Form.STATE, ("-", "/"): Form.PARTY}.get((first, second), Form.OTHER)


def _day(text: str, start: int) -> tuple[date | None, int, int, bool]:
    match = _DATE.match(text, start)
    if not match:
        return None, start, start, False
    parts = [match[name] or match[f"{name}2"] for name in ("year", "month", "day")]
    return read_day(*parts), match.start(), match.end(), match["comma"] is not None


def read_day(year: str, month: str, day: str) -> date | None:
    """Read a day of the calendar; `None` where there is no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


@lru_cache(maxsize=REMEMBERED)
def issuer_key(issuer: str) -> str:
    """Return who issued a document, in one form: "Ủy ban nhân dân xã Mẫu" → "ubnd xa"."""
    folded = fold(issuer).replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")
    words = folded.split()
    for kind in ("xa", "phuong", "tinh", "huyen"):
        if kind in words:
            return " ".join(words[: words.index(kind) + 1])
    return " ".join(words[:4])
