"""Numbers in Vietnamese running text: value, operator, unit, fraction, percent, money, range.

`find_numbers` yields each number that tells how much or how many, in the order of the text:

    >>> found = find_numbers("Hồ sơ toàn trình: 1287/1577 hồ sơ, đạt trên 81,6%")
    >>> [(n.value, n.denominator, n.unit, n.operator.name) for n in found]
    [(Decimal('1287'), Decimal('1577'), '', 'EXACT'), (Decimal('81.6'), None, '%', 'OVER')]

It passes over what looks like a number and counts nothing: dates, years and periods, numbers of
documents and list items, telephone numbers, addresses, names such as "4G" or "Chợ 4.0". Only
percent, money and measures are units here; the noun that is counted ("hồ sơ") is left to the
catalogue of figures, `text[n.end:]` begins with it. `read_digits` reads one numeral and tells
how it took an ambiguous mark. Nothing here knows figures or reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from nq57desk.model import Operator


class ReadAs(Enum):
    """How the marks inside a numeral were taken; the locale is vi: dot groups, comma parts."""

    PLAIN = "plain"
    GROUPED = "grouped"  # 1.234.567
    DOT_GROUPS = "dot-groups"  # 1.234 → 1234, might have been 1,234
    COMMA_GROUPS = "comma-groups"  # 1,577 hồ sơ → 1577, as things are counted in wholes
    COMMA_PARTS = "comma-parts"  # 1,577 → 1,577, might have been 1577
    DOT_PARTS = "dot-parts"  # 82.25 → 82,25

    @property
    def is_ambiguous(self) -> bool:
        """Whether another reader might take the numeral otherwise."""
        return self in {ReadAs.DOT_GROUPS, ReadAs.COMMA_GROUPS, ReadAs.COMMA_PARTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Digits:
    """A numeral read: `decimals` counts the digits printed after the decimal mark."""

    value: Decimal
    decimals: int = 0
    read_as: ReadAs = ReadAs.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberInText:
    """A number in a text.

    `start`, `end` mark it with its unit ("0,556 tỷ đồng"), `from_`, `to` with the words of its
    operator too ("khoảng …", "từ … trở lên"). `value` is in `unit`; of a fraction it is the
    numerator, of a range the lower end. `scale` takes it to the base: triệu đồng → 1000000.
    """

    start: int
    end: int
    from_: int
    to: int
    value: Decimal
    denominator: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    scale: Decimal = Decimal(1)
    operator: Operator = Operator.EXACT
    decimals: int = 0
    read_as: ReadAs = ReadAs.PLAIN

    @property
    def amount(self) -> Decimal:
        """The value in the base unit: money in đồng, "1,2 triệu người" as 1200000."""
        return self.value * self.scale

    @property
    def is_percent(self) -> bool:
        """Whether it is written with %."""
        return self.unit == "%"

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of đồng."""
        return self.unit.endswith("đồng")


_GROUPS = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:\{mark}\d{{3}})+") for mark in ".,"}


def read_digits(numeral: str, *, counted: bool = False, percent: bool = False) -> Digits | None:
    """Read one numeral without sign, `None` where its marks make no number ("1.1.2").

    Args:
        numeral: digits with dots, commas, or spaces between groups of three.
        counted: things are counted, so parts of one make no sense ("1,577 hồ sơ").
        percent: a percentage, so "82.250" is no eighty thousand.
    """
    plain = numeral.replace(" ", "")
    marks = {mark for mark in ".," if mark in plain}
    if len(marks) == 2:
        return _two_marks(plain)
    if not marks:
        return Digits(value=Decimal(plain)) if plain.isdecimal() else None
    mark = marks.pop()
    grouped = _GROUPS[mark].fullmatch(plain) is not None
    if plain.count(mark) > 1:
        value = Decimal(plain.replace(mark, ""))
        return Digits(value=value, read_as=ReadAs.GROUPED) if grouped else None
    if grouped and not percent and (mark == "." or counted):
        read_as = ReadAs.DOT_GROUPS if mark == "." else ReadAs.COMMA_GROUPS
        return Digits(value=Decimal(plain.replace(mark, "")), read_as=read_as)
    return _with_parts(plain, mark, ambiguous=grouped)


