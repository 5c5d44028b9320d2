"""What a rate or a count is said to tell: its label, in a form that other wordings share.

"tỷ lệ xóm có wifi đạt 80%" and "Xóm có wifi: 19/24 xóm, đạt 79,17%" tell the same thing. Only
results are claims: targets, comparisons and figures of another period or place are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from nq57desk.checks.nouns import NONE, noun_after
from nq57desk.checks.shares import Share, shares
from nq57desk.checks.tables import expansions
from nq57desk.checks.text import REMEMBERED, around, clauses, numbers, one_tone_style, sentences
from nq57desk.numbers_in_text import NumberInText

LEAST_WORDS = 3
_SET_ASIDE = re.compile(
    r"\b(?:trên địa bàn(?: (?:xã|phường|tỉnh|thôn))?|toàn (?:xã|phường|thị trấn)|hiện nay|hiện có"
    r"|đến nay|tính đến nay|đến thời điểm (?:báo cáo|hiện tại|này)|trong kỳ(?: báo cáo)?"
    r"|trước (?:hạn )?và(?= đúng)|và trước hạn|tiếp nhận|đến thời điểm|đến hết|tính đến"
    r"|(?<=hồ sơ )(?:giải quyết )?thủ tục hành chính"
    r"|(?:ngày )?\d{1,2}/\d{1,2}/\d{4}"
    r"|(?:trong )?(?:\d{1,2} tháng(?: đầu| cuối)?|quý [ivx\d]+)(?: năm(?: \d{4})?)?|năm \d{4})\b",
    re.IGNORECASE,
)
_NEUTRAL_WORDS = (
    "tỷ tỉ lệ đạt số tổng lượng các những việc đã được là có khoảng trên hơn gần ước của và cho"
    " với về tại xã phường địa phương ubnd cũng đều đó trong qua khi như bằng để hiện"
)
_NEUTRAL = frozenset(_NEUTRAL_WORDS.split())
_NO_RESULT = re.compile(
    r"phấn đấu|mục tiêu|chỉ tiêu|yêu cầu|dự kiến|kế hoạch (?:đề ra|giao)|đến năm \d{4}"
    r"|đến hết năm|(?:nâng|duy trì) (?:tỷ|tỉ) lệ|trở lên|ít nhất|tối thiểu|tăng|giảm|so với"
    r"|cùng kỳ|năm trước|đầu năm(?! \d{4} đến)|trước đây|luỹ kế|lũy kế|kỳ trước|bình quân|cả nước"
    r"|toàn tỉnh|của tỉnh|cấp tỉnh|mỗi|từng",
    re.IGNORECASE,
)
_HALF_YEAR = re.compile(r"\d+ tháng (?:đầu|cuối) năm", re.IGNORECASE)
_ISSUED = re.compile(
    r"(?:^|[.,;]\s*)((?:(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Đảng ủy|HĐND)\s*(?:,|và)?\s*)+"
    r"|(?=(?:xã|phường)\b))(?:xã|phường)?(?:\s[A-ZĐÀ-Ỹ]\w*)*\s*(?:đã\s+)?ban hành"
    r"(?: được)?(?: tổng số)?\s*$",
    re.IGNORECASE,
)
_DOCUMENTS = re.compile(
    r"\s+văn bản(?=\s*(?:[.,;(]|$|chỉ đạo|lãnh đạo|triển khai|điều hành|để\b|các loại))",
    re.IGNORECASE,
)
_DOCUMENTS_ISSUED = frozenset({"ban", "hành", "văn", "bản"})
_IN_TIME = frozenset({"đúng", "hạn"})
_FILE_WORDS = "hồ sơ giải quyết xử lý trước thủ tục hành chính trả kết quả"
_OF_FILES = frozenset(_FILE_WORDS.split())
_FINISHED = frozenset({"hoàn", "thành", "thực", "hiện"})
# What a rate may be told of alone, named before it: "Thôn Đông, tỷ lệ …", "Riêng chợ, tỷ lệ …".
_PART_OF_OFFICE = re.compile(
    r"\b(?:tại|ở|thôn|xóm|ấp|bản|tổ|khu|khối|trường|lĩnh vực|ngành|riêng|đối với|nhóm|cấp|chợ"
    r"|phòng|trạm|đoàn|hội|công an|trung tâm|chi bộ|đảng|doanh nghiệp|sở|tỉnh|huyện|thành phố)\b",
    re.IGNORECASE,
)
_PART_TOLD = re.compile(
    r"\briêng\b|(?<!các )(?<!mọi )(?<!nhiều )\blĩnh vực\b"
    r"|\b(?:thôn|xóm|ấp|bản|tổ dân phố|tdp|trường)\s+(?:(?-i:[A-ZĐ])|số\s|\d)",
    re.IGNORECASE,
)
_RATE_WORD = re.compile(r"(?:tỷ|tỉ) lệ", re.IGNORECASE)
_LEAD = re.compile(
    r"^[^:]{0,120}(?:công tác|kết quả|một số chỉ tiêu|các chỉ tiêu|nổi bật|cụ thể|tiến bộ"
    r"|chuyển biến|như sau|gồm|trong đó)[^:]{0,60}:\s",
    re.IGNORECASE,
)
_ALL_GOALS = re.compile(r"(?:một số|các) chỉ tiêu[^:;.\d]{0,60}:", re.IGNORECASE)
_BEYOND_GOAL = re.compile(
    r",\s*(?:đều\s+)?(?:cao hơn|vượt|đạt và vượt|bằng)(?:\s+so với)?(?:\s+các)?"
    r"\s+(?:chỉ tiêu|mục tiêu|kế hoạch|yêu cầu)[^,;.\d]*(?=[,;.]|$)",
    re.IGNORECASE,
)
_BEYOND_BRACKETS = re.compile(r"\([^()]*\)\s+([^\W\d_][^,;:.(]*)")
_DEFINES = re.compile(r"(?::|\blà)\s*$")
_NUMERALS = re.compile(r"\d[\d.,/]*")
_MEMBERS = re.compile(r"\s+thành viên\b(?!\s+(?:tham|dự|được|đã|là|mới))", re.IGNORECASE)
_BODIES = re.compile(
    r"\b(\d+)\s+((?:tổ|đội|nhóm|câu lạc bộ|chi hội)\b[^\d,;:.()]{0,60}?)\s*,?\s*\(?"
    r"(?:với|gồm|có)?(?:\s+(?:tổng số|tổng cộng|khoảng))?\s*$",
    re.IGNORECASE,
)
_MEETING = re.compile(r"tập huấn|bồi dưỡng|hội nghị|\blớp\b|tham dự|kiện toàn", re.IGNORECASE)
_SYLLABLE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """A number with what it tells; `label` is the set of words that count."""

    number: NumberInText
    label: frozenset[str]
    start: int
    share: Share | None = None


@lru_cache(maxsize=REMEMBERED)
def claims(text: str) -> tuple[Claim, ...]:
    """Return the results that `text` claims, in order."""
    found = numbers(text)
    if not found:
        return ()
    beside = {share.rate.start: share for share in shares(text) if share.rate}
    made = []
    for index, number in enumerate(found):
        clause = around(clauses(text), number.start)
        if members := _members(text, number, clause.start, clause.end):
            made.append(Claim(number, members, clause.start))
            continue
        said = _ALL_GOALS.sub("", _HALF_YEAR.sub("", text[clause.start : clause.end]))
        said = _BEYOND_GOAL.sub("", said)
        if number.upper is not None or _NO_RESULT.search(said) or tells_of_part(text, number):
            continue
        share = beside.get(number.start)
        stop = share.start if share and share.start < number.start else number.from_
        lead = _LEAD.match(text[clause.start : stop])
        start = clause.start + lead.end() if lead else clause.start
        before = _begin(text, found[:index], start, stop)
        claim = _claim(text, number, before, stop, clause.end, share)
        if claim:
            made.append(claim)
    return tuple(made)


def _members(text: str, number: NumberInText, start: int, end: int) -> frozenset[str]:
    """Return the label of "38 Tổ công nghệ số (266 thành viên)": the bodies and how many."""
    if not _MEMBERS.match(text, number.end) or _MEETING.search(text, start, end):
        return frozenset()
    bodies = _BODIES.search(text[start : number.from_])
    return label_of(bodies[2]) | {"thành viên", bodies[1].lstrip("0")} if bodies else frozenset()


def tells_of_part(text: str, number: NumberInText) -> bool:
    """Whether the sentence up to a number speaks of one field, hamlet or school alone."""
    start = around(sentences(text), number.start).start
    return _PART_TOLD.search(text, start, number.from_) is not None


def _begin(text: str, earlier: Sequence[NumberInText], start: int, stop: int) -> int:
    """Return where the label begins: behind the last number that tells something else.

    In "Văn bản ký số: 40 văn bản, chiếm 100%" rate and count share their label.
    """
    for number in reversed(earlier):
        if number.end > stop:
            continue
        if number.end <= start:
            break
        noun = noun_after(text, number)
        said = text[max(number.end, noun.end) : stop]
        if number.is_percent or _scope(said) or not re.search(r"[,(]", said):
            return number.end
        stop = number.from_
    return start


def _claim(
    text: str, number: NumberInText, before: int, stop: int, end: int, share: Share | None
) -> Claim | None:
    said = text[before:stop]
    noun = noun_after(text, number)
    if number.is_percent:
        counted = noun_after(text, share.number) if share else NONE
        told = text[share.number.end : counted.end] if share and counted.known else ""
        label = label_of(f"{_of_rate(_NUMERALS.sub(' ', said))} {told}")
        if len(label) < LEAST_WORDS and not share:
            label = _after(text, number.end, end)
    elif number.unit:
        return None
    elif (issuer := _ISSUED.search(said)) and _DOCUMENTS.match(text, number.end):
        return Claim(number, _DOCUMENTS_ISSUED | _body(issuer[1]), before)
    elif _DEFINES.search(said) and not number.denominator:
        label = label_of(said)
    else:
        label = _after(text, number.end, end) if noun.kind else frozenset()
        if len(label) < LEAST_WORDS + 2:
            return None
    label = _without_ballast(label, fraction=number.denominator is not None)
    told_enough = len(label) >= LEAST_WORDS or label == _IN_TIME
    return Claim(number, label, before, share) if told_enough else None


def _body(said: str) -> frozenset[str]:
    """Return who issued: committee, Party, council; "xã đã ban hành" is the committee."""
    words = said.casefold().replace("ubnd", "ủy ban").replace("uỷ ban", "ủy ban")
    named = frozenset(name for name in ("ủy ban", "đảng ủy", "hđnd") if name in words)
    return named or frozenset({"ủy ban"})


def _without_ballast(label: frozenset[str], *, fraction: bool) -> frozenset[str]:
    """Take off words that one wording has and the next has not."""
    if label >= _IN_TIME:
        return label - _OF_FILES
    return label - _FINISHED if fraction else label


def _of_rate(said: str) -> str:
    """Return what stands for the thing: from "tỷ lệ", unless that is only "đạt tỷ lệ"."""
    found = [match for match in _RATE_WORD.finditer(said) if said[match.end() :].strip(" :")]
    if not found:
        return said
    before = said[: found[-1].start()]
    parted = before.rstrip().endswith((",", ":")) and not _PART_OF_OFFICE.search(before)
    return said[found[-1].start() :] if parted or not _scope(before) else said


def _scope(said: str) -> bool:
    return len(label_of(said)) > 0


def _after(text: str, start: int, end: int) -> frozenset[str]:
    """Return the label told after a number, up to the next number, comma or bracket."""
    following = [number.start for number in numbers(text) if number.start > start]
    stop = min([end, *following[:1]])
    signs = [text.find(sign, start, stop) for sign in "(,;:"]
    stop = min([sign for sign in signs if sign >= 0], default=stop)
    beyond = _BEYOND_BRACKETS.match(text, stop, end)
    return label_of(f"{text[start:stop]} {beyond[1] if beyond else ''}")


@lru_cache(maxsize=REMEMBERED)
def label_of(said: str) -> frozenset[str]:
    """Return the words of a label that count, abbreviations written out."""
    said = _SET_ASIDE.sub(" ", said)
    long = expansions()
    label: set[str] = set()
    for syllable in _SYLLABLE.findall(said):
        whole = long.get(syllable)
        parts = whole.split() if whole else [one_tone_style(syllable.casefold())]
        label.update(part for part in parts if part not in _NEUTRAL and not part.isdigit())
    return frozenset(label)
