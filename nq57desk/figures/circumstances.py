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
_AT_REPORT = re.compile(r"\bthời điểm báo cáo\b", re.IGNORECASE)


def nature(passage: Passage, left: str, earlier: str) -> Nature:
    """Tell whether a number is a result, a target (chỉ tiêu) or a plan.

    Args:
        left: the words before the number in its part of the sentence.
        earlier: the sentence before those.
    """
    if passage.meaning in _TASKS or _TARGET_OF_LEAD.search(passage.lead):
        return Nature.TARGET
    if _TARGET.search(left) or _ORDERED.search(left):
        return Nature.TARGET
    return Nature.PLAN if _PLAN.search(f"{earlier} {left}") else Nature.RESULT


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
