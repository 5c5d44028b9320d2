"""Which office wrote a file, deduced from its text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from nq57desk.model import Office, OfficeKind

_KINDS = {kind.value: kind for kind in OfficeKind}
_LOCALITY = re.compile(
    r"\b(?:UBND|[ỦU][ỷy] ban nhân dân|địa bàn|Đảng [ủu][ỷy])\s+"
    rf"(?P<kind>{'|'.join(_KINDS)})\s+(?P<after>.{{1,60}})"
)
_CAPITALS = re.compile(r"\b(?P<kind>XÃ|PHƯỜNG|ĐẶC KHU)\s+(?P<after>.{1,60})$")
_PROVINCE = re.compile(r"\b(?P<kind>tỉnh|thành phố|[Tt]ỉnh ủy|[Tt]hành ủy)\s+(?P<after>.{1,60})")
_CITY = ("thành phố", "thành ủy")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MOST_WORDS = 4

_Names = Counter[tuple[str, str]]


def deduce(texts: Iterable[str]) -> Office:
    """Return the office that the texts name most often; empty where they name none."""
    localities: _Names = Counter()
    provinces: _Names = Counter()
    for text in texts:
        for found in _LOCALITY.finditer(text):
            localities[found["kind"], _name(found["after"])] += 1
        if (capitals := _CAPITALS.search(text)) and text.isupper():
            localities[capitals["kind"].lower(), _name(capitals["after"]).title()] += 1
        for found in _PROVINCE.finditer(text):
            kind = "thành phố" if found["kind"].lower() in _CITY else "tỉnh"
            provinces[kind, _name(found["after"])] += 1
    kind, name = _commonest(localities)
    province_kind, province = _commonest(provinces)
    return Office(
        kind=_KINDS.get(kind, OfficeKind.COMMUNE),
        name=name,
        province=province,
        province_kind=province_kind or "tỉnh",
    )


def _name(after: str) -> str:
    """Return the proper name that a text begins with, "" if it begins with none."""
    words: list[str] = []
    place = 0
    for found in _WORD.finditer(after):
        between = after[place : found.start()]
        if between.strip() or len(words) == _MOST_WORDS or not _is_proper(found[0], words):
            break
        words.append(found[0])
        place = found.end()
    return " ".join(words)


def _is_proper(word: str, before: Sequence[str]) -> bool:
    return word[0].isupper() or (word.isdecimal() and not before)


def _commonest(names: _Names) -> tuple[str, str]:
    known = Counter({key: count for key, count in names.items() if key[1]})
    return known.most_common(1)[0][0] if known else ("", "")
