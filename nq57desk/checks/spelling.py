"""Spellings: abbreviations, fixed names, names of places, terms, tone marks.

Each compares the report with itself or with `resources/rules/words.toml`; whether a word is good
Vietnamese is not asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile

from nq57desk.checks import tables
from nq57desk.checks.reading import Kind, Passage, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.text import REMEMBERED, folded, is_capitals, one_tone_style, snippet, words
from nq57desk.i18n import _, mark
from nq57desk.model import Mend, Severity

_PLACE = re.compile(
    r"\b(?P<kind>xóm|thôn|bản|ấp|tổ dân phố|TDP|khu phố|khu dân cư|làng|chợ|xã|phường|thị trấn"
    r"|huyện|tỉnh|thành phố)\s+(?P<name>[A-ZÀ-ỸĐ][^\W\d_]*(?:\s+[A-ZÀ-ỸĐ][^\W\d_]*){0,3})"
)
_NO_NAME = "Chủ Năm Tổ Ban Đảng Hội Ủy Kế Quyết Nghị Đề Chương Nam"
_OTHER_WORDS = frozenset(_NO_NAME.split())


def misspelt_name(passage: Passage) -> Iterator[Remark]:
    """A fixed name in other letters: "VneID"."""
    text = passage.text
    if passage.kind is Kind.HEADING and is_capitals(text):
        return
    for match in _names().finditer(text):
        name = _in_right_letters()[match[0].casefold()]
        if match[0] == name or (match[0].islower() and name.istitle()):
            continue
        place = passage.place(match.start(), match.end())
        yield Remark(
            message=_("{where}: “{found}” is written {name}.").format(
                where=passage.where, found=match[0], name=name
            ),
            places=(place,),
            quote=snippet(text, match.start(), match.end()),
            found=match[0],
            expected=name,
            mends=(Mend(place=place, text=name),),
        )


@cache
def _names() -> re.Pattern[str]:
    names = tables.words().names
    first = "".join({sign for name in names for sign in (name[0].lower(), name[0].upper())})
    told = "|".join(map(re.escape, names))
    return re.compile(rf"(?<![\w./])(?=[{first}])(?i:{told})(?![\w/]|\.\w)")


@cache
def _in_right_letters() -> dict[str, str]:
    return {name.casefold(): name for name in tables.words().names}


@lru_cache(maxsize=REMEMBERED)
def place_names(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the names behind "xóm", "xã", "tỉnh" …, with where they stand."""
    found = []
    for match in _PLACE.finditer(text):
        parts = [*takewhile(_is_capitalised, match["name"].split())]
        if not parts:
            continue
        while len(parts) > 1 and parts[-1] in _OTHER_WORDS:
            parts.pop()
        name = " ".join(parts)
        if not is_capitals(text) or len(text) < 12:
            found.append((name, match.start("name"), match.start("name") + len(name)))
    return tuple(found)


def _is_capitalised(word: str) -> bool:
    return word[0].isupper()