def _two_marks(plain: str) -> Digits | None:
    """Read "1.234,5" and, as foreign tables have it, "1,234.5"."""
    parting = max(".,", key=plain.rfind)
    grouping = "," if parting == "." else "."
    head, _, tail = plain.rpartition(parting)
    if not _GROUPS[grouping].fullmatch(head) or not tail.isdecimal():
        return None
    read_as = ReadAs.GROUPED if parting == "," else ReadAs.DOT_PARTS
    value = Decimal(f"{head.replace(grouping, '')}.{tail}")
    return Digits(value=value, decimals=len(tail), read_as=read_as)


def _with_parts(plain: str, mark: str, *, ambiguous: bool) -> Digits | None:
    head, _, tail = plain.partition(mark)
    if not head.isdecimal() or not tail.isdecimal():
        return None
    read_as = ReadAs.DOT_PARTS if mark == "." else ReadAs.PLAIN
    if ambiguous and mark == ",":
        read_as = ReadAs.COMMA_PARTS
    return Digits(value=Decimal(f"{head}.{tail}"), decimals=len(tail), read_as=read_as)


_NUMERAL = r"\d+(?:[.,]\d+)*"
_SPACED = r"[1-9]\d{0,2}(?:[ ]\d{3})+(?:,\d+)?(?![\d.,/]*\d)"
_LETTER = r"[^\W\d_]"
_NUMBER = re.compile(
    rf"""(?<![\w.,/\-−])(?P<sign>[-−+](?=\d))?
    (?P<first>{_SPACED}|{_NUMERAL})
    (?:\s?/\s?(?P<of>{_SPACED}|{_NUMERAL})
      |\s?(?:[-–—]|đến)\s?(?P<upper>{_NUMERAL}))?""",
    re.VERBOSE,
)

_NAME = re.compile(rf"{_LETTER}(?!{_LETTER}{{2}}|[a-zà-ỹ])")  # "5G", "3D"; not "49TDP", "7hồ"

_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tr": 6, "tỷ": 9, "tỉ": 9}
_SPELLED = {"ngàn": "nghìn", "tr": "triệu", "tỉ": "tỷ"}
_DONG = rf"(?:đồng(?!\s+(?:chí|bào))|vnđ|vnd|đ|₫)(?!{_LETTER})"
_COUNTED_IN_MILLIONS = r"(?=\s+(?:lượt|người|dân|hộ|hồ sơ|tài khoản|giao dịch|văn bản|bản ghi))"
_PERCENT = re.compile(r"\s?(?:%+|phần\s+trăm\b)", re.IGNORECASE)
_SCALED = re.compile(
    rf"\s?(?P<scale>nghìn|ngàn|triệu|tr|tỷ|tỉ)(?!{_LETTER})"
    rf"(?:\.?\s?(?P<dong>{_DONG})|(?P<things>{_COUNTED_IN_MILLIONS}))?",
    re.IGNORECASE,
)
_BARE_DONG = re.compile(rf"\s?{_DONG}", re.IGNORECASE)
_AND_MILLIONS = re.compile(rf"\s(?P<millions>\d{{1,3}})\s?(?:triệu|tr)(?:\.?\s?{_DONG}|\b)", re.I)
_MEASURES = (
    "ha", "km²", "km2", "km", "m²", "m2", "m³", "m3", "Mbps", "Gbps", "Mb/s", "GB", "TB", "MB",
    "kWh", "kW", "kg", "tấn", "tạ", "lít", "tuổi", "giờ", "phút", "giây",
)  # fmt: skip
_MEASURE = re.compile(rf"\s?(?P<unit>{'|'.join(map(re.escape, _MEASURES))})(?!\w)", re.IGNORECASE)
_SPELLING = {measure.casefold(): measure for measure in _MEASURES}

_WORDS_BEFORE = {
    Operator.AT_LEAST: r"ít\s+nhất|tối\s+thiểu|không\s+dưới|≥|>=",
    Operator.UNDER: r"dưới|chưa\s+(?:đến|tới)|không\s+quá|tối\s+đa|≤|<",
    Operator.OVER: r"trên|hơn|vượt|>",
    Operator.ABOUT: r"khoảng|gần|xấp\s+xỉ|ước(?:\s+đạt|\s+tính)?|≈|~",
}
_WORD_BEFORE = {
    operator: re.compile(rf"(?<!\w)(?:{words})\s*$", re.IGNORECASE)
    for operator, words in _WORDS_BEFORE.items()
}
_FROM = re.compile(r"(?<!\w)từ\s+$", re.IGNORECASE)
_OR_MORE = re.compile(r"[^,;.:()\d]{0,40}?\btrở\s+(?P<way>lên|xuống)\b", re.IGNORECASE)


