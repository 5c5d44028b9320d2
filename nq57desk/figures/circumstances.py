"""What a sentence says of its numbers besides the amount: result or target, when, for whom."""

from __future__ import annotations

import re
from datetime import date

from nq57desk.figures.passages import Passage
from nq57desk.model import Nature, Report

# Sections that tell what is to be done, by their key in the superset.
_TASKS = {"B4", "L", "M"}
_TARGET = re.compile(
    r"\b(?:phấn đấu|mục tiêu|chỉ tiêu|yêu cầu|bảo đảm đạt|nâng tỷ lệ|đề nghị)\b", re.IGNORECASE
)
_ORDERED = re.compile(r"(?:chỉ đạo|yêu cầu|giao|vận động|đôn đốc)\s*$", re.IGNORECASE)
_PLAN = re.compile(r"\b(?:dự kiến|sẽ|gói thầu|theo kế hoạch|chuẩn bị)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:phấn đấu|dự kiến|đề nghị|kiến nghị|(?:thời gian|giai đoạn|kỳ) tới|sắp tới|tiếp theo)\b"
    r"|^\W*(?:mục tiêu|kế hoạch|tiếp tục)\b",
    re.IGNORECASE,
)
_AHEAD_NEAR = re.compile(r"\b(?:kế hoạch|chỉ tiêu|đăng ký|tiếp tục)\b[^,:;]*$", re.IGNORECASE)
_TASKS_TO_COME = re.compile(
    r"\b(?:nhiệm vụ|giải pháp|phương hướng|kế hoạch)\b.*"
    r"(?:trọng tâm|\btới\b|tiếp theo|cuối năm|\btháng \d|\bquý [IV\d])"
    r"|^\W*(?:phương hướng|đề xuất|kiến nghị|nhiệm vụ(?:,| và) giải pháp)\b",
    re.IGNORECASE,
)
_RESULTS = re.compile(
    r"\b(?:kết quả|tình hình|đánh giá|đã)\b|^(?!\W*phương hướng).*thực hiện\b.*\bnhiệm vụ\b",
    re.IGNORECASE,
)
_TARGET_OF_LEAD = re.compile(r"\b(?:phấn đấu|mục tiêu|chỉ tiêu)\b", re.IGNORECASE)
_DATE = r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
_LONG_DATE = r"(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
_UNTIL = re.compile(
    r"\b(?:đến|tới)\s+(?:nay\s*)?(?:hết\s+)?[(,]?\s*(?:ngày\s+)?"
    rf"(?:{_DATE}|{_LONG_DATE})",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:bình quân|trung bình|mỗi|tăng|giảm|rút ngắn|so với|cùng kỳ|năm trước|trước đây"
    r"|kỳ trước(?!\s+chuyển))\b",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"\bnăm\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:lĩnh vực|ngành|khối|riêng|trường (?:mầm non|tiểu học|trung học|thcs|thpt)"
    r"|(?<=cán bộ )(?:công an|quân sự))"
    r"(?:\s+(?!đạt\b|là\b|được\b|có\b)[^\W\d_]+){0,3}",
    re.IGNORECASE,
)
_ONE_PAPER = re.compile(
    r"\b(?:đối với|riêng|theo|tại|của)\s+(?:các\s+)?"
    r"(?:thông báo|kết luận|kế hoạch|quyết định|công văn|chương trình)\s+số\b",
    re.IGNORECASE,
)
_ONE_PLACE = re.compile(
    r"(?:\b(?:[Tt]hôn|[Xx]óm|[Kk]hu phố|[Tt]ổ dân phố|[Tt]rường|[Tt]rạm)"
    r"|(?:^|\b(?:[Tt]ại|ở|của)\s+)[Bb]ản)\s+(?:số\s+)?([^\W_]+)"
    r"|\b[Cc]hợ\s+(?!điện tử)\w+|\b[Dd]ự án\s+(?!số\b)[^\W\d]+"
)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_EVENT = re.compile(
    r"\b(?:lớp|khóa|buổi|hội nghị|tập huấn|bồi dưỡng|học viên|tham dự|tham gia)\b", re.IGNORECASE
)
_AT_REPORT = re.compile(r"\bthời điểm báo cáo\b", re.IGNORECASE)


def nature(passage: Passage, left: str, earlier: str) -> Nature:
    """Tell whether a number is a result, a target (chỉ tiêu) or a plan.

    Args:
        left: the words before the number in its part of the sentence.
        earlier: the sentence before those.
    """
    if passage.meaning in _TASKS or _TARGET_OF_LEAD.search(passage.lead):
        return Nature.TARGET
    if _stands_under_tasks(passage.headings):
        return Nature.TARGET
    if _TARGET.search(left) or _ORDERED.search(left):
        return Nature.TARGET
    return Nature.PLAN if _PLAN.search(f"{earlier} {left}") else Nature.RESULT


def _stands_under_tasks(headings: tuple[str, ...]) -> bool:
    """Whether the nearest heading that tells either is of what is yet to be done."""
    for heading in headings:
        if _RESULTS.search(heading):
            return False
        if _TASKS_TO_COME.search(heading):
            return True
    return False


def is_ahead(sentence: str, clause: str) -> bool:
    """Whether a sentence up to its number tells what is wanted or planned, not what was done."""
    return _AHEAD.search(sentence) is not None or _AHEAD_NEAR.search(clause) is not None


def is_of_one(sentence: str) -> bool:
    """Whether a sentence up to its number tells of one paper, hamlet, market or project."""
    if _ONE_PAPER.search(sentence):
        return True
    unquoted = _QUOTED.sub(" ", sentence)
    named = (match[1] for match in _ONE_PLACE.finditer(unquoted))
    return any(name is None or not name[0].islower() for name in named)


def is_of_event(text: str) -> bool:
    """Whether a text tells of a class or meeting, whose people are those who came."""
    return _EVENT.search(text) is not None


def is_otherwise(clause: str, year: int | None) -> bool:
    """Whether a clause up to its number tells an average, a change or another year's result."""
    if _OTHERWISE.search(clause):
        return True
    years = _OF_YEAR.findall(clause)
    return year is not None and any(int(each) != year for each in years[-1:])


def scope(clause: str) -> str:
    """Return the part of the office that a clause speaks of, "" for the whole."""
    part = _PART.search(clause)
    return part[0].strip() if part else ""


def as_of(text: str, report: Report) -> date | None:
    """Return the date that the data of `text` reach to, `None` where it says none."""
    found = None
    for match in _UNTIL.finditer(text):
        found = _date(*(part for part in match.groups() if part)) or found
    if found is None and _AT_REPORT.search(text):
        given = report.header.date
        if given.day and given.month and given.year:
            return _date(str(given.day), str(given.month), str(given.year))
    return found


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
