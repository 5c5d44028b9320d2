"""Words that a page break of the file has cut, doubled or spoilt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nq57desk.checks import tables
from nq57desk.checks.reading import PROSE, Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import REMEMBERED, snippet, words
from nq57desk.i18n import _, mark
from nq57desk.model import Severity

_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem"
    " ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay"
    " oc oe oen oeo oet oi om on ong ooc oong op ot u ua uan uang uat uay uau uc ue uech uenh ui"
    " um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu"
    " y yem yen yet yeu"
)
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?(?:"
    + _RIMES.replace(" ", "|")
    + r")"
)


@lru_cache(maxsize=REMEMBERED)
def is_syllable(folded: str) -> bool:
    """Whether a folded word can be a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(folded) is not None


def cut_words(reading: Reading) -> Iterator[Remark]:
    """A word that a page break has cut, doubled or spoilt."""
    for passage in reading.passages:
        for origin in passage.origins[1:]:
            position = origin.start - passage.start
            if passage.kind in PROSE and 0 < position < len(passage.text):
                yield from _cut_at(passage, position)


def _cut_at(passage: Passage, position: int) -> Iterator[Remark]:
    found = words(passage.text)
    after = next((word for word in found if word.start >= position), None)
    before = next((word for word in reversed(found) if word.end <= position), None)
    if after is None or before is None or not after.text.isalpha() or not after.text.islower():
        return
    foreign = tables.words().foreign
    spoilt = [
        word
        for word in (before, after)
        if word.text.isalpha()
        and word.text.islower()
        and not is_syllable(word.folded)
        and word.folded not in foreign
        and len(word.folded) < 8
    ]
    if spoilt:
        words_ = snippet(passage.text, before.start, after.end, room=20)
        yield Remark(
            message=_("{where}: the page break has spoilt a word in “{words}”.").format(
                where=passage.where, words=words_
            ),
            places=(
                passage.place(before.start, before.end),
                passage.place(after.start, after.end),
            ),
            quote=words_,
            found=spoilt[0].text,
        )


RULES = (
    Rule(
        id="cut-word",
        severity=Severity.INFO,
        title=mark("A word spoilt by a page break"),
        source="lỗi khi lấy chữ từ tệp PDF",
        in_report=cut_words,
    ),
)