def find_numbers(text: str) -> tuple[NumberInText, ...]:
    """Return the numbers of `text` (NFC) that tell an amount, in their order."""
    passed_over = not_counting(text)
    found: list[NumberInText] = []
    position = 0
    while match := _NUMBER.search(text, position):
        position = match.end("first")
        blocked = [
            end for start, end in passed_over if start < position and match.start("first") < end
        ]
        if blocked:
            position = max(blocked)
        elif number := _number(text, match):
            found.append(number)
            position = max(number.end, position)
    return tuple(found)


def first_number(text: str, *, counted: bool = False) -> NumberInText | None:
    """Return the first number of what a person typed: nothing is taken for a date or a name.

    `counted`: whole things are counted, so "1,577" is 1577.
    """
    match = _NUMBER.search(text)
    return _number(text, match, counted=counted) if match else None


def _number(text: str, match: re.Match[str], *, counted: bool = False) -> NumberInText | None:
    unit, scale, extra, end = _unit(text, match.end())
    if not unit and scale == 1 and _NAME.match(text, end):
        return None
    percent = unit == "%"
    counted = counted or (not unit and re.match(rf"\s?{_LETTER}", text[end:]) is not None)
    first = read_digits(match["first"], counted=counted, percent=percent)
    other = match["of"] or match["upper"]
    second = read_digits(other, counted=counted, percent=percent) if other else None
    if first is None or (other and second is None):
        return None
    operator, from_, to = _operator(text, match.start(), end)
    return NumberInText(
        start=match.start(),
        end=end,
        from_=from_,
        to=to,
        value=(-first.value if match["sign"] in {"-", "−"} else first.value) + extra,
        denominator=second.value if second and match["of"] else None,
        upper=second.value if second and match["upper"] else None,
        unit=unit,
        scale=scale,
        operator=operator,
        decimals=first.decimals,
        read_as=first.read_as,
    )


def _unit(text: str, end: int) -> tuple[str, Decimal, Decimal, int]:
    """Return unit, scale, what a second numeral adds ("1 tỷ 556 triệu"), and where it ends."""
    if percent := _PERCENT.match(text, end):
        return "%", Decimal(1), Decimal(0), percent.end()
    if scaled := _SCALED.match(text, end):
        return _scaled(text, scaled)
    if dong := _BARE_DONG.match(text, end):
        return "đồng", Decimal(1), Decimal(0), dong.end()
    if measure := _MEASURE.match(text, end):
        return _SPELLING[measure["unit"].casefold()], Decimal(1), Decimal(0), measure.end()
    return "", Decimal(1), Decimal(0), end


def _scaled(text: str, match: re.Match[str]) -> tuple[str, Decimal, Decimal, int]:
    word = match["scale"].casefold()
    scale = Decimal(10) ** _SCALES[word]
    word = _SPELLED.get(word, word)
    if not match["dong"] and (match["things"] is not None or word == "nghìn"):
        return "", scale, Decimal(0), match.end()
    more = _AND_MILLIONS.match(text, match.end()) if word == "tỷ" and not match["dong"] else None
    if more:
        return "tỷ đồng", scale, Decimal(more["millions"]) / 1000, more.end()
    return f"{word} đồng", scale, Decimal(0), match.end()


def _operator(text: str, start: int, end: int) -> tuple[Operator, int, int]:
    """Return the operator and where its words begin and end."""
    found, from_ = Operator.EXACT, start
    while word := _word_before(text[:from_]):
        operator, from_ = word
        found = operator if found is Operator.EXACT else found
    if text.startswith("0", start) and text[from_:start].strip().casefold() == "trên":
        return Operator.EXACT, start, end  # "trên 02 nền tảng": where, not how many
    if found is Operator.EXACT and (after := _OR_MORE.match(text, end)):
        found = Operator.AT_LEAST if after["way"].casefold() == "lên" else Operator.UNDER
        since = _FROM.search(text[:start])
        return found, since.start() if since else start, after.end()
    return found, from_, end


def _word_before(text: str) -> tuple[Operator, int] | None:
    for operator, pattern in _WORD_BEFORE.items():
        if match := pattern.search(text[-20:]):
            return operator, len(text) - len(match[0])
    return None