def two_spellings(reading: Reading) -> Iterator[Remark]:
    """A name of a place in two spellings that differ by accents alone."""
    spelt: dict[str, dict[str, list[tuple[Passage, int, int]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for passage in reading.passages:
        for name, start, end in place_names(passage.text):
            one_style = " ".join(one_tone_style(part) for part in name.split())
            spelt[folded(name)][one_style].append((passage, start, end))
    for forms in spelt.values():
        if len(forms) > 1:
            yield from _spellings(forms)


def _spellings(forms: dict[str, list[tuple[Passage, int, int]]]) -> Iterator[Remark]:
    ranked = sorted(forms.values(), key=len, reverse=True)
    passage, start, end = ranked[0][0]
    right = passage.text[start:end]
    for told in ranked[1:]:
        other, first, last = told[0]
        found = other.text[first:last]
        places = tuple(p.place(a, b) for p, a, b in told)
        yield Remark(
            message=_(
                "“{right}” ({many} times) and “{found}” ({few} times, {where}) seem to be one "
                "name. Look which is right."
            ).format(
                right=right, many=len(ranked[0]), found=found, few=len(told), where=other.where
            ),
            places=(*places, passage.place(start, end)),
            quote=snippet(other.text, first, last),
            found=found,
            expected=right,
            mends=tuple(Mend(place=place, text=right) for place in places),
        )


def misspelt_term(reading: Reading) -> Iterator[Remark]:
    """A term of these reports with other accents: "chuyên đổi số"."""
    told: dict[tuple[str, str], list[tuple[Passage, int, int]]] = defaultdict(list)
    for passage in reading.passages:
        for found, right, start, end in slips(passage.text):
            told[found.casefold(), right].append((passage, start, end))
    for (found, right), places in told.items():
        spots = tuple(passage.place(start, end) for passage, start, end in places)
        passage, start, end = places[0]
        yield Remark(
            message=_("“{found}” ({count} times, {where}) is probably “{right}”.").format(
                found=found,
                count=len(places),
                where="; ".join(dict.fromkeys(p.where for p, _a, _b in places)),
                right=right,
            ),
            places=spots,
            quote=snippet(passage.text, start, end),
            found=found,
            expected=right,
        )


@lru_cache(maxsize=REMEMBERED)
def slips(text: str) -> tuple[tuple[str, str, int, int], ...]:
    """Return the terms with wrong accents: as found, as they should be, where."""
    known = tables.words()
    found = words(text)
    begins = [index for index, word in enumerate(found) if word.folded in known.lengths]
    slipped = []
    behind = 0
    for index in begins:
        if index < behind:
            continue
        for length in known.lengths[found[index].folded]:
            term = found[index : index + length]
            right = known.terms.get(tuple(word.folded for word in term))
            if right is None:
                continue
            behind = index + length
            said = tuple(one_tone_style(word.text.casefold()) for word in term)
            if said != right.words:
                start, end = term[0].start, term[-1].end
                slipped.append((text[start:end], right.text, start, end))
            break
    return tuple(slipped)


@lru_cache(maxsize=REMEMBERED)
def tone_styles(text: str) -> tuple[tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]]:
    """Return the words with the tone on the first vowel ("hòa"), and on the second ("hoà")."""
    return _ending_in(_ON_FIRST, text), _ending_in(_ON_SECOND, text)


def _ending_in(pattern: re.Pattern[str], text: str) -> tuple[tuple[str, int], ...]:
    found = []
    for match in pattern.finditer(text):
        start = match.start()
        while start and text[start - 1].isalpha():
            start -= 1
        found.append((text[start : match.end()], start))
    return tuple(found)


_ON_FIRST = re.compile(r"(?:[òóỏõọÒÓỎÕỌ][aeAE]|(?<![qQ])[ùúủũụÙÚỦŨỤ][yY])(?!\w)")
_ON_SECOND = re.compile(r"(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<![qQ])[uU][ỳýỷỹỵỲÝỶỸỴ])(?!\w)")
_SECOND = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_FIRST = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_FIRST_OF = dict(zip(_SECOND.split(), _FIRST.split(), strict=True))


def _other_style(word: str) -> str:
    return word[:-2] + _FIRST_OF.get(word[-2:].casefold(), word[-2:])


def mixed_tones(reading: Reading) -> Iterator[Remark]:
    """Tone marks on the first vowel here ("hòa") and on the second there ("hoà")."""
    first: list[tuple[Passage, str, int]] = []
    second: list[tuple[Passage, str, int]] = []
    for passage in reading.passages:
        one, other = tone_styles(passage.text)
        first += [(passage, word, start) for word, start in one]
        second += [(passage, word, start) for word, start in other]
    if not first or not second:
        return
    few, many = sorted((first, second), key=len)
    shown = ", ".join(dict.fromkeys(word for _p, word, _s in few))
    yield Remark(
        message=_(
            "Tone marks are set in two ways: {few} words as in {shown}, {many} as in {other}. "
            "Keep to one."
        ).format(few=len(few), shown=shown[:80], many=len(many), other=many[0][1]),
        places=tuple(passage.place(start, start + len(word)) for passage, word, start in few),
        quote=shown[:80],
        found=few[0][1],
        expected=_other_style(few[0][1]) if few is second else one_tone_style(few[0][1]),
    )


_SOURCE = "viết thống nhất trong một văn bản; NĐ 30/2020, Phụ lục II"
RULES = (
    Rule(
        id="misspelt-name",
        severity=Severity.WARNING,
        title=mark("A fixed name in other letters"),
        source=_SOURCE,
        in_passage=misspelt_name,
    ),
    Rule(
        id="two-spellings",
        severity=Severity.WARNING,
        title=mark("One name in two spellings"),
        source=_SOURCE,
        in_report=two_spellings,
    ),
    Rule(
        id="misspelt-term",
        severity=Severity.INFO,
        title=mark("A term with other accents"),
        source=_SOURCE,
        in_report=misspelt_term,
    ),
    Rule(
        id="mixed-tones",
        severity=Severity.INFO,
        title=mark("Tone marks set in two ways"),
        source=_SOURCE,
        in_report=mixed_tones,
    ),
)
