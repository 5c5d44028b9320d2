"""Lines that reports have by decree: the state's name, the number, who signs.

Source: NĐ 30/2020, Phụ lục I.
"""

import re

from nq57desk import styles
from nq57desk.importing.pieces import Line

NUMBER = re.compile(
    r"^Số\s*:?\s*(?P<number>[\d.…\s]*)(?P<between>[/-])\s*(?P<symbol>[A-ZĐ][\w/&-]*)"
)
PLACE_DATE = re.compile(
    r"^(?P<place>[^\d,]{2,60}),?\s*ngày(?P<day>[\d\s.…]*)tháng(?P<month>[\d\s.…]*)năm(?P<year>[\d\s.…]*)$",
    re.IGNORECASE,
)
STATE = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM", re.IGNORECASE)
MOTTO = re.compile(r"Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+phúc", re.IGNORECASE)
RULE = re.compile(r"^[-–—_=*~\s]+$")
PARTY = re.compile(r"^ĐẢNG CỘNG SẢN VIỆT NAM$")
RECIPIENTS = re.compile(r"^nơi nhận\s*:?\s*$", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(?:(?:T/?M|K/?T|T/?L|TUQ|Q)\s*[./]?\s+)?"
    r"(?:BAN (?:THƯỜNG VỤ|CHẤP HÀNH|CHỈ ĐẠO)|ĐẢNG ỦY|(?:ỦY|UỶ) BAN|UBND"
    r"|(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|CHÁNH|TRƯỞNG|GIÁM ĐỐC))"
)
_ASIDE = re.compile(r"^\((?:đã ký|ký|ký tên)[^()]*\)$", re.IGNORECASE)
_LONGEST_SIGNATURE = 80
_LONGEST_NAME = 40


def is_fixed(line: Line) -> bool:
    """Whether a line can only stand in the head of a report or at its end."""
    text = line.text
    patterns = (NUMBER, PLACE_DATE, PARTY, RECIPIENTS)
    if any(pattern.match(text) for pattern in patterns):
        return True
    return bool(STATE.search(text) or MOTTO.search(text))


def is_signature(line: Line) -> bool:
    """Whether a line tells in what quality somebody signs: "KT. CHỦ TỊCH"."""
    if line.style == styles.SIGNER_TITLE:
        return True
    text = line.text
    return text.isupper() and len(text) <= _LONGEST_SIGNATURE and bool(_SIGNATURE.match(text))


def is_name(line: Line) -> bool:
    """Whether a line is nothing but a person's name."""
    if line.style == styles.SIGNER_NAME:
        return True
    words = line.text.split()
    if not 2 <= len(words) <= 7 or len(line.text) > _LONGEST_NAME or line.text.isupper():
        return False
    return all(word[0].isupper() and word.replace(".", "").isalpha() for word in words)


def is_aside(line: Line) -> bool:
    """Whether a line stands in place of a signature: "(Đã ký)"."""
    return bool(_ASIDE.match(line.text))