_YEAR = r"(?:19|20)\d\d"
_YEARS = rf"{_YEAR}(?:\s?[-–—]\s?{_YEAR})?"
_DAY = r"\d{1,2}"
_NOT_COUNTING = re.compile(
    rf"""
    # dates and periods
      {_DAY}\s?[/.-]\s?{_DAY}\s?[/.-]\s?\d{{4}}
    | \bngày\s+{_DAY}\b(?:\s?/\s?{_DAY}\b)?
    | \btháng\s+{_DAY}\b(?![.,]\d)(?:\s?[/,-]\s?{_YEAR})?
    | \b(?:quý|học\s+kỳ|kỳ\s+họp\s+thứ)\s+\d\b(?![.,]\d)
    | (?<![\d/]){_DAY}/{_YEAR}\b
    | \b{_DAY}\s+(?:tháng|quý|năm)\b
    | \b(?:năm|năm\s+học|tầm\s+nhìn|giai\s+đoạn|nhiệm\s+kỳ|đến|từ|trước|sau)\s+{_YEARS}\b
    | \b{_YEAR}\s?[-–—]\s?{_YEAR}\b
    | \b{_DAY}[hg]\d{{0,2}}\b
    # documents, their parts, items of a list
    | \b\d+(?:/\d{{4}})?\s?[/-]\s?(?-i:[A-ZĐ])[\w&/-]*
    | (?<!tổng\s)(?<!trong\s)\bsố\s*:?\s*\d+
    | \b(?:nghị\s+quyết|nghị\s+định|quyết\s+định|chỉ\s+thị|thông\s+tư|kết\s+luận|đề\s+án|luật)
      \s+\d+
    | \b(?:phụ\s+lục|biểu|bảng|mẫu|điều|khoản|điểm|mục|phần|chương|trang|bước|giai\s+đoạn|đợt)
      \s+\d{{1,2}}\b(?!\s?[%,.]\d?%)
    | ^\s*(?:[-+*•]\s*)?(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)](?=\s)|\d{{1,2}}(?:\.\d{{1,2}})+(?=\s))
    | \(\d{{1,2}}\)
    # names and grades
    | \b(?:mức(?:\s+độ)?|cấp(?:\s+độ)?|thứ|lớp|khối|hạng|nhóm)\s+\d\b(?!\s?%|[.,]?\d)
    | \b\d\s+cấp\b
    | \b(?:tổ|tdp|xóm|thôn|bản|ấp|đội|khu|khu\s+phố|tổ\s+dân\s+phố|quốc\s+lộ|tỉnh\s+lộ)
      \s+\d{{1,3}}\b(?!\s?%|[.,]\d)
    | \b(?:windows|win|office|web|wifi|phiên\s+bản|iso|tcvn)\s+\d[\d.:]*
    | \b\d\.0\b(?!\s?%)
    | \b\d\s+(?-i:Nhà)\b
    | \b24/7\b | \b24/24(?=\s*(?:giờ|h\b|[,.;)]|$))
    # addresses, telephones, marks of a page
    | https?://\S+ | <[^<>]*> | \S+@\S+ | \b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net)\b\S*
    | \b0\d{{2,3}}[ .-]?\d{{3}}[ .-]?\d{{3,4}}\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


_DIGIT = re.compile(r"\d")
_START = re.compile(r"\d|(?<!\w)(?:[^\W\d_]|\((?=\d))")
_REACH = 30  # the longest words before a digit, "tổ dân phố", with blanks to spare


def not_counting(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches whose digits tell no amount: dates, periods, numbers of documents …"""
    spans: list[tuple[int, int]] = []
    position = 0
    for start in _starts(text):
        match = _NOT_COUNTING.match(text, start) if start >= position else None
        if match:
            spans.append(match.span())
            position = match.end()
    return tuple(spans)


def _starts(text: str) -> Iterator[int]:
    """Yield where such a stretch may begin: at digits, and at words and brackets before one."""
    yield 0
    if "<" in text or "://" in text or "@" in text:
        yield from range(1, len(text))
        return
    digit = -1
    for match in _START.finditer(text):
        start = match.start()
        if digit < start:
            found = _DIGIT.search(text, start)
            if found is None:
                return
            digit = found.start()
        if digit - start <= _REACH:
            yield start
