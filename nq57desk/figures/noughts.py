"""Sentences that tell a nought: "Không phát sinh hồ sơ …", "chưa có doanh nghiệp …", "Không có."

What they tell is read from their words, so it is offered, never sure: "chưa có số liệu" is no
nought, and the clerk knows which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nq57desk.figures.matching import Words
from nq57desk.figures.passages import Passage

_NONE_OF = re.compile(
    r"\b(?:không|chưa)\s+(?:có|còn|phát\s+sinh|hình\s+thành|ghi\s+nhận|xảy\s+ra|xuất\s+hiện)\s+"
    r"(?!thẩm\s+quyền|nguồn\s+lực|số\s+liệu|thông\s+tin|quy\s+định|điều\s+kiện|cơ\s+chế\s+hỗ\s+trợ)(?P<what>[^;.!?]{4,160})",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"\W*(?:không|chưa)(?:\s+(?:có|phát\s+sinh))?\W*", re.IGNORECASE)
_NOTHING_AFTER = re.compile(r":\s*(?:không|chưa)\s+(?:có|phát\s+sinh)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nought:
    """A stretch of `passage` that tells a nought, and the words of what there is none of."""

    passage: Passage
    start: int
    end: int
    words: tuple[Words, ...]
    what: str


def noughts(passage: Passage) -> Iterator[Nought]:
    """Yield what `passage` says there is none of."""
    text = passage.text
    over = tuple(Words(text=each, weight=0.25, steady=True) for each in passage.headings[:2])
    if _NOTHING.fullmatch(text) and passage.headings and passage.cell is None:
        told = passage.headings[0]
        yield Nought(
            passage=passage,
            start=0,
            end=len(text),
            words=(Words(text=told, weight=1, near=True, steady=True),),
            what=told,
        )
    elif after := _NOTHING_AFTER.search(text):
        told = text[: after.start()]
        words = (Words(text=told, weight=1, near=True, backwards=True), *over)
        yield Nought(passage=passage, start=after.start(), end=len(text), words=words, what=told)
    elif passage.cell is None:
        for match in _NONE_OF.finditer(text):
            yield Nought(
                passage=passage,
                start=match.start(),
                end=match.end(),
                words=(Words(text=match["what"], weight=1, near=True), *over),
                what=match["what"],
            )
